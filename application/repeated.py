"""A command that is given again and changes nothing: what it says must be what was recorded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import BaseModel

from domain.errors import Refusal
from domain.facts import Fact, Recorded, in_force

CODE: Final = "repeat.differs"
_WAY_OUT: Final = "Enter what was recorded in error, and record it again; or leave it as it is."


@dataclass(frozen=True, slots=True)
class Repeat:
    """Which facts a command leaves, and what of them a repeat may say otherwise.

    ``same``: fields that tell which fact is meant; ``told``: plain values that would be lost.
    ``called``: what a field of the command is called in the fact, where that differs; ``where``:
    what else the command says, where it leaves these facts.
    """

    of: tuple[type[Fact], ...]
    told: tuple[str, ...]
    same: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    where: Mapping[str, Any] = field(default_factory=dict)

    def of_fact(self, fact: Fact, name: str) -> Any:
        """What a fact says under the name of a field of the command."""
        return getattr(fact, self.called.get(name, name))


def require_the_same(
    command: BaseModel, repeats: Iterable[Repeat], history: Sequence[Recorded]
) -> None:
    """Refuse a repeat that says a value otherwise than the newest fact it may be about.

    What was not said is not compared. Raises Refusal ``repeat.differs``.
    """
    for one in repeats:
        if all(getattr(command, name) == value for name, value in one.where.items()):
            _require_the_same(command, one, history)


def _require_the_same(command: BaseModel, repeat: Repeat, history: Sequence[Recorded]) -> None:
    said = {name: getattr(command, name) for name in command.model_fields_set}
    said = {name: value for name, value in said.items() if value not in (None, "")}
    meant = [
        one.fact
        for one in in_force(history)
        if isinstance(one.fact, repeat.of)
        and all(repeat.of_fact(one.fact, x) == said[x] for x in repeat.same if x in said)
    ]
    if not meant:
        return
    for name in repeat.told:
        was = repeat.of_fact(meant[-1], name)
        if name in said and said[name] != was:
            raise said_otherwise(name, was or "none", said[name])


def said_otherwise(name: str, was: object, now: object, *, way_out: str = _WAY_OUT) -> Refusal:
    """What a repeat is refused with that says a field otherwise than it was recorded."""
    return Refusal(
        "repeat.differs",
        f"This was recorded already, with another {name.replace('_', ' ')}: {was}, not {now};"
        " nothing was changed.",
        way_out=way_out,
        values={"field": name},
    )
