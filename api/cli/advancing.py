"""`advance`: a sandbox is moved on to a later day, its runs done on the way."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.acting import require_here
from api.cli.asking import Json, day, opened
from api.cli.saying import STOPPED, progress, show, show_json, table, tell
from api.words.shell.speech import named, say
from domain.user.roles import May

if TYPE_CHECKING:
    from application.run.advance import Advanced

TO = Annotated[date, typer.Argument(parser=day, metavar="DATE", help="That day.")]


def attach(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("advance")(advance_to)


def advance_to(to: TO, *, json: Json = False) -> None:
    """Move the clock of a sandbox on to a later day, and do the daily run of each day between.

    Its clock is never set back, and that of a live store is never moved. Ctrl-C stops it after the
    claim at hand; called again, it goes on from there.
    """
    from api.cli.running import stopping
    from application.run.advance import advance
    from application.views import views_of

    with opened() as house, views_of(house) as views, progress(quiet=json) as bar:
        require_here(house, May.RUN)
        days = max(0, (to - house.today).days)
        task = bar.add_task(say("Working through days"), total=days)
        with stopping() as stop:
            made = advance(house, views, to, stop=stop, told=lambda _: bar.advance(task))
    if json:
        show_json(
            {
                "today": made.today.isoformat(),
                "done": made.done,
                "days": [{"day": one.day.isoformat(), **one.counts} for one in made.days],
            }
        )
    else:
        _show(made)
    if not made.done:
        tell(say("Stopped before its end. What was done is kept; run it again to go on."))
        raise typer.Exit(STOPPED)


def _show(made: "Advanced") -> None:
    rows = [
        (
            one.day.isoformat(),
            ", ".join(f"{named(what, 'RunLine')}: {count}" for what, count in one.counts.items()),
        )
        for one in made.days
        if one.counts
    ]
    show(table("day", "what", rows=rows))
    show(say("The clock of this sandbox stands at {today}.", today=made.today.isoformat()))
