"""What comes before a command in the scenes of the parity test: claims, letters, hand-overs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from application.clock import MovingClock
from application.run.day import run_day
from domain.claim.events import (
    Asked,
    Channel,
    HandedOver,
    HandOverRequested,
    PartyKind,
)
from domain.facts import Fact, StreamKind, StreamRef
from domain.letter.events import DispatchStarted, LetterInDoubt, LetterPosted
from tests.api.parity import ISSUER, Example, Scene, refs
from tests.application.houses import (
    CONSUMER,
    CREDIT,
    MARCH,
    NO_MAIL,
    PLAIN,
    HousePlace,
    by,
    case_of,
    claim_from,
    letters,
    order,
    ordered_now,
    run_until,
    source,
    take_in,
)
from tests.asking import choose_plans, upload_plan

READY: Final = date(2026, 4, 20)

SET = "payments_checked plan_for_consumers plan_for_businesses oidc_issuer".split()


@dataclass(frozen=True)
class Ready:
    """A scene that is set: what the command is about, what is said, and what is known before."""

    about: UUID | None
    said: dict[str, Any]
    known: set[str]
    clock: MovingClock
    settings: dict[str, str]


def set_up(home: Path, example: Example) -> Ready:
    """Play what comes before a command in a house of its own, and close it."""
    place = HousePlace("sqlite", "", home)
    with place.opened(oidc_issuer=ISSUER) as house:
        scene = Scene(house, place)
        example.before(scene)
        return Ready(
            about=scene.about[example.about] if example.about else None,
            said=scene.filled(example.said),
            known=refs(house),
            clock=place.clock,
            settings={name: str(getattr(house.settings, name)) for name in SET},
        )


def a_claim(scene: Scene, *changes: tuple[str, str]) -> None:
    """A consumer's claim of 90.00, on the day after its due day."""
    name(scene, claim_from(scene.house, CONSUMER, *changes))


def two_alike(scene: Scene) -> None:
    """Two claims of one consumer without a number: two debtors who may be one."""
    a_claim(scene)
    scene.about["other"] = scene.about["debtor"]
    a_claim(scene, ("<cbc:ID>2026-0118<", "<cbc:ID>2026-0119<"))


def name(scene: Scene, claim: UUID) -> None:
    """Keep the claim, its debtor and its creditor by name."""
    case = case_of(scene.house, claim)
    scene.about |= {"claim": claim, "debtor": case.debtor.id, "creditor": case.creditor.id}


def told(scene: Scene, kind: StreamKind, stream: UUID, facts: Sequence[Fact]) -> None:
    """Let facts be there that no person records."""

    def decide(session: Any) -> None:
        {StreamKind.CLAIM: session.claim, StreamKind.LETTER: session.letter}[kind](stream)
        session.record(StreamRef(kind, stream, scene.about["creditor"]), facts)

    scene.house.collections.carry_out(order(scene.house, scene.about["claim"]), decide)


def a_letter(*facts: Fact, changes: Sequence[tuple[str, str]] = ()) -> Callable[[Scene], None]:
    """A letter that was ordered, and what became of it since."""

    def before(scene: Scene) -> None:
        a_claim(scene, *changes)
        scene.about["letter"] = ordered_now(scene.house, scene.about["claim"])
        told(scene, StreamKind.LETTER, scene.about["letter"], facts)

    return before


def sent(scene: Scene) -> None:
    """A letter that the run sent."""
    a_claim(scene)
    run_day(scene.house)
    scene.about["letter"] = letters(scene.house)[-1].id


def elsewhere(*facts: Fact) -> Callable[[Scene], None]:
    """A claim that was offered or handed over."""

    def before(scene: Scene) -> None:
        a_claim(scene)
        told(scene, StreamKind.CLAIM, scene.about["claim"], facts)

    return before


def ready_to_go(scene: Scene) -> None:
    """A claim on the day on which it may be handed over."""
    a_claim(scene, NO_MAIL)
    run_until(scene.place, scene.house, MARCH, date(2026, 4, 17))
    scene.place.clock.move_to(READY)


def came_in_old(scene: Scene) -> None:
    """A claim that was long overdue when it came in."""
    scene.place.clock.move_to(date(2026, 10, 1), time(10, 0))
    a_claim(scene)


def on_a_plan(text: str) -> Callable[[Scene], None]:
    """A claim on a plan of its creditor's own."""

    def before(scene: Scene) -> None:
        creditor = case_of(scene.house, claim_from(scene.house, PLAIN)).creditor.id
        upload_plan(scene.house, creditor, by=by(), text=text, name="own.toml")
        choose_plans(scene.house, creditor, by=by(), consumers="own@1")
        a_claim(scene)

    return before


def a_parked_note(scene: Scene) -> None:
    """A credit note that came before any invoice, and a claim it may be placed on."""
    scene.place.clock.move_to(date(2026, 3, 20))
    take_in(scene.house, source(CREDIT))
    a_claim(scene)
    [scene.about["note"]] = scene.house.store.streams(StreamKind.CREDIT_NOTE)


def nothing(scene: Scene) -> None:
    """A house with nothing in it."""


_OWED: Final = Asked(principal=9_000, interest=0, costs=0)

_SHA: Final = "0" * 64

OFFERED: Final = HandOverRequested(
    party="Incassobureau", party_kind=PartyKind.AGENCY, dossier_sha256=_SHA, balance=_OWED
)

GONE: Final = HandedOver(
    party="Incassobureau", party_kind=PartyKind.AGENCY, dossier_sha256=_SHA, balance=_OWED
)

STARTED: Final = DispatchStarted(attempt=1, channel=Channel.POST, document_sha256=_SHA)

POSTED: Final = LetterPosted(attempt=1, posted_on=MARCH, batch="b-1", carrier="PostNL")

IN_DOUBT: Final = LetterInDoubt(attempt=1, why="no answer")

BY_MAIL: Final = DispatchStarted(attempt=1, channel=Channel.EMAIL, document_sha256=_SHA)
