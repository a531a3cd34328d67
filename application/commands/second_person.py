"""What a second person says to a decision that takes two: he agrees, or he does not."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.by import By
from application.commands.always import ALWAYS
from application.commands.command import PROPOSABLE, About, Command
from application.commands.erasures import ErasePerson
from application.commands.kinds import OnClaim, OnCreditor
from application.erasures.carried_out import finish_erasures
from application.house import House
from domain import four_eyes
from domain.application import Receipt, Session
from domain.creditor.refusals import require_registered
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import StreamRef
from domain.four_eyes import ProposedDecision
from domain.ids import user_id
from domain.user.roles import May
from domain.user.second_person import approve

_REFUSES: Final = (
    "proposal.not_waiting",
    "proposal.say_why",
    "right.no_person",
    "right.not_in_person",
    "right.no_second_person",
    "right.second_person",
)

Number = Annotated[
    int, Field(ge=1, examples=[7], description="of the proposal: the version of its fact")
]
Agreed = Annotated[
    bool, Field(description="no: nothing is done, say why; your own: it is withdrawn")
]


class AnswersProposal(Command):
    """Agree to what a colleague proposed, which carries it out, or do not.

    What it is about says a class beside it: ``OnClaim``, ``OnCreditor``.
    """

    RESTS_ON_SEEN: ClassVar[bool] = True
    REFUSES: ClassVar[tuple[str, ...]] = _REFUSES
    WORK: ClassVar[tuple[Task, ...]] = (Task.SECOND_PERSON,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"proposal": "proposals"}

    proposal: Number
    agreed: Agreed

    def carry(self, house: House, about: UUID, *, by: By) -> Receipt:
        """A second person is there himself."""
        require_in_person(by, agreed=self.agreed)
        return super().carry(house, about, by=by)

    @classmethod
    def refuses(cls) -> frozenset[str]:
        """Its own refusals, and those of all that can be proposed here."""
        here = (
            one.REFUSES
            for (about, _), one in PROPOSABLE.items()
            if about is cls.ABOUT and cls.decides_on(one)
        )
        return frozenset({*cls.REFUSES, *ALWAYS}.union(*here))

    @classmethod
    def decides_on(cls, command: type[Command]) -> bool:
        """Whether a second person says yes or no to proposals of a command by this one."""
        del command
        return True

    def waiting(self, session: Session, about: UUID) -> Mapping[int, ProposedDecision]:
        """The proposals that wait here for who has this right, by their number."""
        raise NotImplementedError

    def record(self, session: Session, about: UUID, house: House) -> None:
        """What was proposed is decided on fresh state, as if it were said now."""
        waiting = self.waiting(session, about)
        proposal = four_eyes.found(waiting, self.proposal)
        _answer(self, proposal, session, about, house, agreed=self.agreed)
        if self.agreed:
            _end_likes(self, proposal, waiting, session, about)


class SecondPerson(AnswersProposal, OnClaim):
    """Agree to what a colleague proposed on a claim, which carries it out, or do not."""

    NAME: ClassVar[str] = "second-person"
    PATH: ClassVar[str] = "second-person"
    TAG: ClassVar[str] = "course"
    MAY: ClassVar[May] = May.DECIDE

    def waiting(self, session: Session, about: UUID) -> Mapping[int, ProposedDecision]:
        """All that wait on the claim."""
        return session.claim(about).proposals


class SecondPersonOnCreditor(AnswersProposal, OnCreditor):
    """Agree to what a colleague proposed about a creditor, which carries it out, or do not."""

    NAME: ClassVar[str] = "creditor-second-person"
    PATH: ClassVar[str] = "second-person"

    @classmethod
    def answers(cls, proposal: ProposedDecision) -> bool:
        """Whether a proposal is for who has this right: another one is for somebody else."""
        command = PROPOSABLE.get((cls.ABOUT, proposal.command))
        return command is not None and cls.decides_on(command)

    @classmethod
    def decides_on(cls, command: type[Command]) -> bool:
        """Whether a second person says yes or no to proposals of a command by this one."""
        return command.MAY is not May.DECIDE

    def waiting(self, session: Session, about: UUID) -> Mapping[int, ProposedDecision]:
        """Those of commands that this one decides on."""
        creditor = session.creditor(about)
        require_registered(creditor)
        return {one.number: one for one in creditor.proposals.values() if self.answers(one)}


class SecondPersonOnRefunds(SecondPersonOnCreditor):
    """Agree to what a colleague proposed about refunds of a creditor's debtors, or do not."""

    NAME: ClassVar[str] = "refund-batch-second-person"
    PATH: ClassVar[str] = "refund-batches/second-person"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"proposal": "refund_proposals"}

    @classmethod
    def decides_on(cls, command: type[Command]) -> bool:
        """On what is decided about money of his debtors."""
        return command.MAY is May.DECIDE and command is not ErasePerson


class SecondPersonOnErasure(SecondPersonOnCreditor):
    """Agree to the erasure of a debtor that a colleague proposed, which carries it out, or not."""

    NAME: ClassVar[str] = "erasure-second-person"
    PATH: ClassVar[str] = "erasures/second-person"
    TAG: ClassVar[str] = "debtors"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (*_REFUSES, "erasure.at_the_machine")
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"proposal": "erasure_proposals"}

    @classmethod
    def decides_on(cls, command: type[Command]) -> bool:
        """On the erasure of a debtor alone."""
        return command is ErasePerson

    def stands_on(self, session: Session, about: UUID) -> tuple[StreamRef, UUID | None]:
        """The creditor's stream; a reason is about the debtor, and lies under his keys."""
        stream, _ = super().stands_on(session, about)
        proposal = session.creditor(about).proposals.get(self.proposal)
        whose = proposed(proposal, self.ABOUT) if proposal else None
        his = self.reason_text and isinstance(whose, ErasePerson)
        return stream, whose.debtor if his and isinstance(whose, ErasePerson) else None

    def carry(self, house: House, about: UUID, *, by: By) -> Receipt:
        """What was agreed to is done at once to keys, copies and the search by name.

        Raises Refusal ``erasure.at_the_machine``: who works there may be both people.
        """
        if self.agreed and ErasePerson.by_two_people(house, signed_in=False) and not by.signed_in:
            raise Refusal(
                "erasure.at_the_machine",
                "A second person agrees to an erasure when he signed in himself: at the machine"
                " one could be both.",
                way_out="Sign in on the page, and agree there. Where there is one person alone,"
                " VORDERING_ERASED_BY_ONE=true says so.",
            )
        receipt = super().carry(house, about, by=by)
        finish_erasures(house)
        return receipt


def proposed(proposal: ProposedDecision, about: About) -> Command:
    """The command that a proposal is of."""
    return PROPOSABLE[about, proposal.command].model_validate_json(proposal.content)


def require_in_person(by: By, *, agreed: bool) -> None:
    """Refuse a token that was issued here: whoever issued it saw it, and could be both people.

    Raises Refusal ``right.not_in_person``. What was proposed with it is withdrawn with it.
    """
    if agreed and by.who and by.who.by_issued_token:
        raise Refusal(
            "right.not_in_person",
            "A second person agrees when he signed in himself, not by a token.",
            way_out="Sign in on the page, and agree there.",
        )


def _answer(
    command: Command,
    proposal: ProposedDecision,
    session: Session,
    about: UUID,
    house: House,
    *,
    agreed: bool,
) -> None:
    stream, subject = command.stands_on(session, about)
    login = session.mandate.actor
    if not agreed:
        ended = four_eyes.end(proposal, actor=login, reason=bool(command.reason_text))
        session.record(stream, [ended], subject=subject, cause=proposal.ref)
        return
    own = login == proposal.proposed_by
    given = approve(
        proposal,
        actor=session.user(user_id(login)),
        login=login,
        users=session.users() if own else (),
        may=command.MAY,
        creditor=stream.log,
    )
    session.cause, session.proposed_by = proposal.ref, proposal.proposed_by
    proposed(proposal, command.ABOUT).agreed_by(login).record(session, about, house)
    session.record(stream, [given], subject=subject)


def _end_likes(
    command: Command,
    done: ProposedDecision,
    waiting: Mapping[int, ProposedDecision],
    session: Session,
    about: UUID,
) -> None:
    """End what else waits here and is carried out with it: nobody is asked about it any more."""
    stream, subject = command.stands_on(session, about)
    carried = proposed(done, command.ABOUT)
    for one in waiting.values():
        same = one.command == done.command and one.number != done.number
        if same and carried.overtakes(proposed(one, command.ABOUT)):
            session.record(stream, [four_eyes.overtaken(one)], subject=subject)
