"""Amounts, days and phrases in the language of a letter."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from domain.days import as_dutch_day, day_after
from domain.errors import Refusal
from domain.letter.text import phrases_en as letter_phrases_en
from domain.letter.text import phrases_nl as letter_phrases_nl
from domain.letter.text.content import Language, LetterContent
from domain.letter.text.interest_words import first_interest_day, interest_key
from domain.letter.text.on_paper import ClaimSpecification
from domain.letter.text.payment_reference import grouped
from domain.letter.text.salutation import in_a_sentence, salutation
from domain.money import Cents, as_dutch, minus

_MONTHS = (
    "January February March April May June July August September October November December"
).split()

LAWFUL_TERMS: Mapping[Language, Mapping[int, str]] = {
    "nl": {14: letter_phrases_nl.FOURTEEN_DAYS, 15: letter_phrases_nl.FIFTEEN_DAYS},
    "en": {14: letter_phrases_en.FOURTEEN_DAYS, 15: letter_phrases_en.FIFTEEN_DAYS},
}
"""The words of the two lawful terms by their days; English letters hold the Dutch ones as well."""

UNKNOWN: Mapping[Language, str] = {"nl": "[nog niet bekend", "en": "[not known yet"}
"""How the mark begins that stands in a specimen for what nobody knows."""
_UNKNOWN: Mapping[str, tuple[str, str]] = {
    "mandate": ("machtiging", "mandate"),
    "identifier": ("incassant-ID", "creditor identifier"),
    "debit_account": ("rekening", "account"),
    "party": ("wie de vordering int", "who collects the claim"),
    "estate_debtor": ("schuldenaar", "debtor"),
    "judged_by": ("rechtbank", "court"),
    "lapsed": ("dag waarop de regeling verviel", "day on which the plan lapsed"),
}
_PHRASES: Mapping[Language, Mapping[str, str]] = {
    "nl": letter_phrases_nl.PHRASES,
    "en": letter_phrases_en.PHRASES,
}


def euro(cents: Cents, *, language: Language) -> str:
    """Write cents as the language does: ``€ 1.234,50`` or ``€1,234.50``."""
    if language == "nl":
        return as_dutch(cents)
    return f"{minus(cents)}€{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def day_in_words(day: date, *, language: Language) -> str:
    """Write a day as the language does: ``3 november 2026`` or ``3 November 2026``."""
    if language == "nl":
        return as_dutch_day(day)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def house_phrases(language: Language) -> Mapping[str, str]:
    """The house's own sentences of a language by their keys."""
    return _PHRASES[language]


def phrase(
    key: str,
    values: Mapping[str, str],
    *,
    language: Language,
    texts: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Fill one phrase; a value is taken as it is and never read as a phrase itself.

    ``texts`` of a creditor's template go before the house's own.
    """
    return (texts.get(key) or _PHRASES[language][key]).format_map(values)


def days_of_grace(days: int, *, language: Language) -> str:
    """A number of days of grace in words: ``1 dag``, ``5 dagen``."""
    key = "days_of_grace_one" if days == 1 else "days_of_grace_many"
    return phrase(key, {"grace": str(days)}, language=language)


def when_a_plan_lapses(grace: int, *, language: Language) -> str:
    """What becomes of a payment plan of which an instalment is missed, with its days of grace."""
    key = "plan_lapses_after" if grace else "plan_lapses"
    values = {"days_of_grace": days_of_grace(grace, language=language)}
    return phrase(key, values, language=language)


def by_number(key: str, content: LetterContent) -> str:
    """The key of the singular or the plural of a phrase."""
    return f"{key}_one" if len(content.claims) == 1 else f"{key}_many"


def say(content: LetterContent, *keys: str) -> str:
    """The sentences under these keys, filled from the content, as one paragraph."""
    values = _values(content)
    return " ".join(
        phrase(key, values, language=content.language, texts=content.texts) for key in keys
    )


class _Itself:
    """A content by its identity: it does not change, and comparing all its fields takes long."""

    def __init__(self, content: LetterContent) -> None:
        self.content = content

    def __hash__(self) -> int:
        return id(self.content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.content is self.content


def _values(content: LetterContent) -> Mapping[str, str]:
    """Every name a phrase may use, filled; what the content lacks may not be asked for."""
    return _filled(_Itself(content))


@lru_cache(2)
def _filled(this: _Itself) -> Mapping[str, str]:
    """What a letter asks some twenty times; the last two contents are kept with their values."""
    content = this.content
    every = {**_names(content), **_days(content), **_amounts(content), **_lawful_term(content)}
    return _Filled(every, content)


class _Filled(dict[str, str]):
    """Values that leave no hole in a sentence: a specimen marks it, a letter is refused.

    A letter that bears a mark all the same is refused by ``proof.check_text``.
    """

    def __init__(self, values: Mapping[str, str], content: LetterContent) -> None:
        super().__init__(values)
        self._language, self._specimen = content.language, content.specimen

    def __getitem__(self, name: str) -> str:
        """The value; raises Refusal ``letter.hole`` where a letter has none."""
        if value := super().__getitem__(name):
            return value
        if not self._specimen:
            raise Refusal("letter.hole", f"The letter would have a hole: nothing fills '{name}'.")
        what = _UNKNOWN.get(name, ("", ""))[0 if self._language == "nl" else 1]
        return f"{UNKNOWN[self._language]}{what and f': {what}'}]"


def _lawful_term(content: LetterContent) -> Mapping[str, str]:
    """The words of the term where the letter gives one of the two lawful ones."""
    if content.term_days not in LAWFUL_TERMS[content.language]:
        return {"lawful_term": "", "days_given": ""}
    return {
        "lawful_term": phrase(f"term_{content.term_days}", {}, language=content.language),
        "days_given": phrase(f"days_{content.term_days}", {}, language=content.language),
    }


def _unpaid(claims: Sequence[ClaimSpecification]) -> str:
    """What is said of invoices: part was paid, or nothing."""
    paid = any(claim.paid for claim in claims)
    if len(claims) > 1:
        return "unpaid_many_part" if paid else "unpaid_many"
    return "unpaid_part" if paid else "unpaid_none"


def _names(content: LetterContent) -> Mapping[str, str]:
    language, first, creditor = content.language, content.claims[0], content.creditor
    own = {"phone": creditor.phone, "email": creditor.email}
    declared, own_words = {"creditor": creditor.name}, content.texts
    known = "both" if all(own.values()) else next((k for k, v in own.items() if v), "none")
    counted = {"invoice": first.invoice_number, "count": str(len(content.claims))}
    return {
        **counted,
        "numbers": ", ".join(claim.invoice_number for claim in content.claims),
        "sign_link": content.sign_link,
        "surname": salutation(content)[1],
        "creditor": creditor.name,
        "judged_by": content.judged_by,
        **_party(content),
        **_of_estate(content),
        **_of_debit(content),
        "vat_declaration": phrase("vat_declaration", declared, language=language),
        "reference": content.reference,
        "payment_reference": grouped(content.payment_reference),
        "terms": str(len(content.instalments)),
        "grace": str(content.grace_days),
        "days_of_grace": days_of_grace(content.grace_days, language=language),
        "about": phrase(by_number("about", content), counted, language=language, texts=own_words),
        "unpaid": phrase(_unpaid(content.claims), {}, language=language, texts=own_words),
        "interest_name": phrase(interest_key(content.claims), {}, language=language),
        "contact": phrase(f"contact_{known}", own, language=language, texts=own_words),
    }


def _party(content: LetterContent) -> Mapping[str, str]:
    """With whom the claims lie; empty where no letter about a hand-over asks it."""
    party = content.party
    kind = phrase(f"party_{party.kind}", {}, language=content.language) if party else ""
    return {
        "party": party.name if party else "",
        "party_kind": kind,
        "party_mark": party.mark if party else "",
        "party_case": party.case_number if party else "",
    }


def _of_estate(content: LetterContent) -> Mapping[str, str]:
    """In whose insolvency claims were filed; empty where no letter about a filing asks it."""
    told = content.estate
    if told is None:
        return {}
    named = in_a_sentence(told.debtor)
    debtor = named or f"{UNKNOWN[content.language]}]"
    return {
        "estate": phrase(
            f"estate_{told.bar}", {"estate_debtor": debtor}, language=content.language
        ),
        "estate_debtor": named,
        "estate_case": told.case,
        "estate_invoices": ", ".join(told.attached),
    }


def _of_debit(content: LetterContent) -> Mapping[str, str]:
    debit = content.debit
    return {
        "mandate": debit.mandate_id if debit else "",
        "identifier": debit.creditor_identifier if debit else "",
        "debit_account": debit.account if debit else "",
    }


def _days(content: LetterContent) -> Mapping[str, str]:
    first, pay_by = content.claims[0], content.pay_by
    days = {
        "issued": first.issued_on,
        "due": first.due_on,
        "dated": content.dated,
        "pay_by": pay_by,
        "day_after": pay_by and day_after(pay_by),
        "default_since": content.in_default_since,
        "interest_first": first_interest_day(content),
        "first_term": content.instalments[0].pay_by if content.instalments else None,
        "last_term": content.instalments[-1].pay_by if content.instalments else None,
        "lapsed": content.plan_lapsed_on,
        "signed": content.signed_on,
        "sign_until": content.sign_until,
        "judged": content.judged_on,
        "party_since": content.party.since if content.party else None,
        "estate_ordered": content.estate and content.estate.ordered_on,
        "estate_as_of": content.estate and content.estate.as_of,
        "debit_day": content.debit and content.debit.collect_on,
        "replaced": content.debit and content.debit.replaces,
        "taken_back_on": content.taken_back_on,
        "uncertain_from": content.uncertain_from,
    }
    return {
        name: day_in_words(day, language=content.language) if day else ""
        for name, day in days.items()
    }


def _amounts(content: LetterContent) -> Mapping[str, str]:
    told = content.party or content.estate
    amounts: dict[str, Cents] = {
        "total": content.asked_total,
        "in_all": content.open_in_all,
        "covered": content.covered,
        "contested": content.contested,
        "lowered": content.claims[0].credited,
        "taken_back": content.taken_back,
        "interest": content.asked_interest,
        "asked_costs": content.asked_costs,
        "asked_vat": content.asked_vat,
        "costs": content.costs_with_vat,
        "costs_net": content.costs_if_unpaid or 0,
        "vat": content.vat_on_costs,
        "base": content.costs_base or 0,
        "open_principal": told.principal if told else 0,
        "open_interest": told.interest if told else 0,
        "open_costs": told.costs if told else 0,
    }
    return {name: euro(cents, language=content.language) for name, cents in amounts.items()}
