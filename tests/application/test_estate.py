"""Claims are filed with a trustee: amounts as of the day before the order, one document, a fact."""

import json
from datetime import date, timedelta
from uuid import UUID

import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it has no types

from adapters.paper import text_of
from application.by import By
from application.commands.estates import FileClaims, RecordEstateAnswer
from application.commands.protections import DeclareBankruptcy, OrderCoolingOff
from application.documents import KeptKind, document_of_claim, documents_of
from application.house import House
from domain.claim.balance import balance
from domain.claim.events import ClaimSubmittedToEstate
from domain.errors import Refusal
from tests.application.houses import HousePlace, business_from, by, case_of, topics
from tests.asking import register_payment

ORDERED = date(2026, 6, 10)
DAY = timedelta(days=1)
TRUSTEE = {
    "name": "mr. C. Curator",
    "street": "Gracht 1",
    "postal_code": "1000 AA",
    "city": "Amsterdam",
    "court": "Rechtbank Amsterdam",
    "number": "F.13/26/104",
}


def declare(house: House, debtor: UUID, **more: str) -> None:
    said = DeclareBankruptcy.model_validate({"since": ORDERED.isoformat(), **TRUSTEE, **more})
    said.carry(house, debtor, by=by())


def file(house: House, debtor: UUID, language: str = "nl") -> None:
    said = FileClaims.model_validate({"kind": "bankruptcy", "language": language})
    said.carry(house, debtor, by=By(key=f"file-{language}", actor="els"))


def filed(house: House, claim: UUID) -> ClaimSubmittedToEstate:
    found = case_of(house, claim).claim.estate.filed
    assert found is not None
    return found


def test_what_was_owed_on_the_day_before_is_filed_in_one_document(
    place: HousePlace, house: House
) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED + 20 * DAY)
    debtor = case_of(house, claim).debtor.id
    owed = balance(case_of(house, claim).claim, on=ORDERED - DAY)
    declare(house, debtor)
    for language, word in (("nl", "Indiening van vorderingen"), ("en", "Claims filed")):
        file(house, debtor, language)
        fact = filed(house, claim)
        assert (fact.as_of, fact.principal, fact.interest) == (
            ORDERED - DAY,
            owed.principal,
            owed.interest,
        )
        assert owed.interest > 0
        pdf = document_of_claim(house, claim, fact.document_sha256)
        text = text_of(pdf)
        assert word in text
        for said in ("mr. C. Curator", "F.13/26/104", "Rechtbank Amsterdam"):
            assert said in text
        document = PdfDocument(pdf)
        data = json.loads(bytes(document.get_attachment(0).get_data()))
        assert data["as_of"] == (ORDERED - DAY).isoformat()
    kinds = [one.kind for one in documents_of(house, claim)]
    assert kinds.count(KeptKind.SUBMISSION) == 2
    folder = house.home / "estate" / (ORDERED + 20 * DAY).isoformat() / str(debtor)
    assert {one.name.split("-")[0].split(".")[0] for one in folder.iterdir()} == {
        "submission",
        "invoice",
    }


def test_the_same_is_filed_once_for_one_key(place: HousePlace, house: House) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED)
    debtor = case_of(house, claim).debtor.id
    declare(house, debtor)
    file(house, debtor)
    file(house, debtor)
    assert topics(house, claim).count("claim.submitted_to_estate") == 1


def test_what_was_paid_since_is_named_and_what_is_paid_is_not_filed(
    place: HousePlace, house: House
) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED + DAY)
    debtor = case_of(house, claim).debtor.id
    declare(house, debtor)
    whole = balance(case_of(house, claim).claim, on=ORDERED).total
    register_payment(house, claim, by=by(), amount=100_00, credited_on=ORDERED + DAY)
    file(house, debtor)
    fact = filed(house, claim)
    assert fact.total == whole
    text = text_of(document_of_claim(house, claim, fact.document_sha256))
    assert "100,00 ontvangen" in " ".join(text.split()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": ""}, "estate.nobody_known"),
        ({"street": "", "city": ""}, "estate.nobody_known"),
    ],
)
def test_nothing_is_filed_with_nobody(
    place: HousePlace, house: House, more: dict[str, str], code: str
) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED)
    debtor = case_of(house, claim).debtor.id
    with pytest.raises(Refusal) as none:
        file(house, debtor)
    assert none.value.code == "estate.none"
    declare(house, debtor, **more)
    with pytest.raises(Refusal) as nobody:
        file(house, debtor)
    assert nobody.value.code == code


@pytest.mark.parametrize(("ordered", "files"), [(1, True), (0, False)])
def test_an_invoice_of_the_day_of_the_order_is_not_filed(
    place: HousePlace, house: House, ordered: int, *, files: bool
) -> None:
    claim = business_from(house)
    issued = case_of(house, claim).claim.issued_on
    place.clock.move_to(ORDERED)
    debtor = case_of(house, claim).debtor.id
    declare(house, debtor, since=(issued + ordered * DAY).isoformat())
    if files:
        file(house, debtor)
        assert filed(house, claim).interest == 0
        return
    with pytest.raises(Refusal) as nothing:
        file(house, debtor)
    assert nothing.value.code == "estate.nothing"


def test_a_cooling_off_period_takes_no_claims(place: HousePlace, house: House) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED)
    debtor = case_of(house, claim).debtor.id
    OrderCoolingOff.model_validate(
        {"since": ORDERED.isoformat(), "until": "2026-10-10", "invoices": ""}
    ).carry(house, debtor, by=by())
    with pytest.raises(Refusal) as none:
        FileClaims.model_validate({"kind": "cooling_off"}).carry(house, debtor, by=by())
    assert none.value.code == "estate.none"


def test_an_answer_is_about_what_was_filed(place: HousePlace, house: House) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED)
    declare(house, case_of(house, claim).debtor.id)

    def answer(admitted: str, contested: str) -> str:
        said = RecordEstateAnswer.model_validate(
            {"answered_on": ORDERED.isoformat(), "admitted": admitted, "contested": contested}
        )
        try:
            said.carry(house, claim, by=by())
        except Refusal as refusal:
            return refusal.code
        return ""

    assert answer("1.00", "0.00") == "estate.not_filed"
    unasked = RecordEstateAnswer.barred(case_of(house, claim))
    assert unasked is not None
    assert unasked.code == "estate.not_filed"
    file(house, case_of(house, claim).debtor.id)
    assert RecordEstateAnswer.barred(case_of(house, claim)) is None
    total = filed(house, claim).total
    euros = f"{total // 100}.{total % 100:02d}"
    assert answer(euros, "0.01") == "estate.more_than_filed"
    assert answer(euros, "0.00") == ""
    assert topics(house, claim)[-1] == "claim.estate_answered"
