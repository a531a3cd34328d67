"""Every field that can change has words, and every amount is written as one."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any, get_args, get_type_hints

import pytest
from pydantic import BaseModel

from api.words.fields import CENTS, FIELDS, UNSAID, field_said, value_said
from api.words.language import Language, speaking
from application.queries.differences import BOOKKEEPING, STATES
from domain.claim.events import Mark
from domain.claim.state import Hold

COUNTED = frozenset(
    "proposals address_version attempt broken_promises contact_version days discount extensions"
    " found_at grace_days hundredths letters_at_move missed number ordered_at position rank round"
    " shares taken_back_at told_at filed_at tolerance_days term_days version admitted judged_steps"
    " plan_waivers granted_as approached book_from propose_from decided_at debit_notice_days"
    " remind_before remind_after promise_days told_by discount_hundredths discount_days"
    " credit_charge_days".split()
)
"""Fields whose whole numbers are no amounts: places, versions, days, numbers."""


def parts(kind: Any) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(kind)
    if is_dataclass(kind):
        yield from ((one.name, hints[one.name]) for one in fields(kind))
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from ((name, hints[name]) for name in kind.model_fields)


def everywhere() -> Iterator[tuple[str, Any]]:
    """Every field of every state, and of all that stands in one."""
    left, seen = list[Any](STATES.values()), set[Any]()
    while left:
        kind = left.pop()
        left += get_args(kind)
        if isinstance(kind, type) and kind not in seen:
            seen.add(kind)
            found = list(parts(kind))
            left += [one for _, one in found]
            yield from found


def whole_numbers(kind: Any) -> bool:
    return kind is int or int in get_args(kind)


def test_every_field_that_can_change_is_called_something() -> None:
    named = {name for name, _ in everywhere()} - UNSAID
    assert named - FIELDS.keys() - BOOKKEEPING == set()
    tops = {one.name for kind in STATES.values() for one in fields(kind)}
    assert tops - BOOKKEEPING - FIELDS.keys() == set()


def test_no_field_is_named_that_is_not_there() -> None:
    assert FIELDS.keys() - {name for name, _ in everywhere()} == set()


def test_every_whole_number_is_an_amount_or_counts_something() -> None:
    numbers = {name for name, kind in everywhere() if whole_numbers(kind)}
    assert numbers - CENTS - COUNTED == set()
    assert set() == CENTS & COUNTED


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl", ("Hoofdsom", "€ 1.234,50", "ja")), ("en", ("Principal", "€ 1,234.50", "yes"))],
)
def test_a_field_and_its_values_are_said_in_the_language_that_is_spoken(
    language: Language, expected: tuple[str, str, str]
) -> None:
    with speaking(language):
        said = field_said("principal"), value_said("principal", 123_450), value_said("opened", True)
    assert tuple(one.replace("\N{NO-BREAK SPACE}", " ") for one in said) == expected


def test_a_value_of_parts_says_those_that_hold_something() -> None:
    hold = Hold("h-1", "negotiation", date(2026, 3, 1), None)
    with speaking("nl"):
        said = value_said("holds", (hold,)).replace("\N{NO-BREAK SPACE}", " ")
    assert "vanaf 1 mrt 2026" in said
    assert "h-1" not in said


def test_what_is_empty_is_a_dash_and_zero_is_not() -> None:
    with speaking("nl"):
        assert value_said("due_on", date.max) == value_said("plan", "") == "–"
        assert value_said("costs", 0) != "–"
        assert value_said("at", time(9, 5)) == "09:05"
        assert value_said("marks", frozenset({Mark.NO_IBAN})) != "–"
