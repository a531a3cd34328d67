"""Hand-over: what a dossier must hold, and the claim's farewell."""

from datetime import date

from domain.case import Case
from domain.claim.balance import balance
from domain.claim.closing import asked_on
from domain.claim.defaulting import fourteen_days_of
from domain.claim.events import ClaimFact, HandedOver, HandOverPrepared, PartyKind
from domain.claim.refusals import require_live, require_opened
from domain.claim.state import Ending
from domain.claim.taking_back import unpaid_for_costs
from domain.errors import Refusal


def missing_for_hand_over(case: Case, *, today: date) -> tuple[str, ...]:
    """Name what the dossier lacks, a short sentence each; empty where it is complete.

    A consumer's claim needs default and a lawful fourteen-day letter of which the term and the
    bank days after it have passed (BW 6:96 lid 6).
    """
    claim = case.claim
    found = (
        (claim.document_sha256 is None, "the invoice itself"),
        (not (case.debtor.postable or case.debtor.mailable), "an address of the debtor"),
        (claim.default is None or claim.default.since > today, "default of the debtor"),
        (case.consumer and not _lawful_letter(case, today), "a lapsed fourteen-day letter"),
        (bool(claim.disputed), "an answer to the dispute"),
        (claim.arrangement is not None, "the end of the payment plan"),
        (_nothing_left(case, today), "open principal"),
        (bool(case.debtor.barred_on(today)), f"an end to {case.debtor.barred_on(today)}"),
    )
    return tuple(what for lacks, what in found if lacks)


def _nothing_left(case: Case, today: date) -> bool:
    """Tell whether the principal is paid; a consumer is not handed over for cents of interest."""
    if case.consumer:
        return unpaid_for_costs(case.claim, on=today) == 0
    return balance(case.claim, on=today).principal == 0


def prepare_hand_over(
    case: Case, *, party: str, party_kind: PartyKind, today: date
) -> list[ClaimFact]:
    """Record what is missing; nothing where that was recorded already."""
    require_live(case.claim)
    missing = missing_for_hand_over(case, today=today)
    if not missing or missing == case.claim.missing:
        return []
    return [HandOverPrepared(party=party, party_kind=party_kind, missing=missing)]


def hand_over(
    case: Case,
    *,
    party: str,
    party_kind: PartyKind,
    dossier_sha256: str,
    today: date,
    taken_up_on: date | None = None,
) -> list[ClaimFact]:
    """Hand the claim over with its dossier and its balance of today, by part.

    Raises Refusal ``hand_over.incomplete`` that names what is missing.
    """
    require_opened(case.claim)
    if case.claim.ending is Ending.HANDED_OVER:
        return []
    require_live(case.claim)
    missing = missing_for_hand_over(case, today=today)
    if missing:
        raise Refusal(
            "hand_over.incomplete",
            f"Claim {case.claim.invoice_number} cannot be handed over: {', '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} missing.",
            article="BW 6:96 lid 6" if "a lapsed fourteen-day letter" in missing else "",
            way_out="Complete the dossier first.",
        )
    return [
        HandedOver(
            party=party,
            party_kind=party_kind,
            dossier_sha256=dossier_sha256,
            balance=asked_on(case.claim, today),
            taken_up_on=taken_up_on,
        )
    ]


def _lawful_letter(case: Case, today: date) -> bool:
    """Tell whether a letter of this round lapsed that was sent in default (BW 6:96 lid 6)."""
    found, default = fourteen_days_of(case), case.claim.default
    if found is None or found.term is None or default is None:
        return False
    return default.since <= found.sent.sent_on and today >= found.term.act_from
