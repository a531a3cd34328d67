"""What takes two: one person proposes it, another one carries it out, or does not."""

from datetime import timedelta
from functools import partial
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest

from application.commands.details import AddNote
from application.commands.ends import WriteOff
from application.commands.fields import Euro
from application.commands.money import RefundOverpayment
from application.commands.second_person import SecondPerson
from application.commands.users import CloseUser
from application.house import House
from application.principal import NotAllowed, Principal
from application.rights.sign_in import by_token
from application.rights.tokens import issued
from domain.claim.balance import balance
from domain.claim.grounds import EndingGround
from domain.claim.state import Ending
from domain.errors import NotFound, Refusal
from domain.four_eyes import ApprovalGiven, ProposalEnd, ProposalEnded
from domain.ids import user_id
from domain.sealing import Purpose
from domain.user.roles import Role
from tests.application.houses import (
    MARCH,
    HousePlace,
    broken,
    by,
    topics,
)
from tests.application.two_people import (
    WRITE_OFF,
    answer,
    bea,
    claim,
    claim_of,
    els,
    last,
    number,
    of,
    overpaid,
    proposed,
    refusal_of,
    user,
)
from tests.asking import register_payment

__all__ = ["bea", "claim", "els"]

# --- proposing ---------------------------------------------------------------------------------


@pytest.mark.both_stores
def test_a_write_off_of_one_user_waits_and_a_second_one_carries_it_out(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    given = proposed(house, claim, WRITE_OFF, els)
    assert claim_of(house, claim).live
    answer(house, claim, bea, given)
    after = claim_of(house, claim)
    assert (after.ending, after.proposals) == (Ending.WRITTEN_OFF, {})
    done, approved = last(house, claim, 2)
    assert done.fact.TOPIC == "claim.written_off"
    assert approved.fact == ApprovalGiven(
        proposal=given, command="write-off", proposed_by="els", approved_by="bea"
    )
    assert {one.actor for one in (done, approved)} == {"bea"}
    assert {one.cause for one in (done, approved)} == {f"{claim}@{given}"}
    assert done.command_id == approved.command_id
    assert broken(house) == []


@pytest.mark.both_stores
def test_a_refund_waits_for_a_second_person_too(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    overpaid(house, claim, 30_00)
    refund = RefundOverpayment(amount=Euro(30_00), refunded_on=house.today)
    given = proposed(house, claim, refund, els)
    assert balance(claim_of(house, claim), on=house.today).unallocated == 30_00
    answer(house, claim, bea, given)
    assert balance(claim_of(house, claim), on=house.today).unallocated == 0


def test_why_it_is_proposed_is_sealed_and_the_rest_is_plain(
    house: House, claim: UUID, els: Principal
) -> None:
    why = "Onvindbaar volgens J. de Vries"
    WriteOff(why=EndingGround.UNCOLLECTABLE, reason_text=why).carry(house, claim, by=of(els))
    [fact] = last(house, claim, 1)
    assert fact.fact.model_dump()["content"] == '{"why":"uncollectable"}'
    assert house.open(fact.reason_text, str, Purpose.NOTES) == why
    assert why.encode() not in (house.home / "vordering.sqlite3").read_bytes()


def test_what_is_refused_anyhow_is_not_proposed(house: House, claim: UUID, els: Principal) -> None:
    refund = RefundOverpayment(amount=Euro(1), refunded_on=house.today)
    with pytest.raises(Refusal) as refused:
        refund.carry(house, claim, by=of(els))
    assert refused.value.code == "refund.too_much"
    assert claim_of(house, claim).proposals == {}


@pytest.mark.both_stores
def test_a_repeat_of_the_key_proposes_it_once(house: House, claim: UUID, els: Principal) -> None:
    first = WRITE_OFF.carry(house, claim, by=of(els, "k-1"))
    again = WRITE_OFF.carry(house, claim, by=of(els, "k-1"))
    assert (again.repeated, again.streams) == (True, first.streams)
    assert len(claim_of(house, claim).proposals) == 1


def test_a_repeat_of_the_key_after_it_was_carried_out_does_nothing(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    WRITE_OFF.carry(house, claim, by=of(els, "k-1"))
    yes = SecondPerson(proposal=number(house, claim), agreed=True)
    yes.carry(house, claim, by=of(bea, "k-2"))
    before = topics(house, claim)
    assert WRITE_OFF.carry(house, claim, by=of(els, "k-1")).repeated
    assert yes.carry(house, claim, by=of(bea, "k-2")).repeated
    assert topics(house, claim) == before


def test_while_a_proposal_waits_nothing_else_is_blocked(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    given = proposed(house, claim, WRITE_OFF, els)
    AddNote(text="Belt terug.").carry(house, claim, by=of(els))
    assert number(house, claim) == given


def test_at_the_machine_and_by_the_program_itself_it_is_carried_out_at_once(
    house: House, claim: UUID
) -> None:
    WRITE_OFF.carry(house, claim, by=of(Principal.at_the_machine("root")))
    assert claim_of(house, claim).ending is Ending.WRITTEN_OFF


# --- the second person -------------------------------------------------------------------------


def test_who_proposed_it_does_not_confirm_it_himself(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    del bea
    given = proposed(house, claim, WRITE_OFF, els)
    assert refusal_of(lambda: answer(house, claim, els, given)) == "right.second_person"
    assert claim_of(house, claim).live


def test_nor_does_anybody_by_a_token_which_its_issuer_saw(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    del bea
    given = proposed(house, claim, WRITE_OFF, els)
    expires = house.today + timedelta(days=30)
    for login in ("els", "bea"):
        token = issued(
            house, user_id(login), label="kas", role=Role.SENIOR, expires_on=expires, by=by()
        )
        through = by_token(house, token)
        assert through is not None
        agree = partial(answer, house, claim, through, given)
        assert refusal_of(agree) == "right.not_in_person"
    own = by_token(house, token)
    assert own is not None
    answer(house, claim, own, given, agreed=False)
    assert claim_of(house, claim).proposals == {}


def test_a_program_is_no_second_person(house: House, claim: UUID, els: Principal) -> None:
    given = proposed(house, claim, WRITE_OFF, els)
    robot = user(house, "robot", program=True)
    assert refusal_of(lambda: answer(house, claim, robot, given)) == "right.no_person"


def test_a_handler_has_not_the_right_to_be_the_second_person(
    house: House, claim: UUID, els: Principal
) -> None:
    given = proposed(house, claim, WRITE_OFF, els)
    handler = user(house, "hans", Role.HANDLER)
    with pytest.raises(NotAllowed):
        answer(house, claim, handler, given)


def test_nor_has_whoever_has_it_for_other_creditors(
    house: House, claim: UUID, els: Principal
) -> None:
    given = proposed(house, claim, WRITE_OFF, els)
    elsewhere = user(house, "eva", creditors=(uuid4(),))
    with pytest.raises(NotAllowed):
        answer(house, claim, elsewhere, given)
    assert refusal_of(lambda: answer(house, claim, els, given)) == "right.no_second_person"


def test_where_nobody_else_could_it_says_so_and_the_proposal_waits_for_somebody(
    house: House, claim: UUID, els: Principal
) -> None:
    user(house, "hans", Role.HANDLER)
    user(house, "robot", program=True)
    user(house, "bea")
    CloseUser().carry(house, user_id("bea"), by=by())
    given = proposed(house, claim, WRITE_OFF, els)
    assert refusal_of(lambda: answer(house, claim, els, given)) == "right.no_second_person"
    answer(house, claim, user(house, "cor"), given)
    assert claim_of(house, claim).ending is Ending.WRITTEN_OFF


def test_who_does_not_agree_ends_the_proposal_and_says_why(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    given = proposed(house, claim, WRITE_OFF, els)
    no = SecondPerson(proposal=given, agreed=False)
    assert refusal_of(lambda: no.carry(house, claim, by=of(bea))) == "proposal.say_why"
    answer(house, claim, bea, given, agreed=False)
    [ended] = last(house, claim, 1)
    assert ended.fact == ProposalEnded(
        proposal=given, command="write-off", how=ProposalEnd.DECLINED
    )
    assert house.open(ended.reason_text, str, Purpose.NOTES) == "gezien"
    assert (claim_of(house, claim).live, claim_of(house, claim).proposals) == (True, {})


def test_who_proposed_it_withdraws_it_without_a_reason(
    house: House, claim: UUID, els: Principal
) -> None:
    given = proposed(house, claim, WRITE_OFF, els)
    SecondPerson(proposal=given, agreed=False).carry(house, claim, by=of(els))
    [ended] = last(house, claim, 1)
    assert isinstance(ended.fact, ProposalEnded)
    assert ended.fact.how is ProposalEnd.WITHDRAWN
    with pytest.raises(NotFound):
        answer(house, claim, els, given)


def test_what_was_proposed_twice_is_asked_once(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    other = WriteOff(why=EndingGround.COSTS_TOO_HIGH)
    for given in (WRITE_OFF, other, WRITE_OFF):
        given.carry(house, claim, by=of(els))
    first, another, second = claim_of(house, claim).proposals
    answer(house, claim, bea, second)
    assert [*claim_of(house, claim).proposals] == [another]
    [ended] = last(house, claim, 1)
    how = ProposalEnd.OVERTAKEN
    assert ended.fact == ProposalEnded(proposal=first, command="write-off", how=how)


def test_an_amount_that_was_proposed_twice_may_be_meant_twice(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    overpaid(house, claim, 30_00)
    refund = RefundOverpayment(amount=Euro(10_00), refunded_on=house.today)
    for _ in range(2):
        refund.carry(house, claim, by=of(els))
    first, second = claim_of(house, claim).proposals
    answer(house, claim, bea, first)
    assert [*claim_of(house, claim).proposals] == [second]


def test_a_number_that_is_no_proposal_is_not_found(
    house: House, claim: UUID, els: Principal
) -> None:
    assert refusal_of(lambda: answer(house, claim, els, 1)) == "proposal.not_waiting"


# --- fresh state -------------------------------------------------------------------------------


@pytest.mark.both_stores
def test_a_refund_is_refused_at_confirmation_where_its_money_is_gone_meanwhile(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    overpaid(house, claim, 30_00)
    refund = RefundOverpayment(amount=Euro(30_00), refunded_on=house.today)
    given = proposed(house, claim, refund, els)
    smaller = RefundOverpayment(amount=Euro(1), refunded_on=house.today)
    smaller.carry(house, claim, by=by())
    assert refusal_of(lambda: answer(house, claim, bea, given)) == "refund.too_much"
    assert number(house, claim) == given
    SecondPerson(proposal=given, agreed=False).carry(house, claim, by=of(els))
    assert claim_of(house, claim).proposals == {}


def test_the_amounts_of_a_write_off_are_those_of_the_day_on_which_it_is_agreed(
    place: HousePlace, house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    given = proposed(house, claim, WRITE_OFF, els)
    register_payment(
        house, claim, by=by(), amount=1_00, credited_on=house.today, payment_id="later"
    )
    place.clock.move_to(MARCH + timedelta(days=20))
    owed = balance(claim_of(house, claim), on=house.today)
    answer(house, claim, bea, given)
    done, _ = last(house, claim, 2)
    assert done.effective_on == house.today
    assert done.fact.model_dump()["amounts"]["principal"] == owed.principal


@pytest.mark.both_stores
def test_two_who_agree_at_once_carry_it_out_once(
    place: HousePlace, house: House, claim: UUID, els: Principal
) -> None:
    overpaid(house, claim, 60_00)
    refund = RefundOverpayment(amount=Euro(30_00), refunded_on=house.today)
    given = proposed(house, claim, refund, els)
    both = [user(house, "bea"), user(house, "cor")]
    start, said = Barrier(2), dict[str, str]()

    def agree(who: Principal) -> None:
        with place.opened(mode=None) as own:
            start.wait(timeout=30)
            try:
                answer(own, claim, who, given)
                said[who.login] = "done"
            except Refusal as refusal:
                said[who.login] = refusal.code

    threads = [Thread(target=agree, args=(who,)) for who in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(said.values()) == ["done", "proposal.not_waiting"]
    assert balance(claim_of(house, claim), on=house.today).unallocated == 30_00
    assert topics(house, claim).count("any.approval_given") == 1
