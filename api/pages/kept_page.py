"""The pages of what the house itself keeps, users and webhooks: all of a kind, and each of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from fastapi.responses import HTMLResponse

from api.pages.command_forms import FormDesk, FormGroup, commands_on
from api.pages.controls import Offering
from api.pages.offers import house_offer
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import episodes, facts_of_stream, moments
from api.words.sentences import said
from application.commands.command import About
from application.commands.kinds import OnHouse
from application.house import House
from application.queries.shapes import ProblemOut
from application.views import Views
from domain.subscription.state import Subscription
from domain.user.state import User


@dataclass(frozen=True, slots=True, kw_only=True)
class JustNow:
    """What just happened: a form was refused, with what was filled in, or something was recorded.

    ``done`` is the command that recorded it.
    """

    problem: ProblemOut | None = None
    filled: Mapping[str, str] | None = None
    done: UUID | None = None


NOTHING: Final = JustNow()


def page_of_all(
    template: str, house: House, command: type[OnHouse], now: JustNow, **values: Any
) -> HTMLResponse:
    """Render the page of all of a kind, with the form that begins one more."""
    desk = FormDesk(offer=house_offer(house), key=str(house.new_id()), filled=now.filled)
    return _page(template, house, now, form=desk.form(command), **values)


def page_of_one(
    template: str,
    house: House,
    views: Views,
    about: tuple[About, User | Subscription],
    *,
    offer: Offering,
    now: JustNow,
    **values: Any,
) -> HTMLResponse:
    """Render the page of one, with the forms about it and all that became of it."""
    kind, state = about
    facts = facts_of_stream(views, state.id)
    desk = FormDesk(offer=offer, key=str(house.new_id()), about=state.id, filled=now.filled)
    return _page(
        template,
        house,
        now,
        key=desk.key,
        forms=FormGroup(said("Vastleggen"), tuple(desk.forms(commands_on(kind, state, house)))),
        done=[one.what for one in facts if now.done and one.command == now.done],
        moments=episodes(moments(house, facts, about=state.id)),
        **values,
    )


def _page(template: str, house: House, now: JustNow, **values: Any) -> HTMLResponse:
    return render(
        template,
        house,
        status=now.problem.status if now.problem else 200,
        day=None,
        problem=told(now.problem) if now.problem else None,
        **values,
    )
