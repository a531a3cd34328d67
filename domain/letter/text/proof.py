"""The last look at a letter: whether the text that leaves the house holds what the law asks.

It reads the text taken out of the finished document, so a template that drops a sentence, or an
amount that was laid out wrongly, is found before the letter is sent.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.errors import Refusal
from domain.letter.text.content import LetterContent
from domain.letter.text.kinds import LetterKind
from domain.letter.text.paragraphs import ParagraphRole
from domain.letter.text.wording import body
from domain.letter.text.words import LAWFUL_TERMS, UNKNOWN, euro

_MONTHS: Final = (
    "januari februari maart april mei juni juli augustus september oktober november december",
    "january february march april may june july august september october november december",
)
_MONTH_NUMBER: Final = {
    name: number for names in _MONTHS for number, name in enumerate(names.split(), start=1)
}
_DAY_IN_WORDS: Final = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTH_NUMBER)}) (\d{{4}})\b")
_DAY_FIRST: Final = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b")
_YEAR_FIRST: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")

_UNLAWFUL_TERMS: Final = re.compile(
    r"\bdagen na (heden|vandaag|dagtekening|verzending|(de )?(datum|dagtekening|verzending) van)"
    r"|\b(days|fourteen days) (after|from) (today|the date of|sending|the sending)"
)
_PROVISIONAL: Final = {"nl": "voorlopig", "en": "provisional"}
_STERN: Final = re.compile(
    r"rente(?<=\brente)\b|incasso|interest(?<=\binterest)\b|collection (agency|costs)|deurwaarder"
)
"""Each begins with its first letter: a text is searched for those, not asked at every place."""
NO_TERM: Final = "\0"
"""What no text holds: the letter has neither of the two lawful terms."""
_MARK: Final = re.compile(r"[\u0300-\u036f]")
_TWICE: Final = re.compile(r"(\w[\u0300-\u036f]+)\1")
"""A letter with a mark that no single character stands for: taken out of a PDF it comes twice."""
_LETTERS_AND_DIGITS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Found:
    """The text of a finished letter, worked out once for all that is looked for in it."""

    folded: str
    plain: str

    @classmethod
    def of(cls, text: str) -> "_Found":
        """White space is folded first: lines and pages may break anywhere."""
        folded = _folded(text)
        return cls(folded, _plain(folded))


def check_finished(text: str, content: LetterContent) -> None:
    """Check all that a finished letter must say: its text, and its specification.

    Raises Refusal as ``check_text`` and ``check_specification`` do.
    """
    found = _Found.of(text)
    _check_text(found, content)
    _check_specification(found.folded, content)


def check_text(text: str, content: LetterContent) -> None:
    """Check the text extracted from the finished letter against its content.

    Texts that others wrote (names, descriptions, an agreement) are left out of the search for
    what must not be there. Raises Refusal ``letter.text_*`` with the article where something is
    missing or too much.
    """
    _check_text(_Found.of(text), content)


def _check_text(found: _Found, content: LetterContent) -> None:
    own = _without(found.folded, _written_by_others(content))
    if any(mark in own for mark in UNKNOWN.values()):
        raise Refusal("letter.hole", "The letter bears a mark for what is not known yet.")
    _holds_the_facts(found, content)
    _holds_the_key_sentences(found.plain, content)
    _holds_the_plan(found.plain, content)
    if content.kind is LetterKind.FOURTEEN_DAY_LETTER:
        _holds_the_lawful_term(found.folded, own, content)
    if content.kind is LetterKind.REMINDER and _STERN.search(own):
        message = "The text of a reminder speaks of interest, costs or an agency."
        raise Refusal("letter.text_stern", message)


def check_specification(text: str, content: LetterContent) -> None:
    """Check that the finished paper holds every part of the amounts, and how interest came about.

    Bki art. 3.1: principal, interest with its percentages, periods and bases, costs and VAT. A
    letter about a payment plan has no such table. Raises Refusal ``letter.text_missing``.
    """
    _check_specification(_folded(text), content)


def _check_specification(found: str, content: LetterContent) -> None:
    if content.kind is LetterKind.PAYMENT_PLAN:
        return
    for claim in content.claims:
        off = (claim.credited, claim.contested, claim.paid)
        still = (claim.open_principal, claim.open_interest, claim.open_costs)
        left = still if claim.imputed else ()
        for cents in (claim.principal, *off, claim.interest, claim.costs, *left):
            if cents and not _has_number(found, _bare(cents, content)):
                raise _lost("a part of the amount in its specification", "Bki art. 3.1")
        if claim.vat_in_costs and not _has_number(found, _bare(claim.vat_in_costs, content)):
            raise _lost("the VAT inside the costs", "Bki art. 3.1")
        for line in claim.interest_lines:
            rate = f"{line.rate:.2f}".replace(".", "," if content.language == "nl" else ".")
            wanted = (rate, _bare(line.base, content), _bare(line.amount, content))
            if not all(_has_number(found, number) for number in wanted):
                raise _lost("how the interest came about", "Bki art. 3.1")
    if content.provisional and _PROVISIONAL[content.language] not in found:
        raise _lost("that its interest is provisional", "Bki art. 3.1")


def _bare(cents: int, content: LetterContent) -> str:
    return euro(cents, language=content.language).replace("€", "").strip()


def _has_number(found: str, number: str) -> bool:
    """Whether a number stands there, and not as a part of a longer one."""
    return any(
        not before.isdecimal() and before not in {".", ","} and not after.isdecimal()
        for before, after in _beside(found, number)
    )


def _beside(found: str, wanted: str) -> Iterator[tuple[str, str]]:
    """The characters before and behind each place of a text; at an end an empty one.

    No pattern is made of what differs from letter to letter: that takes longer than to look.
    """
    at = found.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        yield found[max(at - 1, 0) : at], found[end : end + 1]
        at = found.find(wanted, at + 1)


def _holds_the_facts(found: _Found, content: LetterContent) -> None:
    """Look for names by their plain letters: a long one breaks over lines."""
    named = (*content.claims, *content.listed)
    numbers = [claim.invoice_number for claim in named]
    parties = [content.debtor.name, content.creditor.name, content.creditor.registration_mark]
    for fact in (
        *parties,
        content.reference,
        content.payment_reference,
        content.payment_link,
        *numbers,
    ):
        if fact and not _is_in(fact, found.plain):
            raise _lost("a name, number or mark", "Bki art. 3.1")
    if content.kind is LetterKind.PAYMENT_PLAN:
        _holds_amount(found.folded, content.covered, content)
        return
    totals = (content.asked_total, content.open_in_all)
    for total in {*(claim.open_total for claim in named), *totals}:
        _holds_amount(found.folded, total, content)


def _holds_the_plan(plain: str, content: LetterContent) -> None:
    """Look for every paragraph of the text that both sign."""
    for line in content.plan_text:
        if _plain_letters(line) not in plain:
            raise _lost("a part of the text of the plan", "")


def _holds_the_key_sentences(plain: str, content: LetterContent) -> None:
    """Look for the house's own words, whatever a template says beside them."""
    ours = content.model_copy(update={"texts": {}}) if content.texts else content
    for paragraph in body(ours):
        if paragraph.role is ParagraphRole.KEY and _plain_letters(paragraph.text) not in plain:
            raise _lost("what to pay, by when or what follows", "BW 6:82")


def _holds_the_lawful_term(found: str, own: str, content: LetterContent) -> None:
    for language in {"nl", content.language}:
        if LAWFUL_TERMS[language].get(content.term_days or 0, NO_TERM) not in found:
            raise _lost("the lawful term, counted from delivery", "BW 6:96 lid 6")
    _holds_amount(found, content.costs_with_vat, content)
    if any(day > content.dated for day in _days_in(own)):
        message = "The text of the fourteen-day letter holds a day after its own."
        raise Refusal("letter.text_calendar_day", message, article="BW 6:96 lid 6")
    if _UNLAWFUL_TERMS.search(own):
        message = "The text counts a term from the letter's own day."
        raise Refusal("letter.text_unlawful_term", message, article="BW 6:96 lid 6")


def _holds_amount(found: str, cents: int, content: LetterContent) -> None:
    amount = _folded(euro(cents, language=content.language))
    if all(after.isdecimal() for _, after in _beside(found, amount)):
        raise _lost("an exact amount in euro", "Bki art. 3.1")


def _days_in(text: str) -> Iterator[date]:
    for day, month, year in _DAY_IN_WORDS.findall(text):
        yield from _day(year, str(_MONTH_NUMBER[month]), day)
    for day, month, year in _DAY_FIRST.findall(text):
        yield from _day(year, month, day)
    for year, month, day in _YEAR_FIRST.findall(text):
        yield from _day(year, month, day)


def _day(year: str, month: str, day: str) -> Iterator[date]:
    try:
        yield date(int(year), int(month), int(day))
    except ValueError:  # 31.02.2026 is a number of something, not a day
        return


def _written_by_others(content: LetterContent) -> Iterator[str]:
    for party in (content.creditor, content.debtor):
        yield from (party.name, *party.address)
    yield from (content.creditor.email, content.reference, content.payment_reference)
    yield content.payment_link
    if content.party:
        yield from (content.party.name, content.party.mark, content.party.case_number)
    yield from (content.agreement, content.checkpoint or "")
    for account in content.payment_accounts:
        yield from (account.holder, account.label)
    for claim in (*content.claims, *content.listed):
        yield from (claim.invoice_number, claim.description)


def _without(text: str, phrases: Iterator[str]) -> str:
    """Leave out only phrases that could be mistaken for ours; a bare number stays."""
    folded = [*map(_folded, phrases)]
    if not _could_be_ours("\n".join(folded)):  # no pattern reaches over the end of a line
        return text
    for phrase in sorted(filter(_could_be_ours, folded), key=len, reverse=True):
        text = text.replace(phrase, " ")
    return text


def _could_be_ours(phrase: str) -> bool:
    if _STERN.search(phrase) or _UNLAWFUL_TERMS.search(phrase):
        return True
    return any(_days_in(phrase))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u00ad", "").lower().split())


def _plain_letters(text: str) -> str:
    """The letters and digits of a text without their marks, whatever stands between them."""
    return _plain(_folded(text))


def _plain(folded: str) -> str:
    once = _TWICE.sub(r"\1", folded) if _MARK.search(folded) else folded
    return "".join(_LETTERS_AND_DIGITS.findall(unicodedata.normalize("NFKD", once)))


def _is_in(fact: str, plain: str) -> bool:
    """Whether a text has the letters of a fact, on end; from right to left in any order.

    In Arabic and Hebrew a PDF holds the letters as they were joined, not as they are written.
    """
    wanted = _plain_letters(fact)
    if wanted in plain:
        return True
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in wanted):
        return not Counter(wanted) - Counter(plain)
    return False


def _lost(what: str, article: str) -> Refusal:
    return Refusal("letter.text_missing", f"The finished letter lacks {what}.", article=article)
