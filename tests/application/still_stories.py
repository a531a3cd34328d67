"""Stories in which claims stand still for many reasons, from a seed: for tests and measuring."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from application.house import House
from domain.claim.events import Channel, ContactOutcome
from domain.creditor.events import PaymentsCheck
from domain.days import add_days
from domain.errors import Refusal
from domain.law.calendar import is_working_day
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, case_of, claim_from, run_on
from tests.application.stills import in_parts
from tests.asking import (
    add_note,
    approve_step,
    assign_handler,
    begin_bar,
    check_payments,
    end_bar,
    enter_in_error,
    extend_term,
    know_payments,
    lift_hold,
    place_hold,
    record_contact,
    record_dispute,
    record_promise,
    register_payment,
    resolve_dispute,
    reverse_payment,
)

DUE: Final = MARCH - timedelta(days=1)
"""When the first claim of a story falls due: on the day before it begins."""


_CUSTOMER: Final = (
    "<cac:PartyIdentification><cbc:ID>D-%03d</cbc:ID></cac:PartyIdentification>"
    "<cac:PostalAddress><cbc:StreetName>Lindelaan 27"
)


@dataclass
class StillStory:
    """A debtor with some claims, lived through from working day to working day."""

    place: HousePlace
    house: House
    chance: Random
    claims: list[UUID] = field(default_factory=list)
    day: date = MARCH
    last_run: date = MARCH

    def open(self, claims: int, *, each: int = 20, checked: bool = True) -> None:
        """Take invoices in, so many on ``each`` debtor, due on the days that follow.

        ``checked``: the creditor's payments must be known before anything is asked.
        """
        self.place.clock.move_to(self.day)
        for number in range(claims):
            due = add_days(DUE, self.chance.randrange(3) * (number % each))
            debtor = number // each
            self.claims.append(
                claim_from(
                    self.house,
                    CONSUMER,
                    ("2026-0118", f"S-{number:03}"),
                    ("<cbc:DueDate>2026-03-17", f"<cbc:DueDate>{due}"),
                    (
                        "      <cac:PostalAddress>\n        <cbc:StreetName>Lindelaan 27",
                        _CUSTOMER % debtor,
                    ),
                )
            )
        if checked:
            creditor = case_of(self.house, self.claims[0]).creditor.id
            check_payments(self.house, creditor, by=by(), checked=PaymentsCheck.REQUIRED)

    def live(self, runs: int, *, acts: float) -> None:
        """Live so many days with a run; on each something happens to so many of the claims."""
        for _ in range(runs):
            self.place.clock.move_to(self.day)
            with suppress(Refusal):
                creditor = case_of(self.house, self.claims[0]).creditor.id
                know_payments(self.house, creditor, by=by(), through=self.day - timedelta(days=1))
            for claim in self.claims:
                while self.chance.random() < acts:
                    with suppress(Refusal):
                        self.chance.choice(ACTS)(self, claim)
            run_on(self.place, self.house, self.day)
            self.last_run = self.day
            self.day = _working_day_after(self.day)
        self.place.clock.move_to(self.day)

    def recorded(self, claim: UUID, topic: str) -> Iterator[int]:
        """The versions of a claim's facts of a kind."""
        for one in self.house.collections.history(claim):
            if topic == one.fact.TOPIC:
                yield one.originator_version


def facts_around(house: House, claim: UUID) -> int:
    """How many facts there are of a claim with its debtor, creditor and letters."""
    case = case_of(house, claim)
    streams = [claim, case.debtor.id, case.creditor.id, *case.letters]
    return sum(len(house.collections.history(one)) for one in streams)


def _working_day_after(day: date) -> date:
    day = add_days(day, 1)
    while not is_working_day(day):
        day = add_days(day, 1)
    return day


def _held(story: StillStory, claim: UUID) -> None:
    until = add_days(story.day, story.chance.randrange(4)) if story.chance.random() < 0.9 else None
    place_hold(story.house, claim, by=by(), category="asked", from_day=story.day, until=until)


def _lifted(story: StillStory, claim: UUID) -> None:
    for hold in case_of(story.house, claim).claim.holds[-1:]:
        lift_hold(story.house, claim, by=by(), hold_id=hold.hold_id)


def _paid(story: StillStory, claim: UUID) -> None:
    open_now = case_of(story.house, claim).claim.principal
    register_payment(
        story.house,
        claim,
        by=by(),
        amount=max(1, open_now // story.chance.choice((8, 20, 40))),
        credited_on=add_days(story.day, -story.chance.randrange(3)),
        payment_id=f"P-{story.chance.randrange(10**6)}",
    )


def _paid_back(story: StillStory, claim: UUID) -> None:
    paid = [x.ref for x in case_of(story.house, claim).claim.ledger if x.kind.value == "payment"]
    if paid:
        reverse_payment(story.house, claim, by=by(), payment_id=paid[-1], reversed_on=story.day)


def _mistaken(story: StillStory, claim: UUID) -> None:
    topic = story.chance.choice(("claim.hold_placed", "claim.disputed", "claim.payment_promised"))
    for version in list(story.recorded(claim, topic))[-1:]:
        enter_in_error(story.house, claim, by=by(), version=version)


def _barred(story: StillStory, claim: UUID) -> None:
    debtor = case_of(story.house, claim).debtor
    bar = story.chance.choice(("debt_help", "debt_restructuring", "bankruptcy"))
    if debtor.bars:
        end_bar(story.house, debtor.id, by=by(), bar=next(iter(debtor.bars)))
    elif story.chance.random() < 0.2:
        begin_bar(story.house, debtor.id, by=by(), bar=bar, since=story.day)


def _called(story: StillStory, claim: UUID) -> None:
    outcome = story.chance.choice((ContactOutcome.NO_ANSWER, ContactOutcome.REACHED))
    record_contact(story.house, claim, by=by(), channel=Channel.PHONE, outcome=outcome)


ACTS: Final[tuple[Callable[[StillStory, UUID], object], ...]] = (
    _held,
    _lifted,
    _lifted,
    lambda s, claim: record_dispute(s.house, claim, by=by(), ground="not delivered"),
    lambda s, claim: resolve_dispute(s.house, claim, by=by(), outcome="rejected"),
    lambda s, claim: resolve_dispute(s.house, claim, by=by(), outcome="rejected"),
    lambda s, claim: record_promise(
        s.house, claim, by=by(), amount=None, pay_by=add_days(s.day, s.chance.randrange(1, 6))
    ),
    lambda s, claim: extend_term(s.house, claim, by=by(), pay_by=add_days(s.day, 4)),
    lambda s, claim: in_parts(s.house, claim),
    _paid,
    _paid,
    _paid_back,
    _mistaken,
    _barred,
    _called,
    lambda s, claim: add_note(s.house, claim, by=by(), text="Gebeld."),
    lambda s, claim: assign_handler(s.house, claim, by=by(), handler="els"),
    lambda s, claim: approve_step(s.house, claim, by=by()),
)
