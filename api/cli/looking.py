"""`overview`, two questions on one sheet; and how claims, facts and work are shown to people."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.acting import require_here
from api.cli.asking import Json, KnownAt, On, opened
from api.cli.carrying import chosen
from api.cli.limitation import show_limitation
from api.cli.saying import show, show_json, table
from api.words.agreed import PLAN_RUNS, plan_runs
from api.words.doers import doer
from api.words.figures import number
from api.words.shell.speech import (
    amount,
    line_said,
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
    from application.queries.court_shapes import AwardedOut
    from application.queries.list_shapes import (
        AuditOut,
        AuditTrailOut,
        OverviewOut,
        PageOut,
        TaskOut,
        WorkListOut,
    )
    from application.queries.lists import Mine
    from application.queries.shapes import ClaimOut, LetterOut


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
    _say_provisional(sums.provisional)


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
    _say_provisional(any(row.provisional for row in page.rows))
    if page.next:
        show(say("There are more: give a larger --limit."))


def _say_provisional(provisional: bool) -> None:
    """Say that interest rests on a rate that was not verified, where it does."""
    if provisional:
        show(say("Interest is provisional: the rate of the latest days is not known yet."))


def show_claim(one: "ClaimOut") -> None:
    """Print a claim: amounts with their derivation, letters, and what comes next."""
    now = one.balance
    show(
        f"{one.invoice_number}  {named(one.status, 'Status')}  ({one.id})",
        say(
            "{creditor} on {debtor}, {capacity} (debtor {id})",
            creditor=one.creditor.name,
            debtor=one.debtor.name or say("(erased)"),
            capacity=named(one.debtor.capacity, "Capacity"),
            id=one.debtor.id,
        ),
        say(
            "Invoiced {amount} on {issued}, due on {due} ({basis})",
            amount=amount(one.invoiced),
            issued=one.issued_on,
            due=one.due_on,
            basis=named(one.term_basis, "TermBasis"),
        ),
        say(
            "Next: {turn} {what} {day}",
            turn=named(one.next.turn, "Turn"),
            what=next_named(one.next.turn, one.next.what),
            day=_when(one),
        ),
    )
    parts = [(name, getattr(now, name)) for name in ("principal", "interest", "costs", "total")]
    parts += [("paid", now.paid), ("overpaid", now.overpaid)]
    parts += [("to ask back", now.to_reclaim)] if now.to_reclaim != "0.00" else []
    parts += [("asked", one.asked)] if one.asked != now.total else []
    rows = [(say(name), amount(cents)) for name, cents in parts]
    show(table(say("on {day}", day=now.on), "amount", rows=rows, right=("amount",)))
    _say_provisional(now.provisional)
    show(*(f"  {line_said(line)} ({line.article})" for line in one.derivation))
    letters = [_letter_row(x) for x in one.letters]
    if letters:
        columns = ("letter", "kind", "status", "sent on", "by", "asked", "delivery")
        show(table(*columns, rows=letters, right=("asked",)))
    _show_standing(one)
    if one.marks:
        marks = ", ".join(named(mark, "Mark") for mark in one.marks)
        show(say("To be looked at: {marks}", marks=marks))


def _when(one: "ClaimOut") -> str:
    """The day of what comes next; of a payment plan its instalments, and not when it is checked."""
    runs = plan_runs(one.payment_plan, one.next.on) if one.next.what == PLAN_RUNS else ""
    return f"({runs})" if runs else on_day(one.next.on)


def _show_promise(one: "ClaimOut") -> None:
    """Print what was promised, and the plan that waits to be signed."""
    if promised := one.promise:
        text = "Promised: {amount} by {day}; the whole claim waits through {waits}"
        if promised.in_writing:
            text = "Promised in writing: {amount} by {day}; the whole claim waits through {waits}"
        waits = promised.waits_through
        show(say(text, amount=amount(promised.amount), day=promised.by, waits=waits))
    if plan := one.plan_to_sign:
        yes, no = say("signed"), say("not signed")
        text = "Plan proposed, to be signed until {day} (debtor: {debtor}, creditor: {creditor})"
        debtor = yes if plan.signed_by_debtor_on else no
        creditor = yes if plan.signed_by_creditor_on else no
        show(say(text, day=plan.open_until, debtor=debtor, creditor=creditor))


def _show_standing(one: "ClaimOut") -> None:
    """Print what was agreed, what is contested, and what holds the claim, with its names."""
    _show_proposals(one)
    if one.waiting_batch:
        show(
            say(
                "A direct debit is prepared, and waits to be released (batch {id}).",
                id=one.waiting_batch,
            )
        )
    for part in one.payment_plan:
        state = say("paid") if part.paid else say("open")
        text = "Instalment {number}: {amount} by {day} ({state})"
        show(say(text, number=part.number, amount=amount(part.amount), day=part.by, state=state))
    _show_promise(one)
    for dispute in one.disputes:
        text = "Dispute {number}: {amount} ({ground}) since {day}"
        ground = named(dispute.ground, "DisputeGround")
        asked, day = amount(dispute.amount), dispute.since
        show(say(text, number=dispute.number, amount=asked, ground=ground, day=day))
    for complaint in one.complaints:
        text = "Complaint {number} ({ground}) of {day}"
        ground = named(complaint.ground, "ComplaintGround")
        show(say(text, number=complaint.number, ground=ground, day=complaint.received_on))
    _show_court(one)
    show_limitation(one.limitation)
    for hold in one.holds:
        text = "Hold {id} ({category}) from {first} until {last}"
        if hold.until is None:
            text = "Hold {id} ({category}) from {first} until it is lifted"
        category = named(hold.category, "HoldCategory")
        show(say(text, id=hold.id, category=category, first=hold.from_day, last=hold.until))


def _show_court(one: "ClaimOut") -> None:
    """Print what happened before the court, what it awards, and what stands by it."""
    court = one.court
    if court is None:
        return
    show(say("Summoned on {day} before {court}", day=court.summons_on, court=court.court))
    for step in court.steps:
        show(say("{day}: {what}", day=step.on, what=named(step.step, "CourtStep")))
    if ruling := court.judgment:
        show(say("{form} of {day}", form=named(ruling.form, "TitleForm"), day=ruling.given_on))
        for part in ruling.parts:
            show("  " + _awarded(part))
        show(say("Rejected: {amount}", amount=amount(ruling.rejected)))
        show(say("To be interrupted by {day}", day=ruling.last_day_to_interrupt))
        if ruling.interest_last_day:
            show(say("Its interest: by {day}", day=ruling.interest_last_day))
    for laid in court.attachments:
        text = "Attachment {id} ({kind}) of {day}"
        if laid.released_on:
            text = "Attachment {id} ({kind}) of {day}, released on {last}"
        kind = named(laid.kind, "AttachmentKind")
        show(say(text, id=laid.id, kind=kind, day=laid.laid_on, last=laid.released_on))
    for told in court.enforcement_costs:
        text = "Costs of enforcement {amount} on {day} ({document})"
        if not told.owed:
            text = "Costs of enforcement {amount} on {day} ({document}), not owed"
        show(say(text, amount=amount(told.amount), day=told.made_on, document=told.document))


def _awarded(part: "AwardedOut") -> str:
    """One sum of a judgment, with the interest that it bears."""
    text = "{what} {amount}"
    if part.interest_from:
        text = "{what} {amount}, {interest} from {day}"
    if part.rate:
        text = "{what} {amount}, {interest} of {rate} from {day}"
    what, cents = named(part.kind, "PartKind"), amount(part.amount)
    kind, day = named(part.interest, "AwardedInterest"), part.interest_from
    rate = number(f"{part.rate} %") if part.rate else ""
    return say(text, what=what, amount=cents, interest=kind, rate=rate, day=day)


def _show_proposals(one: "ClaimOut") -> None:
    """Print what waits for a second person, with the number by which he names it."""
    from api.words.proposals import proposal_told

    for waiting in one.proposals:
        text = "Proposal {number}: {what}, by {who}; a second person decides"
        what = proposal_told(waiting.command, waiting.content)
        what += "".join(f"; {named(one, 'RefundTo')}" for one in waiting.pays_to)
        show(say(text, number=waiting.number, what=what, who=waiting.proposed_by))


def _letter_row(one: "LetterOut") -> tuple[str, ...]:
    kinds = {"kind": "LetterKind", "status": "LetterStatus"}
    kind, status = (named(getattr(one, name), of) for name, of in kinds.items())
    channel, grade = named(one.channel, "Channel"), named(one.grade, "DeliveryGrade")
    return str(one.id), kind, status, on_day(one.sent_on), channel, amount(one.asked), grade


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
    _say_provisional(any(one.provisional for one in work.tasks))
    if work.next:
        show(say("There are more: give a larger --limit."))
