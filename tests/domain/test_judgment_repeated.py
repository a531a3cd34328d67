"""What a court did, told twice, is safe or refused; what was enforced by right stays owed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from application.queries.court import court_out
from domain.claim import enforcement, litigation
from domain.claim.balance import balance
from domain.claim.court_repeats import CourtRuling
from domain.claim.events import Asked, AttachmentKind, ClaimFact, PartKind
from domain.claim.open_parts import open_parts
from domain.claim.state import Claim
from domain.errors import Refusal
from tests.domain.story import Story, refusal
from tests.domain.test_judgment import (
    ALL,
    DAY,
    JUDGED,
    LATER,
    SUMMONS,
    judged,
    part,
    ruled,
    summoned,
)

APPEAL = date(2026, 6, 1)


def summon_again(claim: Claim, **other: Any) -> list[ClaimFact]:
    told = {
        "served_on": SUMMONS,
        "court": "Rechtbank Midden-Nederland",
        "hearing_on": date(2026, 3, 18),
        "claimed": Asked(principal=1_000_00, interest=3_00, costs=150_00),
        "costs": 125_57,
        "today": LATER,
    }
    return litigation.summon(claim, **{**told, **other})


@pytest.mark.parametrize("story", [summoned, judged])
def test_a_summons_told_again_is_nothing_new_and_what_is_left_out_says_nothing(
    story: Callable[[], Story],
) -> None:
    claim = story().claim
    assert summon_again(claim) == []
    assert summon_again(claim, hearing_on=None, claimed=None, costs=0) == []


@pytest.mark.parametrize(
    ("element", "other"),
    [
        ("court", "Rechtbank Amsterdam"),
        ("hearing_on", date(2026, 3, 19)),
        ("claimed", Asked(principal=999_99)),
        ("costs", 125_58),
    ],
)
def test_a_summons_told_otherwise_is_refused_by_its_element(element: str, other: object) -> None:
    with pytest.raises(Refusal) as caught:
        summon_again(summoned().claim, **{element: other})
    assert caught.value.code == "court.known_otherwise"
    assert caught.value.values["element"] == element


@pytest.mark.parametrize(
    ("element", "other"),
    [
        ("parts", ruled(part(PartKind.PRINCIPAL, 999_99))),
        ("reckoned_through", ruled(*ALL, reckoned_through=JUDGED)),
        ("by_default", ruled(*ALL, by_default=True)),
        ("enforceable", ruled(*ALL, enforceable=False)),
        ("upholds", ruled(*ALL, upholds=True)),
    ],
)
def test_a_judgment_told_otherwise_is_refused_by_its_element(
    element: str, other: CourtRuling
) -> None:
    with pytest.raises(Refusal) as caught:
        litigation.judge(judged().claim, other, today=LATER)
    assert caught.value.code == "judgment.known_otherwise"
    assert caught.value.values["element"] == element


def test_a_judgment_is_safe_to_repeat_also_after_the_one_of_the_appeal() -> None:
    story = on_appeal(upholds=True)
    assert litigation.judge(story.claim, ruled(*ALL), today=APPEAL) == []
    assert litigation.judge(story.claim, ruled(*ALL, on=APPEAL, upholds=True), today=APPEAL) == []


def tell(claim: Claim, on: date, document: str, *, at: date) -> list[ClaimFact]:
    return enforcement.tell_enforcement_costs(
        claim, amount=100_00, made_on=on, document=document, today=at
    )


def on_appeal(*, annulled: bool = False, **more: Any) -> Story:
    """A hundred of enforcement costs by the first judgment; then the court of appeal."""
    story = judged()
    story.when(lambda case, day: tell(case.claim, day, "E-1", at=day), on=LATER)
    if annulled:
        story.when(
            lambda case, day: litigation.annul(
                case.claim, annulled_on=day, ground="appeal", today=day
            ),
            on=APPEAL,
        )
    story.when(
        lambda case, day: litigation.judge(case.claim, ruled(*ALL, on=day, **more), today=day),
        on=APPEAL,
    )
    return story


def costs(claim: Claim, day: date) -> int:
    pieces = open_parts(claim, through=date(2027, 12, 31))
    [piece] = [p for p in pieces if p.first_on <= day <= (p.last_on or date.max)]
    found = balance(claim, on=day).costs
    assert piece.costs == found
    return found


def test_costs_of_enforcing_stay_owed_where_the_appeal_upholds_the_judgment() -> None:
    claim = on_appeal(upholds=True).claim
    assert (costs(claim, APPEAL - DAY), costs(claim, APPEAL)) == (550_00, 550_00)


def test_it_is_told_which_costs_of_enforcing_are_owed() -> None:
    for story, owed in ((on_appeal(upholds=True), True), (on_appeal(), False)):
        told = court_out(story.case)
        assert told is not None
        assert [(one.amount, one.owed) for one in told.enforcement_costs] == [("100.00", owed)]


@pytest.mark.parametrize("annulled", [False, True])
def test_costs_of_enforcing_fall_with_a_judgment_that_was_not_upheld(annulled: bool) -> None:
    claim = on_appeal(annulled=annulled).claim
    assert (costs(claim, APPEAL - DAY), costs(claim, APPEAL)) == (550_00, 450_00)


def test_costs_of_days_through_which_the_appeal_reckons_are_not_asked_twice() -> None:
    claim = on_appeal(upholds=True, reckoned_through=LATER).claim
    assert costs(claim, APPEAL) == 450_00
    claim = on_appeal(upholds=True, reckoned_through=LATER - DAY).claim
    assert costs(claim, APPEAL) == 550_00


def test_an_act_by_the_first_judgment_may_be_told_later_only_where_it_was_upheld() -> None:
    story = on_appeal(upholds=True)
    story.when(lambda case, day: tell(case.claim, JUDGED, "E-2", at=day), on=APPEAL + DAY)
    assert costs(story.claim, APPEAL) == 650_00
    early = story.claim
    assert refusal(lambda: tell(early, JUDGED - DAY, "E-3", at=APPEAL)) == (
        "enforcement.before_judgment"
    )
    fell = on_appeal().claim
    assert refusal(lambda: tell(fell, LATER, "E-2", at=APPEAL)) == "enforcement.before_judgment"


def test_nothing_is_upheld_where_no_judgment_holds() -> None:
    assert refusal(lambda: on_appeal(annulled=True, upholds=True)) == "judgment.nothing_upheld"


def test_a_release_told_again_on_another_day_is_refused() -> None:
    story = judged()
    story.when(
        lambda case, day: enforcement.attach(
            case.claim,
            kind=AttachmentKind.BANK,
            laid_on=day,
            third_party=None,
            protected_level=None,
            today=day,
        ),
        on=LATER,
    )

    def release(claim: Claim, on: date) -> list[ClaimFact]:
        return enforcement.release(
            claim, attachment_id="attachment-1", released_on=on, today=APPEAL
        )

    story.when(lambda case, day: release(case.claim, LATER + DAY), on=APPEAL)
    assert release(story.claim, LATER + DAY) == []
    assert refusal(lambda: release(story.claim, LATER)) == "attachment.released_otherwise"
