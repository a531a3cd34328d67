"""The audit trail as a page for the press: the question, the facts with their leaves, the proof."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from adapters.exports.lines import json_lines
from adapters.exports.trailer import Head, Row, Trailer
from adapters.paper.glyphs import one_line
from adapters.paper.labels import short_day
from adapters.paper.press import print_page
from adapters.paper.trail_words import ASKED_WORDS, SAID_OR_NOT, TRAIL_WORDS, YES
from domain.days import AMSTERDAM, instant_from
from domain.letter.text.content import Language
from domain.letter.text.words import euro
from domain.money import cents_from

ATTACHED: Final = "audit-trail.jsonl"


def print_trail(head: Head, rows: Sequence[Row], *, language: Language, dated: date) -> bytes:
    """Print an export as PDF/A-3a, with the same export as JSON Lines embedded.

    Raises Refusal ``paper.*`` where it cannot be printed.
    """
    words, end = TRAIL_WORDS[language], Trailer()
    told = list(end.facts(rows))
    page = {
        "title": words["title"],
        "author": "vordering",
        "description": words["title"],
        "day": [dated.year, dated.month, dated.day],
        "language": language,
        "region": "NL" if language == "nl" else "GB",
        "watermark": "SPECIMEN" if head.mode == "sandbox" else "",
        "header": "",
        "attachment": {
            "name": ATTACHED,
            "mime": "application/jsonl",
            "text": b"".join(json_lines(head, told)).decode(),
            "description": words["attachment"],
        },
        "labels": words,
        "about": _about(head, words, language),
        "asked": _asked(head.question, language),
        "head": [words[name] for name in ("position", "when", "who", "what", "amount")],
        "rows": [_row(row, language) for row in told],
        "proof": [words["leaf"], words["attached"]],
        "anchor": _anchor(head, end, words),
        "foot": [f"{words['title']} · {words['reaches'].lower()} {head.position}"],
    }
    return print_page("trail", page, dated=dated)


def _about(head: Head, words: Mapping[str, str], language: Language) -> list[list[str]]:
    known_at = _moment(head.known_at, language) if head.known_at else words["now"]
    as_of = short_day(date.fromisoformat(head.as_of), language=language) if head.as_of else ""
    return [
        [words["asked_by"], one_line(f"{head.asked_by} ({head.role})")],
        [words["asked_at"], _moment(head.asked_at, language)],
        [words["as_of"], as_of or words["today"]],
        [words["known_at"], known_at],
        [words["count"], str(head.count)],
        [words["reaches"], str(head.position)],
    ]


def _asked(question: Mapping[str, str], language: Language) -> list[list[str]]:
    at = 0 if language == "nl" else 1
    return [
        [ASKED_WORDS[name][at], YES[at] if name in SAID_OR_NOT else one_line(value)]
        for name, value in question.items()
        if name in ASKED_WORDS
    ]


def _row(row: Row, language: Language) -> Mapping[str, Any]:
    day = short_day(date.fromisoformat(row["effective_on"]), language=language)
    amount = euro(cents_from(row["amount"]), language=language) if row["amount"] else ""
    what = f"{row['invoice_number']}: {row['what']}" if row["invoice_number"] else row["what"]
    return {
        "cells": [
            str(row["position"]),
            f"{_moment(row['recorded_at'], language)}\n{day}",
            one_line(row["actor"]),
            one_line(what),
            amount.replace(" ", "\u00a0"),
        ],
        "why": one_line(row["why"] or ""),
        "leaf": row["leaf_hash"],
    }


def _anchor(head: Head, end: Trailer, words: Mapping[str, str]) -> list[list[str]]:
    return [
        [words["leaves_sha256"], end.leaves_sha256],
        *([words["root"].format(log=one.log, size=one.size), one.root] for one in head.roots),
        [words["log_facts"], str(head.log_facts)],
        [words["log_head"], head.log_head],
        [words["store"], f"{head.store} ({words[head.mode]})"],
    ]


def _moment(text: str, language: Language) -> str:
    """A moment as the clock in Amsterdam says it."""
    moment = instant_from(text).astimezone(AMSTERDAM)
    return f"{short_day(moment.date(), language=language)} {moment:%H:%M}"
