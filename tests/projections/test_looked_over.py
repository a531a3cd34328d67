"""PostgreSQL plans by what it knows of tables: of those that were filled at once it is told."""

from collections.abc import Iterator

import pytest

from adapters.views import PostgresViews
from projections.outstanding.kept import KeptOfDay
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
