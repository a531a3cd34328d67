"""`run-day`: the work of a day, for real or as a look ahead."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.asking import Json, day, opened
from api.commands.saying import progress, show, show_json, table

if TYPE_CHECKING:
    from api.run_report import RunLine, RunReport


def attach(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("run-day")(run)


def run(
    *,
    on: Annotated[
        date | None, typer.Option("--on", parser=day, metavar="DATE", help="Default: today.")
    ] = None,
    dry_run: Annotated[bool, typer.Option(help="Only say what would be done.")] = False,
    json: Json = False,
) -> None:
    """Do the work of a day: findings, one step per claim, letters out; safe to stop and repeat.

    A live store is worked on its real day only; another day is a look ahead with --dry-run.
    """
    from api.runs import run_day
    from api.viewing import views_of

    with opened() as house, views_of(house) as views, progress(quiet=json) as bar:
        views.catch_up()
        task = bar.add_task("Looking at claims", total=None)
        report = run_day(
            house,
            on=on,
            dry_run=dry_run,
            candidates=views.candidates,
            progress=lambda seen, _line: bar.update(task, completed=seen),
        )
        views.catch_up()
    if json:
        show_json(report.as_json())
    else:
        _show(report)


def _show(report: "RunReport") -> None:
    rows = [_row(line) for line in report.lines]
    if rows:
        show(table("invoice", "what", "step", "remark", rows=rows))
    said = ", ".join(f"{n} {_plain(what)}" for what, n in sorted(report.counts().items()))
    dry = " Dry run: nothing was done." if report.dry_run else ""
    show(
        f"Run of {report.day}: {report.looked_at} claims looked at; {said or 'nothing to do'}.{dry}"
    )


def _row(line: "RunLine") -> tuple[str, str, str, str]:
    return line.invoice_number, _plain(line.what), line.step, line.why


def _plain(word: str) -> str:
    return word.replace("_", " ")
