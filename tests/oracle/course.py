"""What stops a claim: disputes, agreements, holds and life events; and how it is handed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tests.oracle.costs import safe_last_day, unlawful
from tests.oracle.days import DAY
from tests.oracle.papers import FULFILLED, NOT_PROVABLE, SENT, VIOLATED, Papers, Said, parts
from tests.oracle.plain import PlainFact
from tests.oracle.scope import protected


@dataclass(frozen=True)
class Stop:
    """Something that stops a claim: from and to which fact, and until which day at most."""

    what: str
    fact: PlainFact
    until: date | None = None
    """The last day (inclusive); none: as long as nothing ends it."""
    ended_at: int = 10**12
    """The position of what ended it."""

    def stops(self, act: PlainFact) -> bool:
        """Whether it was known and held when something was done."""
        known = self.fact.position < act.position < self.ended_at
        return known and (self.until is None or act.on <= self.until)


def disputes(papers: Papers) -> Iterator[Said]:
    """What is contested is answered, and not pursued meanwhile (law.md 5).

    Readings: it is pursued by a letter that asks more than the part that is not contested, by
    costs over more than that or a hand-over before an answer; a statement too. A lawyer may have
    it: he brings it to court. After an answer, before a decision, nobody can tell who is right:
    not provable. A decision answers it. Where no day was set thirty are taken: after them an
    answer may be in time, and none at all is not.
    """
    for one in papers.of("disputed"):
        end = decided(papers, one)
        until = end.position if end else 10**12
        answers = [a for a in papers.of("dispute_answered") if _of(a, one)] + ([end] if end else [])
        heard = min((answer.position for answer in answers), default=10**12)
        for act in papers.pressing():
            if one.position < act.position < until and _pursues(papers, act):
                verdict = VIOLATED if act.position < heard else NOT_PROVABLE
                yield Said(verdict, act.on, "pursued while it was contested")
        yield from _answered(papers, one, min((answer.on for answer in answers), default=None))


def _answered(papers: Papers, dispute: PlainFact, first: date | None) -> Iterator[Said]:
    by = dispute.day("answer_by") or dispute.on + REASONABLE_DAYS * DAY
    ends = papers.of("withdrawn", "settled")
    gone = [one.on for one in ends if one.position > dispute.position]
    if first:
        late = NOT_PROVABLE if dispute.day("answer_by") is None else VIOLATED
        yield Said(late if first > by else FULFILLED, first, f"by {by}: {first}")
    elif any(day <= by for day in gone):
        yield Said(FULFILLED, dispute.on, "it fell away")
    elif papers.today > by:
        yield Said(VIOLATED, by + DAY, f"never answered by {by}")


def _of(answer: PlainFact, dispute: PlainFact) -> bool:
    named = answer.state.get("disputed_version")
    return answer.position > dispute.position and named in {None, dispute.version}


def decided(papers: Papers, dispute: PlainFact) -> PlainFact | None:
    """What ended a dispute; None: nothing yet."""
    ends = papers.of("dispute_decided", "dispute_resolved")
    return next((one for one in ends if _of(one, dispute)), None)


def _pursues(papers: Papers, act: PlainFact) -> bool:
    if act.topic == "claim.handed_over":
        return not _litigates(act)
    asked = act.state["asked"]["principal"] if act.topic in SENT else act.state["base"]
    return bool(asked > papers.rest(act.on, act.position).principal)


def _litigates(act: PlainFact) -> bool:
    return bool(act.state["party_kind"] == "lawyer")


def agreements(papers: Papers) -> Iterator[Said]:
    """While the debtor keeps what was agreed nothing is asked of him (law.md 6).

    Readings: an extension and a promise hold through their last day, a promise with its
    tolerance; a payment plan until it lapsed or was completed. What was done before it was
    recorded is left; a statement and a confirmation ask nothing. What was agreed by word is
    confirmed in writing within fourteen days, unless it was over by then.
    """
    stops = list(_agreed(papers))
    acts = [one for one in papers.pressing() if one.topic != "claim.statement_sent"]
    yield from _held(stops, acts)
    yield from _confirmed(papers, stops)


def _confirmed(papers: Papers, stops: list[Stop]) -> Iterator[Said]:
    for stop in stops:
        signed = stop.fact.state
        by = stop.fact.on + CONFIRM_DAYS * DAY
        later = [one for one in papers.own if one.position > stop.fact.position]
        said = [one.on for one in later if one.topic == "claim.agreement_confirmed"]
        over = [one.on for one in later if one.topic in _OVER]
        in_writing = signed.get("signed_by_debtor_on") and signed.get("signed_by_creditor_on")
        if not in_writing and not any(day <= by for day in said + over):
            yield Said(VIOLATED, by + DAY, f"{stop.what} not confirmed by {by}")


def _agreed(papers: Papers) -> Iterator[Stop]:
    for one in papers.own:
        match one.topic.removeprefix("claim."):
            case "payment_promised":
                last = one.day("by")
                assert last
                until = last + one.state.get("tolerance_days", 0) * DAY
                ends = papers.of("promise_broken", "promise_kept")
                named = [end for end in ends if end.state["promised_version"] == one.version]
                yield Stop("promise", one, until, _first(named))
            case "payment_term_extended":
                yield Stop("extension", one, one.day("pay_by"))
            case "payment_plan_agreed":
                ends = papers.of("payment_plan_lapsed", "payment_plan_completed")
                named = [end for end in ends if end.state["agreed_version"] == one.version]
                yield Stop("payment plan", one, None, _first(named))


def _first(ends: list[PlainFact]) -> int:
    return min((one.position for one in ends), default=10**12)


def _held(stops: list[Stop], acts: list[PlainFact]) -> Iterator[Said]:
    for stop in stops:
        broken = [act for act in acts if stop.stops(act)]
        for act in broken:
            yield Said(VIOLATED, act.on, f"{act.topic} during {stop.what} of {stop.fact.on}")
        if not broken:
            yield Said(FULFILLED, stop.fact.on, stop.what)


CONFIRM_DAYS, REASONABLE_DAYS, TELL_DAYS = 14, 30, 14
_CHANGES: Final = frozenset(
    """claim.payment_received claim.payment_reversed claim.credit_note_applied claim.disputed
    claim.dispute_decided claim.part_waived claim.withdrawn""".split()
)
_OVER: Final = frozenset(
    """claim.promise_kept claim.promise_broken claim.payment_plan_lapsed claim.settled
    claim.payment_plan_completed claim.withdrawn claim.written_off claim.handed_over""".split()
)
_BARS: Final = {
    "debtor.bankruptcy_declared": "debtor.bankruptcy_ended",
    "debtor.debt_restructuring_started": "debtor.debt_restructuring_ended",
    "debtor.debt_help_started": "debtor.debt_help_ended",
    "debtor.guardianship_ordered": "debtor.guardianship_ended",
    "debtor.death_reported": "debtor.heirs_known",
}
"""What stops all claims on a debtor, and what ends it (law.md 8.3)."""


def holds(papers: Papers) -> Iterator[Said]:
    """Nothing is done while a claim is held, or the debtor is bankrupt, helped, guarded or dead.

    Readings: a hold holds from its first day through its last, a bar from when it was recorded
    until what ends it; what was done before that was known is no violation. A bankruptcy does
    not stop the hand-over to whoever files it with the curator: not planted, so not ruled here.
    """
    yield from _held(list(_stops(papers)), papers.pressing())


def _stops(papers: Papers) -> Iterator[Stop]:
    for one in papers.of("hold_placed"):
        ends = [e for e in papers.of("hold_lifted") if e.state["hold_id"] == one.state["hold_id"]]
        later = [end for end in ends if end.position > one.position]
        yield Stop("hold", one, one.day("until"), _first(later))
    for one in papers.debtor:
        if one.topic in _BARS:
            ends = [e for e in papers.debtor if e.topic == _BARS[one.topic]]
            later = [end for end in ends if end.position > one.position]
            yield Stop(one.topic, one, one.day("until"), _first(later))


def hand_over(papers: Papers) -> Iterator[Said]:
    """Bki art. 3.1, law.md 8: complete, with a specification that adds up, and not too early.

    Reading: the invoice itself was laid with the claim before, where the debtor may be a natural
    person here, and the sum by part is what was owed. A consumer had his lawful fourteen days by
    what was known then, since the dossier must show them; anybody else was in default; what is
    contested a lawyer may bring to court without. What is paid, credited or contested since is
    told to the party within fourteen days; no law names the number.
    """
    for one in papers.of("handed_over"):
        told, due = parts(one.state["balance"]), papers.owed(one.on, one.position)
        scanned = papers.scanned(before=one.position) or not protected(papers, one.position)
        verdict = FULFILLED if scanned and told == due else VIOLATED
        yield Said(verdict, one.on, f"invoice {scanned}, {told} of {due}")
        since = papers.default_since(one.position)
        if _litigates(one) and papers.contested(one.position):
            pass
        elif papers.consumer:
            yield _last_chance(papers, one)
        else:
            yield Said(FULFILLED if since and since <= one.on else VIOLATED, one.on, f"{since}")
        yield from _told_since(papers, one)


def _told_since(papers: Papers, act: PlainFact) -> Iterator[Said]:
    """Whether the party was told what changes what it asks, in time."""
    later = [one for one in papers.own if one.position > act.position]
    untold: date | None = None
    for one in later:
        if one.topic in {"claim.party_informed", "claim.recalled"}:
            untold = None
        elif one.topic in _CHANGES and untold is None:
            untold = one.recorded_on
    by = untold + TELL_DAYS * DAY if untold else papers.today
    if by < papers.today:
        yield Said(VIOLATED, by + DAY, f"the party was not told by {by}")


def _last_chance(papers: Papers, act: PlainFact) -> Said:
    sent = [
        letter
        for letter in papers.letters
        if letter.kind == "fourteen_day_letter" and letter.fact.position < act.position
    ]
    lawful = [letter for letter in sent if not unlawful(papers, letter, before=act.position)]
    if lawful and not papers.default_shown():
        return Said(NOT_PROVABLE, act.on, "default rests on too short a notice")
    ends = [last for letter in lawful if (last := safe_last_day(letter))]
    if any(last < act.on for last in ends):
        return Said(FULFILLED, act.on, "he had his fourteen days")
    hidden = lawful and not ends and not all(letter.came_back for letter in lawful)
    return Said(NOT_PROVABLE if hidden else VIOLATED, act.on, f"no fourteen days: {ends}")
