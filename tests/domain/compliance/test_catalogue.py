"""Every obligation stands in the catalogue, and its reasons are those that its file gives."""

from datetime import date
from pathlib import Path

import pytest

import domain.compliance
from domain.compliance.assessment import Span, assessed
from domain.compliance.catalogue import BY_CODE, OBLIGATIONS
from domain.compliance.obligation import Compliance, Obligation
from domain.debtor.events import BankruptcyDeclared
from tests.domain.compliance.deeds import OPENED, called_off, charged, handed, opened, reminder
from tests.domain.compliance.life import ALL_DAYS, Life
from tests.domain.story import CLAIM, invoice_sent

FOLDER = Path(domain.compliance.__path__[0])
FRAME = {"__init__", "case_file", "catalogue", "assessment", "obligation"}
SHARED = {
    *("acts", "account", "bound_then", "creditor_then", "default", "demands", "last_chance"),
    *("plan_in_force", "scale", "sight"),
}
"""What several obligations read facts with."""


def test_a_file_of_the_folder_is_an_obligation_of_the_catalogue() -> None:
    assert {file.stem for file in FOLDER.glob("*.py")} - FRAME - SHARED == set(BY_CODE)
    assert len(BY_CODE) == len(OBLIGATIONS)


@pytest.mark.parametrize("obligation", OBLIGATIONS, ids=lambda one: one.code)
def test_it_says_where_it_comes_from_and_what_may_be_found(obligation: Obligation) -> None:
    assert obligation.article
    assert obligation.source
    assert obligation.since <= obligation.until
    assert Compliance.VIOLATED in obligation.reasons.values(), "what cannot be broken is none"
    text = (FOLDER / f"{obligation.code}.py").read_text()
    assert all(text.count(f'"{reason}"') > 1 for reason in obligation.reasons)


@pytest.mark.parametrize("obligation", OBLIGATIONS, ids=lambda one: one.code)
def test_each_reason_is_found_in_the_tests_of_its_obligation(obligation: Obligation) -> None:
    text = (Path(__file__).parent / f"test_{obligation.code}.py").read_text()
    assert [one for one in obligation.reasons if f'"{one}"' not in text] == []


def test_a_claim_on_which_nothing_was_done_broke_nothing() -> None:
    file = Life().claim(invoice_sent(), on=date(2026, 1, 1)).file()
    found = list(assessed(file, Span(date(2026, 1, 1), date(2026, 1, 31))))
    assert [one.obligation for one in found] == list(OBLIGATIONS)
    assert all(one.verdict is not Compliance.VIOLATED for one in found)


def test_of_an_invoice_that_was_entered_in_error_nothing_is_asked() -> None:
    life = called_off(opened().claim(reminder(), charged(), handed(), on=OPENED), "paid", on=OPENED)
    life.debtor(BankruptcyDeclared(declared_on=OPENED), on=OPENED)
    life.in_error(CLAIM, 1, on=OPENED)
    every = assessed(life.file(), ALL_DAYS)
    assert {one.verdict for one in every} == {Compliance.NOT_APPLICABLE}
