"""`compliance`: whether obligations were kept, shown in short or written as a report."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from api.cli.saying import (
    FAILED,
    before_shown,
    called,
    progress,
    show,
    show_json,
    table,
    tell,
)
from api.words.compliance.articles import rests_on
from api.words.compliance.said import obligation_said, withheld_said
from api.words.shell.speech import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from application.compliance.over_all import Over
    from application.house import House
    from application.queries.of_compliance import AskCompliance, ComplianceOut
    from application.queries.query import Inquiry
    from application.replay.run import ReplayReached

    Overs: TypeAlias = Callable[..., Over]

Out: TypeAlias = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="a new folder for the whole report")
]
Names: TypeAlias = Annotated[
    bool, typer.Option("--names", help="with --out: also who the debtors are, in a sheet beside")
]
Fail: TypeAlias = Annotated[
    bool, typer.Option("--fail", help="exit code 1 where an obligation was violated")
]

Elsewhere: TypeAlias = Annotated[
    str,
    typer.Option(
        "--on",
        metavar="archive|tcp://HOST:8786",
        help="with --out: from the fact archive, here or by workers of Dask",
    ),
]
SeenAt: TypeAlias = Annotated[
    Path | None, typer.Option("--seen-at", metavar="DIR", help="where workers see the archive")
]


def require_out(out: Path | None, *, names: bool, on: str, seen_at: Path | None) -> None:
    """Refuse what goes with another option that is not there, by its own name."""
    for option, given in (("--names", names), ("--on", on), ("--seen-at", seen_at)):
        if given and out is None:
            raise typer.BadParameter("It goes with --out.", param_hint=option)
    if seen_at and not on.startswith(("tcp://", "tls://")):
        raise typer.BadParameter("It goes with --on tcp://HOST:8786.", param_hint="--seen-at")


def over_of(house: "House", on: str, seen_at: Path | None) -> "Overs":
    """From where the facts are read: the store, its archive, or workers that read that."""
    from application.compliance.over_all import over_the_store
    from application.compliance.over_archive import over_the_archive
    from application.fact_archive.replay import Workers

    if not on:
        return partial(over_the_store, house)
    workers = None if on == "archive" else Workers(on, seen_at)
    return partial(over_the_archive, house, workers=workers)


def write_files(
    asked: "Inquiry",
    question: "AskCompliance",
    to: Path,
    over: "Overs",
    *,
    names: bool,
    fail: bool,
    json: bool,
) -> None:
    """Write the whole report to a new folder; Ctrl-C ends it, and the same one goes on with it."""
    from api.cli.running import stopping
    from application.compliance.persons import note_report
    from application.compliance.report import write_report
    from application.queries.of_compliance import short_of

    wanted = question.asked_of(asked)
    with ExitStack() as open_now:
        bar = open_now.enter_context(progress(quiet=json))
        stop = open_now.enter_context(stopping())
        task = bar.add_task(say("Holding claims to obligations"), total=None)

        def told(reached: "ReplayReached") -> None:
            bar.update(task, completed=reached.claims, total=reached.of)

        made = write_report(
            asked.house,
            wanted,
            to,
            words=asked.say_compliance,
            over=over(wanted, told=told, ended=stop),
            names=names,
            before=lambda claims: note_report(asked.house, asked.who, claims, what=called()),
        )
        before_shown()
    found = short_of(made)
    if json:
        show_json({"folder": str(to), **found.model_dump(mode="json", by_alias=True)})
    else:
        show_compliance(found)
        show(say("Written: {place}", place=to))
    if fail:
        fail_where_violated(found)


def fail_where_violated(found: "ComplianceOut") -> None:
    """End with exit code 1 where an obligation was violated."""
    if found.violated:
        tell(say("Violated {count} times.", count=found.violated), style="yellow")
        raise typer.Exit(FAILED)


def show_compliance(found: "ComplianceOut") -> None:
    """Print how each obligation stands, what was withheld, and what the report is of."""
    show(
        say(
            "From {first} through {last}, {count} claims, as known at position {position}",
            first=found.first,
            last=found.last,
            count=found.claims,
            position=found.position,
        )
    )
    verdicts = ("violated", "not_provable", "fulfilled", "not_applicable")
    rows = [
        (
            obligation_said(one.code).title,
            rests_on(one.article),
            *(str(getattr(one, verdict)) for verdict in verdicts),
        )
        for one in found.obligations
    ]
    heads = [verdict.replace("_", " ") for verdict in verdicts]
    show(table("obligation", "article", *heads, rows=rows, right=heads))
    held = [(_kind(what), str(times)) for what, times in found.withheld.items()]
    if held:
        show(table("withheld", "times", rows=held, right=("times",)))
    for one in found.left_out:
        show(say("Not read: {stream} ({code})", stream=one.stream, code=one.code))
    show(say("Digest of the report: {digest}", digest=found.report_sha256))


def _kind(what: str) -> str:
    return withheld_said(what, "", "") if "." in what else withheld_said("", what, "")
