"""The entries of one statement become lines: new ones are imported and judged, each in a save."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final
from uuid import UUID

from application.banking.batch_credits import amounts_together, credited_together
from application.banking.came_back import (
    answer,
    take_back,
    turned_back,
    what_it_waited_for,
)
from application.banking.collection_files import collected
from application.banking.drafts import label_of
from application.banking.entries import Beside, EntryDraft, KnownEntry, LineDraft, paired
from application.banking.keys_ahead import KeysAhead
from application.banking.lines import record_line
from application.banking.lines_together import LinesTogether
from application.banking.lookup import (
    DETAIL,
    ENTRY,
    entry_name,
    known_entries,
    next_number,
    value_of,
    waiting_for,
)
from application.banking.near_views import NearIndexes
from application.banking.placement import place
from application.banking.refund_batches_shown import shows_refund_file
from application.banking.refund_debits import shows_payment
from application.banking.refunded import shows_refund
from application.house import House
from domain.application import Mandate, Session
from domain.bank.account import KnownAccount
from domain.bank.account_events import BankStatementImported, StatementRole
from domain.bank.line import BankLine, LineStanding, apply
from domain.bank.line_events import (
    BankLineImported,
    BankLineKind,
    BankLineParked,
    BankLineSetAside,
    DecidedBy,
    ParkedWhy,
    SetAsideWhy,
)
from domain.days import ONE_DAY
from domain.facts import JsonObject, StreamKind, StreamRef
from domain.ids import bank_line_id
from domain.money import Cents, as_decimal
from domain.sealing import Sealed

_DEBITS_AT_ONCE: Final = 100
_BACK: Final = frozenset({BankLineKind.RETURN_OF_COLLECTION, BankLineKind.RETURN_OF_TRANSFER})


@dataclass(frozen=True, slots=True)
class EntryTaken:
    """What became of one entry of a file; ``at`` is where it stands in it, the amount in cents."""

    at: int
    amount: Cents
    booked_on: date
    outcome: str
    """``new``, ``known``, ``perhaps_known``, or why it is not counted."""
    lines: tuple[UUID, ...] = ()

    @classmethod
    def uncounted(cls, at: int, amount: Cents, booked_on: date, why: str) -> "EntryTaken":
        """An entry that is no money in the account, or not in euro."""
        return cls(at, amount, booked_on, why)

    def as_json(self) -> JsonObject:
        """As the command line and the API print it."""
        return {
            "line": self.at,
            "amount": as_decimal(self.amount),
            "booked_on": self.booked_on.isoformat(),
            "outcome": self.outcome,
            "bank_lines": [str(one) for one in self.lines],
        }


class EntryIntake:
    """Imports what of a statement is not here yet."""

    def __init__(
        self,
        house: House,
        mandate: Callable[[str], Mandate],
        *,
        home: StreamRef,
        fact: BankStatementImported,
        parts: Sequence[KnownAccount],
        apart: set[str],
        indexes: NearIndexes,
    ) -> None:
        """``parts``: the account wherever it was kept; ``apart``: whose entries are others'."""
        self._together = LinesTogether(house, indexes)
        self._house, self._mandate = self._together.house, mandate
        self._home, self._fact, self._apart = home, fact, apart
        kept = [part for part in parts if part.id != home.id]
        here = [part for part in parts if part.id == home.id]
        blank = KnownAccount(home.id, log=home.log)
        self._parts = [*(here or [blank]), *kept]
        self._label = label_of(fact)
        self._debits: list[tuple[UUID, EntryDraft, LineDraft, int]] = []
        self._drawn: set[tuple[date, Cents, int]] = set()
        """The numbers among equals of what was taken here, which may not be stored yet."""
        self._keys = KeysAhead(house, home.id, ())
        self.new_lines = 0
        self.came_on = fact.came_on or house.today
        """The day on which the first of it came in: a stop may lie between two of its entries."""

    def take(self, drafts: Sequence[EntryDraft]) -> Iterator[EntryTaken]:
        """Import each entry that is new; of each, what became of it.

        Where one raises, all before it are stored.
        """
        try:
            yield from self._taken(drafts)
        except Exception:
            self._together.store()
            raise

    def _taken(self, drafts: Sequence[EntryDraft]) -> Iterator[EntryTaken]:
        def equal(draft: EntryDraft) -> tuple[date, Cents]:
            return draft.booked_on, draft.amount

        groups = [[*group] for _, group in groupby(sorted(drafts, key=equal), key=equal)]
        groups.sort(key=_after_what_they_turn_back)
        self._keys = KeysAhead(self._house, self._home.id, groups)
        for group in groups:
            day, amount = equal(group[0])
            with self._together.reading():
                every = [*known_entries(self._house, self._parts, day, amount)]
            known = [one for one in every if one.statement not in self._apart]
            begun = [one.came_on for one in known if one.statement == self._label]
            self.came_on = min([self.came_on, *begun])
            covered = self._is_covered(day)
            for found in paired(group, known, covered=covered, statement=self._label):
                yield self._bring_in(found)
        self._save_debits()
        self._together.store()
        self._answer_returns(drafts)

    def _answer_returns(self, drafts: Sequence[EntryDraft]) -> None:
        """Let returns that came before what they take back, or turn back, fall by now."""
        lines = [line for draft in drafts for line in draft.lines]
        amounts = [line.amount for line in lines]
        with self._together.reading():
            for one in lines:
                amounts += amounts_together(self._house, self._fact.iban, one.told)
            waiting = [*waiting_for(self._house, self._parts, amounts)]
        for line in waiting:
            of = what_it_waited_for(self._house, line, self._parts)
            if of is not None:
                self._answer(line.id, of.id, line.version)

    def _answer(self, line_id: UUID, of: UUID, version: int) -> None:
        def decide(session: Session) -> None:
            answer(self._house, session, session.bank_line(line_id), session.bank_line(of))

        mandate = self._mandate(f"bank-return:{line_id}:{version}:{of}")
        self._house.collections.carry_out(mandate, decide)

    def _is_covered(self, day: date) -> bool:
        """Whether another statement shows all of a day."""
        return any(
            one.fact.role is StatementRole.STATEMENT
            and one.fact.first is not None
            and one.fact.last is not None
            and one.fact.first <= day <= min(one.fact.last, one.on - ONE_DAY)
            and label_of(one.fact) not in self._apart
            for part in self._parts
            for one in part.statements
        )

    def _bring_in(self, found: Beside) -> EntryTaken:
        draft, known = found.draft, found.known
        if known is not None and not found.doubtful:
            lines = self._more_of(draft, known)
            return EntryTaken(draft.at, draft.amount, draft.booked_on, "known", lines)
        with self._together.reading():
            number = self._number(draft)
        like = known.lines[0] if known else None
        lines = tuple(
            self._line(draft, one, number, doubt=found.doubtful, like=like) for one in draft.lines
        )
        outcome = "perhaps_known" if found.doubtful else "new"
        return EntryTaken(draft.at, draft.amount, draft.booked_on, outcome, lines)

    def _number(self, draft: EntryDraft) -> int:
        home, store = self._home, self._house.store
        day, amount, number = draft.booked_on, draft.amount, 1
        while (day, amount, number) in self._drawn or store.find_identity(
            home.log, ENTRY, value_of(home.id, day, amount, number)
        ):
            number += 1
        self._drawn.add((day, amount, number))
        return number

    def _more_of(self, draft: EntryDraft, known: KnownEntry) -> tuple[UUID, ...]:
        """Import what of a known entry is not here: its details, or what a stop left out."""
        if len(draft.lines) == 1:
            return known.lines
        whole = self._house.collections.bank_line(known.lines[0])
        imported = whole.imported
        if imported is None or known.account_id != self._home.id:
            return known.lines
        if not imported.detail and not whole.waits:
            return known.lines  # a person decided on the whole of it
        lines = tuple(self._line(draft, one, known.number) for one in draft.lines)
        if not imported.detail:
            self._together.store()
            self._set_whole_aside(whole)
        return lines

    def _set_whole_aside(self, whole: BankLine) -> None:
        def decide(session: Session) -> None:
            line = session.bank_line(whole.id)
            if line.waits:
                why = SetAsideWhy.DETAILS_CAME
                aside = BankLineSetAside(why=why, by=DecidedBy.RULE, amount=line.rest)
                record_line(session, line, [aside])

        mandate = self._mandate(f"bank-details:{whole.id}:{whole.version}")
        self._house.collections.carry_out(mandate, decide)

    def _line(
        self,
        draft: EntryDraft,
        one: LineDraft,
        number: int,
        *,
        doubt: bool = False,
        like: UUID | None = None,
    ) -> UUID:
        name = entry_name(draft.booked_on, draft.amount, number)
        line_id = bank_line_id(self._home.id, entry=name, detail=one.detail)
        with self._together.reading():
            if self._house.collections.bank_line(line_id).imported:
                return line_id
        self.new_lines += 1
        self._keys.mint(line_id)
        if one.kind is BankLineKind.DEBIT and not doubt:
            self._debits.append((line_id, draft, one, number))
            if len(self._debits) >= _DEBITS_AT_ONCE:
                self._save_debits()
            return line_id
        if one.kind in _BACK:
            self._save_debits()  # it may turn back one of these

        def decide(session: Session) -> None:
            line = self._import(session, line_id, draft, one, number)
            if line is None:
                return
            if doubt:
                parked = BankLineParked(why=ParkedWhy.PERHAPS_KNOWN, like=like)
                record_line(session, line, [parked])
            else:
                self._judge(session, line, one)

        apart = one.kind in _BACK  # what it goes back to may be read in words
        take = self._together.alone if apart else self._together.take
        take(self._mandate(f"bank-line:{line_id}"), decide)
        return line_id

    def _save_debits(self) -> None:
        """Import what we paid ourselves: for no claim here, many in one save."""
        waiting, self._debits = self._debits, []
        if not waiting:
            return
        self._together.store()

        def decide(session: Session) -> None:
            for line_id, draft, one, number in waiting:
                line = self._import(session, line_id, draft, one, number)
                if line is None or self._shows_refunds(session, line, one):
                    continue
                why = SetAsideWhy.DEBIT
                aside = BankLineSetAside(why=why, by=DecidedBy.RULE, amount=line.rest)
                record_line(session, line, [aside])

        key = f"bank-debits:{waiting[0][0]}:{len(waiting)}"
        self._house.collections.carry_out(self._mandate(key), decide)

    def _shows_refunds(self, session: Session, line: BankLine, one: LineDraft) -> bool:
        """Whether a debit was parked, since it shows refunds that are not paid here, or again."""
        if shows_refund(self._house, session, line, one.told):
            return True
        if shows_refund_file(self._house, session, line, one.told):
            return True
        shows_payment(self._house, session, line, one.told)
        return False

    def _import(
        self, session: Session, line_id: UUID, draft: EntryDraft, one: LineDraft, number: int
    ) -> BankLine | None:
        """Record what the bank says of a line; None: it is here already."""
        line = session.bank_line(line_id)
        if line.imported:
            return None
        line = replace(line, log=self._home.log)
        imported = self._imported(draft, one, number)
        stream = StreamRef(StreamKind.BANK_LINE, line_id, self._home.log)
        session.record(stream, [imported], subject=line_id)
        apply(line, imported, on=session.today)
        self._identify(session, line_id, draft, one, number)
        return line

    def _identify(
        self, session: Session, line_id: UUID, draft: EntryDraft, one: LineDraft, number: int
    ) -> None:
        home, day = self._home, draft.booked_on
        if one.detail <= 1:
            value = value_of(home.id, day, draft.amount, number)
            known = session.reads.store.find_identity(home.log, ENTRY, value)
            if known is None:
                session.identify(kind=ENTRY, value=value, stream=line_id, log=home.log)
        if one.detail:
            own = next_number(session, home.log, DETAIL, home.id, (day, one.amount))
            value = value_of(home.id, day, one.amount, own)
            session.identify(kind=DETAIL, value=value, stream=line_id, log=home.log)

    def _imported(self, draft: EntryDraft, one: LineDraft, number: int) -> BankLineImported:
        fact = self._fact
        return BankLineImported(
            account_id=self._home.id,
            iban=fact.iban,
            amount=one.amount,
            booked_on=draft.booked_on,
            credited_on=draft.credited_on,
            kind=one.kind,
            reference=draft.reference,
            code=draft.code,
            place=number,
            detail=one.detail,
            entry_amount=draft.amount if one.detail else None,
            transactions=one.transactions,
            instructed=one.instructed,
            reversal=draft.reversal,
            return_code=one.return_code,
            statement_id=self._label,
            document_sha256=fact.document_sha256,
            written_in=fact.written_in,
            told=Sealed.of(one.told),
        )

    def _judge(self, session: Session, line: BankLine, one: LineDraft) -> None:
        """Decide where a line goes; what nobody decides waits for a person."""
        match one.kind:
            case BankLineKind.RETURN_OF_COLLECTION:
                take_back(self._house, session, line, one.told, self._parts)
            case BankLineKind.RETURN_OF_TRANSFER:
                turned_back(self._house, session, line, one.told, self._parts)
            case _ if one.transactions == 1 and collected(self._house, session, line, one.told):
                pass  # what we collected is known by the id that we gave it
            case _ if credited_together(self._house, session, line, one.told):
                pass
            case _ if one.transactions > 1:
                why = ParkedWhy.BATCH_WITHOUT_DETAILS
                record_line(session, line, [BankLineParked(why=why)])
            case _:
                place(self._house, self._together.indexes, session, line, one.told)
        if line.standing is LineStanding.NEW:
            record_line(session, line, [BankLineParked(why=ParkedWhy.NO_CLUE)])


def _after_what_they_turn_back(group: Sequence[EntryDraft]) -> tuple[date, bool]:
    """By day; what comes back after everything else of its day."""
    back = any(line.kind in _BACK for one in group for line in one.lines)
    return group[0].booked_on, back
