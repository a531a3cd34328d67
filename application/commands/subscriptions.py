"""Subscriptions: to which address events are sent, and what becomes of them (Standard Webhooks)."""

from collections.abc import Iterable, Sequence
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from adapters.webhooks.address import LONGEST, require_address
from application.by import By
from application.commands.command import About, Command
from application.commands.fields import Legible
from application.commands.kinds import OnHouse
from application.commands.whose import AllCreditors, SomeCreditors, whose
from application.events.published import PREFIX, name_of, published
from application.house import House
from domain.application import Session
from domain.creditor.refusals import require_registered
from domain.dunning.task import Task
from domain.errors import NotFound, Refusal
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.ids import command_id, user_id
from domain.subscription import decisions
from domain.subscription.events import (
    Kind,
    SubscriptionChanged,
    SubscriptionFact,
    SubscriptionMade,
    Terms,
)
from domain.subscription.state import OF_USERS, Sending, Subscription
from domain.user.events import Login
from domain.user.roles import May

_OF_TERMS: Final = (
    "subscription.address",
    "subscription.kind_unknown",
    "subscription.kinds_unsaid",
    "subscription.beyond_rights",
    "creditors.unsaid",
    "user.closed",
)


_SAID: Final[JsonDict] = {
    "label": "boekhouding",
    "address": "https://hooks.example.nl/vordering",
    "answered_by": "boekhouding",
    "kinds": ["claim.*"],
    "all_creditors": True,
}
"""What is said of a subscription, as an example: kinds and creditors are each said in one way."""


class SaidTerms(Legible):
    """What is to be sent where, and who answers for it."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SAID]})

    label: Annotated[str, Field(min_length=1, max_length=100, examples=["boekhouding"])] = Field(
        description="what it is for"
    )
    address: Annotated[
        str, Field(max_length=LONGEST, examples=["https://hooks.example.nl/vordering"])
    ] = Field(description="where events are sent to")
    answered_by: Login = Field(
        description="the user who answers for it; never is more sent than he may see",
        examples=["boekhouding"],
    )
    kinds: Annotated[tuple[Kind, ...], Field(max_length=200, examples=[["claim.*"]])] = Field(
        default=(), description="these kinds of events alone"
    )
    all_kinds: bool = Field(
        default=False, description="all kinds but those of users (user.*), instead"
    )
    creditors: SomeCreditors = ()
    all_creditors: AllCreditors = False
    personal_data: bool = Field(
        default=False, description="what is kept sealed is sent along; it takes the right to see it"
    )

    def of_terms(self) -> dict[str, object]:
        """What the fact says."""
        if bool(self.kinds) == self.all_kinds:
            raise Refusal(
                "subscription.kinds_unsaid",
                "It is not said which kinds of events are to be sent.",
                way_out="Name one or more, such as 'claim.*', or say all kinds; not both.",
            )
        said = {name: getattr(self, name) for name in Terms.model_fields}
        return {**said, "kinds": tuple(sorted(set(self.kinds))), "creditors": self.whose}

    @property
    def whose(self) -> tuple[UUID, ...]:
        """Of which creditors; none: of all, which was said. Raises ``creditors.unsaid``."""
        return whose(self.creditors, all_of_them=self.all_creditors)

    def require_theirs(self, by: By) -> None:
        """Who may do what here is only asked by an auditor, whoever answers for it.

        Else whoever may not know it would name somebody who may. Raises NotAllowed.
        """
        if any(kind.startswith(OF_USERS) for kind in self.kinds):
            by.permitted(May.AUDIT, INSTALLATION)

    def check(self, house: House) -> None:
        """Refuse what cannot be sent, or not there, whoever answers for it."""
        require_address(self.address, anywhere=house.settings.webhooks_anywhere)
        for kind in self.kinds:
            _require_kind(kind)
        for creditor in self.creditors:
            require_registered(house.collections.creditor(creditor))


class Subscribe(OnHouse, SaidTerms):
    """Have what is recorded from now on sent to an address, signed, in its order in each claim."""

    NAME: ClassVar[str] = "subscription"
    PATH: ClassVar[str] = "subscriptions"
    TAG: ClassVar[str] = "webhooks"
    MAY: ClassVar[May] = May.SUBSCRIBE
    REFUSES: ClassVar[tuple[str, ...]] = _OF_TERMS
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"creditors": "creditors"}

    def drawn(self, by: By) -> UUID:
        """Who asks, and the key: a repeat gives the same one."""
        return command_id(INSTALLATION, by.actor, f"subscription:{by.key}")

    def log(self, house: House, about: UUID) -> UUID:
        """It belongs to the house, whose creditors it may be for."""
        del house, about
        return INSTALLATION

    def permitted(self, house: House, about: UUID, log: UUID, *, by: By) -> By:
        """Never for more than he may himself."""
        del house, about, log
        wanted = self.whose
        self.require_theirs(by)
        return permitted_for(wanted, by, personal_data=self.personal_data)

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Its secret is not in the fact: only what it is made of, with the key of the house."""
        self.check(house)
        made = SubscriptionMade.model_validate(
            {**self.of_terms(), "secret_id": house.new_id()}, strict=False
        )
        answering = session.user(user_id(self.answered_by))
        facts = decisions.make(session.subscription(about), made, answering=answering)
        session.record(_stream(about), facts, subject=about if self.reason_text else None)


class OnSubscription(Command):
    """A command on a subscription."""

    ABOUT: ClassVar[About] = About.SUBSCRIPTION
    TAG: ClassVar[str] = "webhooks"
    MAY: ClassVar[May] = May.SUBSCRIBE
    REFUSES: ClassVar[tuple[str, ...]] = ("subscription.ended",)

    @classmethod
    def avails(cls, state: Subscription, house: House) -> bool:
        """What has ended is for ever."""
        del house
        return state.standing is not Sending.ENDED

    def decide(
        self, subscription: Subscription, session: Session, house: House
    ) -> Sequence[SubscriptionFact]:
        """The facts that a subscription takes; raises Refusal."""
        raise NotImplementedError

    def permitted(self, house: House, about: UUID, log: UUID, *, by: By) -> By:
        """Whoever may have all of it sent may also say that it is not."""
        del log
        terms = house.collections.subscription(about).terms
        return permitted_for(terms.creditors if terms else (), by)

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Decide on the subscription, on fresh state."""
        facts = self.decide(session.subscription(about), session, house)
        session.record(_stream(about), facts, subject=about if self.reason_text else None)


class ChangeSubscription(OnSubscription, SaidTerms):
    """Change what is sent where: all of it anew, as it is to be from here on."""

    NAME: ClassVar[str] = "subscription-changed"
    PATH: ClassVar[str] = "change"
    REFUSES: ClassVar[tuple[str, ...]] = (*_OF_TERMS, "subscription.ended")
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"creditors": "creditors"}

    def permitted(self, house: House, about: UUID, log: UUID, *, by: By) -> By:
        """Never for more than he may himself, before and after."""
        wanted = self.whose
        before = super().permitted(house, about, log, by=by)
        permitted_for(wanted, by, personal_data=self.personal_data)
        self.require_theirs(by)
        return before

    def decide(
        self, subscription: Subscription, session: Session, house: House
    ) -> Sequence[SubscriptionFact]:
        """As it is: nothing."""
        self.check(house)
        changed = SubscriptionChanged.model_validate(self.of_terms(), strict=False)
        answering = session.user(user_id(self.answered_by))
        return decisions.change(subscription, changed, answering=answering)


class PauseSubscription(OnSubscription):
    """Send nothing until somebody lets it go on; what happens meanwhile waits."""

    NAME: ClassVar[str] = "subscription-paused"
    PATH: ClassVar[str] = "pause"
    WORK: ClassVar[tuple[Task, ...]] = (Task.SUBSCRIPTION_STOPPED,)

    @classmethod
    def avails(cls, state: Subscription, house: House) -> bool:
        """What goes on, or was stopped."""
        del house
        return state.standing in {Sending.ACTIVE, Sending.STOPPED}

    def decide(
        self, subscription: Subscription, session: Session, house: House
    ) -> Sequence[SubscriptionFact]:
        """Paused already: nothing."""
        del session, house
        return decisions.pause(subscription)


class ResumeSubscription(OnSubscription):
    """Let events go on where they paused or were stopped: all that waited is sent."""

    NAME: ClassVar[str] = "subscription-resumed"
    PATH: ClassVar[str] = "resume"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "subscription.ended",
        "subscription.beyond_rights",
        "user.closed",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.SUBSCRIPTION_STOPPED,)

    @classmethod
    def avails(cls, state: Subscription, house: House) -> bool:
        """What was paused or stopped."""
        del house
        return state.standing in {Sending.PAUSED, Sending.STOPPED}

    def decide(
        self, subscription: Subscription, session: Session, house: House
    ) -> Sequence[SubscriptionFact]:
        """It goes on already: nothing."""
        del house
        decisions.require_made(subscription)
        assert subscription.terms is not None
        answering = session.user(user_id(subscription.terms.answered_by))
        return decisions.resume(subscription, answering=answering)


class EndSubscription(OnSubscription):
    """Send nothing ever again; a new subscription begins with what is new."""

    NAME: ClassVar[str] = "subscription-ended"
    PATH: ClassVar[str] = "end"
    REFUSES: ClassVar[tuple[str, ...]] = ()
    WORK: ClassVar[tuple[Task, ...]] = (Task.SUBSCRIPTION_STOPPED,)

    def decide(
        self, subscription: Subscription, session: Session, house: House
    ) -> Sequence[SubscriptionFact]:
        """Ended already: nothing."""
        del session, house
        return decisions.end(subscription)


class ReplaceSecret(OnSubscription):
    """Let another secret sign; for some hours the former one signs beside it."""

    NAME: ClassVar[str] = "subscription-secret"
    PATH: ClassVar[str] = "secrets"

    both_hours: Annotated[int, Field(ge=0, le=decisions.LONGEST_OVERLAP)] = Field(
        default=24, description="so many hours both secrets sign; 0: the former one leaked"
    )

    def decide(
        self, subscription: Subscription, session: Session, house: House
    ) -> Sequence[SubscriptionFact]:
        """The new one can then be shown, once."""
        del session
        return decisions.replace_secret(
            subscription, secret_id=house.new_id(), both_hours=self.both_hours
        )


class ReplayEvents(OnSubscription):
    """Send events once more: all behind a position of the log, or one."""

    NAME: ClassVar[str] = "subscription-replay"
    PATH: ClassVar[str] = "replays"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "subscription.ended",
        "subscription.replay_what",
        "subscription.replay_ahead",
        "subscription.event_unknown",
    )

    after: Annotated[int | None, Field(ge=0, le=2**53)] = Field(
        default=None, description="position behind which everything is sent once more"
    )
    event: Annotated[
        str, Field(max_length=60, examples=["0b0e7a3c-3f0f-5c6a-9d5e-1f2f3a4b5c6d@4"])
    ] = Field(default="", description="id of the one event that is sent once more")

    def decide(
        self, subscription: Subscription, session: Session, house: House
    ) -> Sequence[SubscriptionFact]:
        """Under the same ids: whoever took an event knows it again."""
        del session
        return decisions.replay(
            subscription,
            after=self.after,
            position=_position_of(house, subscription, self.event) if self.event else None,
            last=house.store.last_position(),
        )


class PingSubscription(OnSubscription):
    """Send an event that says nothing, to try the address out; also while nothing else is sent."""

    NAME: ClassVar[str] = "subscription-ping"
    PATH: ClassVar[str] = "pings"

    def decide(
        self, subscription: Subscription, session: Session, house: House
    ) -> Sequence[SubscriptionFact]:
        """What came of it stands in the log of deliveries."""
        del session, house
        return decisions.ping(subscription)


def permitted_for(creditors: Iterable[UUID], by: By, *, personal_data: bool = False) -> By:
    """Who gives a command about some creditors (none: all), in the role that lets him.

    Raises NotAllowed where he may not have it sent, or not see himself what would be sent.
    """
    logs = tuple(creditors) or (INSTALLATION,)
    if personal_data:
        for log in logs:
            by.permitted(May.LOOK, log)
    return [by.permitted(May.SUBSCRIBE, log) for log in logs][-1]


def _require_kind(kind: str) -> None:
    """Refuse a kind of event that there is none of; what is all of a kind must hold some."""
    names = {name.removeprefix(PREFIX) for name, _, _ in published()}
    beginning = kind.removesuffix("*")
    if kind not in names and not (
        kind != beginning and any(name.startswith(beginning) for name in names)
    ):
        raise Refusal(
            "subscription.kind_unknown",
            f"There is no kind of event '{kind}'.",
            way_out="docs/events.md names them all; 'claim.*' stands for all of a claim's.",
            values={"kind": kind},
        )


def _position_of(house: House, subscription: Subscription, event: str) -> int:
    """Where the event of an id stands, if it is one that the subscription is sent."""
    stream, _, version = event.partition("@")
    try:
        history = house.collections.history(UUID(stream))
    except (ValueError, NotFound):
        history = ()
    for one in history:
        kind = name_of(one.kind, one.fact.TOPIC).removeprefix(PREFIX)
        creditor = None if one.log == INSTALLATION else one.log
        if str(one.originator_version) == version and subscription.wants(kind, creditor):
            return one.position
    raise NotFound(
        "subscription.event_unknown",
        "There is no such event among those that are sent there.",
        way_out="The log of deliveries names what was sent.",
    )


def _stream(about: UUID) -> StreamRef:
    return StreamRef(StreamKind.SUBSCRIPTION, about, INSTALLATION)
