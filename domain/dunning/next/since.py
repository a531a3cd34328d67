"""Since when a person is asked: the day on which it became so, never before anybody knew of it."""

from datetime import date

from domain.case import Case
from domain.claim.events import Mark
from domain.claim.state import Claim
from domain.dunning.next.answers import Ask
from domain.law.account import EntryKind
from domain.law.protection import Bar

_RAISES = frozenset({EntryKind.PRINCIPAL, EntryKind.COSTS, EntryKind.REVERSAL})


def asked_since(case: Case, asked: Ask) -> date:
    """The day on which a task became due; nobody had it before the claim was known here."""
    return max(asked.since, case.claim.came_on)


def marks_since(claim: Claim) -> date:
    """The day on which the first of the marks was placed that a person is to look at."""
    standing = claim.marks - {Mark.ENTERED_OLD}
    days = [claim.marked_on.get(mark, claim.came_on) for mark in standing]
    return min(days, default=claim.came_on)


def undecided_since(case: Case) -> date:
    """The day from which it is undecided who owes this claim."""
    debtor = case.debtor
    days = [debtor.alike_since.get(other, date.min) for other in debtor.alike]
    return max(min(days, default=date.min), case.claim.debtor_since)


def barred_since(case: Case) -> date:
    """The day from which a person is to look at what bars the way without a last day."""
    debtor = case.debtor
    days = [debtor.bars_since.get(bar, date.min) for bar in lasting_bars(case)]
    return max(min(days, default=date.min), case.claim.debtor_since)


def lasting_bars(case: Case) -> list[str]:
    """What bars the way and does not end by itself; debt help is somebody else's work.

    Where something was promised or agreed, a person looks also at what ends by its last day: what
    becomes of it is not for the plan to say. What cannot be enforced is asked about on its own.
    """
    bars = case.debtor.bars_of(case.claim)
    lasting = {bar for bar, until in bars.items() if until is None} - {"debt_help"}
    if case.claim.promise or case.claim.arrangement:
        lasting |= bars.keys()
    return sorted(lasting - {Bar.NATURAL_OBLIGATION})


def freed_since(case: Case) -> date:
    """The day from which it is known that a claim cannot be enforced any more."""
    known = case.debtor.bars_since.get(Bar.NATURAL_OBLIGATION.value, date.min)
    return max(known, case.claim.debtor_since)


def credit_since(case: Case) -> date:
    """The day from which the debtor's credit is to be looked at before this claim goes on."""
    first = min((one.on for one in case.debtor.credits.values()), default=date.min)
    return max(first, case.claim.debtor_since)


def unreachable_since(case: Case) -> date:
    """The day on which the last way to the debtor was lost; date.min: there never was one."""
    debtor, claim = case.debtor, case.claim
    his = [one for one in case.letters.values() if one.of_debtor]
    back = [one for one in his if one.bounced or one.disproved]
    came_back = [one.bounced_on for one in back if not one.sender_refused]
    lost = [debtor.unaddressed_since if not debtor.postable else None, *came_back]
    return max([*filter(None, lost), *claim.lost_channels.values()], default=date.min)


def last_moved(claim: Claim) -> date:
    """The day of the last movement of money or of debt."""
    return max((one.on for one in claim.ledger), default=claim.issued_on)


def last_risen(claim: Claim) -> date:
    """The day on which more came to be open the last time."""
    rises = (one.on for one in claim.ledger if one.kind in _RAISES)
    return max(rises, default=claim.issued_on)


def end_of_plan(case: Case) -> date:
    """The day of what left the plan nothing more to say: its last step, or what came after."""
    claim = case.claim
    days = [claim.issued_on, claim.plan_since, last_moved(claim)]
    days += [sent.sent_on for sent in claim.sent_in_round()]
    days += [*claim.done_steps.values(), *claim.hand_overs]
    days += [claim.anchor_on or date.min]
    return max(days)
