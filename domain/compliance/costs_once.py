"""One calculation of costs for all claims of a consumer that can be asked together (6:96 lid 7)."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from domain.claim.events import ClaimMovedToDebtor, CollectionCostsCharged
from domain.compliance.case_file import CaseFile
from domain.compliance.default import default_by
from domain.compliance.demands import DunningLetter, demands, sight_of
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.compliance.sight import Sight, now
from domain.facts import Point
from domain.law.collection_costs import costs_for_letter, statutory_costs
from domain.law.recurring_costs import CAP_FROM
from domain.money import Cents


def _judge(file: CaseFile) -> Iterator[Ruling]:
    announcing = [one for one in demands(file) if one.fourteen and one.costs_announced]
    for letter in announcing:
        if letter.order and len(letter.order.claims) > 1:
            yield _of_sum(file, letter)
    if announcing:
        yield from _beside_others(file, announcing)
    yield from _charged_once(file)


def _of_sum(file: CaseFile, letter: DunningLetter) -> Ruling:
    """A letter over several claims: the scale once over their sum."""
    assert letter.order is not None, "it was looked at by its order"
    asked = [part.asked.principal for part in letter.order.claims]
    once = costs_for_letter(asked, business=not sight_of(file, letter).consumer).amount
    reason = "counted_once" if letter.costs_announced <= once else "counted_apart"
    stated = letter.costs_announced
    return found(reason, letter.sent_on, *letter.rests, stated=stated, at_most=once)


def _beside_others(file: CaseFile, announcing: list[DunningLetter]) -> Iterator[Ruling]:
    """Other letters of the debtor that announced costs over claims these could have asked too."""
    mine = {one.fact.letter_id for one in announcing}
    seen: set[tuple[UUID, UUID]] = set()
    for other_id in file.debtor.claims:
        if other_id == file.claim_id:
            continue
        other = CaseFile(other_id, file.at, file.around)
        for theirs in demands(other):
            if not theirs.fourteen or not theirs.costs_announced:
                continue
            if theirs.fact.letter_id in mine:
                continue
            for letter in announcing:
                pair = (letter.fact.letter_id, theirs.fact.letter_id)
                if pair not in seen and not _share_a_claim(letter, theirs):
                    seen.add(pair)
                    yield from _apart(file, letter, other, theirs)


def _share_a_claim(one: DunningLetter, other: DunningLetter) -> bool:
    """Tell whether a letter says again what another said."""
    return bool(_claims(one) & _claims(other))


def _claims(letter: DunningLetter) -> set[UUID]:
    return {part.claim_id for part in letter.order.claims} if letter.order else set()


def _apart(
    file: CaseFile, letter: DunningLetter, other: CaseFile, theirs: DunningLetter
) -> Iterator[Ruling]:
    """Two letters that the law joins: each claim could be asked when the first one went."""
    if letter.told.position <= theirs.told.position:
        first, late = letter, Sight(file.around, other.claim_id, letter.decided, letter.decided)
    else:
        first, late = theirs, Sight(file.around, file.claim_id, theirs.decided, theirs.decided)
    joint = statutory_costs(letter.base_announced + theirs.base_announced)
    stated = letter.costs_announced + theirs.costs_announced
    rests = (*letter.rests, *theirs.rests)
    if stated <= joint or not now(file).consumer or _capped(file, other, first.asked_on):
        return
    day = max(letter.sent_on, theirs.sent_on)
    if not _same_debtor(file, other, first.decided):
        standing = _standing(file, letter) + _standing(other, theirs)
        reason = "joined_since" if standing <= joint else "not_joined_since"
        yield found(reason, day, *rests, stated=stated, at_most=joint, standing=standing)
    elif _could_be_asked(late, first.asked_on):
        yield found("asked_apart", day, *rests, stated=stated, at_most=joint)
    else:
        yield found("could_not_be_joined", day, *rests, stated=stated)


def _same_debtor(file: CaseFile, other: CaseFile, at: Point) -> bool:
    """Tell whether both claims were known to be one debtor's; one that was moved perhaps not."""
    if not any((*file.of(ClaimMovedToDebtor), *other.of(ClaimMovedToDebtor))):
        return True
    owners = {file.around.claim(one, at).debtor_id for one in (file.claim_id, other.claim_id)}
    return len(owners) == 1


def _capped(file: CaseFile, other: CaseFile, asked_on: date) -> bool:
    """Tell whether one of them is a term of a series: each has its letter, and a cap (art. 2a)."""
    return asked_on >= CAP_FROM and bool(file.claim.series_id or other.claim.series_id)


def _could_be_asked(sight: Sight, day: date) -> bool:
    """Tell whether a claim was in default, open, and nothing stood in the way of asking it."""
    claim = sight.claim
    stopped = (
        not claim.live,
        bool(claim.disputes) or claim.unsaid is not None,
        claim.held_on(day) is not None,
        bool(claim.promise or claim.arrangement),
        claim.extended_to is not None and claim.extended_to >= day,
        bool(claim.stopped_by),
        claim.offer is not None,
        claim.came_on > day,
    )
    return not any(stopped) and default_by(sight, day) is not None


def _standing(file: CaseFile, letter: DunningLetter) -> Cents:
    """What stands of the costs on a letter, over all its claims."""
    claims = _claims(letter) or {file.claim_id}
    return sum(
        one.standing
        for claim_id in claims
        for one in file.around.claim(claim_id, file.at).costs
        if one.letter_id == letter.fact.letter_id
    )


def _charged_once(file: CaseFile) -> Iterator[Ruling]:
    """Costs that stand on a claim come once, on whatever letters and in whatever rounds."""
    charges = file.of(CollectionCostsCharged)
    if not charges[1:]:
        return
    standing = sum(one.standing for one in file.claim.costs)
    most = max(one.total for one in file.claim.costs)
    reason = "charged_twice" if standing > most else "charged_again_in_part"
    day = charges[-1].effective_on
    yield found(reason, day, *charges, standing=standing, at_most=most)


COSTS_ONCE: Final = Obligation(
    code="costs_once",
    article="BW 6:96 lid 7",
    source="Burgerlijk Wetboek; Aanhangsel TK 2012-2013, 1160",
    since=date(2012, 7, 1),
    gravity=Gravity.HARM,
    reasons={
        "counted_once": Compliance.FULFILLED,
        "could_not_be_joined": Compliance.FULFILLED,
        "joined_since": Compliance.FULFILLED,
        "charged_again_in_part": Compliance.FULFILLED,
        "counted_apart": Compliance.VIOLATED,
        "asked_apart": Compliance.VIOLATED,
        "not_joined_since": Compliance.VIOLATED,
        "charged_twice": Compliance.VIOLATED,
    },
    judge=_judge,
)
