"""A line of a bank account that waits: people say what it pays, or that it pays nothing here."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.banking.accounts import owners
from application.banking.lines import record_line
from application.banking.lookup import told_of
from application.banking.payer_accounts import remember
from application.banking.placement import put_on_claims, taken_off_claims
from application.commands.command import About, Command
from application.commands.fields import Euro, Name
from application.house import House
from domain.application import Session
from domain.bank.line import INCOMING, BankLine, require_imported
from domain.bank.line_events import (
    BankLineFact,
    BankLineParked,
    BankLineSetAside,
    BankLineTakenUp,
    BankLineUnmatched,
    DecidedBy,
    ParkedWhy,
    SetAsideWhy,
    UnmatchedWhy,
)
from domain.claim.refusals import require_positive
from domain.claim.state import Claim
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.matching.verdict import Part


class NoClaimWhy(StrEnum):
    """Why money that came in pays no claim here, as a person says it."""

    NOT_FOR_A_CLAIM = "not_for_a_claim"
    KNOWN_ALREADY = "known_already"


class OnBankLine(Command):
    """A command on one line of a bank account."""

    ABOUT: ClassVar[About] = About.BANK_LINE
    TAG: ClassVar[str] = "money"
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_BANK_LINE,)


class PlaceBankLine(OnBankLine):
    """Place money of a bank line on the claim of an invoice; what is left waits for more."""

    NAME: ClassVar[str] = "bank-placement"
    PATH: ClassVar[str] = "placements"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.decided",
        "bank_line.no_claim",
        "bank_line.too_much",
        "bank_line.unknown",
        "bank_line.which_creditor",
        "day.in_the_future",
        "money.not_positive",
    )

    invoice_number: Name = Field(description="of the claim that it pays", examples=["F2026-014"])
    amount: Euro | None = Field(default=None, description="a part of it; default: all that waits")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Line and claim are told in one save; the account is remembered with the debtor."""
        line = _waiting(session, about)
        claim = _claim_of(session, house, line, self.invoice_number)
        amount = line.rest if self.amount is None else self.amount
        require_positive(amount, what="amount")
        if amount > line.rest:
            raise Refusal(
                "bank_line.too_much",
                "More would be placed than waits of this line.",
                way_out="Place at most what waits.",
                values={"amount": line.rest},
            )
        _place(session, house, line, (Part(claim.id, amount),))


class AcceptProposal(OnBankLine):
    """Place a bank line as it was proposed."""

    NAME: ClassVar[str] = "bank-proposal"
    PATH: ClassVar[str] = "proposals"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "money.not_positive",
        "bank_line.decided",
        "bank_line.no_proposal",
        "bank_line.unknown",
        "day.in_the_future",
    )

    proposal: int = Field(default=1, ge=1, le=9, description="which of them, the first is 1")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """What was proposed is what a person says now; the claims are as they stand now."""
        line = _waiting(session, about)
        ways = line.proposed.candidates if line.proposed else ()
        if len(ways) < self.proposal:
            raise Refusal(
                "bank_line.no_proposal",
                f"There is no proposal {self.proposal} for this line.",
                way_out="Name the invoice that it pays.",
            )
        chosen = ways[self.proposal - 1]
        parts = tuple(Part(one.claim_id, one.amount) for one in chosen.placements)
        if sum(part.amount for part in parts) > line.rest:
            raise _decided()
        _place(session, house, line, parts)


class UndoBankLine(OnBankLine):
    """Undo what was decided on a bank line: it pays nothing, and waits again."""

    NAME: ClassVar[str] = "bank-undo"
    PATH: ClassVar[str] = "undoings"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.nothing_decided",
        "bank_line.unknown",
        "day.in_the_future",
        "payment.unknown",
    )
    WORK: ClassVar[tuple[Task, ...]] = ()

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The claims owe again as if it had never been placed; the account is forgotten with it.

        It may be anybody's again, until somebody says whose it is.
        """
        del house
        line = session.bank_line(about)
        imported = require_imported(line)
        taken = tuple(line.placements.values())
        if imported.kind not in INCOMING or not (taken or line.set_aside):
            raise Refusal(
                "bank_line.nothing_decided",
                "Nothing was decided on this line that could be undone.",
                way_out="See its trail on its page.",
            )
        taken_off_claims(session, taken)
        facts: list[BankLineFact] = []
        if taken:
            facts.append(BankLineUnmatched(placements=taken, why=UnmatchedWhy.PERSON))
        if line.set_aside:
            facts.append(BankLineTakenUp(amount=line.set_aside))
        record_line(session, line, [*facts, BankLineParked(why=ParkedWhy.NO_CLUE)])


class SetBankLineAside(OnBankLine):
    """Say that what waits of a bank line pays no claim here, or is here already."""

    NAME: ClassVar[str] = "bank-set-aside"
    PATH: ClassVar[str] = "set-aside"
    REFUSES: ClassVar[tuple[str, ...]] = ("bank_line.decided", "bank_line.unknown")

    why: NoClaimWhy = NoClaimWhy.NOT_FOR_A_CLAIM

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Nobody waits for it any more."""
        del house
        line = session.bank_line(about)
        require_imported(line)
        if not line.waits:
            raise _decided()
        why = SetAsideWhy(self.why.value)
        aside = BankLineSetAside(why=why, by=DecidedBy.PERSON, amount=line.rest)
        record_line(session, line, [aside])


def _waiting(session: Session, about: UUID) -> BankLine:
    """A line of money that came in and waits; raises ``bank_line.unknown`` and ``.decided``."""
    line = session.bank_line(about)
    imported = require_imported(line)
    if imported.kind not in INCOMING or not line.waits:
        raise _decided()
    return line


def _claim_of(session: Session, house: House, line: BankLine, number: str) -> Claim:
    """The claim on an invoice of one of those whose account it is."""
    logs = owners(house, require_imported(line).iban) or (line.log,)
    found = [one for log in logs if (one := session.claim_on(log, number)).opened]
    if not found:
        raise Refusal(
            "bank_line.no_claim",
            f"No creditor of this account has a claim on invoice {number} here.",
            way_out="Give the number as it stands on the invoice.",
            values={"invoice": number},
        )
    if len(found) > 1:
        raise Refusal(
            "bank_line.which_creditor",
            f"Several creditors of this account have a claim on invoice {number}.",
            way_out="Record the payment on the claim itself and set this line aside as known.",
            values={"invoice": number},
        )
    return found[0]


def _place(session: Session, house: House, line: BankLine, parts: tuple[Part, ...]) -> None:
    told = told_of(house, line)
    put_on_claims(session, line, parts, told=told, by=DecidedBy.PERSON)
    debtors = {session.claim(part.claim_id).debtor_id for part in parts}
    for debtor in sorted(one for one in debtors if one is not None):
        remember(house, session, told.account if told else "", line, debtor)


def _decided() -> Refusal:
    return Refusal(
        "bank_line.decided",
        "Nothing of this line waits for a decision.",
        way_out="Undo what was decided first, if it was wrong.",
    )
