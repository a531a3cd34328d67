"""Ordering the letter that tells a debtor with whom his claims lie, and whom he pays."""

from collections.abc import Sequence
from datetime import date

from domain.case import Case
from domain.claim.contested import asked_of
from domain.claim.events import LetterOrderedForClaim
from domain.claim.state import Claim
from domain.creditor.events import HandOverParty
from domain.dunning.next.step import channel_for
from domain.dunning.plan.document import Step
from domain.errors import Refusal
from domain.ids import letter_id
from domain.letter.events import AskedOfClaim, LetterOrdered, PartyToPay
from domain.letter.order.decision import Order, no_channel
from domain.letter.order.handed_over import (
    TELLING_HAND_OVER,
    day_there,
    is_told,
    party_there,
    require_there,
)
from domain.letter.text import LetterKind


def order_hand_over_letter(
    cases: Sequence[Case],
    *,
    today: date,
    attempt: int = 0,
    step: Step = TELLING_HAND_OVER,
    case_number: str = "",
) -> Order:
    """Freeze the letter of claims that ``told_together`` found, to be dispatched today.

    ``case_number``: the party's own, where it did not accept under one. Raises Refusal
    ``hand_over_letter.not_there``, ``hand_over_letter.not_set_down``, ``hand_over_letter.told``
    or ``letter.no_channel``.
    """
    first = cases[0]
    party = _require_party(first)
    channel = channel_for(first, step)
    if channel is None:
        raise no_channel(TELLING_HAND_OVER)
    day = today.isoformat() + (f"/{attempt}" if attempt else "")
    over = [(case.claim.id, case.claim.round) for case in cases]
    identity = letter_id(first.creditor.id, step=TELLING_HAND_OVER.id, claims=over, day=day)
    known = dict.fromkeys(case.claim.at_party.case_number or case_number for case in cases)
    ordered = LetterOrdered(
        letter_kind=LetterKind.HAND_OVER,
        debtor_id=first.debtor.id,
        step=TELLING_HAND_OVER.id,
        plan=first.plan.key,
        claims=tuple(_part(case.claim, today) for case in cases),
        channel=channel,
        send_on=today,
        language=first.debtor.language,
        template=first.creditor.template,
        party=PartyToPay(
            name=party.name,
            kind=party.kind,
            since=day_there(first.claim),
            mark=party.registration if party.may_collect_on(today) else "",
            case_number=", ".join(filter(None, known)),
        ),
    )
    waiting = LetterOrderedForClaim(letter_id=identity, step=TELLING_HAND_OVER.id, send_on=today)
    return Order(identity, ordered, waiting)


def _require_party(case: Case) -> HandOverParty:
    claim = case.claim
    require_there(claim)
    party = party_there(case)
    if party is None:
        raise Refusal(
            "hand_over_letter.not_set_down",
            f"{claim.handed_to} is not set down as a party of the creditor.",
            way_out="Record the party, so that the letter can say who it is.",
            values={"party": claim.handed_to},
        )
    if is_told(case):
        raise Refusal(
            "hand_over_letter.told",
            f"The debtor was told already that {claim.invoice_number} lies with {party.name}.",
            way_out="Nothing more is to be sent; a letter that came back may be sent again.",
            values={"invoice": claim.invoice_number, "party": party.name},
        )
    return party


def _part(claim: Claim, today: date) -> AskedOfClaim:
    return AskedOfClaim(
        claim_id=claim.id, version=claim.version, round=claim.round, asked=asked_of(claim, on=today)
    )
