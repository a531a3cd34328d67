"""The link by which a debtor signs a plan: he alone gets it, by e-mail, and nobody keeps it."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest

from adapters.paper import text_of
from adapters.store.opening import Mode
from application.by import By
from application.commands.debtors import ChangeContactDetails
from application.commands.opening import OpenClaim
from application.commands.payment_plans import ProposePaymentPlan, SendSigningLink
from application.documents import kept
from application.house import House
from application.payment_plans.links import masked, token_of
from application.queries.of_payment_plans import plan_out
from domain.errors import Refusal
from domain.ids import claim_id
from domain.letter.state import LetterStatus
from domain.letter.text import PlanMoment
from domain.parties import ContactDetails
from domain.sealing import Purpose
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, case_of, claim_from
from tests.application.relay import Post, post_office
from tests.application.test_plans_signed_by_both import FIRST
from tests.application.two_people import refusal_of, user

PLACE = "https://desk.example"


@contextmanager
def live(place: HousePlace, **said: str) -> Iterator[tuple[House, Post, UUID, UUID]]:
    """Give a live house with a claim, and a plan over it that waits for its debtor."""
    place.clock.move_to(MARCH)
    with (
        post_office(**said) as (post, where),
        place.opened(mode=Mode.LIVE, smtp=where, public_address=PLACE) as house,
    ):
        claim = claim_from(house, CONSUMER)
        wish = ProposePaymentPlan(first=FIRST, number=2)
        plan = wish.carry(house, case_of(house, claim).debtor.id, by=by()).streams[0][0]
        yield house, post, claim, plan


def sent(house: House, claim: UUID, plan: UUID, key: str = "link") -> None:
    send = SendSigningLink(plan=plan)
    send.carry(house, case_of(house, claim).debtor.id, by=By(key=key, actor="els"))


def test_the_mail_bears_the_link_and_what_is_kept_and_shown_does_not(place: HousePlace) -> None:
    with live(place) as (house, post, claim, plan):
        sent(house, claim, plan)
        state = house.collections.payment_plan(plan)
        assert state.link is not None
        assert state.link.letter_id is not None
        token = token_of(house, plan, state.link.link_id)
        [mail] = post.messages
        body = mail.get_body(("plain",))
        assert body is not None
        assert f"{PLACE}/regeling/{token}" in body.get_content()
        letter = house.collections.letter(state.link.letter_id)
        paper = text_of(kept(house, letter.document_sha256))
        assert "Betalingsregeling" in paper
        assert "/regeling/" not in paper
        assert token.encode() not in kept(house, letter.document_sha256)
        shown = plan_out(house, state)
        assert token not in shown.model_dump_json()
        assert (shown.link_status, shown.link_sent_on) == ("sent", MARCH)
        assert shown.link_sent_to.partition("@")[0][1:] == "…"
        case = case_of(house, claim)
        assert [one.moment for one in case.claim.plan_letters] == [PlanMoment.OFFERED]
        assert (case.claim.pending, case.claim.letters) == (None, [])


def test_a_repeat_sends_nothing_more_and_a_letter_that_never_left_can_be_sent_again(
    place: HousePlace,
) -> None:
    with live(place, rcpt="550 5.1.1 no such user") as (house, post, claim, plan):
        sent(house, claim, plan)
        sent(house, claim, plan)
        first = house.collections.payment_plan(plan).link
        assert first is not None
        assert first.letter_id is not None
        assert house.collections.letter(first.letter_id).status is LetterStatus.FAILED
        assert post.messages == []
        assert case_of(house, claim).claim.pending is None
        with pytest.raises(Refusal) as caught:
            sent(house, claim, plan, "once more")
        assert caught.value.code == "signing_link.no_mail"


def test_without_an_address_of_ours_nothing_is_recorded(place: HousePlace) -> None:
    place.clock.move_to(MARCH)
    with live(place) as (house, _, claim, plan):
        pass
    with place.opened(mode=Mode.LIVE) as house:
        before = house.store.last_position()
        with pytest.raises(Refusal) as caught:
            sent(house, claim, plan)
        assert caught.value.code == "signing_link.no_place"
        assert house.store.last_position() == before


def test_an_address_is_shown_masked() -> None:
    assert masked("s.jansen@voorbeeld.example") == "s…@voorbeeld.example"
    assert masked("") == ""


def test_nobody_has_the_link_sent_to_an_address_that_he_brought_himself(place: HousePlace) -> None:
    with live(place) as (house, post, claim, plan):
        debtor = case_of(house, claim).debtor
        contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
        assert contact
        address = contact.address.model_dump()
        for mail, seen in (("els@zelf.example", debtor.contact_version), ("els@zelf.example", 0)):
            version = seen or case_of(house, claim).debtor.contact_version
            told = {"name": contact.name, "email": mail, "seen": version, **address}
            ChangeContactDetails.model_validate(told).carry(house, debtor.id, by=by())
        with pytest.raises(Refusal) as refused:
            sent(house, claim, plan)
        assert (refused.value.code, post.messages) == ("signing_link.own_address", [])
        send = SendSigningLink(plan=plan)
        send.carry(house, debtor.id, by=By(key="other", actor="bea"))
        assert ["els@zelf.example" in mail["To"] for mail in post.messages] == [True]


def test_whoever_registered_a_debtor_by_hand_does_not_send_him_the_link(place: HousePlace) -> None:
    with live(place) as (house, post, claim, _):
        opened = OpenClaim.model_validate(
            BY_HAND | {"creditor_id": case_of(house, claim).creditor.id}
        )
        opened.carry(house, by=by())
        debtor = case_of(house, claim_id(opened.creditor_id, "HAND-1")).debtor.id
        wish = ProposePaymentPlan(first=FIRST, number=2)
        plan = wish.carry(house, debtor, by=by()).streams[0][0]
        send = SendSigningLink(plan=plan)
        code = refusal_of(lambda: send.carry(house, debtor, by=by()))
        assert (code, post.messages) == ("signing_link.own_address", [])
        send.carry(house, debtor, by=By(key="other", actor="bea"))
        assert ["els@zelf.example" in mail["To"] for mail in post.messages] == [True]


def test_a_user_who_brought_the_file_with_the_address_does_not_send_the_link(
    place: HousePlace,
) -> None:
    """Anybody can write an invoice; at the machine itself a file is taken at its word."""
    with live(place) as (house, post, claim, plan):
        debtor = case_of(house, claim).debtor.id
        brought = house.collections.history(debtor)[0].actor
        user(house, brought)
        send = SendSigningLink(plan=plan)
        by_him = By(key="his", actor=brought)
        code = refusal_of(lambda: send.carry(house, debtor, by=by_him))
        assert (code, post.messages) == ("signing_link.own_address", [])
        send.carry(house, debtor, by=By(key="other", actor="bea"))
        assert len(post.messages) == 1


BY_HAND = {
    "invoice_number": "HAND-1",
    "amount": "90.00",
    "issued_on": "2026-01-02",
    "due_on": "2026-01-16",
    "debtor": {
        "name": "N. Nieuw",
        "email": "els@zelf.example",
        "street": "Weg 1",
        "postal_code": "1234 AB",
        "city": "Ede",
        "capacity": "consumer",
    },
}
