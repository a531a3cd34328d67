"""How an item of the check-list is said to stand: so that nobody reads it the wrong way round."""

from datetime import date

import pytest

from adapters.dossier_words import CHECKED, STANDS, stand
from adapters.paper.dossier_page import render_dossier
from adapters.paper.press import text_of
from domain.case.check_item import Weight
from tests.paper_samples import DOSSIER

UNWANTED = sorted(code for code, what in CHECKED.items() if what.startswith(("geen ", "niet ")))


@pytest.mark.parametrize("code", UNWANTED)
@pytest.mark.parametrize("before", ["", "F-2026-0001: "])
def test_of_what_must_not_be_there_nothing_is_said_to_be_present_or_missing(
    code: str, before: str
) -> None:
    what = before + CHECKED[code]
    assert STANDS[stand(what, found=True, weight="blocking")] == "in orde"
    for weight in (Weight.BLOCKING, Weight.ADVISORY):
        assert STANDS[stand(what, found=False, weight=weight.value)] == "niet in orde"


def test_a_paper_is_missing_or_not_shown() -> None:
    what = CHECKED["invoice.document"]
    assert STANDS[stand(what, found=False, weight="blocking")] == "ontbreekt"
    assert STANDS[stand(what, found=False, weight="advisory")] == "niet aangetoond"
    assert STANDS[stand(CHECKED["limitation.far"], found=False, weight="urgent")] == "dringend"


def test_what_was_recorded_on_another_day_than_its_own_says_on_which() -> None:
    own, other = (
        row.model_copy(update={"recorded_at": at, "day": date(2026, 11, 27)})
        for row, at in zip(
            DOSSIER.timeline[:2], ("2026-11-27T22:30:00Z", "2026-11-27T23:30:00Z"), strict=True
        )
    )
    told = DOSSIER.model_copy(update={"timeline": (own, other)})
    said = " ".join(text_of(render_dossier(told)).split())
    assert said.count("Vastgelegd op") == 1
    assert "Vastgelegd op 28-11-2026" in said
