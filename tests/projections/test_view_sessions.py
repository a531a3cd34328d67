"""How views ask PostgreSQL to plan, and what an operator of the server says stays his to say."""

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from adapters.views import PostgresViews

_BY_OURS = {"synchronous_commit": "off", "plan_cache_mode": "force_custom_plan"}


def settings_of(conninfo: str) -> dict[str, str]:
    """What holds in a session of the views."""
    names = ("synchronous_commit", "plan_cache_mode", "random_page_cost")
    views = PostgresViews(conninfo)
    try:
        session = views.open("outstanding", 1)
        found = {name: session.query("SELECT current_setting(?)", (name,)) for name in names}
        return {name: str(value) for name, [(value,)] in found.items()}
    finally:
        views.close()


def test_where_the_server_has_its_own_default_rows_cost_what_they_cost_in_memory(
    fresh_postgres_url: str,
) -> None:
    assert settings_of(fresh_postgres_url) == {**_BY_OURS, "random_page_cost": "1.1"}


@pytest.mark.parametrize("measured", ["4", "2.5"])
def test_what_somebody_set_for_a_database_holds(fresh_postgres_url: str, measured: str) -> None:
    with psycopg.connect(fresh_postgres_url, autocommit=True) as server:
        name = server.info.dbname
        server.execute(f'ALTER DATABASE "{name}" SET random_page_cost = {measured}')
    assert settings_of(fresh_postgres_url) == {**_BY_OURS, "random_page_cost": measured}


def test_what_somebody_set_for_the_connection_holds(fresh_postgres_url: str) -> None:
    given = make_conninfo(fresh_postgres_url, options="-c random_page_cost=3 -c work_mem=8MB")
    assert settings_of(given) == {**_BY_OURS, "random_page_cost": "3"}
