"""The timeline of a page: facts, the newest first, with the texts that can still be opened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from api.words.facts import fact_said
from api.words.sentences import said
from api.words.why import ChangeSaid, changes_said
from application.at_one_look import LookedAtHouse
from application.house import House
from application.queries.accounts_of_debtor import account_of_fact
from application.queries.changes import changes_out
from application.queries.list_shapes import TrailOut
from application.queries.lists import trail_out
from application.views import Views
from domain.facts import Point, Recorded
from domain.sealing import Purpose, Sealed
from projections.audit.questions import AuditEntry

_QUIET: Final = frozenset(
    "letter.dispatch_started letter.ordered claim.letter_ordered debtor.claim_opened".split()
)
"""Facts of the machinery; they are there, but do not speak up."""

_LETTERS: Final = ("reminder_sent", "statement_sent", "final_demand_sent", "default_served")
_MONEY: Final = (
    *("payment_received", "payment_reversed", "overpayment", "credit_note", "part_waived"),
    *(
        "collection_costs",
        "rest_waived",
        "rest_asked_again",
        "settled",
        "set_off_received",
        "set_off_cover_lost",
        "refund_made_good",
        "set_off_taken_back",
        "early_discount",
        "credit_noticed",
        "credit_gone",
    ),
)
_CONTACT: Final = (
    *("debtor_contacted", "payment_promised", "promise", "payment_plan", "payment_term"),
    *(
        "instalment",
        "agreement",
        "disputed",
        "dispute",
        "complaint",
        "note_added",
        "contact_details",
    ),
)
"""How the topics of a strand begin; what is left is the course of the claim."""

_TEXTS: Final = ("text", "note", "designation")
_TOLD_BY_PEOPLE: Final = frozenset({"claim", "debtor"})
"""Streams whose facts hold texts that people wrote."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One fact of the timeline with its texts, opened for the person at the screen."""

    fact: TrailOut
    texts: tuple[str, ...]
    quiet: bool
    changes: tuple[ChangeSaid, ...] = ()


class Strand(StrEnum):
    """What a person may want to see alone of a timeline."""

    LETTERS = "letters"
    MONEY = "money"
    CONTACT = "contact"
    COURSE = "course"


@dataclass(slots=True)
class Episode:
    """What belongs together on one day: all about a letter, or one fact by itself.

    ``first`` is what it comes to; ``rest`` is how it came about, the newest first.
    """

    day: date
    first: Moment
    rest: list[Moment]
    letter: UUID | None


def strand_of(fact: TrailOut) -> Strand:
    """Of which strand a fact is."""
    name = fact.topic.partition(".")[2]
    if fact.kind == "letter" or "letter" in name or name.endswith(_LETTERS):
        return Strand.LETTERS
    if name.startswith(_MONEY):
        return Strand.MONEY
    return Strand.CONTACT if name.startswith(_CONTACT) else Strand.COURSE


def episodes(told: Sequence[Moment], only: Strand | None = None) -> list[Episode]:
    """The moments put together by day and by letter, the newest first; ``only`` one strand."""
    letters = _letters_of(told)
    found: dict[tuple[date, UUID | int], list[Moment]] = {}
    for number, moment in enumerate(told):
        if only is None or strand_of(moment.fact) is only:
            letter = letters.get(moment.fact.command)
            found.setdefault((moment.fact.effective_on, letter or number), []).append(moment)
    return [_episode(day, about, those) for (day, about), those in found.items()]


def _letters_of(told: Sequence[Moment]) -> dict[UUID, UUID]:
    """The letter that a command was about, where it was about one."""
    return {one.fact.command: one.fact.stream for one in told if one.fact.kind == "letter"}


def _episode(day: date, about: UUID | int, those: list[Moment]) -> Episode:
    """The loudest comes first: what the claim itself says of the letter."""
    loud = (one for one in those if not one.quiet and one.fact.kind == "claim")
    first = next(loud, next((one for one in those if not one.quiet), those[0]))
    letter = about if isinstance(about, UUID) else None
    return Episode(day, first, [one for one in those if one is not first], letter)


def moments(
    house: House, facts: Sequence[TrailOut], *, about: UUID, on: date | None = None
) -> list[Moment]:
    """The moments of a timeline, the newest first, with what each changed.

    ``about``: whose story it is. The texts that can still be opened are.
    """
    house = LookedAtHouse.of(house)
    facts = [one for one in facts if one.position <= house.through]  # no stream here is older
    house.look.told_of(dict.fromkeys(fact.stream for fact in facts))
    told = {fact.stream for fact in facts if fact.kind in _TOLD_BY_PEOPLE}
    stored = {r.ref: r for one in told for r in house.collections.history(one)}
    refs = (f"{fact.stream}@{fact.version}" for fact in facts)
    house.looked_at.read_sealed(_sealed_in(stored[ref] for ref in refs if ref in stored))
    changed = {
        (one.stream, one.version): tuple(changes_said(one.changes))
        for one in changes_out(house, facts, about=about, on=on, known_at=None).facts
    }
    return [
        Moment(
            fact,
            _texts(house, fact, stored.get(f"{fact.stream}@{fact.version}")),
            fact.topic in _QUIET,
            changed[fact.stream, fact.version],
        )
        for fact in reversed(facts)
    ]


def _sealed_in(told: Iterable[Recorded]) -> Iterator[Sealed[Any]]:
    """What is sealed in facts, and why they were recorded: what of it is told is opened."""
    for one in told:
        values = (getattr(one.fact, name) for name in type(one.fact).model_fields)
        yield from (value for value in values if isinstance(value, Sealed))
        if one.reason_text is not None:
            yield one.reason_text


def _texts(house: House, fact: TrailOut, stored: Recorded | None) -> tuple[str, ...]:
    """Give the texts of a fact, and why a person says he recorded it."""
    if stored is None:
        return ()
    wanted = [name for name in fact.sealed if name in _TEXTS]
    opened = [_opened(house, getattr(stored.fact, name, None), name) for name in wanted]
    opened.append(account_of_fact(house, stored.fact))
    if stored.reason_text is not None:
        opened.append(_opened(house, stored.reason_text, "reason"))
    return tuple(text for text in opened if text)


def _opened(house: House, sealed: Sealed[str] | None, name: str) -> str:
    purpose = Purpose.LEDGER if name == "designation" else Purpose.NOTES
    return house.open(sealed, str, purpose) or said("(gewist)")


def recorded_by(views: Views, stream: UUID, command: UUID | None) -> list[str]:
    """What a command recorded on a stream, in words; read back from the store's own facts."""
    if command is None:
        return []
    return [fact_said(entry) for entry in entries_of(views, stream) if entry.command_id == command]


def facts_of_stream(views: Views, stream: UUID, at: Point | None = None) -> list[TrailOut]:
    """Every fact of a stream as a trail tells it, the oldest first; ``at`` a point, or now."""
    return [trail_out(entry, fact_said(entry)) for entry in entries_of(views, stream, at)]


def entries_of(views: Views, stream: UUID, at: Point | None = None) -> Iterator[AuditEntry]:
    """Every fact of a stream, the oldest first; of a point those that count there."""
    known = views.audit.every(stream, known_at_position=at.position if at else None)
    yield from (one for one in known if at is None or one.effective_on <= at.day)


def days_folded(told: Sequence[Episode]) -> list[Episode]:
    """Facts of one kind that follow each other are told once, with the others folded behind."""
    found: list[Episode] = []
    for one in told:
        before = found[-1] if found else None
        if before and before.letter is None and one.letter is None and _alike(before, one):
            before.rest += [one.first, *one.rest]
        else:
            found.append(one)
    return found


def _alike(one: Episode, other: Episode) -> bool:
    return one.first.fact.topic == other.first.fact.topic and one.first.fact.topic in _EACH_DAY


_EACH_DAY: Final = frozenset({"creditor.payments_known_through", "creditor.account_doubt_ended"})
"""Facts of which every day adds one."""
