"""PostgreSQL plans by what it knows of tables: of those that were filled at once it is told."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import pytest

from adapters.views import PostgresViews
from projections.database import Database
from projections.outstanding.kept import KeptOfDay
from projections.outstanding.shown import any_changed
from projections.outstanding.tables import CLAIMS
from projections.rebuild import rebuild
from tests.projections.conftest import House
from tests.projections.story import Story
from tests.projections.test_kept_orders import TODAY, claims_in


@pytest.fixture
def there(story: Story, fresh_postgres_url: str) -> Iterator[House]:
    kept = PostgresViews(fresh_postgres_url)
    yield House(story, kept)
    kept.close()


def known(house: House, view: str) -> set[str]:
    """The tables of the current generation of a view that PostgreSQL has looked over."""
    rows = house.engine.reading(view)().query(
        "SELECT tablename FROM pg_catalog.pg_stats WHERE schemaname = current_schema()"
    )
    return {table for (table,) in rows}


def test_what_is_kept_of_a_new_day_is_looked_over(there: House) -> None:
    claims_in(there.story)
    there.engine.catch_up()
    assert there.outstanding.keep_totals(TODAY)
    assert known(there, "outstanding") >= {what.table.name for what in KeptOfDay}


def test_a_view_that_was_made_again_is_looked_over(there: House) -> None:
    claims_in(there.story)
    there.engine.catch_up()
    assert not known(there, "outstanding") & {"claims", "segments"}
    assert all(one.switched for one in rebuild(there.engine, "outstanding", "audit_trail"))
    assert known(there, "outstanding") >= {"claims", "segments"}
    assert "facts" in known(there, "audit_trail")


class Asking:
    """Hands statements on, and keeps them."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.asked: list[tuple[str, Sequence[Any]]] = []

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        self.asked.append((statement, values))
        return self.database.query(statement, values)


def test_whether_anything_changed_is_read_from_an_index_whatever_is_known_of_the_table(
    there: House,
) -> None:
    claims_in(there.story)
    there.engine.catch_up()
    claims = there.engine.reading("outstanding")()
    names = ", ".join(CLAIMS.names)
    chosen = ", ".join("claim_id || n" if one == "claim_id" else one for one in CLAIMS.names)
    claims.execute(
        f"INSERT INTO claims ({names}) SELECT {chosen} FROM claims, generate_series(1, 2000) AS n"
    )
    asking = Asking(claims)
    last = there.story.last_position()
    assert not any_changed(cast("Database", asking), last)
    assert any_changed(cast("Database", asking), 0)
    for statement, values in asking.asked:
        plan = "\n".join(line for (line,) in claims.query(f"EXPLAIN {statement}", values))
        assert "Index" in plan
        assert "Seq Scan" not in plan


def test_statements_are_planned_for_what_they_ask(there: House) -> None:
    there.engine.catch_up()
    rows = there.engine.reading("outstanding")()
    assert rows.query("SHOW plan_cache_mode") == [("force_custom_plan",)]
