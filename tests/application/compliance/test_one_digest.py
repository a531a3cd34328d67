"""A year of the sample: one digest, however often, by whom and over which store it is made."""

from contextlib import AbstractContextManager
from pathlib import Path

from api.wiring import open_house
from application.compliance.report import write_report
from application.house import House
from application.settings import Settings
from application.store_copy import copy_store
from application.views import views_of
from tests.application.compliance.asking_for import WORDS, asked_of, digests, made
from tests.application.compliance.test_report import in_parts
from tests.application.houses import clock_at
from tests.sample_home import END, EVENING, sample_house


def test_twice_after_a_rebuild_in_parts_by_two_processes_and_on_the_other_store(
    sample_home: Path, tmp_path: Path, fresh_postgres_url: str
) -> None:
    with sample_house(sample_home) as house:
        made(house, tmp_path / "first")
        first = digests(tmp_path / "first")
        made(house, tmp_path / "twice")
        with views_of(house) as views:
            views.rebuild(*views.engine.views)
        made(house, tmp_path / "rebuilt")
        for processes, name in enumerate(("in parts", "two"), 1):
            over = in_parts(house, asked_of(house), processes)
            write_report(house, asked_of(house), tmp_path / name, words=WORDS, over=over)
        copy_store(house, fresh_postgres_url)
    with _on(fresh_postgres_url, sample_home) as copy:
        assert type(copy.store) is not type(house.store)
        made(copy, tmp_path / "copied")
    others = ("twice", "rebuilt", "in parts", "two", "copied")
    assert [digests(tmp_path / name) for name in others] == [first] * len(others)


def _on(database: str, home: Path) -> AbstractContextManager[House]:
    return open_house(Settings(home=home, database=database), clock=clock_at(END, EVENING))
