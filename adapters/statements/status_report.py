"""Payment status reports (pain.002) of any version: what a bank refused of a file before it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from adapters.plain_xml import NoPlainXml, plain_tree
from adapters.statements import faults
from adapters.statements.amounts import moment_if
from adapters.statements.camt import refusal_of_xml
from adapters.statements.elements import Twig, child, children, line_of, raw_text
from domain.errors import Refusal

_MESSAGE: Final = "CstmrPmtStsRpt"
_NAMESPACE: Final = re.compile(r"pain\.002\.001\.\d{2}")
_REFUSED: Final = frozenset({"RJCT"})
_REFERENCE: Final = re.compile(r"[A-Za-z0-9-]{1,35}", re.ASCII)
_LONGEST: Final = 35
"""So long a reference of ours is at most; what is longer is none."""


@dataclass(frozen=True, slots=True)
class RefusedPart:
    """What a bank does not carry out, and why: the file, a block of it, or one payment."""

    code: str
    """ISO 20022 external code; the bank's own word, or empty, where it says no other."""
    block_id: str = ""
    """The PmtInfId; empty: the file as a whole."""
    end_to_end_id: str = ""
    """Of one payment; empty: the block as a whole."""


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What a bank says of one file that it was given."""

    written_in: str
    message_id: str
    """The id of the file that it is about."""
    made_on: date | None
    refused: tuple[RefusedPart, ...]


def may_be_status_report(raw: bytes) -> bool:
    """Tell whether bytes name the message; cheap, and asked before they are read as XML."""
    return _MESSAGE.encode() in raw or _MESSAGE.encode("utf-16-le") in raw


def read_status_report(raw: bytes) -> StatusReport | None:
    """Read a pain.002; None: it is XML of another kind. Nothing is expanded or fetched.

    Raises Refusal ``statements.too_large``, ``.not_xml``, ``.doctype``, ``.encoding``,
    ``.too_complex``, and ``.missing`` where it names no file.
    """
    if len(raw) > faults.LARGEST_FILE:
        raise faults.too_large(len(raw))
    try:
        root = Twig(plain_tree(raw, most_tags=faults.MOST_TAGS))
    except NoPlainXml as fault:
        raise refusal_of_xml(fault) from None
    namespace, _, name = root.element.tag.rpartition("}")
    body = root if name == _MESSAGE else child(root, _MESSAGE)
    if body is None:
        return None
    group = child(body, "OrgnlGrpInfAndSts") or child(body, "OrgnlGrpInf")
    message_id = raw_text(group, "OrgnlMsgId")
    if group is None or not 0 < len(message_id) <= _LONGEST:
        raise faults.missing("OrgnlGrpInfAndSts/OrgnlMsgId", line_of(group or body))
    version = _NAMESPACE.search(namespace)
    made = moment_if(raw_text(child(body, "GrpHdr"), "CreDtTm"))
    return StatusReport(
        written_in=version[0] if version else "pain.002",
        message_id=message_id,
        made_on=made.date() if made else None,
        refused=tuple(_refused(body, group)),
    )


def _refused(body: Twig, group: Twig) -> list[RefusedPart]:
    found = [RefusedPart(_code(group))] if raw_text(group, "GrpSts") in _REFUSED else []
    for block in children(body, "OrgnlPmtInfAndSts"):
        block_id = raw_text(block, "OrgnlPmtInfId")
        if raw_text(block, "PmtInfSts") in _REFUSED and block_id:
            found.append(RefusedPart(_code(block), block_id))
        found += [
            RefusedPart(_code(one), block_id, named)
            for one in children(block, "TxInfAndSts")
            if raw_text(one, "TxSts") in _REFUSED and (named := raw_text(one, "OrgnlEndToEndId"))
        ]
    return found


def _code(node: Twig) -> str:
    """The first reason of a status, as the code of the list or the bank's own."""
    for reason in children(node, "StsRsnInf"):
        told = raw_text(reason, "Rsn", "Cd") or raw_text(reason, "Rsn", "Prtry")
        if told:
            return told[:_LONGEST].upper()
    return ""


def unknown_file(message_id: str) -> Refusal:
    """The refusal of a report about a file that was not made here."""
    named = message_id if _REFERENCE.fullmatch(message_id) else faults.shown(message_id)
    return Refusal(
        "status_report.unknown",
        f"The report is about the file {named}, which was not made here.",
        way_out="Look whose file it is: of another program, or of a creditor you do not work for.",
        values={"file": named},
    )
