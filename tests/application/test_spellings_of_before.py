"""A number that was kept decomposed (an e and its accent apart) is found as it is written now."""

from datetime import date
from unicodedata import normalize
from uuid import UUID, uuid5

import pytest

from api.cli.asking import claim_named
from application.commands.fields import Euro
from application.commands.opening import OpenClaim
from application.house import House
from application.intake.documents import Result
from domain.application import Mandate, Session
from domain.case.opening import open_on_invoice
from domain.claim.events import Mark, Source
from domain.claim.opening import Invoice
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.ids import normalised_number, spellings
from domain.user.roles import May
from tests.application.houses import HousePlace, broken, by, case_of, take_in
from tests.application.papers import credit_note, invoice
from tests.application.test_credit_first import TODAY, claims, lay
from tests.asking import apply_credit_note

NOW = "CAF\N{LATIN CAPITAL LETTER E WITH ACUTE}-1"
BEFORE = normalize("NFD", NOW)

pytestmark = pytest.mark.both_stores


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(TODAY)
    return place.open()


def kept_before(house: House) -> UUID:
    """A claim, a credit note on it and a customer's number as they were kept before."""
    [first] = claims(house, invoice("A-1", "100.00"))
    case = case_of(house, first)
    creditor, debtor = case.creditor.id, case.debtor.id
    claim = uuid5(creditor, f"claim:{BEFORE}")

    def decide(session: Session) -> None:
        told = Invoice(
            number=BEFORE,
            principal=100_00,
            issued_on=date(2026, 9, 1),
            due_on=date(2026, 9, 30),
            source=Source(kind="ubl"),
        )
        opening = open_on_invoice(
            session.claim(claim),
            told,
            creditor=session.creditor(creditor),
            debtor=session.debtor(debtor),
            newcomer=None,
            today=session.today,
        )
        of_claim = StreamRef(StreamKind.CLAIM, claim, creditor)
        session.record(of_claim, opening.for_claim, subject=debtor, policy=opening.plan)
        of_debtor = StreamRef(StreamKind.DEBTOR, debtor, creditor)
        session.record(of_debtor, opening.for_debtor)
        hashed = house.store.identity_hash(BEFORE)
        session.identify(kind="debtor_number", value=hashed, stream=debtor)
        session.identify(kind="credit_note", value=f"C{BEFORE}", stream=claim)

    mandate = Mandate(key="before", actor="els", role="handler", today=TODAY, log=creditor)
    house.collections.carry_out(mandate, decide)
    return claim


def test_spellings_are_the_one_of_now_first_and_one_where_nothing_is_composed() -> None:
    assert normalised_number(f" {BEFORE.lower()} ") == NOW
    assert spellings(NOW) == (NOW, BEFORE)
    assert spellings("A-1") == ("A-1",)


@pytest.mark.parametrize("said", [NOW, BEFORE])
def test_a_claim_is_found_by_its_number(house: House, said: str) -> None:
    claim = kept_before(house)
    assert claim_named(house, said, May.LOOK) == claim


@pytest.mark.parametrize("said", [NOW, BEFORE])
def test_its_invoice_opens_no_second_claim(house: House, said: str) -> None:
    kept_before(house)
    [outcome] = take_in(house, invoice(said, "100.00"))
    assert outcome.outcome is not Result.IMPORTED
    [creditor] = house.store.streams(StreamKind.CREDITOR)
    with pytest.raises(Refusal) as refused:
        OpenClaim(
            creditor_id=creditor,
            debtor_id=house.store.streams(StreamKind.DEBTOR)[0],
            invoice_number=said,
            amount=Euro(100_00),
            issued_on=date(2026, 9, 1),
        ).carry(house, by=by())
    assert refused.value.code == "invoice.number_used"
    assert len(house.store.streams(StreamKind.CLAIM)) == 2
    assert broken(house) == []


def test_what_names_it_finds_it(house: House) -> None:
    claim = kept_before(house)
    [credited, _] = take_in(
        house,
        credit_note("C-1", "10.00", references=(NOW,)),
        invoice("D-1", "90.00", code="384", references=(NOW,)),
    )[::-1]
    assert (credited.outcome, credited.claim) == (Result.CREDITED, claim)
    assert Mark.CORRECTED in case_of(house, claim).claim.marks


def test_a_list_that_names_it_lays_it_beside_its_claim(house: House) -> None:
    claim = kept_before(house)
    laid = lay(house, claim, "K-1;A-1;100,00", f"K-1;{NOW};100,00")
    assert (laid.unknown, laid.vanished) == ([], [])


def test_a_customer_is_known_by_his_number_and_a_note_by_its_own(house: House) -> None:
    claim = kept_before(house)
    [other] = claims(house, invoice("A-2", "5.00", customer=NOW))
    assert case_of(house, other).debtor.id == case_of(house, claim).debtor.id
    apply_credit_note(
        house, claim, by=by(), number=f"C{NOW}", amount=1_00, issued_on=date(2026, 9, 20)
    )
    creditor = case_of(house, claim).creditor.id
    assert house.store.find_identity(creditor, "credit_note", f"C{NOW}") == claim
