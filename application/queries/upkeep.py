"""How far the views are, as an answer."""

from application.queries.shapes import Out
from application.views import Views


class ViewOut(Out):
    """A view, and how far it is behind the log."""

    view: str
    position: int
    behind: int
    outdated: bool


class LeftOutOut(Out):
    """A stream that a view leaves out, and why."""

    view: str
    stream: str
    code: str


class ViewsOut(Out):
    """Every view beside the log, and what they leave out."""

    last_position: int
    views: list[ViewOut]
    left_out: list[LeftOutOut]


def views_out(views: Views) -> ViewsOut:
    """Hold each view against the log."""
    last, positions = views.house.store.last_position(), views.engine.positions()
    outdated = views.engine.outdated()
    return ViewsOut(
        last_position=last,
        views=[
            ViewOut(view=name, position=at, behind=max(0, last - at), outdated=name in outdated)
            for name, at in positions.items()
        ],
        left_out=[
            LeftOutOut(view=one.view, stream=str(one.stream), code=one.code)
            for one in views.engine.quarantined()
        ],
    )
