"""A small writer of CAMT.053 and .054, as .001.02 and as .001.08; valid to their schemas."""

from lxml import etree

from adapters.plain_xml import Element
from tests.adapters.statements.month import AccountMonth, Batch, Movement

_RETURNED_COLLECTION, _RETURNED_TRANSFER = "UPDD", "RRTN"


def camt053(month: AccountMonth, *, version: str = "08", pieces: int = 140) -> bytes:
    """Write a month as one statement made on the morning after; ``pieces``: width of a Ustrd."""
    return _written(month, version, pieces, ("053", "BkToCstmrStmt", "Stmt"))


def camt054(month: AccountMonth, *, version: str = "08", pieces: int = 140) -> bytes:
    """Write what moved as a notification, which has no balances."""
    return _written(month, version, pieces, ("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn"))


def _written(month: AccountMonth, version: str, pieces: int, names: tuple[str, str, str]) -> bytes:
    number, message, part = names
    namespace = f"urn:iso:std:iso:20022:tech:xsd:camt.{number}.001.{version}"
    root = etree.fromstring(f'<Document xmlns="{namespace}"/>')
    body = etree.SubElement(root, message)
    made = f"{month.last.isoformat()}T23:59:59"
    header = etree.SubElement(body, "GrpHdr")
    _put(header, "MsgId", f"{month.account}-{month.last:%Y%m}")
    _put(header, "CreDtTm", _morning_after(month))
    statement = etree.SubElement(body, part)
    _put(statement, "Id", f"{month.account[-10:]}-{month.last:%Y%m}")
    _put(statement, "ElctrncSeqNb", str(month.last.month))
    _put(statement, "CreDtTm", _morning_after(month))
    _put(statement, "FrToDt/FrDtTm", f"{month.first.isoformat()}T00:00:00")
    _put(statement.find("FrToDt"), "ToDtTm", made)
    _account(statement, month, version)
    if part == "Stmt":
        _balance(statement, "OPBD", month.opening, month.first.isoformat())
        _balance(statement, "CLBD", month.closing, month.last.isoformat())
    for one in month.moves:
        if isinstance(one, Batch):
            _batch(statement, one, version)
        else:
            _entry(statement, one, version, pieces)
    for element in body.iter():
        element.tag = f"{{{namespace}}}{element.tag}"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _morning_after(month: AccountMonth) -> str:
    following = month.last.toordinal() + 1
    return f"{type(month.last).fromordinal(following).isoformat()}T03:15:00+01:00"


def _put(parent: Element | None, path: str, text: str) -> Element:
    assert parent is not None
    for name in path.split("/"):
        parent = etree.SubElement(parent, name)
    parent.text = text
    return parent


def _account(statement: Element, month: AccountMonth, version: str) -> None:
    account = etree.SubElement(statement, "Acct")
    _put(account, "Id/IBAN", month.account)
    _put(account, "Ccy", "EUR")
    _put(account, "Ownr/Nm", month.owner)
    bic = "BIC" if version == "02" else "BICFI"
    _put(account, f"Svcr/FinInstnId/{bic}", month.bic)


def _balance(statement: Element, code: str, cents: int, day: str) -> None:
    balance = etree.SubElement(statement, "Bal")
    _put(balance, "Tp/CdOrPrtry/Cd", code)
    _amount(balance, cents)
    _put(balance, "Dt/Dt", day)


def _amount(parent: Element, cents: int, *, sign: bool = True) -> None:
    amount = _put(parent, "Amt", f"{abs(cents) // 100}.{abs(cents) % 100:02d}")
    amount.set("Ccy", "EUR")
    if sign:
        _put(parent, "CdtDbtInd", "CRDT" if cents >= 0 else "DBIT")


def _head(
    statement: Element, one: Movement | Batch, version: str, family: str, sub: str, *, back: bool
) -> Element:
    entry = etree.SubElement(statement, "Ntry")
    _amount(entry, one.amount)
    if back:
        _put(entry, "RvslInd", "true")
    _put(entry, "Sts" if version == "02" else "Sts/Cd", "BOOK")
    _put(entry, "BookgDt/Dt", one.on.isoformat())
    _put(entry, "ValDt/Dt", one.on.isoformat())
    if one.reference:
        _put(entry, "AcctSvcrRef", one.reference)
    domain = etree.SubElement(etree.SubElement(entry, "BkTxCd"), "Domn")
    _put(domain, "Cd", "PMNT")
    node = etree.SubElement(domain, "Fmly")
    _put(node, "Cd", family)
    _put(node, "SubFmlyCd", sub)
    return entry


def _batch(statement: Element, one: Batch, version: str) -> None:
    credit = (one.amount >= 0) != one.back
    family, sub = ("IDDT", "ESDD") if credit else ("ICDT", "ESCT")
    sub = _RETURNED_TRANSFER if one.back else sub
    entry = _head(statement, one, version, family, sub, back=one.back)
    batch = etree.SubElement(etree.SubElement(entry, "NtryDtls"), "Btch")
    if one.file:
        _put(batch, "MsgId", one.file)
    if one.block:
        _put(batch, "PmtInfId", one.block)
    _put(batch, "NbOfTxs", str(one.count))


def _entry(statement: Element, one: Movement, version: str, pieces: int) -> None:
    credit = one.amount >= 0
    family = ("IDDT" if one.mandate else "RCDT") if credit or one.back else "ICDT"
    sub = "ESCT"
    if one.back:
        family = "ICDT" if credit else "IDDT"
        sub = _RETURNED_TRANSFER if credit else _RETURNED_COLLECTION
    entry = _head(statement, one, version, family, sub, back=bool(one.back))
    details = etree.SubElement(etree.SubElement(entry, "NtryDtls"), "TxDtls")
    references = etree.SubElement(details, "Refs")
    _put(references, "EndToEndId", one.end_to_end or "NOTPROVIDED")
    if one.mandate:
        _put(references, "MndtId", one.mandate)
    if version == "02":
        _amount(
            etree.SubElement(etree.SubElement(details, "AmtDtls"), "TxAmt"), one.amount, sign=False
        )
    else:
        _amount(details, one.amount)
    side = "Dbtr" if credit != bool(one.back) else "Cdtr"
    parties = etree.SubElement(details, "RltdPties")
    _put(parties, f"{side}/Nm" if version == "02" else f"{side}/Pty/Nm", one.name)
    _put(parties, f"{side}Acct/Id/IBAN", one.account)
    _remittance(details, one, pieces)
    if one.back:
        _put(details, "RtrInf/Rsn/Cd", one.back)


def _remittance(details: Element, one: Movement, pieces: int) -> None:
    if not (one.text or one.structured):
        return
    remittance = etree.SubElement(details, "RmtInf")
    for start in range(0, len(one.text), pieces):
        _put(remittance, "Ustrd", one.text[start : start + pieces])
    if one.structured:
        reference = etree.SubElement(etree.SubElement(remittance, "Strd"), "CdtrRefInf")
        kind = etree.SubElement(reference, "Tp")
        _put(kind, "CdOrPrtry/Cd", "SCOR")
        _put(kind, "Issr", "ISO" if one.structured.startswith("RF") else "CUR")
        _put(reference, "Ref", one.structured)
