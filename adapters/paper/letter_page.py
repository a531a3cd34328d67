"""A letter's content as a page for the press: every text printable, every amount written out."""

from collections.abc import Mapping
from datetime import date
from textwrap import shorten
from typing import Any, Final

from adapters.paper.glyphs import kept_together, lines, one_line, printable
from adapters.paper.labels import LABELS
from adapters.paper.payment_code import payment_code
from adapters.paper.press import HOUSE_LOOK, Look, Page, print_page
from adapters.paper.rows import claim_table, schedule_table
from domain.letter.text import body, check_content, subject
from domain.letter.text.content import LetterContent
from domain.letter.text.kinds import OF_NO_PLAN, LetterKind
from domain.letter.text.on_paper import CreditorOnPaper, PaymentAccount
from domain.letter.text.paragraphs import Paragraph, ParagraphRole
from domain.letter.text.payment_reference import grouped
from domain.letter.text.plain import paying_online
from domain.letter.text.salutation import in_a_sentence
from domain.letter.text.words import day_in_words, euro, say
from domain.money import Cents

_LONGEST_NOTE: Final = 160


def render_letter(content: LetterContent, *, look: Look = HOUSE_LOOK) -> bytes:
    """Print a letter as PDF/A-3a with its content embedded as JSON; equal content, equal bytes.

    Raises Refusal ``letter.*`` where the content is below the legal minimum, and ``paper.*``
    where it cannot be printed.
    """
    check_content(content)
    return print_letter(content, look=look)


def print_letter(content: LetterContent, *, note: str = "", look: Look = HOUSE_LOOK) -> bytes:
    """Print a letter without asking whether it may go: for previews, which are specimens.

    ``note`` stands in the head of a specimen. Raises Refusal ``paper.*``.
    """
    return print_page("letter", letter_page(content, note), dated=content.dated, look=look)


def letter_page(content: LetterContent, note: str = "") -> Page:
    """A letter as the template ``letter`` reads it."""
    return {
        **_document(content, note),
        "labels": LABELS[content.language],
        "creditor": {
            "name": one_line(content.creditor.name),
            "details": _letterhead(content.creditor, content),
        },
        "return-address": _return_address(content.creditor),
        "address": lines((content.debtor.name, *content.debtor.address)),
        "facts": _facts(content),
        "subject": _kept(subject(content), content),
        "paragraphs": [_paragraph(paragraph, content) for paragraph in body(content)],
        "specification": _specification(content),
        "listed": _listed(content),
        "payment": [_account(account, content) for account in content.payment_accounts],
        "link": _link(content),
        "instalments": _instalments(content),
        "signatures": _signatures(content),
        "foot": _foot(content),
    }


def _document(content: LetterContent, note: str) -> Mapping[str, Any]:
    """What the file says of itself: title, author, day, language, and its content as data."""
    return {
        "title": f"{one_line(subject(content))} ({one_line(content.reference)})",
        "author": one_line(content.creditor.name),
        "description": f"{content.kind.value} {one_line(content.reference)}",
        "day": [content.dated.year, content.dated.month, content.dated.day],
        "language": content.language,
        "region": "NL",
        "watermark": "SPECIMEN" if content.specimen else "",
        "header": _header(content, note) if content.specimen else "",
        "attachment": {
            "name": "letter.json",
            "text": content.model_dump_json(indent=1),
            "description": LABELS[content.language]["attachment"],
        },
    }


def _header(content: LetterContent, note: str) -> str:
    why = shorten(one_line(note), _LONGEST_NOTE, placeholder=" …")
    held = f"{LABELS[content.language]['held_back']}: {why}"
    return f"{say(content, 'specimen')} {held}" if note else say(content, "specimen")


def _letterhead(creditor: CreditorOnPaper, content: LetterContent) -> list[str]:
    label = LABELS[content.language]
    named = ((label["kvk"], creditor.kvk), (label["vat_number"], creditor.vat_number))
    numbers = " · ".join(f"{name} {value}" for name, value in named if value)
    return lines((*creditor.address, creditor.phone, creditor.email, numbers))


def _return_address(creditor: CreditorOnPaper) -> str:
    return " · ".join(lines((creditor.name, *creditor.address)))


def _facts(content: LetterContent) -> list[list[str]]:
    label = LABELS[content.language]
    facts = [
        [label["date"], day_in_words(content.dated, language=content.language)],
        [label["reference"], one_line(content.reference)],
    ]
    if content.payment_reference:
        facts.append([label["payment_reference"], _reference(content.payment_reference)])
    return facts


def _paragraph(paragraph: Paragraph, content: LetterContent) -> Mapping[str, Any]:
    said = {"role": paragraph.role.value, "text": _kept(paragraph.text, content)}
    if paragraph.role is ParagraphRole.SCHEDULE:
        return {**said, "table": schedule_table(paragraph.text, language=content.language)}
    return said


def _kept(text: str, content: LetterContent) -> str:
    numbers = (claim.invoice_number for claim in (*content.claims, *content.listed))
    spaced = (one for one in numbers if " " in one)
    return kept_together(text, content.creditor.phone, content.reference, *spaced)


def _specification(content: LetterContent) -> Mapping[str, Any]:
    label = LABELS[content.language]
    asks_all = content.kind is LetterKind.STATEMENT and not content.listed
    stated = asks_all or content.kind in OF_NO_PLAN
    table = claim_table(
        content.claims,
        total=content.asked_total,
        total_label=label["total_statement" if stated else "total"],
        language=content.language,
    )
    return {**table, "separate": content.kind is not LetterKind.STATEMENT}


def _listed(content: LetterContent) -> Mapping[str, Any]:
    """Give the claims that a statement lists and does not ask, with a sum of their own."""
    return claim_table(
        content.listed,
        total=sum(claim.open_total for claim in content.listed),
        total_label=LABELS[content.language]["total_listed"],
        language=content.language,
    )


def _account(account: PaymentAccount, content: LetterContent) -> Mapping[str, Any]:
    amount, pay_by = _next_payment(account, content)
    last_day = day_in_words(pay_by, language=content.language) if pay_by else ""
    label = LABELS[content.language]
    holder = account.holder or content.creditor.name
    reference = content.payment_reference or content.reference
    written = euro(amount, language=content.language).replace(" ", "\u00a0")
    iban = _in_fours(account.iban)
    return {
        "rows": [
            [label["amount"], written],
            [one_line(account.label) or label["account"], iban],
            [label["holder"], one_line(holder)],
            [label["mention"], _reference(reference)],
            *([[label["pay_by"], last_day]] if last_day else []),
        ],
        "alt": label["code_alt"].format(amount=written, iban=iban),
        "code": payment_code(
            holder=holder,
            iban=account.iban,
            amount=amount,
            reference=reference,
            specimen=content.specimen,
        ),
    }


def _link(content: LetterContent) -> Mapping[str, str]:
    """Give the link with its words. The press breaks an address by itself, and adds no sign.

    A space of no width would be copied along with it, and then lead nowhere.
    """
    words, _, _ = paying_online(content, "\0").partition("\0")
    link = content.payment_link
    return {"words": words.strip(), "to": link, "shown": printable(link)}


def _reference(text: str) -> str:
    """Keep the groups of a structured reference on one line."""
    return (
        grouped(one_line(text)).replace(" ", "\u00a0") if grouped(text) != text else one_line(text)
    )


def _next_payment(account: PaymentAccount, content: LetterContent) -> tuple[Cents, date | None]:
    """Say what to pay now: the account's share, the first instalment, or all that is asked."""
    if account.amount is not None:
        return account.amount, content.pay_by
    if content.instalments:
        first = content.instalments[0]
        return first.amount, content.pay_by or first.pay_by
    return content.covered, content.pay_by


def _in_fours(iban: str) -> str:
    bare = printable(iban).replace(" ", "")
    return "\u00a0".join(bare[i : i + 4] for i in range(0, len(bare), 4))


def _instalments(content: LetterContent) -> Mapping[str, Any]:
    label = LABELS[content.language]
    rows = [
        [
            str(number),
            day_in_words(term.pay_by, language=content.language),
            euro(term.amount, language=content.language),
        ]
        for number, term in enumerate(content.instalments, start=1)
    ]
    total = euro(sum(term.amount for term in content.instalments), language=content.language)
    return {
        "head": [label["instalment"], label["pay_by"], label["amount"]],
        "rows": rows,
        "total-label": label["together"],
        "total": total,
    }


def _signatures(content: LetterContent) -> list[str]:
    label = LABELS[content.language]["for"]
    names = (content.creditor.name, content.debtor.name)[content.sign_on_paper :]
    return [f"{label} {one_line(in_a_sentence(name))}" for name in names]


def _foot(content: LetterContent) -> list[str]:
    label, creditor = LABELS[content.language], content.creditor
    who = f"{one_line(creditor.name)} · {label['reference']} {one_line(content.reference)}"
    mark = creditor.registration_mark
    registered = f"{label['registration']} {mark}" if mark else ""
    checkpoint = f"{label['checkpoint']} {content.checkpoint}" if content.checkpoint else ""
    return lines((who, registered, checkpoint))
