"""`serve` and `sample`: the HTTP API with its pages, and the sandbox to look around in."""

import socket
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.asking import day, opened
from api.cli.saying import progress, tell
from api.words.shell.speech import named, say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from application.house import House

Host = Annotated[str, typer.Option(help="Default: the setting, 127.0.0.1.")]
Port = Annotated[
    int | None, typer.Option(min=0, max=65_535, help="Default: the setting, 8000; 0: any.")
]


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("serve")(serve)
    app.command("sample")(sample)


def serve(*, host: Host = "", port: Port = None) -> None:
    """Serve the HTTP API, its documentation and the pages, until stopped.

    A live store that nobody administers yet prints a link for the first administrator; a sandbox
    shows ready-made users on its sign-in page.
    """
    with opened() as house:
        _serve(house, host=host, port=port)


def sample(
    *,
    serve_it: Annotated[bool, typer.Option("--serve", help="Serve it afterwards.")] = False,
    host: Host = "",
    port: Port = None,
    until: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DATE", help="Its last day. Default: yesterday."),
    ] = None,
) -> None:
    """Make a sandbox with an invented company in it, where there is none, and look around.

    Some forty cases over eighteen months, made through the same commands and the same daily run
    that a real store has. Nothing in it exists, and it never sends mail.
    """
    from adapters.store.opening import Mode
    from application.sample.bank import FOLDER
    from application.sample.mail import FOLDER as MAIL
    from domain.facts import StreamKind

    with opened(mode=Mode.SANDBOX) as house:
        if not house.store.streams(StreamKind.CLAIM):
            _make(until)
        elif until:
            raise typer.BadParameter("A sample lies there already. Take another VORDERING_HOME.")
        tell(
            say(
                "The sample lies in {place}. Look at it with `vordering overview`.",
                place=house.home,
            )
        )
        if (folder := house.home / FOLDER).exists():
            said = "A bank statement of its last days: `vordering import statements {place}`."
            tell(say(said, place=folder))
        if (mail := house.home / MAIL).exists():
            tell(say("A mail of a debtor: `vordering bounces read {place}`.", place=mail))
        if serve_it:
            _serve(house, host=host, port=port)


def _make(until: date | None) -> None:
    from adapters.store.opening import Mode
    from application.clock import MovingClock, today_of
    from application.sample import make_sample
    from application.views import views_of

    started = datetime.now(UTC)
    yesterday = today_of(lambda: started) - timedelta(days=1)
    until = until or yesterday
    if until > yesterday:
        raise typer.BadParameter("The last day of a sample is before today.")
    tell(say("Making the sample: eighteen months of an invented company (once, about a minute)."))
    clock = MovingClock(started - (yesterday - until) - timedelta(days=600))
    with opened(mode=Mode.SANDBOX, clock=clock) as house, progress() as bar:
        tick = partial(_tick, bar, bar.add_task(say("Days"), total=None))
        cases = make_sample(house, clock, until=until, told=tick)
        with views_of(house) as views:
            views.catch_up()
    seconds = (datetime.now(UTC) - started).total_seconds()
    tell(say("{count} cases, made in {seconds} seconds.", count=cases, seconds=f"{seconds:.0f}"))


def _tick(bar: "Progress", task: "TaskID", done: int, total: int) -> None:
    bar.update(task, completed=done, total=total)


def _serve(house: "House", *, host: str, port: int | None) -> None:
    from api.serving import serve_house
    from application.rights.first import first_link
    from application.rights.ready_made import make_ready

    address = host or house.settings.host
    number = house.settings.port if port is None else port
    with listening(address, number) as door:
        here = f"http://{_shown(address)}:{door.getsockname()[1]}"
        mode = named(house.store.mode.value, "Mode")
        make_ready(house)
        if link := first_link(house):
            tell(
                say(
                    "Nobody signed in as administrator yet. Choose a password, once, within three"
                    " days: {link}",
                    link=f"{house.settings.public_address or here}/aanmelden/{link}",
                )
            )
        tell(
            say("Pages: {here}/   API: {here}/docs   ({mode})  Stop: Ctrl-C", here=here, mode=mode)
        )
        serve_house(house, door, host=address)
    tell(say("Stopped."))


def listening(host: str, port: int) -> socket.socket:
    """Take the port before anything else starts; raises OSError where it is in use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, so that asyncio lets every answer leave at once (TCP_NODELAY).
    door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen(128)
    except BaseException:
        door.close()
        raise
    return door


def _shown(host: str) -> str:
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - only to name it
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
