"""Why nothing was done: of one claim, of all claims of a debtor, of a run over two hundred claims.

The claims stand still for whatever the stories of the tests know of, day after day, with a run on
each. What is timed is the processor: whatever else the machine does. Beside it stands what the
same process takes for one look, with which a run decides on one claim.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from random import Random
from statistics import median
from time import process_time
from typing import Final
from uuid import UUID

from application.house import House
from application.queries.of_withheld import ReadDebtorWithheld, ReadRunWithheld, ReadWithheld
from application.queries.query import Inquiry, Query
from application.views import views_of
from application.why.known import Histories
from application.why.withheld import Withheld
from benchmarks.audit import inquiry_of
from benchmarks.grounds import Grounds
from benchmarks.measuring import Figure, Size, Spread, Target
from tests.application.houses import HousePlace, case_of
from tests.application.still_stories import StillStory, facts_around

REPEATS: Final = 5
OF_A_DEBTOR: Final = 20


@dataclass(frozen=True, slots=True)
class Told:
    """A story that is lived, and what is asked of it."""

    claims: int
    runs: int
    acts: float
    seed: int
    question: Callable[[StillStory], Query]
    what: str
    target: Target


def _of_claim(story: StillStory) -> Query:
    return ReadWithheld(claim_id=story.claims[0])


def _of_debtor(story: StillStory) -> Query:
    return ReadDebtorWithheld(debtor_id=case_of(story.house, story.claims[0]).debtor.id)


def _of_run(story: StillStory) -> Query:
    return ReadRunWithheld(day=story.last_run, limit=len(story.claims))


_MS: Final = " ms"
_CLAIM, _MANY = (Target(most, at_least=False, unit=_MS) for most in (100, 1_000))
STORIES: Final = (
    Told(1, 40, 0.25, 13, _of_claim, "a claim", _CLAIM),
    Told(1, 40, 0.25, 11, _of_claim, "a busy claim", _CLAIM),
    Told(1, 40, 0.63, 6, _of_claim, "a very busy claim", _CLAIM),
    Told(OF_A_DEBTOR, 40, 0.15, 7, _of_debtor, "a debtor of 20 claims", _MANY),
    Told(200, 10, 0.1, 11, _of_run, "a run over 200 claims", _MANY),
)


def figures(grounds: Grounds, engine: str, *, size: Size) -> list[Figure]:
    """Live each story, and ask."""
    found = list[Figure]()
    for told in STORIES:
        with grounds.empty(engine) as ground, ExitStack() as stack:
            url = ground.url if engine == "postgres" else ""
            place = HousePlace(engine, url, ground.folder / "home")
            house = stack.enter_context(place.opened())
            story = StillStory(place, house, Random(told.seed))
            story.open(told.claims, each=OF_A_DEBTOR)
            story.live(told.runs, acts=told.acts)
            views = stack.enter_context(views_of(house))
            views.catch_up()
            found.append(_figure(story, told, inquiry_of(house, views), size))
    return found


def _figure(story: StillStory, told: Told, asked: Inquiry, size: Size) -> Figure:
    house, first, question = story.house, story.claims[0], told.question(story)
    look = _processor(partial(_look, house, first), 5 * REPEATS)
    took = _processor(partial(question.answer, asked), size.repeats(REPEATS))
    facts = facts_around(house, first)
    return Figure(
        number="W",
        what=f"{story.place.engine}: {told.what}, {facts} facts around one, {told.runs} runs",
        ours=took.told("{:.0f}"),
        yardstick=f"one look {look.told()} ms",
        judged=took,
        unit=_MS,
        target=told.target,
    )


def _look(house: House, claim: UUID) -> None:
    """Decide on a claim once, as a run does, on histories that are read anew."""
    position = house.store.last_position()
    known = Histories(house.collections).at(position)
    Withheld(house, position, house.today).decide(claim, known, house.today)


def _processor(work: Callable[[], object], repeats: int) -> Spread:
    """Milliseconds of the processor; what comes first warms up and is not counted."""
    took = []
    for _ in range(repeats + 1):
        begun = process_time()
        work()
        took.append((process_time() - begun) * 1000)
    return Spread(median(took[1:]), min(took[1:]), max(took[1:]))
