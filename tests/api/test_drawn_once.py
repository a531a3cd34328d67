"""What is the same on every form is drawn once; nothing of anybody is among it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from api.pages import drawn as drawing
from api.pages.controls import Choice, Control, Offering, controls_of
from api.pages.on_demand import OnDemand, once
from api.pages.rendering import environment
from api.words.language import Language, speaking
from application.commands.agreements import RecordPromise
from application.commands.catalogue import COMMANDS
from application.commands.command import Command
from application.commands.debtors import ChangeContactDetails
from application.commands.money import RegisterPayment
from application.commands.stops import ResolveDispute

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def by_the_template(one: Control, form: str) -> str:
    macros = environment().get_template("forms.html").module
    return str(macros.control(one, form))  # type: ignore[attr-defined]  # a macro of the template


def drawn(one: Control, form: str) -> str:
    return drawing.drawn(environment(), [one], form)


def fields(command: type[Command], offer: Offering, form: str = "form-1") -> dict[str, str]:
    found = controls_of(command, offer, None)
    return {one.name: drawn(one, form) for one in found}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.NAME)
def test_a_field_that_is_drawn_once_is_what_its_template_draws(
    command: type[Command], language: Language
) -> None:
    with speaking(language):
        for one in controls_of(command, Offering(today=MONDAY), None):
            for form in ("form-1", "another-2"):
                assert drawn(one, form) == by_the_template(one, form)
        refused = controls_of(command, Offering(today=MONDAY), {})
        assert not [one for one in refused if one.usual]


def test_a_field_is_of_its_language_and_day() -> None:
    def on(day: date) -> str:
        return fields(RegisterPayment, Offering(today=day))["credited_on"]

    dutch = on(MONDAY)
    assert MONDAY.isoformat() in dutch
    assert TUESDAY.isoformat() in on(TUESDAY)
    with speaking("en"):
        assert on(MONDAY) != dutch
    assert on(MONDAY) == dutch


def usual(command: type[Command], offer: Offering) -> Iterator[str]:
    for one in controls_of(command, offer, None):
        if one.usual:
            yield one.name


def test_what_is_known_or_offered_of_somebody_is_drawn_each_time() -> None:
    known = {f"contact-details.{name}": "Jansen" for name in ("name", "street")}
    offer = Offering(today=MONDAY, known=known)
    assert {"name", "street"}.isdisjoint(usual(ChangeContactDetails, offer))
    assert "Jansen" in fields(ChangeContactDetails, offer)["name"]
    other = Offering(today=MONDAY, known={"contact-details.name": "De Vries"})
    assert "Jansen" not in "".join(fields(ChangeContactDetails, other).values())
    disputes = {"disputes": [Choice("7", "€ 20,00")]}
    assert "€ 20,00" in fields(ResolveDispute, Offering(today=MONDAY, choices=disputes))["disputed"]
    assert "disputed" not in usual(ResolveDispute, Offering(today=MONDAY))


def test_the_id_of_a_form_is_escaped_in_it() -> None:
    page = environment().from_string(
        '{% import "forms.html" as forms_ with context %}{{ [one]|drawn(id) }}'
    )
    [one, *_] = controls_of(RecordPromise, Offering(today=MONDAY), None)
    known = replace(one, usual=False)
    for control in (one, known):
        said = page.render(one=control, id="<b>", form_token="")
        assert "<b>" not in said
        assert "&lt;b&gt;" in said


def test_a_form_has_its_controls_in_their_order() -> None:
    known = {"contact-details.name": "<Jansen>", "contact-details.city": "Elders"}
    controls = controls_of(ChangeContactDetails, Offering(today=MONDAY, known=known), None)
    together = drawing.drawn(environment(), controls, "form-1")
    assert together == "".join(by_the_template(one, "form-1") for one in controls)
    assert "<Jansen>" not in together


def test_what_is_filled_into_a_sentence_is_escaped() -> None:
    said = environment().from_string('{{ _("Nu open: %(amount)s.", amount=amount) }}')
    assert said.render(amount="<b>1 % van 2</b>") == "Nu open: &lt;b&gt;1 % van 2&lt;/b&gt;."
    with speaking("en"):
        assert said.render(amount="1") == "Open now: 1."


def test_what_nobody_asks_for_is_not_worked_out() -> None:
    asked: list[str] = []

    def work(name: str) -> str:
        asked.append(name)
        return name

    found = OnDemand({name: partial(work, name) for name in "ab"})
    assert "a" in found
    assert "c" not in found
    assert list(found) == ["a", "b"]
    assert len(found) == 2
    assert found.get("c") is None
    assert asked == []
    assert [found["b"], found["b"]] == ["b", "b"]
    assert asked == ["b"]
    with pytest.raises(KeyError):
        found["c"]


def test_what_was_worked_out_once_is_given_again() -> None:
    work = once(object)
    assert work() is work()


def test_a_key_that_is_missing_on_the_way_to_a_value_is_not_taken_for_no_value() -> None:
    empty: dict[str, str] = {}
    offered = OnDemand({"plans": lambda: empty["missing"]})
    assert offered.get("parties", "") == ""
    with pytest.raises(LookupError, match="plans cannot be worked out"):
        offered.get("plans", "")
