"""What a command is: one class says it once, and every door is derived from it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, ClassVar, Final, Self, TypeAlias
from uuid import UUID
from warnings import warn

from pydantic import ConfigDict

from application.by import By, stream_of_debtor
from application.commands.always import ALWAYS
from application.commands.fields import Legible, Reason
from application.commands.four_eyes import TakesTwo
from application.commands.logs import LOGS
from application.commands.said_again import keep_as_note
from application.house import House
from application.letters.outcomes import record_on_letter
from application.patience import Patience
from application.unwritten import trying
from domain.application import Mandate, Receipt, Session, stream_of_claim
from domain.case import Case
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.debtor.merging import merged_away
from domain.debtor.state import Debtor
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import Fact, StreamKind, StreamRef
from domain.four_eyes import DecisionProposed
from domain.letter.events import LetterFact
from domain.letter.state import Letter
from domain.mandate import Basis
from domain.shown import unseen
from domain.user.roles import May

Condition: TypeAlias = Callable[[Claim], None]
"""Refuses where a claim does not stand for a command."""

SECOND: Final = "approved_by"
"""The field that names who agreed, on a command that has one."""
_ANOTHER: Final = "a second person"


class About(StrEnum):
    """The kind of stream that a command is about; the id of one stands beside the command."""

    CLAIM = "claim"
    DEBTOR = "debtor"
    LETTER = "letter"
    CREDITOR = "creditor"
    CREDIT_NOTE = "credit_note"
    """One that found no claim by itself."""
    BANK_LINE = "bank_line"
    """A line of a bank account of ours."""
    INCOMING_MAIL = "incoming_mail"
    """A mail that came in."""
    USER = "user"
    SUBSCRIPTION = "subscription"
    HOUSE = "house"
    """About none that is there: it makes one."""


class Command(Legible):
    """What is asked for, with everything it was given; who asks and under which key is a By.

    ``NAME`` names it in every door, ``PATH`` is its place below the stream over HTTP. ``REFUSES``
    lists the codes of its own refusals, ``WORK`` the tasks it can finish, ``CHOSEN_FROM`` for a
    field where its values come from. A field that two doors write otherwise is none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, ser_json_bytes="base64")

    FIRST_DAY: ClassVar[date] = date(2000, 1, 1)
    NAME: ClassVar[str]
    ABOUT: ClassVar[About]
    PATH: ClassVar[str]
    MAY: ClassVar[May] = May.HANDLE
    TAG: ClassVar[str]
    REFUSES: ClassVar[tuple[str, ...]] = ()
    WORK: ClassVar[tuple[Task, ...]] = ()
    CHOSEN_FROM: ClassVar[dict[str, str]] = {}
    SUGGESTED_FROM: ClassVar[dict[str, str]] = {}
    """For a field that takes any text: where a form finds what is likely."""
    CARRIED: ClassVar[tuple[str, ...]] = ()
    """Fields that a form carries along without asking for them."""
    FOUR_EYES: ClassVar[TakesTwo | None] = None
    """When a user cannot give it alone: then it is proposed, and carried out when a second person
    agrees. None: never. Its fields hold no free text but the reason, which is sealed."""

    RESTS_ON_SEEN: ClassVar[bool] = False
    """Whether a user says which version of it he saw: it ends it, or judges all of it."""

    reason_text: Reason = ""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Let what can be proposed be found again by its name."""
        super().__pydantic_init_subclass__(**kwargs)
        if cls.FOUR_EYES is not None:
            PROPOSABLE[cls.ABOUT, cls.NAME] = cls

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Read what the decision rests on, decide, and record what it gives."""
        raise NotImplementedError

    def log(self, house: House, about: UUID) -> UUID:
        """The log of the stream; raises NotFound where there is no such stream."""
        return LOGS[self.ABOUT](house, about)

    def said(self) -> str:
        """Every field, as canonical JSON: with name and stream it tells two commands apart."""
        return self.model_dump_json()

    @unseen()
    def carry(self, house: House, about: UUID, *, by: By) -> Receipt:
        """Carry the command out under the log of its stream."""
        try:
            log = self.log(house, about)
            mandate = self.permitted(house, about, log, by=by).mandate(
                house,
                log=log,
                content=f"{self.NAME} {about} {self.said()}",
                reason_text=self.reason_text,
                name=self.NAME,
            )
            if by.signed_in:
                mandate = replace(mandate, elsewhere=partial(by.permitted, self.MAY))
            if by.seen:
                kind = StreamKind(self.ABOUT.value)
                mandate = replace(mandate, seen=Basis(kind=kind, id=about, versions=by.seen))
            if self.FOUR_EYES is not None and by.signed_in:
                return house.collections.carry_out(
                    mandate,
                    lambda session: self._by_two(session, about, house),
                    again=Patience(),
                )
            return self.carry_under(mandate, house, about)
        except Refusal as refusal:
            if refusal.code not in self.refuses():
                # A developer is told, and in tests it is an error: a door that lists the
                # refusals of an operation must not leave one out.
                warn(f"{self.NAME} does not declare {refusal.code}", RuntimeWarning, stacklevel=2)
            raise

    def permitted(self, house: House, about: UUID, log: UUID, *, by: By) -> By:
        """Who gives it, in the role that lets him; raises NotAllowed, or NotFound.

        What is there already is looked for before, by its id (``application.rights.scope``).
        """
        del house, about
        return by.permitted(self.MAY, log, named=self.ABOUT is About.HOUSE)

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """Carry it out under a mandate: one session, or what it takes besides."""
        return house.collections.carry_out(
            mandate, lambda session: self._whole(session, about, house), again=Patience()
        )

    def _whole(self, session: Session, about: UUID, house: House) -> None:
        """Record it; where all of it was so already, keep what was said with it in other words."""
        self.record(session, about, house)
        if not session.envelopes:
            self.keep_words(session, about, house)

    def keep_words(self, session: Session, about: UUID, house: House) -> None:
        """Keep free text of a repeat that was not said before; nothing: it has none."""

    def require_seen(self, by: By) -> None:
        """Refuse with ``seen.not_said`` what rests on what a user saw, where he says nothing."""
        if self.RESTS_ON_SEEN and by.signed_in and by.seen is None:
            raise Refusal(
                "seen.not_said",
                "This rests on what was seen, and nothing says which version that was.",
                way_out="Send the ETag of what you read as If-Match, or * where it is all one.",
            )

    @classmethod
    def refuses(cls) -> frozenset[str]:
        """The codes of every refusal it can be answered with."""
        return frozenset({*cls.REFUSES, *ALWAYS})

    def stands_on(self, session: Session, about: UUID) -> tuple[StreamRef, UUID | None]:
        """The stream it is about, and whose keys seal a reason there."""
        raise NotImplementedError

    @classmethod
    def avails(cls, state: Any, house: House) -> bool:
        """Whether it could change anything, as what it is about stands; else it is not offered."""
        del state, house
        return True

    def agreed_by(self, login: str) -> Self:
        """The same, with who agreed to it, where it has a field for that."""
        if SECOND not in type(self).model_fields:
            return self
        return self.model_copy(update={SECOND: login})

    def settled(self, session: Session, about: UUID, house: House) -> Self:
        """The same, with what it leaves open said as it is now: to that a second person agrees."""
        del session, about, house
        return self

    def _by_two(self, session: Session, about: UUID, house: House) -> None:
        """Propose it where it takes two, else carry it out."""
        if not type(self).takes_two(self, session, about, house):
            self.record(session, about, house)
            return
        # It is tried first: what is refused anyhow, or is so already, is not proposed.
        trial = Session(house.collections, session.mandate)
        trial.proposed_by = session.mandate.actor
        given = self.settled(session, about, house)
        given.agreed_by(_ANOTHER).record(trial, about, trying(house))
        if trial.envelopes:
            stream, subject = self.stands_on(session, about)
            content = given.model_dump_json(exclude={"reason_text", SECOND})
            proposed = DecisionProposed(command=self.NAME, content=content)
            session.record(stream, [proposed], subject=subject)

    @classmethod
    def takes_two(cls, given: Self, session: Session, about: UUID, house: House) -> bool:
        """Whether it takes two as it is given."""
        return cls.FOUR_EYES is not None and cls.FOUR_EYES(given, session, about, house)

    @classmethod
    def fields(cls) -> dict[str, Any]:
        """The fields in order, the free reason last."""
        own = {name: field for name, field in cls.model_fields.items() if name != "reason_text"}
        return {**own, "reason_text": cls.model_fields["reason_text"]}


PROPOSABLE: Final[dict[tuple[About, str], type[Command]]] = {}
"""What can be proposed to a second person, by what it is about and its name."""


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
