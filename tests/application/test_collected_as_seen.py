"""A file collects by the creditor identifier that was seen, in the form that the bank takes."""

import pytest

from adapters.sepa.elements import FileVersion, faults_of
from application.commands.direct_debit import MakeCollectionFile, SetDirectDebit
from application.commands.fields import Euro
from application.house import House
from application.principal import Principal
from domain.direct_debit.collecting import why_not_given
from domain.errors import Refusal
from domain.law.direct_debit import DebitForm
from tests.application.houses import by, case_of
from tests.application.test_collection_files import (
    COLLECT,
    TOLD,
    files,
    make,
    owed,
    said_in,
    with_mandate,
)
from tests.application.test_debit_batches import creditor_of, prepare, release, three
from tests.application.two_people import answer, bea, els, proposed

__all__ = ["bea", "els"]
OTHER = "NL69ZZZ123456780000"


def collects_by(house: House, identifier: str, form: DebitForm | None = None) -> None:
    SetDirectDebit(identifier=identifier, form=form).carry(house, creditor_of(house), by=by())


def test_a_second_person_agrees_to_the_identifier_that_was_seen_and_to_no_other(
    house: House, els: Principal, bea: Principal
) -> None:
    claim = with_mandate(house)
    amount = Euro(owed(house, claim))
    command = MakeCollectionFile(
        mandate_id="M-1", amount=amount, collect_on=COLLECT, announced_on=TOLD
    )
    given = proposed(house, claim, command, els)
    before = case_of(house, claim).creditor.debit_identifier
    collects_by(house, OTHER)
    with pytest.raises(Refusal, match=f"not {before} any more"):
        answer(house, claim, bea, given)
    collects_by(house, before)
    answer(house, claim, bea, given)
    [raw] = files(house, claim)
    assert before in said_in(raw, "Id")
    collects_by(house, OTHER)
    case = case_of(house, claim)
    assert "another creditor identifier" in why_not_given(case, today=house.today)


def test_a_batch_is_released_by_the_identifier_that_it_was_prepared_by(house: House) -> None:
    three(house)
    batch = prepare(house)
    collects_by(house, OTHER)
    with pytest.raises(Refusal, match="creditor identifier is not"):
        release(house, batch)


def test_a_bank_that_takes_no_other_gets_the_older_form_and_it_stays_until_said(
    house: House,
) -> None:
    claim = with_mandate(house)
    identifier = case_of(house, claim).creditor.debit_identifier
    collects_by(house, identifier, DebitForm.PAIN_008_08)
    collects_by(house, identifier)
    make(house, claim)
    [raw] = files(house, claim)
    assert b"pain.008.001.08" in raw
    assert faults_of(raw, FileVersion.DEBITS_08) == ()
