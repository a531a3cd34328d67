"""The text of a change of a running payment plan, as both are shown it and sign it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.claim.events import Instalment
from domain.letter.text.content import Language
from domain.letter.text.salutation import in_a_sentence
from domain.letter.text.schedule import schedule_line
from domain.letter.text.words import day_in_words, euro, when_a_plan_lapses
from domain.payment_plan.text import PlannedInvoice

_InWords: TypeAlias = Callable[[date], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTerms:
    """What the text states."""

    creditor: str
    debtor: str
    agreed_on: date
    """The day since which the plan holds that is changed."""
    invoices: Sequence[PlannedInvoice]
    part: Instalment
    """The instalment that is changed, with what is left of it."""
    later: date | None
    """Its new last day; None: it is spread over the instalments behind it."""
    instalments: Sequence[Instalment]
    interest: int
    """What of the whole plan is interest that runs during it; 0: none is asked."""
    grace_days: int
    open_until: date


def change_text(terms: ChangeTerms, *, language: Language) -> str:
    """The whole text, a paragraph a line; the same terms always give the same text."""
    said = _dutch(terms) if language == "nl" else _english(terms)
    return "\n".join(said) + "\n"


def _dutch(terms: ChangeTerms) -> list[str]:
    part, amount = terms.part, _nl(terms.part.amount)
    was = f"Van de termijn van {_day_nl(part.by)} moet nog {amount} worden betaald."
    interest = (
        "Er komt geen rente bij: de rente in de regeling wordt niet hoger."
        if terms.interest
        else "Over de tijd van de regeling vragen wij geen rente als u haar nakomt."
    )
    return [
        "Wijziging van de betalingsregeling",
        f"Tussen {terms.creditor} en {in_a_sentence(terms.debtor).removesuffix('.')}.",
        (
            f"Op {_day_nl(terms.agreed_on)} begon onze betalingsregeling. Die veranderen wij"
            " hiermee. De nieuwe regeling komt in plaats van de oude."
        ),
        *(_invoice(one, "Factuur", "van", "te betalen op", _day_nl) for one in terms.invoices),
        (
            f"{was} Dat mag u later betalen: uiterlijk op {_day_nl(terms.later)}."
            if terms.later
            else f"{was} Wat u tot en met deze termijn nog moet betalen, verdelen wij over de"
            " termijnen daarna."
        ),
        "U betaalt voortaan in deze termijnen:",
        *_schedule(terms.instalments, "nl"),
        (
            f"Samen {_nl(sum(one.amount for one in terms.instalments))}. Dat is wat van de"
            f" regeling nog moet worden betaald. Door de wijziging betaalt u niet meer. {interest}"
        ),
        "Deze wijziging kost u niets.",
        (
            "Eerder of meer betalen mag altijd. Wat u betaalt, telt voor de eerste termijn die nog"
            " niet is betaald."
        ),
        when_a_plan_lapses(terms.grace_days, language="nl"),
        (
            "Lukt een termijn niet, neem dan voor die dag contact met ons op. Uw rechten volgens"
            " de wet blijven zoals ze zijn."
        ),
        _holds_nl(_day_nl(terms.open_until)),
    ]


def _english(terms: ChangeTerms) -> list[str]:
    part, amount = terms.part, _en(terms.part.amount)
    was = f"Of the instalment of {_day_en(part.by)} {amount} is still to be paid."
    interest = (
        "No interest is added: the interest in the plan does not rise."
        if terms.interest
        else "We ask no interest over the time of the plan if you keep to it."
    )
    return [
        "Change of the payment plan",
        f"Between {terms.creditor} and {in_a_sentence(terms.debtor).removesuffix('.')}.",
        (
            f"Our payment plan began on {_day_en(terms.agreed_on)}. We change it by this. The new"
            " plan takes the place of the old one."
        ),
        *(_invoice(one, "Invoice", "of", "to be paid to", _day_en) for one in terms.invoices),
        (
            f"{was} You may pay that later: by {_day_en(terms.later)}."
            if terms.later
            else f"{was} What you are still to pay up to and with that instalment we spread over"
            " the instalments behind it."
        ),
        "From now on you pay in these instalments:",
        *_schedule(terms.instalments, "en"),
        (
            f"{_en(sum(one.amount for one in terms.instalments))} in all. That is what is still to"
            f" be paid of the plan. You pay no more because of the change. {interest}"
        ),
        "This change costs you nothing.",
        (
            "You may always pay earlier or more. What you pay counts for the first instalment that"
            " is not paid yet."
        ),
        when_a_plan_lapses(terms.grace_days, language="en"),
        (
            "If you cannot pay an instalment, contact us before its day. Your rights by law stay as"
            " they are."
        ),
        _holds_en(_day_en(terms.open_until)),
    ]


def _holds_nl(last: str) -> str:
    return (
        f"De wijziging geldt als beiden hebben getekend, uiterlijk op {last}. Tot dan geldt de"
        " regeling zoals zij was. Vervalt die intussen, dan geldt de wijziging toch als beiden op"
        " tijd tekenen."
    )


def _holds_en(last: str) -> str:
    return (
        f"The change holds when both have signed, by {last}. Until then the plan holds as it was."
        " If that lapses meanwhile, the change holds all the same where both sign in time."
    )


def _schedule(instalments: Sequence[Instalment], language: Language) -> list[str]:
    return [schedule_line(one.number, one.by, one.amount, language=language) for one in instalments]


def _invoice(one: PlannedInvoice, invoice: str, of: str, to: str, day: _InWords) -> str:
    where = f", {to} {one.accounts}" if one.iban else ""
    return f"{invoice} {one.number} {of} {day(one.issued_on)}{where}"


def _nl(cents: int) -> str:
    return euro(cents, language="nl")


def _en(cents: int) -> str:
    return euro(cents, language="en")


def _day_nl(day: date) -> str:
    return day_in_words(day, language="nl")


def _day_en(day: date) -> str:
    return day_in_words(day, language="en")
