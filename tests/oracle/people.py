"""What people must do: decide in two where money is let go, and keep what they closed."""

from collections.abc import Iterator
from typing import Final

from tests.oracle.days import DAY, working_days_after
from tests.oracle.papers import FULFILLED, NOT_PROVABLE, VIOLATED, Papers, Said
from tests.oracle.plain import IN_ERROR, PlainFact, by_stream
from tests.oracle.scope import bound

BY_ONE: Final = 50_00
"""Above this, with what he let go of the debtor before, one person may not decide alone."""
ALWAYS: Final = {
    "claim.withdrawn": "withdrawal",
    "claim.written_off": "write-off",
    "claim.overpayment_refunded": "refund",
}
SIGNED_IN: Final = frozenset({"senior", "administrator", "integration", "importer", "auditor"})
"""Roles of users; at the machine itself everybody is a handler."""
_ABOUT_MONEY: Final = frozenset(
    """claim.payment_received claim.payment_reversed claim.credit_note_applied claim.part_waived
    claim.collection_costs_charged claim.collection_costs_waived claim.overpayment_refunded
    claim.written_off any.approval_given""".split()
)


def four_eyes(papers: Papers) -> Iterator[Said]:
    """A write-off, a withdrawal and a refund take two people, and letting go above 50.00 (ADR 59).

    Readings: the approval stands in the same command, by another than who made the proposal it
    names. What the program does by itself takes none; one person at the machine itself (a
    handler) may have had another beside him: not provable. So is letting go above 50.00, counted
    over all claims of the debtor: another limit may be set, outside the log. A mistake about
    money takes two as well; a second name that was typed proves nothing.
    """
    claims = (papers, *papers.siblings())
    let_go: dict[str, int] = {}
    facts = [one for each in claims for one in each.own]
    for one in sorted(facts, key=lambda fact: fact.position):
        cents = _let_go(one)
        if cents and not one.cause:
            let_go[one.actor] = let_go.get(one.actor, 0) + cents
        if one.stream == papers.claim and one.role != "system":
            yield from _of_act(papers.own, one, let_go.get(one.actor, 0) if cents else 0)
    history = by_stream(papers.past.facts)[papers.claim]
    for one in history:
        if one.topic == IN_ERROR and one.state["topic"] in _ABOUT_MONEY and one.role != "system":
            yield from _of_act(history, one, 0)


def _of_act(history: list[PlainFact], one: PlainFact, let_go: int) -> Iterator[Said]:
    approval = next(
        (o for o in history if o.topic == "any.approval_given" and o.command == one.command), None
    )
    if approval is not None and (let_go or one.cause):
        yield Said(FULFILLED if _by_two(history, approval) else VIOLATED, one.on, "approved")
    elif let_go and not one.cause:
        yield Said(FULFILLED if let_go <= BY_ONE else NOT_PROVABLE, one.on, f"let go {let_go}")
    elif one.topic in ALWAYS or one.topic == IN_ERROR:
        alone = one.role in SIGNED_IN and not one.state.get("approved_by")
        yield Said(VIOLATED if alone else NOT_PROVABLE, one.on, f"{one.topic} by {one.role}")


def _by_two(history: list[PlainFact], approval: PlainFact) -> bool:
    said = approval.state
    proposed = next((o for o in history if o.version == said["proposal"]), None)
    if proposed is None or proposed.topic != "any.decision_proposed":
        return False
    return bool(proposed.actor == said["proposed_by"] != said["approved_by"])


def complaints(papers: Papers) -> Iterator[Said]:
    """Bki art. 6.1: a complaint is confirmed in writing by the second working day.

    Reading: an answer confirms it as well; a telephone call or a visit is no writing. Within
    what term it is dealt with the law does not say: not provable after six weeks without.
    It binds who collects for others before a natural person here.
    """
    for one in papers.of("complaint_received"):
        if not bound(papers, one.position):
            continue
        mine = [
            answer
            for answer in papers.of("complaint_answered")
            if answer.state["received_version"] == one.version
        ]
        by = working_days_after(one.on, 2)
        written = [a.on for a in mine if a.state["channel"] not in {"phone", "visit"}]
        first = min(written, default=None)
        if first:
            yield Said(FULFILLED if first <= by else VIOLATED, first, f"by {by}")
        elif papers.today > by:
            yield Said(VIOLATED, by + DAY, f"never, by {by}")
        dealt_by = one.on + 42 * DAY
        closed = any(answer.state.get("closes", True) for answer in mine)
        if not closed and papers.today > dealt_by:
            yield Said(NOT_PROVABLE, dealt_by + DAY, "not dealt with")


def retention(papers: Papers) -> Iterator[Said]:
    """Bki art. 5.1: the dossier of an assignment, with its invoice, two years after it closed.

    Reading: facts are never deleted, so what is kept of a dossier is the invoice that was laid
    with it. It binds who collects for others before a natural person here.
    """
    closed = papers.of("settled", "withdrawn", "written_off", "handed_over")
    if not closed or _lives(papers) or not bound(papers, closed[-1].position):
        return
    scanned = papers.scanned(before=10**12)
    yield Said(FULFILLED if scanned else VIOLATED, closed[-1].on, f"invoice {scanned}")


def _lives(papers: Papers) -> bool:
    """Whether it was not closed, or lives again, and no party has it."""
    with_party = closed = False
    ends = ("settled", "withdrawn", "written_off")
    for one in papers.of(*ends, "handed_over", "reopened", "recalled"):
        closed = one.topic.removeprefix("claim.") in ends
        if one.topic in {"claim.handed_over", "claim.recalled"}:
            with_party = one.topic == "claim.handed_over"
        elif one.topic == "claim.reopened" and one.state.get("new_round", True):
            with_party = False
    return not (closed or with_party)


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
