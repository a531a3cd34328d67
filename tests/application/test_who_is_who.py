"""Who an invoice is about: numbers join what is one party, and never guess."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import pytest

from application.house import House
from application.intake.documents import Outcome, Result
from domain.application import Mandate, Session
from domain.claim.events import Mark
from domain.claim.opening import Invoice
from domain.debtor.events import AddressUnknown
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.ids import claim_id
from domain.parties import Address, ContactDetails, PartyNumbers
from tests.application.bills import SELLER, Who, bill
from tests.application.houses import MARCH, HousePlace, broken, by, case_of, run_on, take_in
from tests.asking import clear_mark, new_debtor, open_by_hand

A = Who(name="Anna Aalders", street="Aweg 1", postal_code="1111 AA", city="Aadorp")
B = Who(name="Bert Bakker", street="Bweg 2", postal_code="2222 BB", city="Beek")
C = Who(name="Carla Claes", street="Cweg 3", postal_code="9000", city="Gent", country="BE")
SHOP = Who(name="Odoo Winkel", street="Chemin 1", postal_code="1228", city="Ville", country="CH")


@pytest.fixture
def march(place: HousePlace) -> House:
    place.clock.move_to(MARCH)
    return place.open()


def imported(house: House, *people: Who, first: int = 1) -> list[UUID]:
    """Take in an invoice for each, and give the claims."""
    sources = [bill(f"F-{number}", who) for number, who in enumerate(people, first)]
    outcomes = take_in(house, *sources)
    assert [one.outcome for one in outcomes] == [Result.IMPORTED] * len(people), outcomes
    return [one.claim for one in outcomes if one.claim]


def debtors(house: House, claims: Sequence[UUID]) -> list[UUID]:
    return [case_of(house, one).debtor.id for one in claims]


NOBODY = [
    {"vat": "/"},
    {"vat": "NL"},
    {"vat": "NL000000000B00"},
    {"vat": "NL123456789B01"},
    {"kvk": "00000000"},
    {"kvk": "12345678"},
    {"kvk": "99999999"},
    {"legal": "0"},
    {"own": "NA"},
    {"own": "N/A"},
    {"own": "-"},
    {"own": "7"},
    {"own": "000"},
    {"own": "NL"},
    {"own": "nvt"},
]


@pytest.mark.parametrize("number", NOBODY, ids=str)
def test_a_number_that_identifies_nobody_joins_nobody(march: House, number: dict[str, str]) -> None:
    claims = imported(march, replace(A, **number), replace(B, **number))
    assert len(set(debtors(march, claims))) == 2
    assert not any(Mark.PARTY_UNCLEAR in case_of(march, one).claim.marks for one in claims)


def test_a_foreign_country_alone_is_no_number(march: House) -> None:
    claims = imported(march, replace(C, vat="BE"), replace(C, name="Dirk Daems", vat="BE"))
    assert len(set(debtors(march, claims))) == 2


SPELLINGS = [
    (
        SHOP,
        "vat",
        ["CHE-530.781.296 TVA", "CHE530781296TVA", "che-530.781.296 MWST", "CHE530781296"],
    ),
    (C, "legal", ["0477.472.701", "0477472701", "BE0477472701", "BE 0477.472.701", "477472701"]),
    (A, "vat", ["NL004495445B01", "nl 0044.95.445.b.01", "004495445B01", "4495445B01"]),
    (A, "kvk", ["68750111", "6875 01 11", "68.75.01.11", "KvK 68750111"]),
    (A, "vat", ["NL123456782B90", "NL1234.56.782.B90"]),
]


@pytest.mark.parametrize(("who", "field", "typed"), SPELLINGS)
def test_every_usual_spelling_is_one_party(
    march: House, who: Who, field: str, typed: list[str]
) -> None:
    claims = imported(march, *(replace(who, **{field: one}) for one in typed))
    assert len(set(debtors(march, claims))) == 1


def test_a_belgian_number_of_the_register_and_of_the_vat_are_one(march: House) -> None:
    first, second = replace(C, legal="0477.472.701"), replace(C, vat="BE0477472701")
    assert len(set(debtors(march, imported(march, first, second)))) == 1


def test_a_number_whose_name_and_address_are_anothers_waits_as_a_debtor_of_its_own(
    march: House, place: HousePlace
) -> None:
    known, other = imported(march, replace(A, own="1002"), replace(B, own="1002"))
    assert len(set(debtors(march, [known, other]))) == 2
    assert Mark.PARTY_UNCLEAR in case_of(march, other).claim.marks
    assert Mark.PARTY_UNCLEAR not in case_of(march, known).claim.marks
    run_on(place, march, MARCH)
    assert [len(case_of(march, one).claim.letters) for one in (known, other)] == [1, 0]
    clear_mark(march, other, by=by(), mark=Mark.PARTY_UNCLEAR)
    run_on(place, march, MARCH)
    assert len(case_of(march, other).claim.letters) == 1


def test_his_next_invoice_is_his_and_waits_too(march: House) -> None:
    [known] = imported(march, replace(A, own="1002"))
    second, third = imported(march, replace(B, own="1002"), replace(B, own="1002"), first=2)
    assert debtors(march, [second]) == debtors(march, [third]) != debtors(march, [known])
    assert Mark.PARTY_UNCLEAR in case_of(march, third).claim.marks


@pytest.mark.parametrize(
    "same", [{"name": "A. Aalders"}, {"street": "Nieuweweg 9", "postal_code": "9999 ZZ"}]
)
def test_a_number_whose_name_or_address_agrees_joins(march: House, same: dict[str, str]) -> None:
    known = replace(A, own="1002", email="a@a.example")
    claims = imported(march, known, replace(known, **same))
    assert len(set(debtors(march, claims))) == 1
    assert Mark.PARTY_UNCLEAR not in case_of(march, claims[1]).claim.marks


def test_two_numbers_that_name_two_parties_wait(march: House) -> None:
    one, two = replace(A, own="1001", vat="NL123456782B90"), replace(B, own="1002")
    both = replace(B, own="1002", vat="NL123456782B90")
    claims = imported(march, one, two, both)
    first, second, third = debtors(march, claims)
    assert first != second == third
    assert Mark.PARTY_UNCLEAR in case_of(march, claims[2]).claim.marks
    assert not broken(march)


def test_a_dry_run_says_what_a_real_one_would(march: House) -> None:
    people = [replace(A, own="1002"), replace(B, own="1002"), replace(B, own="1002")]
    sources = [bill(f"F-{number}", who) for number, who in enumerate(people)]
    dry = [(o.outcome, o.reason) for o in take_in(march, *sources, dry_run=True)]
    assert dry == [(o.outcome, o.reason) for o in take_in(march, *sources)]
    assert "known as that of somebody else" in dry[1][1]


def test_who_is_known_by_vat_and_comes_with_a_kvk_number_is_proposed_as_the_same(
    march: House,
) -> None:
    baker = Who(name="Bakkerij Zoet B.V.", street="Kade 9", postal_code="3333 CC", city="Stad")
    by_vat = replace(baker, vat="NL004495445B01")
    claims = imported(march, by_vat, replace(by_vat, kvk="68750110"))
    first, second = debtors(march, claims)
    assert list(case_of(march, claims[0]).debtor.alike) == [second]
    assert list(case_of(march, claims[1]).debtor.alike) == [first]


def test_who_has_another_kvk_number_at_one_address_is_not_proposed(march: House) -> None:
    baker = Who(name="Bakkerij Zoet B.V.", street="Kade 9", postal_code="3333 CC", city="Stad")
    claims = imported(march, replace(baker, kvk="90001237"), replace(baker, kvk="68750110"))
    assert [case_of(march, one).debtor.alike for one in claims] == [{}, {}]


# --- creditors ---------------------------------------------------------------------------------


def sold_by(house: House, *suppliers: Who, **how: str) -> list[Outcome]:
    found = enumerate(suppliers)
    return take_in(house, *(bill(f"S-{n}", A, supplier=one, **how) for n, one in found))


def test_two_suppliers_whose_numbers_are_nobodys_are_two_creditors(march: House) -> None:
    empty = {"kvk": "00000000", "vat": "NL000000000B00"}
    first = replace(SELLER, **empty)
    second = replace(first, name="Tweede Zaak", street="Tweestraat 2", postal_code="2222 BB")
    for iban in ("NL91ABNA0417164300", ""):
        claims = [one.claim for one in sold_by(march, first, second, iban=iban) if one.claim]
        assert len({case_of(march, one).creditor.id for one in claims}) == 2


def test_a_supplier_is_one_creditor_however_his_number_is_typed(march: House) -> None:
    typed = [replace(SELLER, kvk=one) for one in ("68750110", "6875.0110", "KVK 68750110")]
    claims = [one.claim for one in sold_by(march, *typed) if one.claim]
    assert len({case_of(march, one).creditor.id for one in claims}) == 1


def test_a_suppliers_number_under_another_name_and_address_is_set_aside_until_he_is_named(
    march: House,
) -> None:
    other = replace(SELLER, name="Tweede Zaak", street="Tweestraat 2", postal_code="2222 BB")
    known, refused = sold_by(march, SELLER, other)
    assert (refused.outcome, refused.code) == (Result.REFUSED, "creditor.unclear")
    [taken] = take_in(march, bill("S-1", A, supplier=other), creditor="KvK 68.75.01.10")
    assert taken.claim is not None
    assert known.claim is not None
    assert case_of(march, taken.claim).creditor.id == case_of(march, known.claim).creditor.id


@pytest.mark.both_stores
@pytest.mark.parametrize("kvk", [("", "68750110"), ("68750110", "")], ids=["then", "no more"])
def test_a_supplier_who_gives_his_kvk_number_in_some_files_only_is_one_creditor(
    march: House, kvk: tuple[str, str]
) -> None:
    """Else the same invoice would be claimed twice, under two creditors."""
    first, again = (replace(SELLER, kvk=one) for one in kvk)
    sources = [bill("S-1", A, supplier=first), bill("S-2", A, supplier=again)]
    dry = take_in(march, *sources, dry_run=True)
    assert [one.outcome for one in dry] == [Result.IMPORTED] * 2
    claims = [one.claim for one in take_in(march, *sources) if one.claim]
    assert len({case_of(march, one).creditor.id for one in claims}) == 1
    [same] = take_in(march, bill("S-1", A, supplier=again))
    assert (same.outcome, same.code) == (Result.REFUSED, "invoice.number_used")


@pytest.mark.parametrize(
    "other", [{"name": "Fietsen Van Buiten"}, {"kvk": "90001237"}], ids=["name", "kvk"]
)
def test_two_companies_of_a_fiscal_unity_stay_two_creditors(
    march: House, other: dict[str, str]
) -> None:
    second = replace(SELLER, **{"kvk": "", **other})
    claims = [one.claim for one in sold_by(march, SELLER, second) if one.claim]
    assert len({case_of(march, one).creditor.id for one in claims}) == 2


# --- by hand -----------------------------------------------------------------------------------


def by_hand(house: House, number: str, who: Who, customer_number: str) -> UUID:
    creditor = case_of(house, imported(house, A, first=900 + int(number))[0]).creditor.id
    address = Address(street=who.street, postal_code=who.postal_code, city=who.city)
    new = new_debtor(
        contact=ContactDetails(name=who.name, address=address),
        numbers=PartyNumbers(customer_number=customer_number),
    )
    invoice = Invoice(number=f"H-{number}", principal=10_000, issued_on=MARCH, due_on=MARCH)
    open_by_hand(house, by=by(), creditor_id=creditor, debtor=new, invoice=invoice)
    return debtors(house, [claim_id(creditor, invoice.number)])[0]


def test_by_hand_a_number_joins_whom_it_names_and_asks_where_he_is_another(march: House) -> None:
    known = by_hand(march, "1", A, "1002")
    assert by_hand(march, "2", A, " 1002 ") == known
    with pytest.raises(Refusal, match="known as that of somebody with another name") as refused:
        by_hand(march, "3", B, "1002")
    assert refused.value.code == "debtor.unclear"
    assert by_hand(march, "4", A, "NA") != by_hand(march, "5", A, "NA")


# --- stores of before --------------------------------------------------------------------------


def test_a_number_that_was_kept_in_another_spelling_is_still_his(march: House) -> None:
    [known] = imported(march, SHOP)
    debtor, creditor = case_of(march, known).debtor.id, case_of(march, known).creditor.id
    kept_before(march, creditor, debtor, "debtor_vat", "CHE-530781296TVA")
    [again] = imported(march, replace(SHOP, vat="CHE-530.781.296 TVA"), first=2)
    assert debtors(march, [again]) == [debtor]
    [third] = imported(march, replace(SHOP, vat="CHE530781296"), first=3)
    assert debtors(march, [third]) == [debtor]


def test_what_was_kept_of_a_number_that_is_nobodys_joins_nobody_any_more(march: House) -> None:
    [known] = imported(march, A)
    debtor, creditor = case_of(march, known).debtor.id, case_of(march, known).creditor.id
    kept_before(march, creditor, debtor, "debtor_number", "NA")
    [other] = imported(march, replace(B, own="NA"), first=2)
    assert debtors(march, [other]) != [debtor]


def kept_before(house: House, creditor: UUID, debtor: UUID, kind: str, value: str) -> None:
    """Keep a number as stores of before did: as it was written."""

    def decide(session: Session) -> None:
        session.debtor(debtor)
        session.record(StreamRef(StreamKind.DEBTOR, debtor, creditor), [AddressUnknown()])
        hashed = house.store.identity_hash(value)
        session.identify(kind=kind, value=hashed, stream=debtor)

    mandate = Mandate(key=value, actor="els", role="handler", today=house.today, log=creditor)
    house.collections.carry_out(mandate, decide)
