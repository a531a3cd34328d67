"""What was found, in words, as the file for people holds it: the first of each, and how many more.

A person reads some hundred violations; all of them are in the files for machines.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from adapters.paper.compliance_page import (
    VERDICTS,
    CompliancePaper,
    FoundOnPaper,
    GroupOnPaper,
    ObligationOnPaper,
)
from application.compliance.judged import told_again
from application.compliance.sums import Sums
from application.compliance.words import SaysCompliance
from domain.compliance.obligation import Compliance, Obligation
from domain.letter.text.content import Language

MOST: Final = 100
"""Rulings of one obligation and verdict on paper, and things that were withheld."""
_PRINTED: Final = frozenset({Compliance.VIOLATED, Compliance.NOT_PROVABLE})


@dataclass(slots=True)
class PaperFound:
    """What may come to stand on paper, picked from claims as they go by."""

    rulings: dict[tuple[str, str], list[tuple[str, Mapping[str, Any]]]] = field(
        default_factory=dict
    )
    withheld: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    room_of: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """For so many rulings of an obligation and verdict; not named: for the most there may be."""
    room_withheld: int = MOST

    def later(self) -> "PaperFound":
        """An empty one for claims that come later, with room for what this one lacks."""
        left = {what: self._most(what) - len(some) for what, some in self.rulings.items()}
        return PaperFound(room_of=left, room_withheld=self.room_withheld - len(self.withheld))

    def join(self, later: "PaperFound") -> None:
        """Add what was picked from claims that come after these."""
        for what, some in later.rulings.items():
            mine = self.rulings.setdefault(what, [])
            mine += some[: self._most(what) - len(mine)]
        self.withheld += later.withheld[: self.room_withheld - len(self.withheld)]

    def _most(self, what: tuple[str, str]) -> int:
        return self.room_of.get(what, MOST)

    def add(self, claim: Mapping[str, Any]) -> None:
        """Keep the first of each."""
        number = claim["invoice_number"]
        for one in claim["rulings"]:
            if one["verdict"] in _PRINTED:
                what = (one["obligation"], one["verdict"])
                some = self.rulings.setdefault(what, [])
                if len(some) < self._most(what):
                    some.append((number, one))
        room = self.room_withheld - len(self.withheld)
        self.withheld += [(number, one) for one in claim["withheld"][:room]]

    def paper(
        self,
        head: Mapping[str, Any],
        sums: Sums,
        *,
        report_sha256: str,
        left_out: Sequence[Mapping[str, Any]],
        words: SaysCompliance,
        language: Language,
    ) -> CompliancePaper:
        """All of it in a language."""
        say = _ToldInWords(sums, words, language)
        held = _in_order(_held(number, one, words, language) for number, one in self.withheld)
        total = sum(sums.withheld.values())
        return CompliancePaper(
            head=head,
            sums=sums.told(),
            report_sha256=report_sha256,
            obligations=[say.obligation(one) for one in sums.obligations],
            violated=list(say.groups(self.rulings, Compliance.VIOLATED)),
            not_provable=list(say.groups(self.rulings, Compliance.NOT_PROVABLE)),
            withheld=GroupOnPaper("", "", held, total - len(held)),
            withheld_sums=[
                (_kind(what, words, language), times)
                for what, times in sorted(sums.withheld.items())
            ],
            left_out=left_out,
        )


class _ToldInWords:
    def __init__(self, sums: Sums, words: SaysCompliance, language: Language) -> None:
        self._sums, self._words, self._language = sums, words, language

    def obligation(self, one: Obligation) -> ObligationOnPaper:
        title, demands = self._words.obligation(one.code, self._language)
        return ObligationOnPaper(
            title=title,
            demands=demands,
            article=self._words.rests_on(one.article, self._language),
            source=self._words.rests_on(one.source, self._language),
            gravity=self._words.word(one.gravity, self._language),
            counts=tuple(self._sums.of(one.code, Compliance(verdict)) for verdict in VERDICTS),
        )

    def groups(
        self,
        found: Mapping[tuple[str, str], list[tuple[str, Mapping[str, Any]]]],
        verdict: Compliance,
    ) -> Iterator[GroupOnPaper]:
        for one in self._sums.obligations:
            rulings = found.get((one.code, verdict.value), [])
            if not rulings:
                continue
            said = self.obligation(one)
            of_verdict = (reason for reason, what in one.reasons.items() if what is verdict)
            total = sum(self._sums.rulings[one.code, reason] for reason in of_verdict)
            rows = _in_order(self._ruling(number, ruling) for number, ruling in rulings)
            about = f"{said.article} · {said.gravity}"
            yield GroupOnPaper(said.title, about, rows, total - len(rows))

    def _ruling(self, number: str, one: Mapping[str, Any]) -> FoundOnPaper:
        values = told_again(one["values"])
        found, should = self._words.ruling(one["obligation"], one["reason"], values, self._language)
        return FoundOnPaper(number, date.fromisoformat(one["on"]), found, should, _facts(one))


def _in_order(rows: Iterable[FoundOnPaper]) -> list[FoundOnPaper]:
    """As people look: by invoice, and then by day."""
    return sorted(rows, key=lambda one: (one.invoice_number, one.on, one.facts))


def _held(
    number: str, one: Mapping[str, Any], words: SaysCompliance, language: Language
) -> FoundOnPaper:
    said = words.withheld(one["topic"], one["what"], one["why"], language)
    return FoundOnPaper(number, date.fromisoformat(one["on"]), said, "", _facts(one))


def _kind(what: str, words: SaysCompliance, language: Language) -> str:
    topic, line = (what, "") if "." in what else ("", what)
    return words.withheld(topic, line, "", language)


def _facts(one: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(fact["fact"] for fact in one["facts"])
