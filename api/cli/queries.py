"""Every question as a command of its name: its options are the fields of its class."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from datetime import date, datetime
from enum import Enum
from inspect import Parameter, Signature
from pathlib import Path
from typing import Annotated, Any, Final, get_type_hints
from uuid import UUID

import typer
from pydantic import TypeAdapter, ValidationError

from api.actor import login_name
from api.cli.acting import who_works
from api.cli.asking import Json, claim_named, day, fault_of, known, opened, uuid_or_none
from api.cli.compliance import (
    Elsewhere,
    Fail,
    Names,
    Out,
    SeenAt,
    fail_where_violated,
    over_of,
    require_out,
    write_files,
)
from api.cli.exporting import Export, To, write_export
from api.cli.naming import NAMED, by_id, is_named
from api.cli.saying import show_json
from api.cli.shown import SHOWN
from api.cli.what_if import Chart, Csv, HowFar, plan_file, show_csv, write_chart
from api.clocks import system_clock
from api.words.compliance.spoken import SpokenCompliance
from api.words.facts import told_in, told_to_a_person
from api.words.language import spoken
from api.words.withheld import rule_said
from application.commands.fields import Euro
from application.commands.leaves import Leaf, leaves_among
from application.exports.forms import ExportForm
from application.house import House
from application.known import Known
from application.principal import Principal
from application.queries.catalogue import QUERIES
from application.queries.chosen import InPart
from application.queries.of_audit import AskAuditTrail
from application.queries.of_compliance import AskCompliance
from application.queries.of_what_if import AskWhatIf
from application.queries.query import Inquiry, Query, Tell
from application.rights.scope import require
from application.views import Views, views_of
from domain.errors import NoStore
from domain.user.roles import May

READ: Final[dict[str, Callable[[House, str, May], Any]]] = {
    "about": lambda house, name, may: uuid_or_none(name) or claim_named(house, name, may),
    "plan": lambda _house, name, _may: plan_file(name),
    "beside": lambda _house, name, _may: plan_file(name),
}
"""What people call otherwise than by its id."""
TOLD: Final = {
    "about": ("ID|NUMBER", ""),
    "claim": ("ID|NUMBER", ""),
    "claims": ("ID|NUMBER", ""),
    "plan": ("FILE|NAME", "A plan in TOML, or the name of one."),
    "beside": ("FILE|NAME", "The plan beside it; none: each claim under its own."),
}
METAVARS: Final[dict[Any, str]] = {Euro: "EURO", date: "DATE", UUID: "ID", Known: "MOMENT|POSITION"}
PARSERS: Final[dict[Any, Callable[[str], Any]]] = {date: day, Known: known}


def question_named(group: str, name: str) -> Any:
    """The command of a question of a group; group empty: of one that stands in none.

    Of it alone: those of all take as long as starting the program without them.
    """
    whole = f"{group} {name}".strip()
    [query] = (one for one in QUERIES if whole == one.NAME)
    made = typer.Typer(add_completion=False)
    made.command(name, help=query.__doc__)(ask_of(query))
    return typer.main.get_command(made)


def ask_of(query: type[Query]) -> Callable[..., None]:
    """The function of a question's command: what it names itself is no field of any question."""

    def ask(
        *,
        json: bool = False,
        export: ExportForm | None = None,
        to: Path | None = None,
        chart: Path | None = None,
        csv: bool = False,
        out: Path | None = None,
        names: bool = False,
        fail: bool = False,
        elsewhere: str = "",
        seen_at: Path | None = None,
        **given: Any,
    ) -> None:
        if "language" in given and not json:
            given["language"] = given["language"] or spoken()
        shown = not (json or csv or export or to)
        with _inquiry(query, tell=told_to_a_person if shown else told_in) as asked:
            made = _read(query, asked, given)
            _require(made, asked)
            if isinstance(made, AskAuditTrail) and (export or to):
                write_export(asked, made, export, to, json=json)
                return
            require_out(out, names=names, on=elsewhere, seen_at=seen_at)
            if isinstance(made, AskCompliance) and out:
                over = over_of(asked.house, elsewhere, seen_at)
                write_files(asked, made, out, over, names=names, fail=fail, json=json)
                return
            answer = made.answered(asked)
            if chart:
                write_chart(answer, chart)
            if csv:
                show_csv(answer)
            elif isinstance(answer, InPart):
                show_json(answer.content)
            elif json:
                shape = TypeAdapter(get_type_hints(query.answer)["return"])
                show_json(shape.dump_python(answer, mode="json"))
            else:
                SHOWN[query.NAME](answer, made, asked)
            if fail:
                fail_where_violated(answer)

    ask.__signature__ = Signature(list(_parameters(query)))  # type: ignore[attr-defined] # typer reads it
    return ask


def _require(made: Query, asked: Inquiry) -> None:
    """Refuse whoever may not ask; where there is no store, nothing is kept from anybody."""
    if made.BARE:
        return
    with suppress(NoStore) if made.MAY is May.ASK else nullcontext():
        require(who_works(asked.house), lambda: asked.house, made.MAY, made.__dict__)


@contextmanager
def _inquiry(query: type[Query], *, tell: Tell) -> Iterator[Inquiry]:
    """What is opened to answer: the store and the views only where the question uses them."""
    with ExitStack() as open_now:

        def views() -> Views:
            kept = open_now.enter_context(views_of(asked.house))
            if query.FRESH:
                kept.catch_up()
            return kept

        def clock() -> datetime:
            return asked.house.clock()

        def house() -> House:
            found = open_now.enter_context(opened(purpose=query.MAY))
            asked.who = who_works(found)
            return found

        asked = Inquiry(
            clock=system_clock if query.BARE else clock,
            open_house=house,
            open_views=views,
            tell=tell,
            who=Principal.at_the_machine(login_name()),
            say_rule=rule_said,
            patient=True,
            heard=HowFar(),
            say_compliance=SpokenCompliance(),
        )
        yield asked


def _read(query: type[Query], asked: Inquiry, given: dict[str, Any]) -> Query:
    """The question of what was typed; what does not fit is named by its option."""
    leaves = tuple(leaves_among(query.parameters()))
    there = {name: value for name, value in given.items() if value not in (None, [])}
    if any(is_named(leaf) and leaf.name in there for leaf in leaves):
        there = by_id(asked.house, leaves, there, query.MAY)
    said = {
        name: READ[name](asked.house, value, query.MAY) if name in READ else value
        for name, value in there.items()
    }
    try:
        return query.model_validate(said, by_name=True)
    except ValidationError as error:
        first = error.errors()[0]
        at = next((str(part) for part in first["loc"] if str(part) in query.model_fields), "")
        raise typer.BadParameter(
            fault_of(first), param_hint=_typed_as(query, at) if at else None
        ) from None


def _parameters(query: type[Query]) -> Iterator[Parameter]:
    for leaf in leaves_among(query.parameters()):
        kind: Any = _typed(leaf)
        default = Parameter.empty if leaf.required else None
        annotation: Any = Annotated[kind if leaf.required else kind | None, _asked_for(query, leaf)]
        yield Parameter(leaf.name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
    if query is AskAuditTrail:
        yield Parameter("export", Parameter.KEYWORD_ONLY, default=None, annotation=Export)
        yield Parameter("to", Parameter.KEYWORD_ONLY, default=None, annotation=To)
    if query is AskWhatIf:
        yield Parameter("chart", Parameter.KEYWORD_ONLY, default=None, annotation=Chart)
        yield Parameter("csv", Parameter.KEYWORD_ONLY, default=False, annotation=Csv)
    if query is AskCompliance:
        yield Parameter("out", Parameter.KEYWORD_ONLY, default=None, annotation=Out)
        yield Parameter("names", Parameter.KEYWORD_ONLY, default=False, annotation=Names)
        yield Parameter("fail", Parameter.KEYWORD_ONLY, default=False, annotation=Fail)
        yield Parameter("elsewhere", Parameter.KEYWORD_ONLY, default="", annotation=Elsewhere)
        yield Parameter("seen_at", Parameter.KEYWORD_ONLY, default=None, annotation=SeenAt)
    yield Parameter("json", Parameter.KEYWORD_ONLY, default=False, annotation=Json)


def _asked_for(query: type[Query], leaf: Leaf) -> Any:
    """An argument where the place of the question names it, else an option."""
    metavar, told = _told(leaf)
    told = leaf.field.description or told
    parser = None if leaf.many else PARSERS.get(leaf.type)
    if leaf.name in query.in_path():
        return typer.Argument(metavar=metavar or "NAME", help=told, parser=parser)
    name = _option(query, leaf.name)
    if leaf.type is bool:
        name = f"{name}/--no-{name[2:]}"
    shown = None if _known(leaf) else metavar
    return typer.Option(name, metavar=shown, help=told, parser=parser)


def _told(leaf: Leaf) -> tuple[str | None, str]:
    """How a value is written, and what it is."""
    if is_named(leaf):
        return NAMED[leaf.name][1:]
    return TOLD.get(leaf.name, (METAVARS.get(leaf.type), ""))


def _known(leaf: Leaf) -> bool:
    kind: Any = leaf.type
    return kind in {bool, int} or (isinstance(kind, type) and issubclass(kind, Enum))


def _typed(leaf: Leaf) -> Any:
    """The type that typer asks: a known word, a number, a day; everything else is read by us."""
    if leaf.many:
        return list[str]
    return leaf.type if _known(leaf) or leaf.type is date else str


def _typed_as(query: type[Query], name: str) -> str:
    """How whoever types a value knows it: by its option, or by its place."""
    for leaf in leaves_among(query.parameters()):
        if leaf.name == name and name in query.in_path():
            return _told(leaf)[0] or "NAME"
    return _option(query, name)


def _option(query: type[Query], name: str) -> str:
    said = query.OPTIONS.get(name) or query.model_fields[name].alias or name
    return "--" + said.replace("_", "-")
