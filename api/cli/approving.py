"""`approvals`: steps that wait for a person's approval."""

import typer

from api.cli.asking import Json, opened
from api.cli.saying import show, show_json, table
from api.words.shell.speech import say, step_named


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("approvals")(approvals)


def approvals(*, json: Json = False) -> None:
    """List the steps that wait for approval, and those that were declined."""
    from application.queries.lists import approvals_of
    from application.views import views_of

    with opened() as house, views_of(house) as views:
        views.catch_up()
        waiting = approvals_of(views, house.today)
    if json:
        show_json([task.model_dump(mode="json") for task in waiting])
        return
    rows = [
        (
            task.invoice_number,
            (task.debtor.name if task.debtor else None) or "",
            step_named(task.step),
            say("declined" if task.task == "step_declined" else "waits"),
            task.since.isoformat(),
            task.open,
        )
        for task in waiting
    ]
    show(table("invoice", "debtor", "step", "is", "since", "open", rows=rows, right=("open",)))
    show(
        say(
            "{count} steps. Decide with `vordering record approval ID --approved`.",
            count=len(rows),
        )
    )
