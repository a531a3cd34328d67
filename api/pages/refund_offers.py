"""What a creditor offers to the forms about refund files of several debtors."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from api.pages.command_forms import may_give
from api.pages.controls import Choice, Offering
from api.pages.proposals import refund_note
from api.words.figures import day, money
from api.words.sentences import said
from application.banking.refund_accounts import RefundAccountShown, account_ordered
from application.banking.refund_files import everybody_known
from application.banking.refunds_shown import WhyNotBack, refund_held
from application.commands.refund_batches import ReleaseRefundBatch
from application.house import House
from application.views import Views
from domain.bank.line import LineStanding
from domain.bank.line_events import BankLineKind, ParkedWhy
from domain.debtor.credit import bank_number
from domain.debtor.refunds import DebtorRefund, refunds_due
from domain.debtor.state import Debtor
from domain.facts import StreamKind
from domain.money import Cents, as_decimal
from domain.parties import ContactDetails
from domain.refund_file.state import MOST, RefundFile
from domain.sealing import Purpose
from projections.bank.questions import LinesWanted


@dataclass(frozen=True, slots=True)
class PayableDebtor:
    """A debtor to whom all that is due can go, how many refunds that is, and what they come to."""

    debtor: Debtor
    name: str
    count: int
    total: Cents
    warned: tuple[RefundAccountShown, ...] = ()
    """Accounts among those that may be somebody else's."""


def with_refunds(offer: Offering, house: House, views: Views, creditor_id: UUID) -> Offering:
    """What a creditor offers, with what can be put in a refund file and taken out of one.

    Of who may not decide it stays as it is. The control figures are those of all that can go.
    """
    if not may_give(ReleaseRefundBatch, creditor_id):
        return offer
    able = list(payable(house, views, creditor_id))
    files = [file for file in files_of(house, creditor_id) if file.standing]
    choices = {
        "refund_debtors": [_debtor(one) for one in able],
        "refund_batches": [_file(one) for one in files],
        "refunds_in_batches": [one for file in files for one in _refunds_in(house, file)],
        "batches_returned": list(_returned(house, views, files)),
    }
    known: dict[str, str] = {}
    if able:
        known |= {
            "refund-batch.debtors": ",".join(str(one.debtor.id) for one in able),
            "refund-batch.count": str(sum(one.count for one in able)),
            "refund-batch.total": as_decimal(sum(one.total for one in able)),
        }
    return replace(offer, choices={**offer.choices, **choices}, known={**offer.known, **known})


def files_of(house: House, creditor_id: UUID) -> list[RefundFile]:
    """The refund files of a creditor, the newest first."""
    found = house.store.streams(StreamKind.REFUND_FILE, creditor_id)
    files = map(house.collections.refund_file, found)
    return sorted(files, key=lambda one: (one.on, one.id), reverse=True)


def payable(house: House, views: Views, creditor_id: UUID) -> Iterator[PayableDebtor]:
    """The debtors of a creditor to whom all that is due can go now, the oldest first."""
    given: set[UUID] = set()
    for debtor_id in views.debtor_money.with_refunds_due(creditor_id, limit=MOST):
        debtor = house.collections.debtor(debtor_id)
        while debtor.merged_into is not None:
            debtor = house.collections.debtor(debtor.merged_into)
        if debtor.id in given:
            continue
        given.add(debtor.id)
        due = [
            (bearer, refund)
            for bearer in everybody_known(house, debtor)
            for refund in refunds_due(bearer.refunds)
        ]
        if due and not any(_held(house, debtor, *one) for one in due):
            total = sum(refund.amount for _, refund in due)
            to = (account_ordered(house, debtor, refund) for _, refund in due)
            warned = tuple(one for one in to if one and one.warns)
            yield PayableDebtor(debtor, name_of(house, debtor), len(due), total, warned)


def _held(house: House, debtor: Debtor, bearer: Debtor, refund: DebtorRefund) -> list[WhyNotBack]:
    return list(refund_held(house, debtor, bearer, refund, today=house.today))


def name_of(house: House, debtor: Debtor) -> str:
    """What a debtor is called; his id where that was erased."""
    contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    return contact.name if contact else str(debtor.id)


def _debtor(one: PayableDebtor) -> Choice:
    label = f"{one.name}: {money(one.total)} ({one.count})"
    warned = " ".join(refund_note(account).text for account in one.warned)
    return Choice(str(one.debtor.id), f"{label}. {warned}" if warned else label)


def _file(one: RefundFile) -> Choice:
    total = money(sum(line.amount for line in one.standing))
    said_ = said("%(number)s terugbetalingen") % {"number": len(one.standing)}
    return Choice(str(one.id), f"{day(one.on)}, {said_}, {total}")


def _refunds_in(house: House, file: RefundFile) -> Iterator[Choice]:
    for line in file.standing:
        debtor = house.collections.debtor(line.debtor_id)
        refund = debtor.refunds.get(line.refund_id)
        number = f"{refund.number}, " if refund else ""
        told = f"{day(file.on)}: {name_of(house, debtor)}, {number}{money(line.amount)}"
        yield Choice(str(line.refund_id), told)


def _returned(house: House, views: Views, files: list[RefundFile]) -> Iterator[Choice]:
    """The bank lines by which all of a file came back, and that wait."""
    for file in files:
        total = sum(one.amount for one in file.standing)
        wanted = LinesWanted(standing=LineStanding.PARKED, amount=total)
        for row in views.bank_lines.page(wanted, limit=50).rows if file.shown_by else ():
            parked = house.collections.bank_line(row.line_id).parked
            back = row.kind is BankLineKind.RETURN_OF_TRANSFER and parked is not None
            if back and parked and parked.why is ParkedWhy.REFUND_CAME_BACK:
                called = bank_number(row.line_id)
                yield Choice(str(row.line_id), f"{called}, {day(row.booked_on)}, {money(total)}")
