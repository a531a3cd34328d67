"""Forms that set several things at once say which version was seen: nobody puts back unseen."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field

from application.commands.kinds import OnCreditor
from application.house import House
from domain.application import Session
from domain.creditor.state import Creditor, fold
from domain.errors import Refusal
from domain.facts import Recorded


def seen_version() -> Any:
    """The field of a command by which a form says what it was filled in upon."""
    return Field(
        default=None,
        ge=0,
        description="version of what was seen; changed by somebody else since: refused",
    )


def facts_seen(house: House, stream: UUID, version: int) -> list[Recorded]:
    """The facts of a stream that somebody had seen by a version of it."""
    return [r for r in house.collections.history(stream) if r.originator_version <= version]


class OnSeenTerms(OnCreditor):
    """A command on terms of a creditor that a form shows as they are, to be changed in part."""

    CARRIED: ClassVar[tuple[str, ...]] = ("seen",)
    SHOWN: ClassVar[dict[str, str]]
    """By field, what of the creditor a form shows in it."""

    seen: int | None = seen_version()

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Of two who change the same terms at once the second is told, and looks again."""
        creditor = session.creditor(about)
        if self.seen is not None and creditor.version > self.seen:
            then = fold(about, facts_seen(house, about, self.seen))
            require_as_seen(then, creditor, self.SHOWN)
        super().record(session, about, house)


def require_as_seen(then: Creditor, now: Creditor, shown: dict[str, str]) -> None:
    """Refuse with ``terms.changed`` where terms are others than somebody saw."""
    fields = [name for name, kept in shown.items() if _differs(then, now, kept)]
    if fields:
        raise terms_changed(fields)


def terms_changed(fields: Sequence[str]) -> Refusal:
    """The refusal ``terms.changed``: it names the fields that became others."""
    named = ", ".join(fields)
    return Refusal(
        "terms.changed",
        f"Somebody else changed these terms meanwhile: {named}.",
        way_out="Look at what they are now, and change what is still to be changed.",
        values={"fields": named},
    )


def _differs(then: Creditor, now: Creditor, name: str) -> bool:
    return bool(getattr(then, name) != getattr(now, name))
