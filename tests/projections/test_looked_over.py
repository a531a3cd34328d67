"""PostgreSQL plans by what it knows of tables: of those that were filled at once it is told."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, cast

import pytest

from adapters.views import PostgresViews
from projections.audit.asked import FactsAsked
from projections.audit.questions import AuditTrail
from projections.audit.tables import CARDS
from projections.database import Database
from projections.outstanding.buckets import Sort
from projections.outstanding.kept import KeptOfDay
from projections.outstanding.questions import Outstanding
from projections.outstanding.shown import any_changed
from projections.outstanding.tables import CLAIMS, SEGMENTS
from projections.rebuild import rebuild
from projections.segments import Status
from projections.view import Table
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

    def snapshot(self) -> AbstractContextManager[None]:
        return self.database.snapshot()

    def plan(self, of: str) -> str:
        """How PostgreSQL finds what the statements ask that hold a text."""
        return "\n".join(
            line
            for statement, values in self.asked
            if of in statement
            for (line,) in self.database.query(f"EXPLAIN {statement}", values)
        )


_OTHER = "md5(claim_id || n)::uuid::text"


def many_more(database: Database, table: Table, *, of: str = "", **values: str) -> None:
    """Add thousands of rows like those there are, with other ids and some other values."""
    chosen = ", ".join(values.get(one, one) for one in table.names)
    database.execute(
        f"INSERT INTO {table.name} ({', '.join(table.names)}) SELECT {chosen}"
        f" FROM {table.name}, generate_series(1, 3000) AS n {of}"
    )


def test_whether_anything_changed_is_read_from_an_index_whatever_is_known_of_the_table(
    there: House,
) -> None:
    claims_in(there.story)
    there.engine.catch_up()
    claims = there.engine.reading("outstanding")()
    many_more(claims, CLAIMS, claim_id=_OTHER)
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


@pytest.mark.parametrize("few", [100, 300])
def test_few_claims_of_a_status_are_found_by_it_whatever_order_they_are_wanted_in(
    there: House, few: int
) -> None:
    """All of them have the last numbers: in their order all claims were looked at first."""
    claims_in(there.story)
    there.engine.catch_up()
    rows = there.engine.reading("outstanding")()
    late = f"CASE WHEN n > {3000 - few} THEN 'disputed' ELSE 'open' END"
    last = "repeat(chr(64 + (n / 120)::int), 3) || n"
    [(one,)] = rows.query("SELECT MIN(claim_id) FROM claims")
    of = f"WHERE claim_id = '{one}'"
    many_more(rows, CLAIMS, of=of, claim_id=_OTHER, number_key=last)
    many_more(rows, SEGMENTS, of=of, claim_id=_OTHER, status=late)
    assert there.outstanding.keep_totals(TODAY)
    rows.look_over(["claims", "segments"])
    for descending in (False, True):
        asking = Asking(rows)
        found = Outstanding(lambda: cast("Database", asking)).claims(  # noqa: B023 - at once
            TODAY, status=Status.DISPUTED, sort=Sort.INVOICE_NUMBER, descending=descending
        )
        assert len(found.rows) == 50
        plan = asking.plan("invoiced")
        assert "segments_2" in plan
        assert ("Index Scan using claims_pkey" in plan) or few > 100


@pytest.mark.parametrize("newest", [True, False])
def test_facts_of_a_topic_are_read_from_its_index(there: House, *, newest: bool) -> None:
    claims_in(there.story)
    there.engine.catch_up()
    rows = there.engine.reading("audit_trail")()
    [(last,)] = rows.query("SELECT MAX(position) FROM cards")
    many_more(rows, CARDS, of=f"WHERE position = {last}", position="-n", topic="'some.topic'")
    rows.look_over(["cards"])
    asking = Asking(rows)
    asked = FactsAsked(topics=("claim.invoice_sent", "debtor.registered"), newest=newest)
    found = AuditTrail(lambda: cast("Database", asking)).found(asked)
    assert len(found.entries) > 1
    plan = asking.plan("FROM cards")
    assert plan.count("cards_1") == len(asked.topics)
    assert "Seq Scan" not in plan
    assert "Sort" not in plan
