"""Two people for tests: who proposes, who answers, and what waits between them."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from application.by import By
from application.commands.command import Command
from application.commands.ends import WriteOff
from application.commands.second_person import SecondPerson
from application.commands.users import AddUser, GrantRole
from application.house import House
from application.principal import Principal
from application.rights.sign_in import principal_of
from domain.claim.balance import balance
from domain.claim.grounds import EndingGround
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.facts import Recorded
from domain.ids import user_id
from domain.user.roles import Role
from domain.user.state import rights_of
from tests.application.houses import (
    CONSUMER,
    by,
    case_of,
    claim_from,
)
from tests.asking import register_payment

WRITE_OFF = WriteOff(why=EndingGround.UNCOLLECTABLE)


def user(
    house: House,
    login: str,
    role: Role = Role.SENIOR,
    *,
    creditors: tuple[UUID, ...] = (),
    program: bool = False,
) -> Principal:
    """Somebody who signed in, in a role: for all creditors, or for some."""
    AddUser(login=login, name=login.title(), program=program).carry(house, by=by())
    GrantRole(role=role, creditors=creditors, all_creditors=not creditors).carry(
        house, user_id(login), by=by()
    )
    found = house.collections.user(user_id(login))
    return principal_of(found, rights_of(found))


def of(who: Principal, key: str = "") -> By:
    """He gives a command, under a key of its own."""
    return By(key=key or str(uuid4()), actor=who.login, who=who, remembered=True)


def claim_of(house: House, claim: UUID) -> Claim:
    return case_of(house, claim).claim


def number(house: House, claim: UUID) -> int:
    """The number of the only proposal that waits."""
    [waiting] = claim_of(house, claim).proposals
    return waiting


def proposed(house: House, claim: UUID, command: Command, who: Principal) -> int:
    command.carry(house, claim, by=of(who))
    return number(house, claim)


def answer(house: House, claim: UUID, who: Principal, given: int, *, agreed: bool = True) -> None:
    SecondPerson(proposal=given, agreed=agreed, reason_text="gezien").carry(
        house, claim, by=of(who)
    )


def overpaid(house: House, claim: UUID, cents: int) -> None:
    owed = balance(claim_of(house, claim), on=house.today).total
    register_payment(
        house,
        claim,
        by=by(),
        amount=owed + cents,
        credited_on=house.today,
        payment_id="P",
        confirmed=True,
    )


def last(house: House, stream: UUID, count: int) -> list[Recorded]:
    return list(house.collections.history(stream))[-count:]


def refusal_of(give: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refused:
        give()
    return refused.value.code


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def els(house: House) -> Principal:
    return user(house, "els")


@pytest.fixture
def bea(house: House) -> Principal:
    return user(house, "bea")
