"""What people must do: decide in two where money is let go."""

from collections.abc import Iterator
from typing import Final

from tests.oracle.papers import FULFILLED, VIOLATED, Papers, Said
from tests.oracle.plain import IN_ERROR, PlainFact, by_stream

BY_ONE: Final = 50_00
"""Above this, with what he let go of the debtor before, one person may not decide alone."""
ALWAYS: Final = {
    "claim.withdrawn": "withdrawal",
    "claim.written_off": "write-off",
    "claim.overpayment_refunded": "refund",
}
_ABOUT_MONEY: Final = frozenset(
    """claim.payment_received claim.payment_reversed claim.credit_note_applied claim.part_waived
    claim.collection_costs_charged claim.collection_costs_waived claim.overpayment_refunded
    claim.written_off any.approval_given""".split()
)


def four_eyes(papers: Papers) -> Iterator[Said]:
    """A write-off, a withdrawal and a refund take two people, and letting go above 50.00 (ADR 59).

    Readings: the approval stands in the same command, by another than who proposed it. What the
    program does by itself takes none. A mistake about money takes two as well; there a second
    name in the fact is enough. What one let go before, on all claims of the debtor, counts in.
    """
    claims = (papers, *papers.siblings())
    before: dict[str, int] = {}
    facts = [one for each in claims for one in each.own]
    for one in sorted(facts, key=lambda fact: fact.position):
        let_go = _let_go(one)
        approval = _approval(papers, one)
        takes = one.topic in ALWAYS
        if let_go and not one.cause:
            before[one.actor] = before.get(one.actor, 0) + let_go
            takes = before[one.actor] > BY_ONE
        elif let_go:
            takes = approval is not None
        if takes and one.stream == papers.claim and one.role != "system":
            yield _said(one, approval)
    yield from _mistakes(papers)


def _said(one: PlainFact, approval: PlainFact | None) -> Said:
    named = one.state.get("approved_by", "")
    two = approval is not None and approval.state["approved_by"] != approval.state["proposed_by"]
    kept = two or (bool(named) and named != one.actor)
    return Said(FULFILLED if kept else VIOLATED, one.recorded_on, one.topic)


def _approval(papers: Papers, one: PlainFact) -> PlainFact | None:
    return next(
        (
            other
            for other in papers.own
            if other.topic == "any.approval_given" and other.command == one.command
        ),
        None,
    )


def _mistakes(papers: Papers) -> Iterator[Said]:
    history = by_stream(papers.past.facts)[papers.claim]
    for one in history:
        if one.topic == IN_ERROR and one.state["topic"] in _ABOUT_MONEY and one.role != "system":
            approval = next(
                (
                    o
                    for o in history
                    if o.topic == "any.approval_given" and o.command == one.command
                ),
                None,
            )
            yield _said(one, approval)


def _let_go(one: PlainFact) -> int:
    state = one.state
    match one.topic:
        case "claim.part_waived" if state.get("agreed_version") is None:
            return int(state["amount"])
        case "claim.collection_costs_waived":
            undone = state.get("retroactive") or state.get("less_was_open")
            return 0 if undone else int(state["amount"])
        case "claim.dispute_decided":
            return int(state["granted"])
        case "claim.refund_made_good" if state["how"] == "let_go":
            return int(state["amount"])
        case "claim.credit_note_applied" if state["source"]["kind"] == "call":
            return int(state["amount"])
    return 0
