"""The question which lines of our bank accounts there are."""

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from application.banking.lookup import told_of
from application.banking.payer_asked import PayerKnown, payer_asked
from application.banking.terms_then import TermsThen, held_then, proposed_from, terms_then
from application.commands.fields import Euro
from application.house import House
from application.queries.query import Cursor, Inquiry, Query
from application.queries.shapes import PERSONAL, Out
from application.queries.shapes import Euro as EuroOut
from domain.bank.line import BankLine, LineStanding, require_imported
from domain.bank.line_events import (
    BankLineKind,
    DecidedBy,
    LineTold,
    MatchCandidate,
    MatchReason,
    Placement,
)
from domain.matching.held import HeldWhy
from domain.matching.scores import AGAINST
from domain.matching.terms import Clue
from domain.money import as_decimal
from projections.bank.questions import BankLineRow, LinesWanted


class LineReasonOut(Out):
    """What speaks for or against it: a code, and the number or amount that it rests on."""

    code: str
    value: str
    against: bool = Field(description="it lowers the score, or stops a booking by itself")


class BankLineOut(Out):
    """A line of a bank account as it stands."""

    id: UUID
    iban: str
    booked_on: date
    amount: EuroOut = Field(description="signed: minus is money that left")
    rest: EuroOut = Field(description="what of it waits for a decision")
    kind: BankLineKind
    standing: LineStanding
    why: str = Field(description="why it waits or pays nothing here; empty: its standing says it")
    name: Annotated[str | None, PERSONAL]
    """The other party's, as the bank tells it; null: it tells none, or it was erased."""
    text: Annotated[str | None, PERSONAL]
    """What the payer or the bank wrote; null: nothing, or it was erased."""
    score: int | None = Field(
        description="of where it was placed by itself, or else is best proposed; null: no way"
    )
    reasons: list[LineReasonOut] = Field(description="of that; none: nothing leads to a claim")


class BankLinesOut(Out):
    """A page of lines; ``next`` is the cursor of the page after this one."""

    rows: list[BankLineOut]
    next: str | None


class LinePartOut(Out):
    """A part of a line on a claim, or that would be."""

    claim: UUID
    invoice_number: str
    amount: EuroOut


class LineProposalOut(Out):
    """One way to place what waits; ``number`` is what ``bank-proposal`` takes."""

    number: int
    score: int = Field(description="in hundredths of certainty")
    parts: list[LinePartOut]
    reasons: list[LineReasonOut]


class LineTermsOut(Out):
    """On which terms of a creditor it was judged: those that held when it came in."""

    creditor: UUID
    creditor_name: str
    book_from: int
    propose_from: int
    uncounted: list[Clue]
    books_itself: bool
    set_by: list[int] = Field(description="versions of his facts; none: the usual terms")


class BankLineFullOut(Out):
    """A line of a bank account: where it went and why, and what may be decided on it."""

    id: UUID
    iban: str
    booked_on: date
    credited_on: date
    amount: EuroOut = Field(description="signed: minus is money that left")
    rest: EuroOut = Field(description="what of it waits for a decision")
    kind: BankLineKind
    standing: LineStanding
    why: str = Field(description="why it waits or pays nothing here; empty: its standing says it")
    until: date | None = Field(description="the day on which a person is asked again")
    name: Annotated[str | None, PERSONAL]
    account: Annotated[str | None, PERSONAL]
    text: Annotated[str | None, PERSONAL]
    placed: list[LinePartOut]
    decided_by: DecidedBy | None
    score: int | None = Field(description="of what was placed by itself, or as proposed")
    reasons: list[LineReasonOut]
    undone_score: int | None = Field(
        description="of what was placed by itself before, and undone since; null: nothing was"
    )
    proposals: list[LineProposalOut]
    below: int | None = Field(
        description="no claim came to this score, so it waits; null: it waits for another reason"
    )
    held: HeldWhy | None = Field(
        description="why what is proposed first was not booked by itself; null: nothing is proposed"
    )
    terms: list[LineTermsOut] = Field(description="none: no terms decided on it")
    may_concern: list[UUID] = Field(description="debtors who wait for it; none: anybody's")
    version: int


class ListBankLines(Query):
    """The lines of our bank accounts: what waits first, the oldest first; then the newest."""

    NAME: ClassVar[str] = "bank-lines"
    PATH: ClassVar[str] = "/v1/bank-lines"
    TAG: ClassVar[str] = "money"
    REFUSES: ClassVar[tuple[str, ...]] = ("paging.cursor",)

    standing: LineStanding | None = None
    iban: Annotated[str, Field(max_length=50, description="lines of this account")] = ""
    booked_from: Annotated[date | None, Field(description="booked on this day or later")] = None
    booked_to: Annotated[date | None, Field(description="booked on this day or before")] = None
    amount: Annotated[Euro | None, Field(description="of this amount, in or out")] = None
    limit: Annotated[int, Field(ge=1, le=1_000)] = 50
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> BankLinesOut:
        """Of the creditors at whose claims he may look; of an account of several, who sees all."""
        wanted = LinesWanted(
            standing=self.standing,
            iban=self.iban,
            since=self.booked_from,
            until=self.booked_to,
            amount=self.amount,
        )
        page = asked.views.bank_lines.page(
            wanted, mine=asked.mine(self.MAY), limit=self.limit, after=self.cursor
        )
        return BankLinesOut(rows=[_line(asked.house, one) for one in page.rows], next=page.next)


class ReadBankLine(Query):
    """A line of a bank account: where it went and why, what is proposed, and on which terms."""

    NAME: ClassVar[str] = "bank-line"
    PATH: ClassVar[str] = "/v1/bank-lines/{bank_line_id}"
    TAG: ClassVar[str] = "money"
    REFUSES: ClassVar[tuple[str, ...]] = ("bank_line.unknown",)

    bank_line_id: UUID

    def answer(self, asked: Inquiry) -> BankLineFullOut:
        """As it stands now; the terms are those of when it came in."""
        line = asked.house.collections.bank_line(self.bank_line_id)
        require_imported(line)
        return _full(asked.house, line)


class PayerOut(Out):
    """The debtor who paid, where that is certain, and how he is reached."""

    debtor: UUID
    name: Annotated[str, PERSONAL]
    email: Annotated[str, PERSONAL]
    phone: Annotated[str, PERSONAL]
    address: Annotated[str, PERSONAL]


class PayerQuestionOut(Out):
    """What a person asks the payer of a line; nothing is sent."""

    subject: str
    text: str
    payer: PayerOut | None = Field(description="null: it is not certain who paid")


class ReadPayerQuestion(Query):
    """A text that asks the payer of a bank line what it is for, for a person to send.

    It tells of the payment alone, and of nobody's debts. Who paid is named only where account
    and full name say it, and nobody else's name agrees.
    """

    NAME: ClassVar[str] = "payer-question"
    PATH: ClassVar[str] = "/v1/bank-lines/{bank_line_id}/payer-question"
    TAG: ClassVar[str] = "money"
    REFUSES: ClassVar[tuple[str, ...]] = ("bank_line.decided", "bank_line.unknown")

    bank_line_id: UUID
    language: Annotated[
        Literal["nl", "en"], Field(description="where it is not certain who paid")
    ] = "nl"

    def answer(self, asked: Inquiry) -> PayerQuestionOut:
        """In the language of the debtor, where he is certain."""
        line = asked.house.collections.bank_line(self.bank_line_id)
        found = payer_asked(asked.house, asked.views, line, self.language)
        return PayerQuestionOut(
            subject=found.question.subject,
            text=found.question.text,
            payer=_payer(found.payer) if found.payer else None,
        )


def _payer(one: PayerKnown) -> PayerOut:
    told, where = one.contact, one.contact.address
    return PayerOut(
        debtor=one.debtor.id,
        name=told.name,
        email=told.email,
        phone=told.phone,
        address=f"{where.street}, {where.postal_code} {where.city}" if where.complete else "",
    )


def _full(house: House, line: BankLine) -> BankLineFullOut:
    imported, told = require_imported(line), told_of(house, line)
    ways = line.proposed.candidates if line.proposed else ()
    matched = line.matched if line.placements else None
    terms = terms_then(house, line)
    return BankLineFullOut(
        id=line.id,
        iban=imported.iban,
        booked_on=imported.booked_on,
        credited_on=imported.credited_on,
        amount=as_decimal(imported.amount),
        rest=as_decimal(line.rest),
        kind=imported.kind,
        standing=line.standing,
        why=_why(line),
        until=line.parked.until if line.parked else None,
        name=(told.name if told else "") or None,
        account=(told.account if told else "") or None,
        text=_text(told),
        placed=[_part(house, one) for one in line.placements.values()],
        decided_by=matched.by if matched else None,
        score=(matched.score or None) if matched else None,
        reasons=[_reason(one) for one in matched.reasons] if matched else [],
        undone_score=(line.undone.score or None) if line.undone else None,
        proposals=[_proposal(house, at, one) for at, one in enumerate(ways, 1)],
        below=proposed_from(house, line, terms),
        held=held_then(line, terms),
        terms=[_terms(one) for one in terms],
        may_concern=list(line.may_concern),
        version=line.version,
    )


def _why(line: BankLine) -> str:
    if line.parked:
        return line.parked.why.value
    return line.aside.why.value if line.aside and line.set_aside else ""


def _proposal(house: House, number: int, way: MatchCandidate) -> LineProposalOut:
    return LineProposalOut(
        number=number,
        score=way.score,
        parts=[_part(house, one) for one in way.placements],
        reasons=[_reason(one) for one in way.reasons],
    )


def _part(house: House, one: Placement) -> LinePartOut:
    number = house.collections.claim(one.claim_id).invoice_number
    return LinePartOut(claim=one.claim_id, invoice_number=number, amount=as_decimal(one.amount))


def _reason(one: MatchReason) -> LineReasonOut:
    return LineReasonOut(code=one.code, value=one.value, against=one.code in AGAINST)


def _judged(line: BankLine) -> tuple[int | None, list[LineReasonOut]]:
    """The score and its reasons by which a line stands where it does."""
    matched = line.matched if line.placements else None
    if matched is not None:
        return matched.score or None, [_reason(one) for one in matched.reasons]
    best = next(iter(line.proposed.candidates), None) if line.proposed else None
    return (best.score, [_reason(one) for one in best.reasons]) if best else (None, [])


def _terms(one: TermsThen) -> LineTermsOut:
    return LineTermsOut(
        creditor=one.creditor_id,
        creditor_name=one.name,
        book_from=one.terms.book_from,
        propose_from=one.terms.propose_from,
        uncounted=[clue for clue in Clue if clue in one.terms.uncounted],
        books_itself=one.terms.books_itself,
        set_by=[fact.originator_version for fact in one.given_by],
    )


def _text(told: LineTold | None) -> str | None:
    """What was written with it, in one line; None: nothing, or it was erased."""
    if told is None:
        return None
    return told.unstructured or " ".join(told.structured) or told.additional or None


def _line(house: House, row: BankLineRow) -> BankLineOut:
    line = house.collections.bank_line(row.line_id)
    told, (score, reasons) = told_of(house, line), _judged(line)
    return BankLineOut(
        id=row.line_id,
        iban=row.iban,
        booked_on=row.booked_on,
        amount=as_decimal(row.amount),
        rest=as_decimal(row.rest),
        kind=row.kind,
        standing=row.standing,
        why=row.why,
        name=(told.name if told else "") or None,
        text=_text(told),
        score=score,
        reasons=reasons,
    )
