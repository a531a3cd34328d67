"""The shape of what a command is called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

SEEN: Final = ("Versie die u zag", "Version that you saw")
"""The field by which a form says what it was filled in upon."""


@dataclass(frozen=True, slots=True)
class Called:
    """The title of a command, the words on its button, and in one sentence what it does."""

    title: str
    button: str
    help: str


@dataclass(frozen=True, slots=True)
class CommandWords:
    """What a command is called in both languages, and its fields: in Dutch, in English."""

    nl: Called
    en: Called
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
