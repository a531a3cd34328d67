"""The check-list of a hand-over: what blocks, what only weakens, and for whom."""

import re
from dataclasses import replace
from datetime import date, timedelta
from inspect import getsource
from typing import Final
from uuid import UUID

import pytest

from domain.case import Case, check_letters, check_standing
from domain.case import check_list as check_list_module
from domain.case.check_item import CheckItem, Weight
from domain.case.check_list import check_list
from domain.case.check_way_out import WAY_OUT
from domain.case.hand_over import hand_over, missing_for_hand_over
from domain.case.small import SMALL_REST
from domain.claim.balance import balance, first_interest_day
from domain.claim.events import (
    ClaimDisputed,
    HoldPlaced,
    LimitationInterrupted,
    PartyKind,
    PaymentPromised,
    PaymentReceived,
    Source,
    StepApproved,
)
from domain.creditor.events import HandOverParty, RegistrationGround
from domain.debtor.merge_events import LikenessGround
from domain.errors import Refusal
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.letter.events import DeliveryGrade
from domain.parties import Capacity
from tests.domain.lapsed import ACT_FROM, POSTED, STILL_WAITING, charge, lapsed
from tests.domain.parties import SINCE, registered
from tests.domain.story import (
    DOCUMENT,
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    given,
    invoice_sent,
    names,
    paid,
    refusal,
)


def items(
    story: Story, *, on: date = ACT_FROM, kind: PartyKind = PartyKind.AGENCY
) -> dict[str, CheckItem]:
    return {item.code: item for item in check_list(story.case, today=on, party_kind=kind)}


def lacking(story: Story, weight: Weight, *, on: date = ACT_FROM) -> set[str]:
    return {
        c for c, item in items(story, on=on).items() if not item.found and item.weight is weight
    }


def to(kind: PartyKind) -> HandOverParty:
    return HandOverParty(name="x", kind=kind)


def test_a_complete_dossier_lacks_nothing_that_blocks_and_says_what_is_weak() -> None:
    assert lacking(lapsed(), Weight.BLOCKING) == set()
    assert lacking(lapsed(), Weight.ADVISORY) == {
        "party.registered",
        "terms.shown",
        "terms.accepted",
        "letters.notice_received",
        "letters.fourteen_days_received",
        "consumer.information",
    }


REGISTERED_SINCE = date(2025, 4, 1)


@pytest.mark.parametrize(
    ("capacity", "kind", "on", "asked"),
    [
        (Capacity.CONSUMER, PartyKind.AGENCY, REGISTERED_SINCE, True),
        (Capacity.CONSUMER, PartyKind.AGENCY, date(2025, 3, 31), False),
        (Capacity.SOLE_TRADER, PartyKind.AGENCY, REGISTERED_SINCE, True),
        (Capacity.UNKNOWN, PartyKind.AGENCY, REGISTERED_SINCE, True),
        (Capacity.COMPANY, PartyKind.AGENCY, REGISTERED_SINCE, False),
        (Capacity.CONSUMER, PartyKind.BAILIFF, REGISTERED_SINCE, False),
        (Capacity.CONSUMER, PartyKind.LAWYER, REGISTERED_SINCE, False),
    ],
)
def test_an_agency_that_collects_from_natural_persons_is_to_be_registered(
    capacity: Capacity, kind: PartyKind, on: date, asked: bool
) -> None:
    case = lapsed().case
    case = replace(case, debtor=replace(case.debtor, capacity=capacity))
    found = {one.code: one for one in check_list(case, today=on, party_kind=kind)}
    assert ("party.registered" in found) is asked


DAY: Final = timedelta(days=1)
UNTIL: Final = date(2028, 3, 31)
LOOKED_UP: Final = registered("een").model_copy(update={"registered_until": UNTIL})


@pytest.mark.parametrize(
    ("party", "on", "may"),
    [
        (LOOKED_UP, SINCE - DAY, False),
        (LOOKED_UP, SINCE, True),
        (LOOKED_UP, UNTIL, True),
        (LOOKED_UP, UNTIL + DAY, False),
        (registered("een"), UNTIL + DAY, True),
        (LOOKED_UP.model_copy(update={"registered_from": None}), UNTIL, False),
        (LOOKED_UP.model_copy(update={"registration": ""}), UNTIL, False),
        (HandOverParty(name="een", kind=PartyKind.AGENCY), UNTIL, False),
        (HandOverParty(name="een", kind=PartyKind.BAILIFF), UNTIL, True),
        (HandOverParty(name="een", kind=PartyKind.LAWYER), UNTIL, True),
        *(
            (HandOverParty(name="een", kind=PartyKind.AGENCY, unregistered=ground), UNTIL, True)
            for ground in RegistrationGround
        ),
    ],
)
def test_an_agency_may_collect_on_the_days_of_its_registration_or_on_a_ground(
    party: HandOverParty, on: date, may: bool
) -> None:
    assert party.may_collect_on(on) is may


def test_an_agency_that_is_known_and_not_registered_gets_no_consumers_claim() -> None:
    case, twee = lapsed().case, HandOverParty(name="twee", kind=PartyKind.AGENCY)
    with_both = replace(case.creditor, parties=(LOOKED_UP, twee))
    abroad = replace(case.debtor, country="BE")

    def item(case: Case, party: HandOverParty | None) -> CheckItem:
        every = check_list(case, today=ACT_FROM, party=party)
        return next(one for one in every if one.code == "party.registered")

    usual = replace(case, creditor=with_both)
    assert (item(usual, None).found, item(usual, None).found_as) == (True, "WKI-1")
    assert item(usual, LOOKED_UP).found
    assert item(usual, twee).blocks
    assert item(case, twee).blocks
    assert not item(replace(case, debtor=abroad), twee).blocks
    # A plan of the house names nobody: that is said, and stops once a run found it missing.
    assert (item(case, None).found, item(case, None).blocks) == (False, False)
    case.claim.missing = (item(case, None).what,)
    assert item(case, None).blocks
    assert not item(replace(case, creditor=with_both), None).blocks
    with pytest.raises(Refusal) as refused:
        hand_over(case, to=twee, dossier_sha256="a" * 64, today=ACT_FROM)
    assert (refused.value.code, refused.value.article) == ("hand_over.incomplete", "Wki art. 4")


def test_the_last_day_of_waiting_blocks_and_the_next_does_not() -> None:
    assert lacking(lapsed(), Weight.BLOCKING, on=STILL_WAITING) == {"letters.fourteen_days"}
    assert lacking(lapsed(), Weight.BLOCKING, on=ACT_FROM) == set()


def test_default_on_an_e_mail_whose_receipt_is_not_shown_is_said_and_does_not_block() -> None:
    item = items(lapsed())["letters.notice_received"]
    assert "default rests on an e-mail whose receipt is not shown" in item.what
    assert (item.found, item.blocks, item.article) == (False, False, "BW 3:37 lid 3, 6:82")


def test_a_notice_that_was_opened_is_proof() -> None:
    story = lapsed().letter(
        REMINDER,
        sent_on=date(2026, 2, 2),
        received_on=date(2026, 2, 3),
        grade=DeliveryGrade.OPENED,
    )
    item = items(story)["letters.notice_received"]
    assert (item.found, item.found_as) == (True, "opened")


def test_what_the_mail_server_accepted_is_no_proof() -> None:
    story = lapsed().letter(
        REMINDER,
        sent_on=date(2026, 2, 2),
        received_on=date(2026, 2, 2),
        grade=DeliveryGrade.SERVER_ACCEPTED,
    )
    item = items(story)["letters.notice_received"]
    assert (item.found, item.found_as) == (False, "server_accepted")


def test_agreed_terms_are_found_as_what_they_are() -> None:
    story = given(invoice_sent(basis=TermBasis.GENERAL_TERMS))
    item = items(story)["terms.accepted"]
    assert (item.found, item.found_as) == (True, "general_terms")


def test_a_running_promise_or_hold_blocks() -> None:
    promised = lapsed().after(PaymentPromised(amount=1, by=date(2026, 4, 1)), on=ACT_FROM)
    assert lacking(promised, Weight.BLOCKING) == {"agreements.promise_over"}
    held = lapsed().after(
        HoldPlaced(hold_id="h", category="complaint", from_day=ACT_FROM, until=ACT_FROM)
    )
    assert lacking(held, Weight.BLOCKING) == {"agreements.hold_over"}
    assert lacking(held, Weight.BLOCKING, on=date(2026, 3, 6)) == set()


def test_unknown_capacity_and_no_street_weaken_only() -> None:
    story = lapsed()
    story.capacity, story.postable = Capacity.UNKNOWN, False
    assert {"debtor.capacity", "debtor.address"} <= lacking(story, Weight.ADVISORY)
    assert lacking(story, Weight.BLOCKING) == set()


# --- a contested claim -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [PartyKind.AGENCY, PartyKind.BAILIFF])
def test_a_contested_claim_goes_to_no_agency_and_no_bailiff(kind: PartyKind) -> None:
    story = lapsed().after(ClaimDisputed(amount=1_000_00, ground="quality"), on=ACT_FROM)
    assert (
        refusal(lambda: hand_over(story.case, to=to(kind), dossier_sha256=DOCUMENT, today=ACT_FROM))
        == "hand_over.disputed"
    )


def test_a_contested_claim_goes_to_a_lawyer_by_a_persons_hand_also_without_a_letter() -> None:
    story = given(invoice_sent()).after(ClaimDisputed(amount=1_000_00, ground="quality"))
    facts = story.when(
        lambda case, day: hand_over(
            case, to=to(PartyKind.LAWYER), dossier_sha256=DOCUMENT, today=day
        ),
        on=ACT_FROM,
    )
    assert names(facts) == ["handed_over"]


def test_a_lawyer_takes_an_uncontested_consumer_only_with_the_letter() -> None:
    story = given(invoice_sent()).after(default_declared(since=date(2026, 2, 11)))
    missing = missing_for_hand_over(story.case, today=ACT_FROM, party_kind=PartyKind.LAWYER)
    assert missing == ("a lapsed fourteen-day letter",)


# --- limitation --------------------------------------------------------------------------------

BARRED = date(2031, 2, 1)
"""Five years after the day behind the due day of 31 January 2026."""


def test_the_last_day_before_the_limitation_is_urgent_and_the_first_barred_day_blocks() -> None:
    story = lapsed()
    charge(story)
    last = date(2031, 1, 31)
    assert lacking(story, Weight.URGENT, on=last) == {"limitation.far"}
    assert "limitation.open" not in lacking(story, Weight.BLOCKING, on=last)
    assert "limitation.open" in lacking(story, Weight.BLOCKING, on=BARRED)


def test_ninety_days_before_the_provable_end_it_becomes_urgent() -> None:
    story = lapsed()
    assert lacking(story, Weight.URGENT, on=date(2030, 11, 1)) == set()
    assert lacking(story, Weight.URGENT, on=date(2030, 11, 2)) == {"limitation.far"}


def test_an_interruption_that_cannot_be_proven_does_not_block_and_is_urgent() -> None:
    interrupted = LimitationInterrupted(ground="written demand", letter_id=FOURTEEN)
    story = lapsed().after(interrupted, on=POSTED)
    day = BARRED
    assert "limitation.open" not in lacking(story, Weight.BLOCKING, on=day)
    assert lacking(story, Weight.URGENT, on=day) == {"limitation.provable"}


def test_a_letter_that_came_back_interrupted_nothing_and_one_that_was_opened_is_proof() -> None:
    interrupted = LimitationInterrupted(ground="written demand", letter_id=FOURTEEN)
    lost = lapsed().after(interrupted, on=POSTED).letter(FOURTEEN, sent_on=POSTED, bounced=True)
    assert "limitation.open" in lacking(lost, Weight.BLOCKING, on=BARRED)
    shown = lapsed(received=date(2026, 2, 17)).after(interrupted, on=POSTED)
    assert lacking(shown, Weight.URGENT, on=BARRED) == {"limitation.far"}


def test_who_may_be_somebody_else_is_decided_before_a_consumer_is_handed_over() -> None:
    story = lapsed()
    other = UUID(int=9)
    alike = replace(story.case.debtor, alike={other: (LikenessGround.IBAN,)})
    found = {one.code: one for one in check_list(replace(story.case, debtor=alike), today=ACT_FROM)}
    assert (found["debtor.decided"].blocks, found["debtor.decided"].found_as) == (True, "iban")
    company = replace(alike, capacity=Capacity.COMPANY)
    found = {
        one.code: one for one in check_list(replace(story.case, debtor=company), today=ACT_FROM)
    }
    assert not found["debtor.decided"].blocks


@pytest.mark.parametrize(("left", "enough"), [(5_00, True), (4_99, False)])
def test_a_small_rest_is_handed_over_on_a_persons_word_only(left: int, *, enough: bool) -> None:
    story = lapsed()
    paid = balance(story.case.claim, on=ACT_FROM).total - left
    fact = PaymentReceived(
        payment_id="p", amount=paid, credited_on=ACT_FROM, source=Source(kind="test")
    )
    story = story.after(fact, on=ACT_FROM)
    assert items(story)["ledger.enough"].found is enough
    approved = StepApproved(step=SMALL_REST, round=1, amount=left)
    assert items(story.after(approved, on=ACT_FROM))["ledger.enough"].found


def test_of_a_consumer_who_paid_the_invoice_the_item_says_what_it_looks_at_and_the_way_out() -> (
    None
):
    story = lapsed()
    charge(story, on=ACT_FROM)
    story.after(paid(1_000_00, on=ACT_FROM + DAY))
    day = ACT_FROM + DAY
    assert balance(story.claim, on=day).principal > 0
    found = items(story, on=day)
    assert found["ledger.unpaid"].blocks
    assert found["ledger.unpaid"].article == "BW 6:44"
    assert "ledger.open" not in found
    with pytest.raises(Refusal) as refused:
        hand_over(story.case, to=to(PartyKind.BAILIFF), dossier_sha256=DOCUMENT, today=day)
    assert refused.value.values["missing"] == "a part of the invoice that is not paid"
    assert WAY_OUT["ledger.unpaid"] in refused.value.way_out


def test_a_term_of_law_that_runs_for_a_business_is_named_until_its_last_day() -> None:
    story = given(
        invoice_sent(interest=InterestKind.COMMERCIAL),
        default_declared(since=date(2026, 1, 10), interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    )
    since = first_interest_day(story.claim)
    assert since is not None
    running = items(story, on=since - DAY)["interest.term_over"]
    assert (running.found, running.weight) == (False, Weight.ADVISORY)
    assert str(since - DAY) in running.what
    assert running.article.startswith("BW 6:119a")
    assert "interest.term_over" not in items(story, on=since)
    assert "interest.term_over" not in items(lapsed())


def test_a_company_is_looked_at_by_its_balance() -> None:
    story = lapsed()
    story.capacity = Capacity.COMPANY
    assert items(story)["ledger.open"].found
    assert "ledger.unpaid" not in items(story)


def test_every_item_that_may_stop_a_hand_over_has_a_way_out() -> None:
    source = "".join(map(getsource, (check_list_module, check_letters, check_standing)))
    codes = set(re.findall(r'"([a-z]+\.[a-z_]+)"', source)) - {"hand_over.incomplete"}
    never = {code for code in codes if code.startswith("hand_over.")}
    weak = {"debtor.address", "debtor.capacity", "terms.shown", "terms.accepted"}
    weak |= {"letters.fourteen_days_received", "letters.term_over", "agreements.confirmed"}
    weak |= {"interest.term_over"}
    weak |= {"limitation.kind", "limitation.provable", "limitation.far", "consumer.information"}
    running = {
        f"agreements.{one}_over" for one in ("plan", "promise", "extension", "hold", "signing")
    }
    assert set(WAY_OUT) == (codes | running) - never - weak


def test_a_dossier_is_asked_by_the_bki_where_the_party_collects_from_a_natural_person() -> None:
    for capacity in Capacity:
        story = lapsed()
        story.capacity = capacity
        described = [items(story)[code] for code in ("debtor.reachable", "invoice.document")]
        legal_person = capacity in {Capacity.COMPANY, Capacity.GOVERNMENT}
        assert {one.article for one in described} == {"" if legal_person else "Bki art. 3.1"}
        assert {one.weight for one in described} == {Weight.BLOCKING}


def test_each_item_cites_the_article_of_its_own_rule_and_reasonableness_stands_for_none() -> None:
    of_all = items(lapsed())
    articles = {code: item.article for code, item in of_all.items()}
    assert not [code for code, article in articles.items() if "6:248" in article]
    wanted = {
        "agreements.plan_over": "BW 7:900",
        "agreements.signing_over": "BW 6:219",
        "agreements.extension_over": "BW 6:39 lid 1, 6:81",
        "letters.term_over": "BW 3:35",
        "ledger.unpaid": "BW 6:44",
    }
    assert {code: articles[code] for code in wanted} == wanted
    assert {code for code, article in articles.items() if not article} == {
        "agreements.hold_over",
        "agreements.promise_over",
        "debtor.told",
        "ledger.enough",
        "marks.looked_at",
    }
