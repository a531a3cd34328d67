"""Claims as rows of a table: amounts by part, and below them how the interest came about."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from adapters.paper.glyphs import one_line, printable, soft
from adapters.paper.labels import LABELS, short_day
from domain.law.collection_costs import statutory_costs
from domain.letter.text.content import Language
from domain.letter.text.costs import how_costs_follow
from domain.letter.text.on_paper import ClaimSpecification, InterestLine
from domain.letter.text.schedule import schedule_row
from domain.letter.text.words import euro
from domain.money import Cents

_OPTIONAL: Final = ("credited", "contested", "paid", "interest", "costs")
_NUMBER_WIDTH: Final = 14


def claim_table(
    claims: Sequence[ClaimSpecification], *, total: Cents, total_label: str, language: Language
) -> Mapping[str, Any]:
    """Give the specification as the template ``specification`` wants it.

    A part that is zero for every claim has no column.
    """
    parts = ["principal", *(part for part in _OPTIONAL if any(getattr(c, part) for c in claims))]
    heads = ["invoice", "issued", "due", *parts, "open"]
    return {
        "columns": [LABELS[language][head] for head in heads],
        "claims": [_claim(claim, parts, language) for claim in claims],
        "total": _amount(total, language),
        "total-label": total_label,
    }


def schedule_table(text: str, *, language: Language) -> Mapping[str, Any]:
    """Give the instalments of a plan's text, a line each, as the template ``schedule`` wants them.

    The words of each line stay as both sign them; their sum stands below.
    """
    label = LABELS[language]
    terms = [term for line in text.split("\n") if (term := schedule_row(line))]
    return {
        "head": [label["instalment"], label["when"], label["amount"]],
        "rows": [[one_line(term.number), one_line(term.when), term.amount] for term in terms],
        "total-label": label["together"],
        "total": _amount(sum(term.cents for term in terms), language),
    }


def _claim(
    claim: ClaimSpecification, parts: Sequence[str], language: Language
) -> Mapping[str, list[str]]:
    cells = [
        soft(printable(claim.invoice_number), longest=_NUMBER_WIDTH),
        short_day(claim.issued_on, language=language),
        short_day(claim.due_on, language=language),
        *(_part(claim, part, language) for part in parts),
        _amount(claim.open_total, language),
    ]
    return {"cells": cells, "notes": _notes(claim, language)}


def _part(claim: ClaimSpecification, part: str, language: Language) -> str:
    """What is taken off stands with a minus, so that each row adds up by eye."""
    cents: Cents = getattr(claim, part)
    if cents == 0:
        return "–"
    signed = -cents if part in {"credited", "contested", "paid"} else cents
    return euro(signed, language=language).replace("€", "").replace(" ", "")


def _notes(claim: ClaimSpecification, language: Language) -> list[str]:
    notes = [one_line(claim.description)] if claim.description else []
    notes += [_interest(line, language) for line in claim.interest_lines]
    notes += _interest_later(claim, language)
    notes += _costs(claim, language)
    if claim.vat_in_costs:
        costs, vat = _amount(claim.costs, language), _amount(claim.vat_in_costs, language)
        notes.append(LABELS[language]["vat_in_costs"].format(costs=costs, vat=vat))
    return notes + _open_parts(claim, language)


def _open_parts(claim: ClaimSpecification, language: Language) -> list[str]:
    """Say what is open by part where the row, which says what was claimed, does not show it."""
    if not claim.imputed:
        return []
    label = LABELS[language]
    parts = (
        ("open_principal", claim.open_principal),
        ("open_interest", claim.open_interest),
        ("open_costs", claim.open_costs),
    )
    named = [f"{label[key]} {_amount(cents, language)}" for key, cents in parts if cents]
    return [label["imputed"].format(parts=", ".join(named) or label["open_nothing"])]


def _costs(claim: ClaimSpecification, language: Language) -> list[str]:
    """Say how the costs follow from the scale; of shared ones, from which whole."""
    net, base = claim.costs - claim.vat_in_costs, claim.costs_base or 0
    if how := how_costs_follow(base, net, language=language):
        line = "costs_line" if how.count("%") > 1 else "costs_line_one"
        said = LABELS[language][line].format(how=how, costs=_amount(net, language))
        return [said]
    whole = statutory_costs(base) if base else 0
    how = how_costs_follow(base, whole, language=language) if net < whole else ""
    if not how or base <= claim.principal:
        return []
    shared = LABELS[language]["costs_shared"]
    return [shared.format(how=how, whole=_amount(whole, language), base=_amount(base, language))]


def _interest(line: InterestLine, language: Language) -> str:
    said = LABELS[language]["interest_line"].format(
        article=one_line(line.article),
        rate=_percent(line.rate, language),
        base=_amount(line.base, language),
        from_on=short_day(line.from_on, language=language),
        through_on=short_day(line.through_on, language=language),
        days=line.days,
        denominator=line.denominator,
        amount=_amount(line.amount, language),
    )
    return said + LABELS[language]["provisional"] if line.provisional else said


def _interest_later(claim: ClaimSpecification, language: Language) -> list[str]:
    """Say from which day interest will run, where none does yet."""
    if claim.interest_from is None:
        return []
    first = short_day(claim.interest_from, language=language)
    said = LABELS[language]["interest_later"]
    return [said.format(first=first, article=one_line(claim.interest_article))]


def _percent(rate: Decimal, language: Language) -> str:
    """Write a rate with two decimals, or with all it has where it has more."""
    written = f"{rate:.2f}" if rate == round(rate, 2) else f"{rate.normalize():f}"
    return written.replace(".", ",") if language == "nl" else written


def _amount(cents: Cents, language: Language) -> str:
    """Keep sign, symbol and figures on one line."""
    return euro(cents, language=language).replace(" ", "\u00a0")
