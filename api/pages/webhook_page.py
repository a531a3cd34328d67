"""Webhooks as pages: which subscriptions there are, and what is said about each."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.controls import Offering
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.handlers import by_of
from api.pages.kept_page import NOTHING, JustNow, page_of_all, page_of_one
from api.pages.offers import house_offer
from api.pages.rendering import render
from api.pages.webhook_log import ALL, Looked, found_for, invoices_of, looked_for
from api.problems import problem_of
from api.served import served
from application.commands.command import About
from application.commands.subscriptions import Subscribe
from application.house import House
from application.queries.of_webhooks import (
    SubscriptionOut,
    subscription_out,
    subscriptions_of,
    unknown_delivery,
)
from application.views import Views
from application.webhooks.secrets import shown
from domain.errors import Refusal
from domain.subscription.decisions import require_made
from domain.user.roles import May

router = APIRouter(route_class=Guarded)


@router.get("/webhooks")
def webhooks(house: AnyHouse) -> HTMLResponse:
    """Show to which addresses events are sent."""
    return show_all(house)


@router.post("/webhooks/{what}")
def make(what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Make a subscription, and lead to its page."""
    return carried_out(
        what,
        (About.HOUSE, None),
        form,
        house,
        views,
        page=lambda receipt: f"/webhooks/{receipt.streams[0][0]}",
        again=lambda problem, filled: show_all(house, JustNow(problem=problem, filled=filled)),
    )


@router.get("/webhooks/{subscription_id}")
def webhook(  # noqa: PLR0917 - what an address may say
    subscription_id: UUID,
    house: AnyHouse,
    views: AnyViews,
    done: Maybe[UUID] = None,
    before: Maybe[int] = None,
    stand: Maybe[str] = None,
    vordering: Maybe[str] = None,
    gebeurtenis: Maybe[str] = None,
) -> HTMLResponse:
    """Show a subscription; ``done``: what was just recorded, ``before``: older deliveries.

    The others narrow its deliveries: to a state, a claim (by id or invoice number), an event.
    """
    looked = looked_for(stand, vordering, gebeurtenis, before)
    return show(house, views, subscription_id, JustNow(done=done), looked=looked)


@router.get("/webhooks/{subscription_id}/zendingen/{number}")
def delivery(subscription_id: UUID, number: int, house: AnyHouse) -> HTMLResponse:
    """Show a delivery, with every attempt and what came of it."""
    known = house.collections.subscription(subscription_id)
    require_made(known)
    one = house.deliveries.one(number)
    if one is None or one.subscription != subscription_id:
        raise unknown_delivery()
    same = house.deliveries.found([subscription_id], event=one.event)
    return render(
        "webhook_delivery.html",
        house,
        day=None,
        one=subscription_out(known, None),
        sent=one,
        attempts=house.deliveries.attempts(number),
        others=[each for each in same if each.number != number],
        invoices=invoices_of(house, one.claims),
    )


@router.post("/webhooks/{subscription_id}/geheim")
def secret(subscription_id: UUID, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Show its secret, once."""
    try:
        text = shown(house, subscription_id, by=by_of(house, form))
    except Refusal as refusal:
        now = JustNow(problem=problem_of(refusal, path=""))
        return show(house, views, subscription_id, now)
    return show(house, views, subscription_id, secret=text)


@router.post("/webhooks/{subscription_id}/{what}")
def post(
    subscription_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews
) -> Response:
    """Carry out what a form about a subscription asks."""
    return carried_out(
        what,
        (About.SUBSCRIPTION, subscription_id),
        form,
        house,
        views,
        page=lambda _: f"/webhooks/{subscription_id}",
        again=lambda problem, filled: show(
            house, views, subscription_id, JustNow(problem=problem, filled=filled)
        ),
    )


def show_all(house: House, now: JustNow = NOTHING) -> HTMLResponse:
    """Render the page of all subscriptions."""
    known = subscriptions_of(house, served().creditors(May.SUBSCRIBE))
    return page_of_all("webhooks.html", house, Subscribe, now, subscriptions=known)


def show(
    house: House,
    views: Views,
    subscription_id: UUID,
    now: JustNow = NOTHING,
    *,
    looked: Looked = ALL,
    secret: str = "",
) -> HTMLResponse:
    """Render the page of a subscription."""
    known = house.collections.subscription(subscription_id)
    require_made(known)
    one = subscription_out(known, house.deliveries.progress().get(subscription_id))
    log = found_for(house, subscription_id, looked)
    return page_of_one(
        "webhook.html",
        house,
        views,
        (About.SUBSCRIPTION, known),
        offer=_offer(house, one),
        now=now,
        one=one,
        log=log,
        invoices=invoices_of(house, {claim for each in log.deliveries for claim in each.claims}),
        gone=known.gone,
        secret=secret,
        creditors={who: house.collections.creditor(who).profile.name for who in one.creditors},
    )


def _offer(house: House, one: SubscriptionOut) -> Offering:
    """What is so now stands in the form that changes it."""
    now = {
        "label": one.label,
        "address": one.address,
        "answered_by": one.answered_by,
        "kinds": ", ".join(one.kinds),
        "all_kinds": "false" if one.kinds else "true",
        "creditors": ",".join(map(str, one.creditors)),
        "all_creditors": "false" if one.creditors else "true",
        "personal_data": "true" if one.personal_data else "false",
    }
    return house_offer(
        house, {f"subscription-changed.{name}": value for name, value in now.items()}
    )
