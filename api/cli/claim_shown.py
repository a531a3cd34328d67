"""How a claim is shown to people: amounts with their derivation, letters, and what comes next."""

from typing import TYPE_CHECKING

from api.cli.limitation import show_limitation
from api.cli.looking import say_provisional
from api.cli.saying import show, table
from api.words.agreed import PLAN_RUNS, plan_runs
from api.words.figures import number
from api.words.interest import interest_told
from api.words.shell.speech import amount, line_said, named, next_named, on_day, say

if TYPE_CHECKING:
    from application.queries.court_shapes import AwardedOut
    from application.queries.shapes import ClaimOut, LetterOut


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
    say_provisional(now.provisional)
    for told in one.interest:
        show(say("Interest: {what}", what=interest_told(told)))
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
    _show_vat(one)
    for hold in one.holds:
        text = "Hold {id} ({category}) from {first} until {last}"
        if hold.until is None:
            text = "Hold {id} ({category}) from {first} until it is lifted"
        category = named(hold.category, "HoldCategory")
        show(say(text, id=hold.id, category=category, first=hold.from_day, last=hold.until))


def _show_vat(one: "ClaimOut") -> None:
    """Print what the returns of VAT hold, and what is to be put right in one."""
    found = one.vat_relief
    if found is None:
        return
    back, again = amount(found.asked_back), amount(found.paid_again)
    text = "VAT (Wet OB art. 29): asked back {back}, paid again {again}"
    show(say(text, back=back, again=again))
    for text, cents in (
        ("  To ask back in a return: {amount}", found.to_ask_back),
        ("  To pay again in a return: {amount}", found.to_pay_again),
    ):
        if cents not in {None, "0.00"}:
            show(say(text, amount=amount(cents or "")))
    if found.too_much_since:
        text = "  Too much stands in a return since {day}: put it right, or it is deducted twice"
        show(say(text, day=found.too_much_since))


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
