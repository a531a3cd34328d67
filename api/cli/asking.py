"""What the commands take: days, amounts, names of claims, and the house they work in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias
from uuid import UUID

import typer

from api.cli.saying import before_showing, called, tell
from api.words.shell.speech import fault_said
from domain.errors import Refusal
from domain.shown import watching
from domain.user.roles import May

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from adapters.store.opening import Mode
    from application.clock import Clock
    from application.house import House
    from application.known import Known


def day(text: str) -> date:
    """Read a day as ``2026-11-21``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is no day. Write it as 2026-11-21.") from None


def known(text: str) -> "Known":
    """Read what was known: a position such as ``1234`` or ``#1234``, or a moment.

    Without an offset that is Amsterdam time, as on the pages.
    """
    from application.known import in_amsterdam, known_said

    try:
        found = known_said(in_amsterdam(text.strip()))
    except ValueError:
        found = None
    if isinstance(found, int | datetime):
        return found
    raise typer.BadParameter(f"'{text}' is no moment. Write it as 2026-11-21T12:00:00+01:00.")


def euros(text: str) -> int:
    """Read an amount in euro as cents."""
    from domain.money import cents_from

    try:
        return cents_from(text)
    except Refusal as refusal:
        raise typer.BadParameter(str(refusal)) from None


def iban(text: str) -> str:
    """Read an account number, with or without spaces."""
    from stdnum import iban as ibans_of
    from stdnum.exceptions import ValidationError as WrongNumber

    try:
        return str(ibans_of.validate(text))
    except WrongNumber:
        raise typer.BadParameter(f"'{text[:40]}' is no valid IBAN.") from None


LINE_TOLD: Final = "Id, or its name as on the page Bank (BANK-0A1B2C3D)."
LETTER_TOLD: Final = "Id of the letter, or the first eight signs of it; a claim names its letters."
MAIL_TOLD: Final = "Id, or its name as on the work list (MAIL-0A1B2C3D)."
NOTE_TOLD: Final = "Id, or the number of the credit note."
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Machine output only, on stdout.")]
On: TypeAlias = Annotated[
    date | None, typer.Option("--on", parser=day, metavar="DATE", help="As of this day.")
]
KnownAt: TypeAlias = Annotated[
    Any,
    typer.Option(
        "--known-at",
        parser=known,
        metavar="MOMENT|POSITION",
        help="with what was recorded by this moment, or at this position of the log, such as 1234;"
        " default: now",
    ),
]
ClaimName: TypeAlias = Annotated[
    str, typer.Argument(metavar="ID", help="Id of the claim, or its invoice number.")
]
CreditorName: TypeAlias = Annotated[
    str, typer.Option("--creditor", metavar="KVK|ID", help="KvK, OIN or VAT number, or id.")
]
SeenVersion: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--seen-version", min=1, help="Only where it is still at this version, as `--json` tells."
    ),
]
Key: TypeAlias = Annotated[
    str, typer.Option("--key", help="A repeat of this key is carried out once.")
]


@contextmanager
def opened(
    *, mode: "Mode | None" = None, clock: "Clock | None" = None, purpose: May = May.LOOK
) -> Iterator["House"]:
    """Open the house of the settings; where there is none, it is made only if a mode is given.

    Whose data are opened for whoever works here is written down before anything is printed, and
    at the end, with the ``purpose`` that the question has.
    """
    import logging

    from api.clocks import system_clock
    from api.logs import start_logs
    from api.settings import load_settings
    from api.wiring import open_house

    start_logs(level=logging.WARNING)
    settings = load_settings()
    with open_house(settings, clock=clock or system_clock, mode=mode) as house:
        for notice in house.notices:
            tell(fault_said(notice), style="bold")
        with _noting(house, purpose):
            yield house


@contextmanager
def _noting(house: "House", purpose: May) -> Iterator[None]:
    from api.cli.acting import who_works
    from application.rights.viewings import NewlyShown, note_viewings

    with watching() as shown:
        seen = NewlyShown(shown)

        def note() -> None:
            if fresh := seen.fresh():
                note_viewings(house, who_works(house), fresh, what=called(), may=purpose)

        try:
            with before_showing(note):
                yield
        finally:
            note()


def claim_named(house: "House", name: str, may: May) -> UUID:
    """Give the claim of an id, or of an invoice number that only one creditor uses.

    Of the creditors for whom whoever works here may do something: the others' are not there.
    Raises NotAllowed, NotFound ``claim.unknown``, Refusal ``claim.ambiguous``.
    """
    from api.cli.acting import who_works
    from application.queries.claim_named import claim_by

    who = who_works(house)
    who.somewhere(may)
    return claim_by(house, name, who.creditors(may))


def uuid_or_none(text: str) -> UUID | None:
    """Read a UUID, or give None."""
    try:
        return UUID(text)
    except ValueError:
        return None


def fault_of(error: "ErrorDetails") -> str:
    """What does not fit of a value that was typed, and how it is written."""
    if error["type"].startswith("uuid"):
        return (
            "is no id (a UUID). `vordering search` names those of debtors and claims,"
            " `vordering bank-lines` those of bank lines."
        )
    from api.words.written import badly_written

    badly = badly_written(str(error.get("ctx", {}).get("pattern", "")))
    return badly or error["msg"].removeprefix("Value error, ")


def require_store() -> None:
    """Raise NoStore where the settings name none; nothing is made to find that out."""
    from adapters.store.opening import require_store as require
    from api.settings import load_settings

    settings = load_settings()
    require(settings.store_location, home=settings.home.absolute())
