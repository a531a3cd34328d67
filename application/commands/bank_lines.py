"""A line of a bank account that waits: people say what it pays, or that it pays nothing here."""

from enum import StrEnum
from typing import Annotated, ClassVar, TypeAlias
from uuid import UUID

from pydantic import Field

from application.banking.lines import record_line
from application.banking.looked_at import claim_named
from application.banking.lookup import told_of
from application.banking.party_accounts import require_not_from_party
from application.banking.payer_accounts import remember
from application.banking.placement import put_on_claims, taken_off_claims
from application.banking.remitted import taken_off_remittance
from application.banking.return_undone import takes_back, undo_return
from application.commands.command import About, Command
from application.commands.fields import Euro, Name
from application.house import House
from domain.application import Session
from domain.bank.line import INCOMING, BankLine, require_imported
from domain.bank.line_events import (
    BankLineFact,
    BankLineKind,
    BankLineOffDebtor,
    BankLineOnDebtor,
    BankLineParked,
    BankLineSetAside,
    BankLineTakenUp,
    BankLineUnmatched,
    DecidedBy,
    MatchCandidate,
    OffDebtorWhy,
    ParkedWhy,
    SetAsideWhy,
    UnmatchedWhy,
)
from domain.claim.contested import undisputed
from domain.claim.refusals import require_positive
from domain.claim.state import Claim
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.matching.allocation import allocated
from domain.matching.incoming import MoneyStanding
from domain.matching.of_claim import payable_of
from domain.matching.verdict import Part
from domain.money import Cents


class NoClaimWhy(StrEnum):
    """Why money that came in pays no claim here, as a person says it."""

    NOT_FOR_A_CLAIM = "not_for_a_claim"
    KNOWN_ALREADY = "known_already"
    PARTY_REMITTANCE = "party_remittance"
    """Recorded with ``party-remittance`` on the claims that it is for."""


class OnBankLine(Command):
    """A command on one line of a bank account."""

    ABOUT: ClassVar[About] = About.BANK_LINE
    TAG: ClassVar[str] = "money"
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_BANK_LINE,)


CreditorId: TypeAlias = Annotated[
    UUID | None,
    Field(description="where several creditors of this account have that number"),
]


class PlaceBankLine(OnBankLine):
    """Place money of a bank line on the claim of an invoice; what is left waits for more."""

    NAME: ClassVar[str] = "bank-placement"
    PATH: ClassVar[str] = "placements"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.decided",
        "bank_line.from_party",
        "bank_line.no_claim",
        "bank_line.nobodys",
        "bank_line.nothing_open",
        "bank_line.other_debtor",
        "bank_line.too_much",
        "bank_line.unknown",
        "bank_line.which_creditor",
        "day.in_the_future",
        "money.not_positive",
    )
    WORK: ClassVar[tuple[Task, ...]] = (
        Task.LOOK_AT_BANK_LINE,
        Task.SET_OFF,
        Task.PLACE_PAYMENT,
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"creditor_id": "creditors"}

    invoice_number: Name | None = Field(
        default=None,
        description="of the claim that it pays; default: what is open of the debtor whose it is",
        examples=["F2026-014"],
    )
    amount: Euro | None = Field(default=None, description="a part of it; default: all that waits")
    creditor_id: CreditorId = None

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Line and claim are told in one save; the account is remembered with the debtor.

        Without a number money that is on a debtor is laid over what he owes, in the order of
        BW 6:43 lid 2; what is too much for that stays with him.
        """
        line = waiting_line(session, about)
        if self.invoice_number is None:
            _place(session, house, line, self._spread(session, line))
            return
        claim = claim_named(house, session, line, self.invoice_number, self.creditor_id)
        his = line.debtor_id is not None and _is_his(session, line.debtor_id, claim)
        most = line.rest + (line.on_debtor if his else 0)
        if not most:
            raise _other_debtor()
        amount = most if self.amount is None else self.amount
        _require_there(amount, most)
        _place(session, house, line, (Part(claim.id, amount),))

    def _spread(self, session: Session, line: BankLine) -> tuple[Part, ...]:
        if line.debtor_id is None:
            raise Refusal(
                "bank_line.nobodys",
                "This line is no debtor's yet, so it is to be said what it pays.",
                way_out="Give the invoice number, or say first whose it is.",
            )
        amount = line.on_debtor if self.amount is None else self.amount
        _require_there(amount, line.on_debtor)
        parts = parts_over_what_is_open(session, line, amount)
        if not parts:
            raise Refusal(
                "bank_line.nothing_open",
                "Nothing is open of this debtor that the money could pay.",
                way_out="Refund it, or leave it until he owes something.",
            )
        return parts


class PutOnDebtor(OnBankLine):
    """Say whose the money of a bank line is, where it pays no claim of his yet."""

    NAME: ClassVar[str] = "bank-on-debtor"
    PATH: ClassVar[str] = "owners"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.decided",
        "bank_line.from_party",
        "bank_line.no_claim",
        "bank_line.other_debtor",
        "bank_line.too_much",
        "bank_line.unknown",
        "bank_line.which_creditor",
        "money.not_positive",
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"creditor_id": "creditors"}

    invoice_number: Name = Field(description="any invoice of his", examples=["F2026-014"])
    amount: Euro | None = Field(default=None, description="a part of it; default: all that waits")
    creditor_id: CreditorId = None

    def record(self, session: Session, about: UUID, house: House) -> None:
        """His claims wait for it: it is set off, placed or refunded first."""
        line = waiting_line(session, about)
        if not line.waits:
            raise line_decided()
        claim = claim_named(house, session, line, self.invoice_number, self.creditor_id)
        assert claim.debtor_id is not None
        assert claim.creditor_id is not None
        require_not_from_party(house, session, line, told_of(house, line), [claim])
        debtor = session.debtor_now(claim.debtor_id)
        whose = {line.debtor_id, *(one.debtor_id for one in line.to_refund.values())} - {None}
        if any(session.debtor_now(one).id != debtor.id for one in whose if one):
            raise _other_debtor()  # what is to go back may be his again
        amount = line.rest if self.amount is None else self.amount
        _require_there(amount, line.rest)
        fact = BankLineOnDebtor(
            debtor_id=line.debtor_id or debtor.id,
            creditor_id=claim.creditor_id,
            amount=amount,
            by=DecidedBy.PERSON,
        )
        record_line(session, line, [fact])


class AcceptProposal(OnBankLine):
    """Place a bank line as it was proposed."""

    NAME: ClassVar[str] = "bank-proposal"
    PATH: ClassVar[str] = "proposals"
    RESTS_ON_SEEN: ClassVar[bool] = True
    REFUSES: ClassVar[tuple[str, ...]] = (
        "money.not_positive",
        "bank_line.decided",
        "bank_line.from_party",
        "bank_line.no_proposal",
        "bank_line.unknown",
        "day.in_the_future",
    )

    CHOSEN_FROM: ClassVar[dict[str, str]] = {"proposal": "proposals"}

    proposal: int = Field(default=1, ge=1, le=9, description="which of them, the first is 1")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """What was proposed is what a person says now; the claims are as they stand now."""
        line = waiting_line(session, about)
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
            raise line_decided()
        _place(session, house, line, parts, chosen)


class UndoBankLine(OnBankLine):
    """Undo what was decided on a bank line: it pays nothing, and waits again."""

    NAME: ClassVar[str] = "bank-undo"
    PATH: ClassVar[str] = "undoings"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.nothing_decided",
        "bank_line.return_named",
        "bank_line.unknown",
        "day.in_the_future",
        "money.not_positive",
        "payment.unknown",
    )
    WORK: ClassVar[tuple[Task, ...]] = ()

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The claims owe again as if it had never been placed; the account is forgotten with it.

        It may be anybody's again, until somebody says whose it is. A return that a person set
        aside waits again as well, and so does one that took money back: that money stands again.
        """
        line = session.bank_line(about)
        imported = require_imported(line)
        if takes_back(line):
            undo_return(house, session, line)
            return
        if return_set_aside(line):
            again = BankLineParked(why=ParkedWhy.RETURN_WITHOUT_LINE)
            record_line(session, line, [BankLineTakenUp(amount=line.set_aside), again])
            return
        taken = tuple(line.placements.values())
        if imported.kind not in INCOMING or not (taken or line.set_aside or line.on_debtor):
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
            taken_off_remittance(session, line)
            facts.append(BankLineTakenUp(amount=line.set_aside))
        if line.debtor_id:
            why = OffDebtorWhy.UNDONE
            off = BankLineOffDebtor(debtor_id=line.debtor_id, amount=line.on_debtor, why=why)
            facts.append(off)
        record_line(session, line, [*facts, BankLineParked(why=ParkedWhy.UNDONE)])


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
        why = SetAsideWhy(self.why.value)
        if not line.waits:
            if line.aside and (line.aside.why, line.aside.by) == (why, DecidedBy.PERSON):
                return  # said before
            raise line_decided()
        aside = BankLineSetAside(why=why, by=DecidedBy.PERSON, amount=line.rest)
        record_line(session, line, [aside])


def parts_over_what_is_open(session: Session, line: BankLine, amount: Cents) -> tuple[Part, ...]:
    """Lay money of a debtor over his claims that are open (BW 6:43 lid 2), no more than is open.

    A claim that lies with a party is left out: he is paid there. So is what he contests, and a
    claim of which nothing can be demanded now, or ever (a trustee has to say, a clean slate):
    money of which he did not say what it is for pays what he surely owes.
    """
    if line.debtor_id is None:
        return ()
    on = min(require_imported(line).credited_on, session.today)
    debtor = session.debtor_now(line.debtor_id)
    his = [
        undisputed(one, on=session.today)
        for one in session.claims_of(debtor)
        if not debtor.barred_on(session.today, one)
    ]
    found = [payable_of(one, on=on) for one in his]
    able = [one for one in found if one.standing is MoneyStanding.OPEN and one.open]
    most = min(amount, sum(one.open for one in able))
    return allocated(most, able, on=on) if most else ()


def waiting_line(session: Session, about: UUID) -> BankLine:
    """A line of money that came in and waits, or is a debtor's and on no claim.

    Raises ``bank_line.unknown`` and ``.decided``.
    """
    line = session.bank_line(about)
    imported = require_imported(line)
    if imported.kind not in INCOMING or not (line.waits or line.on_debtor):
        raise line_decided()
    return line


def _is_his(session: Session, debtor: UUID, claim: Claim) -> bool:
    assert claim.debtor_id is not None
    return session.debtor_now(debtor).id == session.debtor_now(claim.debtor_id).id


def _require_there(amount: Cents, most: Cents) -> None:
    require_positive(amount, what="amount")
    if amount > most:
        raise Refusal(
            "bank_line.too_much",
            "More would be placed than waits of this line.",
            way_out="Place at most what waits.",
            values={"amount": most},
        )


def _other_debtor() -> Refusal:
    return Refusal(
        "bank_line.other_debtor",
        "The money of this line is another debtor's.",
        way_out="Undo that first, if it was wrong.",
    )


def _place(
    session: Session,
    house: House,
    line: BankLine,
    parts: tuple[Part, ...],
    proposed: MatchCandidate | None = None,
) -> None:
    told = told_of(house, line)
    claims = [session.claim(part.claim_id) for part in parts]
    require_not_from_party(house, session, line, told, claims)
    put_on_claims(session, line, parts, told=told, by=DecidedBy.PERSON, way=proposed)
    debtors = {session.claim(part.claim_id).debtor_id for part in parts}
    for debtor in sorted(one for one in debtors if one is not None):
        remember(house, session, told.account if told else "", line, debtor)


def return_set_aside(line: BankLine) -> bool:
    """Whether it took money back, of what nobody knows, and a person said that it is for nothing.

    What of a return was costs of the bank's is set aside by rule, and stays so.
    """
    kind, aside = require_imported(line).kind, line.aside
    by_person = aside is not None and aside.by is DecidedBy.PERSON
    return kind is BankLineKind.RETURN_OF_COLLECTION and by_person and line.set_aside == line.total


def line_decided() -> Refusal:
    """The refusal ``bank_line.decided``: nothing of the line waits."""
    return Refusal(
        "bank_line.decided",
        "Nothing of this line waits for a decision.",
        way_out="Undo what was decided first, if it was wrong.",
    )
