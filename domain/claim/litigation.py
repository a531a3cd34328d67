"""Before the court: what is decided on a summons, the proceedings and the judgment."""

from collections.abc import Sequence
from datetime import date

from domain.claim.awarded import entries_of, terms_of
from domain.claim.balance import balance, interest_terms, without_court
from domain.claim.court import Award, Court
from domain.claim.court_repeats import (
    CourtRuling,
    known_ruling,
    require_same_ruling,
    require_same_summons,
)
from domain.claim.events import (
    Asked,
    AwardedPart,
    ClaimFact,
    ClaimReopened,
    CourtStep,
    CourtStepTaken,
    JudgmentAnnulled,
    JudgmentGiven,
    PartKind,
    SummonsServed,
)
from domain.claim.imagined import imagine
from domain.claim.off_judgment import taken_off
from domain.claim.payments import settle_if_nothing_is_open
from domain.claim.refusals import require_live, require_not_after, require_opened
from domain.claim.state import Claim, Ending
from domain.errors import Refusal
from domain.law.account import run_account
from domain.law.rates import InterestKind
from domain.money import Cents, as_decimal
from domain.sealing import Sealed


def summon(
    claim: Claim,
    *,
    served_on: date,
    court: str,
    hearing_on: date | None,
    claimed: Asked | None,
    costs: Cents,
    today: date,
) -> list[ClaimFact]:
    """Record that the debtor was summoned; repeated, it is nothing new.

    What is left out of a repeat says nothing else. Another court, day on the cause list, claim or
    costs than the summons of that day has: ``court.known_otherwise``.

    ``claimed``: none is all that is open on that day. Raises Refusal ``claim.ended``,
    ``day.in_the_future``, ``court.before_invoice``, ``court.hearing_before`` or
    ``court.pending`` where the claim is before a court already, or was judged.
    """
    require_owed(claim)
    require_not_after(served_on, today=today, what="day of the summons")
    known = claim.court
    if known.summons and known.summons_on == served_on and not known.withdrawn_on:
        told = {"court": court, "hearing_on": hearing_on, "claimed": claimed, "costs": costs}
        require_same_summons(known.summons, told)
        return []
    if known.pending or known.award:
        raise Refusal(
            "court.pending",
            f"Claim {claim.invoice_number} is before the court already, or was judged.",
            way_out="Record what happens there; a case that was taken back is recorded first.",
            values={"invoice": claim.invoice_number},
        )
    _require_days(claim, served_on, hearing_on)
    now = balance(claim, on=served_on)
    whole = Asked(principal=now.principal, interest=now.interest, costs=now.costs)
    return [
        SummonsServed(
            served_on=served_on,
            court=court,
            hearing_on=hearing_on,
            claimed=claimed or whole,
            costs=costs,
        )
    ]


def _require_days(claim: Claim, served_on: date, hearing_on: date | None) -> None:
    if served_on < claim.issued_on:
        raise _before(claim, served_on)
    if hearing_on is not None and hearing_on < served_on:
        raise Refusal(
            "court.hearing_before",
            "The cause-list day lies before the day on which the summons was served.",
            way_out="Give the day that the summons names.",
            article="Rv 114",
        )


def take_court_step(
    claim: Claim,
    *,
    step: CourtStep,
    on: date,
    hearing_on: date | None,
    note: Sealed[str] | None,
    today: date,
) -> list[ClaimFact]:
    """Record something that happened in the proceedings; repeated, it is nothing new.

    Raises Refusal ``court.no_summons``, ``day.in_the_future``, ``court.before_summons``,
    ``judgment.none`` for what only follows a judgment, or ``judgment.stands`` where a judgment
    was given and the case is said to be taken back.
    """
    require_summons(claim)
    require_not_after(on, today=today, what="day in court")
    _require_after_summons(claim, on)
    if (step, on) in claim.court.steps and hearing_on in {None, claim.court.hearing_on}:
        return []
    if step in _AFTER_JUDGMENT:
        standing_judgment(claim)
    if step is CourtStep.WITHDRAWN and claim.court.award:
        raise Refusal(
            "judgment.stands",
            "A judgment was given: the case is not taken back any more.",
            way_out="Say that the judgment was annulled, or waive what is not asked.",
        )
    return [CourtStepTaken(step=step, on=on, hearing_on=hearing_on, note=note)]


_AFTER_JUDGMENT = frozenset({CourtStep.NOTIFIED, CourtStep.OBJECTION, CourtStep.APPEAL})


def judge(claim: Claim, ruling: CourtRuling, *, today: date) -> list[ClaimFact]:
    """Let what a court awarded be what is owed, from its day on; the rest is asked no more.

    One that was given before holds no more. A claim of which nothing is awarded is settled, one
    that was settled and is awarded something lives again. Raises Refusal ``court.no_summons``,
    ``claim.ended``, ``day.in_the_future``, ``court.before_summons``, ``judgment.reckoned``,
    ``judgment.more_than_claimed``, ``judgment.interest_from``, ``judgment.interest_rate``,
    ``judgment.nothing_upheld`` or,
    where that of the same day and number was recorded otherwise, ``judgment.known_otherwise``.
    """
    require_summons(claim)
    if claim.ending in {Ending.WITHDRAWN, Ending.WRITTEN_OFF}:
        require_live(claim)
    require_not_after(ruling.given_on, today=today, what="day of the judgment")
    _require_after_summons(claim, ruling.given_on)
    reckoned = _reckoned(claim, ruling)
    before = claim.court.award
    if known := known_ruling(claim.court, ruling):
        require_same_ruling(known, ruling)
        return []
    if ruling.upholds and before is None:
        raise Refusal(
            "judgment.nothing_upheld",
            "No judgment holds that this one could uphold.",
            way_out="Record the judgment that was upheld first, or leave that out.",
        )
    if before and ruling.given_on < before.on:
        raise Refusal(
            "judgment.earlier",
            f"A judgment of {before.on} holds already.",
            way_out="Take it back as an error first, or give the day of the later one.",
            values={"day": before.on},
        )
    _require_sums(claim, ruling, reckoned)
    off = taken_off(claim.ledger, through=reckoned)
    given = JudgmentGiven(
        given_on=ruling.given_on,
        court=ruling.court,
        case_number=ruling.case_number,
        form=ruling.form,
        by_default=ruling.by_default,
        enforceable=ruling.enforceable,
        reckoned_through=reckoned,
        parts=tuple(part for part in ruling.parts if part.amount),
        rejected=_rejected(claim, ruling, reckoned),
        paid_before=off.paid,
        credited_before=off.credited,
        upholds=ruling.upholds,
    )
    return _with_its_end(claim, [given], "judgment", today=today)


def bearing_part(principal: Cents, over: Cents | None) -> Cents:
    """The part of a principal that bears interest; raises Refusal ``judgment.interest_over``."""
    if over is not None and over > principal:
        raise Refusal(
            "judgment.interest_over",
            f"Interest is awarded over {as_decimal(over)}, and the principal is "
            f"{as_decimal(principal)}.",
            way_out="Give the part of the principal that bears it.",
            values={"amount": principal},
        )
    return principal if over is None else over


def annul(claim: Claim, *, annulled_on: date, ground: str, today: date) -> list[ClaimFact]:
    """Let a judgment hold no more: the claim stands as if it had never been given; again: nothing.

    What was paid counts for the claim; what is beyond it is owed back (BW 6:203). Raises Refusal
    ``judgment.none``, ``day.in_the_future`` or ``judgment.annulled_before``.
    """
    if claim.court.award is None and claim.court.annulment == (annulled_on, ground):
        return []
    award = standing_judgment(claim)
    require_not_after(annulled_on, today=today, what="day of the annulment")
    if annulled_on < award.on:
        raise Refusal(
            "judgment.annulled_before",
            f"The judgment was given on {award.on}, after {annulled_on}.",
            way_out="Give the day of the ruling that annuls it.",
            values={"day": award.on},
        )
    annulled = JudgmentAnnulled(
        judgment_version=award.version, annulled_on=annulled_on, ground=ground
    )
    return _with_its_end(claim, [annulled], "judgment annulled", today=today)


def require_owed(claim: Claim) -> None:
    """Refuse with ``claim.ended`` a claim that is not asked, here or where it was handed over."""
    require_opened(claim)
    if claim.ending is not Ending.HANDED_OVER:
        require_live(claim)


def require_summons(claim: Claim) -> None:
    """Refuse with ``court.no_summons`` a claim that was brought before no court."""
    require_opened(claim)
    if claim.court.summons_on is None or claim.court.withdrawn_on:
        raise Refusal(
            "court.no_summons",
            f"Claim {claim.invoice_number} is before no court.",
            way_out="Record the summons first.",
            values={"invoice": claim.invoice_number},
        )


def require_judgment(claim: Claim) -> None:
    """Refuse with ``judgment.none`` where no judgment holds."""
    require_opened(claim)
    standing_judgment(claim)


def standing_judgment(claim: Claim) -> Award:
    """The judgment that holds; raises Refusal ``judgment.none``."""
    require_opened(claim)
    award = claim.court.award
    if award is None:
        raise Refusal(
            "judgment.none",
            f"No judgment holds on claim {claim.invoice_number}.",
            way_out="Record the judgment first.",
            values={"invoice": claim.invoice_number},
        )
    return award


def _require_after_summons(claim: Claim, day: date) -> None:
    summons = claim.court.summons_on
    if summons and day < summons:
        raise Refusal(
            "court.before_summons",
            f"The summons was served on {summons}, after {day}.",
            way_out="Give the day on which it happened.",
            values={"day": summons},
        )


def _before(claim: Claim, day: date) -> Refusal:
    return Refusal(
        "court.before_invoice",
        f"The invoice is of {claim.issued_on}, after {day}.",
        way_out="Give the day on which the summons was served.",
        values={"day": claim.issued_on},
    )


def _reckoned(claim: Claim, ruling: CourtRuling) -> date:
    known = claim.court.award.reckoned_through if claim.court.award else claim.court.summons_on
    day = ruling.reckoned_through or known
    assert day is not None  # there is a summons
    if not claim.issued_on <= day <= ruling.given_on:
        raise Refusal(
            "judgment.reckoned",
            "The day through which payments are off lies before the invoice or after the judgment.",
            way_out="Give the last day of which the judgment takes payments into account.",
        )
    return day


def _require_sums(claim: Claim, ruling: CourtRuling, reckoned: date) -> None:
    most = balance(without_court(claim), on=reckoned).principal
    principal = _sum(ruling.parts, PartKind.PRINCIPAL)
    if principal > most:
        raise Refusal(
            "judgment.more_than_claimed",
            f"Of the principal {as_decimal(most)} was open on {reckoned}, and "
            f"{as_decimal(principal)} would be awarded.",
            way_out="Give this claim's part of the judgment, or the day through which payments "
            "are off it; interest and costs have their own amounts.",
            article="Rv 23",
            values={"open": most, "day": reckoned},
        )
    for part in ruling.parts:
        bears = part.interest is not InterestKind.NONE
        if bears != (part.interest_from is not None) or (
            part.interest_from and part.interest_from < claim.issued_on
        ):
            raise Refusal(
                "judgment.interest_from",
                "Interest is awarded from a day on, and not from before the invoice.",
                way_out="Give the day that the judgment names, or say that it awards none.",
                article="Rv 23",
            )
        if (part.interest is InterestKind.CONTRACT) != (part.hundredths is not None):
            raise Refusal(
                "judgment.interest_rate",
                "Agreed interest has the rate that the judgment names, statutory interest its own.",
                way_out="Give the percent a year with agreed interest, and only then.",
                article="BW 6:119 lid 3",
            )


def _sum(parts: Sequence[AwardedPart], *kinds: PartKind) -> Cents:
    return sum(part.amount for part in parts if part.kind in kinds)


def _rejected(claim: Claim, ruling: CourtRuling, reckoned: date) -> Asked:
    """What the summons claimed and the court did not award, by part, as of the summons."""
    claimed, summons = claim.court.claimed, claim.court.summons_on
    assert claimed is not None
    assert summons is not None
    award = Award(
        version=0,
        position=0,
        on=ruling.given_on,
        court="",
        case_number="",
        form=ruling.form,
        by_default=False,
        enforceable=True,
        reckoned_through=reckoned,
        parts=ruling.parts,
        rejected=Asked(principal=0),
    )
    terms = terms_of(award, interest_terms(without_court(claim)))
    entries = [one for one in entries_of(award, (), ()) if one.on <= summons]
    interest = run_account(entries, terms=terms, until=summons).interest
    costs = _sum(ruling.parts, PartKind.COLLECTION_COSTS, PartKind.VAT_ON_COSTS)
    principal = _sum(ruling.parts, PartKind.PRINCIPAL)
    return Asked(
        principal=max(0, claimed.principal - principal),
        interest=max(0, claimed.interest - interest),
        costs=max(0, claimed.costs - costs),
    )


def _with_its_end(
    claim: Claim, decided: list[ClaimFact], why: str, *, today: date
) -> list[ClaimFact]:
    """Add that nothing is open any more, or that something is again."""
    after = imagine(claim, decided, today=today)
    if claim.ending is Ending.SETTLED:
        owed = balance(after, on=today).total > 0
        return [*decided, ClaimReopened(why=why, new_round=False)] if owed else decided
    return decided + settle_if_nothing_is_open(after, today=today)


def court_of(claim: Claim) -> Court | None:
    """How a claim stands before the court; None: it never was."""
    return claim.court if claim.court.summons_on or claim.court.awards else None


def in_court(claim: Claim) -> str:
    """Why a claim is asked nowhere else; empty: it may be."""
    if claim.court.award:
        return "a judgment is enforced by a bailiff"
    return "the claim is before the court" if claim.court.pending else ""
