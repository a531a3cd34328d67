"""The controls of a command's form, made from its leaves: what is asked, and how."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import Enum
from functools import lru_cache
from typing import Any, Final

from pydantic_core import PydanticUndefined

from api.pages.form_faults import WRONG, only_past
from api.words.called import label
from api.words.commands.table import Called
from api.words.figures import number as in_figures
from api.words.language import Language, speaking, spoken
from api.words.naming import word
from api.words.sentences import said
from api.words.written import how_written
from application.commands.command import Command
from application.commands.fields import Euro
from application.commands.leaves import Leaf, leaves_of
from domain.money import as_decimal

ROWS: Final = 6
"""How many parts of a list can be filled in at first."""

MOST_ROWS: Final = 120
MORE_ROWS: Final = "-rows"
"""How the name ends of the button that asks for more of them."""

_USUAL: Final = 4_096
"""Controls that are kept: of every command in both languages, on some days."""

_SHAPES: Final[tuple[tuple[type, str], ...]] = (
    (bytes, "file"),
    (Euro, "amount"),
    (date, "date"),
    (time, "time"),
    (int, "number"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that may be chosen, as a person reads it."""

    value: str
    label: str
    names: bool = False
    """Whether it is somebody's name, the same in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """What a case offers to a form: choices by their source, what is known, what is proposed.

    ``known`` and ``proposed`` go by command and field, such as ``approval.step``; what is
    proposed is only shown in an empty field.
    """

    today: date
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    proposed: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    """The one answer that a field can have here, which is then not asked."""
    called: Mapping[str, Called] = field(default_factory=dict)
    """What a command is called here, where it comes to something else than usual."""
    version: int | None = None
    """Of what is shown, for a command that rests on what was seen."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Control:
    """One thing that a form asks; ``empty``: nothing is chosen beforehand.

    ``attributes`` are those of HTML; ``rows`` are the controls of each part of a list.
    ``usual``: it is the same wherever it is asked, and one object wherever it is.
    """

    name: str
    label: str
    shape: str
    required: bool = False
    value: str = ""
    choices: tuple[Choice, ...] = ()
    empty: bool = True
    attributes: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[tuple["Control", ...], ...] = ()
    ticked: frozenset[str] = frozenset()
    """Those of several choices that are chosen."""
    suggested: tuple[Choice, ...] = ()
    """What is likely in a field that takes any text."""
    wrong: str = ""
    """What is wrong with what was filled in."""
    usual: bool = False


def controls_of(
    command: type[Command], offer: Offering, filled: Mapping[str, str] | None
) -> tuple[Control, ...]:
    """The controls of a command; ``filled``: what was typed into a form that was refused."""
    if filled is not None:
        return tuple(_control(command, leaf, offer, filled) for leaf in leaves_of(command))
    language = spoken()
    return tuple(
        _control(command, leaf, offer, None)
        if _says(offer, command, leaf)
        else _usual(command, number, offer.today, language)
        for number, leaf in enumerate(leaves_of(command))
    )


def _says(offer: Offering, command: type[Command], leaf: Leaf) -> bool:
    """Whether an offer may say something of a field: choices, what is known, or is proposed."""
    if leaf.name in command.CHOSEN_FROM or leaf.name in command.SUGGESTED_FROM:
        return True
    asked = f"{command.NAME}.{leaf.name}"
    if leaf.parts:
        return any(name.startswith(asked) for name in offer.proposed)
    return asked in offer.known or asked in offer.fixed or asked in offer.proposed


@lru_cache(maxsize=_USUAL)
def _usual(command: type[Command], number: int, today: date, language: Language) -> Control:
    """The control of a field of which no offer says anything: the same wherever it is asked.

    It holds nothing of anybody, and is of a day and a language.
    """
    leaf = leaves_of(command)[number]
    with speaking(language):
        return replace(_control(command, leaf, Offering(today=today), None), usual=True)


def _control(
    command: type[Command], leaf: Leaf, offer: Offering, filled: Mapping[str, str] | None
) -> Control:
    if leaf.parts:
        return _list_of_parts(command, leaf, offer, filled)
    asked = f"{command.NAME}.{leaf.name}"
    choices = _choices(command, leaf, offer)
    if leaf.many and choices is not None:
        return _ticks(command, leaf, choices, offer, filled)
    before = offer.fixed.get(asked) or offer.known.get(asked) or _default(leaf)
    carried = leaf.name in command.CARRIED or asked in offer.fixed
    return Control(
        name=leaf.name,
        label=label(command.NAME, leaf.name),
        shape="hidden" if carried else "select" if choices is not None else _shape(leaf),
        required=leaf.required,
        # What was seen is what the page shows now, also where the form was refused.
        value=_as_typed(leaf, before, choices)
        if filled is None or carried
        else filled.get(leaf.name, ""),
        choices=tuple(choices or ()),
        empty=not _default(leaf),
        attributes=dict(_attributes(command, leaf, offer)),
        suggested=tuple(offer.choices.get(command.SUGGESTED_FROM.get(leaf.name, ""), ())),
        wrong=(filled or {}).get(WRONG + leaf.name, ""),
    )


def _ticks(
    command: type[Command],
    leaf: Leaf,
    choices: Sequence[Choice],
    offer: Offering,
    filled: Mapping[str, str] | None,
) -> Control:
    """Several of what there is, each with a box of its own; those that are known are ticked."""
    known = offer.known.get(f"{command.NAME}.{leaf.name}", "").split(",")
    return Control(
        name=leaf.name,
        label=label(command.NAME, leaf.name),
        shape="ticks",
        choices=tuple(choices),
        ticked=frozenset(known if filled is None else ticked(leaf, filled)),
        wrong=(filled or {}).get(WRONG + leaf.name, ""),
    )


def ticked(leaf: Leaf, form: Mapping[str, str]) -> list[str]:
    """What was chosen of several, such as ``creditors.0``."""
    return [value for name, value in form.items() if name.startswith(f"{leaf.name}.")]


def _list_of_parts(
    command: type[Command], leaf: Leaf, offer: Offering, filled: Mapping[str, str] | None
) -> Control:
    given = filled or {}
    used = [int(name.split(".")[1]) for name in given if name.startswith(f"{leaf.name}.")]
    asked = given.get(leaf.name + MORE_ROWS, "")
    wanted = max([ROWS, *(at + 2 for at in used), int(asked) if asked.isdecimal() else 0])
    return Control(
        name=leaf.name,
        label=label(command.NAME, leaf.name),
        shape="rows",
        required=leaf.required,
        rows=tuple(
            tuple(_part(command, leaf, part, number, offer, given) for part in leaf.parts)
            for number in range(min(wanted, MOST_ROWS))
        ),
        wrong=given.get(WRONG + leaf.name, ""),
    )


def _part(  # noqa: PLR0917 - a part stands in a row of a leaf of a command
    command: type[Command],
    leaf: Leaf,
    part: Leaf,
    number: int,
    offer: Offering,
    given: Mapping[str, str],
) -> Control:
    name = f"{leaf.name}.{number}.{part.name}"
    attributes = dict(_attributes(command, part, offer))
    if proposed := offer.proposed.get(f"{command.NAME}.{name}"):
        attributes["placeholder"] = proposed
    return Control(
        name=name,
        label=label(command.NAME, f"{leaf.name}.{part.name}"),
        shape=_shape(part),
        value=given.get(name, ""),
        attributes=attributes,
        wrong=given.get(WRONG + name, ""),
    )


def _choices(command: type[Command], leaf: Leaf, offer: Offering) -> Sequence[Choice] | None:
    """What may be chosen: from the case, from an enumeration, yes or no; None: it is typed."""
    source = command.CHOSEN_FROM.get(leaf.name)
    if source:
        return offer.choices.get(source, ())
    if leaf.type is bool and leaf.nullable:
        return yes_or_no()
    if issubclass(leaf.type, Enum):
        return [
            Choice(str(one.value), word(str(one.value), leaf.type.__name__))
            for one in leaf.type
            if one.value
        ]
    return None


def yes_or_no() -> tuple[Choice, Choice]:
    """Both answers to a question."""
    return Choice("true", said("Ja")), Choice("false", said("Nee"))


def _as_typed(leaf: Leaf, value: str, choices: Sequence[Choice] | None) -> str:
    """What is filled in beforehand, as who reads the page would type it: 75,00 in Dutch."""
    typed = choices is None and issubclass(leaf.type, Euro)
    return in_figures(value) if typed else value


def _shape(leaf: Leaf) -> str:
    if leaf.type is bool:
        return "radio" if leaf.required else "checkbox"
    if _extra(leaf).get("lines"):
        return "area"
    return next((shape for kind, shape in _SHAPES if issubclass(leaf.type, kind)), "text")


def _default(leaf: Leaf) -> str:
    """What holds unless somebody says otherwise; a day, an amount or a file has none."""
    given = leaf.field.get_default(call_default_factory=True, validated_data={})
    match given:
        case None | () | []:
            return ""
        case bool():
            return "true" if given else "false"
        case Enum():
            return str(given.value)
        case time():
            return given.isoformat("minutes")
        case Euro():
            return as_decimal(given)
        case _:
            return "" if given is PydanticUndefined else str(given)


def _attributes(command: type[Command], leaf: Leaf, offer: Offering) -> Iterator[tuple[str, str]]:
    for limit in leaf.field.metadata:
        if (longest := getattr(limit, "max_length", None)) and not leaf.many:
            yield "maxlength", str(longest)
        if (least := getattr(limit, "ge", None)) is not None:
            yield "min", str(least)
        if pattern := getattr(limit, "pattern", None):
            # browsers read a class of characters more strictly than Python
            yield "pattern", pattern.replace("/", r"\/").replace("-]", r"\-]")
            yield "title", how_written(pattern)  # what a browser adds to its "match the format"
    if only_past(command, leaf):
        yield "max", offer.today.isoformat()
    if lines := _extra(leaf).get("lines"):
        yield "rows", str(lines)
    if proposed := offer.proposed.get(f"{command.NAME}.{leaf.name}"):
        yield "placeholder", proposed


def _extra(leaf: Leaf) -> Mapping[str, Any]:
    extra = leaf.field.json_schema_extra
    return extra if isinstance(extra, dict) else {}
