"""What a command is: one class says it once, and every door is derived from it."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, ClassVar, Final, Self
from uuid import UUID
from warnings import warn

from pydantic import ConfigDict

from application.by import By
from application.commands.always import ALWAYS
from application.commands.fields import Legible, Reason
from application.commands.four_eyes import TakesTwo
from application.commands.logs import LOGS
from application.house import House
from application.patience import Patience
from application.repeated import CODE, Repeat, require_the_same
from application.unwritten import trying
from domain.application import Mandate, Receipt, Session
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.four_eyes import DecisionProposed
from domain.mandate import Basis
from domain.shown import unseen
from domain.user.roles import May

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

    REPEAT: ClassVar[tuple[Repeat, ...]] = ()
    """What of it would be lost where it is given again in other words."""

    RESTS_ON_SEEN: ClassVar[bool] = False
    """Whether a user says which version of it he saw: it ends it, or judges all of it."""

    AHEAD: ClassVar[bool] = False
    """Whether it reads nothing but by its session, so that it may rest on saves on their way."""

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
            if self.by_two_people(house, signed_in=by.signed_in):
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
            mandate,
            lambda session: self._whole(session, about, house),
            again=Patience(),
            ahead=self.AHEAD,
        )

    def _whole(self, session: Session, about: UUID, house: House) -> None:
        """Record it; where all of it was so already, keep what was said with it in other words."""
        self.record(session, about, house)
        if not session.envelopes:
            if self.REPEAT:
                require_the_same(self, self.REPEAT, session.reads.history(about))
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
        return frozenset({*cls.REFUSES, *ALWAYS, *((CODE,) if cls.REPEAT else ())})

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

    def overtakes(self, other: "Command") -> bool:
        """Whether nothing is left of another proposal of it, here, once this one is carried out.

        Of an amount the same may be meant once more.
        """
        return "amount" not in type(self).model_fields and self.as_proposed() == other.as_proposed()

    def as_proposed(self) -> str:
        """What is proposed of it: all but the reason, and who agrees to it."""
        return self.model_dump_json(exclude={"reason_text", SECOND})

    @classmethod
    def by_two_people(cls, house: House, *, signed_in: bool) -> bool:
        """Whether it is asked at all whether it takes two: at the machine, and of the program, not.

        Said otherwise by what can never be put right again.
        """
        del house
        return cls.FOUR_EYES is not None and signed_in

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
            proposed = DecisionProposed(command=self.NAME, content=given.as_proposed())
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
