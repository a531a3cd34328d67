"""Files that are taken in: e-invoices, and a creditor's list of open items."""

from datetime import date
from email.message import Message
from hashlib import sha256
from time import monotonic
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Body, Header, Query
from pydantic import BeforeValidator

from api.desk import AnyDesk, in_header
from api.operations import by_operation
from api.problems import of_post
from api.strict import Operation
from api.words.language import ENGLISH, speaking
from api.words.refusals import refusal_said_to_programs
from application.banking.files import import_statements, sent_along
from application.commands.fields import day_said
from application.intake.documents import Outcome, import_invoices
from application.intake.open_items import import_open_items
from application.intake.uploads import sources_of
from application.queries.intake_shapes import BankFilesOut, ImportedOut, LaidOut
from domain.facts import JsonObject
from domain.law.limitation import ClaimKind
from domain.user.roles import May

router = APIRouter(prefix="/v1", route_class=Operation)
_POST = of_post(404)


def _named(given: object) -> str:
    """The name that a file is sent under (RFC 6266); it is shown, and never used as a path."""
    said = Message()
    said["Content-Disposition"] = in_header(str(given))
    return (said.get_filename() or "")[:200]


FileName = Annotated[
    str,
    BeforeValidator(_named),
    Header(
        alias="Content-Disposition",
        description="the name of the file, for the answer; an address is no place for it",
        examples=['attachment; filename="F2026-014.xml"'],
    ),
]
IMPORT_SECONDS: Final = 30.0
"""So long one request takes files in: a proxy, and whoever waits, gives up after a minute."""


@router.post("/creditors/{creditor_id}/open-items", tags=["creditors"], responses=_POST)
def lay_open_items(
    creditor_id: UUID,
    content: Annotated[bytes, Body(media_type="text/csv", description="the list, as it is")],
    as_of: Annotated[
        date,
        BeforeValidator(day_said),
        Query(alias="asOf", description="day on which the list was drawn"),
    ],
    desk: AnyDesk,
    *,
    nothing_open: Annotated[
        bool,
        Query(alias="nothingOpen", description="a list without lines is meant so: all is paid"),
    ] = False,
    dry_run: Annotated[
        bool, Query(alias="dryRun", description="only say what would happen")
    ] = False,
) -> LaidOut:
    """Lay a list of open items beside the claims: what vanished is held, nothing is settled."""
    if not dry_run:
        desk.keep_key("open-items", creditor_id, sha256(content).hexdigest(), as_of, nothing_open)
    laid = import_open_items(
        desk.house,
        creditor_id,
        content,
        as_of=as_of,
        actor=desk.who.login,
        dry_run=dry_run,
        nothing_open=nothing_open,
    )
    desk.level()
    return LaidOut.model_validate(laid.as_json())


@router.post("/invoices", tags=["claims"], responses=_POST)
def take_in_invoices(
    content: Annotated[
        bytes,
        Body(
            media_type="application/octet-stream",
            description="UBL, CII, PDF, or a zip",
        ),
    ],
    desk: AnyDesk,
    *,
    name: FileName = "",
    creditor: Annotated[
        str, Query(max_length=80, description="only of this one: KvK, OIN, VAT number or id")
    ] = "",
    consumer_kind: Annotated[
        ClaimKind | None,
        Query(alias="consumerKind", description="what consumers owe for; none: by rule"),
    ] = None,
    dry_run: Annotated[
        bool, Query(alias="dryRun", description="only say what would happen")
    ] = False,
) -> ImportedOut:
    """Take e-invoices in: each file whole or not at all; sent again, it is known.

    A file that is refused is a line of the answer, with its code and why; the others go on.
    After half a minute what was not looked at is ``left``: send the same again under the same
    key, until nothing is.
    """
    began = monotonic()
    if not dry_run:
        desk.keep_key("invoices", sha256(content).hexdigest(), name, creditor, consumer_kind)
    outcomes: list[Outcome] = []
    totals = import_invoices(
        desk.house,
        sources_of([(name, content)]),
        creditor=creditor or None,
        mine=desk.who.creditors(May.IMPORT),
        dry_run=dry_run,
        progress=outcomes.append,
        actor=desk.who.login,
        consumer_kind=consumer_kind,
        enough=lambda: monotonic() - began > IMPORT_SECONDS,
    )
    desk.level()
    return ImportedOut.model_validate(
        {"files": [one.as_json() for one in outcomes], "totals": totals.as_json()}
    )


@router.post("/bank-statements", tags=["creditors"], responses=_POST)
def take_in_bank_statements(
    content: Annotated[
        bytes,
        Body(
            media_type="application/octet-stream",
            description="CAMT.053, CAMT.054, MT940, or a zip",
        ),
    ],
    desk: AnyDesk,
    *,
    name: FileName = "",
) -> BankFilesOut:
    """Take bank statements in: every entry counts once; sent again, it is known.

    A file or statement that is refused is a line of the answer, with its code and why; the others
    go on. After half a minute the rest is ``left``: send the same again.
    """
    began, late = monotonic(), False

    def enough() -> bool:
        nonlocal late
        late = monotonic() - began > IMPORT_SECONDS
        return late

    desk.keep_key("bank-statements", sha256(content).hexdigest(), name)
    taken = import_statements(
        desk.house,
        sent_along([(name, content)]),
        actor=desk.who.login,
        mine=desk.who.creditors(May.IMPORT),
        enough=enough,
    )
    files = [told_here(one.as_json()) for one in taken]
    desk.level()
    return BankFilesOut.model_validate({"files": files, "left": late})


def told_here(file: JsonObject) -> JsonObject:
    """A file and its statements with their ways out in the words of this door, in English."""
    for one in (file, *file["statements"]):
        with speaking(ENGLISH):
            _, out = refusal_said_to_programs(str(one["code"]), "", str(one["way_out"]), {})
        one["way_out"] = by_operation(out)
    return file
