"""The shape of what an obligation and its reasons are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class ReasonWords(NamedTuple):
    """A reason in one language: what was found, and what should have been.

    Names in braces are values of the ruling: amounts in cents, days, and text.
    """

    found: str
    should: str


class Demand(NamedTuple):
    """An obligation in one language: its title, and in a sentence what it demands."""

    title: str
    demands: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationWords:
    """What an obligation is called in both languages, and each of its reasons: Dutch, English."""

    nl: Demand
    en: Demand
    reasons: Mapping[str, tuple[ReasonWords, ReasonWords]]
