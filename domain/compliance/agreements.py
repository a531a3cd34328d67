"""What was agreed is honoured, confirmed in writing, and brings no charge (BW 6:248, 7:900)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from domain.claim.arranged import Arrangement, Promise
from domain.claim.balance import balance, running
from domain.claim.events import (
    AgreementConfirmed,
    ClaimSettled,
    ClaimWithdrawn,
    ClaimWrittenOff,
    HandedOver,
    PaymentPlanAgreed,
    PaymentPlanCompleted,
    PaymentPlanLapsed,
    PaymentPromised,
    PaymentTermExtended,
    PromiseBroken,
    PromiseKept,
    ReminderSent,
)
from domain.claim.paid import paid_towards
from domain.claim.references import EXTENSION
from domain.claim.state import Claim
from domain.compliance.acts import Deed, DeedKind
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.days import add_days, day_after
from domain.facts import Fact, Point, Recorded
from domain.law.account import Entry, EntryKind, run_account
from domain.money import Cents

CONFIRM_DAYS: Final = 14
"""Within so many days what was agreed is confirmed in writing; the trade names no number."""

_AGREED: Final[dict[type[Fact], str]] = {
    PaymentTermExtended: EXTENSION,
    PaymentPromised: "promise",
    PaymentPlanAgreed: "payment_plan",
}
_OVER: Final[tuple[type[Fact], ...]] = (
    *(PromiseKept, PromiseBroken, PaymentPlanLapsed, PaymentPlanCompleted),
    *(ClaimSettled, ClaimWithdrawn, ClaimWrittenOff, HandedOver),
)
_AGAINST: Final = {
    DeedKind.LETTER: "asked_while_agreed",
    DeedKind.COSTS: "charged_while_agreed",
    DeedKind.HAND_OVER: "handed_over_while_agreed",
    DeedKind.CALLED_OFF: "letter_called_off",
}
_Agreed: TypeAlias = Promise | Arrangement


@dataclass(frozen=True, slots=True)
class _Standing:
    """An agreement that stands on a day, and until when it is honoured at least."""

    what: str
    until: date
    missed: bool = False
    """Something of it was found missed: its debtor may be reminded of that."""


def _judge(file: CaseFile) -> Iterator[Ruling]:
    agreed = file.of(*_AGREED)
    if not agreed:
        return
    for one in agreed:
        yield from _confirmed(file, one, agreed)
        if isinstance(one.fact, PaymentPlanAgreed):
            yield from _without_charge(file, one, one.fact)
    for deed in file.acts:
        known = [one for one in agreed if deed.knew(one)]
        if known and deed.kind in _AGAINST:
            yield from _honoured(file, deed, known)
    for end in file.of(PromiseBroken, PaymentPlanLapsed):
        yield from _ended(file, end)


def _honoured(file: CaseFile, deed: Deed, known: Sequence[Recorded]) -> Iterator[Ruling]:
    claim = file.claim_at(deed)
    others = [file.around.claim(one, deed.point) for one in _planned_with(claim)]
    standing = _standing(claim, deed.on, others)
    if standing is None:
        return
    reason = _AGAINST[deed.kind]
    if standing.missed and isinstance(deed.told.fact, ReminderSent):
        reason = "instalment_reminded"
    rests = [one for one in known if _AGREED[type(one.fact)] == standing.what][-1:]
    yield found(reason, deed.on, *rests, *deed.rests, agreement=standing.what, until=standing.until)


def _planned_with(claim: Claim) -> list[UUID]:
    """The other claims of the plan that both signed: it is kept or missed as a whole."""
    his = claim.arrangement.plan.claims if claim.arrangement else ()
    return [one for one in his if one != claim.id]


def _standing(claim: Claim, day: date, others: Sequence[Claim] = ()) -> _Standing | None:
    """What stands on a day, as far as it was kept by then; a plan, on all its claims."""
    if claim.extended_to and day <= claim.extended_to:
        return _Standing(EXTENSION, claim.extended_to)
    if claim.promise and _still_promised(claim, claim.promise, day):
        return _Standing("promise", _last_day(claim.promise))
    running = claim.arrangement
    if running is None:
        return None
    parts = [(claim, running), *_of_plan(others, running)]
    due = sum(_due(one, by=add_days(day, -1)) for _, one in parts)
    if sum(paid_towards(one, plan) for one, plan in parts) < due:
        return None
    lasts = running.plan.instalments[-1].by
    until = next((part.by for part in running.plan.instalments if part.by >= day), lasts)
    return _Standing("payment_plan", until, missed=bool(running.missed))


def _of_plan(claims: Sequence[Claim], running: Arrangement) -> list[tuple[Claim, Arrangement]]:
    """Those on which the same plan runs, each with its shares."""
    return [
        (one, one.arrangement)
        for one in claims
        if one.arrangement and one.arrangement.plan.plan_id == running.plan.plan_id
    ]


def _still_promised(claim: Claim, promised: Promise, day: date) -> bool:
    """Tell whether its day has not passed, and it is not paid already."""
    paid = paid_towards(claim, promised, until=day)
    return day <= _last_day(promised) and paid < promised.least


def _last_day(promised: Promise) -> date:
    return add_days(promised.by, promised.tolerance_days)


def _due(running: Arrangement, *, by: date) -> Cents:
    """What of the instalments was to be there by a day, those found missed left out."""
    return sum(
        part.amount
        for part in running.plan.instalments
        if add_days(part.by, running.plan.grace_days) <= by and part.number not in running.missed
    )


def _ended(file: CaseFile, end: Recorded) -> Iterator[Ruling]:
    """What was found broken was broken: by what was known then, and by what is known now."""
    claim = file.around.claim(file.claim_id, Point(end.position - 1, end.known_on))
    running = claim.promise if isinstance(end.fact, PromiseBroken) else claim.arrangement
    if running is None:
        return
    due = running.least if isinstance(running, Promise) else _due_in_all(running, end.known_on)
    early = isinstance(running, Promise) and end.known_on <= _last_day(running)
    then, now = _paid_in_time(claim, running, end), _paid_in_time(file.claim, running, end)
    for other, plan in _lapsed_with(file, claim, end):
        due += _due_in_all(plan, end.known_on)
        then += _paid_in_time(other, plan, end)
        now += _paid_in_time(file.around.claim(other.id, file.at), plan, end)
    reason = "found_broken_rightly"
    if early or then >= due:
        reason = "found_broken_though_kept"
    elif now >= due:
        reason = "kept_as_it_came_out"
    agreed = [one for one in file.of(*_AGREED) if one.position == running.position]
    yield found(reason, end.effective_on, *agreed, end, due=due, paid=max(then, now))


def _lapsed_with(file: CaseFile, claim: Claim, end: Recorded) -> list[tuple[Claim, Arrangement]]:
    """The other claims of a signed plan as they were before it lapsed on all of them at once."""
    if claim.arrangement is None or isinstance(end.fact, PromiseBroken):
        return []
    found = []
    for other in _planned_with(claim):
        facts = file.around.facts(other)
        ends = (one.position for one in facts if one.command_id == end.command_id)
        before = Point(min(next(ends, end.position), end.position) - 1, end.known_on)
        found.append(file.around.claim(other, before))
    return _of_plan(found, claim.arrangement)


def _due_in_all(running: Arrangement, day: date) -> Cents:
    parts = running.plan.instalments
    grace = running.plan.grace_days
    return sum(part.amount for part in parts if add_days(part.by, grace) < day)


def _paid_in_time(claim: Claim, agreed: _Agreed, end: Recorded) -> Cents:
    last = _last_day(agreed) if isinstance(agreed, Promise) else end.known_on
    return paid_towards(claim, agreed, until=last)


def _confirmed(file: CaseFile, one: Recorded, agreed: Sequence[Recorded]) -> Iterator[Ruling]:
    """A plan that both signed is in writing; anything else is confirmed by a letter."""
    what, by = _AGREED[type(one.fact)], add_days(one.effective_on, CONFIRM_DAYS)
    fact = one.fact
    if isinstance(fact, PaymentPlanAgreed) and (
        fact.signed_by_debtor_on and fact.signed_by_creditor_on
    ):
        yield found("signed_by_both", one.effective_on, one, agreement=what)
        return
    letters = (other for other in file.of(AgreementConfirmed) if other.position > one.position)
    letter = next((other for other in letters if _says(other, what)), None)
    if letter is not None and letter.effective_on <= by:
        yield found("confirmed", letter.effective_on, one, letter, agreement=what, confirm_by=by)
        return
    over = [other for other in (*agreed, *file.of(*_OVER)) if one.position < other.position]
    ended = next((other for other in over if other.effective_on <= by), None)
    if ended is not None:
        yield found("over_before_it_was_confirmed", ended.effective_on, one, ended, agreement=what)
    elif letter is not None:
        late, day = letter.effective_on, day_after(by)
        yield found(
            "confirmed_late", day, one, letter, agreement=what, confirm_by=by, confirmed_on=late
        )
    elif by < file.at.day:
        yield found("not_confirmed", day_after(by), one, agreement=what, confirm_by=by)


def _says(letter: Recorded, what: str) -> bool:
    return isinstance(letter.fact, AgreementConfirmed) and letter.fact.what == what


def _without_charge(file: CaseFile, one: Recorded, plan: PaymentPlanAgreed) -> Iterator[Ruling]:
    """A consumer's plan asks what is owed without it, and the interest that runs by law."""
    then = Point(one.position - 1, one.known_on)
    claim = file.around.claim(file.claim_id, then)
    debtor = file.around.debtor(claim.debtor_id or file.debtor.id, then)
    if not debtor.capacity.protected_as_consumer:
        return
    asked = sum(part.amount for part in plan.instalments)
    owed = (
        _owed_by(claim, plan)
        if plan.interest_during_plan
        else balance(claim, on=one.known_on).total
    )
    reason = "plan_asks_more" if asked > owed else "plan_asks_what_is_owed"
    yield found(reason, one.effective_on, one, asked=asked, at_most=owed)


def _owed_by(claim: Claim, plan: PaymentPlanAgreed) -> Cents:
    """What a plan comes to with the interest that runs while its instalments lower what is open."""
    parts = [
        Entry(part.by, EntryKind.PAYMENT, part.amount, ref=f"instalment {part.number}")
        for part in plan.instalments
    ]
    last = plan.instalments[-1].by
    entries, terms = running(claim, on=last)
    before = run_account(entries, terms=terms, until=last)
    run = run_account([*entries, *parts], terms=terms, until=last)
    beyond = run.unallocated - before.unallocated
    return sum(part.cents for part in parts) - beyond + run.total


AGREEMENTS: Final = Obligation(
    code="agreements",
    article="BW 6:248, 7:900",
    source="Burgerlijk Wetboek, Boeken 6 en 7",
    since=date(1992, 1, 1),
    gravity=Gravity.HARM,
    reasons={
        "asked_while_agreed": Compliance.VIOLATED,
        "charged_while_agreed": Compliance.VIOLATED,
        "handed_over_while_agreed": Compliance.VIOLATED,
        "instalment_reminded": Compliance.FULFILLED,
        "letter_called_off": Compliance.FULFILLED,
        "found_broken_rightly": Compliance.FULFILLED,
        "found_broken_though_kept": Compliance.VIOLATED,
        "kept_as_it_came_out": Compliance.FULFILLED,
        "signed_by_both": Compliance.FULFILLED,
        "confirmed": Compliance.FULFILLED,
        "confirmed_late": Compliance.VIOLATED,
        "not_confirmed": Compliance.VIOLATED,
        "over_before_it_was_confirmed": Compliance.FULFILLED,
        "plan_asks_more": Compliance.VIOLATED,
        "plan_asks_what_is_owed": Compliance.FULFILLED,
    },
    judge=_judge,
)
