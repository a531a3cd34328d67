"""The transactions of an entry of a CAMT: who paid or was paid, and what he wrote with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from adapters.statements.amounts import cents_if, iban_if
from adapters.statements.elements import Twig, child, children, raw_text, raw_texts, sign_of, text
from adapters.statements.texts import OF_CAMT, fit, joined, pieces_of, references_in
from adapters.statements.values import BankAccount, EntryDetail
from domain.money import Cents

RETURNS: Final = frozenset({"RRTN", "RPCR", "UPDD", "PRDD", "RCDD", "CQRV", "UPCQ"})
"""Sub-families of ISO's bank transaction codes by which a transaction takes back another."""

_IDS: Final = frozenset(
    "MsgId AcctSvcrRef PmtInfId InstrId TxId UETR ChqNb ClrSysRef AcctOwnrTxId AcctSvcrTxId"
    " MktInfrstrctrTxId PrcgId".split()
)


@dataclass(frozen=True, slots=True)
class OfEntry:
    """What an entry says for each of its transactions."""

    sign: int
    currency: str
    account: BankAccount
    returned: bool


def details_in(transactions: Sequence[Twig], around: OfEntry) -> tuple[EntryDetail | None, ...]:
    """Read transactions; None stands for one that does not say its amount in this currency."""
    return tuple(_detail(one, around) for one in transactions)


def alone(transaction: Twig, around: OfEntry, booked: Cents) -> EntryDetail:
    """Read the only transaction of an entry: what was booked is its amount, signed."""
    stated = _share(transaction, around.currency) or abs(booked)
    return _read(transaction, around, booked, instructed=_ordered(transaction, around) or stated)


def _detail(transaction: Twig, around: OfEntry) -> EntryDetail | None:
    share = _share(transaction, around.currency)
    if share is None:
        return None
    amount = share * (sign_of(transaction) or around.sign)
    ordered = _ordered(transaction, around) or share
    return _read(transaction, around, amount, instructed=ordered)


def _read(transaction: Twig, around: OfEntry, amount: Cents, *, instructed: Cents) -> EntryDetail:
    refs = child(transaction, "Refs")
    back = child(transaction, "RtrInf")
    code = raw_text(transaction, "BkTxCd", "Domn", "Fmly", "SubFmlyCd")
    returned = around.returned or back is not None or code in RETURNS
    end_to_end, ids = text(refs, "EndToEndId"), _ids(refs)
    name, account = _other_party(transaction, around, amount, returned=returned)
    structured, documents, pieces = _remittance(child(transaction, "RmtInf"))
    joint = joined(pieces, OF_CAMT)
    return EntryDetail(
        amount=amount,
        instructed=instructed if instructed != abs(amount) else None,
        end_to_end=end_to_end,
        mandate=text(refs, "MndtId"),
        references=ids,
        name=name,
        ultimate_name=_ultimate(transaction, amount),
        account=account,
        structured=tuple(dict.fromkeys((*structured, *references_in((joint, " ".join(pieces)))))),
        documents=documents,
        unstructured=joint,
        pieces=pieces,
        returned=returned,
        return_code=text(back, "Rsn", "Cd") or text(back, "Rsn", "Prtry"),
        return_of=(end_to_end or text(refs, "TxId") or text(refs, "InstrId")) if returned else "",
        additional=" ".join(filter(None, (_lines(back, "AddtlInf"), _lines(transaction)))),
    )


def _lines(node: Twig | None, name: str = "AddtlTxInf") -> str:
    return "" if node is None else joined(pieces_of(*raw_texts(node, name)))


def _share(transaction: Twig, currency: str) -> Cents | None:
    """What a transaction says it is of the entry, unsigned."""
    for path in ((), ("AmtDtls", "TxAmt"), ("AmtDtls", "CntrValAmt"), ("AmtDtls", "InstdAmt")):
        found = _cents(child(transaction, *path, "Amt"), currency)
        if found is not None:
            return found
    return None


def _ordered(transaction: Twig, around: OfEntry) -> Cents | None:
    return _cents(child(transaction, "AmtDtls", "InstdAmt", "Amt"), around.currency)


def _cents(amount: Twig | None, currency: str) -> Cents | None:
    if amount is None or amount.element.get("Ccy", currency) != currency:
        return None
    return cents_if(raw_text(amount))


def _ids(refs: Twig | None) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name, twigs in () if refs is None else refs.kids.items():
        for one in twigs:
            stated = text(one) if name in _IDS else text(one, "Ref") if name == "Prtry" else ""
            if stated:
                found[stated] = None
    return tuple(found)


def _other_party(
    transaction: Twig, around: OfEntry, amount: Cents, *, returned: bool
) -> tuple[str, str]:
    """The name and the account of the other party.

    Money in comes from the debtor, money out goes to the creditor. With what comes back banks
    differ: some name the parties as they were at first, others as the money goes now. So whoever
    has our own account is passed over.
    """
    parties = child(transaction, "RltdPties")
    if parties is None:
        return "", ""
    sides = ("Dbtr", "Cdtr") if amount > 0 else ("Cdtr", "Dbtr")
    found = [
        (_name(parties, side), account_in(child(parties, f"{side}Acct", "Id"))) for side in sides
    ]
    ours = {around.account.iban, around.account.written} - {""}
    others = [one for one in found if any(one) and one[1] not in ours]
    if returned:
        others.sort(key=lambda one: not one[1])  # who has an account is not us
    return others[0] if others else ("", "")


def _name(parties: Twig, side: str) -> str:
    party = child(parties, side)
    return (
        text(party, "Nm")
        or text(party, "Pty", "Nm")
        or text(party, "Agt", "FinInstnId", "Nm")
        or text(parties, f"{side}Acct", "Nm")
    )


def _ultimate(transaction: Twig, amount: Cents) -> str:
    side = child(transaction, "RltdPties", "UltmtDbtr" if amount > 0 else "UltmtCdtr")
    return text(side, "Nm") or text(side, "Pty", "Nm")


def account_in(identification: Twig | None) -> str:
    """The account in an Id: an IBAN without spaces, or as written."""
    stated = text(identification, "IBAN") or text(identification, "Othr", "Id")
    return iban_if(stated) or stated


def _remittance(
    remittance: Twig | None,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """References of the creditor, numbers of documents, and the text in its pieces."""
    if remittance is None:
        return (), (), ()
    free = raw_texts(remittance, "Ustrd")
    structured, documents = [], []
    for block in children(remittance, "Strd"):
        structured.append("".join(text(block, "CdtrRefInf", "Ref").split()))
        documents += [text(one, "Nb") for one in children(block, "RfrdDocInf")]
        free += raw_texts(block, "AddtlRmtInf")
    return tuple(_kept(structured)), tuple(_kept(documents)), pieces_of(*free)


def _kept(texts: Sequence[str]) -> Iterator[str]:
    return (fit(one) for one in dict.fromkeys(texts) if one)
