"""A dossier as a page for the press: parties, amounts, and what happened, in that order."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal, TypeAlias

from adapters.dossier_words import stand
from adapters.paper.glyphs import lines, one_line
from adapters.paper.labels import DOSSIER_LABELS, short_day
from adapters.paper.press import print_page
from adapters.paper.rows import claim_table
from domain.case.dossier import (
    BalanceByPart,
    CheckRow,
    Dossier,
    LetterRow,
    PaymentRow,
    TimelineRow,
)
from domain.days import as_dutch_day, instant_from, legal_day
from domain.letter.text.payment_reference import in_fours
from domain.money import Cents, as_dutch

_LEAF_SHOWN: Final = 12
_BY_HAND: Final = "by-hand:"
_Width: TypeAlias = Literal["fit", "rest"]


def render_dossier(dossier: Dossier) -> bytes:
    """Print a dossier as PDF/A-3a in Dutch, with its JSON embedded; equal content, equal bytes.

    Raises Refusal ``paper.*`` where it cannot be printed.
    """
    return print_page("dossier", _page(dossier), dated=dossier.as_of)


def _page(dossier: Dossier) -> Mapping[str, Any]:
    return {
        **_document(dossier),
        "labels": DOSSIER_LABELS,
        "heading": f"{DOSSIER_LABELS['title']} {one_line(dossier.reference)}",
        "facts": _facts(dossier),
        "creditor": _creditor(dossier),
        "debtor": _debtor(dossier),
        "balance": _balance(dossier),
        "missing": lines(dossier.missing),
        "unshown": lines(check.what for check in dossier.checks if _not_shown(check)),
        "specification": claim_table(
            dossier.claims,
            total=sum(claim.open_total for claim in dossier.claims),
            total_label=DOSSIER_LABELS["total_statement"],
            language="nl",
        ),
        "sections": [
            *([_by_claim(dossier)] if dossier.by_claim else []),
            _checks(dossier),
            _papers(dossier),
            _payments(dossier),
            *([_charges(dossier)] if dossier.charges else []),
            _letters(dossier),
            _agreements(dossier),
            _disputes(dossier),
            _timeline(dossier),
        ],
        "foot": _foot(dossier),
    }


def _document(dossier: Dossier) -> Mapping[str, Any]:
    return {
        "title": f"{DOSSIER_LABELS['title']} {one_line(dossier.reference)}",
        "author": one_line(dossier.creditor.name),
        "description": f"dossier {one_line(dossier.reference)}",
        "day": [dossier.as_of.year, dossier.as_of.month, dossier.as_of.day],
        "language": "nl",
        "region": "NL",
        "watermark": "SPECIMEN" if dossier.specimen else "",
        "header": "SPECIMEN" if dossier.specimen else "",
        "attachment": {
            "name": "dossier.json",
            "text": dossier.as_json(),
            "description": DOSSIER_LABELS["dossier_attachment"],
        },
    }


def _facts(dossier: Dossier) -> list[list[str]]:
    since, barred = dossier.in_default_since, dossier.limitation_on
    to = f"{dossier.hand_over_to} ({_word(dossier.hand_over_kind)})".removesuffix(" ()")
    facts = (
        ("as_of", as_dutch_day(dossier.as_of)),
        ("to", to),
        ("registration", dossier.registration),
        *(("judgment", said) for said in _judgments(dossier)),
        ("in_default_since", as_dutch_day(since) if since else ""),
        ("limitation_on", as_dutch_day(barred) if barred else ""),
        *(("interest", said) for said in _interest(dossier)),
        ("interest_per_day", _per_day(dossier.balance)),
        ("payment_reference", dossier.payment_reference),
        ("account", ", ".join(dict.fromkeys(in_fours(a.iban) for a in dossier.payment_accounts))),
    )
    return [[DOSSIER_LABELS[key], one_line(value)] for key, value in facts if value]


def _judgments(dossier: Dossier) -> list[str]:
    """By what it was judged; of several claims each with its number."""
    rows = [(row.invoice_number, row.judgment) for row in dossier.by_claim]
    return [_of(number, said) for number, said in rows or [("", dossier.judgment)] if said]


def _interest(dossier: Dossier) -> list[str]:
    """Since when interest runs, or why none does; of several claims each with its number."""
    if not dossier.by_claim:
        return list(dossier.balance.interest_said)
    return [
        _of(row.invoice_number, said)
        for row in dossier.by_claim
        for said in row.balance.interest_said
    ]


def _per_day(owed: BalanceByPart) -> str:
    """The interest of each day after, in words; empty: none runs."""
    amount = _each_day(owed)
    return DOSSIER_LABELS["each_day"].format(amount=amount) if amount else ""


def _each_day(owed: BalanceByPart) -> str:
    said = owed.interest_per_day
    return f"€\u00a0{said.replace('.', ',')}" if said else ""


def _creditor(dossier: Dossier) -> list[str]:
    creditor = dossier.creditor
    kvk = f"{DOSSIER_LABELS['kvk']} {creditor.kvk}" if creditor.kvk else ""
    vat = f"{DOSSIER_LABELS['vat_number']} {creditor.vat_number}" if creditor.vat_number else ""
    mark = creditor.registration_mark
    registered = f"{DOSSIER_LABELS['registration']} {mark}" if mark else ""
    contact = (creditor.phone, creditor.email)
    return lines((creditor.name, *creditor.address, *contact, kvk, vat, registered))


def _debtor(dossier: Dossier) -> list[str]:
    debtor = dossier.debtor
    capacity = DOSSIER_LABELS[f"capacity_{debtor.capacity}"]
    return lines((debtor.name, *debtor.address, *dossier.debtor_contact, capacity))


def _balance(dossier: Dossier) -> list[list[str]]:
    interest = "interest_provisional" if dossier.balance.provisional else "interest"
    costs = "costs_judged" if dossier.balance.judged else "costs"
    parts = {"principal": "principal", interest: "interest", costs: "costs", "total": "total"}
    return [
        [DOSSIER_LABELS[f"{label}_part"], _amount(getattr(dossier.balance, part))]
        for label, part in parts.items()
    ]


def _by_claim(dossier: Dossier) -> Mapping[str, Any]:
    """What differs between several claims: their days, and the interest of each day."""
    rows = [
        [
            one_line(row.invoice_number),
            _day(row.in_default_since),
            _day(row.limitation_on),
            _each_day(row.balance) or "–",
            one_line(row.payment_reference),
            _amount(row.balance.total),
        ]
        for row in dossier.by_claim
    ]
    return _section(
        "by_claim",
        rows,
        invoice="rest",
        in_default_since="fit",
        limitation_on="fit",
        interest_per_day="fit",
        payment_reference="fit",
        amount="fit",
    )


def _day(day: date | None) -> str:
    return short_day(day, language="nl") if day else "–"


def _of(claim: str, what: str) -> str:
    """What is said of one of several claims."""
    return one_line(f"{claim}: {what}" if claim else what)


def _checks(dossier: Dossier) -> Mapping[str, Any]:
    rows = [
        [
            DOSSIER_LABELS[stand(check.what, found=check.found, weight=check.weight)],
            one_line(check.what),
            one_line(check.article) or DOSSIER_LABELS["own_rule"],
        ]
        for check in dossier.checks
    ]
    return _section("checks", rows, outcome="fit", what="rest", article="fit")


def _papers(dossier: Dossier) -> Mapping[str, Any]:
    rows = [
        [
            one_line(paper.file) if paper.beside else DOSSIER_LABELS["not_beside"],
            one_line(paper.what),
            _hash(paper.sha256),
        ]
        for paper in dossier.papers
    ]
    return _section("papers", rows, file="fit", what="rest", hash="fit")


def _payments(dossier: Dossier) -> Mapping[str, Any]:
    rows = [
        [short_day(row.credited_on, language="nl"), _reference(row), _amount(row.amount)]
        for row in dossier.payments
    ]
    return _section("payments", rows, received="fit", reference="rest", amount="fit")


def _charges(dossier: Dossier) -> Mapping[str, Any]:
    """What parties charged the creditor, and that the debtor owes none of it by that."""
    rows = [
        [short_day(row.day, language="nl"), _of(row.claim, row.what), _amount(row.amount)]
        for row in dossier.charges
    ]
    section = _section("charges", rows, day="fit", what="rest", amount="fit")
    return {**section, "note": DOSSIER_LABELS["charges_note"]}


def _reference(row: PaymentRow) -> str:
    """How a payment is told apart; one that was recorded by hand has no number of a bank."""
    by_hand = row.reference.startswith(_BY_HAND)
    return _of(row.claim, DOSSIER_LABELS["no_reference"] if by_hand else row.reference)


def _not_shown(check: CheckRow) -> bool:
    return not check.found and check.weight != "blocking"


def _letters(dossier: Dossier) -> Mapping[str, Any]:
    rows = [
        [
            short_day(letter.sent_on, language="nl"),
            _word(letter.kind),
            _word(letter.channel),
            _delivery(letter),
            _hash(letter.document_sha256),
        ]
        for letter in dossier.letters
    ]
    return _section(
        "letters", rows, day="fit", kind="fit", channel="fit", delivery="rest", hash="fit"
    )


def _delivery(letter: LetterRow) -> str:
    day = f" ({as_dutch_day(letter.delivered_on)})" if letter.delivered_on else ""
    return one_line(f"{letter.delivery}{day}")


def _agreements(dossier: Dossier) -> Mapping[str, Any]:
    rows = [
        [short_day(row.day, language="nl"), _of(row.claim, row.what), one_line(row.outcome)]
        for row in dossier.agreements
    ]
    return _section("agreements", rows, day="fit", what="rest", outcome="fit")


def _disputes(dossier: Dossier) -> Mapping[str, Any]:
    rows = [
        [
            short_day(row.day, language="nl"),
            _of(row.claim, row.said or row.ground),
            one_line(row.outcome_said or row.outcome),
            _amount(row.amount),
        ]
        for row in dossier.disputes
    ]
    return _section("disputes", rows, day="fit", ground="rest", outcome="fit", amount="fit")


def _timeline(dossier: Dossier) -> Mapping[str, Any]:
    rows = [
        [
            short_day(row.day, language="nl"),
            one_line(f"{row.what}{_recorded_later(row)}"),
            one_line(row.who),
            row.leaf_hash[:_LEAF_SHOWN],
        ]
        for row in dossier.timeline
    ]
    return _section("timeline", rows, day="fit", what="rest", who="fit", leaf="fit")


def _recorded_later(row: TimelineRow) -> str:
    """The day on which it was recorded, where that is another one than its own."""
    recorded = legal_day(instant_from(row.recorded_at)) if row.recorded_at else row.day
    return "" if recorded == row.day else f" Vastgelegd op {short_day(recorded, language='nl')}."


def _section(name: str, rows: Sequence[list[str]], **columns: _Width) -> Mapping[str, Any]:
    """Give a table by the names of its columns; ``rest`` takes the width that is left."""
    return {
        "title": DOSSIER_LABELS[name],
        "note": "",
        "none": DOSSIER_LABELS["none"],
        "head": [DOSSIER_LABELS[column] for column in columns],
        "widths": list(columns.values()),
        "amounts": [i for i, column in enumerate(columns) if column == "amount"],
        "rows": rows,
    }


def _foot(dossier: Dossier) -> list[str]:
    checkpoint = dossier.checkpoint
    who = f"{DOSSIER_LABELS['title']} {dossier.reference} · {dossier.creditor.name}"
    return lines((who, f"{DOSSIER_LABELS['checkpoint']} {checkpoint}" if checkpoint else ""))


def _word(key: str) -> str:
    """Give the Dutch word for a kind that we know; any other stands as it is."""
    return DOSSIER_LABELS.get(key, one_line(key))


def _hash(digest: str) -> str:
    """Give a digest in four rows of sixteen, so that it can be compared by eye."""
    return "\n".join(digest[i : i + 16] for i in range(0, len(digest), 16))


def _amount(cents: Cents) -> str:
    return as_dutch(cents).replace(" ", "\u00a0")
