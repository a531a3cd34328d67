"""The figures of a portfolio in words and numbers, as people are shown them."""

from typing import TYPE_CHECKING

from api.words.figures import lowered, money, number
from api.words.language import DUTCH, spoken
from api.words.naming import plan_title, step
from api.words.portfolio_kinds import called

if TYPE_CHECKING:
    from application.queries.figures import FigureOut, FigurePartOut


def value_said(figure: "FigureOut") -> str:
    """The value with its unit; a dash where there is nothing to divide by."""
    if figure.value is None:
        return "-"
    if figure.unit == "euro":
        return money(figure.value)
    text = number(figure.value)
    if figure.unit == "percent":
        return f"{text} %"
    days = "dagen" if spoken() == DUTCH else "days"
    return f"{text} {days}" if figure.unit == "days" else text


def part_said(part: "FigurePartOut") -> str:
    """What a part is called: its measure, and which part of it."""
    creditor = part.creditor.name if part.creditor else None
    return part_called(part.measure, part.part, creditor=creditor or "")


def part_called(measure: str, part: str | None, *, creditor: str = "") -> str:
    """What a part of a measure is called; ``creditor`` is the name of the one that it is."""
    name = "" if part is None else creditor or _named(measure, part)
    if name and measure in _SAY_THEMSELVES:
        return name
    return f"{called(measure, 'Measure')} {name}".strip()


_SAY_THEMSELVES = frozenset({"ageing", "ends", "letters", "recovered_by_age"})


def _named(measure: str, part: str) -> str:
    match measure:
        case "recovered_by_plan":
            return lowered(plan_title(part))
        case "recovered_by_step" if not part:
            return "geen brief" if spoken() == DUTCH else "no letter"
        case "recovered_by_step":
            return lowered(step(part))
        case "letters":
            return step(part)
        case "recovered_by_age":
            return called(part, "PaidAfter")
        case _:
            return called(part, "MeasurePart")
