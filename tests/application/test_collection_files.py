"""A claim is collected by a file for the bank: once, for the amount that two people saw."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from lxml import etree

from adapters.sepa.elements import FileVersion, faults_of
from application.banking.files import import_statements, sent_along
from application.by import By
from application.commands.corrections import FailCollection
from application.commands.details import ClearMark
from application.commands.direct_debit import (
    AmendMandate,
    DeclineSecondTry,
    MakeCollectionFile,
    SetDirectDebit,
    SignMandate,
    WithdrawCollection,
)
from application.commands.fields import Euro
from application.commands.money import RegisterPayment
from application.commands.protections import DeclareBankruptcy
from application.commands.stops import RecordDispute
from application.documents import KeptKind, document_of_claim, documents_of
from application.house import House
from application.principal import Principal
from domain.bank.line import BankLine, LineStanding
from domain.claim.balance import balance
from domain.claim.collected import Collection
from domain.claim.contested import asked_of
from domain.claim.events import Mark
from domain.claim.grounds import DisputeGround
from domain.claim.state import Ending
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.task import Task
from domain.errors import Refusal
from tests.adapters.statements.month import AccountMonth, Movement
from tests.adapters.statements.writing_camt import camt053
from tests.application.bank_files import bank_lines
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from, topics
from tests.application.two_people import answer, bea, els, of, proposed

__all__ = ["bea", "els"]
IBAN = "NL91ABNA0417164300"
HIS = "NL20INGB0001234567"
OTHER = "NL39RABO0300065264"
TOLD = date(2026, 3, 10)
DAY = timedelta(days=1)
COLLECT = date(2026, 3, 24)
"""Fourteen days after he was told."""
SHARED = Path(__file__).parents[3] / "shared" / "data" / "xsd" / "pain" / "pain.008.001.09.xsd"


@pytest.fixture
def claim(house: House) -> UUID:
    return with_mandate(house)


def with_mandate(house: House, *changed: tuple[str, str]) -> UUID:
    claim = claim_from(house, CONSUMER, *changed)
    case = case_of(house, claim)
    SetDirectDebit(identifier="NL79ZZZ999999990000").carry(house, case.creditor.id, by=by())
    mandate = SignMandate(
        mandate_id="M-1", signed_on=date(2026, 1, 5), iban=HIS, holder="S. Voorbeeld"
    )
    mandate.carry(house, case.debtor.id, by=by())
    return claim


def owed(house: House, claim: UUID) -> int:
    return asked_of(case_of(house, claim).claim, on=COLLECT).total


def make(house: House, claim: UUID, *, key: str = "file", **said: Any) -> None:
    given: dict[str, Any] = {
        "mandate_id": "M-1",
        "amount": Euro(owed(house, claim)),
        "collect_on": COLLECT,
        "announced_on": TOLD,
    }
    MakeCollectionFile(**(given | said)).carry(house, claim, by=By(key=key, actor="els"))


def refusal(house: House, claim: UUID, key: str, **said: Any) -> str:
    with pytest.raises(Refusal) as refused:
        make(house, claim, key=key, **said)
    return refused.value.code


def files(house: House, claim: UUID) -> list[bytes]:
    found = [one for one in documents_of(house, claim) if one.kind is KeptKind.COLLECTION_FILE]
    return [document_of_claim(house, claim, one.sha256) for one in found]


def said_in(raw: bytes, name: str) -> list[str]:
    return [one.text or "" for one in etree.fromstring(raw).iter(f"{{*}}{name}")]


def come(place: HousePlace, house: House, amount: int, on: date, **said: str) -> BankLine:
    """One movement by a CAMT.053, taken in on its day."""
    before = {one.id for one in bank_lines(house)}
    place.clock.move_to(on, time(10, 0))
    one = Movement(on=on, amount=amount, name="S. Voorbeeld", account=HIS, mandate="M-1", **said)
    opening = -amount if amount < 0 else 0
    month = AccountMonth(
        account=IBAN,
        bic="ABNANL2A",
        owner="Kwekerij De Linde",
        opening=opening,
        first=on,
        last=on,
        moves=(one,),
    )
    [taken] = import_statements(house, sent_along([("bank.xml", camt053(month))]), actor="els")
    assert not taken.why
    return next(one for one in bank_lines(house) if one.id not in before)


def test_a_second_person_agrees_to_the_account_that_was_seen_and_to_no_other(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    amount = Euro(owed(house, claim))
    command = MakeCollectionFile(
        mandate_id="M-1", amount=amount, collect_on=COLLECT, announced_on=TOLD
    )
    given = proposed(house, claim, command, els)
    other = AmendMandate(mandate_id="M-1", iban=OTHER, holder="S. Voorbeeld")
    other.carry(house, case_of(house, claim).debtor.id, by=by())
    with pytest.raises(Refusal) as refused:
        answer(house, claim, bea, given)
    assert (refused.value.code, files(house, claim)) == ("collection.other_account", [])
    answer(house, claim, els, given, agreed=False)
    answer(house, claim, bea, proposed(house, claim, command, els))
    [raw] = files(house, claim)
    assert said_in(raw, "IBAN") == [IBAN, OTHER]


def test_a_second_proposal_to_collect_a_claim_ends_with_the_first(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    for day in (COLLECT, COLLECT, COLLECT + timedelta(days=1)):
        command = MakeCollectionFile(
            mandate_id="M-1", amount=Euro(owed(house, claim)), collect_on=day, announced_on=TOLD
        )
        command.carry(house, claim, by=of(els))
    first, *_ = case_of(house, claim).claim.proposals
    answer(house, claim, bea, first)
    assert (len(files(house, claim)), case_of(house, claim).claim.proposals) == (1, {})


def test_a_file_that_was_withdrawn_or_whose_day_has_come_is_refused_with_the_reason(
    place: HousePlace, house: House, claim: UUID
) -> None:
    def refused(sha256: str) -> str:
        with pytest.raises(Refusal, match="not to be given to the bank") as found:
            document_of_claim(house, claim, sha256)
        return str(found.value.values["held"])

    make(house, claim)
    [first] = (one.told.document_sha256 for one in claim_now(house, claim).values())
    WithdrawCollection().carry(house, claim, by=by())
    assert refused(first) == "no file collects it"
    make(house, claim, key="again")
    [again] = (one.told.document_sha256 for one in claim_now(house, claim).values())
    assert refused(first) == "another file collects it"
    place.clock.move_to(COLLECT)
    assert refused(again) == "its day has come"


def claim_now(house: House, claim: UUID) -> Mapping[str, Collection]:
    return case_of(house, claim).claim.collections


def test_what_its_invoice_says_is_collected_elsewhere_waits_for_a_persons_word(
    house: House,
) -> None:
    claim = with_mandate(house, ("PaymentMeansCode>58", "PaymentMeansCode>59"))
    assert Mark.DIRECT_DEBIT in case_of(house, claim).claim.marks
    assert refusal(house, claim, "file") == "collection.elsewhere"
    make(house, claim, key="said", not_elsewhere=True)
    WithdrawCollection().carry(house, claim, by=by())
    make(house, claim, key="again")
    assert len(case_of(house, claim).claim.collections) == 1


def test_whoever_looked_at_the_mark_of_the_invoice_can_let_it_be_collected(house: House) -> None:
    claim = with_mandate(house, ("PaymentMeansCode>58", "PaymentMeansCode>49"))
    ClearMark(mark=Mark.DIRECT_DEBIT).carry(house, claim, by=by())
    make(house, claim)
    assert len(files(house, claim)) == 1


@pytest.mark.both_stores
def test_a_statement_that_returns_a_collection_reopens_the_claim_at_its_step(
    place: HousePlace,
) -> None:
    house = place.open()
    claim = with_mandate(house)
    amount, before = owed(house, claim), next_step(case_of(house, claim), today=house.today)
    assert isinstance(before, Do)
    make(house, claim)
    [raw] = files(house, claim)
    assert not faults_of(raw, FileVersion.DEBITS_09)
    if SHARED.exists():
        etree.XMLSchema(etree.parse(SHARED)).assertValid(etree.fromstring(raw))
    assert said_in(raw, "CtrlSum") == [f"{amount / 100:.2f}"] * 2
    [name] = said_in(raw, "EndToEndId")
    assert not isinstance(next_step(case_of(house, claim), today=COLLECT), Do)
    line = come(place, house, amount, COLLECT, text="Incasso", end_to_end=name)
    assert (line.standing, line.placed) == (LineStanding.MATCHED, amount)
    case = case_of(house, claim)
    assert (case.claim.ending, Mark.DIRECT_DEBIT in case.claim.marks) == (Ending.SETTLED, False)
    assert files(house, claim) == []
    come(place, house, -amount, COLLECT + 2 * DAY, text="Storno", end_to_end=name, back="AM04")
    case = case_of(house, claim)
    assert case.claim.live
    asked = next_step(case, today=house.today)
    assert isinstance(asked, Ask)
    assert asked.task is Task.SECOND_TRY
    DeclineSecondTry().carry(house, claim, by=by())
    case = case_of(house, claim)
    after = next_step(case, today=house.today)
    assert isinstance(after, Do)
    assert after.step.id == before.step.id
    assert balance(case.claim, on=house.today).principal == amount
    assert [one.code for one in case.claim.collections.values()] == ["AM04"]


def test_the_file_is_made_once_and_nothing_is_asked_until_it_is_known_what_became_of_it(
    house: House, claim: UUID
) -> None:
    make(house, claim)
    made = files(house, claim)
    make(house, claim)
    assert files(house, claim) == made
    assert refusal(house, claim, "again") == "collection.held"
    with pytest.raises(Refusal, match="nothing is asked meanwhile"):
        ClearMark(mark=Mark.DIRECT_DEBIT).carry(house, claim, by=by())
    WithdrawCollection().carry(house, claim, by=by())
    assert (files(house, claim), Mark.DIRECT_DEBIT in case_of(house, claim).claim.marks) == (
        [],
        True,
    )
    make(house, claim, key="another")
    assert len(files(house, claim)) == 1
    FailCollection(failed_on=house.today, reason_code="MD01").carry(house, claim, by=by())
    assert (files(house, claim), case_of(house, claim).claim.stopped_by) == ([], ())
    assert refusal(house, claim, "third") == "mandate.ended"


def test_another_amount_or_another_day_makes_no_file(house: House, claim: UUID) -> None:
    amount = owed(house, claim)
    for cents in (amount - 1, amount + 1):
        assert refusal(house, claim, f"{cents}", amount=Euro(cents)) == "collection.other_amount"
    for key, day in (("early", COLLECT - DAY), ("sunday", date(2026, 3, 29))):
        assert refusal(house, claim, key, collect_on=day) == "collection.other_day"
    assert refusal(house, claim, "account", to_iban=HIS) == "collection.not_ours"
    assert refusal(house, claim, "other", mandate_id="M-2") == "mandate.unknown"
    assert files(house, claim) == []


def test_a_dispute_or_a_bankruptcy_makes_no_file(house: House, claim: UUID) -> None:
    contested = RecordDispute(amount=Euro(1_00), ground=DisputeGround.NOT_DELIVERED)
    contested.carry(house, claim, by=by())
    assert refusal(house, claim, "disputed") == "collection.held"
    told = {"since": house.today, "number": "F.13/26/1", "court": "Amsterdam"}
    debtor = case_of(house, claim).debtor.id
    DeclareBankruptcy.model_validate(told).carry(house, debtor, by=by())
    assert refusal(house, claim, "bankrupt") == "collection.held"


def test_who_paid_meanwhile_has_no_file_handed_out_and_what_still_comes_waits_for_a_person(
    place: HousePlace,
) -> None:
    house = place.open()
    claim = with_mandate(house)
    amount = owed(house, claim)
    make(house, claim)
    [name] = said_in(files(house, claim)[0], "EndToEndId")
    paid = RegisterPayment(amount=Euro(amount), credited_on=house.today)
    paid.carry(house, claim, by=by())
    assert files(house, claim) == []
    line = come(place, house, amount, COLLECT, text="Incasso", end_to_end=name)
    assert (line.standing, line.placed) == (LineStanding.PARKED, 0)


def test_one_user_proposes_the_file_and_another_one_makes_it(
    house: House, claim: UUID, els: Principal, bea: Principal
) -> None:
    given = MakeCollectionFile(
        mandate_id="M-1",
        amount=Euro(owed(house, claim)),
        collect_on=COLLECT,
        announced_on=TOLD,
    )
    number = proposed(house, claim, given, els)
    assert files(house, claim) == []
    answer(house, claim, bea, number)
    assert len(files(house, claim)) == 1
    assert "claim.collection_ordered" in topics(house, claim)


def test_one_that_was_withdrawn_and_comes_all_the_same_waits_for_a_person(
    place: HousePlace,
) -> None:
    house = place.open()
    claim = with_mandate(house)
    amount = owed(house, claim)
    make(house, claim)
    [first] = said_in(files(house, claim)[0], "EndToEndId")
    WithdrawCollection().carry(house, claim, by=by())
    make(house, claim, key="another")
    [block] = said_in(files(house, claim)[0], "PmtInfId")
    line = come(place, house, amount, COLLECT, text="Incasso", end_to_end=first)
    assert (line.standing, line.placed) == (LineStanding.PARKED, 0)
    line = come(place, house, amount, COLLECT + DAY, text="Incasso", end_to_end=block)
    assert (line.standing, line.placed) == (LineStanding.MATCHED, amount)
