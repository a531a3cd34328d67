"""Tasks that one act ends, told once: a claim that waits for a bank line waits below that line."""

import re
from collections.abc import Sequence
from typing import Final

from application.queries.list_shapes import TaskOut
from domain.dunning.task import Task

_WAITS_FOR_LINE: Final = re.compile(
    r"credit of [\d.]+ that may be the debtor's waits \((BANK-\w+)\)"
)


def told_once(tasks: Sequence[TaskOut]) -> list[tuple[TaskOut, list[TaskOut]]]:
    """Tasks in their order, each with the claims that wait for it and for nothing else.

    A claim whose bank lines do not all stand among these tasks stands by itself.
    """
    lines = {one.invoice_number: one for one in tasks if one.task == Task.LOOK_AT_BANK_LINE}
    below: dict[str, list[TaskOut]] = {}
    for one in tasks:
        for number in (found := _lines_of(one)):
            if set(found) <= lines.keys():
                below.setdefault(number, []).append(one)
    ended = {one.id for waiting in below.values() for one in waiting}
    return [(one, below.get(_own(one), [])) for one in tasks if one.id not in ended]


def _own(one: TaskOut) -> str:
    return one.invoice_number if one.task == Task.LOOK_AT_BANK_LINE else ""


def _lines_of(one: TaskOut) -> list[str]:
    """The bank lines that a claim waits for; none where it waits for anything else as well."""
    if one.task != Task.PLACE_PAYMENT:
        return []
    found = [_WAITS_FOR_LINE.fullmatch(part) for part in one.why.split("; ")]
    return [part[1] for part in found if part] if all(found) else []
