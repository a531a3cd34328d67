"""An invoice without an address asks one act of a person, and one alone."""

from domain.claim.events import Mark, MarkCleared
from tests.projections.conftest import House
from tests.projections.story import on
from tests.projections.test_worklist import tasks_on


def test_a_missing_address_is_one_task_also_when_a_letter_asks_for_it(light: House) -> None:
    """From the first day it is to be found; the plan asks the same from its first letter on."""
    story = light.story
    debtor = story.debtor(reachable=False)
    marks = (Mark.NO_IBAN, Mark.NO_CONTACT_DETAILS)
    claim = story.invoice(debtor, "F1", marks=marks, due_on=on("2026-02-04"))
    light.engine.catch_up()
    for day in ("2026-01-12", "2026-02-04", "2026-06-12"):
        found = {one.task: one.why for one in light.work.tasks(on(day))}
        why = "there is no address to write to"
        assert found == {"find_address": why, "look_at_marks": "no_iban"}, day
    story.add(claim, MarkCleared(mark=Mark.NO_CONTACT_DETAILS), day=on("2026-01-13"))
    light.engine.catch_up()
    assert tasks_on(light, "2026-01-14") == ["look_at_marks"]


def test_a_mark_that_names_no_address_of_who_is_reached_is_only_looked_at(light: House) -> None:
    story = light.story
    story.invoice(story.debtor(), "F1", marks=(Mark.NO_CONTACT_DETAILS,))
    light.engine.catch_up()
    for day in ("2026-01-12", "2026-06-12"):
        assert "look_at_marks" in tasks_on(light, day)
        assert "find_address" not in tasks_on(light, day)
