"""A page as a browser shows it: its looks, barriers by axe-core, and how wide it is."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from typing import Any, Final, Literal, TypeAlias

from lxml import html
from playwright.sync_api import Browser, Page

PHONE: Final = 360
SERIOUS: Final = frozenset({"serious", "critical"})
AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text()
_RUN: Final = "only => axe.run(document, {resultTypes: ['violations'], ...only})"
_LOOKS: Final = {"runOnly": ["color-contrast", "scrollable-region-focusable"]}
"""What a colour scheme or a width may change; all else is the same in each."""
_PATIENCE_MILLISECONDS: Final = 15_000

Scheme: TypeAlias = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Looks:
    """How a person looks at the pages."""

    language: str = "nl"
    scheme: Scheme = "light"
    wide: int = 1280
    scripts: bool = True

    @contextmanager
    def page(self, browser: Browser, url: str | None = None) -> Iterator[Page]:
        """A window of a browser that has been nowhere yet."""
        size = {"width": self.wide, "height": 844 if self.wide == PHONE else 900}
        with browser.new_context(
            base_url=url,
            locale=self.language,
            color_scheme=self.scheme,
            viewport={"width": size["width"], "height": size["height"]},
            java_script_enabled=self.scripts,
        ) as context:
            context.set_default_timeout(_PATIENCE_MILLISECONDS)
            yield context.new_page()


_SPARE: Final = """judged => {
    const make = one => one.tagName + '.' + one.className + '[' + one.getAttributeNames().sort()
        + '](' + [...one.children].map(make) + ')'
    const short = text => {
        let found = 0
        for (const sign of text) found = Math.imul(found ^ sign.charCodeAt(), 16777619)
        return found + '/' + text.length
    }
    const inside = document.querySelectorAll('[href^="#"]')
    const named = new Set([...inside].map(one => one.hash.slice(1)))
    const known = new Set(judged), fresh = []
    for (const one of document.querySelectorAll('form, details, li, tr, section, fieldset, dl')) {
        const make_of = short(make(one))
        const needed = [one, ...one.querySelectorAll('[id]')].some(part => named.has(part.id))
        if (!known.has(make_of)) { known.add(make_of); fresh.push(make_of) }
        else if (!needed && one.isConnected) one.remove()
    }
    return fresh
}"""
"""Takes away each part of a page that is made like one before it, to the last attribute."""


def barriers(page: Page, judged: set[str] | None = None, *, looks_alone: bool = False) -> list[str]:
    """What axe-core calls serious or critical on a page, as it looks now.

    ``looks_alone``: of what other colours or another width may bar, for pages judged before.

    A second part of the same make tells it nothing, and is taken away before: on the page, and
    on those before it whose parts are in ``judged``.
    """
    known = set() if judged is None else judged
    known.update(page.evaluate(_SPARE, list(known)))
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(_RUN, _LOOKS if looks_alone else {})["violations"]
    return [_told(one) for one in found if one["impact"] in SERIOUS]


def _told(violation: dict[str, Any]) -> str:
    nodes = violation["nodes"]
    return f"{violation['help']}: {len(nodes)} × {nodes[0]['html'][:200]}"


def width(page: Page) -> int:
    """How wide a page is, with what sticks out of the window."""
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found


_LAY: Final = """text => {
    const made = new DOMParser().parseFromString(text, 'text/html').documentElement
    document.documentElement.replaceWith(document.adoptNode(made))
}"""


def lay(page: Page, text: str) -> None:
    """Lay a text as a page into one that is open: far faster than to go there; no script runs."""
    page.evaluate(_LAY, text)


_AT_ONCE: Final = 40
_WIDTHS: Final = f"""texts => texts.map(text => {{
    ({_LAY})(text)
    document.querySelectorAll('details').forEach(one => {{ one.open = true }})
    return document.documentElement.scrollWidth
}})"""


def widths_of(page: Page, texts: Iterable[str]) -> list[int]:
    """How wide each text would be as a page, with all that it folds away opened.

    Some are laid in one go, so that the browser reckons where all stands, but paints none of it.
    """
    waiting = iter(texts)
    found: list[int] = []
    while some := list(islice(waiting, _AT_ONCE)):
        found += page.evaluate(_WIDTHS, some)
    return found


def telling(pages: Iterable[tuple[str, str]]) -> list[str]:
    """The addresses of pages that together hold each kind of element in each place once.

    The richest come first, so that pages of the same make are not judged again and again.
    """
    found: list[str] = []
    seen: set[str] = set()
    kinds = [(address, set(_places(page))) for address, page in pages]
    for address, places in sorted(kinds, key=lambda one: (-len(one[1]), one[0])):
        if not places <= seen:
            found.append(address)
            seen |= places
    return found


def _places(page: str) -> Iterator[str]:
    """Each element of a page as its way from the top, with classes and names of attributes."""
    ways: dict[Any, str] = {}
    for one in html.fromstring(page).iter("*"):
        looks = ".".join(sorted(one.get("class", "").split()))
        marks = ",".join(sorted(str(name) for name in one.keys() if name != "class"))  # noqa: SIM118 - an element, no dict
        ways[one] = f"{ways.get(one.getparent(), '')}/{one.tag}.{looks}[{marks}]"
        yield ways[one]
