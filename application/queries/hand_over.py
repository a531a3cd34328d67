"""The check-list of a hand-over and where the claim stands on that way, as an answer."""

from uuid import UUID

from application.hand_over.preparation import HandOver, party_named
from application.house import House
from application.queries.hand_over_shapes import (
    CheckItemOut,
    CostsBorneOut,
    HandOverOut,
    PartyBillOut,
    PartyMoneyOut,
)
from domain.case import Case
from domain.case.check_item import CheckItem
from domain.case.check_list import check_list
from domain.case.check_way_out import WAY_OUT
from domain.claim.events import PartyKind
from domain.claim.party_costs import bills_of, borne, vat_charged
from domain.claim.party_money import (
    collected_by,
    kept_without_bill,
    owed_by,
    passed_on_by,
    to_keep,
)
from domain.claim.state import Claim, Ending
from domain.claim.there import Billed
from domain.days import in_amsterdam
from domain.law.handover_clock import taken_up_on
from domain.money import as_decimal


def hand_over_out(
    house: House, claim_id: UUID, *, party: str = "", party_kind: PartyKind | None = None
) -> HandOverOut:
    """What a hand-over of a claim would find today; raises NotFound ``claim.unknown``.

    Without a party it is the one of the claim's plan.
    """
    case = house.collections.case(claim_id)
    return hand_over_of(house, case, party=party, party_kind=party_kind)


def hand_over_of(
    house: House, case: Case, *, party: str = "", party_kind: PartyKind | None = None
) -> HandOverOut:
    """The same of a claim that was read before."""
    to = party_named(house, case, party=party, party_kind=party_kind)
    named = HandOver(house, actor="", role="").named(case, to)
    items = check_list(case, today=house.today, party_kind=to.kind, party=named)
    return HandOverOut(
        claim_id=case.claim.id,
        invoice_number=case.claim.invoice_number,
        on=house.today,
        party=to.name,
        party_kind=to.kind.value,
        confirms=to.confirms,
        cut_off=f"{to.cut_off:%H:%M}",
        taken_up_on=taken_up_on(in_amsterdam(house.clock()), to.cut_off),
        ready=case.claim.live and not case.claim.party and not any(one.blocks for one in items),
        state=state_of(case.claim),
        lies_with=case.claim.party,
        untold=list(case.claim.untold),
        money=[_money_out(case.claim, name) for name in case.claim.at_party.with_money],
        costs=[
            CostsBorneOut(
                ground=one.ground.value,
                billed=as_decimal(one.billed),
                asked=as_decimal(one.asked),
                stays=as_decimal(one.stays),
            )
            for one in borne(case.claim)
        ],
        items=[_item_out(item) for item in items],
    )


def state_of(claim: Claim) -> str:
    """Name where a claim stands between the creditor and a party; empty: it never went."""
    found = (
        ("recall_failed", bool(claim.recall_failed)),
        ("recall_requested", claim.recall_asked_on is not None),
        ("handed_over", claim.ending is Ending.HANDED_OVER),
        ("requested", claim.offer is not None),
        ("refused", claim.sent_back is not None),
        ("recalled", claim.live and bool(claim.hand_overs)),
    )
    return next((state for state, holds in found if holds), "")


def _money_out(claim: Claim, party: str) -> PartyMoneyOut:
    passed_on, bills = passed_on_by(claim, party), bills_of(claim, party)
    owed, keeps = owed_by(claim, party), to_keep(claim, party)
    return PartyMoneyOut(
        party=party,
        collected=as_decimal(sum(one.cents for one in collected_by(claim, party))),
        received=as_decimal(sum(one.received for one in passed_on)),
        fee=as_decimal(sum(one.fee for one in passed_on)),
        owed=as_decimal(owed),
        bills=[_bill_out(one) for one in bills],
        billed=as_decimal(sum(one.total for one in bills)),
        vat=as_decimal(vat_charged(claim, party)),
        to_keep=as_decimal(keeps),
        unexplained=as_decimal(kept_without_bill(claim, party)),
        to_remit=as_decimal(owed - keeps),
    )


def _bill_out(bill: Billed) -> PartyBillOut:
    return PartyBillOut(
        number=bill.bill_id,
        on=bill.on,
        parts={kind.value: as_decimal(bill.sign * cents) for kind, cents in bill.parts},
        vat=as_decimal(bill.sign * bill.vat),
        total=as_decimal(bill.total),
        kept=bill.kept,
    )


def _item_out(item: CheckItem) -> CheckItemOut:
    return CheckItemOut(
        code=item.code,
        what=item.what,
        found=item.found,
        weight=item.weight.value,
        why=item.why,
        article=item.article,
        found_as=item.found_as,
        way_out=WAY_OUT[item.code] if item.blocks else "",
    )
