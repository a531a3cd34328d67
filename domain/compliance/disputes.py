"""What the debtor contests is answered, and not pursued meanwhile (BW 6:52, 6:262)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from domain.claim.balance import balance
from domain.claim.contested import contested, credited, undisputed
from domain.claim.events import (
    ClaimDisputed,
    ClaimSettled,
    ClaimWithdrawn,
    CollectionCostsCharged,
    DisputeAnswered,
    DisputeDecided,
    DisputeResolved,
    HandedOver,
    HandOverRequested,
    LetterFact,
    PartyKind,
)
from domain.claim.state import Claim
from domain.compliance.acts import Deed, DeedKind
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.days import add_days, day_after
from domain.facts import Recorded
from domain.money import Cents

REASONABLE_DAYS: Final = 30
"""Within so many days an answer is in time where no day was set; the law names no number."""


def _judge(file: CaseFile) -> Iterator[Ruling]:
    disputes = file.of(ClaimDisputed)
    if not disputes:
        return
    said = file.of(DisputeAnswered, DisputeDecided, DisputeResolved)
    for dispute in disputes:
        yield from _answered(file, dispute, said)
    for act in file.acts:
        known = [one for one in disputes if act.knew(one)]
        if known:
            yield from _pursued(file, act, known, [one for one in said if act.knew(one)])


def _answered(file: CaseFile, dispute: Recorded, said: Sequence[Recorded]) -> Iterator[Ruling]:
    fact = dispute.fact
    assert isinstance(fact, ClaimDisputed)
    by = fact.answer_by or add_days(dispute.effective_on, REASONABLE_DAYS)
    answer = next((one for one in said if _answers(one, dispute)), None)
    if answer is not None:
        on = answer.effective_on
        reason = "answered_in_time" if on <= by else "answered_late"
        if on > by and fact.answer_by is None:
            reason = "no_day_was_set"
        day = on if on <= by else day_after(by)  # it was late on the first day without an answer
        yield found(reason, day, dispute, answer, amount=fact.amount, answered_on=on, answer_by=by)
        return
    gone = [one for one in file.of(ClaimWithdrawn, ClaimSettled) if one.known_on <= by]
    gone = [one for one in gone if one.position > dispute.position]  # it may have lived again
    if gone:
        yield found("fell_away", gone[0].effective_on, dispute, gone[0], amount=fact.amount)
    elif by < file.at.day:
        yield found("not_answered", day_after(by), dispute, amount=fact.amount, answer_by=by)


def _answers(one: Recorded, dispute: Recorded) -> bool:
    """Tell whether a fact answers a dispute; one that names none is of all there were."""
    named = getattr(one.fact, "disputed_version", None)
    return one.position > dispute.position and named in {None, dispute.originator_version}


def _pursued(
    file: CaseFile, act: Deed, known: Sequence[Recorded], said: Sequence[Recorded]
) -> Iterator[Ruling]:
    """What an act did with what was contested and not decided by then."""
    claim = file.claim_at(act)
    rests = (*known, *said, *act.rests)
    if not contested(claim):
        yield from _after_the_decision(claim, act, rests)
    elif act.kind is DeedKind.CALLED_OFF:
        yield found("letter_called_off", act.on, *rests, contested=contested(claim))
    elif act.kind is DeedKind.HAND_OVER:
        yield _handed(claim, act, known, said)
    elif (asked := _asked(act)) is not None:
        rest = _rest(claim, act)
        yield found(
            _of_asking(claim, act, said, asked, rest), act.on, *rests, asked=asked, at_most=rest
        )


def _asked(act: Deed) -> Cents | None:
    """The principal that a letter asks, or on which costs were charged."""
    if isinstance(act.told.fact, LetterFact):
        return act.told.fact.asked.principal
    return act.told.fact.base if isinstance(act.told.fact, CollectionCostsCharged) else None


def _of_asking(claim: Claim, act: Deed, said: Sequence[Recorded], asked: Cents, rest: Cents) -> str:
    if asked <= rest:
        return "asked_the_rest_only"
    if _all_answered(claim, said):
        return "asked_after_an_answer"
    return (
        "asked_what_is_contested" if act.kind is DeedKind.LETTER else "charged_on_what_is_contested"
    )


def _all_answered(claim: Claim, said: Sequence[Recorded]) -> bool:
    """Tell whether all that is contested was answered: perhaps that was meant as a decision."""
    answered = {getattr(one.fact, "disputed_version", None) for one in said}
    return None in answered or {one.version for one in claim.disputes} <= answered


def _handed(claim: Claim, act: Deed, known: Sequence[Recorded], said: Sequence[Recorded]) -> Ruling:
    fact = act.told.fact
    assert isinstance(fact, HandOverRequested | HandedOver)
    rests = (*known, *said, *act.rests)
    litigates = fact.party_kind is PartyKind.LAWYER
    if _all_answered(claim, said) and not litigates:
        asked, rest = fact.balance.principal, _rest(claim, act)
        return found("asked_after_an_answer", act.on, *rests, asked=asked, at_most=rest)
    reason = "contested_to_a_lawyer" if litigates else "contested_handed_over"
    return found(reason, act.on, *rests, party_kind=fact.party_kind, contested=contested(claim))


def _rest(claim: Claim, act: Deed) -> Cents:
    """The principal that is open and not contested."""
    return balance(undisputed(claim, on=act.on), on=act.on).principal


def _after_the_decision(claim: Claim, act: Deed, rests: Sequence[Recorded]) -> Iterator[Ruling]:
    """What was granted is asked no more; what was upheld without a sum nobody can tell."""
    fact = act.told.fact
    if act.kind not in {DeedKind.LETTER, DeedKind.COSTS, DeedKind.HAND_OVER}:
        return
    if claim.unsaid is not None:
        yield found("grant_not_said", act.on, *rests, contested=claim.unsaid.amount)
    elif claim.granted_as and isinstance(fact, LetterFact):
        owed = claim.principal - credited(claim)
        reason = "asked_what_was_granted" if fact.asked.principal > owed else "granted_taken_off"
        yield found(reason, act.on, *rests, asked=fact.asked.principal, at_most=owed)


DISPUTES: Final = Obligation(
    code="disputes",
    article="BW 6:52, 6:262",
    source="Burgerlijk Wetboek, Boek 6",
    since=date(1992, 1, 1),
    gravity=Gravity.HARM,
    reasons={
        "answered_in_time": Compliance.FULFILLED,
        "answered_late": Compliance.VIOLATED,
        "not_answered": Compliance.VIOLATED,
        "no_day_was_set": Compliance.NOT_PROVABLE,
        "fell_away": Compliance.FULFILLED,
        "letter_called_off": Compliance.FULFILLED,
        "asked_the_rest_only": Compliance.FULFILLED,
        "asked_what_is_contested": Compliance.VIOLATED,
        "charged_on_what_is_contested": Compliance.VIOLATED,
        "asked_after_an_answer": Compliance.NOT_PROVABLE,
        "contested_handed_over": Compliance.VIOLATED,
        "contested_to_a_lawyer": Compliance.FULFILLED,
        "grant_not_said": Compliance.NOT_PROVABLE,
        "asked_what_was_granted": Compliance.VIOLATED,
        "granted_taken_off": Compliance.FULFILLED,
    },
    judge=_judge,
)
