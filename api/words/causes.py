"""What led to a letter, in words: like causes together, as the picture and the shell tell them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter
from typing import Final, NamedTuple

from api.words.called import command_called
from api.words.figures import day
from api.words.language import DUTCH, spoken
from api.words.naming import actor, plan_title, step
from application.queries.why_shapes import CauseOut, CausesOut

_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "fact": ("Feit", "Fact"),
    "step": ("Stap", "Step"),
    "plan": ("Plan", "Plan"),
    "command": ("Opdracht", "Command"),
    "run": ("Run", "Run"),
    "person": ("Wie", "Who"),
}
_PROGRAMS: Final[Mapping[str, tuple[str, str]]] = {
    "run-day": ("Dagelijkse run", "Daily run"),
    "import statements": ("Bankafschriften invoeren", "Import bank statements"),
    "import invoices": ("Facturen invoeren", "Import invoices"),
    "import open-items": ("Openstaande posten invoeren", "Import open items"),
    "bounces read": ("Teruggekomen mail lezen", "Read returned mail"),
    "post batch": ("Partij posten", "Post a batch"),
}
"""What is no command of the catalogue."""
_THE_SAME: Final = ("hetzelfde", "the same")
_VERSION: Final = (", versie", ", version")
_OF_DAY: Final = ("dagelijkse run van %(day)s", "daily run of %(day)s")
_NOT_RECORDED: Final = ("niet vastgelegd welke", "not recorded which")


@dataclass(frozen=True, slots=True)
class CauseSaid:
    """What stands in one box: facts that rest on the same, or one step, plan, command or person."""

    id: str
    kind: str
    of: tuple[CauseOut, ...]
    told: tuple[str, ...]
    """What is said of each."""
    causes: tuple[str, ...]
    """The ids of the boxes that it rests on."""


def causes_said(found: CausesOut) -> list[CauseSaid]:
    """The graph with like nodes taken together, each behind what it led to.

    Facts that rest on the same and led to the same are one box, so that what is said of the box
    is true of each; so are commands of the same name with the same cause.
    """
    nodes = {one.id: one for one in found.nodes}
    causes = {one: [x.cause for x in found.edges if x.effect == one] for one in nodes}
    place = {one: number for number, one in enumerate(nodes)}
    boxes: dict[_Like, list[CauseOut]] = {}
    box_of: dict[str, str] = {}
    for one in TopologicalSorter(causes).static_order():
        node = nodes[one]
        rests_on = tuple(sorted({box_of[cause] for cause in causes[one]}, key=place.__getitem__))
        led_to = "|".join(sorted(x.effect for x in found.edges if x.cause == one))
        like = _Like(node.kind, led_to if node.kind == "fact" else node.name, rests_on)
        boxes.setdefault(like, []).append(node)
        box_of[one] = boxes[like][0].id
    several = len({one.invoice_number for one in found.nodes if one.invoice_number}) > 1
    return [
        CauseSaid(those[0].id, like.kind, of, tuple(_told(of, several=several)), like.rests_on)
        for like, those in reversed(boxes.items())
        for of in [_in_time(like.kind, those)]
    ]


class _Like(NamedTuple):
    """What nodes have in common that are told together."""

    kind: str
    name: str
    """Of a fact: what it led to."""
    rests_on: tuple[str, ...]


def _in_time(kind: str, those: list[CauseOut]) -> tuple[CauseOut, ...]:
    """The facts of a box, the first first; of anything else it says the same once."""
    if kind != "fact":
        return (those[0],)
    return tuple(sorted(those, key=lambda one: (one.on or date.min, one.position)))


def _told(those: Sequence[CauseOut], *, several: bool) -> Iterator[str]:
    """Each in words: with its claim where there are more, and what was just said not again."""
    before = ""
    for one in those:
        said = _said(one)
        again = _one_of(_THE_SAME) if said == before and one.invoice_number else said
        yield f"{one.invoice_number}: {again}" if several and one.invoice_number else said
        before = said


def kind_said(kind: str) -> str:
    """What a node is."""
    return _one_of(_KINDS[kind])


def _said(one: CauseOut) -> str:
    """What stands at a node."""
    match one.kind:
        case "fact":
            return f"{day(one.on)}: {one.what}"
        case "step":
            return step(one.name)
        case "plan":
            return _plan(one.name)
        case "person":
            return actor(one.name)
        case "run":
            return _one_of(_OF_DAY) % {"day": day(one.on)}
    return _command(one.name)


def _plan(key: str) -> str:
    """A plan with its version, also the first."""
    title, (_, _, version) = plan_title(key), key.partition("@")
    return f"{title}{_one_of(_VERSION)} 1" if version == "1" else title


def _command(name: str) -> str:
    if not name:
        return _one_of(_NOT_RECORDED)
    title = command_called(name).title
    return title or (_one_of(_PROGRAMS[name]) if name in _PROGRAMS else name)


def _one_of(said: tuple[str, str]) -> str:
    return said[0] if spoken() == DUTCH else said[1]
