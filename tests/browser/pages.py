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


_SPARE: Final = """([goesOn, anything]) => {
    const short = (text, seed) => {
        let found = seed
        for (let at = 0; at < text.length; at++)
            found = Math.imul(found ^ text.charCodeAt(at), 16777619)
        return found
    }
    const hash = text => short(text, 0) + '/' + short(text, 40503) + '/' + text.length
    const makes = new Map(), ways = new Map()
    const make = (one, above) => {
        const itself = one.tagName + '.' + one.className + '[' + one.getAttributeNames().sort()
            + (anything && one.scrollWidth > one.clientWidth ? ']~' : ']')
        const way = hash(above + '>' + itself)
        ways.set(one, above)
        const found = hash(itself + '(' + Array.from(one.children, part => make(part, way)) + ')')
        makes.set(one, found)
        return found
    }
    make(document.documentElement, '')
    const inside = document.querySelectorAll('[href^="#"]')
    const named = new Set([...inside].map(one => one.hash.slice(1)))
    const known = goesOn && window.judged || new Set()
    window.judged = known
    const alike = 'form, details, li, tr, section, fieldset, dl'
    for (const one of document.querySelectorAll(anything ? 'body *' : alike + ', nav, footer, p')) {
        if (!one.isConnected) continue
        const same = one.matches(alike) ? [makes.get(one)] : []
        same.push(ways.get(one) + '>' + makes.get(one))
        const first = !same.some(one => known.has(one))
        same.forEach(one => known.add(one))
        if (first) continue
        const parts = [one, ...one.querySelectorAll('[id]')]
        if (!parts.some(part => named.has(part.id))) one.remove()
    }
}"""
"""Takes away each part of a page that is made like one before it, to the last attribute.

Of some kinds wherever it stands, of others only where all around it is made alike as well; of
these one that is wider than its place is not like one that is not.
"""


def barriers(page: Page, *, goes_on: bool = False, looks_alone: bool = False) -> list[str]:
    """What axe-core calls serious or critical on a page, as it looks now.

    ``looks_alone``: of what other colours or another width may bar, for pages judged before.

    A second part of the same make tells it nothing, and is taken away before: on the page, and
    where it ``goes_on`` also what was on those before that were laid into the same window.
    """
    page.evaluate(_SPARE, [goes_on, looks_alone])
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


_WEAR: Final = """style => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    document.adoptedStyleSheets = [sheet]
}"""


def wear(page: Page, style: str) -> None:
    """Give a window a style that whatever is laid into it wears, read once for all."""
    page.set_content("<!doctype html>")
    page.evaluate(_WEAR, style)


_LAY: Final = """text => {
    const made = new DOMParser().parseFromString(text, 'text/html').documentElement
    document.documentElement.replaceWith(document.adoptNode(made))
}"""


def lay(page: Page, text: str) -> None:
    """Lay a text as a page into one that is open: far faster than to go there; no script runs."""
    page.evaluate(_LAY, text)


_AT_ONCE: Final = 40
_WIDTHS: Final = f"""texts => texts.map(text => {{
    ({_LAY})(text.replaceAll('<details', '<details open'))
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

    Each is the one that adds most to those before it, so that few are judged.
    """
    found: list[str] = []
    left = {address: set(_places(page)) for address, page in pages}
    while left:
        next_one = min(left, key=lambda one: (-len(left[one]), one))
        seen = left[next_one]
        found.append(next_one)
        left = {one: more for one, places in left.items() if (more := places - seen)}
    return found


def _places(page: str) -> Iterator[str]:
    """Each element of a page as its way from the top, with classes and names of attributes."""
    ways: dict[Any, str] = {}
    for one in html.fromstring(page).iter("*"):
        looks = ".".join(sorted(one.get("class", "").split()))
        marks = ",".join(sorted(str(name) for name in one.keys() if name != "class"))  # noqa: SIM118 - an element, no dict
        ways[one] = f"{ways.get(one.getparent(), '')}/{one.tag}.{looks}[{marks}]"
        yield ways[one]
