"""Taking invoices in: what becomes of a file, once, twice, dry, and beside another."""

from datetime import date
from typing import Any

import pytest

from adapters.invoice_files import InvoiceSource
from application.house import House
from application.intake import documents
from application.intake.documents import Result
from application.intake.invoices import InvoiceIntake
from domain.claim.events import InvoiceSent
from domain.creditor.events import CreditorRegistered
from domain.errors import NotFound, Refusal
from domain.facts import StreamKind
from domain.law.default import TermBasis
from tests.adapters.test_ubl_samples import SAMPLES, sample
from tests.application.houses import (
    CONSUMER,
    PLAIN,
    HousePlace,
    as_seen,
    case_of,
    claim_from,
    facts_of,
    files_of,
    one,
    source,
    take_in,
)

LATE = date(2026, 11, 20)
"""A day after all samples were issued."""

NAMES = [path.name for path in sorted(SAMPLES.glob("*.xml"))]
OTHER_NUMBER = ("<cbc:ID>2026-0117</cbc:ID>", "<cbc:ID>2026-0917</cbc:ID>")
OTHER_AMOUNT = (
    '<cbc:PayableAmount currencyID="EUR">240.06</cbc:PayableAmount>',
    '<cbc:PayableAmount currencyID="EUR">240.05</cbc:PayableAmount>',
)
OTHER_SUPPLIER = (
    '<cbc:CompanyID schemeID="0106">90001237</cbc:CompanyID>',
    '<cbc:CompanyID schemeID="0106">90009998</cbc:CompanyID>',
)
OTHER_SUPPLIERS_VAT = ("NL800000006B01", "NL800000018B01")
PERSONAL = (
    "S. Voorbeeld",
    "Lindelaan 27",
    "Voorbeeldstad",
    "1234 ZZ",
    "06 00 00 00 00",
    "s.voorbeeld@example.nl",
    "Koffiehuis Het Hoekje",
    "Marktstraat 5",
    "3511 BC",
    "boekhouding@hethoekje.example",
    "90003451",
    "NL800000031B01",
    "D-1042",
)
"""What the samples say of their debtors."""


def samples() -> list[InvoiceSource]:
    return [source(name) for name in NAMES]


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(LATE)
    return place.open()


def test_each_sample_has_its_outcome(house: House) -> None:
    outcomes = {o.file: o.outcome.value for o in take_in(house, *samples())}
    assert outcomes == {
        "consumer-invoice.xml": "imported",
        "credit-note.xml": "credited",
        "doctype-bomb.xml": "refused",
        "due-in-payment-means.xml": "imported",
        "g-account.xml": "imported",
        "invalid-account.xml": "imported",
        "negative-invoice.xml": "credited",
        "padded-codes.xml": "imported",
        "plain-invoice.xml": "imported",
        "prepaid-and-rounding.xml": "imported",
        "terms-in-words.xml": "imported",
        "us-dollar.xml": "refused",
        "zero-amount.xml": "refused",
    }


def test_amount_and_due_day_are_given_for_what_is_refused_and_for_what_is_known(
    house: House,
) -> None:
    first = {o.file: (o.amount, o.due_on) for o in take_in(house, *samples())}
    again = {o.file: (o.amount, o.due_on) for o in take_in(house, *samples())}
    assert first == again
    assert first["us-dollar.xml"] == (1000_00, date(2026, 4, 23))
    assert first["zero-amount.xml"] == (0, date(2026, 4, 25))
    assert first["negative-invoice.xml"] == (-90_00, date(2026, 4, 20))


def test_money_in_an_outcome_is_a_decimal_text(house: House) -> None:
    assert one(house, PLAIN).as_json() | {"claim": None} == {
        "file": PLAIN,
        "outcome": "imported",
        "claim": None,
        "invoice_number": "2026-0117",
        "amount": "240.06",
        "due_on": "2026-04-01",
        "reason": "long overdue: a person chooses its first step",
        "code": "",
    }


@pytest.mark.both_stores
def test_a_second_import_takes_nothing_in_and_writes_nothing(
    place: HousePlace, house: House
) -> None:
    take_in(house, *samples())
    before = (house.store.last_position(), place.rows(), files_of(house.archive.folder))
    second = take_in(house, *samples())
    assert {o.outcome for o in second} == {Result.KNOWN, Result.REFUSED}
    assert (house.store.last_position(), place.rows(), files_of(house.archive.folder)) == before


def test_a_dry_run_answers_as_the_real_one_right_after_it(house: House) -> None:
    dry = take_in(house, *samples(), dry_run=True)
    assert as_seen(dry) == as_seen(take_in(house, *samples()))


def test_a_dry_run_of_what_is_known_answers_as_the_real_one_to_the_claim(house: House) -> None:
    take_in(house, *samples())
    assert take_in(house, *samples(), dry_run=True) == take_in(house, *samples())


@pytest.mark.both_stores
def test_a_dry_run_writes_nothing(place: HousePlace, house: House) -> None:
    before = (place.stored_bytes(), place.rows(), files_of(place.home))
    take_in(house, *samples(), dry_run=True)
    assert (place.stored_bytes(), place.rows(), files_of(place.home)) == before


def test_a_dry_run_answers_the_same_where_one_import_repeats_its_own_files(house: House) -> None:
    twice = [*samples(), *(source(name, called=f"again/{name}") for name in NAMES)]
    dry = take_in(house, *twice, dry_run=True)
    assert as_seen(dry) == as_seen(take_in(house, *twice))


@pytest.mark.both_stores
def test_an_invoice_from_the_future_is_refused_dry_and_real_and_leaves_nothing_behind(
    place: HousePlace, house: House
) -> None:
    future = source(PLAIN, ("<cbc:IssueDate>2026-03-02", "<cbc:IssueDate>2027-03-02"))
    [dry] = take_in(house, future, dry_run=True)
    [real] = take_in(house, future)
    assert (real.outcome, real.code) == (Result.REFUSED, "invoice.from_the_future")
    assert as_seen([dry]) == as_seen([real])
    assert files_of(place.home / "archive") == []


def test_the_remarks_of_a_dry_run_know_the_debtor_of_the_file_before(house: House) -> None:
    address = (
        (
            "        <cbc:StreetName>Marktstraat 5 a</cbc:StreetName>\n"
            "        <cbc:CityName>Utrecht</cbc:CityName>\n"
        ),
        "",
    )
    mail = ("<cbc:ElectronicMail>boekhouding@hethoekje.example</cbc:ElectronicMail>", "")
    files = (source(PLAIN, address, mail), source(PLAIN, address, mail, OTHER_NUMBER, called="2"))
    dry = take_in(house, *files, dry_run=True)
    assert as_seen(dry) == as_seen(take_in(house, *files))
    assert "no address of the debtor" in dry[1].reason


# --- the same number ---------------------------------------------------------------------------


@pytest.mark.both_stores
def test_the_same_number_with_another_amount_is_refused_with_both_amounts(house: House) -> None:
    first = claim_from(house, PLAIN)
    refused = one(house, PLAIN, OTHER_AMOUNT)
    assert (refused.outcome, refused.code) == (Result.REFUSED, "invoice.number_used")
    assert "number already used" in refused.reason
    assert "240.06 there, 240.05 here" in refused.reason
    assert (refused.amount, refused.due_on) == (240_05, date(2026, 4, 1))
    assert case_of(house, first).claim.principal == 240_06


def test_the_same_number_with_another_due_day_is_refused_with_both_days(house: House) -> None:
    claim_from(house, PLAIN)
    refused = one(house, PLAIN, ("<cbc:DueDate>2026-04-01", "<cbc:DueDate>2026-04-15"))
    assert "2026-04-01 there, 2026-04-15 here" in refused.reason


@pytest.mark.both_stores
def test_a_number_differs_not_by_white_space_or_case(house: House) -> None:
    claim_from(house, PLAIN, ("<cbc:ID>2026-0117</cbc:ID>", "<cbc:ID>F 2026-a</cbc:ID>"))
    again = one(house, PLAIN, ("<cbc:ID>2026-0117</cbc:ID>", "<cbc:ID>f2026-A</cbc:ID>"))
    assert again.outcome is Result.REFUSED
    assert len(house.store.streams(StreamKind.CLAIM)) == 1


@pytest.mark.both_stores
@pytest.mark.parametrize(
    ("how", "raw"),
    [
        ("CRLF", sample(PLAIN).replace(b"\n", b"\r\n")),
        ("indented by tabs", sample(PLAIN).replace(b"  ", b"\t")),
        ("a byte order mark", b"\xef\xbb\xbf" + sample(PLAIN)),
        ("a comment", sample(PLAIN).replace(b"<cbc:ID>2026", b"<!-- new --><cbc:ID>2026")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_another_layout_of_the_same_content_is_known(house: House, how: str, raw: bytes) -> None:
    claim = claim_from(house, PLAIN)
    [again] = take_in(house, InvoiceSource(how, raw))
    assert (again.outcome, again.claim) == (Result.KNOWN, claim)
    assert len(house.store.history(claim)) == 1


@pytest.mark.both_stores
def test_another_suppliers_same_number_is_another_claim(house: House) -> None:
    mine = claim_from(house, PLAIN)
    theirs = claim_from(house, PLAIN, OTHER_SUPPLIER, OTHER_SUPPLIERS_VAT)
    assert mine != theirs
    assert len(house.store.streams(StreamKind.CREDITOR)) == 2


# --- whose invoice -----------------------------------------------------------------------------


@pytest.mark.both_stores
@pytest.mark.parametrize("name", ["90001237", "NL800000006B01", "nl 8000 00006 b01"])
def test_a_creditor_is_named_by_its_numbers_and_another_suppliers_file_is_refused(
    house: House, name: str
) -> None:
    claim_from(house, CONSUMER)
    assert one(house, PLAIN, creditor=name).outcome is Result.IMPORTED
    other = one(house, "g-account.xml", creditor=name)
    assert (other.outcome, other.code) == (Result.REFUSED, "creditor.another")
    assert other.amount == 10_000_00
    assert len(house.store.streams(StreamKind.CREDITOR)) == 1


@pytest.mark.both_stores
def test_a_creditor_is_named_by_its_id(house: House) -> None:
    creditor = case_of(house, claim_from(house, CONSUMER)).creditor.id
    assert one(house, PLAIN, creditor=str(creditor)).outcome is Result.IMPORTED


def test_an_import_for_nobody_known_is_refused_as_a_whole(house: House) -> None:
    with pytest.raises(NotFound, match="There is no creditor '12345678'"):
        take_in(house, source(PLAIN), creditor="12345678")
    assert house.store.last_position() == 0


@pytest.mark.both_stores
def test_the_supplier_is_registered_once_with_what_the_file_says_of_it(house: House) -> None:
    claim_from(house, CONSUMER)
    claim_from(house, PLAIN)
    [creditor] = house.store.streams(StreamKind.CREDITOR)
    [registered] = facts_of(house, creditor)
    assert isinstance(registered, CreditorRegistered)
    assert registered.profile.name == "Fietswerk De Ketting B.V."
    assert registered.ibans == ("NL91ABNA0417164300",)


@pytest.mark.both_stores
def test_a_customer_with_the_same_numbers_is_one_debtor_and_one_without_is_new_each_time(
    house: House,
) -> None:
    first, second = claim_from(house, PLAIN), claim_from(house, PLAIN, OTHER_NUMBER)
    assert case_of(house, first).debtor.id == case_of(house, second).debtor.id
    one_person = claim_from(house, CONSUMER)
    other = claim_from(house, CONSUMER, ("<cbc:ID>2026-0118</cbc:ID>", "<cbc:ID>X-1</cbc:ID>"))
    assert case_of(house, one_person).debtor.id != case_of(house, other).debtor.id


# --- what is recorded --------------------------------------------------------------------------


def test_a_missing_due_date_becomes_the_statutory_term_and_says_so(house: House) -> None:
    outcome = one(house, "terms-in-words.xml")
    assert outcome.due_on is None
    assert outcome.reason.startswith("no due date in the file: statutory term until 2026-04-0")
    assert outcome.claim is not None
    sent = facts_of(house, outcome.claim)[0]
    assert isinstance(sent, InvoiceSent)
    assert sent.term_basis is TermBasis.STATUTORY


def test_an_imported_due_date_is_one_sided(house: House) -> None:
    sent = facts_of(house, claim_from(house, PLAIN))[0]
    assert isinstance(sent, InvoiceSent)
    assert sent.term_basis is TermBasis.ONE_SIDED


def test_the_bytes_that_came_in_lie_in_the_archive(house: House) -> None:
    taken = {o.file: o for o in take_in(house, *samples()) if o.claim}
    for name, outcome in taken.items():
        if outcome.outcome is Result.IMPORTED:
            assert outcome.claim is not None
            digest = case_of(house, outcome.claim).claim.document_sha256
            assert digest is not None
            assert house.archive.get(digest) == sample(name)


@pytest.mark.both_stores
def test_a_refused_file_leaves_nothing_behind(place: HousePlace, house: House) -> None:
    before = place.rows()
    take_in(house, *(source(n) for n in ("us-dollar.xml", "zero-amount.xml", "doctype-bomb.xml")))
    assert place.rows() == before
    assert files_of(place.home / "archive") == []


# --- personal data -----------------------------------------------------------------------------


@pytest.mark.both_stores
def test_no_personal_data_stands_in_the_stored_bytes(place: HousePlace, house: House) -> None:
    take_in(house, *samples())
    everything = place.stored_bytes() + b"".join(
        path.read_bytes() for path in sorted(place.home.rglob("*")) if path.is_file()
    )
    assert b"2026-0118" in everything  # what is no secret is found, so the search can find
    assert [text for text in PERSONAL if text.encode() in everything] == []


@pytest.mark.both_stores
def test_no_personal_data_stands_in_any_answer(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = [
        source(CONSUMER, ("S. Voorbeeld", "T. Voorbeeld"), called="name"),
        source(CONSUMER, ("s.voorbeeld@", "t.voorbeeld@"), called="mail"),
        source(CONSUMER, ("Lindelaan 27", "Lindelaan 28"), called="address"),
        source(PLAIN, ("NL800000031B01", "NL800000018B01"), called="number"),
    ]
    outcomes = [*take_in(house, *samples()), *take_in(house, *changed)]
    assert [o.outcome.value for o in outcomes[-4:]] == ["refused"] * 4
    said = " ".join(str(o.as_json()) for o in outcomes) + "".join(capsys.readouterr())
    assert [text for text in (*PERSONAL, "T. Voorbeeld", "Lindelaan 28") if text in said] == []


def test_a_refusal_of_the_whole_import_names_no_one(house: House) -> None:
    with pytest.raises(Refusal) as refusal:
        take_in(house, creditor="S. Voorbeeld van een heel lange naam die nergens thuishoort")
    assert len(refusal.value.message) < 80


@pytest.mark.parametrize("error", [RecursionError, MemoryError, ZeroDivisionError])
@pytest.mark.parametrize("where", ["read_invoice", "InvoiceIntake.decide"])
def test_a_file_that_fails_in_whatever_way_is_refused_and_the_next_one_is_taken(
    house: House, monkeypatch: pytest.MonkeyPatch, error: type[Exception], where: str
) -> None:
    fails = iter([True])
    place = f"application.intake.documents.{where}"
    owner: Any = InvoiceIntake if "." in where else documents
    usual = getattr(owner, where.rpartition(".")[2])

    def once(*given: Any) -> Any:
        if next(fails, False):
            raise error("S. Voorbeeld")
        return usual(*given)

    monkeypatch.setattr(place, once)
    [failed, taken] = take_in(house, source(CONSUMER), source(PLAIN))
    assert (failed.outcome, failed.code) == (Result.REFUSED, "intake.failed")
    assert "Voorbeeld" not in failed.reason
    assert taken.outcome is Result.IMPORTED
