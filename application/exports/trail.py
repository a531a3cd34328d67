"""The audit trail as a file: all facts of a question, proven while they are written.

Each fact is held against its leaf before it leaves: its bytes are hashed again, never believed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

import orjson

from adapters.exports.lines import json_lines
from adapters.exports.sheet import sheet
from adapters.exports.trailer import Head
from adapters.paper.trail_page import print_trail
from adapters.store.header import leaf_hash
from application.exports.forms import ExportForm
from application.known import Known
from application.log_tree import root_of, tree_of
from application.queries.audit import facts_out
from application.queries.list_shapes import AuditFactOut
from application.queries.of_audit import AskAuditTrail
from application.queries.query import Inquiry
from application.rights.viewings import note_known
from domain.days import utc_text
from domain.errors import IntegrityBroken, Refusal, StoreError
from domain.merkle import LogRoot, Tree, includes
from projections.audit.asked import FactsAsked

_AT_ONCE: Final = 1_000
_PART_BYTES: Final = 65_536
MOST_ON_PAPER: Final = 2_000
"""Facts in a PDF: it is made as a whole, and nobody reads more of them."""
_TRAIL: Final = "trail"
"""What an export shows of a debtor: what was recorded of him, none of it opened."""


class TooManyForPaper(Refusal):
    """A PDF was asked of more facts than one can hold."""

    def __init__(self, count: int) -> None:
        super().__init__(
            "audit.too_many_for_pdf",
            f"These are {count} facts, and a PDF holds {MOST_ON_PAPER} at most.",
            way_out="Ask for less, or take them as CSV or JSON Lines.",
            values={"count": str(count), "most": str(MOST_ON_PAPER)},
        )


@dataclass(frozen=True, slots=True)
class TrailExport:
    """An export that may begin: it is written down as a reading of everybody in it."""

    head: Head
    form: ExportForm
    _asked: Inquiry
    _question: AskAuditTrail
    _wanted: FactsAsked
    _trees: Mapping[str, Tree]

    @property
    def filename(self) -> str:
        """What the file is called where nobody calls it otherwise."""
        return f"audit-trail-{self.head.position}.{self.form.value}"

    def parts(self) -> Iterator[bytes]:
        """The file in parts of some size; one that lacks its last lines is not whole.

        Raises IntegrityBroken where a fact is not what was recorded.
        """
        some = bytearray()
        for written in self._written():
            some += written
            if len(some) >= _PART_BYTES:
                yield bytes(some)
                some.clear()
        yield bytes(some)

    def _written(self) -> Iterator[bytes]:
        match self.form:
            case ExportForm.CSV:
                yield from sheet(self.head, self._rows())
            case ExportForm.JSONL:
                yield from json_lines(self.head, self._rows())
            case ExportForm.PDF:
                yield print_trail(
                    self.head,
                    list(self._rows()),
                    language=self._question.language,
                    dated=self._asked.today,
                )

    def _rows(self) -> Iterator[dict[str, Any]]:
        after: str | None = None
        count = 0
        while True:
            page = self._asked.views.audit.found(self._wanted, limit=_AT_ONCE, after=after)
            facts = facts_out(
                self._asked.views,
                page.entries,
                tell=lambda entry: self._asked.tell(entry, self._question.language),
                why=self._question.why,
            )
            yield from self._proven(facts)
            after, count = page.next, count + len(facts)
            if after is None:
                break
        if count != self.head.count:
            raise StoreError("The views changed while facts were read. Ask for the export again.")

    def _proven(self, facts: Sequence[AuditFactOut]) -> Iterator[dict[str, Any]]:
        """Each with the bytes that its leaf is made of, and the path from there to the root."""
        rows = self._asked.house.store.read_at([one.position for one in facts])
        stored = {row.position: row for row in rows}
        for fact in facts:
            row = stored.get(fact.position)
            if row is None or leaf_hash(row.header).hex() != fact.leaf_hash:
                raise _broken(fact)
            if orjson.loads(row.header)["state_sha256"] != sha256(row.state).hexdigest():
                raise _broken(fact)
            tree = self._trees[row.log]
            leaf, path = leaf_hash(row.header), tree.inclusion(row.leaf_index)
            if not includes(tree.root, tree.size, leaf=leaf, index=row.leaf_index, path=path):
                raise _broken(fact)
            yield {
                **fact.model_dump(mode="json"),
                "header": row.header.decode(),
                "state": row.state.decode(),
                "path": [one.hex() for one in path],
            }


def export_of(
    asked: Inquiry, question: AskAuditTrail, *, form: ExportForm, what: str
) -> TrailExport:
    """Make ready an export; ``what`` names the operation, as the table of reads keeps it.

    Everybody whose facts are in it is written down before a byte of it is made. Raises the
    refusals of the question, TooManyForPaper, and IntegrityBroken where the log does not hold.
    """
    audit, bounded = asked.views.audit, question.asked_of(asked)
    through = min(audit.level(), bounded.through if bounded.through is not None else 2**53)
    wanted = replace(bounded, through=through)
    count = audit.counted(wanted)
    if form is ExportForm.PDF and count > MOST_ON_PAPER:
        raise TooManyForPaper(count)
    debtors = audit.debtors_of(wanted)
    shown = dict.fromkeys(debtors, (_TRAIL,))
    note_known(asked.house, asked.who, debtors, shown, what=what, may=question.MAY)
    trees = {str(log): tree_of(asked.house, log, through=through) for log in audit.logs_of(wanted)}
    roots = tuple(root_of(log, tree) for log, tree in trees.items())
    head = _head(asked, question, roots, position=through, count=count)
    return TrailExport(head, form, asked, question, wanted, trees)


def _head(
    asked: Inquiry,
    question: AskAuditTrail,
    roots: tuple[LogRoot, ...],
    *,
    position: int,
    count: int,
) -> Head:
    store, now = asked.house.store, asked.house.clock()
    tally = store.tally()
    return Head(
        question=_said(question),
        as_of=question.on.isoformat() if question.on else "",
        known_at=_moment(question.known_at),
        asked_by=asked.who.login,
        role=asked.who.somewhere(question.MAY),
        asked_at=utc_text(now),
        mode=store.mode.value,
        store=store.info.store_id,
        position=position,
        count=count,
        log_facts=tally.facts,
        log_head=tally.head,
        roots=roots,
    )


def _said(question: AskAuditTrail) -> dict[str, str]:
    """What was asked, by name; what was left out is not there."""
    given = question.model_dump(mode="json", exclude_defaults=True, exclude={"limit", "cursor"})
    return {name: _in_words(value) for name, value in given.items()}


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return "yes" if value is True else str(value)


def _moment(known_at: Known | None) -> str:
    """What was known: a moment, or a position as ``#1234``."""
    if known_at is None:
        return ""
    return utc_text(known_at) if isinstance(known_at, datetime) else f"#{known_at}"


def _broken(fact: AuditFactOut) -> IntegrityBroken:
    return IntegrityBroken(
        f"The fact at position {fact.position} is not what was recorded. Run 'vordering fsck'."
    )
