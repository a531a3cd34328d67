"""`post …`: letters on paper, in batches that people print, post and confirm."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.asked import Questions
from api.cli.asking import Json, day, opened
from api.cli.carrying import by_of
from api.cli.saying import show, show_json, table
from api.words.reasons import reason
from api.words.shell.speech import say

if TYPE_CHECKING:
    from application.house import House
    from application.queries.letters import BatchOut
    from application.queries.query import Inquiry
    from domain.letter.state import Letter

post = typer.Typer(cls=Questions, no_args_is_help=True)
BatchName = Annotated[str, typer.Argument(metavar="BATCH", help="As `post list` names it.")]


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(post, name="post", help="Letters on paper: batches and posting.")


@post.command("batch")
def batch(*, json: Json = False) -> None:
    """Put the letters that wait into batches, and write what is to be printed.

    For each batch a folder with letters.pdf (each letter begins on the front of a sheet),
    registered.pdf and addresses.csv. Repeated, the files are the same.
    """
    from application.letters.post import make_batches
    from application.queries.letters import batch_out

    with _waiting() as (house, letters):
        made = [batch_out(x) for x in make_batches(house, letters, by=by_of(house, ""))]
    if json:
        show_json([one.model_dump(mode="json") for one in made])
    else:
        show_batches(made)


@post.command("done")
def done(
    name: BatchName,
    *,
    on: Annotated[date, typer.Option("--on", parser=day, metavar="DATE", help="Posting day.")],
    carrier: Annotated[str, typer.Option(help="Who carries it.")] = "PostNL",
) -> None:
    """Record that a batch was posted on a day: from then on its terms count. Safe to repeat.

    Take letters that were not posted out first, with `record not-posted`.
    """
    from application.letters.post import confirm_posted

    with _waiting() as (house, letters):
        number = confirm_posted(
            house, letters, name, posted_on=on, carrier=carrier, by=by_of(house, "")
        )
    show(
        say(
            "{count} letters of batch {batch} recorded as posted on {day}.",
            count=number,
            batch=name,
            day=on,
        )
    )


@contextmanager
def _waiting() -> "Iterator[tuple[House, list[Letter]]]":
    from application.letters.post import waiting
    from application.views import views_of
    from domain.letter.state import LetterStatus

    with opened() as house, views_of(house) as views:
        views.catch_up()
        yield house, waiting(house, views.letters_that_are(LetterStatus.STARTED))


def show_batches(found: "Sequence[BatchOut]") -> None:
    """Print the batches, and what must be taken out of them."""
    if not found:
        show(say("No batch waits to be posted."))
        return
    show(table(*_SHOWN, rows=[[str(getattr(one, name)) for name in _SHOWN] for one in found]))
    for one in found:
        for out in one.take_out:
            show(
                say(
                    "Take {letter} out of {batch}: {why}. Then `vordering record not-posted`.",
                    letter=out.letter,
                    batch=one.batch,
                    why=reason(out.why),
                )
            )


def show_waiting(found: "Sequence[BatchOut]", asked: "Inquiry") -> None:
    """Print the batches that wait, and how many letters wait for one."""
    from application.letters.post import waiting
    from domain.letter.state import LetterStatus

    show_batches(found)
    letters = waiting(asked.house, asked.views.letters_that_are(LetterStatus.STARTED))
    if loose := sum(not letter.batch for letter in letters):
        show(say("{count} more letters wait for a batch: `vordering post batch`.", count=loose))


_SHOWN = ("batch", "letters", "registered", "folder")
