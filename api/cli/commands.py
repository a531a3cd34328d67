"""Every command as `record NAME`: its options are the leaves of its class."""

from collections.abc import Callable, Iterator
from datetime import date, time
from enum import Enum
from inspect import Parameter, Signature
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID

import typer
from pydantic import ValidationError

from api.cli.acting import who_works
from api.cli.asking import (
    LETTER_TOLD,
    LINE_TOLD,
    MAIL_TOLD,
    NOTE_TOLD,
    Json,
    Key,
    SeenVersion,
    claim_named,
    fault_of,
    opened,
    uuid_or_none,
)
from api.cli.carrying import by_of, tell_foreseen, tell_receipt
from api.cli.naming import NAMED, by_id, calls, debtor_named, is_named
from application.commands.catalogue import COMMANDS
from application.commands.command import About, Command
from application.commands.fields import Euro
from application.commands.leaves import Leaf, leaves_of, nested
from application.foreseen import foresee
from application.intake.creditor_named import creditor_named
from application.queries.stream_named import stream_named
from application.rights.scope import require
from domain.facts import StreamKind
from domain.ids import user_id

if TYPE_CHECKING:
    from application.house import House

ABOUT: Final = {
    About.CLAIM: ("ID", "Id of the claim, or its invoice number."),
    About.DEBTOR: ("DEBTOR", "Id of the debtor, or the number of an invoice of his."),
    About.LETTER: ("LETTER", LETTER_TOLD),
    About.CREDIT_NOTE: ("NOTE", NOTE_TOLD),
    About.BANK_LINE: ("LINE", LINE_TOLD),
    About.INCOMING_MAIL: ("MAIL", MAIL_TOLD),
    About.CREDITOR: ("CREDITOR", "KvK, OIN or VAT number, or id."),
    About.USER: ("USER", "Login, or id."),
    About.SUBSCRIPTION: ("SUBSCRIPTION", "Id; `vordering webhooks list` names it."),
}
_SHOWN: Final = {
    About.LETTER: StreamKind.LETTER,
    About.CREDIT_NOTE: StreamKind.CREDIT_NOTE,
    About.BANK_LINE: StreamKind.BANK_LINE,
    About.INCOMING_MAIL: StreamKind.INCOMING_MAIL,
}
"""What people call by the name that the pages show."""
Preview = Annotated[
    bool, typer.Option("--preview", help="Only say what would be recorded; nothing is.")
]
METAVARS: Final[dict[type, str]] = {Euro: "EURO", date: "DATE", time: "HH:MM", UUID: "ID"}


def attach(record: typer.Typer, *, only: str = "") -> None:
    """Add a command for each of the catalogue, or for the one of a name where there is one."""
    for command in COMMANDS:
        if only in {"", command.NAME}:
            record.command(command.NAME, help=command.__doc__)(_function(command))


def _function(command: type[Command]) -> Callable[..., None]:
    leaves = leaves_of(command)

    def carry_out(
        *,
        about: str = "",
        key: str = "",
        seen_version: int | None = None,
        json: bool = False,
        preview: bool = False,
        **given: Any,
    ) -> None:
        made = None if calls(leaves, given) else _read(command, given)
        with opened() as house:
            made = made or _read(command, by_id(house, leaves, given, command.MAY))
            found = _about(house, command, about)
            require(who_works(house), lambda: house, command.MAY, {f"{command.ABOUT}_id": found})
            by = by_of(house, key, seen=seen_version)
            if preview:
                tell_foreseen(foresee(made, house, found, by=by), json=json)
                return
            tell_receipt(house, made.carry(house, found, by=by), json=json)

    signature = Signature(list(_parameters(command)))
    carry_out.__signature__ = signature  # type: ignore[attr-defined] # typer reads it
    return carry_out


def _read(command: type[Command], given: dict[str, Any]) -> Command:
    """The command of what was typed; what does not fit is named by its option."""
    said = {
        name.replace("__", "."): value.read_bytes() if isinstance(value, Path) else value
        for name, value in given.items()
        if value not in (None, [])
    }
    try:
        return command.model_validate(nested(said))
    except ValidationError as error:
        first = error.errors()[0]
        path = [str(part) for part in takewhile(lambda part: isinstance(part, str), first["loc"])]
        raise typer.BadParameter(
            fault_of(first), param_hint=_option(path) if path else None
        ) from None


def _about(house: "House", command: type[Command], name: str) -> Any:
    match command.ABOUT:
        case About.CLAIM:
            return claim_named(house, name, command.MAY)
        case About.DEBTOR:
            return debtor_named(house, name, command.MAY)
        case About.CREDITOR:
            return creditor_named(house, name)
        case About.USER:
            return uuid_or_none(name) or user_id(name)
        case About.HOUSE:
            return None
    return _stream(house, command.ABOUT, name)


def _stream(house: "House", about: About, name: str) -> UUID:
    if kind := _SHOWN.get(about):
        return stream_named(house, name, kind)
    if given := uuid_or_none(name):
        return given
    raise typer.BadParameter(f"'{name[:50]}' is no id. See `vordering claim ID` for it.")


def _parameters(command: type[Command]) -> Iterator[Parameter]:
    if command.ABOUT in ABOUT:
        metavar, told = ABOUT[command.ABOUT]
        argument = Annotated[str, typer.Argument(metavar=metavar, help=told)]
        yield Parameter("about", Parameter.KEYWORD_ONLY, annotation=argument)
    for leaf in leaves_of(command):
        yield _parameter(leaf)
    yield Parameter("preview", Parameter.KEYWORD_ONLY, default=False, annotation=Preview)
    if command.RESTS_ON_SEEN:
        yield Parameter(
            "seen_version", Parameter.KEYWORD_ONLY, default=None, annotation=SeenVersion
        )
    yield Parameter("key", Parameter.KEYWORD_ONLY, default="", annotation=Key)
    yield Parameter("json", Parameter.KEYWORD_ONLY, default=False, annotation=Json)


def _parameter(leaf: Leaf) -> Parameter:
    name, kind = _option(leaf.path), _typed(leaf)
    if leaf.type is bool:
        name = f"{name}/--no-{name[2:]}"
    option = typer.Option(name, metavar=_metavar(leaf, kind), help=_told(leaf))
    default = None if not leaf.required else Parameter.empty
    return Parameter(
        "__".join(leaf.path),
        Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Annotated[kind if leaf.required else kind | None, option],
    )


def _metavar(leaf: Leaf, kind: Any) -> str | None:
    """How a value is written; nothing where typer knows. A word that may be left out is listed."""
    if is_named(leaf):
        return NAMED[leaf.name][1]
    if leaf.parts:
        return "=".join(METAVARS.get(part.type, "TEXT") for part in reversed(leaf.parts))
    if issubclass(leaf.type, Enum):
        return "|".join(one.value for one in leaf.type) if kind is str else None
    return METAVARS.get(leaf.type)


def _told(leaf: Leaf) -> str:
    """What is said of an option; by which words something is called, where nothing else is."""
    return leaf.field.description or (NAMED[leaf.name][2] if is_named(leaf) else "")


def _typed(leaf: Leaf) -> Any:
    """The type that typer asks: a known word, yes or no, a file; everything else is read by us."""
    if leaf.many:
        return list[str]
    if leaf.type is bytes:
        return Path
    known = leaf.type is bool or (issubclass(leaf.type, Enum) and not leaf.nullable)
    return leaf.type if known else str


def _option(path: Any) -> str:
    return "--" + "-".join(path).replace("_", "-")
