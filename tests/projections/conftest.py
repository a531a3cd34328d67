"""Views on both engines, real SQLite files and a real PostgreSQL: their tables are there, empty."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from adapters.views import PostgresViews, SqliteViews
from projections.audit.fold import AuditTrailView
from projections.audit.questions import AuditTrail
from projections.bank.fold import BankView
from projections.bank.questions import BankLines
from projections.database import Generations
from projections.engine import Engine
from projections.log.quarantine import Quarantined
from projections.mail.fold import MailView
from projections.mail.questions import Mails
from projections.opened import LetGone
from projections.outstanding.fold import OutstandingView
from projections.outstanding.questions import Outstanding
from projections.people.fold import PeopleView
from projections.people.questions import People
from projections.refunds.fold import RefundsView
from projections.worklist.fold import WorkListView
from projections.worklist.questions import WorkList
from tests.conftest import database
from tests.empty_views import empty_views
from tests.projections.story import Story


class House:
    """All views over one story, with their questions."""

    def __init__(self, story: Story, generations: Generations) -> None:
        self.story = story
        self.generations = generations
        self.told: list[Quarantined] = []
        self.engine = self.another_engine()
        self.outstanding = Outstanding(self.engine.reading("outstanding"))
        self.audit = AuditTrail(self.engine.reading("audit_trail"))
        self.work = WorkList(self.engine.reading("worklist"))
        self.people = People(self.engine.reading("people"))
        self.mails = Mails(self.engine.reading("mail"))
        self.bank_lines = BankLines(self.engine.reading("bank"))

    def another_engine(self, *, let_gone: Callable[[LetGone], None] = lambda _: None) -> Engine:
        """Give an engine as another program would have it, with nothing in memory."""
        views = [
            OutstandingView(),
            AuditTrailView(),
            WorkListView(),
            PeopleView(self.story.open_sealed),
            BankView(),
            RefundsView(),
            MailView(),
        ]
        return Engine(self.story, self.generations, views, told=self.told.append, let_gone=let_gone)

    def told_of(self, view: str) -> list[str]:
        return [one.stream for one in self.told if one.view == view]


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture(params=["sqlite", "postgres"])
def generations(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Generations]:
    if request.param == "sqlite":
        with closing(in_files(tmp_path)) as files:
            yield files
        return
    like = request.getfixturevalue("with_empty_views")
    server = request.getfixturevalue("postgres_url")
    with database(server, like=like) as url, closing(PostgresViews(url)) as schemas:
        yield schemas


@pytest.fixture
def house(story: Story, generations: Generations) -> House:
    return House(story, generations)


@pytest.fixture
def light(story: Story, tmp_path: Path) -> Iterator[House]:
    """Give the views on SQLite alone, for tests of what no engine changes."""
    with closing(in_files(tmp_path)) as kept:
        yield House(story, kept)


def in_files(folder: Path) -> SqliteViews:
    """Give views in files, which are there and empty."""
    return SqliteViews(shutil.copytree(empty_views(), folder / "views"))
