"""`post …`: letters on paper, in batches that people print, post and confirm."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.asking import Json, day, opened
from api.cli.carrying import by_of
from api.cli.saying import Spoken, show, show_json, table
from api.words.reasons import reason
from api.words.shell.speech import say

if TYPE_CHECKING:
    from application.house import House
    from application.letters.post import PostBatch
    from domain.facts import JsonObject
    from domain.letter.state import Letter

post = typer.Typer(cls=Spoken, no_args_is_help=True)
BatchName = Annotated[str, typer.Argument(metavar="BATCH", help="As `post list` names it.")]


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(post, name="post", help="Letters on paper: batches, posting, tracking.")


@post.command("batch")
def batch(*, json: Json = False) -> None:
    """Put the letters that wait into batches, and write what is to be printed.

    For each batch a folder with letters.pdf (each letter begins on the front of a sheet),
    registered.pdf and addresses.csv. Repeated, the files are the same.
    """
    from application.letters.post import make_batches

    with _waiting() as (house, letters):
        _tell(make_batches(house, letters, by=by_of(house, "")), json=json)


@post.command("list")
def listed(*, json: Json = False) -> None:
    """List the batches that wait to be posted, and what must be taken out of them."""
    from application.letters.post import open_batches

    with _waiting() as (house, letters):
        _tell(list(open_batches(house, letters)), json=json)
        loose = sum(not letter.batch for letter in letters)
    if loose and not json:
        show(say("{count} more letters wait for a batch: `vordering post batch`.", count=loose))


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


def _tell(found: "list[PostBatch]", *, json: bool) -> None:
    rows = [_row(one) for one in found]
    if json:
        show_json(rows)
    elif rows:
        shown = [[str(one[name]) for name in _SHOWN] for one in rows]
        show(table(*_SHOWN, rows=shown))
        for one in found:
            for letter, why in one.take_out:
                show(
                    say(
                        "Take {letter} out of {batch}: {why}. Then `vordering record not-posted`.",
                        letter=letter,
                        batch=one.name,
                        why=reason(why),
                    )
                )
    else:
        show(say("No batch waits to be posted."))


_SHOWN = ("batch", "letters", "registered", "folder")


def _row(one: "PostBatch") -> "JsonObject":
    return {
        "batch": one.name,
        "creditor": str(one.creditor_id),
        "letters": len(one.letters),
        "registered": one.registered,
        "folder": str(one.folder),
        "take_out": [{"letter": str(letter), "why": why} for letter, why in one.take_out],
    }
