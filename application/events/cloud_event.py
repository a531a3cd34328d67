"""A recorded fact as an event for other systems: CloudEvents 1.0, and who, why and whose it is."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Literal, TypeAlias, get_args
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from application.events.published import name_of, withheld_of
from domain.facts import INSTALLATION, Recorded, StreamKind
from domain.sealing import Purpose, Sealed

_DIGITS: Final = 19
REASON: Final = "reason_text"
"""Under which the free reason of a command stands among the data, for whoever may read it."""

Opening: TypeAlias = Callable[[Sealed[Any] | None, Any, Purpose], Any]
"""Opens a sealed value for a purpose; None where it was erased."""


class CloudEvent(BaseModel):
    """A fact, told to others; what is empty is left out.

    ``id`` is the fact's address, ``causationid`` that of the fact that led to it. ``sequence``
    orders the events of a source. ``withheld`` names fields that were left out as personal.
    """

    model_config = ConfigDict(frozen=True)

    specversion: Literal["1.0"] = "1.0"
    id: str = Field(examples=["0b0e7a3c-3f0f-5c6a-9d5e-1f2f3a4b5c6d@4"])
    source: str = Field(description="the store, by its id")
    type: str = Field(examples=["vordering.claim.reminder_sent"])
    subject: str = Field(description="what it is about: its kind and id")
    time: datetime = Field(description="when it was recorded")
    datacontenttype: Literal["application/json"] = "application/json"
    dataschema: str = Field(description="the name and version of the shape of the data")
    sequence: str = Field(description="its place in the one order in which facts were recorded")
    effectiveon: date = Field(description="the day from which it counts, in Amsterdam")
    creditor: UUID | None = Field(default=None, description="none: it is the whole house's")
    claim: str = Field(default="", description="the claim it is about; several behind commas")
    debtor: UUID | None = None
    actor: str = Field(description="who did it: a login, or what program")
    role: str = Field(default="", description="in which role")
    command: str = Field(default="", description="which command it was")
    reason: str = Field(default="", description="a short code")
    policy: str = Field(default="", description="the plan it rests on, with its version")
    correlationid: UUID = Field(description="the command: its facts share it")
    causationid: str = Field(default="", description="the event that led to it")
    sandbox: bool | None = Field(default=None, description="true: of a sandbox, nothing is real")
    withheld: str = Field(default="", description="personal fields left out, behind commas")
    data: dict[str, Any] = Field(description="the fact's own fields; amounts are whole cents")

    @property
    def position(self) -> int:
        """Its place in the log: events behind it are asked for by this number."""
        return int(self.sequence)

    @model_serializer(mode="wrap")
    def _without_what_is_empty(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = write(self)
        return {name: value for name, value in written.items() if value is not None and value != ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What an event says that its fact does not: the store, and what a letter is about."""

    store_id: str
    sandbox: bool = False
    claims: Collection[UUID] = ()
    """The claims of the letter that the fact is about."""
    debtor: UUID | None = None
    """The debtor of that letter."""


def event_of(
    recorded: Recorded, around: Surroundings, *, opening: Opening | None = None
) -> CloudEvent:
    """Tell a fact; with ``opening``, also what is personal in it, as far as it is not erased."""
    fact, name = recorded.fact, name_of(recorded.kind, recorded.fact.TOPIC)
    hidden = withheld_of(type(fact))
    data = fact.model_dump(mode="json", exclude=set(fact.SEALED if opening else hidden))
    if opening:
        data |= _opened(recorded, opening)
    return CloudEvent(
        id=recorded.ref,
        source=f"urn:uuid:{around.store_id}",
        type=name,
        subject=f"{recorded.kind}/{recorded.originator_id}",
        time=recorded.recorded_at,
        dataschema=f"{name.replace('.', ':', 1)}:{fact.SCHEMA}",
        sequence=f"{recorded.position:0{_DIGITS}d}",
        effectiveon=recorded.effective_on,
        creditor=None if recorded.log == INSTALLATION else recorded.log,
        claim=",".join(str(one) for one in _claims(recorded, around)),
        debtor=_debtor(recorded, around),
        actor=recorded.actor,
        role=recorded.role,
        command=recorded.command_name,
        reason=recorded.reason,
        policy=recorded.policy,
        correlationid=recorded.command_id,
        causationid=recorded.cause,
        sandbox=around.sandbox or None,
        withheld="" if opening else ",".join(_left_out(recorded, hidden)),
        data=data,
    )


def _claims(recorded: Recorded, around: Surroundings) -> Collection[UUID]:
    if recorded.kind is StreamKind.CLAIM:
        return (recorded.originator_id,)
    named = getattr(recorded.fact, "claim_id", None)
    return around.claims if named is None else (named,)


def _debtor(recorded: Recorded, around: Surroundings) -> UUID | None:
    if recorded.kind is StreamKind.DEBTOR:
        return recorded.originator_id
    named: UUID | None = getattr(recorded.fact, "debtor_id", None)
    return named or around.debtor


def _left_out(recorded: Recorded, hidden: Collection[str]) -> list[str]:
    """The fields that hold something and are not told."""
    found = sorted(name for name in hidden if getattr(recorded.fact, name))
    return [*found, REASON] if recorded.reason_text else found


def _opened(recorded: Recorded, opening: Opening) -> dict[str, Any]:
    """What is sealed in a fact, in plain; None where it was erased."""
    fact, opened = recorded.fact, dict[str, Any]()
    for name, purpose in fact.SEALED.items():
        opened[name] = _plain(opening(getattr(fact, name), shape_of(type(fact), name), purpose))
    if recorded.reason_text:
        opened[REASON] = opening(recorded.reason_text, str, Purpose.NOTES)
    return opened


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else value


def shape_of(fact: type[BaseModel], name: str) -> Any:
    """What is sealed in a field: ``X`` of ``Sealed[X]``, whether or not it may be missing."""
    shape = fact.model_fields[name].annotation
    found = [
        one
        for one in (shape, *get_args(shape))
        if Sealed in (one, getattr(one, "__origin__", None))
    ]
    return get_args(found[0])[0]
