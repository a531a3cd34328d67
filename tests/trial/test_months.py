"""Two of the random months, each time the tests are run; the thousand are a command."""

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from domain.claim.events import Asked, Channel, PaymentReceived, ReminderSent, Source
from domain.facts import Fact
from tests.application.houses import HousePlace
from tests.domain.story import recorded
from tests.trial.months.judging import Score, Watched
from tests.trial.months.living import lived
from tests.trial.months.truth import Debt

MONDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 6)


def test_nobody_is_written_to_whose_money_was_in_the_bank(tmp_path: Path) -> None:
    score = Score()
    for seed in (18, 7044):  # 7044: a transfer and a storno of one day, of which no statement came
        place = HousePlace("sqlite", "", tmp_path / str(seed))
        score.add(lived(place, seed))
        place.close()
    assert score.faults == []
    assert score.letters > 0
    assert score.held.total() > 0


# --- the judge finds what it is there to find ----------------------------------------------------


def watched(paid_on: date, *facts: Fact) -> Score:
    """What the judge says of a letter of Monday, where a payment was booked on a day."""
    debt = Debt(0, "F1", 100_00, FRIDAY, FRIDAY, "", paid=[(paid_on, 100_00)])
    one, score = Watched(UUID(int=1), debt), Score()
    said = [recorded(fact, version=at, on=MONDAY) for at, fact in enumerate(facts, 1)]
    one.look(said, MONDAY, score, 1)
    return score


def letter(cents: int) -> ReminderSent:
    return ReminderSent(
        letter_id=uuid4(),
        step="reminder",
        channel=Channel.POST,
        asked=Asked(principal=cents),
        document_sha256="0" * 64,
        pay_by=MONDAY,
    )


@pytest.mark.parametrize(("paid_on", "found"), [(FRIDAY, 1), (MONDAY, 0)])
def test_the_judge_looks_at_the_last_banking_day_before_a_letter(paid_on: date, found: int) -> None:
    assert watched(paid_on, letter(100_00)).paid_and_asked == found


def test_the_judge_takes_off_what_the_house_counts_and_knows_what_was_asked_too_much() -> None:
    part = PaymentReceived(
        payment_id="p", amount=40_00, credited_on=FRIDAY, source=Source(kind="test")
    )
    score = watched(FRIDAY, part, letter(60_00))
    assert (score.paid_and_asked, score.asked_too_much) == (1, 0)
    score = watched(FRIDAY, part, letter(60_01))
    assert (score.paid_and_asked, score.asked_too_much) == (0, 1)
