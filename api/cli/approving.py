"""How the steps that wait for a person's approval are shown to people."""

from datetime import date
from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import amount, on_day, say, step_named

if TYPE_CHECKING:
    from application.queries.list_shapes import TaskOut
    from application.queries.of_proposals import OpenProposalOut


def show_approvals(waiting: "list[TaskOut]") -> None:
    """Print them, and how one is decided."""
    rows = [
        (
            task.invoice_number,
            (task.debtor.name if task.debtor else None) or "",
            step_named(task.step),
            say("declined" if task.task == "step_declined" else "waits"),
            on_day(task.since),
            amount(task.open),
        )
        for task in waiting
    ]
    if rows:
        show(table("invoice", "debtor", "step", "is", "since", "open", rows=rows, right=("open",)))
    show(
        say(
            "{count} steps. Decide with `vordering record approval ID --approved`.",
            count=len(rows),
        )
    )


def show_proposals(waiting: "list[OpenProposalOut]") -> None:
    """Print what waits for a second person, in words."""
    rows = [
        (
            one.invoice_number or str(one.creditor),
            str(one.batch or one.number),
            _told(one),
            one.proposed_by,
            on_day(one.proposed_on),
            amount(one.amount) if one.claim or one.amount != "0.00" else "",
        )
        for one in waiting
    ]
    columns = ("invoice", "number", "what", "who", "since", "amount")
    shown = table(*columns, rows=rows, right=("amount",))
    show(shown if rows else say("Nothing was found."))


def _told(one: "OpenProposalOut") -> str:
    from api.words.proposals import proposal_told

    if one.batch is None:
        return proposal_told(one.command, one.content)
    return say(
        "Direct debits on {day}: {count}, {total} together",
        day=on_day(date.fromisoformat(one.content["collect_on"])),
        count=one.content["count"],
        total=amount(one.content["total"]),
    )
