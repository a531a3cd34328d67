"""`approvals`, `approve` and `decline`: steps that wait for a person's approval."""

from typing import Annotated

import typer

from api.cli.asking import ClaimName, Json, Key, opened
from api.cli.carrying import on_claim
from api.cli.saying import show, show_json, table

StepName = Annotated[str, typer.Option("--step", help="Default: the one that waits.")]


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("approvals")(approvals)
    app.command("approve")(approve)
    app.command("decline")(decline)


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
            task.step,
            "declined" if task.task == "step_declined" else "waits",
            task.since.isoformat(),
            task.open,
        )
        for task in waiting
    ]
    show(table("invoice", "debtor", "step", "is", "since", "open", rows=rows, right=("open",)))
    show(f"{len(rows)} steps. Approve with `vordering approve INVOICE`, or `decline` it.")


def approve(claim: ClaimName, *, step: StepName = "", key: Key = "", json: Json = False) -> None:
    """Approve the step of a claim that waits for it; the next run takes it."""
    from application.commands.guiding import approve_step

    on_claim(
        claim,
        lambda house, one, by: approve_step(house, one, by=by, step=step),
        key=key,
        json=json,
    )


def decline(
    claim: ClaimName,
    *,
    step: StepName = "",
    why: Annotated[str, typer.Option(help="Free text; it is kept sealed.")] = "",
    key: Key = "",
    json: Json = False,
) -> None:
    """Decline the step of a claim that waits for approval; the claim then waits for a person."""
    from application.commands.guiding import decline_step

    on_claim(
        claim,
        lambda house, one, by: decline_step(house, one, by=by, step=step, why=why),
        key=key,
        json=json,
    )
