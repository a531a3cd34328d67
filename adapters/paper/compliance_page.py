"""The inspector's file as a page for the press: sums, violations, what rests on what, the proof."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import orjson

from adapters.paper.compliance_words import COMPLIANCE_WORDS
from adapters.paper.glyphs import one_line
from adapters.paper.labels import short_day
from adapters.paper.press import print_page
from domain.letter.text.content import Language

ATTACHED: Final = "summary.json"
VERDICTS: Final = ("violated", "not_provable", "fulfilled", "not_applicable")
"""The columns of the overview."""


@dataclass(frozen=True, slots=True)
class ObligationOnPaper:
    """An obligation in words, with the claims by verdict."""

    title: str
    demands: str
    article: str
    source: str
    gravity: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FoundOnPaper:
    """One thing that was found, or held back, in words; ``should`` may be empty."""

    invoice_number: str
    on: date
    found: str
    should: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupOnPaper:
    """Some of one obligation (none: of no one), and how many more there are."""

    title: str
    about: str
    rows: Sequence[FoundOnPaper]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CompliancePaper:
    """All that stands in the file for people, in one language."""

    head: Mapping[str, Any]
    sums: Mapping[str, Any]
    report_sha256: str
    obligations: Sequence[ObligationOnPaper]
    violated: Sequence[GroupOnPaper]
    not_provable: Sequence[GroupOnPaper]
    withheld: GroupOnPaper
    withheld_sums: Sequence[tuple[str, int]]
    left_out: Sequence[Mapping[str, Any]]


def print_compliance(paper: CompliancePaper, *, language: Language) -> bytes:
    """Print it as PDF/A-3a with its head and sums embedded; equal content, equal bytes.

    Raises Refusal ``paper.*`` where it cannot be printed.
    """
    words, head = COMPLIANCE_WORDS[language], paper.head
    known_on = date.fromisoformat(head["known"]["day"])
    page = {
        "title": words["title"],
        "author": "vordering",
        "description": words["title"],
        "day": [known_on.year, known_on.month, known_on.day],
        "language": language,
        "region": "NL" if language == "nl" else "GB",
        "watermark": "SPECIMEN" if head["mode"] == "sandbox" else "",
        "header": "",
        "attachment": _attachment(paper, words),
        "labels": words,
        "about": _about(paper, words, language),
        "overview-head": [words["obligation"], *(words[one] for one in VERDICTS)],
        "overview": [_standing(one) for one in paper.obligations],
        "legend": words["legend"],
        "rulings-head": [words["claim_day"], words["what_found"]],
        "withheld-head": [words["claim_day"], words["what_held_back"]],
        "sections": _sections(paper, words, language),
        "withheld": [[one_line(what), str(times)] for what, times in paper.withheld_sums],
        "held_back": _group(paper.withheld, words["more_withheld"], language),
        "left_out": [[o["stream"], str(o["position"]), o["code"]] for o in paper.left_out],
        "demands": [_demand(one) for one in paper.obligations],
        "check": [words["check_files"], words["check_facts"], words["check_rules"]],
        "anchor": _anchor(paper, words),
        "foot": [f"{words['title']} · {_period(head, words, language)}"],
    }
    return print_page("compliance", page, dated=known_on)


def _attachment(paper: CompliancePaper, words: Mapping[str, str]) -> Mapping[str, str]:
    summary = {"head": paper.head, "sums": paper.sums, "report_sha256": paper.report_sha256}
    return {
        "name": ATTACHED,
        "mime": "application/json",
        "text": orjson.dumps(summary, option=orjson.OPT_SORT_KEYS).decode(),
        "description": words["attachment"],
    }


def _about(paper: CompliancePaper, words: Mapping[str, str], language: Language) -> list[list[str]]:
    head = paper.head
    known_on = date.fromisoformat(head["known"]["day"])
    day = short_day(known_on, language=language)
    known = words["at"].format(day=day, position=head["known"]["position"])
    count = str(paper.sums["claims"])
    some = words["only"].format(count=count) if head["claims_asked"] is not None else count
    period = _period(head, words, language)
    if date.fromisoformat(head["period"]["to"]) > known_on:
        period += words["not_yet_known"].format(day=day)
    return [
        [words["period"], period],
        [words["known"], known],
        [words["creditors"], ", ".join(one_line(one["name"]) for one in head["creditors"])],
        [words["claims"], some],
    ]


def _period(head: Mapping[str, Any], words: Mapping[str, str], language: Language) -> str:
    first, last = (date.fromisoformat(head["period"][one]) for one in ("from", "to"))
    day = short_day(first, language=language)
    return f"{day} {words['through']} {short_day(last, language=language)}"


def _standing(one: ObligationOnPaper) -> Mapping[str, Any]:
    return {
        "title": one_line(one.title),
        "article": one_line(f"{one.article} · {one.gravity}"),
        "counts": [str(count) for count in one.counts],
    }


def _demand(one: ObligationOnPaper) -> Mapping[str, str]:
    return {
        "title": one_line(one.title),
        "article": one_line(one.article),
        "demands": one_line(one.demands),
        "source": one_line(one.source),
    }


def _sections(
    paper: CompliancePaper, words: Mapping[str, str], language: Language
) -> list[Mapping[str, Any]]:
    parts = (
        ("violations", "about_violations", "no_violations", paper.violated),
        ("unproven", "about_unproven", "none_unproven", paper.not_provable),
    )
    return [
        {
            "title": words[title],
            "about": words[about],
            "none": words[none],
            "groups": [_group(one, words["more"], language) for one in groups],
        }
        for title, about, none, groups in parts
    ]


def _group(one: GroupOnPaper, more: str, language: Language) -> Mapping[str, Any]:
    return {
        "title": one_line(one.title),
        "about": one_line(one.about),
        "rows": [_row(row, language) for row in one.rows],
        "more": more.format(count=one.more) if one.more else "",
    }


def _row(row: FoundOnPaper, language: Language) -> Mapping[str, str]:
    return {
        "claim": one_line(row.invoice_number),
        "day": short_day(row.on, language=language),
        "found": one_line(row.found),
        "should": one_line(row.should),
        "facts": " ".join(row.facts),
    }


def _anchor(paper: CompliancePaper, words: Mapping[str, str]) -> list[list[str]]:
    return [
        [words["report_sha256"], paper.report_sha256],
        [words["rules_sha256"], paper.head["rules_sha256"]],
        *(
            [words["root"].format(log=one["id"], size=one["facts"]), one["root"]]
            for one in paper.head["creditors"]
        ),
    ]
