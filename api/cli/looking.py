"""`overview`, two questions on one sheet; and how claims, facts and work are shown to people."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.acting import require_here
from api.cli.asking import Json, KnownAt, On, opened
from api.cli.carrying import chosen
from api.cli.saying import show, show_json, table
from api.words.doers import doer
from api.words.shell.speech import (
    amount,
    named,
    next_named,
    on_day,
    say,
    task_named,
    why_of_task,
)
from domain.user.roles import May

if TYPE_CHECKING:
    from application.house import House
    from application.known import Known
    from application.queries.list_shapes import (
        AuditOut,
        AuditTrailOut,
        OverviewOut,
        PageOut,
        TaskOut,
        WorkListOut,
    )
    from application.queries.lists import Mine


def attach(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("overview")(overview)


def overview(
    *,
    on: On = None,
    known_at: KnownAt = None,
    status: Annotated[
        str, typer.Option(help="open, promised, payment_plan, disputed, hold, handed_over, …")
    ] = "",
    sort: Annotated[
        str, typer.Option(help="days_overdue, open, due_on or invoice_number")
    ] = "days_overdue",
    every: Annotated[bool, typer.Option("--all", help="Also claims that have ended.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=1_000)] = 50,
    json: Json = False,
) -> None:
    """Show what is outstanding: by age, and claim by claim."""
    from application.known import position_of
    from application.queries.lists import Wanted, overview_of, page_of
    from application.views import views_of
    from projections.outstanding.buckets import Sort
    from projections.segments import Status

    wanted_status = chosen(Status, status) if status else None
    order = chosen(Sort, sort)
    with opened() as house, views_of(house) as views:
        mine = require_here(house, May.LOOK).creditors(May.LOOK)
        views.catch_up()
        known = None if known_at is None else position_of(house, known_at)
        wanted = Wanted(
            on=on or house.today,
            known=known,
            mine=mine,
            status=wanted_status,
            sort=order,
            limit=limit,
            every=every,
        )
        sums = overview_of(views, wanted.on, mine=mine, known=known)
        sums = _at_roots(house, sums, known_at, mine)
        page = page_of(views, wanted)
    if json:
        show_json({**sums.model_dump(mode="json"), "claims": page.model_dump(mode="json")["rows"]})
        return
    show_sums(sums)
    if known is not None:
        show(say("As it was known at position {position} of the log.", position=known))
    show_rows(page)


def _at_roots(
    house: "House", sums: "OverviewOut", known_at: "Known | None", mine: "Mine"
) -> "OverviewOut":
    """The sums with the roots of the logs that they were read from."""
    from application.queries.points import with_roots
    from domain.facts import StreamKind

    if sums.point is None:
        return sums
    logs = house.store.streams(StreamKind.CREDITOR) if mine is None else mine
    return sums.model_copy(update={"point": with_roots(house, sums.point, known_at, logs)})


def show_sums(sums: "OverviewOut") -> None:
    """Print what is outstanding, by age."""
    show(say("Outstanding on {day}", day=sums.as_of))
    rows = [
        (
            named(one.name, "Bucket") if one.name != "total" else say("total"),
            str(one.claims),
            *(amount(part) for part in (one.principal, one.interest, one.costs, one.open)),
        )
        for one in (*sums.by_bucket, sums.total)
        if one.claims or one.name == "total"
    ]
    columns = ("age in days", "claims", "principal", "interest", "costs", "open")
    show(table(*columns, rows=rows, right=columns[1:]))
    say_provisional(sums.provisional, as_of=sums.as_of)


def show_rows(page: "PageOut") -> None:
    """Print claims, a row each."""
    rows = [
        (
            row.invoice_number,
            row.debtor.name or say("(erased)"),
            on_day(row.due_on),
            str(row.days_overdue),
            amount(row.asked),
            named(row.status, "Status"),
            next_named(row.turn, row.next),
            on_day(row.next_on),
        )
        for row in page.rows
    ]
    columns = ("invoice", "debtor", "due on", "overdue", "open", "status", "next", "from")
    show(table(*columns, rows=rows, right=("overdue", "open")) if rows else say("No claims."))
    say_provisional(any(row.provisional for row in page.rows), as_of=page.as_of)
    if page.next:
        show(say("There are more: give a larger --limit."))


def say_provisional(provisional: bool, *, as_of: date = date.min) -> None:
    """Say that interest rests on a rate that was not verified, and where a list ends it."""
    if provisional:
        show(say("Interest is provisional: the rate of the latest days is not known yet."))
        from projections.segments import HORIZON

        if as_of > HORIZON:
            show(
                say(
                    "In lists and totals interest runs through {day}, or the last entry behind it.",
                    day=on_day(HORIZON),
                )
            )


def show_trail(trail: "AuditTrailOut") -> None:
    """Print every fact of a trail."""
    rows = [
        (
            f"{fact.recorded_at:%Y-%m-%d %H:%M}",
            on_day(fact.effective_on),
            doer(fact),
            fact.what,
            str(fact.version) if fact.kind == "claim" else "",
            f"{fact.leaf_index}:{fact.leaf_hash[:10]}",
        )
        for fact in trail.facts
    ]
    show(table("recorded (UTC)", "effective", "who", "what", "no.", "leaf", rows=rows))


def show_facts(found: "AuditOut") -> None:
    """Print facts of the whole house, and up to where in the log they were looked for."""
    rows = [
        (
            str(fact.position),
            f"{fact.recorded_at:%Y-%m-%d %H:%M}",
            on_day(fact.effective_on),
            doer(fact),
            fact.invoice_number or named(fact.kind, "StreamKind"),
            "\n".join(filter(None, (fact.what, fact.why))),
            amount(fact.amount) if fact.amount else "",
        )
        for fact in found.facts
    ]
    columns = ("position", "recorded (UTC)", "effective", "who", "about", "what", "amount")
    shown = table(*columns, rows=rows, right=("position", "amount"))
    show(shown if rows else say("Nothing was recorded of this."))
    show(say("Looked for through position {position} of the log.", position=found.position))
    if found.next:
        show(say("There are more: give a larger --limit."))


def _waiting_for_it(below: "list[TaskOut]") -> list[str]:
    """The claims that wait for a task and for nothing else."""
    numbers = ", ".join(one.invoice_number for one in below)
    return [say("{invoices} waits for it", invoices=numbers)] if below else []


def show_work(work: "WorkListOut") -> None:
    """Print what waits for a person; a claim that waits for a bank line stands beside that."""
    from application.queries.told_once import told_once

    rows = [
        (
            str(one.priority),
            task_named(one.task),
            one.invoice_number,
            (one.debtor.name if one.debtor else "") or "",
            on_day(one.since),
            amount(one.open),
            ", ".join(filter(None, (why_of_task(one), *_waiting_for_it(below)))),
        )
        for one, below in told_once(work.tasks)
    ]
    columns = ("", "task", "invoice", "debtor", "since", "open", "why")
    show(
        table(*columns, rows=rows, right=("open",)) if rows else say("Nothing waits for a person.")
    )
    say_provisional(any(one.provisional for one in work.tasks))
    if work.next:
        show(say("There are more: give a larger --limit."))
