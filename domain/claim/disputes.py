"""Disputes and holds: what stops the automatic steps of a claim, and what ends that."""

from datetime import date

from domain.claim.balance import balance, balance_in_hindsight
from domain.claim.beyond_reason import ask_about_answer
from domain.claim.contested import contested, credited, undisputed
from domain.claim.events import (
    ClaimDisputed,
    ClaimFact,
    DisputeAnswered,
    DisputeDecided,
    DisputeOutcome,
    HoldLifted,
    HoldPlaced,
    NewRoundBegun,
)
from domain.claim.found import Contested
from domain.claim.imagined import imagine
from domain.claim.payments import grant
from domain.claim.refusals import require_live, require_opened
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.law.account import EntryKind
from domain.money import Cents, as_decimal
from domain.sealing import Sealed


def dispute(
    claim: Claim,
    *,
    amount: Cents | None,
    ground: str,
    today: date,
    text: Sealed[str] | None = None,
    answer_by: date | None = None,
    confirmed: bool = False,
) -> list[ClaimFact]:
    """Record that the debtor contests an amount (none: all of the principal that is open).

    What he does not contest goes on being asked. Another dispute comes on top of the ones there
    are; the same amount on the same ground is nothing new. Interest and costs keep their legal
    dates if it proves unfounded. Raises Refusal ``dispute.more_than_principal``,
    ``dispute.no_ground`` or ``dispute.answer_past``; ``dispute.far_away`` unless ``confirmed``.
    """
    require_opened(claim)
    if not ground.strip():
        raise Refusal(
            "dispute.no_ground", "A dispute needs a ground.", way_out="Say what is contested."
        )
    _require_answer_day(answer_by, today)
    if not confirmed:
        ask_about_answer(answer_by, today=today)
    left = max(0, claim.principal - credited(claim) - claim.disputed)
    open_now = balance(claim, on=today).principal - contested(claim)
    if amount is None and claim.disputes and open_now <= 0:
        return []
    new = (open_now if open_now > 0 else left) if amount is None else amount
    if any((one.amount, one.ground) == (new, ground) for one in claim.disputes):
        return []
    if not 0 < new <= left:
        raise _more_than_principal(claim, left)
    return [ClaimDisputed(amount=new, ground=ground, text=text, answer_by=answer_by)]


def _require_answer_day(answer_by: date | None, today: date) -> None:
    if answer_by is not None and answer_by < today:
        raise Refusal(
            "dispute.answer_past",
            f"The day by which we are to answer has passed: {answer_by}.",
            way_out="Give today or a later day, or leave it out.",
            values={"day": answer_by},
        )


def _more_than_principal(claim: Claim, left: Cents) -> Refusal:
    return Refusal(
        "dispute.more_than_principal",
        f"The contested amount must lie between 0.01 and {as_decimal(left)}: the invoice less "
        "what was credited and what is contested already.",
        way_out="Leave it out to contest all that is left.",
        values={"principal": left, "invoice": claim.invoice_number},
    )


def answer_dispute(
    claim: Claim, *, text: Sealed[str] | None = None, disputed: int | None = None
) -> list[ClaimFact]:
    """Record that we answered a dispute; ``disputed``: which, where there is more than one.

    Raises Refusal ``dispute.none`` where nothing is contested, ``dispute.which``.
    """
    require_dispute(claim)
    one = _meant(claim, disputed)
    return [DisputeAnswered(text=text, disputed_version=one.version)]


def resolve_dispute(
    claim: Claim,
    *,
    outcome: DisputeOutcome,
    today: date,
    amount: Cents | None = None,
    disputed: int | None = None,
) -> list[ClaimFact]:
    """Decide one dispute: what is granted lowers the claim from the start, the rest is asked.

    ``amount`` is what is granted, beside credit notes; upheld without one: all that is contested.
    ``disputed`` is the version of the fact that contested it; none: the only one there is. Where
    letters asked less meanwhile and more is owed, the steps begin anew: what no letter asked yet
    is asked from the first letter on. Raises Refusal ``dispute.none``, ``dispute.which``,
    ``dispute.amount`` or ``dispute.credited_meanwhile``.
    """
    require_undecided(claim)
    one = _meant(claim, disputed)
    granted = _granted(claim, one, outcome, amount)
    decided = DisputeDecided(disputed_version=one.version, outcome=outcome, granted=granted)
    facts: list[ClaimFact] = grant(claim, decided, today=today) if granted else [decided]
    after = imagine(claim, facts, today=today)
    if after.live and after.offer is None and _asked_less(after, one):
        facts.append(NewRoundBegun(why="letters asked less while a part was contested"))
    return facts


def undecided(claim: Claim) -> list[Contested]:
    """The disputes that are to be decided, and the one of which nobody said how much."""
    return [*claim.disputes, *([claim.unsaid] if claim.unsaid else [])]


def _meant(claim: Claim, disputed: int | None) -> Contested:
    known = undecided(claim)
    if disputed is None and len(known) == 1:
        return known[0]
    for one in known:
        if one.version == disputed:
            return one
    raise Refusal(
        "dispute.which",
        f"There is more than one dispute on {claim.invoice_number}, or not the one that is named.",
        way_out="Name one of these: "
        + "; ".join(f"{one.version} ({as_decimal(one.amount)})" for one in known)
        + ".",
        values={"disputes": ", ".join(str(one.version) for one in known)},
    )


def _granted(claim: Claim, one: Contested, outcome: DisputeOutcome, amount: Cents | None) -> Cents:
    """What is granted of a dispute, in cents: what the outcome says, never a guess."""
    most = min(one.amount, max(0, claim.principal - credited(claim)))
    since = [e for e in claim.ledger if e.kind is EntryKind.CREDIT and e.position > one.position]
    if outcome is DisputeOutcome.UPHELD and amount is None:
        if since:
            raise _credited_meanwhile(sum(entry.cents for entry in since))
        return most
    if outcome is DisputeOutcome.REJECTED and not amount:
        return 0
    # Nothing beside a credit note may be granted; without one a part is more than nothing.
    least = 0 if since or claim.unsaid is one else 1
    right = {
        DisputeOutcome.REJECTED: range(0),
        DisputeOutcome.PARTLY: range(least, one.amount),
        DisputeOutcome.UPHELD: range(0 if least == 0 else one.amount, one.amount + 1),
    }
    if amount is None or amount > most or amount not in right[outcome]:
        raise _wrong_amount(outcome, most)
    return amount


def _credited_meanwhile(cents: Cents) -> Refusal:
    return Refusal(
        "dispute.credited_meanwhile",
        f"{as_decimal(cents)} was credited since it was contested: was that the answer?",
        way_out="Give the amount that is granted beside it, 0.00 where it was all.",
        values={"credited": cents},
    )


def _wrong_amount(outcome: DisputeOutcome, most: Cents) -> Refusal:
    return Refusal(
        "dispute.amount",
        f"The amount does not go with '{outcome.value}'.",
        way_out="Rejected grants nothing; partly grants an amount that is less than was contested; "
        f"upheld grants all of it, here at most {as_decimal(most)}.",
        values={"most": most},
    )


def _asked_less(claim: Claim, one: Contested) -> bool:
    """Tell whether a letter of this round asked less, since then, than proves to be owed."""
    since = (sent for sent in claim.sent_in_round() if sent.sent_on >= one.on)
    return any(sent.asked.principal < _owed_on(claim, sent.sent_on) for sent in since)


def _owed_on(claim: Claim, day: date) -> Cents:
    return balance_in_hindsight(undisputed(claim, on=day), on=day).principal


def place_hold(
    claim: Claim, *, hold_id: str, category: str, from_day: date, until: date | None = None
) -> list[ClaimFact]:
    """Take no step from a day, until a day (inclusive) or until lifted; may be back-dated.

    Raises Refusal ``hold.backwards`` where the last day lies before the first, and
    ``hold.before_invoice`` where the first lies before there was anything to hold.
    """
    require_live(claim)
    if any(h.hold_id == hold_id for h in claim.holds):
        return []
    if until is not None and until < from_day:
        raise Refusal(
            "hold.backwards",
            f"The hold would end on {until}, before it begins on {from_day}.",
            way_out="Give a last day on or after the first.",
            values={"until": until, "first": from_day},
        )
    if from_day < claim.issued_on:
        raise Refusal(
            "hold.before_invoice",
            f"The hold would begin on {from_day}, before the invoice of {claim.issued_on}.",
            way_out="Give the day of the invoice or a later one.",
            values={"day": from_day, "issued": claim.issued_on},
        )
    return [HoldPlaced(hold_id=hold_id, category=category, from_day=from_day, until=until)]


def lift_hold(claim: Claim, *, hold_id: str) -> list[ClaimFact]:
    """End a hold today, once; raises Refusal ``hold.unknown``."""
    require_opened(claim)
    hold = next((h for h in claim.holds if h.hold_id == hold_id), None)
    if hold is None:
        raise Refusal(
            "hold.unknown",
            f"There is no hold '{hold_id}' on claim {claim.invoice_number}.",
            way_out="See the claim for its holds.",
        )
    return [] if hold.lifted else [HoldLifted(hold_id=hold_id)]


def require_dispute(claim: Claim) -> None:
    """Refuse with ``dispute.none`` where nothing is contested."""
    require_opened(claim)
    if not claim.disputes:
        raise _none(claim)


def require_undecided(claim: Claim) -> None:
    """Refuse with ``dispute.none`` where no dispute is to be decided."""
    require_opened(claim)
    if not claim.disputes and claim.unsaid is None:
        raise _none(claim)


def _none(claim: Claim) -> Refusal:
    return Refusal(
        "dispute.none",
        f"Nothing is contested on claim {claim.invoice_number}.",
        way_out="Record the dispute first.",
        values={"invoice": claim.invoice_number},
    )
