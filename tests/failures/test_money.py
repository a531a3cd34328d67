"""What goes wrong elsewhere with money: lost, forgiven, counted twice, or asked twice."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.claim.events import (
    ClaimReopened,
    ClaimSettled,
    CollectionCostsCharged,
    CollectionCostsWaived,
    FourteenDayLetterVoided,
    OverpaymentRefunded,
    PaymentReceived,
    PaymentReversed,
)
from domain.facts import StreamKind
from domain.law.collection_costs import costs_for_letter
from domain.money import cents_from, share_out
from domain.parties import Address, ContactDetails
from tests.api.webs import Web, browsing
from tests.application.houses import by, sent_steps, topics
from tests.asking import (
    apply_credit_note,
    change_contact_details,
    deliver,
    enter_in_error,
    refund,
    reverse_payment,
    waive_costs,
)
from tests.failures.books import CONSUMER_BY_POST, Books, said_by

DAY = timedelta(days=1)
DUE = date(2026, 3, 17)
REMIND, WARN, CHARGE = CONSUMER_BY_POST
REMINDED = ["letter_ordered reminder", "letter_sent reminder"]
WARNED = ["letter_ordered fourteen-day-letter", "letter_sent fourteen-day-letter"]


# --- 4 -----------------------------------------------------------------------------------------


def test_04a_the_principal_is_paid_but_not_costs_and_interest_and_the_claim_stays_open(
    light_books: Books,
) -> None:
    claim = light_books.by_hand("B-1", 1_000_00, due=DUE, company=True)
    light_books.run_each(REMIND, date(2026, 4, 7))
    # Mailed 18 March, final demand on Monday the 30th with three days, costs on 3 April: 15 %.
    assert [c.amount for c in light_books.facts(claim, CollectionCostsCharged)] == [150_00]
    light_books.pay(claim, 1_000_00, on=date(2026, 4, 7))
    # 18 March - 7 April: 21 days x 1,000.00 x 10.15 % / 365 = 5.8397. By BW 6:44 the payment
    # goes to costs 150.00 and interest 5.84 first: 1,000.00 - 844.16 = 155.84 is still open.
    assert light_books.parts(claim) == (155_84, 0, 0)
    assert light_books.claim(claim).live
    assert light_books.facts(claim, ClaimSettled) == []
    with browsing(light_books.house) as web:
        [row] = web.read("/v1/claims")["rows"]
        assert (row["status"], row["open"], row["paid"]) == ("open", "155.84", "1000.00")
        assert web.read("/v1/overview")["total"]["open"] == "155.84"


def test_04b_only_costs_and_interest_are_open_and_a_person_is_asked(light_books: Books) -> None:
    claim = light_books.by_hand("B-1", 1_000_00, due=DUE, company=True)
    light_books.run_each(REMIND, date(2026, 4, 7))
    apply_credit_note(
        light_books.house,
        claim,
        by=by(),
        number="C-1",
        amount=1_000_00,
        issued_on=date(2026, 4, 7),
        retroactive=False,
    )
    # A credit of today, not of an error: interest of 21 days and the costs were owed before it.
    # 18 March - 6 April on the whole, and nothing on the 7th: 20 days = 5.5616.
    assert light_books.parts(claim) == (0, 5_56, 150_00)
    assert light_books.facts(claim, ClaimSettled) == []
    assert light_books.run_each(date(2026, 4, 8), date(2026, 5, 8)) == {}
    assert light_books.parts(claim) == (0, 5_56, 150_00)
    with browsing(light_books.house) as web:
        tasks = [task["task"] for task in web.read("/v1/worklist")["tasks"]]
        assert "plan_at_end" in tasks
        [row] = web.read("/v1/claims")["rows"]
        assert (row["principal"], row["open"]) == ("0.00", "155.56")


# --- 5 -----------------------------------------------------------------------------------------


def test_05_interest_is_a_sum_of_segments_and_a_payment_never_lowers_that_of_the_past(
    light_books: Books,
) -> None:
    claim = light_books.by_hand("B-1", 10_000_00, due=date(2026, 3, 31), company=True)
    light_books.at(date(2026, 5, 31))
    # 1 April - 31 May: 61 days x 10,000.00 x 10.15 % / 365 = 169.6301.
    assert light_books.parts(claim) == (10_000_00, 169_63, 0)
    light_books.pay(claim, 4_000_00)
    # 169.63 goes to the interest, 3,830.37 to the principal: 6,169.63 is left.
    assert light_books.parts(claim) == (6_169_63, 0, 0)
    assert light_books.owed(claim).account.charged_interest == 169_63
    light_books.at(date(2026, 8, 31))
    # June: 30 days x 6,169.63 x 10.15 % / 365 = 51.4699; from July 10.40 %: 62 days = 108.9904.
    assert light_books.parts(claim) == (6_169_63, 160_46, 0)
    assert light_books.owed(claim).account.charged_interest == 169_63 + 160_46
    assert light_books.parts(claim, date(2026, 5, 30))[1] == 166_85  # 60 days, as before
    with browsing(light_books.house) as web:
        read = web.read(f"/v1/claims/{claim}")
        interest = [line for line in read["derivation"] if line["kind"] == "interest"]
        assert [(x["first_on"], x["last_on"], x["base"], x["amount"]) for x in interest] == [
            ("2026-04-01", "2026-05-31", "10000.00", "169.63"),
            ("2026-06-01", "2026-06-30", "6169.63", "51.47"),
            ("2026-07-01", "2026-08-31", "6169.63", "108.99"),
        ]
        [row] = web.read("/v1/claims")["rows"]
        assert (row["interest"], row["open"]) == ("160.46", "6330.09")


# --- 6 -----------------------------------------------------------------------------------------


def charged_by_hand(books: Books, cents: int) -> UUID:
    """Walk a claim of which the invoice lacks, so that it is charged and not handed over."""
    claim = books.by_hand("B-1", cents, due=DUE)
    books.run_each(REMIND, CHARGE)
    return claim


def test_06a_a_letter_that_came_back_takes_its_costs_along_exactly_once(light_books: Books) -> None:
    books = light_books
    claim = charged_by_hand(books, 1_000_00)
    [warning] = [x for x in books.letters() if x.order and x.order.costs_if_unpaid]
    assert books.parts(claim)[2] == 150_00
    deliver(books.house, warning.id, by=by(), grade=None, received_on=CHARGE, evidence="returned")
    said = said_by(books.run(CHARGE))
    assert "letter_voided fourteen-day-letter" in said
    for day in (CHARGE, CHARGE + DAY, CHARGE + 2 * DAY):
        books.run(day)
        assert [w.amount for w in books.facts(claim, CollectionCostsWaived)] == [150_00]
        assert len(books.facts(claim, FourteenDayLetterVoided)) == 1
        assert books.parts(claim)[2] == 0


def test_06b_what_was_waived_before_is_not_taken_back_again_with_the_letter(
    light_books: Books,
) -> None:
    books = light_books
    claim = charged_by_hand(books, 1_000_00)
    waive_costs(books.house, claim, by=by(), amount=60_00, why="goodwill")
    [warning] = [x for x in books.letters() if x.order and x.order.costs_if_unpaid]
    deliver(books.house, warning.id, by=by(), grade=None, received_on=CHARGE, evidence="returned")
    books.run(CHARGE)
    # 150.00 charged, 60.00 waived: the letter takes 90.00 along, and no cent more.
    assert [w.amount for w in books.facts(claim, CollectionCostsWaived)] == [60_00, 90_00]
    assert books.parts(claim)[2] == 0
    assert books.owed(claim).unallocated == 0


def test_06c_after_a_new_letter_the_costs_stand_once(light_books: Books) -> None:
    claim = charged_by_hand(light_books, 1_000_00)
    [warning] = [x for x in light_books.letters() if x.order and x.order.costs_if_unpaid]
    deliver(
        light_books.house, warning.id, by=by(), grade=None, received_on=CHARGE, evidence="returned"
    )
    light_books.run(CHARGE)
    light_books.at(date(2026, 4, 20))
    moved = ContactDetails(name="S. Voorbeeld", address=Address(street="Esdoorn 1", city="Utrecht"))
    debtor = light_books.claim(claim).debtor_id
    assert debtor
    change_contact_details(light_books.house, debtor, by=by(), contact=moved)
    days = light_books.run_each(date(2026, 4, 20), date(2026, 5, 20))
    # Warned again on Monday 20 April: there on the 22nd, fourteen days to 6 May, a banking day.
    assert [day for day, said in days.items() if said == WARNED] == [date(2026, 4, 20)]
    assert [day for day, said in days.items() if "costs_charged" in said] == [date(2026, 5, 8)]
    assert [c.amount for c in light_books.facts(claim, CollectionCostsCharged)] == [150_00, 150_00]
    assert [w.amount for w in light_books.facts(claim, CollectionCostsWaived)] == [150_00]
    assert light_books.parts(claim)[2] == 150_00


# --- 7 -----------------------------------------------------------------------------------------


def test_07a_a_reversed_payment_reopens_the_claim_at_its_step_and_sends_nothing_again(
    books: Books,
) -> None:
    claim = books.bill("A-1", 90_00, due=DUE)
    assert said_by(books.run(REMIND)) == REMINDED
    books.at(date(2026, 3, 20))
    books.pay(claim, 90_00, ref="B-7")
    assert not books.claim(claim).live
    books.at(date(2026, 3, 24))
    for _ in range(2):
        reverse_payment(
            books.house, claim, by=by(), payment_id="B-7", reversed_on=date(2026, 3, 24)
        )
    assert [r.amount for r in books.facts(claim, PaymentReversed)] == [90_00]
    [reopened] = books.facts(claim, ClaimReopened)
    assert not reopened.new_round
    assert books.parts(claim) == (90_00, 0, 0)
    # The reminder stands with its term to the 27th: the warning comes on the 31st, as it would
    # have without the payment, and no second reminder before it.
    days = books.run_each(date(2026, 3, 24), WARN)
    assert days == {date(2026, 3, 28): ["default_declared"], WARN: WARNED}
    assert sent_steps(books.house, claim) == ["reminder", "fourteen-day-letter"]
    # 28-31 March: 4 days x 90.00 x 4 % / 365 = 0.039.
    assert books.parts(claim) == (90_00, 4, 0)


def test_07b_a_returned_transfer_of_our_own_is_not_a_payment_of_the_customer(
    light_books: Books,
) -> None:
    books = light_books
    claim = books.bill("A-1", 90_00, due=DUE)
    other = books.bill("A-2", 60_00, due=DUE)
    books.pay(claim, 120_00, on=date(2026, 3, 18))
    assert books.owed(claim).unallocated == 30_00
    books.at(date(2026, 3, 19))
    refund(books.house, claim, by=by(), amount=30_00, refunded_on=date(2026, 3, 19))
    assert (books.owed(claim).unallocated, books.owed(claim).paid) == (0, 90_00)
    # The bank returns our 30.00: the refund did not happen, and he paid 120.00 and no more.
    books.at(date(2026, 3, 23))
    [sent] = books.recorded(claim, OverpaymentRefunded)
    enter_in_error(
        books.house, claim, by=by(), version=sent.originator_version, approved_by="j.de.wit"
    )
    assert (books.owed(claim).unallocated, books.owed(claim).paid) == (30_00, 120_00)
    assert [p.amount for p in books.facts(claim, PaymentReceived)] == [120_00]
    assert books.parts(other) == (60_00, 0, 0)
    with browsing(books.house) as web:
        assert "refund" in [task["task"] for task in web.read("/v1/worklist")["tasks"]]


# --- 16 ----------------------------------------------------------------------------------------


def test_16a_a_credit_note_after_full_payment_causes_no_reminder(light_books: Books) -> None:
    claim = light_books.bill("A-1", 90_00, due=DUE)
    light_books.run(REMIND)
    light_books.pay(claim, 90_00)
    light_books.at(date(2026, 3, 25))
    apply_credit_note(
        light_books.house, claim, by=by(), number="C-1", amount=30_00, issued_on=date(2026, 3, 25)
    )
    assert light_books.run_each(date(2026, 3, 25), date(2026, 5, 25)) == {}
    assert (light_books.parts(claim), light_books.owed(claim).unallocated) == ((0, 0, 0), 30_00)
    refund(light_books.house, claim, by=by(), amount=30_00, refunded_on=light_books.house.today)
    assert light_books.run_each(date(2026, 5, 26), date(2026, 6, 26)) == {}
    assert (light_books.parts(claim), light_books.owed(claim).unallocated) == ((0, 0, 0), 0)
    assert sent_steps(light_books.house, claim) == ["reminder"]
    assert not light_books.claim(claim).live


def test_16b_a_refund_of_what_was_paid_too_much_makes_nothing_due_again(light_books: Books) -> None:
    claim = light_books.bill("A-1", 90_00, due=DUE)
    light_books.pay(claim, 100_00, on=date(2026, 3, 18))
    refund(light_books.house, claim, by=by(), amount=10_00, refunded_on=date(2026, 3, 18))
    assert light_books.run_each(REMIND, date(2026, 5, 18)) == {}
    assert topics(light_books.house, claim)[-3:] == [
        "claim.payment_received",
        "claim.settled",
        "claim.overpayment_refunded",
    ]
    assert light_books.letters() == []


# --- 24 ----------------------------------------------------------------------------------------

CENTS = st.integers(min_value=0, max_value=10**9)


@given(total=CENTS, weights=st.lists(CENTS, min_size=1, max_size=40))
def test_24a_no_cent_is_lost_or_made_where_an_amount_is_shared_out(
    total: int, weights: list[int]
) -> None:
    shares = share_out(total, weights)
    assert sum(shares) == total
    assert len(shares) == len(weights)
    if whole := sum(weights):
        for share, weight in zip(shares, weights, strict=True):
            assert abs(share * whole - total * weight) < whole  # less than a cent from its part


@given(principals=st.lists(st.integers(min_value=1, max_value=10**8), min_size=1, max_size=40))
def test_24b_the_shares_of_the_costs_of_a_letter_add_up_to_its_costs_and_their_vat(
    principals: list[int],
) -> None:
    costs = costs_for_letter(principals, business=False, vat_percent=21)
    assert sum(costs.shares) == costs.amount
    assert sum(costs.vat_shares) == costs.vat
    assert costs.base == sum(principals)
    assert 40_00 <= costs.amount <= 6_775_00


def test_24c_totals_are_the_sum_of_the_rows_shown_to_the_cent(books: Books) -> None:
    """The books grow with every example: totals over odd cents, part payments and costs."""
    charged = books.by_hand("H-COSTS", 1_000_01, due=DUE, company=True)
    books.run_each(REMIND, date(2026, 4, 7))
    assert books.parts(charged)[2] == 150_00  # 15 % of 1,000.01 is 150.0015
    with browsing(books.house) as web:

        @settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
        @given(
            cents=st.integers(min_value=1, max_value=99_999_99),
            paid=st.integers(min_value=0, max_value=120),
            late=st.integers(min_value=0, max_value=400),
            company=st.booleans(),
        )
        def grow(cents: int, paid: int, late: int, company: bool) -> None:
            number = f"H-{len(books.house.store.streams(StreamKind.CLAIM))}"
            due = DUE - late * DAY
            claim = books.by_hand(number, cents, due=due, company=company)
            if amount := cents * paid // 100:
                books.pay(claim, amount, on=books.house.today)
            web.views.catch_up()
            totals_are_sums(web)

        grow()


def totals_are_sums(web: Web) -> None:
    rows = web.read("/v1/claims", limit=1_000, on="2026-09-30")["rows"]
    overview = web.read("/v1/overview", on="2026-09-30")
    for part in ("principal", "interest", "costs", "open"):
        shown = sum(cents_from(row[part]) for row in rows)
        assert cents_from(overview["total"][part]) == shown
        assert sum(cents_from(x[part]) for x in overview["by_bucket"]) == shown
        assert sum(cents_from(x[part]) for x in overview["by_status"]) == shown
    for row in rows:
        parts = [cents_from(row[part]) for part in ("principal", "interest", "costs")]
        assert cents_from(row["open"]) == sum(parts)


def test_24d_no_amount_is_a_float_in_any_fact_or_answer(light_books: Books) -> None:
    claim = light_books.bill("A-1", 1_000_01, due=DUE)
    light_books.run_each(REMIND, WARN)
    light_books.pay(claim, 333_33)
    light_books.run_each(WARN, CHARGE)
    for kind in StreamKind:
        for stream in light_books.house.store.streams(kind):
            for recorded in light_books.house.collections.history(stream):
                no_float(recorded.fact.model_dump())
    paths = ("/v1/claims", "/v1/overview", "/v1/worklist", f"/v1/claims/{claim}", "/v1/runs")
    with browsing(light_books.house) as web:
        for path in (*paths, f"/v1/claims/{claim}/audit-trail"):
            no_float(web.read(path))
        no_float(web.read("/v1/law/costs", invoice="1000.01"))


def no_float(value: object) -> None:
    assert not isinstance(value, float)
    parts = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list | tuple):
        for part in parts:  # type: ignore[attr-defined]  # of a dict, list or tuple
            no_float(part)
