"""`template …`: a creditor's own layout and sentences for his letters."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.acting import require_here
from api.cli.asking import CreditorName, Json, Key, opened
from api.cli.carrying import by_of
from api.cli.saying import Spoken, show, show_json, table
from api.words.shell.speech import say
from domain.user.roles import May

template = typer.Typer(cls=Spoken, no_args_is_help=True)


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(template, name="template", help="Templates of letters: install, list, show.")


@template.command("install")
def install(
    path: Annotated[Path, typer.Argument(metavar="DIR|ZIP", help="With template.toml.")],
    *,
    creditor: CreditorName,
    key: Key = "",
    json: Json = False,
) -> None:
    """Try a template on every kind of letter and install it; refused where the law is not met."""
    from application.intake.creditor_named import creditor_named
    from application.letters.templates import install as install_template

    with opened() as house:
        one = creditor_named(house, creditor)
        done = install_template(house, one, path, by=by_of(house, key))
    if json:
        show_json({"template": done.key, "sha256": done.sha256, "letters_tried": done.tried})
        return
    show(
        say(
            "Installed: {key}, after {count} letters that hold what the law asks.",
            key=done.key,
            count=done.tried,
        )
    )
    show(f"SHA-256 {done.sha256}")


@template.command("list")
def listed(*, creditor: CreditorName, json: Json = False) -> None:
    """List the templates of a creditor; the one that new letters use is marked."""
    from application.intake.creditor_named import creditor_named
    from domain.letter.text.template import HOUSE

    with opened() as house:
        one = creditor_named(house, creditor)
        require_here(house, May.ASK, creditor=one)
        known = house.collections.creditor(one)
    rows = [
        {"template": key, "used": known.template == key, "sha256": sha256}
        for key, sha256 in {HOUSE: "", **known.templates}.items()
    ]
    if json:
        show_json(rows)
        return
    shown = [[row["template"], say("yes") if row["used"] else "", row["sha256"]] for row in rows]
    show(table("template", "used", "sha256", rows=[[str(cell) for cell in row] for row in shown]))


@template.command("show")
def shown(
    name: Annotated[str, typer.Argument(metavar="NAME@VERSION", help="See `template list`.")],
    *,
    creditor: CreditorName,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Write its files here.")] = None,
    json: Json = False,
) -> None:
    """Show what a template changes, and write its files where asked."""
    from application.intake.creditor_named import creditor_named
    from application.letters.templates import pack_of

    with opened() as house:
        one = creditor_named(house, creditor)
        require_here(house, May.ASK, creditor=one)
        found = pack_of(house, house.collections.creditor(one), name)
    if found is None:
        show(say("The template of the program itself."))
        return
    for file, content in found.files.items() if out else ():
        assert out is not None
        out.mkdir(parents=True, exist_ok=True)
        (out / file).write_bytes(content)
    if json:
        show_json({**found.pack.model_dump(mode="json"), "files": sorted(found.files)})
        return
    pack = found.pack
    show(
        say(
            "{key}: accent {accent}, ink {ink}, {font}",
            key=pack.key,
            accent=pack.accent,
            ink=pack.ink,
            font=pack.font,
        )
    )
    show(say("Files: {files}", files=", ".join(sorted(found.files))))
    for language, texts in pack.texts.items():
        for key, text in texts.items():
            show(f"{language}.{key}: {text}")
