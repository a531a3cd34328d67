"""`archive …`: the facts as files for whoever reckons beside the store."""

from decimal import Decimal
from functools import partial
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.asking import Json, opened
from api.cli.keeping import finding_json, tick
from api.cli.saying import FAILED, progress, show, show_json, table, tell
from api.words.shell.speech import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.store.findings import Finding
    from application.replay.run import ReplayReached

archive = typer.Typer(no_args_is_help=True)


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    said = "Facts as files, for figures and replays beside the store."
    app.add_typer(archive, name="archive", help=said)


@archive.command("write")
def write(*, json: Json = False) -> None:
    """Archive what was recorded since, as Parquet files that never change.

    What lies in them, and what does not, is in docs/archive.md. The hash of each file is recorded.
    """
    from dataclasses import asdict

    from application.fact_archive.write import write_archive

    with opened() as house, progress(quiet=json) as bar:
        task = bar.add_task(say("Archiving facts"), total=None)
        written = write_archive(house, told=partial(tick, bar, task))
        place = house.facts_folder.path
    if json:
        show_json({**asdict(written), "folder": str(place)})
        return
    if written.again:
        show(say("Made again: {count} files that were missing.", count=written.again))
    told = "Archived: {facts} facts in {files} files, through position {through}, in {place}"
    values = {"facts": written.facts, "files": written.files, "through": written.through}
    show(say(told, place=place, **values))


@archive.command("check")
def check(*, json: Json = False) -> None:
    """Hold the files of the archive against the log: missing, changed, strange, gaps, roots.

    Exit code 1 where something is wrong. `vordering fsck` does this too.
    """
    from application.fact_archive.check import archive_file_findings

    with opened() as house:
        findings = list(archive_file_findings(house))
        held = house.collections.fact_archive()
    if json:
        shown = [finding_json(one) for one in findings]
        show_json({"sound": not findings, "findings": shown, "through": held.through})
    else:
        show(*map(str, findings), _said(findings, held.facts, held.through))
    if findings:
        raise typer.Exit(FAILED)


@archive.command("ask")
def ask(
    question: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT over the views.")],
    *,
    json: Json = False,
) -> None:
    """Answer a question in SQL over the archive; its views are in docs/archive.md.

    It reads the files of the archive and nothing else. Amounts are whole cents.
    """
    from application.fact_archive.place import figures_of

    with opened() as house, figures_of(house) as figures:
        answer = figures.ask(question)
    if json:
        rows = (map(_plain, row) for row in answer.rows)
        show_json([dict(zip(answer.columns, row, strict=True)) for row in rows])
        return
    cells = [["" if one is None else str(one) for one in row] for row in answer.rows]
    counts = [
        name
        for name, *values in zip(answer.columns, *answer.rows, strict=True)
        if any(isinstance(one, int | float | Decimal) for one in values)
    ]
    show(table(*answer.columns, rows=cells, right=counts))


@archive.command("views")
def views() -> None:
    """Print the SQL that makes the views over the archive, for a DuckDB of your own."""
    from adapters.fact_archive.figures import views_over

    with opened() as house:
        show(views_over(house.facts_folder.path))


@archive.command("replay")
def replay(
    *,
    on: Annotated[
        str, typer.Option(metavar="tcp://HOST:8786", help="The scheduler of Dask; default: here.")
    ] = "",
    folder: Annotated[
        Path | None, typer.Option(help="Where its workers see the archive; default: as here.")
    ] = None,
    compare: Annotated[bool, typer.Option(help="Also replay the store; exit 1 if it differs.")] = (
        False
    ),
    json: Json = False,
) -> None:
    """Work out again what is open of every claim, from the archive alone, and hash all of it.

    As of today, through the last archived position. Ended, it goes on where it was.
    """
    from application.fact_archive.balances import EveryBalance
    from application.fact_archive.replay import Workers, replay_archive
    from application.replay.run import replay as replay_store
    from domain.facts import Point

    workers = Workers(on, folder) if on else None
    with opened() as house, progress(quiet=json) as bar:
        at = Point(house.collections.fact_archive().through, house.today)
        task = bar.add_task(say("Replaying claims"), total=None)
        told = partial(_reached, partial(tick, bar, task))
        with replay_archive(house, EveryBalance(), at=at, workers=workers, told=told) as results:
            outcome = {
                "position": at.position,
                "day": at.day.isoformat(),
                "claims": results.claims,
                "facts": results.facts,
                "left_out": [one.stream for one in results.left_out],
                "digest": results.digest,
            }
        if compare:
            with replay_store(house, EveryBalance(), at=at, told=told) as results:
                outcome["store"] = results.digest
    if json:
        show_json(outcome)
    else:
        told_of = "{claims} claims, {facts} facts through position {position}: {digest}"
        show(say(told_of, **outcome))
        for stream in results.left_out:
            show(say("Left out: {stream} ({code})", stream=stream.stream, code=stream.code))
    if outcome.get("store", outcome["digest"]) != outcome["digest"]:
        tell(say("The store comes to something else: {digest}", digest=outcome["store"]))
        raise typer.Exit(FAILED)


def _plain(value: object) -> object:
    """A value as JSON has it: days and whatever else it knows not as text."""
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _reached(tick_to: "Callable[[int, int], None]", reached: "ReplayReached") -> None:
    tick_to(reached.claims, reached.of)


def _said(findings: "list[Finding]", facts: int, through: int) -> str:
    if findings:
        return say("Broken: {count} found.", count=len(findings))
    told = "The archive holds {facts} facts, all that were recorded through position {through}."
    return say(told, facts=facts, through=through)
