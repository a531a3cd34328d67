"""The due day: where it may stand, and what holds when it stands there more than once."""

from datetime import date
from typing import Final

from adapters.ubl.elements import InvoiceNode, Warn, day_in, find_all, text_of, texts
from adapters.ubl.values import DueSource

_PLACES: Final[tuple[tuple[DueSource, tuple[str, ...]], ...]] = (
    ("DueDate", ("cbc:DueDate",)),
    ("PaymentMeans", ("cac:PaymentMeans/cbc:PaymentDueDate",)),
    (
        "PaymentTerms",
        ("cac:PaymentTerms/cbc:PaymentDueDate", "cac:PaymentTerms/cbc:InstallmentDueDate"),
    ),
)


def read_due_day(
    root: InvoiceNode, *, issued_on: date, warn: Warn
) -> tuple[date | None, DueSource | None]:
    """Read the last day to pay and the element it came from, or two Nones.

    The first place that has a day wins; the latest one where it has several. Terms in words are
    never read as a day. Raises Refusal ``ubl.not_a_date`` for a day there that is none.
    """
    days, source = _days(root)
    if not days or source is None:
        return None, None
    due_on = max(days)
    if len(days) > 1:
        warn(f"{source} has {len(days)} different due days: the latest one is taken.")
    if due_on < issued_on:
        warn("The due day lies before the day of issue.")
    if source == "DueDate" and _others(root) - {due_on.isoformat()}:
        warn("cac:PaymentMeans/cbc:PaymentDueDate is another day than cbc:DueDate, which holds.")
    return due_on, source


def read_terms_note(root: InvoiceNode) -> str | None:
    """Read the payment terms in words, their lines kept."""
    notes = (
        "\n".join(line for part in (note.element.text or "").splitlines() if (line := part.strip()))
        for note in find_all(root, "cac:PaymentTerms/cbc:Note")
        if text_of(note)
    )
    return "\n".join(notes) or None


def _days(root: InvoiceNode) -> tuple[set[date], DueSource | None]:
    for source, paths in _PLACES:
        days = {day_in(text, element=path) for path in paths for text in texts(root, path)}
        if days:
            return days, source
    return set(), None


def _others(root: InvoiceNode) -> set[str]:
    return set(texts(root, "cac:PaymentMeans/cbc:PaymentDueDate"))
