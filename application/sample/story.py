"""What a case of the sample is: one invoice, and what people did about it."""

from dataclasses import dataclass

from application.sample.acts import Act
from application.sample.invoices import Customer
from domain.money import Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One invoice; ``due`` is its due day in days before the end of the sample.

    ``acts`` happen on days counted from the due day. ``scanned``: the invoice itself is here;
    else it was opened by hand, without a document.
    """

    customer: Customer
    total: Cents
    what: str
    due: int
    term_days: int = 14
    acts: tuple[tuple[int, Act], ...] = ()
    scanned: bool = True
    credited: tuple[str, Cents, int] | None = None
    """A credit note that comes as a file: its number, its amount, days after the due day."""
