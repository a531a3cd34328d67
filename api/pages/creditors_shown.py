"""The creditors among whom a page lets choose: those of whoever is served, by name."""

from api.served import served
from application.house import House
from application.queries.lists import creditors_named
from application.queries.shapes import PartyOut
from application.views import Views
from domain.facts import StreamKind
from domain.user.roles import May


def creditors_shown(house: House, views: Views, *, may: May = May.LOOK) -> list[PartyOut]:
    """Those for whom he may do that."""
    mine = served().creditors(may)
    every = house.store.streams(StreamKind.CREDITOR) if mine is None else mine
    return sorted(creditors_named(views, every).values(), key=lambda one: str(one.name))
