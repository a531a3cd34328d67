"""Interest that was asked too early, too high, of the wrong kind or for too long is found."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.claim.events import (
    Asked,
    Channel,
    ClaimDisputed,
    CollectionCostsCharged,
    DisputeDecided,
    DisputeOutcome,
    FinalDemandSent,
    HandedOver,
    PartyKind,
    PaymentTermExtended,
)
from domain.compliance.assessment import assessed
from domain.compliance.interest import INTEREST
from domain.compliance.obligation import Compliance
from domain.debtor.events import BankruptcyDeclared
from domain.facts import StreamKind
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.parties import Capacity
from tests.domain.compliance.life import ALL_DAYS, Life
from tests.domain.compliance.paper import DEMAND, final_demand, reminder, shown
from tests.domain.story import CLAIM, DOCUMENT, FOURTEEN, REMINDER, invoice_sent, paid

OPENED, DUE = date(2026, 1, 1), date(2026, 1, 31)
SENT, PAY_BY = date(2026, 4, 12), date(2026, 4, 27)
"""The seventy-first day after the due day: 4 % of a thousand euro over 71 days is 7.78."""
OTHER = UUID("01900000-0000-7000-8000-000000000023")
A_YEAR_ON = date(2027, 2, 1)


def opened(
    capacity: Capacity = Capacity.CONSUMER,
    basis: TermBasis = TermBasis.CONTRACT,
    kind: InterestKind = InterestKind.CONSUMER,
) -> Life:
    return Life(capacity).claim(invoice_sent(basis=basis, interest=kind), on=OPENED)


def asked(
    life: Life,
    interest: int,
    *,
    on: date = SENT,
    principal: int = 1_000_00,
    letter: UUID = DEMAND,
) -> Life:
    sums, pay_by = Asked(principal=principal, interest=interest), on + timedelta(days=15)
    return final_demand(life, on=on, pay_by=pay_by, asked=sums, letter=letter)


def handed_over(interest: int, *, principal: int = 1_000_00) -> HandedOver:
    return HandedOver(
        party="Incasso Noord",
        party_kind=PartyKind.AGENCY,
        dossier_sha256=DOCUMENT,
        balance=Asked(principal=principal, interest=interest),
    )


def reasons(life: Life) -> list[str]:
    return life.reasons(INTEREST)


@pytest.mark.parametrize(
    ("cents", "reason"), [(777, "less_than_due"), (778, "to_the_cent"), (779, "more_than_due")]
)
def test_interest_runs_from_the_day_after_a_fatal_term_through_the_day_of_the_letter(
    cents: int, reason: str
) -> None:
    (ruling,) = asked(opened(), cents).held_to(INTEREST).rulings
    assert (ruling.reason, ruling.values["owed"]) == (reason, 778)


@pytest.mark.parametrize(
    ("principal", "cents", "reason"),
    [
        (500_00, 389, "to_the_cent"),  # 4 % of five hundred euro over 71 days
        (500_00, 390, "more_than_due"),
        (500_00, 778, "more_than_due"),
        (500_01, 778, "to_the_cent"),  # that he asked what is contested is for another to say
        (1_000_00, 778, "to_the_cent"),
        (1_000_00, 779, "more_than_due"),
    ],
)
@pytest.mark.parametrize("handed", [False, True])
def test_who_leaves_out_what_is_contested_asks_no_interest_over_it(
    principal: int, cents: int, reason: str, *, handed: bool
) -> None:
    life = opened().claim(ClaimDisputed(amount=500_00, ground="quality"), on=DUE)
    if handed:
        life.claim(handed_over(cents, principal=principal), on=SENT)
    else:
        asked(life, cents, principal=principal)
    assert reasons(life) == [reason]


def test_each_letter_is_held_to_what_was_contested_when_it_was_ordered() -> None:
    """Half from the first of March, eight tenths from the first of April, none from the tenth."""
    life, first, second, third = opened(), date(2026, 3, 1), date(2026, 4, 1), date(2026, 4, 10)
    asked(life, 219, on=date(2026, 2, 20), letter=UUID(int=1))  # 20 days over all
    life.claim(ClaimDisputed(amount=500_00, ground="quality"), on=first)
    asked(life, 208, on=date(2026, 3, 10), principal=500_00, letter=UUID(int=2))  # 38 days
    life.claim(ClaimDisputed(amount=300_00, ground="quantity"), on=second)
    asked(life, 140, on=date(2026, 4, 5), principal=200_00, letter=UUID(int=3))  # 64 days
    for version in (4, 7):
        no = DisputeDecided(disputed_version=version, outcome=DisputeOutcome.REJECTED, granted=0)
        life.claim(no, on=third)
    assert reasons(asked(life, 778)) == ["to_the_cent"] * 4
    assert reasons(asked(life, 779, letter=UUID(int=4)))[-1] == "more_than_due"


def test_of_several_claims_in_a_letter_only_the_contested_one_bears_less() -> None:
    life = opened().claim(ClaimDisputed(amount=500_00, ground="quality"), on=DUE)
    life.put(StreamKind.CLAIM, OTHER, invoice_sent(basis=TermBasis.CONTRACT), on=OPENED)
    for claim, principal, most in ((CLAIM, 500_00, 389), (OTHER, 1_000_00, 778)):
        for more, reason in ((0, "to_the_cent"), (1, "more_than_due")):
            sent = FinalDemandSent(
                letter_id=DEMAND,
                step="final_demand",
                channel=Channel.POST,
                asked=Asked(principal=principal, interest=most + more),
                document_sha256=DOCUMENT,
                pay_by=PAY_BY,
                serves_as_notice=False,
            )
            life.put(StreamKind.CLAIM, claim, sent, on=SENT)
            (one,) = assessed(life.file(claim=claim), ALL_DAYS, [INTEREST])
            assert one.rulings[-1].reason == reason


def test_a_rate_that_changes_splits_the_days() -> None:
    life = Life().claim(
        invoice_sent(
            basis=TermBasis.CONTRACT, issued_on=date(2025, 11, 1), due_on=date(2025, 11, 30)
        ),
        on=date(2025, 11, 1),
    )
    # 31 days at 6 % and 31 at 4 %
    assert reasons(asked(life, 849, on=date(2026, 1, 31))) == ["to_the_cent"]
    assert reasons(asked(life, 850, on=date(2026, 1, 31)))[-1] == "more_than_due"


def test_a_year_of_interest_bears_interest_itself() -> None:
    issued, due = date(2024, 1, 1), date(2024, 12, 31)
    invoice = invoice_sent(basis=TermBasis.CONTRACT, issued_on=issued, due_on=due)
    life = Life().claim(invoice, on=issued)
    year, day_of_next = 60_00, 12  # 6 % over 2025; a day of 4 % over 1,060.00
    assert reasons(asked(life, year + day_of_next, on=date(2026, 1, 1))) == ["to_the_cent"]


def test_trade_interest_needs_no_default_and_no_consumer_bears_it() -> None:
    kind = InterestKind.COMMERCIAL
    life = asked(opened(Capacity.COMPANY, kind=kind), 1974)  # 10.15 % over 71 days
    assert reasons(life) == ["to_the_cent"]
    assert reasons(asked(opened(kind=kind), 1974)) == ["trade_interest_of_a_consumer"]


def test_a_notice_by_email_that_nobody_is_shown_to_have_read_shows_no_default() -> None:
    life = opened(basis=TermBasis.ONE_SIDED)
    reminder(life, on=date(2026, 2, 2), pay_by=date(2026, 2, 16))
    asked(life, 6_03)  # from 17 February: 55 days
    assert reasons(life) == ["default_not_shown"]


def test_a_notice_by_post_is_presumed_to_have_come() -> None:
    life = opened(basis=TermBasis.ONE_SIDED)
    reminder(life, on=date(2026, 2, 2), pay_by=date(2026, 2, 16), channel=Channel.POST)
    assert reasons(asked(life, 6_03)) == ["to_the_cent"]
    assert reasons(asked(life, 6_04))[-1] == "more_than_due"


def test_who_knew_of_no_proof_yet_did_not_know_of_default() -> None:
    life = opened(basis=TermBasis.ONE_SIDED)
    reminder(life, on=date(2026, 2, 2), pay_by=date(2026, 2, 16))
    shown(life, REMINDER, received_on=date(2026, 2, 3))
    assert reasons(asked(life, 6_03)) == ["to_the_cent"]


def test_without_default_a_consumer_owes_no_interest() -> None:
    life = opened(basis=TermBasis.ONE_SIDED)
    (ruling,) = asked(life, 1).held_to(INTEREST).rulings
    assert (ruling.reason, ruling.values["owed"]) == ("more_than_due", 0)


def test_it_stops_the_day_before_a_bankruptcy() -> None:
    def bankrupt(on: date, cents: int) -> list[str]:
        life = opened()
        life.debtor(BankruptcyDeclared(declared_on=on), on=on)
        return reasons(life.claim(handed_over(cents), on=SENT))

    assert bankrupt(date(2026, 4, 12), 767) == ["to_the_cent"]
    assert bankrupt(date(2026, 4, 12), 778) == ["after_insolvency"]


def test_an_extension_within_the_term_moves_the_first_day() -> None:
    for agreed, reason in (
        (DUE, "more_than_due"),
        (DUE + timedelta(days=1), "to_the_cent"),
    ):
        life = opened().claim(PaymentTermExtended(pay_by=date(2026, 2, 28)), on=agreed)
        assert reasons(asked(life, 778)) == [reason]


def test_money_that_came_to_light_makes_it_right_as_known_then() -> None:
    life = asked(opened(), 778)
    life.claim(paid(500_00, on=date(2026, 3, 2)), on=date(2026, 3, 2), recorded_on=PAY_BY)
    (ruling,) = life.held_to(INTEREST).rulings
    assert ruling.reason == "due_as_known_then"
    assert (ruling.values["owed"], ruling.values["proves"]) == (778, 226)


def test_money_that_was_taken_for_costs_may_round_the_interest_or_not() -> None:
    principal, charged, taken = 10_000_00, date(2026, 2, 10), date(2026, 2, 21)
    for cents, reason in (
        (77_80, "to_the_cent"),  # rounded where it was paid
        (77_81, "to_the_cent"),  # rounded once, at the end
        (77_82, "more_than_due"),
    ):
        invoice = invoice_sent(basis=TermBasis.CONTRACT, principal=principal)
        life = Life().claim(invoice, on=OPENED)
        costs = CollectionCostsCharged(amount=100_00, base=principal, letter_id=FOURTEEN)
        life.claim(costs, on=charged).claim(paid(50_00, on=taken), on=taken)
        assert reasons(asked(life, cents, principal=principal)) == [reason]


def test_a_rate_that_nobody_published_yet_shows_nothing() -> None:
    held = asked(opened(), 40_44, on=A_YEAR_ON).held_to(INTEREST)
    assert [one.reason for one in held.rulings] == ["rate_not_certain"]
    assert held.verdict is Compliance.NOT_PROVABLE


def test_a_letter_that_asks_none_is_not_judged() -> None:
    assert asked(opened(), 0).held_to(INTEREST).verdict is Compliance.NOT_APPLICABLE
