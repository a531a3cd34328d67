"""The inbox: mail that came in, each with its text and attachments, and whose it is."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from api.attached import as_attachment
from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import FormDesk, commands_about
from api.pages.controls import Choice, Offering
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import recorded_by
from api.served import served
from api.words.facts import fact_said
from application.commands.command import About
from application.cursors import Cursors
from application.erased_papers import Gone, erasure_of
from application.house import House
from application.inbox.shown import file_of_mail, mail_shown
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.facts import INSTALLATION, StreamKind
from domain.incoming_mail.events import MailTold
from domain.incoming_mail.state import KeptMail, MailStanding
from domain.sealing import Purpose
from domain.user.roles import May
from projections.mail.questions import MailRow

router = APIRouter(route_class=Guarded)
AT_ONCE = 50


@router.get("/postvak")
def inbox(
    house: AnyHouse,
    views: AnyViews,
    *,
    standing: Maybe[MailStanding] = None,
    claim: Maybe[UUID] = None,
    cursor: Annotated[str | None, Query(max_length=4_000)] = None,
) -> HTMLResponse:
    """Show the mail that came in, what waits first; ``claim``: only of that claim."""
    cursors = Cursors.of(house, served(), question="GET /postvak")
    mine = served().creditors(May.LOOK)
    page = views.mails.page(
        standing, mine=mine, claim=claim, limit=AT_ONCE, after=cursors.opened(cursor)
    )
    following = {"standing": standing.value} if standing else {}
    if claim:
        following["claim"] = str(claim)
    if sealed := cursors.sealed(page.next):
        following["cursor"] = sealed
    return render(
        "inbox.html",
        house,
        day=None,
        mails=page.rows,
        told=dict(_told(house, page.rows)),
        claims=_claims(house, (one for row in page.rows for one in row.claims)),
        chosen=standing,
        about=claim,
        standings=list(MailStanding),
        next=urlencode(following) if page.next else "",
    )


@router.get("/postvak/{mail_id}")
def mail(mail_id: UUID, house: AnyHouse, views: AnyViews, done: Maybe[UUID] = None) -> HTMLResponse:
    """Show one mail; ``done``: what was just recorded."""
    return show(house, views, mail_id, done=done)


@router.get("/postvak/{mail_id}/bijlagen/{number}")
def attachment(mail_id: UUID, number: int, house: AnyHouse) -> Response:
    """Give an attachment to be kept, never to be shown; 0: the mail as it came in."""
    return as_attachment(file_of_mail(house, mail_id, number), number)


@router.post("/postvak/{mail_id}/{what}")
def post(mail_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form about a mail asks."""
    return carried_out(
        what,
        (About.INCOMING_MAIL, mail_id),
        form,
        house,
        views,
        page=lambda _: f"/postvak/{mail_id}",
        again=lambda problem, filled: show(house, views, mail_id, problem=problem, filled=filled),
    )


def show(
    house: House,
    views: Views,
    mail_id: UUID,
    *,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
) -> HTMLResponse:
    """Render the page of a mail, with what may be decided on it."""
    shown = mail_shown(house, mail_id)
    known = shown.mail
    desk = FormDesk(
        offer=Offering(
            today=house.today,
            version=known.version,
            choices={"creditors": _creditors(house, known)},
        ),
        key=str(house.new_id()),
        about=mail_id,
        filled=filled,
    )
    offered = [
        one for one in commands_about(About.INCOMING_MAIL, known.log) if _fits(one.NAME, known)
    ]
    return render(
        "mail.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        done=recorded_by(views, mail_id, done),
        shown=shown,
        mail=known,
        claims=_claims(house, known.claims or known.may_concern),
        gone=None if shown.told else _gone(house, known),
        forms=desk.forms(offered),
        trail=[(one, fact_said(one)) for one in views.audit.stream(mail_id).entries],
    )


def _gone(house: House, known: KeptMail) -> Gone | None:
    """With what a mail was erased: with the data of somebody whose claim it was on; None: not."""
    claims = map(house.collections.claim, known.claims or known.may_concern)
    found = (erasure_of(house, one.debtor_id) for one in claims if one.debtor_id)
    return next(filter(None, found), None)


def _told(house: House, rows: Iterable[MailRow]) -> Iterator[tuple[UUID, MailTold]]:
    """What each mail says."""
    for row in rows:
        kept = house.collections.incoming_mail(row.mail_id).kept
        found = house.open(kept.told, MailTold, Purpose.NOTES) if kept else None
        if found:
            yield row.mail_id, found


def _claims(house: House, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The invoice numbers of claims, of those creditors at whose claims one may look."""
    looks = served().creditors(May.LOOK)
    found = (house.collections.claim(one) for one in dict.fromkeys(ids))
    return {
        one.id: one.invoice_number for one in found if looks is None or one.creditor_id in looks
    }


def _creditors(house: House, known: KeptMail) -> list[Choice]:
    """Whose claim it may be, where that is more than one."""
    if known.log != INSTALLATION:
        return []
    found = [house.collections.creditor(one) for one in house.store.streams(StreamKind.CREDITOR)]
    return [Choice(str(one.id), one.profile.name) for one in found] if len(found) > 1 else []


def _fits(name: str, known: KeptMail) -> bool:
    """Whether a decision could change anything as the mail stands."""
    match name:
        case "mail-taken-back":
            return known.standing is not MailStanding.WAITS
        case "mail-nobodys":
            return known.standing is MailStanding.WAITS
        case _:
            return known.standing is not MailStanding.NOBODYS
