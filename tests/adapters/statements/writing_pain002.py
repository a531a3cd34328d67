"""Reports on files of ours (pain.002) as banks write them."""

from collections.abc import Mapping
from typing import NamedTuple


class Refused(NamedTuple):
    """A payment that the bank refused; an empty code: it gives no reason."""

    end_to_end_id: str
    code: str
    block: str = ""


def pain002(
    message_id: str,
    *,
    version: str = "10",
    group: str | None = None,
    blocks: Mapping[str, str] | None = None,
    payments: tuple[Refused, ...] = (),
    accepted: tuple[str, ...] = (),
    made_on: str = "2026-03-20",
) -> bytes:
    """A report on a file; ``group`` and ``blocks`` are refused with these reasons."""
    status = f"<GrpSts>RJCT</GrpSts>{_reason(group)}" if group is not None else ""
    parts = [
        f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{block}</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>"
        f"{_reason(code)}</OrgnlPmtInfAndSts>"
        for block, code in (blocks or {}).items()
    ]
    parts += [_payment(one.block, one.end_to_end_id, "RJCT", one.code) for one in payments]
    parts += [_payment(f"{message_id}-1", one, "ACSP", "") for one in accepted]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.{version}">'
        "<CstmrPmtStsRpt><GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>"
        f"{made_on}T09:00:00</CreDtTm>"
        f"</GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>{message_id}</OrgnlMsgId>"
        f"<OrgnlMsgNmId>pain.008.001.09</OrgnlMsgNmId>{status}</OrgnlGrpInfAndSts>"
        f"{''.join(parts)}</CstmrPmtStsRpt></Document>"
    ).encode()


def _payment(block: str, name: str, status: str, code: str) -> str:
    return (
        f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{block}</OrgnlPmtInfId><TxInfAndSts>"
        f"<OrgnlEndToEndId>{name}</OrgnlEndToEndId><TxSts>{status}</TxSts>{_reason(code)}"
        "</TxInfAndSts></OrgnlPmtInfAndSts>"
    )


def _reason(code: str | None) -> str:
    return f"<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn></StsRsnInf>" if code else ""
