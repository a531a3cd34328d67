"""Hand-over: offering a claim with its dossier, the party's answer, recall, and what it is told."""

from datetime import date

from domain.case import Case
from domain.case.check_list import blocking, check_list, require_complete
from domain.claim.beyond_reason import MEANT_SO
from domain.claim.ends import asked_on
from domain.claim.events import (
    ClaimFact,
    ClaimRecalled,
    HandedOver,
    HandOverAccepted,
    HandOverPrepared,
    HandOverRefused,
    HandOverRequested,
    PartyInformed,
    PartyKind,
    RecallFailed,
    RecallRequested,
)
from domain.claim.open_plans import plan_to_sign
from domain.claim.refusals import require_live, require_opened
from domain.claim.state import Claim, Ending
from domain.creditor.events import HandOverParty
from domain.creditor.state import named_party
from domain.errors import Refusal


def usual_kind(claim: Claim) -> PartyKind:
    """To whom a person hands a claim over where a plan says nothing of it.

    What is contested goes to a lawyer; a judgment goes to a bailiff, who alone enforces (Rv 430).
    """
    if claim.disputed:
        return PartyKind.LAWYER
    return PartyKind.BAILIFF if claim.court.award else PartyKind.AGENCY


def missing_for_hand_over(
    case: Case,
    *,
    today: date,
    party_kind: PartyKind = PartyKind.AGENCY,
    party: HandOverParty | None = None,
) -> tuple[str, ...]:
    """Name what stops a hand-over, a short phrase each; empty where nothing does.

    A consumer's claim needs default and a lawful fourteen-day letter of which the term and the
    bank days after it have passed (BW 6:96 lid 6). ``party``: who it goes to, where
    that is known.
    """
    return blocking(check_list(case, today=today, party_kind=party_kind, party=party))


def prepare_hand_over(
    case: Case, *, party: str, party_kind: PartyKind, today: date, to: HandOverParty | None = None
) -> list[ClaimFact]:
    """Record what is missing; nothing where that was recorded already.

    ``to``: the party as it is held against the register; None: nobody is named.
    """
    require_live(case.claim)
    missing = missing_for_hand_over(case, today=today, party_kind=party_kind, party=to)
    if not missing or missing == case.claim.missing:
        return []
    return [HandOverPrepared(party=party, party_kind=party_kind, missing=missing)]


def hand_over(
    case: Case,
    *,
    to: HandOverParty,
    dossier_sha256: str,
    today: date,
    taken_up_on: date | None = None,
    even_unnamed: bool = False,
) -> list[ClaimFact]:
    """Hand the claim over with its dossier and balance of today, or offer it where ``to`` answers.

    Raises Refusal ``hand_over.incomplete`` or ``hand_over.disputed`` that names what is missing,
    ``hand_over.lies_elsewhere`` where another party has it, or ``hand_over.requested`` where
    another one has not answered yet.
    ``even_unnamed``: one that a plan leaves open is held against the register as well.
    """
    claim = case.claim
    require_opened(claim)
    if claim.ending is Ending.HANDED_OVER:
        return _there_already(claim, to)
    require_live(claim)
    if claim.offer:
        return _offered_already(claim, to)
    whom = to if even_unnamed or named_party(to.name) else None
    require_complete(case, today=today, party_kind=to.kind, party=whom)
    kind: type[HandOverRequested | HandedOver] = HandOverRequested if to.confirms else HandedOver
    return [
        kind(
            party=to.name,
            party_kind=to.kind,
            dossier_sha256=dossier_sha256,
            balance=asked_on(claim, today),
            taken_up_on=taken_up_on,
        )
    ]


def accept_hand_over(
    claim: Claim, *, reference: str = "", today: date, confirmed: bool = False
) -> list[ClaimFact]:
    """Record that the party took the claim: it leaves our hands with its balance of today.

    Of one that has it already its own number is recorded, where that is another one. Raises
    Refusal ``hand_over.not_requested``, or ``claim.ended`` where it ended meanwhile; unless
    ``confirmed`` ``hand_over.agreed_since``: the debtor relies on something of after the offer.
    """
    require_opened(claim)
    if claim.ending is Ending.HANDED_OVER:
        same = reference in {"", claim.at_party.case_number}
        return [] if same else [HandOverAccepted(party=claim.handed_to, reference=reference)]
    require_live(claim)
    offer = claim.offer
    if offer is None:
        raise _not_requested(claim)
    if not confirmed:
        _ask_about_agreed(claim, today)
    return [
        HandOverAccepted(party=offer.party, reference=reference),
        HandedOver(
            party=offer.party,
            party_kind=offer.kind,
            dossier_sha256=offer.dossier_sha256,
            balance=asked_on(claim, today),
            taken_up_on=offer.taken_up_on,
        ),
    ]


def refuse_hand_over(claim: Claim, *, why: str) -> list[ClaimFact]:
    """Record that the party did not take the claim; a person decides how it goes on.

    Raises Refusal ``hand_over.not_requested``.
    """
    require_opened(claim)
    if claim.offer is None:
        if claim.sent_back:
            return []
        raise _not_requested(claim)
    return [HandOverRefused(party=claim.offer.party, why=why)]


def recall(claim: Claim, *, why: str) -> list[ClaimFact]:
    """Take a claim back from agency, bailiff or lawyer; it returns to the work list."""
    require_opened(claim)
    if not lies_elsewhere(claim):
        return []
    return [ClaimRecalled(party=claim.party, why=why)]


def request_recall(claim: Claim, *, why: str) -> list[ClaimFact]:
    """Record that the party was asked to give the claim back; raises ``recall.not_there``."""
    require_elsewhere(claim)
    return [] if claim.recall_asked_on else [RecallRequested(party=claim.party, why=why)]


def fail_recall(claim: Claim, *, why: str, stays: bool = False) -> list[ClaimFact]:
    """Record that the party does not give the claim back; ``stays``: it is left there.

    Raises Refusal ``recall.not_there``.
    """
    require_elsewhere(claim)
    if claim.recall_failed == why and not stays:
        return []
    return [RecallFailed(party=claim.party, why=why, stays=stays)]


def inform_party(claim: Claim) -> list[ClaimFact]:
    """Record that the party was told all that happened here; nothing where it knows."""
    require_opened(claim)
    return [PartyInformed(party=claim.party, what=claim.untold)] if claim.untold else []


def _ask_about_agreed(claim: Claim, today: date) -> None:
    promised, offered = claim.promise, plan_to_sign(claim, today)
    if not (claim.arrangement or promised or offered):
        return
    raise Refusal(
        "hand_over.agreed_since",
        f"Something was agreed with or offered to the debtor of {claim.invoice_number}.",
        article="BW 6:248, 6:219",
        way_out=f"Recall the claim or take the offer back, {MEANT_SO}: the party knows of it and"
        " keeps to it.",
        values={"invoice": claim.invoice_number},
    )


def lies_elsewhere(claim: Claim) -> bool:
    """Whether a party has the claim, or was offered it."""
    return claim.ending is Ending.HANDED_OVER or bool(claim.live and claim.offer)


def require_elsewhere(claim: Claim) -> None:
    """Refuse with ``recall.not_there`` where the claim lies with nobody else."""
    require_opened(claim)
    if not lies_elsewhere(claim):
        raise Refusal(
            "recall.not_there",
            f"Claim {claim.invoice_number} lies with nobody else.",
            way_out="Only a claim that was offered or handed over can be recalled.",
            values={"invoice": claim.invoice_number},
        )


def _there_already(claim: Claim, to: HandOverParty) -> list[ClaimFact]:
    """Nothing, where the party that is meant has it; another one is not passed over in silence."""
    if claim.handed_to == to.name:
        return []
    raise Refusal(
        "hand_over.lies_elsewhere",
        f"Claim {claim.invoice_number} lies with {claim.handed_to}.",
        way_out="Recall it first; then hand it over to the other party.",
        values={"invoice": claim.invoice_number, "party": claim.handed_to},
    )


def _offered_already(claim: Claim, to: HandOverParty) -> list[ClaimFact]:
    assert claim.offer is not None
    if claim.offer.party == to.name:
        return []
    raise Refusal(
        "hand_over.requested",
        f"Claim {claim.invoice_number} was offered to {claim.offer.party} on {claim.offer.on}.",
        way_out="Record its answer, or recall the claim, before it goes to another party.",
        values={"invoice": claim.invoice_number, "party": claim.offer.party, "on": claim.offer.on},
    )


def require_offer(claim: Claim) -> None:
    """Refuse with ``hand_over.not_requested`` where no party was asked to take the claim."""
    require_opened(claim)
    if not claim.live or not claim.offer:
        raise _not_requested(claim)


def _not_requested(claim: Claim) -> Refusal:
    return Refusal(
        "hand_over.not_requested",
        f"Claim {claim.invoice_number} was not offered to anybody who could answer.",
        way_out="Hand it over first, to a party that confirms.",
        values={"invoice": claim.invoice_number},
    )
