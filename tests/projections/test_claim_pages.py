"""A page of the overview is a part of the whole list, however many claims it shows."""

import pytest

from tests.projections.conftest import House
from tests.projections.story import on


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_a_page_of_any_size_is_the_beginning_of_the_whole_list(
    light: House, descending: bool, limit: int
) -> None:
    story = light.story
    debtor = story.debtor()
    for number, paid in enumerate((False, True, False, True)):
        claim = story.invoice(debtor, f"F{number}", due_on=on("2026-02-04"))
        if paid:
            story.pay(claim, 100_00, day=on("2026-02-10") if number > 1 else on("2026-06-01"))
    light.engine.catch_up()
    for day in (on("2026-02-09"), on("2026-02-10"), on("2026-03-01"), on("2026-06-01")):
        whole = light.outstanding.claims(day, descending=descending)
        page = light.outstanding.claims(day, descending=descending, limit=limit)
        assert page.rows == whole.rows[:limit], day
