"""`letters …`: what was ordered and sent, what is in doubt, and evidence of delivery."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.asking import Json, claim_named, opened, uuid_or_none
from api.cli.carrying import chosen
from api.cli.saying import Spoken, show, show_json, table
from api.words.reasons import reason
from api.words.shell.speech import named, say

if TYPE_CHECKING:
    from application.house import House
    from application.letters.doubts import Doubt
    from domain.facts import JsonObject
    from domain.letter.state import Letter
    from domain.letter.text import Language

letters = typer.Typer(cls=Spoken, no_args_is_help=True)
LetterId = Annotated[str, typer.Argument(metavar="ID", help="Id of the letter.")]
Limit = Annotated[int, typer.Option(min=1, max=10_000, help="The newest so many.")]


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(letters, name="letters", help="Letters: list, doubts, delivery.")


@letters.command("list")
def listed(
    *,
    status: Annotated[
        str, typer.Option(help="ordered, started, sent, in_doubt, failed or cancelled")
    ] = "",
    limit: Limit = 50,
    json: Json = False,
) -> None:
    """List letters, the newest first."""
    with opened() as house:
        _tell(list(_newest(house, status, limit)), json=json)


@letters.command("doubts")
def doubts(*, limit: Limit = 1_000, json: Json = False) -> None:
    """List letters of which it is not known whether they went out, and what to look for.

    Look for the Message-ID in the server's log. A report of delivery that comes back resolves
    a doubt by itself.
    """
    from application.letters.doubts import doubts_among

    with opened() as house:
        letters_found = _newest(house, "in_doubt", limit)
        found = list(doubts_among(house, (letter.id for letter in letters_found)))
    rows = [_doubt_row(one) for one in found]
    if json:
        show_json(rows)
        return
    for row in rows:
        told = (f"{say(name)}: {_doubted(name, value)}" for name, value in row.items() if value)
        show("\n".join(told))
        show(
            say(
                'Then: vordering record doubt ID --was-sent|--no-was-sent --evidence "log line …"\n'
            )
        )
    if not rows:
        show(say("No letters."))


@letters.command("preview")
def preview(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id or invoice number.")],
    *,
    kind: Annotated[str, typer.Option(help="reminder, statement, fourteen_day_letter, …")],
    lang: Annotated[str, typer.Option(help="nl or en; default: the debtor's own")] = "",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="default: KIND.pdf")] = None,
    json: Json = False,
) -> None:
    """Write a letter on a claim as it would be today, as a specimen; nothing is sent."""
    from application.letters.preview import preview_letter
    from domain.letter.text import LetterKind

    wanted = chosen(LetterKind, kind)
    with opened() as house:
        made = preview_letter(house, claim_named(house, claim), wanted, language=language(lang))
    path = out or Path(f"{wanted.value}.pdf")
    path.write_bytes(made.pdf)
    if json:
        show_json({"file": str(path), "objections": list(made.objections)})
        return
    show(say("Written: {place}", place=path))
    for why in made.objections:
        show(say("It would not go out today: {why}", why=reason(why)))


@letters.command("samples")
def samples(
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Made where it is not there.")],
) -> None:
    """Write a sample of every letter, language and capacity as PDF; no store is needed."""
    from adapters.paper import render_letter
    from domain.letter.text.samples import sample_letters

    out.mkdir(parents=True, exist_ok=True)
    made = list(sample_letters())
    for sample in made:
        (out / f"{sample.name}.pdf").write_bytes(render_letter(sample.content))
    show(say("Written: {count} letters in {place}", count=len(made), place=out))


def language(text: str) -> "Language | None":
    """Read a language of our letters."""
    match text:
        case "":
            return None
        case "nl" | "en":
            return text
    raise typer.BadParameter(f"'{text[:20]}' is none of: nl, en.")


@letters.command("document")
def document(
    letter: LetterId,
    *,
    to: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the PDF.")],
) -> None:
    """Write a letter's document, as it was sent, to a file."""
    from application.letters.documents import document_of

    given = uuid_or_none(letter)
    if given is None:
        raise typer.BadParameter(f"'{letter[:50]}' is no id of a letter.")
    with opened() as house:
        to.write_bytes(document_of(house, given))
    show(say("Written: {place}", place=to))


def _newest(house: "House", status: str, limit: int) -> "Iterator[Letter]":
    from domain.facts import StreamKind
    from domain.letter.state import LetterStatus

    wanted = chosen(LetterStatus, status) if status else None
    left = limit
    for stream in reversed(house.store.streams(StreamKind.LETTER)):
        letter = house.collections.letter(stream)
        if left and (wanted is None or letter.status is wanted):
            left -= 1
            yield letter
        if not left:
            return


def _tell(found: "list[Letter]", *, json: bool) -> None:
    rows = [_row(letter) for letter in found]
    if json:
        show_json(rows)
    elif rows:
        shown = [[_cell(name, value) for name, value in row.items()] for row in rows]
        show(table(*rows[0], rows=shown))
    else:
        show(say("No letters."))


_WORDED = {
    "kind": "LetterKind",
    "status": "LetterStatus",
    "channel": "Channel",
    "grade": "DeliveryGrade",
}


def _cell(name: str, value: object) -> str:
    """Write one thing about a letter for a person."""
    if name == "doubt":
        return reason(str(value or ""))
    if value is True:
        return say("yes")
    return named(str(value or ""), _WORDED[name]) if name in _WORDED else str(value or "")


def _doubted(name: str, value: object) -> str:
    return reason(str(value)) if name == "said" else str(value)


def _doubt_row(one: "Doubt") -> "JsonObject":
    return {
        "letter": str(one.letter.id),
        "invoices": ", ".join(one.invoices),
        "started_at": one.started_at.isoformat(timespec="seconds"),
        "server": one.server,
        "look_for": one.look_for,
        "said": one.said,
    }


def _row(letter: "Letter") -> "JsonObject":
    order = letter.order
    assert order is not None
    return {
        "id": str(letter.id),
        "kind": order.letter_kind.value,
        "status": letter.status.value,
        "channel": (letter.channel or order.channel).value,
        "ordered_on": letter.ordered_on.isoformat(),
        "sent_on": letter.sent_on.isoformat() if letter.sent_on else None,
        "grade": letter.grade.value if letter.grade else None,
        "received_on": letter.received_on.isoformat() if letter.received_on else None,
        "came_back": True if letter.sent_on and not letter.arrived else None,
        "doubt": letter.doubt if letter.status.value == "in_doubt" else None,
    }
