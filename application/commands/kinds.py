"""Commands by what they are about: a claim, a case, a debtor, a letter, a creditor, the house."""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeAlias
from uuid import UUID

from application.by import By, stream_of_debtor
from application.commands.command import About, Command
from application.commands.said_again import keep_as_note
from application.house import House
from application.letters.outcomes import record_on_letter
from domain.application import Receipt, Session, stream_of_claim
from domain.case import Case
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.debtor.merging import merged_away
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.facts import Fact, StreamRef
from domain.letter.events import LetterFact
from domain.letter.state import Letter
from domain.user.roles import May

Condition: TypeAlias = Callable[[Claim], None]
"""Refuses where a claim does not stand for a command."""


class OnClaim(Command):
    """A command on a claim alone; ``NEEDS`` says how the claim must stand."""

    ABOUT: ClassVar[About] = About.CLAIM
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_opened,)

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The facts that a claim takes; raises Refusal."""
        raise NotImplementedError

    def stands_on(self, session: Session, about: UUID) -> tuple[StreamRef, UUID | None]:
        """The claim's stream; its debtor's keys."""
        claim = session.claim(about)
        return stream_of_claim(claim), claim.debtor_id

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Decide on the claim, on fresh state."""
        del house
        claim = session.claim(about)
        facts = self.decide(claim, session)
        session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)

    def keep_words(self, session: Session, about: UUID, house: House) -> None:
        """What was said is a note, unless it stands on the claim already: none of it is lost."""
        keep_as_note(self, session, about, house)

    @classmethod
    def barred(cls, case: Case) -> Refusal | None:
        """Why the command is not offered on a claim now; None: it is."""
        try:
            for condition in cls.NEEDS:
                condition(case.claim)
        except Refusal as refusal:
            return refusal
        return None


class OnCase(OnClaim):
    """A command that rests on the whole case: debtor, creditor, plan and letters are guarded.

    ``BY_PLAN``: its facts name the plan, whose step it is about.
    """

    BY_PLAN: ClassVar[bool] = False

    def decide_case(self, case: Case, session: Session) -> Sequence[Fact]:
        """The facts that a claim takes, seeing all of its case; raises Refusal."""
        raise NotImplementedError

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Decide on the case, on fresh state."""
        del house
        case = session.case(about)
        facts = self.decide_case(case, session)
        stream = stream_of_claim(case.claim)
        policy = case.plan.key if self.BY_PLAN else ""
        session.record(stream, facts, subject=case.debtor.id, policy=policy)


class OnDebtor(Command):
    """A command on a debtor."""

    ABOUT: ClassVar[About] = About.DEBTOR
    TAG: ClassVar[str] = "debtors"

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """The facts that a debtor takes; raises Refusal."""
        raise NotImplementedError

    def follow(self, claim: Claim) -> Sequence[Fact]:
        """The facts that follow on each of his claims."""
        del claim
        return ()

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Decide on the debtor, and what follows on his claims."""
        del house
        debtor = session.debtor(about)
        if debtor.merged_into:
            raise merged_away(debtor)
        facts = self.decide(debtor, session)
        session.record(stream_of_debtor(debtor), facts, subject=debtor.id)
        if facts and type(self).follow is not OnDebtor.follow:
            for claim in session.claims_of(debtor):
                session.record(stream_of_claim(claim), self.follow(claim))


class OnLetter(Command):
    """A command on a letter."""

    ABOUT: ClassVar[About] = About.LETTER
    TAG: ClassVar[str] = "letters"
    NEED: ClassVar[Callable[[Letter], None]]
    """Refuses where a letter does not stand for the command."""

    def decide(self, letter: Letter, session: Session) -> Sequence[LetterFact]:
        """The facts that a letter takes; raises Refusal."""
        raise NotImplementedError

    @classmethod
    def barred(cls, letter: Letter) -> Refusal | None:
        """Why the command is not offered on a letter now; None: it is."""
        try:
            cls.NEED(letter)
        except Refusal as refusal:
            return refusal
        return None

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Decide on the letter; what follows for its claims is recorded in the same save."""
        letter = session.letter(about)
        facts = self.decide(letter, session)
        record_on_letter(session, letter, facts)
        self.then(house, session, letter, facts)

    def then(
        self, house: House, session: Session, letter: Letter, facts: Sequence[LetterFact]
    ) -> None:
        """What follows beyond the letter and its claims, in the same save."""


class OnCreditor(Command):
    """A command on a creditor."""

    ABOUT: ClassVar[About] = About.CREDITOR
    TAG: ClassVar[str] = "creditors"
    MAY: ClassVar[May] = May.MANAGE

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """The facts that a creditor takes; raises Refusal."""
        raise NotImplementedError

    def stands_on(self, session: Session, about: UUID) -> tuple[StreamRef, UUID | None]:
        """The creditor's stream; his own keys, where there is a reason: else none are drawn."""
        session.creditor(about)
        return StreamRef.creditor(about), about if self.reason_text else None

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Decide on the creditor, on fresh state."""
        del house
        creditor = session.creditor(about)
        require_registered(creditor)
        facts = self.decide(creditor, session)
        stream, subject = self.stands_on(session, about)
        session.record(stream, facts, subject=subject)


class OnHouse(Command):
    """A command that makes a new stream; its id rests on who asks and the key, or on content."""

    ABOUT: ClassVar[About] = About.HOUSE

    def drawn(self, by: By) -> UUID:
        """The id of what is made: the same for a repeat."""
        raise NotImplementedError

    def carry(self, house: House, about: UUID | None = None, *, by: By) -> Receipt:
        """Carry the command out; it is about what it makes."""
        return super().carry(house, about or self.drawn(by), by=by)
