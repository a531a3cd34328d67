"""An invoice that comes again says what became of it since, and what the newer file says of it."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from adapters.invoice_files import InvoiceSource, find_invoices
from application.house import House
from application.intake.documents import Outcome, Result
from domain.claim.events import InvoiceCameAgain
from domain.facts import StreamKind
from tests.adapters.test_cii import cii
from tests.adapters.test_ubl_samples import sample
from tests.application.houses import (
    PLAIN,
    HousePlace,
    broken,
    by,
    case_of,
    claim_from,
    facts_of,
    one,
    run_on,
    sent_steps,
    take_in,
    topics,
)
from tests.asking import register_payment, withdraw

LATE = date(2026, 4, 7)
REPORT = Path(__file__).resolve().parents[2].parent / "shared" / "cases" / "reports" / "20"
TOTAL = '<cbc:PayableAmount currencyID="EUR">240.06</cbc:PayableAmount>'


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(LATE)
    return place.open()


def prepaid(prepaid: str, payable: str) -> tuple[str, str]:
    amount = '<cbc:{0} currencyID="EUR">{1}</cbc:{0}>'
    parts = amount.format("PrepaidAmount", prepaid), amount.format("PayableAmount", payable)
    return TOTAL, "".join(parts)


def again(house: House, *changes: tuple[str, str], **how: bool) -> Outcome:
    return one(house, PLAIN, *changes, **how)


def pay(house: House, claim: UUID, cents: int) -> None:
    register_payment(house, claim, by=by(), amount=cents, credited_on=LATE, payment_id=f"b{cents}")


def holds(house: House, claim: UUID) -> list[str]:
    return [hold.category for hold in case_of(house, claim).claim.holds if not hold.lifted]


@pytest.mark.parametrize("form", ["same bytes", "as CII"])
def test_the_same_file_again_says_what_was_paid_since(house: House, form: str) -> None:
    claim = claim_from(house, PLAIN)
    raw = sample(PLAIN) if form == "same bytes" else cii()
    [nothing] = take_in(house, InvoiceSource("a.xml", raw))
    assert nothing.reason == "imported before, with the same content"
    pay(house, claim, 100_00)
    [part] = take_in(house, InvoiceSource("a.xml", raw))
    assert (part.outcome, part.claim) == (Result.KNOWN, claim)
    assert part.reason.endswith("; paid or credited since: 100.00, open 140.06")
    pay(house, claim, 140_06)
    [whole] = take_in(house, InvoiceSource("a.xml", raw))
    assert whole.reason.endswith("; ended since: settled")


def test_the_same_file_of_a_withdrawn_claim_says_so(house: House) -> None:
    claim = claim_from(house, PLAIN)
    withdraw(house, claim, by=by(), why="goodwill")
    assert again(house).reason.endswith("; ended since: withdrawn")


def test_an_export_with_more_prepaid_holds_the_claim_until_that_is_recorded(
    place: HousePlace, house: House
) -> None:
    claim = claim_from(house, PLAIN)
    newer = again(house, prepaid("100.00", "140.06"))
    assert (newer.outcome, newer.claim) == (Result.KNOWN, claim)
    assert newer.reason == (
        "the same invoice, and by this file 140.06 is left to pay;"
        " the claim waits until the payment is recorded"
    )
    assert holds(house, claim) == ["lower_in_open_items"]
    run_on(place, house, LATE)
    assert sent_steps(house, claim) == []
    before = topics(house, claim)
    again(house, prepaid("100.00", "140.06"))
    assert topics(house, claim) == before


@pytest.mark.both_stores
@pytest.mark.parametrize("left", ["140.06", "0.00"])
def test_a_file_of_the_same_invoice_that_says_more_was_paid_is_kept_once(
    house: House, left: str
) -> None:
    claim = claim_from(house, PLAIN)
    paid = "240.06" if left == "0.00" else "100.00"
    pay(house, claim, 240_06)
    for _ in range(2):
        again(house, prepaid(paid, left))
    [came] = [fact for fact in facts_of(house, claim) if isinstance(fact, InvoiceCameAgain)]
    raw = house.archive.get(came.document_sha256)
    assert isinstance(raw, bytes)
    assert left.encode() in raw
    assert (came.source, came.left_to_pay) == ("ubl", int(left.replace(".", "")))
    first = house.collections.claim(claim).document_sha256
    assert first != came.document_sha256
    assert broken(house) == []


def test_a_dry_run_keeps_no_file_that_comes_again(house: House) -> None:
    claim = claim_from(house, PLAIN)
    again(house, prepaid("100.00", "140.06"), dry_run=True)
    assert topics(house, claim) == ["claim.invoice_sent"]


def test_an_export_with_what_is_recorded_here_holds_nothing(house: House) -> None:
    claim = claim_from(house, PLAIN)
    pay(house, claim, 100_00)
    newer = again(house, prepaid("100.00", "140.06"))
    assert newer.outcome is Result.KNOWN
    assert newer.reason.endswith("; paid or credited since: 100.00, open 140.06")
    assert holds(house, claim) == []


def test_an_export_by_which_all_is_paid_is_no_new_claim_and_holds_the_one_there_is(
    house: House,
) -> None:
    claim = claim_from(house, PLAIN)
    newer = again(house, prepaid("240.06", "0.00"))
    assert (newer.outcome, newer.claim) == (Result.KNOWN, claim)
    assert "0.00 is left to pay" in newer.reason
    assert holds(house, claim) == ["lower_in_open_items"]


def test_an_invoice_of_which_nothing_is_to_be_paid_registers_nobody(house: House) -> None:
    paid = again(house, prepaid("240.06", "0.00"))
    assert (paid.outcome, paid.code) == (Result.REFUSED, "ubl.zero")
    assert list(house.store.streams(StreamKind.CREDITOR)) == []
    claim_from(house, PLAIN, ("2026-0117", "2026-0001"))
    other = again(house, prepaid("240.06", "0.00"))
    assert (other.outcome, other.code) == (Result.REFUSED, "ubl.zero")


def test_a_dry_run_says_it_and_holds_nothing(house: House) -> None:
    claim = claim_from(house, PLAIN)
    before = topics(house, claim)
    assert "140.06 is left" in again(house, prepaid("100.00", "140.06"), dry_run=True).reason
    assert topics(house, claim) == before


@pytest.mark.parametrize(
    "changes",
    [
        [prepaid("100.00", "150.06")],
        [prepaid("100.00", "140.06"), ("2026-04-01", "2026-04-02")],
        [(TOTAL, TOTAL.replace("240.06", "140.06"))],
        [(TOTAL, TOTAL.replace("240.06", "340.06"))],
    ],
)
def test_an_export_that_says_more_than_that_is_another_invoice(
    house: House, changes: list[tuple[str, str]]
) -> None:
    claim = claim_from(house, PLAIN)
    other = again(house, *changes)
    assert (other.outcome, other.code) == (Result.REFUSED, "invoice.number_used")
    assert holds(house, claim) == []


@pytest.mark.skipif(not REPORT.is_dir(), reason=f"the report is not in {REPORT}")
def test_the_exports_of_the_report_are_one_claim_that_is_held(place: HousePlace) -> None:
    place.clock.move_to(date(2026, 11, 27))
    house = place.open()
    outcomes = [
        take_in(house, *find_invoices([REPORT / f"{name}.xml"]))[0] for name in ("a1", "a2", "a3")
    ]
    assert [one.outcome for one in outcomes] == [Result.IMPORTED, Result.KNOWN, Result.KNOWN]
    [claim] = {one.claim for one in outcomes}
    assert claim is not None
    assert holds(house, claim) == ["lower_in_open_items"]
    assert "52223.79 is left to pay" in outcomes[1].reason
