"""What the bank takes back of a claim that ended, or lies elsewhere, comes to the work list."""

from collections.abc import Callable
from uuid import UUID

import pytest

from application.commands.details import ClearMark
from application.commands.ends import Reopen, Withdraw, WriteOff
from application.commands.protections import DeclareBankruptcy
from application.house import House
from application.views import views_of
from domain.claim.events import Mark
from domain.claim.grounds import EndingGround
from domain.dunning.task import Task
from tests.application.bank_files import MONDAY, bank_lines, bring, entry, statement
from tests.application.houses import CONSUMER, by, case_of, claim_from
from tests.application.test_bank_returns import COLLECTED, A, back, place

HALF = 45_00


@pytest.fixture
def claim(house: House) -> UUID:
    """A part of it was collected."""
    claim = claim_from(house, CONSUMER)
    iban = case_of(house, claim).creditor.ibans[0]
    came = entry(HALF, MONDAY, text="factuur", account=A, code=COLLECTED)
    bring(house, statement(came, iban=iban))
    [line] = bank_lines(house)
    place(house, line.id, claim, HALF)
    return claim


def storno(house: House, claim: UUID) -> None:
    back(house, case_of(house, claim).creditor.ibans[0], HALF, -HALF, account=A)


def asked(house: House) -> bool:
    """Whether the work list asks what follows of the money that went back."""
    with views_of(house) as views:
        views.engine.catch_up()
        found = [
            one.why for one in views.worklist.tasks(house.today) if one.task == Task.LOOK_AT_MARKS
        ]
    return any(Mark.PAYMENT_BACK in why.split() for why in found)


def withdrawn(house: House, claim: UUID) -> None:
    Withdraw(why=EndingGround.GOODWILL).carry(house, claim, by=by())


def written_off(house: House, claim: UUID) -> None:
    WriteOff(why=EndingGround.UNCOLLECTABLE).carry(house, claim, by=by())


def bankrupt(house: House, claim: UUID) -> None:
    debtor = case_of(house, claim).debtor.id
    DeclareBankruptcy(since=MONDAY).carry(house, debtor, by=by())


@pytest.mark.parametrize("ended", [withdrawn, written_off, bankrupt])
@pytest.mark.both_stores
def test_it_comes_to_the_work_list_until_somebody_has_looked(
    house: House, claim: UUID, ended: Callable[[House, UUID], None]
) -> None:
    ended(house, claim)
    before = case_of(house, claim).claim.ending
    assert not asked(house)
    storno(house, claim)
    assert asked(house)
    assert case_of(house, claim).claim.ending is before
    ClearMark(mark=Mark.PAYMENT_BACK).carry(house, claim, by=by())
    assert not asked(house)


def test_who_opens_the_claim_again_has_looked(house: House, claim: UUID) -> None:
    withdrawn(house, claim)
    storno(house, claim)
    Reopen(why=EndingGround.OTHER).carry(house, claim, by=by())
    assert not asked(house)
    assert case_of(house, claim).claim.live
