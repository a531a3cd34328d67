"""What is told twice is told the same, by whichever program: a set has no order of its own."""

import subprocess
import sys
from itertools import pairwise
from uuid import UUID, uuid4

import pytest

from application.house import House
from application.principal import Principal
from application.rights.scope import WITHIN, require
from domain.errors import NotFound
from domain.user.roles import May, Role
from domain.user.state import Rights


def test_programs_that_hash_otherwise_tell_a_change_of_a_set_the_same() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-m", "tests.application.told_twice"],
            env={"PYTHONHASHSEED": seed, "LANG": "C.UTF-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert b"books_only" in told.pop()


def test_of_two_things_that_are_not_his_the_same_one_is_always_named(house: House) -> None:
    who = Principal(login="jan", rights=Rights(roles=((Role.SENIOR, frozenset({uuid4()})),)))

    def unknown(**about: UUID) -> str:
        with pytest.raises(NotFound) as caught:
            require(who, lambda: house, May.LOOK, about)
        return caught.value.code

    for first, second in pairwise(WITHIN):
        assert unknown(**{second: uuid4(), first: uuid4()}) == unknown(**{first: uuid4()})
