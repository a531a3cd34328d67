"""Which decisions take two: those by which money leaves, or is given up."""

from functools import partial
from operator import attrgetter
from uuid import UUID

import pytest

from application.commands.catalogue import COMMANDS
from application.commands.command import PROPOSABLE, About, Command
from application.commands.creditors import SetAccounts
from application.commands.details import AddNote, EnterInError
from application.commands.ends import Withdraw
from application.commands.fields import Euro
from application.commands.leaves import leaves_of
from application.commands.matching import SetMatchingTerms
from application.commands.money import ApplyCreditNote, Waive, WaivedPart
from application.commands.opening import OpenClaim
from application.commands.second_person import (
    SecondPerson,
    SecondPersonOnCreditor,
    SecondPersonOnErasure,
    SecondPersonOnRefunds,
)
from application.commands.stops import RecordDispute, ResolveDispute
from application.house import House
from application.principal import Principal
from application.views import views_of
from domain.claim.events import DisputeOutcome
from domain.claim.grounds import DisputeGround, EndingGround
from domain.creditor.state import matching_terms
from domain.dunning.task import Task
from domain.ids import claim_id
from domain.matching.terms import Clue, MatchingTerms
from domain.user.roles import POLICY, Role
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
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
    of,
    proposed,
    refusal_of,
    user,
)
from tests.asking import register_payment

__all__ = ["bea", "claim", "els"]

OTHER_IBAN = "NL20INGB0001234567"

# --- which take two ----------------------------------------------------------------------------


def waive(cents: int) -> Waive:
    return Waive(amount=Euro(cents), of=WaivedPart.PRINCIPAL)


def test_a_waiver_up_to_the_limit_takes_one(house: House, claim: UUID, els: Principal) -> None:
    waive(50_00).carry(house, claim, by=of(els))
    assert topics(house, claim)[-1] == "claim.part_waived"


def test_a_waiver_of_a_cent_more_takes_two(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    given = proposed(house, claim, waive(50_01), els)
    answer(house, claim, bea, given)
    assert "claim.part_waived" in topics(house, claim)[-2:]


def test_a_withdrawal_is_no_way_round_a_write_off(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    given = proposed(house, claim, Withdraw(why=EndingGround.ERROR), els)
    assert case_of(house, claim).claim.live
    answer(house, claim, bea, given)
    assert not case_of(house, claim).claim.live


def test_what_he_waived_before_on_the_claim_counts_for_the_limit(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    waive(30_00).carry(house, claim, by=of(els))
    waive(20_01).carry(house, claim, by=of(els))
    assert len(claim_of(house, claim).proposals) == 1
    waive(20_01).carry(house, claim, by=of(bea))
    assert topics(house, claim)[-1] == "claim.part_waived"


def test_what_he_let_go_of_another_claim_of_the_debtor_counts_too(
    house: House, claim: UUID, els: Principal
) -> None:
    case = case_of(house, claim)
    OpenClaim(
        creditor_id=case.creditor.id,
        debtor_id=case.debtor.id,
        invoice_number="SECOND",
        amount=Euro(100_00),
        issued_on=case.claim.issued_on,
    ).carry(house, by=by())
    other = claim_id(case.creditor.id, "SECOND")
    waive(50_00).carry(house, claim, by=of(els))
    waive(1).carry(house, other, by=of(els))
    assert topics(house, other)[-1] == "any.decision_proposed"


def credit(cents: int, number: str = "C-1") -> ApplyCreditNote:
    return ApplyCreditNote(number=number, amount=Euro(cents), issued_on=MARCH)


def test_a_credit_note_by_hand_is_no_way_round_a_waiver(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    credit(50_00).carry(house, claim, by=of(els))
    assert topics(house, claim)[-1] == "claim.credit_note_applied"
    given = proposed(house, claim, credit(1, "C-2"), els)
    answer(house, claim, bea, given)
    assert topics(house, claim)[-2:] == ["claim.credit_note_applied", "any.approval_given"]


@pytest.mark.parametrize(("cents", "takes"), [(50_00, 1), (50_01, 2)])
def test_what_is_granted_of_a_dispute_is_let_go_also_where_no_amount_is_said(
    house: House, claim: UUID, els: Principal, cents: int, takes: int
) -> None:
    RecordDispute(ground=DisputeGround.QUALITY, amount=Euro(cents)).carry(house, claim, by=by())
    ResolveDispute(outcome=DisputeOutcome.UPHELD).carry(house, claim, by=of(els))
    done = topics(house, claim)[-1]
    assert done == ("any.decision_proposed" if takes == 2 else "claim.dispute_decided")


def test_a_dispute_that_is_rejected_takes_one(house: House, claim: UUID, els: Principal) -> None:
    waive(50_00).carry(house, claim, by=of(els))
    RecordDispute(ground=DisputeGround.QUALITY, amount=Euro(40_00)).carry(house, claim, by=by())
    ResolveDispute(outcome=DisputeOutcome.REJECTED).carry(house, claim, by=of(els))
    assert topics(house, claim)[-1] == "claim.dispute_decided"


def test_a_second_person_grants_the_dispute_that_was_seen_and_no_other(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    dispute = RecordDispute(ground=DisputeGround.QUALITY, amount=Euro(50_01))
    dispute.carry(house, claim, by=by())
    given = proposed(house, claim, ResolveDispute(outcome=DisputeOutcome.UPHELD), els)
    ResolveDispute(outcome=DisputeOutcome.REJECTED).carry(house, claim, by=by())
    again = RecordDispute(ground=DisputeGround.QUALITY, amount=Euro(60_00))
    again.carry(house, claim, by=by())
    assert refusal_of(lambda: answer(house, claim, bea, given)) == "dispute.which"


@pytest.mark.parametrize(
    "command", sorted(PROPOSABLE.values(), key=attrgetter("NAME")), ids=lambda one: one.NAME
)
def test_what_a_proposal_may_leave_open_is_said_in_it_as_it_was(command: type[Command]) -> None:
    """What a field of its own leaves to the state of the moment would be decided unseen."""
    left_open = [
        leaf.name
        for leaf in leaves_of(command)
        if "default:" in (leaf.field.description or "") or leaf.name in command.CARRIED
    ]
    assert (command.settled is not Command.settled) == bool(left_open), left_open


def test_the_limit_is_what_the_house_says(place: HousePlace) -> None:
    house = place.open(four_eyes_above="10.00")
    claim, els = claim_from(house, CONSUMER), user(house, "els")
    waive(10_00).carry(house, claim, by=of(els))
    waive(1).carry(house, claim, by=of(els))
    assert topics(house, claim)[-2:] == ["claim.part_waived", "any.decision_proposed"]


def test_a_mistake_about_money_takes_two_and_names_them_both(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    register_payment(house, claim, by=by(), amount=5_00, credited_on=house.today, payment_id="P")
    wrong = claim_of(house, claim).version
    given = proposed(house, claim, EnterInError(version=wrong), els)
    answer(house, claim, bea, given)
    struck = next(
        one.fact for one in last(house, claim, 3) if one.fact.TOPIC == "any.entered_in_error"
    )
    assert struck.model_dump()["approved_by"] == "bea"
    assert claim_of(house, claim).paid() == 0


def test_a_name_that_is_typed_is_no_second_person(
    house: House, claim: UUID, els: Principal
) -> None:
    register_payment(house, claim, by=by(), amount=5_00, credited_on=house.today, payment_id="P")
    wrong = claim_of(house, claim).version
    EnterInError(version=wrong, approved_by="bea").carry(house, claim, by=of(els))
    assert claim_of(house, claim).paid() == 5_00


def test_a_mistake_about_no_money_takes_one(house: House, claim: UUID, els: Principal) -> None:
    AddNote(text="Verkeerd dossier.").carry(house, claim, by=by())
    wrong = claim_of(house, claim).version
    EnterInError(version=wrong).carry(house, claim, by=of(els))
    assert topics(house, claim)[-1] == "any.entered_in_error"


def test_an_approval_is_taken_back_by_two(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    answer(house, claim, bea, proposed(house, claim, WRITE_OFF, els))
    EnterInError(version=claim_of(house, claim).version).carry(house, claim, by=of(bea))
    assert topics(house, claim)[-1] == "any.decision_proposed"


@pytest.mark.both_stores
def test_other_accounts_of_a_creditor_take_two_of_those_who_manage_him(
    house: House, claim: UUID
) -> None:
    creditor = case_of(house, claim).creditor.id
    ann, ben = user(house, "ann", Role.ADMINISTRATOR), user(house, "ben", Role.ADMINISTRATOR)
    before = house.collections.creditor(creditor).ibans
    SetAccounts(ibans=(OTHER_IBAN,), reason_text="brief").carry(house, creditor, by=of(ann))
    assert house.collections.creditor(creditor).ibans == before
    [given] = house.collections.creditor(creditor).proposals
    with views_of(house) as views:
        views.catch_up()
        [task] = views.worklist.tasks(house.today, task=Task.SECOND_PERSON)
    assert (task.claim_id, task.subject_id, task.why) == (None, creditor, "creditor-accounts")
    yes = SecondPersonOnCreditor(proposal=given, agreed=True)
    assert refusal_of(lambda: yes.carry(house, creditor, by=of(ann))) == "right.second_person"
    yes.carry(house, creditor, by=of(ben))
    after = house.collections.creditor(creditor)
    assert (after.ibans, after.proposals) == ((OTHER_IBAN,), {})


def test_accounts_that_became_others_meanwhile_are_refused_at_confirmation(
    house: House, claim: UUID
) -> None:
    creditor = case_of(house, claim).creditor
    ann, ben = user(house, "ann", Role.ADMINISTRATOR), user(house, "ben", Role.ADMINISTRATOR)
    form = SetAccounts(ibans=(OTHER_IBAN,), seen=creditor.version)
    form.carry(house, creditor.id, by=of(ann))
    [given] = house.collections.creditor(creditor.id).proposals
    third = "NL39RABO0300065264"
    SetAccounts(ibans=(third,), approved_by="ben").carry(house, creditor.id, by=by())
    yes = SecondPersonOnCreditor(proposal=given, agreed=True)
    assert refusal_of(lambda: yes.carry(house, creditor.id, by=of(ben))) == "terms.changed"
    SecondPersonOnCreditor(proposal=given, agreed=False).carry(house, creditor.id, by=of(ann))
    assert house.collections.creditor(creditor.id).proposals == {}


def test_stricter_matching_terms_take_one_and_looser_ones_two(house: House, claim: UUID) -> None:
    creditor = case_of(house, claim).creditor.id
    ann, ben = user(house, "ann", Role.ADMINISTRATOR), user(house, "ben", Role.ADMINISTRATOR)
    now = partial(house.collections.creditor, creditor)
    strict = SetMatchingTerms(book_from=90, uncounted=Clue.NAME, books_itself=False)
    strict.carry(house, creditor, by=of(ann))
    assert (now().book_from, now().books_itself) == (90, False)
    for looser in (
        SetMatchingTerms(book_from=89),
        SetMatchingTerms(books_itself=True),
        SetMatchingTerms(counted=Clue.NAME),
        SetMatchingTerms(difference_let_go=Euro(1)),
    ):
        before = now()
        looser.carry(house, creditor, by=of(ann))
        [given] = now().proposals
        assert matching_terms(now()) == matching_terms(before)
        assert now().difference_let_go == before.difference_let_go
        yes = SecondPersonOnCreditor(proposal=given, agreed=True)
        assert refusal_of(partial(yes.carry, house, creditor, by=of(ann))) == "right.second_person"
        yes.carry(house, creditor, by=of(ben))
    assert matching_terms(now()) == MatchingTerms(book_from=89)
    assert now().difference_let_go == 1


def test_terms_that_were_proposed_rest_on_those_that_were(house: House, claim: UUID) -> None:
    creditor = case_of(house, claim).creditor.id
    ann, ben = user(house, "ann", Role.ADMINISTRATOR), user(house, "ben", Role.ADMINISTRATOR)
    SetMatchingTerms(book_from=90).carry(house, creditor, by=of(ann))
    SetMatchingTerms(book_from=80).carry(house, creditor, by=of(ann))
    [given] = house.collections.creditor(creditor).proposals
    SetMatchingTerms(book_from=95).carry(house, creditor, by=of(ben))
    yes = SecondPersonOnCreditor(proposal=given, agreed=True)
    assert refusal_of(lambda: yes.carry(house, creditor, by=of(ben))) == "terms.changed"


# --- the catalogue -----------------------------------------------------------------------------


def test_what_can_be_proposed_is_what_the_catalogue_says() -> None:
    assert set(PROPOSABLE.values()) == {one for one in COMMANDS if one.FOUR_EYES}
    assert {one.NAME for one in PROPOSABLE.values()} == {
        "write-off",
        "withdrawal",
        "waiver",
        "refund",
        "refund-made-good",
        "refund-order",
        "refund-file",
        "refund-file-withdrawn",
        "refund-batch",
        "refund-batch-withdrawn",
        "collection-file",
        "resolution",
        "credit-note",
        "error",
        "creditor-accounts",
        "matching-terms",
        "discount-terms",
        "party-account-off",
        "erasure",
    }


@pytest.mark.parametrize(
    "command",
    sorted(PROPOSABLE.values(), key=attrgetter("NAME")),  # not in the order of imports
    ids=lambda command: command.NAME,
)
def test_what_can_be_proposed_holds_no_free_text_and_takes_the_right_of_the_second_person(
    command: type[Command],
) -> None:
    sealed = {leaf.name for leaf in leaves_of(command) if not leaf.field.repr}
    assert sealed == {"reason_text"}
    assert command.carry_under is Command.carry_under
    of_creditor = (SecondPersonOnCreditor, SecondPersonOnRefunds, SecondPersonOnErasure)
    every = [one for one in of_creditor if one.ABOUT is command.ABOUT and one.decides_on(command)]
    assert len(every) == (command.ABOUT is About.CREDITOR)
    second: type[Command] = every[0] if every else SecondPerson
    assert all(command.MAY in rights for rights in POLICY.values() if second.MAY in rights)
    assert set(command.REFUSES) <= second.refuses()
