"""What guards the rows is looked at as well: a store without it is not sound."""

import sqlite3
from contextlib import closing

import psycopg
import pytest

from adapters.store.fsck import check
from adapters.store.opening import Store
from adapters.store.schema import STEPS
from tests.store.places import Place, fill

FUNCTION = "CREATE OR REPLACE FUNCTION never_changed() RETURNS trigger"


def said(store: Store) -> list[str]:
    return [one.what for one in check(store) if one.code == "schema"]


def test_a_store_has_the_shape_it_was_made_with(place: Place, store: Store) -> None:
    fill(store)
    assert list(check(store)) == []
    assert len(STEPS) == 2  # a step that adds a key or a guard belongs to what is looked for
    with place.behind_its_back():
        pass
    assert list(check(store)) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DROP TRIGGER vault_no_update", "the trigger vault_no_update is missing"),
        ("DROP INDEX leaves_starts", "the index leaves_starts is missing"),
        ("ALTER TABLE commands ADD COLUMN more", "the table commands is not as it was made"),
        (
            "CREATE TRIGGER t AFTER INSERT ON commands BEGIN DELETE FROM commands; END",
            "the trigger t is not ours",
        ),
    ],
)
def test_what_is_lost_or_acts_by_itself_in_sqlite_is_found(
    sqlite_place: Place, statement: str, found: str
) -> None:
    store = sqlite_place.open()
    fill(store)
    with closing(sqlite3.connect(sqlite_place.url.removeprefix("sqlite://"))) as file:
        file.execute(statement)
        file.commit()
    assert said(store) == [found]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DROP TRIGGER vault_kept ON vault", "the trigger vault_kept is missing"),
        (
            "ALTER TABLE leaves DISABLE TRIGGER leaves_kept",
            "the trigger leaves_kept is not as it was made",
        ),
        ("DROP INDEX leaves_starts", "the index leaves_starts is missing"),
        (
            "CREATE RULE r AS ON INSERT TO commands DO INSTEAD NOTHING",
            "the rule r is not ours",
        ),
        (
            f"{FUNCTION} LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
            "the function never_changed is not as it was made",
        ),
        ("CREATE INDEX quicker ON leaves (log)", ""),
    ],
)
def test_what_is_lost_or_acts_by_itself_in_postgres_is_found(
    postgres_place: Place, statement: str, found: str
) -> None:
    store = postgres_place.open()
    fill(store)
    with psycopg.connect(postgres_place.url, autocommit=True) as server:
        server.execute(statement)
    assert said(store) == ([found] if found else [])


@pytest.mark.parametrize("where", ["keys/keys.sqlite3"])
def test_a_trigger_among_the_keys_is_found(sqlite_place: Place, where: str) -> None:
    store = sqlite_place.open()
    fill(store)
    with closing(sqlite3.connect(sqlite_place.home / where)) as file:
        file.execute("CREATE TRIGGER t AFTER INSERT ON keys BEGIN DELETE FROM keys; END")
        file.commit()
    assert said(store) == ["the trigger t is not ours"]
