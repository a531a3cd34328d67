"""A payment plan that both signed, as a page for the press: its text, word for word, and who."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from adapters.paper.glyphs import kept_together, one_line
from adapters.paper.labels import LABELS
from adapters.paper.press import print_page
from adapters.paper.rows import schedule_table
from domain.letter.text.content import Language
from domain.letter.text.paragraphs import Paragraph, ParagraphRole
from domain.letter.text.plan_wording import parts_of_plan
from domain.letter.text.words import day_in_words

ATTACHED: Final = "agreement.txt"
_WORDS: Final = {
    "nl": {
        "signed": "Ondertekend",
        "debtor": "Door de debiteur, met getypte naam",
        "on_paper": "Door de debiteur, op papier; een beeld van dat papier is bewaard",
        "creditor": "Namens de schuldeiser, in het programma",
        "at": "om",
        "proof": "Beiden tekenden onder deze tekst. SHA-256 van de tekst, die als bijlage in dit"
        " bestand zit:",
        "attachment": "De tekst zoals beiden die zagen",
    },
    "en": {
        "signed": "Signed",
        "debtor": "By the debtor, by typed name",
        "on_paper": "By the debtor, on paper; a picture of that paper is kept",
        "creditor": "For the creditor, in the program",
        "at": "at",
        "proof": "Both signed below this text. SHA-256 of the text, which is attached to this"
        " file:",
        "attachment": "The text as both saw it",
    },
}


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Who signed, and when in Amsterdam; of a paper the day alone is known."""

    name: str
    on: date
    at: time | None
    paper: str = ""
    """SHA-256 of the picture of the paper that he signed; empty: not on paper."""


def print_agreement(
    text: str,
    *,
    sha256: str,
    debtor: SignedBy,
    creditor: SignedBy,
    language: Language,
    dated: date,
    specimen: bool,
) -> bytes:
    """Print the agreement as PDF/A-3a with its text embedded; the same gives the same bytes.

    The page shows a hollow square for a sign that no font has; the text embedded is as signed.
    Raises Refusal ``paper.cannot_be_set`` where it cannot be printed.
    """
    words = _WORDS[language]
    title, *parts = parts_of_plan(text.rstrip("\n").split("\n"))

    def signed(label: str, one: SignedBy) -> list[str]:
        day = day_in_words(one.on, language=language)
        when = f"{day} {words['at']} {one.at:%H:%M:%S}" if one.at else day
        return [label, one_line(one.name), when, *([f"SHA-256: {one.paper}"] if one.paper else [])]

    page: dict[str, Any] = {
        "title": kept_together(title.text),
        "author": "vordering",
        "description": kept_together(title.text),
        "day": [dated.year, dated.month, dated.day],
        "language": language,
        "region": "NL" if language == "nl" else "GB",
        "watermark": "SPECIMEN" if specimen else "",
        "header": "",
        "attachment": {
            "name": ATTACHED,
            "mime": "text/plain",
            "text": text,
            "description": words["attachment"],
        },
        "labels": {**LABELS[language], "signed": words["signed"], "proof": words["proof"]},
        "parts": [_part(part, language) for part in parts],
        "signatures": [
            signed(words["on_paper" if debtor.paper else "debtor"], debtor),
            signed(words["creditor"], creditor),
        ],
        "sha256": sha256,
        "foot": [kept_together(title.text)],
    }
    return print_page("agreement", page, dated=dated)


def _part(part: Paragraph, language: Language) -> dict[str, Any]:
    """A clause as it was signed, or the instalments of the text as a table."""
    scheduled = part.role is ParagraphRole.SCHEDULE
    table = schedule_table(part.text, language=language) if scheduled else None
    return {"text": kept_together(part.text), "table": table}
