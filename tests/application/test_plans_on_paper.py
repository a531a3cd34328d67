"""A plan that its debtor signs on paper: sent by post, come back, and signed by another person."""

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

import pytest

from adapters.paper import text_of
from application.by import By
from application.commands.debtors import ChangeContactDetails
from application.commands.payment_plans import (
    SendSigningLink,
    SignPaymentPlan,
    WithdrawPaymentPlan,
)
from application.commands.plans_on_paper import RecordSignedPaper, SendSigningPaper
from application.documents import KeptKind, documents_of, kept
from application.house import House
from application.queries.of_payment_plans import plan_out
from domain.claim.events import Channel, PaperForm
from domain.letter.state import LetterStatus
from domain.parties import ContactDetails
from domain.payment_plan.state import PlanStanding, require_proposed
from domain.sealing import Purpose
from tests.api.parity_scenes import PDF
from tests.application.houses import HousePlace, by, case_of
from tests.application.test_plans_signed_by_both import (
    by_creditor,
    by_debtor,
    claims,
    debtor_of,
    house,
    link,
    plan_of,
    proposed,
)
from tests.application.two_people import refusal_of

__all__ = ["claims", "house"]

NAME = "S. Voorbeeld"


def without_mail(house: House, claims: list[UUID]) -> None:
    """Take the e-mail address of the debtor away."""
    debtor = case_of(house, claims[0]).debtor
    contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    assert contact
    told = {"name": contact.name, "email": "", "seen": debtor.contact_version}
    told |= contact.address.model_dump()
    ChangeContactDetails.model_validate(told).carry(house, debtor.id, by=by())


def by_post(house: House, claims: list[UUID], plan: UUID, **more: object) -> None:
    said = SendSigningPaper.model_validate({"plan": plan, **more})
    said.carry(house, debtor_of(house, claims), by=by())


def came_back(
    house: House,
    claims: list[UUID],
    plan: UUID,
    *,
    actor: str = "piet",
    on: date | None = None,
    content: bytes = PDF,
    name: str = NAME,
) -> None:
    said = RecordSignedPaper(plan=plan, name=name, dated=on or house.today, content=content)
    said.carry(house, debtor_of(house, claims), by=By(key=by().key, actor=actor))


def refused(house: House, what: Callable[[], object]) -> str:
    """The code of a refusal that recorded nothing."""
    before = house.store.last_position()
    code = refusal_of(what)
    assert house.store.last_position() == before
    return code


@pytest.mark.both_stores
def test_who_has_no_mail_gets_the_plan_by_post_and_with_the_paper_back_it_holds_on_every_claim(
    house: House, claims: list[UUID]
) -> None:
    without_mail(house, claims)
    plan = proposed(house, claims)
    debtor = debtor_of(house, claims)
    send = SendSigningLink(plan=plan)
    assert refused(house, lambda: send.carry(house, debtor, by=by())) == "signing_link.no_mail"
    by_post(house, claims, plan)
    state = plan_of(house, plan)
    letter = house.collections.letter(state.papers[0])
    assert letter.order is not None
    assert letter.order.channel is Channel.POST
    paper = " ".join(text_of(kept(house, letter.document_sha256)).split())
    for said in ("Samen € 270,00.", "Zet dan onderaan deze brief uw handtekening", "Ik ga akkoord"):
        assert said in paper
    assert "/regeling/" not in paper
    assert state.link is None
    came_back(house, claims, plan)
    assert plan_of(house, plan).standing is PlanStanding.PROPOSED
    by_creditor(house, claims, plan)
    agreed = plan_of(house, plan)
    assert agreed.standing is PlanStanding.RUNNING
    digest = sha256(PDF).hexdigest()
    for claim in claims:
        found = house.collections.claim(claim)
        assert found.arrangement is not None
        assert found.arrangement.plan.signed_by_debtor_on == house.today
        kinds = {one.sha256: one.kind for one in documents_of(house, claim)}
        assert kinds[digest] is KeptKind.PAPER
        assert kinds[agreed.agreement_sha256] is KeptKind.PAYMENT_PLAN
    signed = " ".join(text_of(kept(house, agreed.agreement_sha256)).split())
    assert "op papier" in signed
    assert digest in signed.replace(" ", "")
    assert kept(house, digest) == PDF


def test_who_says_that_the_paper_came_back_never_signs_for_the_creditor_in_whichever_order(
    house: House, claims: list[UUID]
) -> None:
    first = proposed(house, claims)
    by_post(house, claims, first)
    came_back(house, claims, first, actor="els")
    sign = SignPaymentPlan(plan=first)
    debtor = debtor_of(house, claims)
    assert refused(house, lambda: sign.carry(house, debtor, by=by())) == "payment_plan.own_paper"
    sign.carry(house, debtor, by=By(key="other", actor="bea"))
    assert plan_of(house, first).standing is PlanStanding.RUNNING


def test_who_signed_for_the_creditor_does_not_say_that_the_paper_came_back(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    by_post(house, claims, plan)
    by_creditor(house, claims, plan)
    mine = by().actor
    back = lambda: came_back(house, claims, plan, actor=mine)  # noqa: E731 - said twice
    assert refused(house, back) == "payment_plan.own_paper"
    came_back(house, claims, plan)
    assert plan_of(house, plan).standing is PlanStanding.RUNNING


def test_the_same_paper_again_is_no_news_and_another_signature_counts_no_more(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    by_post(house, claims, plan)
    token = link(house, claims, plan)
    came_back(house, claims, plan)
    before = house.store.last_position()
    came_back(house, claims, plan)
    assert house.store.last_position() == before
    other = lambda: came_back(house, claims, plan, on=house.today, content=PDF + b"\n")  # noqa: E731
    assert refused(house, other) == "payment_plan.debtor_signed"
    assert refused(house, lambda: by_debtor(house, token)) == "signing_link.used"


def test_a_link_that_was_used_leaves_nothing_to_sign_on_paper(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    by_post(house, claims, plan)
    by_debtor(house, link(house, claims, plan))
    code = refused(house, lambda: came_back(house, claims, plan))
    assert code == "payment_plan.debtor_signed"
    code = refused(house, lambda: by_post(house, claims, plan, again=True))
    assert code == "payment_plan.debtor_signed"


def test_what_was_posted_binds_and_nothing_else_is_asked_meanwhile(
    house: House, claims: list[UUID], place: HousePlace
) -> None:
    plan = proposed(house, claims)
    debtor = debtor_of(house, claims)
    by_post(house, claims, plan)
    letter = plan_of(house, plan).papers[0]
    assert house.collections.letter(letter).status in {LetterStatus.STARTED, LetterStatus.SENT}
    back = WithdrawPaymentPlan(plan=plan)
    assert refused(house, lambda: back.carry(house, debtor, by=by())) == "payment_plan.binds"
    last = require_proposed(plan_of(house, plan)).open_until
    place.clock.move_to(last + timedelta(days=1))
    assert refused(house, lambda: came_back(house, claims, plan)) == "payment_plan.expired"
    back.carry(house, debtor, by=by())
    assert plan_of(house, plan).standing is PlanStanding.WITHDRAWN


def test_a_paper_that_comes_back_on_the_last_day_counts(
    house: House, claims: list[UUID], place: HousePlace
) -> None:
    plan = proposed(house, claims)
    by_post(house, claims, plan)
    signed_on = house.today
    place.clock.move_to(require_proposed(plan_of(house, plan)).open_until)
    came_back(house, claims, plan, on=signed_on)
    by_creditor(house, claims, plan)
    found = plan_of(house, plan)
    assert found.standing is PlanStanding.RUNNING
    assert found.by_debtor is not None
    assert (found.by_debtor.on, found.by_debtor.at) == (signed_on, None)


@pytest.mark.parametrize(("days", "code"), [(7, ""), (6, "signing_paper.too_short")])
def test_by_post_it_needs_seven_days_to_be_signed(
    house: House, claims: list[UUID], days: int, code: str
) -> None:
    plan = proposed(house, claims, open_days=days)
    if code:
        assert refused(house, lambda: by_post(house, claims, plan)) == code
    else:
        by_post(house, claims, plan)


def test_it_is_posted_once_and_another_one_is_said_in_so_many_words(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    by_post(house, claims, plan)
    assert refused(house, lambda: by_post(house, claims, plan)) == "signing_paper.sent"
    by_post(house, claims, plan, again=True)
    assert len(plan_of(house, plan).papers) == 2


@pytest.mark.parametrize("days", [-1, 1])
def test_nobody_signs_before_it_was_drawn_up_or_tomorrow(
    house: House, claims: list[UUID], days: int
) -> None:
    plan = proposed(house, claims)
    by_post(house, claims, plan)
    day = house.today + timedelta(days=days)
    code = refused(house, lambda: came_back(house, claims, plan, on=day))
    assert code == "payment_plan.signed_when"


def test_what_was_never_posted_and_what_is_no_picture_counts_for_nothing(
    house: House, claims: list[UUID]
) -> None:
    plan = proposed(house, claims)
    code = refused(house, lambda: came_back(house, claims, plan))
    assert code == "payment_plan.never_on_paper"
    by_post(house, claims, plan)
    code = refused(house, lambda: came_back(house, claims, plan, content=b"signed, honestly"))
    assert code == "paper.unreadable"


def test_it_is_told_when_it_was_posted_and_what_came_back(house: House, claims: list[UUID]) -> None:
    plan = proposed(house, claims)
    by_post(house, claims, plan)
    shown = plan_out(house, plan_of(house, plan))
    assert (shown.paper_letter is None, shown.paper_sha256) == (False, "")
    came_back(house, claims, plan)
    shown = plan_out(house, plan_of(house, plan))
    assert shown.paper_sha256 == sha256(PDF).hexdigest()
    assert shown.signed_by_debtor is not None
    assert (shown.signed_by_debtor.name, shown.signed_by_debtor.at) == (NAME, None)
    assert plan_of(house, plan).by_debtor is not None
    signed = plan_of(house, plan).by_debtor
    assert signed is not None
    assert (signed.form, signed.recorded_by) == (PaperForm.PDF, "piet")
