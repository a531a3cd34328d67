"""`fsck`, `rebuild`, `init`, `settings`, `version`: what keeps the house in order."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.asking import Json, opened, require_store
from api.cli.saying import FAILED, progress, show, show_json, table, tell
from api.words.shell.speech import named, say
from domain.shown import unseen

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from adapters.store.findings import Finding
    from application.house import House
    from application.queries.upkeep import ViewsOut
    from domain.facts import JsonObject
    from projections.rebuild import Rebuilt


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("init")(init)
    app.command("fsck")(fsck)
    app.command("rebuild")(rebuild)
    app.command("settings")(settings)
    app.command("version")(version)


def init(
    *, live: Annotated[bool, typer.Option("--live/--sandbox", help="Fixed for good.")]
) -> None:
    """Make the store of the settings, live or as a sandbox; a store never changes its mode."""
    from adapters.store.opening import Mode

    mode = Mode.LIVE if live else Mode.SANDBOX
    with opened(mode=mode) as house:
        kept = named(house.store.mode.value, "Mode")
        show(say("This is a {mode} store: {place}", mode=kept, place=house.store.where))


def fsck(
    *,
    vault: Annotated[bool, typer.Option(help="Also decrypt each sealed value.")] = True,
    files: Annotated[
        bool, typer.Option(help="Also open each document, letter and dossier in the home.")
    ] = True,
    views: Annotated[bool, typer.Option(help="Also make each view again and compare.")] = True,
    every: Annotated[bool, typer.Option("--all", help="Name all that is broken.")] = False,
    json: Json = False,
) -> None:
    """Hold all that is kept against the facts, and the facts against their hashes.

    Names the first that is broken. Exit code 1 where something is.
    """
    from itertools import islice

    from application.fsck.house import Scope, examined

    require_store()
    scope, end = Scope(vault=vault, files=files, views=views), _End()
    with progress(quiet=json) as bar:
        task = bar.add_task(say("Checking facts"), total=None)
        found = examined(_opened_unseen, scope, progress=partial(tick, bar, task), at_end=end.of)
        try:
            findings = list(islice(found, None if every else 1))
        finally:
            found.close()
    if json:
        shown = [finding_json(one) for one in findings]
        show_json({"sound": not findings, "findings": shown, "notes": end.notes})
    else:
        broken = say("Broken: {count} found.", count=len(findings))
        sound = say("Sound through position {position}.", position=end.position)
        show(*map(str, findings), broken if findings else sound, *end.notes)
    if findings:
        raise typer.Exit(FAILED)


@dataclass
class _End:
    """What is known at the end of a check: how far the log goes, and what is to be said once."""

    position: int = 0
    notes: list[str] = field(default_factory=list)

    def of(self, house: "House") -> None:
        self.position, info = house.store.last_position(), house.store.info
        if info.sealed_at != info.created_at:
            day = info.sealed_at[:10]
            self.notes.append(say("Rows of before {day} are sealed as they stood.", day=day))


def show_views(found: "ViewsOut") -> None:
    """Print how far each view is, and what it leaves out."""
    cells = [
        (one.view, str(one.position), say("rebuild it") if one.outdated else "")
        for one in found.views
    ]
    show(table("view", "position", "", rows=cells, right=("position",)))
    show(say("The log is at position {position}.", position=found.last_position))
    for one in found.left_out:
        show(say("Left out of {view}: {stream} ({code})", **one.model_dump()))
    for lost in found.let_gone:
        show(say("Kept anew in {view}, at position {position}: rebuild it", **lost.model_dump()))


def rebuild(
    *,
    view: Annotated[str, typer.Argument(metavar="[VIEW]", help="Default: every view.")] = "",
    accept: Annotated[bool, typer.Option(help="Switch over also where rows differ.")] = False,
    back: Annotated[bool, typer.Option(help="Return to the generation before.")] = False,
    json: Json = False,
) -> None:
    """Make a view again beside the live one, compare both, switch over.

    Exit code 1 where the live view held other rows than the log gives and --accept is not said.
    """
    from application.views import views_of

    with opened() as house, views_of(house) as kept, progress(quiet=json) as bar:
        names = [view] if view else list(kept.engine.views)
        if back:
            for name in names:
                back_at = kept.rollback(name)
                tell(say("{view} is at generation {number} again.", view=name, number=back_at))
            return
        said = say("Rebuilding {view}", view=", ".join(names))
        told = partial(tick, bar, bar.add_task(said, total=None))
        rows = [_rebuilt(one) for one in kept.rebuild(*names, accept=accept, told=told)]
    _show_rebuilt(rows, json=json)


def settings(*, json: Json = False) -> None:
    """List all settings: what each means, its value, and where it comes from."""
    from pydantic import SecretStr

    from api.settings import load_settings
    from application.settings import Settings

    loaded = load_settings()
    rows: list[JsonObject] = []
    for name, setting in Settings.model_fields.items():
        value = getattr(loaded, name)
        if isinstance(value, SecretStr):
            value = say("(hidden)") if value.get_secret_value() else ""
        source = "environment" if name in loaded.model_fields_set else "default"
        variable = f"VORDERING_{name.upper()}"
        rows.append(
            {
                "variable": variable,
                "value": "" if value is None else str(value),
                "source": source,
                "meaning": setting.description or "",
            }
        )
    if json:
        show_json(rows)
    else:
        cells = [
            [row["variable"], row["value"], say(row["source"]), say(row["meaning"])] for row in rows
        ]
        show(table(*rows[0], rows=cells))


def version() -> None:
    """Say which version this is."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        show(f"vordering {installed('vordering')}")
    except PackageNotFoundError:
        show(say("vordering, not installed"))


def tick(bar: "Progress", task: "TaskID", done: int, total: int) -> None:
    """Show how far something is."""
    bar.update(task, completed=done, total=total)


def _rebuilt(done: "Rebuilt") -> "JsonObject":
    return {
        "view": done.view,
        "generation": done.generation,
        "position": done.position,
        "facts": done.facts,
        "seconds": round(done.seconds, 3),
        "compared": done.comparison is not None,
        "equal": None if done.comparison is None else done.comparison.equal,
        "switched": done.switched,
        "left_out": [one.stream for one in done.quarantined],
    }


def _show_rebuilt(rows: "list[JsonObject]", *, json: bool) -> None:
    if json:
        show_json(rows)
    else:
        columns = ("view", "generation", "facts", "seconds", "equal", "switched")
        cells = [[_plain(row[name]) for name in columns] for row in rows]
        show(table(*columns, rows=cells, right=("generation", "facts", "seconds")))
    if not all(row["switched"] for row in rows):
        tell(
            say(
                "A live view held other rows than the log gives: it stays. Look, then use --accept."
            )
        )
        raise typer.Exit(FAILED)


def _plain(value: object) -> str:
    return say("yes" if value else "no") if isinstance(value, bool) else str(value)


@contextmanager
def _opened_unseen() -> Iterator["House"]:
    """The house of the settings; what the check opens, it shows to nobody."""
    with opened() as house, unseen():
        yield house


def finding_json(found: "Finding") -> "JsonObject":
    """A finding as a program reads it."""
    from dataclasses import asdict

    place: JsonObject = asdict(found.place)
    return {**place, "code": found.code, "what": found.what, "way_out": found.way_out}
