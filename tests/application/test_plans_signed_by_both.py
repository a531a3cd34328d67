"""A payment plan over several claims: signed by both in one save, kept or lapsed as a whole."""

from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from application.by import By
from application.commands.court import RecordJudgment, RecordSummons
from application.commands.payment_plans import (
    ProposePaymentPlan,
    SendSigningLink,
    SendSigningLinkAgain,
    SignPaymentPlan,
    StatePlanGround,
    WithdrawPaymentPlan,
)
from application.commands.plans_on_paper import SendSigningPaper
from application.documents import KeptKind, documents_of, kept
from application.house import House
from application.payment_plans.by_debtor import declined_plan, shown_plan, signed_plan
from application.payment_plans.links import token_of
from application.run.day import run_day
from domain.claim.opening import Invoice
from domain.claim.state import Claim, Ending
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.law.consumer_credit import CreditGround
from domain.payment_plan.state import PaymentPlan, PlanStanding
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_until,
    sent_steps,
)
from tests.asking import open_by_hand, register_payment, reverse_payment

SENIOR = "anna"
FIRST = MARCH + timedelta(days=7)


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def claims(place: HousePlace, house: House) -> list[UUID]:
    """Three claims of one debtor, of 90.00 each."""
    place.clock.move_to(MARCH)
    first = case_of(house, claim_from(house, CONSUMER))
    for number in ("F-2", "F-3"):
        open_by_hand(
            house,
            by=by(),
            creditor_id=first.creditor.id,
            debtor=first.debtor.id,
            invoice=Invoice(
                number=number,
                principal=90_00,
                issued_on=date(2026, 3, 1),
                due_on=date(2026, 3, 15),
            ),
        )
    return list(house.collections.debtor(first.debtor.id).claims)


def debtor_of(house: House, claims: list[UUID]) -> UUID:
    return case_of(house, claims[0]).debtor.id


def proposed(house: House, claims: list[UUID], **more: object) -> UUID:
    """Draw a plan up in four instalments, and give its id."""
    said = {"first": FIRST, "number": 4, "rhythm": "weekly", **more}
    debtor = debtor_of(house, claims)
    receipt = ProposePaymentPlan.model_validate(said).carry(house, debtor, by=by())
    return receipt.streams[0][0]


def plan_of(house: House, plan: UUID) -> PaymentPlan:
    return house.collections.payment_plan(plan)


def link(house: House, claims: list[UUID], plan: UUID) -> str:
    """Give the debtor a link, and give its token."""
    SendSigningLink(plan=plan).carry(house, debtor_of(house, claims), by=by())
    return token_sent(house, plan)


def token_sent(house: House, plan: UUID) -> str:
    """The token of the last link, which only its letter tells."""
    issued = plan_of(house, plan).link
    assert issued is not None
    return token_of(house, plan, issued.link_id)


def by_debtor(house: House, token: str, *, name: str = "S. Voorbeeld") -> None:
    shown = shown_plan(house, token, address="here")
    signed_plan(house, token, name=name, seen=shown.sha256, address="here")


def by_creditor(house: House, claims: list[UUID], plan: UUID) -> None:
    SignPaymentPlan(plan=plan).carry(house, debtor_of(house, claims), by=by())


def running(house: House, claims: list[UUID], **more: object) -> UUID:
    """A plan that both signed."""
    plan = proposed(house, claims, **more)
    by_debtor(house, link(house, claims, plan))
    by_creditor(house, claims, plan)
    return plan


def states(house: House, claims: list[UUID]) -> list[Claim]:
    return [house.collections.claim(one) for one in claims]


def pay(house: House, claim: UUID, amount: int, on: date, name: str) -> None:
    register_payment(house, claim, by=by(), payment_id=name, amount=amount, credited_on=on)


@pytest.mark.both_stores
def test_both_signatures_let_it_hold_on_every_claim_in_one_save(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    token = link(house, claims, plan)
    by_debtor(house, token)
    assert all(one.arrangement is None for one in states(house, claims))
    before = house.store.last_position()
    by_creditor(house, claims, plan)
    after = [one.arrangement for one in states(house, claims)]
    assert all(one and one.plan.plan_id == plan for one in after)
    total = sum(part.amount for one in after if one for part in one.plan.instalments)
    assert total == 270_00
    assert plan_of(house, plan).standing is PlanStanding.RUNNING
    added = [r for c in [plan, *claims] for r in house.store.history(c) if r.position > before]
    assert len({one.command_id for one in added}) == 1
    assert not any(one.unconfirmed for one in states(house, claims))


def test_whoever_signs_last_brings_it_about(house: House, claims: list[UUID]) -> None:
    plan = proposed(house, claims)
    by_creditor(house, claims, plan)
    assert states(house, claims)[0].arrangement is None
    by_debtor(house, link(house, claims, plan))
    assert all(one.arrangement for one in states(house, claims))


def test_what_is_kept_shows_the_text_and_both_signatures(house: House, claims: list[UUID]) -> None:
    plan = plan_of(house, running(house, claims))
    assert plan.proposed is not None
    text = kept(house, plan.proposed.document_sha256).decode()
    assert "Samen € 270,00." in text
    assert "wij vragen er geen kosten voor" in text
    paper = PdfReader(BytesIO(kept(house, plan.agreement_sha256)))
    said = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert "S. Voorbeeld" in said
    assert "els" in said
    assert paper.attachments["agreement.txt"][0].decode() == text
    kinds = {one.kind: one.sha256 for one in documents_of(house, claims[2])}
    assert kinds[KeptKind.PAYMENT_PLAN] == plan.agreement_sha256


def test_a_link_is_good_once_and_tells_nobody_else_anything(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    token = link(house, claims, plan)
    wrong = token[:-2] + ("AA" if token[-2:] != "AA" else "BB")
    for other in (wrong, "", "x", token[:30]):
        with pytest.raises(Refusal) as caught:
            shown_plan(house, other, address="there")
        assert caught.value.code == "signing_link.unknown"
    by_debtor(house, token)
    with pytest.raises(Refusal) as caught:
        shown_plan(house, token, address="here")
    assert caught.value.code == "signing_link.used"


def test_the_store_does_not_hold_the_token(house: House, claims: list[UUID]) -> None:
    plan = proposed(house, claims)
    token = link(house, claims, plan)
    known = plan_of(house, plan).link
    assert known is not None
    rows = house.store.read_streams([str(plan)], through=house.store.last_position())
    assert all(token.encode() not in row.state for row in rows)
    assert known.digest not in token


def test_a_senior_has_another_link_sent_and_the_first_one_opens_no_more(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    first = link(house, claims, plan)
    with pytest.raises(Refusal) as caught:
        link(house, claims, plan)
    assert caught.value.code == "signing_link.sent"
    again = SendSigningLinkAgain(plan=plan)
    again.carry(house, debtor_of(house, claims), by=By(key="again", actor=SENIOR))
    second = token_sent(house, plan)
    with pytest.raises(Refusal):
        shown_plan(house, first, address="here")
    assert shown_plan(house, second, address="here").language == "nl"


def test_it_can_be_signed_on_its_last_day_and_not_after(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims, open_days=5)
    token = link(house, claims, plan)
    place.clock.move_to(MARCH + timedelta(days=5))
    assert shown_plan(house, token, address="here").text
    place.clock.move_to(MARCH + timedelta(days=6))
    with pytest.raises(Refusal) as caught:
        shown_plan(house, token, address="here")
    assert caught.value.code == "signing_link.over"
    run_day(house)
    run_day(house)
    assert plan_of(house, plan).standing is PlanStanding.EXPIRED


def test_many_wrong_links_from_one_place_are_too_many(house: House) -> None:
    codes = []
    for _ in range(22):
        with pytest.raises(Refusal) as caught:
            shown_plan(house, "wrong", address="there")
        codes.append(caught.value.code)
    assert codes[19] == "signing_link.unknown"
    assert codes[20] == "signing_link.too_often"


def test_another_text_than_his_own_is_not_signed(house: House, claims: list[UUID]) -> None:
    token = link(house, claims, proposed(house, claims))
    with pytest.raises(Refusal) as caught:
        signed_plan(house, token, name="S. Voorbeeld", seen="0" * 64, address="here")
    assert caught.value.code == "payment_plan.other_text"


def test_money_that_came_meanwhile_makes_it_another_debt(house: House, claims: list[UUID]) -> None:
    plan = proposed(house, claims)
    by_debtor(house, link(house, claims, plan))
    pay(house, claims[1], 1, MARCH, "P-1")
    with pytest.raises(Refusal, match="changed since"):
        by_creditor(house, claims, plan)
    assert all(one.arrangement is None for one in states(house, claims))


def test_who_declines_or_withdraws_ends_it(house: House, claims: list[UUID]) -> None:
    plan = proposed(house, claims)
    declined_plan(house, link(house, claims, plan), address="here")
    assert plan_of(house, plan).standing is PlanStanding.DECLINED
    other = proposed(house, claims)
    WithdrawPaymentPlan(plan=other).carry(house, debtor_of(house, claims), by=by())
    assert plan_of(house, other).standing is PlanStanding.WITHDRAWN
    with pytest.raises(Refusal) as caught:
        by_creditor(house, claims, other)
    assert caught.value.code == "payment_plan.not_open"


@pytest.mark.both_stores
def test_it_ends_on_all_claims_with_the_last_instalment_wherever_it_was_put(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    place.clock.move_to(FIRST)
    for number, claim in enumerate(claims[:2]):
        pay(house, claim, 90_00, FIRST, f"P-{number}")
    assert plan_of(house, plan).standing is PlanStanding.RUNNING
    pay(house, claims[2], 90_00, FIRST, "P-2")
    assert plan_of(house, plan).standing is PlanStanding.COMPLETED
    assert [one.ending for one in states(house, claims)] == [Ending.SETTLED] * 3
    reverse_payment(
        house, claims[0], by=by(), payment_id="P-0", reversed_on=FIRST, reason_code="AC04"
    )
    assert plan_of(house, plan).standing is PlanStanding.LAPSED
    assert states(house, claims)[0].live


@pytest.mark.both_stores
def test_a_missed_instalment_lapses_it_on_all_claims_in_one_save_and_one_letter_tells_it(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    run_until(place, house, MARCH, date(2026, 4, 10))
    assert plan_of(house, plan).standing is PlanStanding.LAPSED
    lapsed = [
        one
        for claim in claims
        for one in house.store.history(claim)
        if one.fact.TOPIC == "claim.payment_plan_lapsed"
    ]
    assert len(lapsed) == 3
    assert len({one.command_id for one in lapsed}) == 1
    assert all("plan-lapsed" in sent_steps(house, one) for one in claims)
    told = {
        sent.letter_id
        for one in states(house, claims)
        for sent in one.letters
        if sent.step == "plan-lapsed"
    }
    assert len(told) == 1
    assert all("reminder" in sent_steps(house, one) for one in claims)


def test_money_on_another_claim_of_the_plan_is_no_missed_instalment(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    plan = running(house, claims)
    shares = {one: c.arrangement for one, c in zip(claims, states(house, claims), strict=True)}
    last = next(
        one
        for one, running_ in shares.items()
        if running_ and running_.plan.instalments[-1].number == 4
    )
    place.clock.move_to(FIRST)
    pay(house, last, 67_50, FIRST, "P-1")
    run_until(place, house, FIRST, FIRST + timedelta(days=6))
    assert plan_of(house, plan).standing is PlanStanding.RUNNING


def test_interest_for_a_consumer_waits_for_the_ground_of_another_senior(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    run_until(place, house, MARCH, date(2026, 4, 6))
    place.clock.move_to(date(2026, 4, 7))
    first = date(2026, 4, 14)
    plan = proposed(house, claims, with_interest=True, first=first, rhythm="monthly", number=12)
    assert plan_of(house, plan).offer.interest > 0
    debtor = debtor_of(house, claims)
    for refused in (
        SendSigningLink(plan=plan),
        SendSigningPaper(plan=plan),
        SignPaymentPlan(plan=plan),
    ):
        with pytest.raises(Refusal) as caught:
            refused.carry(house, debtor, by=by())
        assert caught.value.code == "consumer_credit.no_ground"
    grounded = StatePlanGround(plan=plan, ground=CreditGround.STATUTORY_INTEREST)
    with pytest.raises(Refusal) as caught:
        grounded.carry(house, debtor, by=by())
    assert caught.value.code == "payment_plan.own_ground"
    grounded.carry(house, debtor, by=By(key="ground", actor=SENIOR))
    by_creditor(house, claims, plan)
    assert plan_of(house, plan).by_creditor is not None


def test_a_repeat_draws_up_nothing_new(house: House, claims: list[UUID]) -> None:
    once = By(key="once", actor="els")
    said = ProposePaymentPlan(first=FIRST, number=2)
    debtor = debtor_of(house, claims)
    first = said.carry(house, debtor, by=once)
    assert said.carry(house, debtor, by=once).streams == first.streams
    assert len(house.store.streams(StreamKind.PAYMENT_PLAN)) == 1


def test_no_link_goes_out_on_a_claim_that_lies_before_the_court(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    summons = RecordSummons(served_on=house.today, court="Rechtbank Amsterdam", confirmed=True)
    summons.carry(house, claims[1], by=by())
    with pytest.raises(Refusal) as caught:
        link(house, claims, plan)
    assert caught.value.code == "signing_link.not_now"


def test_nobody_signs_by_figures_of_before_a_judgment(house: House, claims: list[UUID]) -> None:
    """The court awards what the plan says, to the cent: it is another debt all the same."""
    plan = proposed(house, claims)
    token = link(house, claims, plan)
    summons = RecordSummons(served_on=house.today, court="Rechtbank Amsterdam", confirmed=True)
    summons.carry(house, claims[1], by=by())
    awarded = {"given_on": house.today, "court": "Amsterdam", "principal": "90.00"}
    RecordJudgment.model_validate(awarded).carry(house, claims[1], by=by())
    with pytest.raises(Refusal) as caught:
        by_debtor(house, token)
    assert caught.value.code == "payment_plan.judged"
    with pytest.raises(Refusal) as caught:
        by_creditor(house, claims, plan)
    assert caught.value.code == "payment_plan.judged"
    signed = plan_of(house, plan)
    assert (signed.by_debtor, signed.by_creditor) == (None, None)


@pytest.mark.parametrize("sends", [SendSigningLink, SendSigningPaper])
def test_a_plan_of_which_something_was_paid_since_is_sent_to_nobody(
    house: House, claims: list[UUID], sends: type[SendSigningLink | SendSigningPaper]
) -> None:
    plan = proposed(house, claims)
    pay(house, claims[1], 1, MARCH, "P-1")
    with pytest.raises(Refusal, match="changed since"):
        sends(plan=plan).carry(house, debtor_of(house, claims), by=by())
    assert (plan_of(house, plan).link, plan_of(house, plan).papers) == (None, ())
