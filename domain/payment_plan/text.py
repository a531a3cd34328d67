"""The text of a payment plan, as both are shown it and sign it: one text, in one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.claim.events import Asked, Instalment
from domain.letter.text.content import Language
from domain.letter.text.payment_reference import in_fours
from domain.letter.text.salutation import in_a_sentence
from domain.letter.text.schedule import schedule_line
from domain.letter.text.words import day_in_words, euro, when_a_plan_lapses


@dataclass(frozen=True, slots=True)
class PlannedInvoice:
    """An invoice of the plan: what is open of it, and to which account it is paid."""

    number: str
    issued_on: date
    open: Asked
    iban: str
    """Several stand with commas between them."""

    @property
    def accounts(self) -> str:
        """The accounts as they are read, in groups of four."""
        return ", ".join(in_fours(one) for one in self.iban.split(", "))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTerms:
    """What the text states."""

    creditor: str
    debtor: str
    invoices: Sequence[PlannedInvoice]
    instalments: Sequence[Instalment]
    reckoned_on: date
    interest: int
    grace_days: int
    open_until: date


def plan_text(terms: PlanTerms, *, language: Language) -> str:
    """The whole text, a paragraph a line; the same terms always give the same text."""
    said = _dutch(terms) if language == "nl" else _english(terms)
    return "\n".join(said) + "\n"


def _dutch(terms: PlanTerms) -> list[str]:
    total = sum(part.amount for part in terms.instalments)
    cost = (
        f"In dit bedrag zit {_nl(terms.interest)} wettelijke rente over de tijd van de regeling."
        " Die rente loopt volgens de wet ook zonder regeling."
        if terms.interest
        else "Over de tijd van de regeling vragen wij geen rente als u haar nakomt."
    )
    return [
        "Betalingsregeling",
        f"Tussen {terms.creditor} en {in_a_sentence(terms.debtor).removesuffix('.')}.",
        f"Het gaat om wat op {_day_nl(terms.reckoned_on)} openstaat:",
        *(_invoice_nl(one) for one in terms.invoices),
        "U betaalt in deze termijnen:",
        *_schedule(terms.instalments, "nl"),
        f"Samen {_nl(total)}. {cost}",
        "Deze regeling kost u verder niets: wij vragen er geen kosten voor.",
        (
            "Eerder of meer betalen mag altijd. Wat u betaalt, telt voor de eerste termijn die nog"
            " niet is betaald."
        ),
        when_a_plan_lapses(terms.grace_days, language="nl"),
        (
            "Lukt een termijn niet, neem dan voor die dag contact met ons op. Uw rechten volgens"
            " de wet blijven zoals ze zijn."
        ),
        f"De regeling begint als beiden hebben getekend, uiterlijk op {_day_nl(terms.open_until)}.",
    ]


def _english(terms: PlanTerms) -> list[str]:
    total = sum(part.amount for part in terms.instalments)
    cost = (
        f"This includes {_en(terms.interest)} of statutory interest over the time of the plan. By"
        " law that interest runs without the plan too."
        if terms.interest
        else "We ask no interest over the time of the plan if you keep to it."
    )
    return [
        "Payment plan",
        f"Between {terms.creditor} and {in_a_sentence(terms.debtor).removesuffix('.')}.",
        f"It is about what is open on {_day_en(terms.reckoned_on)}:",
        *(_invoice_en(one) for one in terms.invoices),
        "You pay in these instalments:",
        *_schedule(terms.instalments, "en"),
        f"{_en(total)} in all. {cost}",
        "This plan costs you nothing else: we ask no fee for it.",
        (
            "You may always pay earlier or more. What you pay counts for the first instalment that"
            " is not paid yet."
        ),
        when_a_plan_lapses(terms.grace_days, language="en"),
        (
            "If you cannot pay an instalment, contact us before its day. Your rights by law stay as"
            " they are."
        ),
        f"The plan begins when both have signed, by {_day_en(terms.open_until)}.",
    ]


def _schedule(instalments: Sequence[Instalment], language: Language) -> list[str]:
    return [schedule_line(one.number, one.by, one.amount, language=language) for one in instalments]


def _invoice_nl(one: PlannedInvoice) -> str:
    parts = _parts(one.open, "hoofdsom", "rente", "kosten", "nl")
    to = f", te betalen op {one.accounts}" if one.iban else ""
    issued = _day_nl(one.issued_on)
    return f"Factuur {one.number} van {issued}: {_nl(one.open.total)} ({parts}){to}"


def _invoice_en(one: PlannedInvoice) -> str:
    parts = _parts(one.open, "principal", "interest", "costs", "en")
    to = f", to be paid to {one.accounts}" if one.iban else ""
    issued = _day_en(one.issued_on)
    return f"Invoice {one.number} of {issued}: {_en(one.open.total)} ({parts}){to}"


def _parts(opened: Asked, principal: str, interest: str, costs: str, language: Language) -> str:
    named = ((principal, opened.principal), (interest, opened.interest), (costs, opened.costs))
    return ", ".join(f"{name} {euro(cents, language=language)}" for name, cents in named if cents)


def _nl(cents: int) -> str:
    return euro(cents, language="nl")


def _en(cents: int) -> str:
    return euro(cents, language="en")


def _day_nl(day: date) -> str:
    return day_in_words(day, language="nl")


def _day_en(day: date) -> str:
    return day_in_words(day, language="en")
