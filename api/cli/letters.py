"""`letters …`: what was ordered and sent, what is in doubt, and evidence of delivery."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.acting import require_here
from api.cli.asked import Questions
from api.cli.asking import LETTER_TOLD, Json, claim_named, opened
from api.cli.carrying import chosen
from api.cli.saying import show, show_json, table
from api.words.reasons import objection_said, reason
from api.words.shell.speech import figure, named, say
from domain.user.roles import May

if TYPE_CHECKING:
    from collections.abc import Sequence

    from application.queries.letters import DoubtOut, LettersOut
    from domain.letter.text import Language

letters = typer.Typer(cls=Questions, no_args_is_help=True)
LetterId = Annotated[str, typer.Argument(metavar="ID", help=LETTER_TOLD)]


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    said = "Letters: preview, samples, list, doubts; `record` takes what came of them."
    app.add_typer(letters, name="letters", help=said)


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
        named_here = claim_named(house, claim, May.LOOK)
        require_here(house, May.LOOK, claim=named_here)
        made = preview_letter(house, named_here, wanted, language=language(lang))
    path = out or Path(f"{wanted.value}.pdf")
    path.write_bytes(made.pdf)
    if json:
        show_json({"file": str(path), "objections": list(made.objections)})
        return
    show(say("Written: {place}", place=path))
    for why in made.why:
        show(say("It would not go out today: {why}", why=objection_said(why)))


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
    from application.queries.stream_named import stream_named
    from domain.facts import StreamKind

    with opened() as house:
        given = stream_named(house, letter, StreamKind.LETTER)
        require_here(house, May.LOOK, letter=given)
        found = document_of(house, given)
    to.write_bytes(found)
    show(say("Written: {place}", place=to))


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
    said = str(value or "")
    return named(said, _WORDED[name]) if name in _WORDED else figure(said)


def _doubted(name: str, value: object) -> str:
    return reason(str(value)) if name == "said" else figure(str(value))


def show_letters(found: "LettersOut") -> None:
    """Print a page of letters, and how to turn it."""
    rows = [one.model_dump(mode="json") for one in found.rows]
    if rows:
        shown = [[_cell(name, value) for name, value in row.items()] for row in rows]
        show(table(*rows[0], rows=shown))
    else:
        show(say("No letters."))
    if found.next:
        show(say("There are more: give a larger --limit."))


def show_doubts(found: "Sequence[DoubtOut]") -> None:
    """Print each doubt with what to look for, and how it is resolved."""
    for row in (one.model_dump(mode="json") for one in found):
        told = (f"{say(name)}: {_doubted(name, value)}" for name, value in row.items() if value)
        show("\n".join(told))
        show(
            say(
                'Then: vordering record doubt ID --was-sent|--no-was-sent --evidence "log line …"\n'
            )
        )
    if not found:
        show(say("No letters."))
