"""The questions to people: by name, and by id."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from domain.shown import tell_shown
from projections.database import Database, among, literal
from projections.page import bounded
from projections.people.tables import folded

_BEYOND: Final = "{"
"""Behind every letter and digit of a word, in the order of both stores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A debtor as found by name: personal data, for the screen only."""

    debtor_id: UUID
    creditor_id: UUID
    name: str
    city: str
    email: str


class People:
    """Answers from the current generation of the view; one object for each process."""

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view: ``engine.reading("people")``."""
        self._database = database

    def search(
        self,
        text: str,
        *,
        creditor: UUID | None = None,
        mine: Collection[UUID] | None = None,
        limit: int = 20,
    ) -> Sequence[Person]:
        """Debtors whose name, city or e-mail holds every word, accents and case aside.

        Of the creditors in ``mine`` alone; None: of all.
        """
        words = folded(text).split()
        if not words:
            return []
        where = ["folded LIKE ? ESCAPE '!'"] * len(words)
        values = [f"%{literal(word)}%" for word in words]
        if creditor is not None:
            where.append("log = ?")
            values.append(str(creditor))
        if mine is not None:
            where.append(among("log", list(mine)))
            values += map(str, mine)
        return self._found(f"{' AND '.join(where)} ORDER BY name, debtor_id", values, limit)

    def named(self, debtor_ids: Sequence[UUID]) -> dict[UUID, Person]:
        """The people of a list of debtors, those that are there."""
        if not debtor_ids:
            return {}
        marks = ", ".join("?" * len(debtor_ids))
        values = [str(one) for one in debtor_ids]
        found = self._found(f"debtor_id IN ({marks})", values, len(values))
        return {person.debtor_id: person for person in found}

    def called(self, debtor_ids: Collection[UUID]) -> dict[UUID, str]:
        """The names of debtors, as a decision reads them: nobody is shown them."""
        ids = sorted(map(str, debtor_ids))
        rows = self._database().query(
            f"SELECT debtor_id, name FROM people WHERE {among('debtor_id', ids)}", ids
        )
        return {UUID(debtor): name for debtor, name in rows}

    def with_words(
        self,
        words: Collection[str],
        creditors: Collection[UUID],
        *,
        limit: int,
        cut: Collection[str] = (),
    ) -> dict[UUID, str]:
        """The names that hold one of some words, as a decision reads them; at most so many.

        Words as ``words_of`` gives them; of those in ``cut`` the end is missing.
        """
        if not words and not cut:
            return {}
        logs, whole, begun = sorted(map(str, creditors)), sorted(words), sorted(cut)
        holds = [among("word", whole), *["(word >= ? AND word < ?)"] * len(begun)]
        bounds = [bound for word in begun for bound in (word, f"{word}{_BEYOND}")]
        rows = self._database().query(
            "SELECT debtor_id, name FROM people WHERE debtor_id IN (SELECT debtor_id FROM names"
            f" WHERE {among('log', logs)} AND ({' OR '.join(holds)}))"
            f" ORDER BY debtor_id LIMIT {limit}",
            [*logs, *whole, *bounds],
        )
        return {UUID(debtor): name for debtor, name in rows}

    def with_email(self, address: str, creditors: Collection[UUID], *, limit: int) -> list[UUID]:
        """The debtors of whom an address is known, as a decision reads them; at most so many."""
        logs = sorted(map(str, creditors))
        rows = self._database().query(
            f"SELECT debtor_id FROM people WHERE {among('log', logs)}"
            f" AND emails LIKE ? ESCAPE '!' ORDER BY debtor_id LIMIT {limit}",
            [*logs, f"% {literal(address.lower())} %"],
        )
        return [UUID(debtor) for (debtor,) in rows]

    def _found(self, where: str, values: Sequence[Any], limit: int) -> list[Person]:
        rows = self._database().query(
            f"SELECT debtor_id, log, name, city, email FROM people WHERE {where}"
            f" LIMIT {bounded(limit)}",
            values,
        )
        for debtor, *_ in rows:
            tell_shown(UUID(debtor), "name")
        return [
            Person(debtor_id=UUID(d), creditor_id=UUID(log), name=name, city=city, email=email)
            for d, log, name, city, email in rows
        ]
