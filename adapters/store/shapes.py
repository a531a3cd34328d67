"""The shape of a store held against the one it was made with: tables, keys and guards."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from typing import Any, Final

from adapters.store.schema import STEPS, STORE_INFO

Rows = Callable[[str], Sequence[tuple[Any, ...]]]
Shape = Mapping[str, str]
"""What is there, by kind and name, with how it is made."""

_IN_SQLITE: Final = (
    "SELECT type || ' ' || name, sql FROM sqlite_master"
    " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
)
_OURS: Final = ("stored_events", "leaves", "vault", "commands", "identities", "store_info", "tally")
_NAMED: Final = ", ".join(f"'{name}'" for name in _OURS)
# Kinds of a trigger as PostgreSQL keeps them: before a statement, for update, delete, truncate.
_IN_POSTGRES: Final = (
    "SELECT 'trigger ' || t.tgname,"
    " concat_ws(' ', c.relname, t.tgenabled::text, t.tgtype::text)"
    " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal"
    f" AND c.relnamespace = current_schema()::regnamespace AND c.relname IN ({_NAMED})"
    " UNION ALL SELECT 'rule ' || rulename, tablename FROM pg_rules"
    f" WHERE schemaname = current_schema() AND tablename IN ({_NAMED})"
    " UNION ALL SELECT 'function ' || proname, trim(prosrc) FROM pg_proc"
    " WHERE proname = 'never_changed' AND pronamespace = current_schema()::regnamespace"
    " UNION ALL SELECT 'index ' || indexname, tablename FROM pg_indexes"
    f" WHERE schemaname = current_schema() AND tablename IN ({_NAMED})"
)
_OF_POSTGRES: Final[Shape] = {
    "trigger stored_events_kept": "stored_events O 58",
    "trigger leaves_kept": "leaves O 58",
    "trigger vault_kept": "vault O 18",
    "function never_changed": (
        "BEGIN RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME; END"
    ),
    "index stored_events_pkey": "stored_events",
    "index stored_events_notification_id_idx": "stored_events",
    "index leaves_pkey": "leaves",
    "index leaves_log_leaf_index_key": "leaves",
    "index leaves_starts": "leaves",
    "index vault_pkey": "vault",
    "index commands_pkey": "commands",
    "index identities_pkey": "identities",
}
_ACTING: Final = ("trigger ", "rule ")
"""What acts on its own; a table or an index that somebody added does nothing to ours."""


def altered_in_sqlite(rows: Rows) -> list[str]:
    """Say what of a store in SQLite is missing, made in another way, or acts and is not ours."""
    return list(_altered(_of_sqlite(), _shape(rows(_IN_SQLITE))))


def altered_in_postgres(rows: Rows) -> list[str]:
    """Say the same of a store in PostgreSQL; its columns are those that are read."""
    return list(_altered(_OF_POSTGRES, _shape(rows(_IN_POSTGRES))))


def triggers_in_sqlite(rows: Rows) -> list[str]:
    """Give what acts on its own in a file in which nothing does."""
    return [name for name in _shape(rows(_IN_SQLITE)) if name.startswith(_ACTING)]


def _altered(right: Shape, found: Shape) -> Iterator[str]:
    for name, made in right.items():
        if name not in found:
            yield f"the {name} is missing"
        elif found[name] != made:
            yield f"the {name} is not as it was made"
    for name in found:
        if name not in right and name.startswith(_ACTING):
            yield f"the {name} is not ours"


def _shape(rows: Sequence[tuple[Any, ...]]) -> Shape:
    return {str(name): " ".join(str(made).split()) for name, made in rows}


@cache
def _of_sqlite() -> Shape:
    """The shape of a store that is made now, in the same steps."""
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in (STORE_INFO, *(one for step in STEPS for one in step["sqlite"])):
            made.execute(statement)
        return _shape(made.execute(_IN_SQLITE).fetchall())
