"""A crawl of the pages as a browser would, and what a person reads on each of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from httpx import Client

from api.words.language import Language

_READ_ALOUD: Final = {"title", "aria-label", "placeholder", "alt"}
_VOID: Final = set("area base br col embed hr img input link meta source track wbr".split())
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

_CODES: Final = (
    re.compile(r"\b[a-z]+_[a-z_]+\b"),
    re.compile(r"by-hand:\S*"),
    re.compile(r"\b(?:claim|letter|debtor|creditor|credit_note|run|any)\.[a-z_]{3,}\b"),
    re.compile(r"\bhold-\d+\b"),
    re.compile(r"\b[a-z-]+@\d+\b"),
)


@dataclass
class Reader(HTMLParser):
    """What a person reads on a page: text and labels, without names, free text and code."""

    language: str
    links: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    _open: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    @property
    def _silent(self) -> bool:
        return any(silent for _, silent in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        silent = tag in _HIDDEN or said.get("translate") == "no"
        silent |= said.get("lang", self.language) != self.language
        if tag == "a" and said.get("href"):
            self.links.append(said["href"] or "")
        if not (self._silent or silent):
            self.texts += [said[name] or "" for name in sorted(_READ_ALOUD & said.keys())]
        if tag not in _VOID:
            self._open.append((tag, silent))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed, _ = self._open.pop()
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._silent:
            self.texts.append(" ".join(data.split()))


def read(page: str, language: Language) -> Reader:
    """Read a page that should be in a language."""
    reader = Reader(language)
    reader.feed(page)
    return reader


def complaints(page: str, language: Language) -> Iterator[str]:
    """What should not stand on a page in a language: a word of the other one, or a code."""
    other: Language = "en" if language == "nl" else "nl"
    for text in read(page, language).texts:
        words = set(re.findall(r"\b[^\W\d_]+\b", text.lower()))
        for word in sorted(words & TELLING[other]):
            yield f"'{word}' in: {text}"
        for code in _CODES:
            yield from (f"code '{found[0]}' in: {text}" for found in code.finditer(text))


def crawl(client: Client, language: Language, *, start: str = "/") -> Iterator[tuple[str, str]]:
    """Every page that links lead to, once each, as address and text; files are left alone."""
    waiting, seen = [start], {start}
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
            if _is_a_page(found) and found not in seen:
                seen.add(found)
                waiting.append(found)


def _is_a_page(address: str) -> bool:
    """Whether an address is one of our pages, in the language at hand, not ordered anew."""
    parts = urlsplit(address)
    if parts.netloc or not address.startswith("/") or parts.path.startswith("/v1/"):
        return False
    return not re.search(r"\b(lang|sort=(?!days_overdue)|up|debtor)", parts.query)
