"""Which language is spoken: found out at a door, and known to all that it calls."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Literal, TypeAlias

Language: TypeAlias = Literal["nl", "en"]

DUTCH: Final[Language] = "nl"
ENGLISH: Final[Language] = "en"
NAMES: Final[Mapping[Language, str]] = {"nl": "Nederlands", "en": "English"}

_spoken: ContextVar[Language] = ContextVar("spoken", default=DUTCH)


def spoken() -> Language:
    """The language of the person who is served now."""
    return _spoken.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language to one person, and then what was spoken before."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def language_of(text: str) -> Language | None:
    """The language of a tag such as ``nl``, ``nl-BE`` or ``nl_NL.UTF-8``, where we speak it."""
    primary = text.strip().lower().replace("_", "-").split("-")[0].split(".")[0]
    return {"nl": DUTCH, "en": ENGLISH}.get(primary)


def wanted_by_browser(accept: str) -> Language | None:
    """The first of our languages in ``Accept-Language``, the most wanted first (RFC 9110)."""
    offers: list[tuple[float, Language]] = []
    for part in accept.split(","):
        tag, _, weight = part.partition(";")
        language, wanted = language_of(tag), _weight(weight)
        if language and wanted > 0:
            offers.append((-wanted, language))
    return min(offers, key=lambda offer: offer[0])[1] if offers else None


def wanted_by_locale(environment: Mapping[str, str]) -> Language:
    """The language of a locale: the first of its variables that is set decides; else English."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    said = next((environment[name] for name in names if environment.get(name)), "")
    return language_of(said) or ENGLISH


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0
