"""Taking bank statements in: every entry once, whatever files it came in, however often."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from adapters.statements.values import BankFile, FileRemark, Statement, StatementKind
from application.banking.accounts import chain_over, compact, log_of, owners, parts_of
from application.banking.drafts import (
    EURO,
    drafts_of,
    label_of,
    statement_fact,
    why_uncounted,
)
from application.banking.entry_intake import EntryIntake, EntryTaken
from application.banking.known import let_run
from application.banking.near_views import NearIndexes, indexes_kept_level
from application.house import House
from application.lease import leased_in_turn
from application.numbers import miswritten_iban
from domain.application import Mandate, Session
from domain.bank.account import KnownAccount, KnownStatement
from domain.bank.account_events import BankStatementImported, ChainVerdict
from domain.bank.chain import Contradiction, apart_from
from domain.errors import Refusal, Told
from domain.facts import JsonObject, StreamKind, StreamRef
from domain.ids import bank_account_id
from domain.money import Cents, as_decimal

ROLE: Final = "system"
NAME: Final = "import statements"


@dataclass(slots=True, kw_only=True)
class StatementTaken:
    """What became of one statement of a file; amounts in cents."""

    iban: str
    number: str
    first: date | None
    last: date | None
    outcome: str = "imported"
    """``imported``, ``known``, ``not_counted`` or ``refused``."""
    verdict: ChainVerdict | None = None
    account_id: UUID | None = None
    entries: list[EntryTaken] = field(default_factory=list)
    moved: Cents = 0
    through: date | None = None
    """Through which day the chain of the account shows everything."""
    since: date | None = None
    """From which day on it does."""
    contradicts: Contradiction | None = None
    """What it says otherwise than is known, where it differs."""
    remarks: tuple[FileRemark, ...] = ()
    """What is strange about how it is written, or does not agree with itself."""
    code: str = ""
    why: str = ""
    way_out: str = ""
    values: Mapping[str, Told] = field(default_factory=dict)
    """What the refusal is about."""

    def count(self, outcome: str) -> int:
        """How many entries came to something."""
        return sum(one.outcome == outcome for one in self.entries)

    def as_json(self) -> JsonObject:
        """As the command line and the API print it."""
        return {
            "account": self.iban,
            "account_id": str(self.account_id) if self.account_id else None,
            "number": self.number,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "outcome": self.outcome,
            "verdict": self.verdict.value if self.verdict else None,
            "moved": as_decimal(self.moved),
            "known_since": self.since.isoformat() if self.since else None,
            "known_through": self.through.isoformat() if self.through else None,
            "code": self.code,
            "why": self.why,
            "way_out": self.way_out,
            "remarks": [
                {"kind": one.kind.value, "line": one.line, "said": one.said} for one in self.remarks
            ],
            "entries": [one.as_json() for one in self.entries],
        }


class StatementIntake:
    """Takes the statements of files in, one after the other."""

    def __init__(
        self,
        house: House,
        *,
        actor: str,
        mine: Collection[UUID] | None = None,
        waits: Callable[[], None] = lambda: None,
    ) -> None:
        """``mine``: of these creditors alone (None: of all); ``waits``: another is at it."""
        self._house, self._actor = house, actor
        self._mine, self._waits = mine, waits

    def take(self, file: BankFile, raw: bytes) -> Iterator[StatementTaken]:
        """Take every statement of a file in; what is refused leaves the others alone.

        Safe to stop and to repeat: a statement is in the chain of its account only when all of
        its lines are here. Raises StoreError where nothing can be stored.
        """
        with indexes_kept_level(self._house) as indexes:
            for statement in file.statements:
                taken = StatementTaken(
                    iban=statement.account.iban or statement.account.written,
                    number=statement.number or statement.id,
                    first=statement.first,
                    last=statement.last,
                    moved=statement.moved,
                    remarks=statement.remarks,
                )
                try:
                    self._take(statement, file, raw, taken, indexes)
                except Refusal as refusal:
                    taken.outcome, taken.code = "refused", refusal.code
                    taken.why, taken.way_out = refusal.message, refusal.way_out
                    taken.values = refusal.values
                yield taken

    def _take(
        self,
        statement: Statement,
        file: BankFile,
        raw: bytes,
        taken: StatementTaken,
        indexes: NearIndexes,
    ) -> None:
        whose = self._whose(statement)
        drafts = list(drafts_of(statement))
        uncounted = [
            EntryTaken.uncounted(entry.line, entry.amount, entry.booked_on, why)
            for entry in statement.entries
            if (why := why_uncounted(statement, entry))
        ]
        if statement.kind is StatementKind.INTERIM:
            taken.outcome, taken.entries = "not_counted", uncounted
            return
        self._house.require_room()
        fact = statement_fact(statement, file, len(drafts), came_on=self._house.today)
        log = log_of(whose)
        taken.account_id = home = bank_account_id(log, fact.iban)
        with leased_in_turn(self._house, f"many/bank/{fact.iban}", waits=self._waits):
            parts = list(parts_of(self._house.collections, fact.iban, whose))
            if _is_here(parts, fact):
                refresh(self._house, fact.iban)
                taken.outcome = "known"
                taken.verdict = chain_over(parts).verdict(fact)
            else:
                _require_no_other(parts, fact)
                self._house.archive.put(raw, subject=home)
                intake = EntryIntake(
                    self._house,
                    self._mandate(log),
                    home=StreamRef(StreamKind.BANK_ACCOUNT, home, log),
                    fact=fact,
                    parts=parts,
                    apart={label_of(one) for one in apart_from(fact, _facts(parts))},
                    indexes=indexes,
                )
                taken.entries = [*intake.take(drafts), *uncounted]
                fact = fact.model_copy(update={"came_on": intake.came_on})
                taken.verdict = self._close(fact, home, log, intake.new_lines, whose)
            after = list(parts_of(self._house.collections, fact.iban, whose))
            chain = chain_over(after)
            taken.since, taken.through = chain.begins, chain.through
            taken.contradicts = chain.contradiction(fact)

    def _whose(self, statement: Statement) -> tuple[UUID, ...]:
        account = statement.account
        iban = compact(account.iban)
        if not iban and miswritten_iban(account.written):
            raise Refusal(
                "bank.miswritten",
                f"The check digits of account {compact(account.written)[:40]} in the statement are"
                " wrong.",
                way_out="Ask the bank for statements that name the account by its right IBAN.",
                values={"written": compact(account.written)[:40]},
            )
        if not iban:
            raise Refusal(
                "bank.no_iban",
                f"The statement names no IBAN ('{account.written[:40]}').",
                way_out="Ask the bank for statements that name the account by its IBAN.",
            )
        if account.currency not in {"", EURO}:
            raise Refusal(
                "bank.not_euro",
                f"Account {iban} is in {account.currency[:3]}; only euro is counted.",
                way_out="Record by hand what was paid on it.",
                values={"iban": iban, "currency": account.currency[:3]},
            )
        whose = owners(self._house, iban)
        seen = whose and (self._mine is None or set(whose) <= set(self._mine))
        if not seen:
            raise Refusal(
                "bank.account_unknown",
                f"No creditor here names account {iban} as his.",
                way_out="Add it to the accounts of its creditor, and give the file again.",
                values={"iban": iban},
            )
        return whose

    def _mandate(self, log: UUID) -> Callable[[str], Mandate]:
        def mandate(key: str) -> Mandate:
            return Mandate(
                key=key,
                actor=self._actor,
                role=ROLE,
                name=NAME,
                today=self._house.today,
                log=log,
            )

        return mandate

    def _close(
        self,
        fact: BankStatementImported,
        home: UUID,
        log: UUID,
        new_lines: int,
        whose: tuple[UUID, ...],
    ) -> ChainVerdict:
        """Record that all of a statement is here, and what is known of its account by now."""
        verdict = ChainVerdict.FIRST

        def decide(session: Session) -> None:
            nonlocal verdict
            account = session.bank_account(home)
            others = [
                session.bank_account(one.id)
                for one in parts_of(session.reads, fact.iban, whose)
                if one.id != home
            ]
            statements = [*account.statements, KnownStatement(fact, fact.came_on or session.today)]
            now = replace(account, iban=fact.iban, log=log, statements=statements)
            parts = [now, *others]
            chain = chain_over(parts)
            verdict = chain.verdict(fact)
            told = fact.model_copy(update={"new_lines": new_lines, "verdict": verdict})
            session.record(StreamRef(StreamKind.BANK_ACCOUNT, home, log), [told])
            let_run(session, fact.iban, parts=parts, chain=chain)

        version = self._house.collections.bank_account(home).version
        key = f"statement:{label_of(fact)}:{fact.document_sha256}:{version}"
        self._house.collections.carry_out(self._mandate(log)(key), decide)
        return verdict


def refresh(house: House, iban: str, *, actor: str = "system") -> None:
    """Bring what creditors know of an account to what its statements and lines say by now."""
    whose = owners(house, iban)
    parts = list(parts_of(house.collections, iban, whose))
    if not whose or not parts:
        return

    def decide(session: Session) -> None:
        found = [session.bank_account(part.id) for part in parts]
        let_run(session, iban, parts=found, chain=chain_over(found))

    versions = [house.collections.creditor(one).version for one in whose]
    marks = "-".join(str(one) for one in (*versions, *(part.version for part in parts)))
    mandate = Mandate(
        key=f"bank-known:{iban}:{marks}",
        actor=actor,
        role=ROLE,
        name=NAME,
        today=house.today,
        log=log_of(whose),
    )
    house.collections.carry_out(mandate, decide)


def _facts(parts: Iterable[KnownAccount]) -> list[BankStatementImported]:
    return [one.fact for part in parts for one in part.statements]


def _is_here(parts: Iterable[KnownAccount], fact: BankStatementImported) -> bool:
    """Whether the same statement is here, in this file or in another one of its form."""
    same = (label_of(fact), fact.role, fact.written_in, fact.days, fact.entries)
    return any(
        same == (label_of(one), one.role, one.written_in, one.days, one.entries)
        for one in _facts(parts)
    )


def _require_no_other(parts: Iterable[KnownAccount], fact: BankStatementImported) -> None:
    """Refuse a statement of a number that is here, of the same days, with other balances.

    One that came in before its last day was over has other balances by that day's end.
    """
    if not fact.number.strip("0") or fact.opening is None or fact.closing is None:
        return
    apart = {label_of(one) for one in apart_from(fact, _facts(parts))}
    for known in (one for part in parts for one in part.statements):
        one = known.fact
        counted = (one.number, one.sequence, one.page, one.role, one.written_in.split(".")[0])
        same = (fact.number, fact.sequence, fact.page, fact.role, fact.written_in.split(".")[0])
        over = one.last is not None and one.last < known.on
        days = (one.first, one.last) == (fact.first, fact.last) and over
        differs = (one.opening, one.closing) != (fact.opening, fact.closing)
        if counted == same and days and differs and label_of(one) not in apart:
            raise Refusal(
                "bank.statement_differs",
                f"Statement {fact.number} of {fact.iban} is here with other balances:"
                f" {_balance(one)}, in this file {_balance(fact)}.",
                way_out="Ask the bank which of the two holds; nothing of this one is used.",
                values={"number": fact.number, "iban": fact.iban},
            )


def _balance(fact: BankStatementImported) -> str:
    return f"{as_decimal(fact.opening or 0)} to {as_decimal(fact.closing or 0)}"
