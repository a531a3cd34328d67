"""The shapes of what machines tell: checked here once, before any decision."""

from typing import Literal
from uuid import UUID

from pydantic import ConfigDict

from application.commands.fields import Legible


class In(Legible):
    """A body; a field that is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StatusIn(In):
    """What became of a short message, as its carrier tells it; ``id`` is the letter's."""

    id: UUID
    status: Literal["sent", "delivered", "read", "failed"]
