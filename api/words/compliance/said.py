"""An obligation and what was found of it, in the language that is spoken."""

from collections.abc import Mapping
from datetime import date

from api.words.compliance.catalogue import KIND_OF, STEPS_OF_PLANS, WORDS
from api.words.compliance.table import Demand, ReasonWords
from api.words.figures import day, lowered, money
from api.words.language import DUTCH, spoken
from api.words.naming import KINDS, step, word
from api.words.other_topics import OTHER_TOPICS
from api.words.reasons import reason
from api.words.topics import TOPICS
from domain.claim.events import HoldPlaced
from domain.errors import Told


def obligation_said(code: str) -> Demand:
    """The title of an obligation, and what it demands."""
    words = WORDS[code]
    return words.nl if spoken() == DUTCH else words.en


def ruling_said(code: str, reason: str, values: Mapping[str, Told]) -> ReasonWords:
    """What was found and what should have been, with its amounts, days and names filled in.

    Raises KeyError where a sentence names a value that the ruling does not give.
    """
    dutch, english = WORDS[code].reasons[reason]
    filled = {name: _filled(name, value) for name, value in values.items()}
    said = dutch if spoken() == DUTCH else english
    return ReasonWords(said.found.format(**filled), said.should.format(**filled))


def withheld_said(topic: str, what: str, why: str) -> str:
    """What was held back: the line of a run, or the fact that stopped it, and why."""
    called = word(what, "RunLine") if what else topic_said(topic)
    because = word(why, "HoldCategory") if topic == HoldPlaced.TOPIC else reason(why)
    return f"{called}: {because}" if because else called


def topic_said(topic: str) -> str:
    """What a kind of fact is called."""
    dutch, english = {**TOPICS, **OTHER_TOPICS}[topic]
    return dutch if spoken() == DUTCH else english


def _filled(name: str, value: Told) -> str:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int):
        return money(value)
    if name in STEPS_OF_PLANS:
        return lowered(step(value))
    kinds = KIND_OF.get(name, "").split()
    named = (lowered(word(value, kind)) for kind in kinds if value in KINDS[kind])
    return next(named, value)
