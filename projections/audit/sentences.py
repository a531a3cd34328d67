"""One sentence for each fact, in Dutch or English, from its topic and its parameters."""

import re
from collections.abc import Mapping
from datetime import date
from enum import EnumType
from typing import Any, Final, Literal, TypeAlias

from domain.days import as_dutch_day
from domain.facts import Fact
from domain.money import as_dutch, minus
from domain.registry import FACTS
from projections.audit import dutch, english
from projections.singular import about_one

Language: TypeAlias = Literal["nl", "en"]


class Worded(str):
    """A value that is in words already: it is not looked up among ours once more."""

    __slots__ = ()


_SENTENCES: Final = {"nl": dutch.SENTENCES, "en": english.SENTENCES}
_WORDS: Final = {"nl": dutch.WORDS, "en": english.WORDS}

_CENTS: Final = frozenset(
    "amount principal costs vat base share asked total balance amounts costs_if_unpaid"
    " old new granted left_to_pay"
    " received fee interest admitted contested claimed rejected protected_level"
    " commission disbursements court_fee proceedings enforcement".split()
)


def _choices(fact: type[Fact]) -> frozenset[str]:
    """Name the fields that hold a value of an enumeration: only those are said in our words."""
    kinds = {name: field.annotation for name, field in fact.model_fields.items()}
    ours = {name for name, kind in kinds.items() if isinstance(kind, EnumType)}
    return frozenset(ours | ({"old", "new"} if "field" in ours else set()))


_CHOICES: Final = {topic: _choices(fact) for topic, fact in FACTS.items()}
_OPTIONAL: Final = re.compile(r"\[([^\]]*)\]")
_NAME: Final = re.compile(r"\{(\w+)\}")
_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def sentence(topic: str, params: Mapping[str, Any], language: Language = "nl") -> str:
    """Tell a fact in one sentence.

    A part in brackets is left out where a parameter it names is missing, empty or false. A
    topic without a sentence, of a newer program, is told by its name.
    """
    template = _SENTENCES[language].get(topic)
    if template is None:
        return topic
    if params.get("field") == "principal":
        params = {**params, "old": int(params["old"]), "new": int(params["new"])}
    kept = _OPTIONAL.sub(lambda found: _if_known(found[1], params), template)
    ours = _CHOICES.get(topic, frozenset())
    words = _WORDS[language]

    def said(found: re.Match[str]) -> str:
        value = params.get(found[1])
        told = _said(found[1], value, language)
        return words.get(told, told) if found[1] in ours and not _worded(value) else told

    return _NAME.sub(said, about_one(kept, params))


def _worded(value: Any) -> bool:
    many = isinstance(value, list | tuple)
    return all(isinstance(one, Worded) for one in value) if many else isinstance(value, Worded)


def topics(language: Language) -> frozenset[str]:
    """Every topic that has a sentence in a language."""
    return frozenset(_SENTENCES[language])


def _if_known(part: str, params: Mapping[str, Any]) -> str:
    return part if all(params.get(name) for name in _NAME.findall(part)) else ""


def _said(name: str, value: Any, language: Language) -> str:
    """Say one value: money, a day, a list, or the value itself; yes and no say nothing."""
    match value:
        case None | "":
            told = _WORDS[language]["unknown"]
        case bool():
            told = ""
        case {"kind": str(kind), "amount": int(cents)}:
            told = _part(kind, cents, value.get("interest_from"), value.get("hundredths"), language)
        case {"name": str(name), "registration": str()}:
            told = name + _registration(value, language)
        case dict():
            told = _money(sum(v for v in value.values() if isinstance(v, int)), language)
        case list() | tuple():
            told = ", ".join(_said(name, one, language) for one in value)
        case int() if name in _CENTS:
            told = _money(value, language)
        case str() if _ISO_DAY.fullmatch(value):
            told = _day(value, language)
        case _:
            told = str(value)
    return told


def _part(kind: str, cents: int, since: str | None, rate: int | None, language: Language) -> str:
    """One sum of a judgment, from which day it bears interest, and at which rate if agreed."""
    told = f"{_WORDS[language].get(kind, kind)} {_money(cents, language)}"
    if since is None:
        return told
    bears = f"{_WORDS[language]['interest_from']} {_day(since, language)}"
    return f"{told} ({bears})" if rate is None else f"{told} ({bears}, {_percent(rate, language)})"


def _percent(rate: int, language: Language) -> str:
    mark = "," if language == "nl" else "."
    return f"{rate // 100}{mark}{rate % 100:02d} %"


def _registration(party: Mapping[str, Any], language: Language) -> str:
    """How a party stands in the register of collection services, as it was recorded."""
    days = [party.get(f"registered_{name}") for name in ("from", "until")]
    told = [party["registration"], *(_day(one, language) for one in days if one)]
    return f" ({' – '.join(told)})" if told[0] else ""


def _money(cents: int, language: Language) -> str:
    if language == "nl":
        return as_dutch(cents)
    return f"{minus(cents)}EUR {abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def _day(text: str, language: Language) -> str:
    return as_dutch_day(date.fromisoformat(text)) if language == "nl" else text
