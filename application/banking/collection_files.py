"""A direct debit of a claim as a file for the bank (pain.008), and what the bank says of it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from adapters.sepa import Collected, CollectionsFile, write_collections
from adapters.sepa.elements import FileParty, FileVersion
from adapters.ubl.payment import valid_iban
from application.banking.accounts import owners_for
from application.banking.lines import record_line
from application.banking.own_account import own_iban, require_not_own
from application.banking.placement import put_on_claims
from application.house import House
from domain.application import Session
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import BankLineParked, DecidedBy, LineTold, ParkedWhy
from domain.case import Case
from domain.claim.collected import COLLECTION
from domain.claim.events import CollectionOrdered
from domain.claim.state import Claim
from domain.claim.streams import stream_of_claim
from domain.creditor.state import Creditor
from domain.days import in_amsterdam
from domain.debtor.mandate_events import DebitAccount
from domain.debtor.mandates import DebitMandate
from domain.direct_debit.announced import Announced, DebitWanted, announced
from domain.direct_debit.collecting import (
    arrive,
    arrives_as_ordered,
    order_collection,
    require_collectable,
)
from domain.errors import Refusal
from domain.ids import collection_id
from domain.matching.verdict import Part
from domain.money import Cents
from domain.sealing import Purpose

_SAYS: Final = {"nl": "Factuur", "en": "Invoice"}
"""What the debtor reads beside the number."""
# Of a sandbox it says so: a bank that is handed it by mistake shows what it is.
_OURS, _TRIAL, _BLOCK = "IN", "PROEF-", "-1"
_ONCE, _AGAIN = "OOFF", "RCUR"


def make_collection_file(
    session: Session,
    house: House,
    case: Case,
    *,
    mandate_id: str,
    amount: Cents,
    collect_on: date,
    announced_on: date | None,
    to_iban: str,
    account_seen: int | None = None,
    identifier_seen: str = "",
    not_elsewhere: bool = False,
) -> None:
    """Order a direct debit of all that is open on a claim, by a file that the archive keeps.

    ``account_seen``: the version of the fact that told the debtor's account when somebody saw it;
    ``identifier_seen``: the creditor identifier then.
    Order and file are one save. Raises Refusal ``collection.*``, ``mandate.*``.
    """
    claim, debtor = case.claim, case.debtor
    claims = session.claims_of(debtor)
    mandate = require_collectable(
        case,
        claims,
        mandate_id=mandate_id,
        amount=amount,
        collect_on=collect_on,
        announced_on=announced_on,
        today=session.today,
        not_elsewhere=not_elsewhere,
    )
    _require_account(mandate, account_seen)
    require_identifier(case.creditor, identifier_seen)
    told = announced(case, mandate, DebitWanted(mandate_id, amount, collect_on), announced_on)
    payee = account_to(case.creditor, to_iban)
    name = debit_name(claim)
    message_id = message_of(house, name.removeprefix(_OURS))
    line = debit_line(house, case, claims, mandate, name=name, amount=amount)
    head = {"message_id": message_id, "payee": payee}
    file = file_of(house, case.creditor, [line], **head, collect_on=collect_on)
    ordered = _ordered(
        file,
        told,
        mandate,
        sha256=house.archive.put(write_collections(file), subject=debtor.id),
        not_elsewhere=not_elsewhere and claim.collected_elsewhere,
    )
    _identify(session, claim, name, message_id)
    session.record(stream_of_claim(claim), order_collection(claim, ordered), subject=debtor.id)


def _ordered(
    file: CollectionsFile,
    told: Announced,
    mandate: DebitMandate,
    *,
    sha256: str,
    not_elsewhere: bool,
) -> CollectionOrdered:
    """The order of the one direct debit of a file."""
    [line] = file.lines
    return CollectionOrdered(
        end_to_end_id=line.end_to_end_id,
        mandate_id=mandate.mandate_id,
        scheme=mandate.scheme,
        amount=line.amount,
        collect_on=file.collect_on,
        announced_on=told.on,
        notice_id=told.notice_id,
        identifier=file.creditor_identifier,
        to_iban=file.creditor.iban,
        document_sha256=sha256,
        not_elsewhere=not_elsewhere,
    )


def _require_account(mandate: DebitMandate, seen: int | None) -> None:
    """Refuse where the debtor named another account since somebody saw it."""
    if seen not in {None, mandate.told_by}:
        name = mandate.mandate_id
        raise Refusal(
            "collection.other_account",
            f"The mandate {name} names another account of the debtor than was seen.",
            way_out="Look at the account that it names now, and ask for the file again.",
            values={"mandate": name},
        )


def require_identifier(creditor: Creditor, seen: str) -> None:
    """Refuse ``collection.other_identifier`` where the creditor's became another since it was seen.

    One person may set it; by another one money goes where nobody agreed to.
    """
    if seen not in {"", creditor.debit_identifier}:
        raise Refusal(
            "collection.other_identifier",
            f"The creditor identifier is not {seen} any more.",
            way_out="Look whether the one that is set is right, and ask for it again.",
            values={"seen": seen},
        )


def _identify(session: Session, claim: Claim, name: str, message_id: str) -> None:
    """Some banks name one collection by its id, others the block that it came in."""
    for value in (name, f"{message_id}{_BLOCK}"):
        session.identify(kind=COLLECTION, value=value, stream=claim.id, log=claim.creditor_id)


def debit_name(claim: Claim) -> str:
    """The end-to-end id of a direct debit that is ordered of a claim as it stands."""
    return f"{_OURS}{collection_id(claim.id, claim.version).hex}"


def message_of(house: House, number: str) -> str:
    """The id of a file; of a sandbox it says so: a bank that is handed it shows what it is."""
    return f"{_TRIAL if house.sandbox else ''}{number}"[:33]


def debit_line(
    house: House,
    case: Case,
    claims: tuple[Claim, ...],
    mandate: DebitMandate,
    *,
    name: str,
    amount: Cents,
) -> Collected:
    """A direct debit as it stands in a file; ``claims`` are all of its debtor.

    Raises Refusal ``collection.no_iban``.
    """
    says = _SAYS["en" if case.debtor.language == "en" else "nl"]
    return Collected(
        end_to_end_id=name,
        amount=amount,
        scheme=mandate.scheme.name,
        sequence=_AGAIN if mandate.recurring else _ONCE,
        mandate_id=mandate.mandate_id,
        signed_on=mandate.signed_on,
        debtor=_account(house, case.creditor, mandate),
        remittance=f"{says} {case.claim.invoice_number}",
        other_account=_is_other(mandate, claims),
    )


def file_of(
    house: House,
    creditor: Creditor,
    lines: Sequence[Collected],
    *,
    message_id: str,
    payee: str,
    collect_on: date,
) -> CollectionsFile:
    """What a file says that collects for a creditor on a day."""
    return CollectionsFile(
        message_id=message_id,
        made_at=in_amsterdam(house.clock()).replace(tzinfo=None),
        creditor=FileParty(name=creditor.profile.name, iban=payee),
        creditor_identifier=creditor.debit_identifier,
        collect_on=collect_on,
        lines=lines,
        version=FileVersion(creditor.debit_form.value),
    )


def account_to(creditor: Creditor, wanted: str) -> str:
    """The account of a creditor that is named, else his first; raises ``collection.not_ours``."""
    chosen = own_iban(creditor, wanted)
    if chosen is None:
        raise Refusal(
            "collection.not_ours",
            "This is no account of the creditor.",
            way_out="Name one of his accounts, or set it first: `creditor-accounts`.",
        )
    return chosen


def collected(house: House, session: Session, line: BankLine, told: LineTold) -> bool:
    """Book a credit that is a collection of ours; tell whether it is one.

    By the ids that we gave it, and by nothing else. Where anything is other than when it was
    ordered it waits for a person, and the debtor is not written to.
    """
    imported = require_imported(line)
    for log in owners_for(house, session, imported.iban):
        for value in dict.fromkeys((told.end_to_end, *told.references)):
            known = house.store.find_identity(log, COLLECTION, value) if value else None
            if known is not None:
                _book(session, line, told, session.claim(known), value)
                return True
    return False


def _book(session: Session, line: BankLine, told: LineTold, claim: Claim, value: str) -> None:
    imported = require_imported(line)
    block = value.removeprefix(_TRIAL).removesuffix(_BLOCK)
    # One that was withdrawn and comes all the same is not taken for a later one.
    names = [
        name
        for name in claim.collections
        if name == value or name.removeprefix(_OURS).startswith(block)
    ]
    credited_on = min(imported.credited_on, session.today)
    found = next(
        (
            one
            for name in names
            if (one := arrives_as_ordered(claim, name, line.rest, on=credited_on))
        ),
        None,
    )
    if found is None:
        concerned = (claim.debtor_id,) if claim.debtor_id else ()
        parked = BankLineParked(why=ParkedWhy.NOT_AS_ORDERED, may_concern=concerned)
        record_line(session, line, [parked])
        return
    payment_id = line.next_payment_id(0)
    part = Part(claim_id=claim.id, amount=line.rest)
    put_on_claims(session, line, [part], told=told, by=DecidedBy.RULE)
    arrived = arrive(found, payment_id=payment_id, credited_on=credited_on)
    session.record(stream_of_claim(claim), [arrived], subject=claim.debtor_id)


def _account(house: House, creditor: Creditor, mandate: DebitMandate) -> FileParty:
    account = house.open(mandate.account, DebitAccount, Purpose.LEDGER)
    iban = valid_iban(account.iban) if account else None
    if account is None or iban is None:
        raise Refusal(
            "collection.no_iban",
            f"The account of the mandate {mandate.mandate_id} is no IBAN, or was erased.",
            way_out="Record the account that the debtor names: `mandate-amended`.",
            values={"mandate": mandate.mandate_id},
        )
    require_not_own(creditor, iban)
    return FileParty(name=account.holder, iban=iban)


def _is_other(mandate: DebitMandate, claims: tuple[Claim, ...]) -> bool:
    """Whether another account was debited when the mandate was last used."""
    days = [
        one.told.collect_on
        for claim in claims
        for one in claim.collections.values()
        if one.told.mandate_id == mandate.mandate_id
    ]
    days += [mandate.used_on] if mandate.used_on else []
    return mandate.amended_on is not None and bool(days) and max(days) <= mandate.amended_on
