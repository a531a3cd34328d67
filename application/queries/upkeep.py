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


class LetGoneOut(Out):
    """A view of which what it keeps added up was out of step with its rows, and where in the log.

    It was dropped and kept anew; a rebuild of the view proves its rows.
    """

    view: str
    position: int


class ViewsOut(Out):
    """Every view beside the log, what they leave out, and what they lost of what they keep."""

    last_position: int
    views: list[ViewOut]
    left_out: list[LeftOutOut]
    let_gone: list[LetGoneOut]


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
        let_gone=[LetGoneOut(view=view, position=at) for view, at in views.engine.let_gone()],
    )
