"""A crawl of the pages as a browser would, and what a person reads on each of them."""

import fcntl
import json
import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urldefrag, urljoin, urlsplit

from httpx import Client
from lxml import etree

from api.words.language import Language
from application.house import House

_READ_ALOUD: Final = {"title", "aria-label", "placeholder", "alt"}
_HIDDEN: Final = {"script", "style", "code"}

TELLING: Final[dict[Language, frozenset[str]]] = {
    "nl": frozenset(
        "de het een van met niet voor wordt zijn naar uit tot deze dit dat ook nog maar geen"
        " bij aan op te vorderingen brief betaling uiterlijk reden bedrag sinds vanaf factuur"
        " debiteur vervalt stap dagen kosten rente hoofdsom verzuim betwist traject".split()
    ),
    "en": frozenset(
        "the and with from not for by this that has are been which will until since through"
        " claim letter payment because amount reason nothing waits sent received paid it its but"
        " must may be or are were day days due demand notice default promise dispute debtor"
        " creditor invoice costs".split()
    ),
}
"""Words that only one of the languages has; a page in the other one must not say them."""

FACTS_OF_A_KIND: Final = 3
OF_A_MAKE: Final = 4
"""So many pages that differ by a period, a filter or a cursor alone say all that they can say."""
_MANY: Final = 20
_WHY: Final = ("/claims/*/waarom", "/debiteuren/*/waarom", "/brieven/*/waarom")
_OF_MANY: Final = ("/runs", "/", "/debiteuren/*/regeling", *_WHY)
"""Of these some more: they differ by what happened on a day, or to whom; the dearest among them."""
_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
_CODES: Final = (
    re.compile(r"\b[a-z]+_[a-z_]+\b"),
    re.compile(r"by-hand:\S*"),
    re.compile(r"\b(?:claim|letter|debtor|creditor|credit_note|run|any)\.[a-z_]{3,}\b"),
    re.compile(r"\bhold-\d+\b"),
    re.compile(r"\b[a-z-]+@\d+\b"),
)


@dataclass
class Reader:
    """What a person reads on a page: text and labels, without names, free text and code."""

    language: str
    links: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def walk(self, element: Any, *, silent: bool = False) -> None:
        """Read an element with all that is in it."""
        silent |= element.tag in _HIDDEN
        if said := dict(element.attrib):
            if element.tag == "a" and said.get("href"):
                self.links.append(said["href"])
            silent |= said.get("translate") == "no"
            silent |= said.get("lang", self.language) != self.language
            if not silent:
                self.texts += [said[name] for name in sorted(_READ_ALOUD & set(said))]
        self._hear(element.text, silent)
        for one in element:
            if isinstance(one.tag, str):  # a comment is none
                self.walk(one, silent=silent)
            self._hear(one.tail, silent)

    def _hear(self, text: str | None, silent: bool) -> None:
        if text and not silent and (said := " ".join(text.split())):
            self.texts.append(said)


@lru_cache(1)  # whoever follows its links asks what it says, too
def read(page: str, language: Language) -> Reader:
    """Read a page that should be in a language."""
    reader = Reader(language)
    reader.walk(etree.fromstring(page, etree.HTMLParser()))
    return reader


def complaints(page: str, language: Language) -> Iterator[str]:
    """What should not stand on a page in a language: a word of the other one, or a code."""
    other: Language = "en" if language == "nl" else "nl"
    for text in read(page, language).texts:
        yield from _wrong_in(text, other)


@cache  # most of what a page says stands on many
def _wrong_in(text: str, other: Language) -> tuple[str, ...]:
    words = set(re.findall(r"\b[^\W\d_]+\b", text.lower()))
    codes = (found[0] for code in _CODES for found in code.finditer(text))
    return (
        *(f"'{word}' in: {text}" for word in sorted(words & TELLING[other])),
        *(f"code '{code}' in: {text}" for code in codes),
    )


def why_of_more_of_a_kind(house: House) -> set[str]:
    """The pages of why a fact is there, but for the first few of each kind of fact.

    Eight hundred of them say the same few sentences: half the time of a crawl.
    """
    kinds, more = Counter[str](), set[str]()
    for fact in house.store.read_after(0, house.store.last_position()):
        kinds[fact.topic] += 1
        if kinds[fact.topic] > FACTS_OF_A_KIND:
            more.add(f"/feiten/{fact.stream}/{fact.version}/waarom")
    return more


def crawl(
    client: Client, language: Language, *, left: AbstractSet[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    """Every page that links lead to, once each, as address and text; files are left alone.

    Of pages that differ by a period, a filter or a strand of a timeline some of each make are
    read. ``left`` are pages that are left alone as well.
    """
    waiting, seen, makes = ["/"], {"/", *left}, Counter[str]()
    headers = {"Accept": "text/html", "Accept-Language": language}
    while waiting:
        address = waiting.pop()
        answer = client.get(address, headers=headers, follow_redirects=True)
        assert answer.status_code < 400, (address, answer.status_code)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        yield address, answer.text
        for link in read(answer.text, language).links:
            found = urldefrag(urljoin(address, link)).url
            if not _is_a_page(found) or found in seen:
                continue
            seen.add(found)
            make, most = _make(found)
            makes[make] += 1
            if makes[make] <= most:
                waiting.append(found)


def crawled_once(folder: Path, house: House, client: Client, language: Language) -> dict[str, str]:
    """The pages of the sample by address, crawled once in a run, whose workers share a folder.

    Of why a fact is there some of each kind of fact.
    """
    kept = folder / f"crawl-{language}.json"
    with (folder / f"crawl-{language}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            pages = dict(crawl(client, language, left=why_of_more_of_a_kind(house)))
            kept.write_text(json.dumps(pages))
            return pages
    found: dict[str, str] = json.loads(kept.read_text())
    return found


def _make(address: str) -> tuple[str, float]:
    """What an address has in common with others of its make, and how many of them are read."""
    parts = urlsplit(address)
    path = _ID.sub("*", parts.path)
    asked = sorted(name if name != "only" else said for name, _, said in _asked(parts.query))
    if not asked and path not in _OF_MANY:
        return path, float("inf")
    return f"{path}?{'&'.join(asked)}", _MANY if path in _OF_MANY else OF_A_MAKE


def _asked(query: str) -> list[tuple[str, str, str]]:
    return [one.partition("=") for one in query.split("&") if one]


def _is_a_page(address: str) -> bool:
    """Whether an address is one of our pages, in the language at hand, not ordered anew."""
    parts = urlsplit(address)
    if parts.netloc or not address.startswith("/") or parts.path.startswith("/v1/"):
        return False
    return not re.search(r"\b(lang|sort=(?!days_overdue)|up|debtor)", parts.query)
