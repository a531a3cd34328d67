"""The command line acts for the person at the machine, named once, with no more than his rights."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from application.principal import AT_THE_MACHINE
from domain.ids import user_id
from domain.user.roles import Role
from tests.api.matrix import another
from tests.api.test_cli import Shell, empty
from tests.application.houses import CONSUMER, HousePlace, case_of, claim_from
from tests.application.two_people import WRITE_OFF, claim_of, proposed, user

__all__ = ["empty"]


@pytest.fixture
def claims(empty: Shell) -> tuple[UUID, UUID]:
    """A claim of the creditor whom els handles, and one of another; els, ada and sam are there."""
    with HousePlace("sqlite", "", empty.home).opened() as house:
        mine, other = claim_from(house, CONSUMER), another(house)
        creditor = case_of(house, mine).creditor.id
        assert creditor != case_of(house, other).creditor.id
        user(house, "els", Role.HANDLER, creditors=(creditor,))
        user(house, "sam")
        user(house, "ada", Role.ADMINISTRATOR)
    return mine, other


def facts_of(shell: Shell, claim: UUID) -> list[tuple[str, str]]:
    with HousePlace("sqlite", "", shell.home).opened() as house:
        return [(one.actor, one.role) for one in house.collections.history(claim)]


def test_until_somebody_is_named_it_is_the_machine(empty: Shell, claims: tuple[UUID, UUID]) -> None:
    del claims
    assert empty.read("whoami")["machine"]
    assert "whoami --as USER" in empty.good("--lang", "en", "whoami")


def test_whoever_is_named_once_gives_commands_in_his_role_until_another_is_named(
    empty: Shell, claims: tuple[UUID, UUID]
) -> None:
    mine, _ = claims
    assert empty.read("whoami", "--as", "els") == {
        "login": "els",
        "roles": ["handler"],
        "machine": False,
    }
    empty.good("record", "note", mine, "--text", "Belde terug.")
    assert facts_of(empty, mine)[-1] == ("els", "handler")
    empty.good("whoami", "--as-machine")
    empty.good("record", "note", mine, "--text", "Belde nog eens.")
    assert facts_of(empty, mine)[-1][1] == AT_THE_MACHINE


def test_what_is_not_for_him_is_refused_and_what_is_of_another_creditor_is_not_there(
    empty: Shell, claims: tuple[UUID, UUID]
) -> None:
    mine, other = claims
    empty.good("whoami", "--as", "els")
    english = ("--lang", "en")
    for words in (("user", "list"), ("audit",), ("record", "user-closed", user_id("sam"))):
        assert "it takes the right" in empty.bad(2, *english, *words), words
    assert "There is no claim" in empty.bad(2, *english, "claim", other)
    note = ("record", "note", other, "--text", "Niet van hem.")
    assert "There is no claim" in empty.bad(2, *english, *note)
    assert {row["id"] for row in empty.read("claims")["rows"]} == {str(mine)}
    empty.good("whoami", "--as", "ada")
    assert "it takes the right" in empty.bad(2, *english, "claims")
    empty.good("user", "list")


def test_what_is_done_for_the_whole_house_or_written_to_a_file_keeps_to_his_rights_too(
    empty: Shell, claims: tuple[UUID, UUID], tmp_path: Path
) -> None:
    mine, other = claims
    with HousePlace("sqlite", "", empty.home).opened() as house:
        owner = case_of(house, mine).creditor.id
        facts = house.store.last_position()
    out = tmp_path / "uit"
    reads = (
        ("letters", "preview", mine, "--kind", "reminder", "--out", out),
        ("letters", "document", uuid4(), "--to", out),
        ("overview",),
    )
    works: tuple[tuple[object, ...], ...] = (
        ("run-day",),
        ("run-day", "--dry-run"),
        ("advance", "2027-01-04"),
        ("bounces", "read", tmp_path),
        ("post", "batch"),
        ("post", "done", "2027-01", "--on", "2027-01-04"),
        ("template", "install", tmp_path, "--creditor", owner),
    )
    english = ("--lang", "en")
    empty.good("whoami", "--as", "els")
    for words in works:
        assert "it takes the right" in empty.bad(2, *english, *words), words
    preview = ("letters", "preview", other, "--kind", "reminder", "--out", out)
    assert "There is no claim" in empty.bad(2, *english, *preview)
    assert [one["id"] for one in empty.read("overview")["claims"]] == [str(mine)]
    empty.good("whoami", "--as", "ada")
    for words in reads:
        assert "it takes the right" in empty.bad(2, *english, *words), words
    assert not out.exists()
    with HousePlace("sqlite", "", empty.home).opened() as house:
        assert house.store.last_position() == facts


def test_of_whoever_looks_it_is_noted_that_he_did(empty: Shell, claims: tuple[UUID, UUID]) -> None:
    empty.good("whoami", "--as", "els")
    empty.good("claim", claims[0])
    with HousePlace("sqlite", "", empty.home).opened() as house:
        assert {(one.actor, one.role) for _, one in house.reads.found(actor="els")} == {
            ("els", "handler")
        }


def test_naming_oneself_makes_nobody_a_second_person(
    empty: Shell, claims: tuple[UUID, UUID]
) -> None:
    mine, _ = claims
    with HousePlace("sqlite", "", empty.home).opened() as house:
        creditor_wide = user(house, "sof")
        given = proposed(house, mine, WRITE_OFF, creditor_wide)
        version = claim_of(house, mine).version
    empty.good("whoami", "--as", "sam")
    said = ("record", "second-person", mine, "--proposal", given, "--agreed")
    told = empty.bad(2, "--lang", "en", *said, "--seen-version", version)
    assert "signed in himself" in told


def test_nobody_is_named_who_is_not_there_or_is_closed(
    empty: Shell, claims: tuple[UUID, UUID]
) -> None:
    del claims
    empty.bad(2, "whoami", "--as", "niemand")
    empty.good("record", "user-closed", user_id("els"))
    empty.bad(2, "whoami", "--as", "els")
    assert empty.read("whoami")["machine"]


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"root": 5}', '"els"'])
def test_where_it_cannot_be_read_for_whom_it_acts_nothing_is_done(
    empty: Shell, claims: tuple[UUID, UUID], damaged: str
) -> None:
    before = facts_of(empty, claims[0])
    (empty.home / "acts-for.json").write_text(damaged)
    words = ("--lang", "en", "record", "note", claims[0], "--text", "Belde terug.")
    said = empty.bad(1, *words)
    assert "acts-for.json cannot be read" in said
    assert facts_of(empty, claims[0]) == before
