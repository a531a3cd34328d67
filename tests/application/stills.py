"""What stands still on a claim, and what makes it: for tests of why nothing was done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from application.house import House
from application.why.looks import CameTo
from application.why.rules import Rule
from application.why.withheld import Standstill, Withheld
from domain.claim.events import Instalment
from domain.creditor.events import PaymentsCheck
from domain.dunning.task import Task
from tests.application.houses import (
    MARCH,
    by,
    case_of,
)
from tests.application.test_abroad import ABROAD
from tests.asking import (
    agree_payment_plan,
    begin_bar,
    change_contact_details,
    check_payments,
    extend_term,
    place_hold,
    record_dispute,
    record_promise,
    register_payment,
    report_address_unknown,
)

DAY: Final = timedelta(days=1)
INVOICE: Final = "claim.invoice_sent"


def asked(house: House, *, on: date | None = None, through: int | None = None) -> Withheld:
    position = house.store.last_position() if through is None else through
    return Withheld(house, position, on or house.today)


def stretches(house: House, claim: UUID, *, on: date | None = None) -> list[Standstill]:
    """What came of a claim, each time with exactly the facts that it rests on."""
    found = asked(house, on=on)
    made = found.stretches(claim)
    for one in made:
        if one.last.report is None and one.last.outcome is not CameTo.TAKEN:
            rests_exactly(found, claim, one)
    return made


def rests_exactly(found: Withheld, claim: UUID, one: Standstill) -> None:
    """The facts are enough for what was decided, and leaving any of them out is another thing."""
    look = one.last
    alone = look.known.only(one.facts)
    assert found.decide(claim, alone, look.day) == look.decided
    for fact in one.facts:
        missed = found.decide(claim, alone.without([fact]), look.day) != look.decided
        goes = found.decide(claim, look.known.without([fact]), look.day).rule == Rule.DUE
        assert missed or goes, fact.fact.TOPIC


def now(house: House, claim: UUID) -> Standstill:
    return stretches(house, claim)[-1]


def topics_of(one: Standstill) -> list[str]:
    return [fact.fact.TOPIC for fact in one.facts]


def ended_by(one: Standstill) -> list[str]:
    return [fact.fact.TOPIC for fact in one.ended_by]


@dataclass(frozen=True)
class Scene:
    """What happens to a claim on the day of its reminder, and why nothing goes out then."""

    act: Callable[[House, UUID], object]
    rule: str
    topics: tuple[str, ...]


def held_up(house: House, claim: UUID) -> None:
    place_hold(house, claim, by=by(), category="asked", from_day=MARCH)


def in_parts(house: House, claim: UUID) -> None:
    whole = case_of(house, claim).claim.principal
    first = Instalment(number=1, amount=whole // 2, by=MARCH + 10 * DAY)
    second = Instalment(number=2, amount=whole - whole // 2, by=MARCH + 40 * DAY)
    agree_payment_plan(house, claim, by=by(), instalments=(first, second))


def paid_but(cents_left: int) -> Callable[[House, UUID], None]:
    def act(house: House, claim: UUID) -> None:
        amount = case_of(house, claim).claim.principal - cents_left
        register_payment(
            house, claim, by=by(), amount=amount, credited_on=MARCH - 5 * DAY, payment_id="P-1"
        )

    return act


def gone_abroad(house: House, claim: UUID) -> None:
    change_contact_details(house, case_of(house, claim).debtor.id, by=by(), contact=ABROAD)


def unknown_payments(house: House, claim: UUID) -> None:
    creditor = case_of(house, claim).creditor.id
    check_payments(house, creditor, by=by(), checked=PaymentsCheck.REQUIRED)


def without_address(house: House, claim: UUID) -> None:
    debtor = case_of(house, claim).debtor
    report_address_unknown(house, debtor.id, by=by())


SCENES = {
    "hold": Scene(held_up, Rule.HOLD, (INVOICE, "claim.hold_placed")),
    "dispute": Scene(
        lambda house, claim: record_dispute(house, claim, by=by(), ground="not delivered"),
        Task.ANSWER_DISPUTE,
        (INVOICE, "claim.disputed"),
    ),
    "promise": Scene(
        lambda house, claim: record_promise(
            house, claim, by=by(), amount=None, pay_by=MARCH + 5 * DAY
        ),
        Rule.PROMISE,
        (INVOICE, "claim.payment_promised"),
    ),
    "payment plan": Scene(in_parts, Rule.PAYMENT_PLAN, (INVOICE, "claim.payment_plan_agreed")),
    "extension": Scene(
        lambda house, claim: extend_term(house, claim, by=by(), pay_by=MARCH + 7 * DAY),
        Rule.TERM,
        (INVOICE, "claim.payment_term_extended"),
    ),
    "paid": Scene(paid_but(0), "settled", (INVOICE, "claim.payment_received")),
    "bankruptcy": Scene(
        lambda house, claim: begin_bar(
            house, case_of(house, claim).debtor.id, by=by(), bar="bankruptcy", since=MARCH
        ),
        "bankruptcy",
        (INVOICE, "debtor.bankruptcy_declared"),
    ),
    "small rest": Scene(paid_but(4_00), Task.SMALL_REST, (INVOICE, "claim.payment_received")),
    "consumer abroad": Scene(gone_abroad, Task.LOOK_AT_MARKS, (INVOICE, "claim.mark_placed")),
    "payments unknown": Scene(
        unknown_payments,
        Task.BANK_DATA_MISSING,
        ("debtor.registered", INVOICE, "creditor.terms_changed"),
    ),
}
