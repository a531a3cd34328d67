"""How people are shown what may be collected, and how batches stand."""

from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.refusals import refusal_said
from api.words.shell.speech import amount, named, on_day, say

if TYPE_CHECKING:
    from application.queries.of_debit_batch import BatchLineOut, BatchLinesOut
    from application.queries.of_direct_debit import CollectionBatchesOut, CollectionsOut


def show_collections(found: "CollectionsOut") -> None:
    """Print what would be collected, its figures, and what is left out and why."""
    rows = [
        (one.invoice_number, one.mandate, one.sequence, amount(one.amount), str(one.claim))
        for one in found.rows
    ]
    columns = ("invoice", "mandate", "sequence", "amount", "claim")
    show(
        say(
            "{count} direct debits on {day}, {total} together.",
            count=str(found.count),
            day=on_day(found.collect_on),
            total=amount(found.total),
        )
    )
    if rows:
        show(table(*columns, rows=rows, right=("amount",)))
    if found.left_out:
        left = [
            (one.invoice_number, refusal_said(one.code, one.why, "", one.values)[0], str(one.claim))
            for one in found.left_out
        ]
        show(say("Not collected:"), table("invoice", "why", "claim", rows=left))


def show_batches_of_debits(found: "CollectionBatchesOut") -> None:
    """Print the batches, the newest first."""
    rows = [
        (
            on_day(one.collect_on),
            named(one.standing, "BatchStanding"),
            str(one.count),
            amount(one.total),
            one.prepared_by,
            str(one.arrived),
            str(one.failed),
            str(one.id),
        )
        for one in found.rows
    ]
    columns = ("day", "state", "number", "sum", "prepared by", "arrived", "failed", "batch")
    right = ("number", "sum", "arrived", "failed")
    show(table(*columns, rows=rows, right=right) if rows else say("No batches of direct debits."))
    for one in found.rows:
        for number, why in one.not_given.items():
            told = refusal_said(
                "collection.held",
                f"Nothing is collected of {number} now: {why}.",
                "",
                {"invoice": number, "held": why},
            )[0]
            show(f"{one.id}: {told}")


def show_batch_of_debits(found: "BatchLinesOut") -> None:
    """Print a batch: its figures, who can release it, and each line with what is new about it."""
    batch = found.batch
    show(
        say(
            "{count} direct debits on {day}, {total} together.",
            count=str(batch.count),
            day=on_day(batch.collect_on),
            total=amount(batch.total),
        ),
        say(
            "{state}; prepared by {who}, to {account}.",
            state=named(batch.standing, "BatchStanding"),
            who=batch.prepared_by,
            account=found.to_iban,
        ),
    )
    if found.can_release:
        show(say("Can release it: {who}.", who=", ".join(found.can_release)))
    rows = [
        (
            one.invoice_number,
            one.debtor.name or say("(erased)"),
            amount(one.amount),
            f"{one.mandate}, {on_day(one.signed_on)}, {one.sequence}" if one.mandate else "",
            f"{one.account}, {one.holder}" if one.account else "",
            on_day(one.told_on),
            named(one.end, "LineEnd"),
        )
        for one in found.rows
    ]
    columns = ("invoice", "debtor", "amount", "mandate", "account", "told on", "state")
    show(table(*columns, rows=rows, right=("amount",)))
    for one in found.rows:
        for what in _news_of(one):
            show(f"{one.invoice_number}: {what}")


def _news_of(one: "BatchLineOut") -> list[str]:
    found = [named(news, "LineNews") for news in one.news]
    if one.other_invoice:
        found.append(say("the other debtor is that of {invoice}", invoice=one.other_invoice))
    if one.code:
        found.append(named(one.code, "ReturnCode"))
    if one.changed:
        found.append(refusal_said(one.changed_code, one.changed, "", one.values)[0])
    return found
