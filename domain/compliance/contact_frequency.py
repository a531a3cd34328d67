"""A debtor is contacted no more often, over all his claims, than the plan of the claim allows.

Dutch law names no number (Bki leaves it to quality). The plan does; where it says nothing itself it
is three contacts in seven days. Regulation F of the United States, which presumes harassment from
more than seven calls in seven days, is no Dutch law and no measure here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.claim.events import (
    AgreementConfirmed,
    CollectionNoticeSent,
    DebtorContacted,
    Direction,
    LetterFact,
    PlanLetterSent,
)
from domain.compliance.acts import Deed, DeedKind
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.compliance.plan_in_force import plan_in_force
from domain.days import add_days
from domain.facts import Recorded


@dataclass(frozen=True, slots=True)
class _Contact:
    """One time the debtor was written to or called; a letter over several claims is one."""

    day: date
    position: int
    id: str
    told: Recorded


def _judge(file: CaseFile) -> Iterator[Ruling]:
    deeds = [one for one in file.acts if one.kind in {DeedKind.LETTER, DeedKind.CONTACT}]
    if deeds:
        contacts = file.around.once((_contacts, file.debtor.id, file.at), lambda: _contacts(file))
        for deed in deeds:
            yield _ruling(file, deed, contacts)


def _ruling(file: CaseFile, deed: Deed, contacts: Sequence[_Contact]) -> Ruling:
    plan = plan_in_force(file, deed.until)
    if plan is None:
        return found("plan_not_known", deed.on, *deed.rests)
    ceiling = plan.ceiling
    first = add_days(deed.on, 1 - ceiling.in_days)
    # What we did ourselves counts on its day, whenever somebody wrote it down.
    until = (deed.on, deed.told.position)
    within = {
        one.id: one.told
        for one in contacts
        if first <= one.day and (one.day, one.position) <= until
    }
    reason = "within_the_ceiling" if len(within) <= ceiling.contacts else "above_the_ceiling"
    return found(
        reason,
        deed.on,
        *(*within.values(), *deed.rests),
        times=str(len(within)),
        at_most=str(ceiling.contacts),
        days=str(ceiling.in_days),
    )


def _contacts(file: CaseFile) -> list[_Contact]:
    """Every contact of ours on any of the debtor's claims, as far as it is known."""
    claims = dict.fromkeys((*file.debtor.claims, file.claim_id))
    return [
        _Contact(one.effective_on, one.position, name, one)
        for claim in claims
        for one in file.around.facts(claim, file.at)
        if (name := _name(one))
    ]


_LETTERS: Final = (LetterFact, AgreementConfirmed, PlanLetterSent, CollectionNoticeSent)


def _name(one: Recorded) -> str:
    """What tells contacts apart; empty: it is none of ours."""
    fact = one.fact
    if isinstance(fact, _LETTERS):
        return str(fact.letter_id)
    if isinstance(fact, DebtorContacted) and fact.direction is Direction.OUTGOING:
        return one.ref
    return ""


CONTACT_FREQUENCY: Final = Obligation(
    code="contact_frequency",
    article="plan: ceiling",
    source="the dunning plan of the claim; Dutch law names no number",
    since=date(1992, 1, 1),
    gravity=Gravity.CARE,
    reasons={
        "within_the_ceiling": Compliance.FULFILLED,
        "above_the_ceiling": Compliance.VIOLATED,
        "plan_not_known": Compliance.NOT_PROVABLE,
    },
    judge=_judge,
)
