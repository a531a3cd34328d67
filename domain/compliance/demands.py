"""The letters that asked something for a claim and went out, each with the facts it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from domain.claim.events import (
    Asked,
    FourteenDayLetterSent,
    HandedOver,
    HandOverRequested,
    LetterOrderedForClaim,
    SentFact,
)
from domain.compliance.case_file import CaseFile
from domain.compliance.sight import Sight, at
from domain.facts import Point, Recorded
from domain.letter.events import LetterOrdered
from domain.money import Cents

_SENT = get_args(SentFact)


@dataclass(frozen=True, slots=True)
class DunningLetter:
    """A letter that asked the claim and went out: what the claim was told of it, and its order.

    ``decided``: what was known when its amounts were frozen, on ``asked_on``. ``rests`` are the
    facts that say what it asked and that it went.
    """

    told: Recorded
    fact: SentFact
    order: LetterOrdered | None
    asked_on: date
    decided: Point
    rests: tuple[Recorded, ...]

    @property
    def sent_on(self) -> date:
        """The day on which it went out."""
        return self.told.effective_on

    @property
    def fourteen(self) -> FourteenDayLetterSent | None:
        """What it says as a fourteen-day letter, if it is one."""
        return self.fact if isinstance(self.fact, FourteenDayLetterSent) else None

    @property
    def pay_by(self) -> date | None:
        """The last day that it prints; a fourteen-day letter should print none."""
        printed = self.order.pay_by if self.order else None
        return printed if isinstance(self.fact, FourteenDayLetterSent) else self.fact.pay_by

    @property
    def costs_announced(self) -> Cents:
        """The costs that it says will follow, without VAT, over all that it asks."""
        said = self.fourteen
        return said.costs if said else self.order.costs_if_unpaid if self.order else 0

    @property
    def base_announced(self) -> Cents:
        """The principal over which it says them, of all that it asks."""
        if self.order:
            return sum(part.asked.principal for part in self.order.claims)
        return self.fourteen.base if self.fourteen else self.fact.asked.principal

    @property
    def vat_announced(self) -> Cents:
        """The VAT on them."""
        said = self.fourteen
        return said.vat if said else self.order.vat_on_costs if self.order else 0

    @property
    def total_announced(self) -> Cents:
        """Costs and VAT over all that it asks."""
        return self.costs_announced + self.vat_announced

    @property
    def share_announced(self) -> Cents:
        """This claim's share of them."""
        said = self.fourteen
        return said.share + said.vat_share if said else self.total_announced


@dataclass(frozen=True, slots=True)
class Stated:
    """What a letter or a dossier says that is owed on a day, by part, and what was known then."""

    asked: Asked
    on: date
    left_on: date
    """The day on which it went out."""
    sight: Sight
    rests: tuple[Recorded, ...]


def statements(file: CaseFile) -> Iterator[Stated]:
    """Every letter that asked the claim, and every dossier that was offered or handed over."""
    for one in demands(file):
        yield Stated(one.fact.asked, one.asked_on, one.sent_on, sight_of(file, one), one.rests)
    for act in file.of(HandedOver, HandOverRequested):
        assert isinstance(act.fact, HandedOver | HandOverRequested)
        day = act.effective_on
        yield Stated(act.fact.balance, day, day, at(file, file.known_before(act)), (act,))


def demands(file: CaseFile) -> tuple[DunningLetter, ...]:
    """Every letter that went out for the claim, in the order in which that was recorded."""
    return file.around.once((demands, file.claim_id, file.at), lambda: tuple(_demands(file)))


def sight_of(file: CaseFile, demand: DunningLetter) -> Sight:
    """What was known when a letter was decided on."""
    return at(file, demand.decided)


def _demands(file: CaseFile) -> Iterator[DunningLetter]:
    waiting: dict[object, Recorded] = {}
    for one in file.facts:
        if isinstance(one.fact, LetterOrderedForClaim):
            waiting[one.fact.letter_id] = one
        elif isinstance(one.fact, _SENT):
            yield _demand(file, one, waiting.get(one.fact.letter_id))


def _demand(file: CaseFile, told: Recorded, asked: Recorded | None) -> DunningLetter:
    fact: SentFact = told.fact  # type: ignore[assignment]  # one of _SENT, as its caller saw
    ordered = next(iter(file.of_letter(fact.letter_id, LetterOrdered)), None)
    order = ordered.fact if ordered is not None else None
    assert order is None or isinstance(order, LetterOrdered)
    begun = asked or ordered or told
    return DunningLetter(
        told=told,
        fact=fact,
        order=order,
        asked_on=order.send_on if order else begun.effective_on,
        decided=file.known_before(begun),
        rests=tuple(one for one in (ordered, told) if one is not None),
    )
