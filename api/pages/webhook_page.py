"""Webhooks as pages: which subscriptions there are, and what is said about each."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import FormDesk, commands_about
from api.pages.controls import Offering
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.handlers import by_of
from api.pages.offers import house_offer
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import episodes, facts_of_stream, moments
from api.problems import problem_of
from api.served import served
from application.commands.command import About
from application.commands.subscriptions import Subscribe
from application.house import House
from application.queries.of_webhooks import SubscriptionOut, subscription_out, subscriptions_of
from application.queries.shapes import ProblemOut
from application.views import Views
from application.webhooks.secrets import shown
from domain.errors import Refusal
from domain.subscription.decisions import require_made
from domain.user.roles import May

router = APIRouter(route_class=Guarded)

SHOWN_AT_ONCE: Final = 25
"""Deliveries that one page shows."""


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
        again=lambda problem, filled: show_all(house, problem=problem, filled=filled),
    )


@router.get("/webhooks/{subscription_id}")
def webhook(
    subscription_id: UUID,
    house: AnyHouse,
    views: AnyViews,
    done: Maybe[UUID] = None,
    before: Maybe[int] = None,
) -> HTMLResponse:
    """Show a subscription; ``done``: what was just recorded, ``before``: older deliveries."""
    return show(house, views, subscription_id, done=done, before=before or 0)


@router.post("/webhooks/{subscription_id}/geheim")
def secret(subscription_id: UUID, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Show its secret, once."""
    try:
        text = shown(house, subscription_id, by=by_of(house, form))
    except Refusal as refusal:
        return show(house, views, subscription_id, problem=problem_of(refusal, path=""))
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
            house, views, subscription_id, problem=problem, filled=filled
        ),
    )


def show_all(
    house: House, *, problem: ProblemOut | None = None, filled: Mapping[str, str] | None = None
) -> HTMLResponse:
    """Render the page of all subscriptions."""
    desk = FormDesk(offer=house_offer(house, {}), key=str(house.new_id()), filled=filled)
    return render(
        "webhooks.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        subscriptions=subscriptions_of(house, served().creditors(May.SUBSCRIBE)),
        form=desk.form(Subscribe),
    )


def show(
    house: House,
    views: Views,
    subscription_id: UUID,
    *,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
    before: int = 0,
    secret: str = "",
) -> HTMLResponse:
    """Render the page of a subscription."""
    known = house.collections.subscription(subscription_id)
    require_made(known)
    one = subscription_out(known, house.deliveries.progress().get(subscription_id))
    sent = house.deliveries.found([subscription_id], before=before, limit=SHOWN_AT_ONCE)
    facts = facts_of_stream(views, subscription_id)
    desk = FormDesk(
        offer=_offer(house, one), key=str(house.new_id()), about=subscription_id, filled=filled
    )
    return render(
        "webhook.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        problem=told(problem) if problem else None,
        one=one,
        deliveries=sent,
        older=sent[-1].number if len(sent) == SHOWN_AT_ONCE else None,
        gone=known.gone,
        secret=secret,
        key=desk.key,
        forms=desk.forms(commands_about(About.SUBSCRIPTION)),
        creditors={who: house.collections.creditor(who).profile.name for who in one.creditors},
        done=[fact.what for fact in facts if done and fact.command == done],
        moments=episodes(moments(house, facts, about=subscription_id)),
    )


def _offer(house: House, one: SubscriptionOut) -> Offering:
    """What is so now stands in the form that changes it."""
    now = {
        "label": one.label,
        "address": one.address,
        "answered_by": one.answered_by,
        "kinds": ", ".join(one.kinds),
        "creditors": ", ".join(map(str, one.creditors)),
        "personal_data": "true" if one.personal_data else "false",
    }
    known = {f"subscription-changed.{name}": value for name, value in now.items()}
    return Offering(today=house.today, known=known)
