"""Stories of a hand-over that end in a task: what a party lacks, refuses, or was not told."""

from uuid import UUID

from domain.claim.events import (
    HandedOver,
    HandOverPrepared,
    HandOverRefused,
    HandOverRequested,
    PartyKind,
    RecallFailed,
)
from domain.claim.events.values import Asked
from tests.projections.asked import LATER, plain
from tests.projections.story import SHA, Story, on


def lacking(story: Story) -> None:
    claim = plain(story)
    for day in (LATER, on("2026-01-25")):
        prepared = HandOverPrepared(party="x", party_kind=PartyKind.AGENCY, missing=("the order",))
        story.add(claim, prepared, day=day)


def offered(story: Story) -> UUID:
    claim = plain(story)
    requested = HandOverRequested(
        party="x", party_kind=PartyKind.AGENCY, dossier_sha256=SHA, balance=Asked(principal=1)
    )
    story.add(claim, requested, day=on("2026-01-13"))
    return claim


def unanswered(story: Story) -> None:
    offered(story)


def refused(story: Story) -> None:
    story.add(offered(story), HandOverRefused(party="x", why="too old"), day=LATER)


def handed(story: Story) -> UUID:
    claim = plain(story)
    fact = HandedOver(
        party="x", party_kind=PartyKind.AGENCY, dossier_sha256=SHA, balance=Asked(principal=1)
    )
    story.add(claim, fact, day=on("2026-01-13"))
    return claim


def untold(story: Story) -> None:
    claim = handed(story)
    story.pay(claim, 1_00, day=LATER)
    story.pay(claim, 1_00, day=on("2026-02-02"))


def not_given_back(story: Story) -> None:
    claim = handed(story)
    story.add(claim, RecallFailed(party="x", why="sued"), day=LATER)
    story.pay(claim, 1_00, day=on("2026-02-02"))
