"""Any letter of any claim can be looked at before it goes; nothing is sent and nothing recorded."""

from uuid import UUID

import pytest

from adapters.paper import text_of
from application.house import House
from application.letters.preview import Preview, preview_letter
from domain.days import add_days
from domain.letter.text import LetterKind
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, case_of, claim_from, run_on
from tests.asking import extend_term, record_dispute, register_payment

FOURTEEN = LetterKind.FOURTEEN_DAY_LETTER


@pytest.fixture
def claim(place: HousePlace, house: House) -> UUID:
    """Give a claim on its first day past due: its reminder may go today."""
    place.clock.move_to(MARCH)
    return claim_from(house, CONSUMER)


def words(shown: Preview) -> str:
    return " ".join(text_of(shown.pdf).split())


@pytest.mark.both_stores
@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_of_letter_is_shown_as_a_specimen_and_nothing_is_recorded(
    house: House, claim: UUID, kind: LetterKind
) -> None:
    before = house.store.last_position()
    for language in ("nl", "en"):
        shown = preview_letter(house, claim, kind, language=language)
        assert "SPECIMEN" in words(shown)
        assert shown.content.language == language
    assert house.store.last_position() == before
    assert house.collections.case(claim).claim.pending is None


def test_a_letter_that_may_go_today_has_no_objection_and_is_what_the_run_then_sends(
    place: HousePlace, house: House, claim: UUID
) -> None:
    shown = preview_letter(house, claim, LetterKind.REMINDER)
    assert shown.objections == ()
    run_on(place, house, MARCH)
    sent = case_of(house, claim).claim.letters[0]
    assert (sent.pay_by, sent.asked.total) == (shown.content.pay_by, shown.content.asked_total)


def test_a_letter_that_may_not_go_is_shown_with_the_reason_on_its_head(
    house: House, claim: UUID
) -> None:
    shown = preview_letter(house, claim, FOURTEEN)
    assert "the plan's next step is 'reminder'" in shown.objections
    assert "there is no default" in shown.objections
    assert "Zou nu niet uitgaan: de volgende stap van het traject is herinnering" in words(shown)
    assert "binnen veertien dagen" in words(shown)


def test_a_kind_that_the_plan_lacks_is_shown_by_a_usual_step(house: House, claim: UUID) -> None:
    kinds = {step.kind.value for step in case_of(house, claim).plan.step}
    lacking = next(kind for kind in LetterKind if kind.value not in kinds)
    assert "the plan has no such step" in preview_letter(house, claim, lacking).objections


def test_a_confirmation_is_shown_of_what_was_agreed_and_else_as_an_example(
    house: House, claim: UUID
) -> None:
    example = preview_letter(house, claim, LetterKind.CONFIRMATION)
    assert "Nothing agreed" in example.objections[0]
    extend_term(house, claim, by=by(), pay_by=add_days(MARCH, 20))
    shown = preview_letter(house, claim, LetterKind.CONFIRMATION)
    assert shown.objections == ()
    assert shown.content.pay_by == add_days(MARCH, 20)


def test_a_disputed_and_a_paid_claim_are_shown_and_say_so(house: House, claim: UUID) -> None:
    record_dispute(house, claim, by=by(), ground="quality")
    assert "disputed" in preview_letter(house, claim, LetterKind.FINAL_DEMAND).objections
    total = case_of(house, claim).claim.principal
    register_payment(house, claim, by=by(), amount=total, credited_on=MARCH)
    assert preview_letter(house, claim, LetterKind.FINAL_DEMAND).objections


@pytest.mark.parametrize(
    ("kind", "mark", "why"),
    [
        (
            LetterKind.COLLECTION_NOTICE,
            "[nog niet bekend: machtiging]",
            "geen incassant-ID: hij kan niet incasseren",
        ),
        (LetterKind.HAND_OVER, "[nog niet bekend: wie de vordering int]", "ligt bij geen partij"),
        (LetterKind.PAYMENT_PLAN, "dit is een voorbeeld", "komt geen termijn van een regeling"),
    ],
)
def test_what_is_not_known_is_marked_and_the_head_says_in_dutch_why_it_would_not_go(
    house: House, claim: UUID, kind: LetterKind, mark: str, why: str
) -> None:
    shown = words(preview_letter(house, claim, kind))
    assert mark in shown
    assert why in shown
    assert "lies with" not in shown
