"""`run-day`: the work of a day, for real or as a look ahead; and how runs are shown."""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from api.cli.acting import require_here
from api.cli.asking import Json, day, opened
from api.cli.saying import STOPPED, progress, show, show_json, table, tell
from api.words.shell.speech import named, on_day, reason_named, say, step_named
from domain.user.roles import May

if TYPE_CHECKING:
    from application.queries.runs import RunFullOut, RunOut
    from application.run.report import RunLine, RunReport

ATTENTION: Final = 3
"""The run came to its end, and something in it wants a person."""


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
    Ctrl-C stops it after the claim at hand, and the next run of the day goes on from there.

    Exit codes, for cron: 0 done; 3 done, and something wants a person (a task, in
    doubt, failed, refused), never of a look ahead; 130 stopped before its end; 2 refused, as
    when another run is at work; 1 failed.
    """
    from application.queries.runs import lines_of
    from application.run.day import run_day
    from application.views import views_of, views_to_look

    views_for = views_to_look if dry_run else views_of
    with opened() as house, views_for(house) as views, progress(quiet=json) as bar:
        who = require_here(house, May.RUN)
        if not dry_run:  # a look ahead leaves all as it is
            views.refresh()
        views.catch_up()
        look = on or house.today
        task = bar.add_task(say("Looking at claims"), total=views.worklist.due_count(look))
        with stopping() as stop:
            report = run_day(
                house,
                on=on,
                dry_run=dry_run,
                candidates=views.candidates,
                progress=lambda seen, _line: bar.update(task, completed=seen),
                stop=stop,
            )
        views.catch_up()
        lines = lines_of(house, report.all_lines, who.creditors(May.LOOK))
    if json:
        show_json(report.as_json(lines))
    else:
        _show(report, lines)
    if report.stopped:
        tell(say("Stopped before its end. What was done is kept; run it again to go on."))
        raise typer.Exit(STOPPED)
    if report.needs_attention and not dry_run:
        raise typer.Exit(ATTENTION)


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Give the question whether Ctrl-C or a TERM signal asked to stop; a second one ends it."""
    asked: list[int] = []

    def ask(number: int, _frame: Any) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        tell(say("Stopping after this claim. Once more stops at once."))

    kept = {one: signal.signal(one, ask) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for one, former in kept.items():
            signal.signal(one, former)


def _show(report: "RunReport", lines: "Sequence[RunLine]") -> None:
    rows = [_row(line) for line in lines]
    if rows:
        show(table("invoice", "what", "step", "remark", rows=rows))
    _say_unseen(len(report.all_lines) - len(lines))
    said = ", ".join(f"{n} {_plain(what)}" for what, n in sorted(report.counts().items()))
    dry = say(" Dry run: nothing was done.") if report.dry_run else ""
    if without := report.counts()["bank_data_missing"]:
        show(
            say(
                "Bank data missing for {count} claims: nothing was sent on them. Record the"
                " payments, then `vordering record payments-through` or"
                " `vordering import open-items`.",
                count=without,
            )
        )
    count = report.looked_at
    looked = say("1 claim") if count == 1 else say("{count} claims", count=count)
    show(
        say(
            "Run of {day}: {looked} looked at; {said}.{dry}",
            day=report.day,
            looked=looked,
            said=said or say("nothing to do"),
            dry=dry,
        )
    )


def _say_unseen(count: int) -> None:
    """Say how many lines were left out, where some were."""
    if count:
        show(say("{count} more about claims at which you may not look.", count=count))


def show_few(few: "list[RunOut]") -> None:
    """Print the runs with their totals."""
    rows = [
        (
            on_day(one.day),
            f"{one.started_at:%H:%M}",
            named(one.status, "RunStatus"),
            ", ".join(f"{count} {_plain(what)}" for what, count in one.totals.items())
            or say("nothing"),
        )
        for one in few
    ]
    show(table("day", "began (UTC)", "status", "what", rows=rows) if rows else say("No run yet."))


def show_full(full: "list[RunFullOut]") -> None:
    """Print the runs with every line."""
    show_few(list(full))
    for one in full:
        rows = [
            (x.invoice_number, _plain(x.what), step_named(x.step), reason_named(x.why))
            for x in one.lines
        ]
        show(table("invoice", "what", "step", "remark", rows=rows))
        _say_unseen(one.unseen)


def _row(line: "RunLine") -> tuple[str, str, str, str]:
    return line.invoice_number, _plain(line.what), step_named(line.step), reason_named(line.why)


def _plain(word: str) -> str:
    return named(word, "RunLine").replace("_", " ")
