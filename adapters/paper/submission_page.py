"""Claims that are filed with a trustee or administrator, as a page for the press."""

from collections.abc import Mapping
from typing import Any

from adapters.paper.glyphs import lines, one_line
from adapters.paper.labels import LABELS, short_day
from adapters.paper.press import print_page
from adapters.paper.rows import claim_table
from adapters.paper.submission_words import TITLES, WORDS
from domain.law.protection import Bar
from domain.letter.order.estate import Submission
from domain.letter.text import Language
from domain.letter.text.payment_reference import in_fours
from domain.letter.text.words import day_in_words, euro
from domain.money import Cents


def render_submission(submission: Submission) -> bytes:
    """Print what is filed as PDF/A-3a, with its claims as data; equal content, equal bytes.

    Raises Refusal ``paper.*`` where it cannot be printed.
    """
    return print_page("submission", _page(submission), dated=submission.dated)


def _page(one: Submission) -> Mapping[str, Any]:
    language: Language = "en" if one.language == "en" else "nl"
    words, title = WORDS[language], TITLES[language][one.bar]
    order = words["dissolved" if one.bar is Bar.DISSOLUTION else "by_court"]
    said = {
        "order": order,
        "debtor": one_line(one.debtor.name),
        "ordered_on": day_in_words(one.ordered_on, language=language),
        "as_of": day_in_words(one.as_of, language=language),
        "accounts": " / ".join(one_line(in_fours(account.iban)) for account in one.accounts),
        "holder": one_line(one.creditor.name),
        "reference": one_line(one.reference),
        "received": _amount(one.received_since, language),
    }
    closing = [words["rank"], words["paid_to"], words["ask"]]
    return {
        **_document(one, title, language),
        "labels": {**LABELS[language], **words},
        "heading": title,
        "to": lines((one.to.name, *one.to.address)),
        "creditor": lines(_creditor(one, language)),
        "facts": _facts(one, language),
        "opening": [words["dear"], words["opening"].format(**said)],
        "balance": [
            [words[name], _amount(getattr(one.parts, name), language)]
            for name in ("principal", "interest", "costs")
        ]
        + [[words["total"], _amount(one.total, language)]],
        "specification": claim_table(
            one.claims, total=one.total, total_label=words["total"], language=language
        ),
        "closing": [
            *([words["since"].format(**said)] if one.received_since else []),
            *(line.format(**said) for line in closing),
        ],
        "attachments": [
            words["invoice"].format(
                number=one_line(claim.invoice_number),
                day=short_day(claim.issued_on, language=language),
            )
            for claim in one.claims
            if claim.invoice_number in one.attached
        ]
        or [words["on_request"]],
        "signed": lines((words["regards"], one.creditor.name)),
        "foot": lines((f"{title} · {one.creditor.name} · {one.reference}",)),
    }


def _document(one: Submission, title: str, language: Language) -> Mapping[str, Any]:
    return {
        "title": f"{title} {one_line(one.debtor.name)}",
        "author": one_line(one.creditor.name),
        "description": f"{title} {one_line(one.reference)}",
        "day": [one.dated.year, one.dated.month, one.dated.day],
        "language": language,
        "region": "NL" if language == "nl" else "GB",
        "watermark": "SPECIMEN" if one.specimen else "",
        "header": "SPECIMEN" if one.specimen else "",
        "attachment": {
            "name": "claims.json",
            "text": one.as_json(),
            "description": WORDS[language]["as_data"],
        },
    }


def _creditor(one: Submission, language: Language) -> list[str]:
    creditor, labels = one.creditor, LABELS[language]
    numbers = (("kvk", creditor.kvk), ("vat_number", creditor.vat_number))
    named = [f"{labels[label]} {number}" for label, number in numbers if number]
    return [creditor.name, *creditor.address, creditor.phone, creditor.email, *named]


def _facts(one: Submission, language: Language) -> list[list[str]]:
    words = WORDS[language]
    facts = (
        ("dated", day_in_words(one.dated, language=language)),
        ("debtor", ", ".join((one.debtor.name, *one.debtor.address))),
        ("ordered_on", day_in_words(one.ordered_on, language=language)),
        ("court", one.court),
        ("number", one.number),
        ("as_of", day_in_words(one.as_of, language=language)),
        ("vat", _amount(one.vat, language) if one.vat is not None else ""),
        ("reference", one.reference),
    )
    return [[words[key], one_line(value)] for key, value in facts if value]


def _amount(cents: Cents, language: Language) -> str:
    return euro(cents, language=language).replace(" ", "\u00a0")
