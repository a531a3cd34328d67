"""The drawing of a plan on its page: read in the light, in the dark and on paper, broad and narrow.

axe-core judges no text within a drawing, so its contrast is worked out here (WCAG 1.4.3, 1.4.11).
"""

from datetime import date
from importlib.resources import files
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from application.queries.plans import known_plans, show_plan
from tests.browser.pages import PHONE, Looks, Scheme, barriers, width

STYLE: Final = (files("api.pages") / "templates" / "style.css").read_text()
PAPER: Final = 718
"""An A4 sheet with its margins, in pixels as a browser prints."""
_PAINTED: Final = """() => Array.from(document.querySelectorAll('.walk'), picture => {
    const paint = (one, what) => getComputedStyle(one)[what]
    const under = one => {
        const at = one.getBoundingClientRect(), x = at.x + at.width / 2, y = at.y + at.height / 2
        const grounds = [...picture.querySelectorAll('.sheet, .lane')].filter(ground => {
            const box = ground.getBoundingClientRect()
            return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom
        })
        return paint(grounds.at(-1), 'fill')
    }
    const told = (one, what) => [one.textContent || one.tagName, paint(one, what), under(one)]
    return {
        words: Array.from(picture.querySelectorAll('text'), one => told(one, 'fill')),
        marks: [
            ...Array.from(picture.querySelectorAll('.mark'), one => told(one, 'fill')),
            ...Array.from(picture.querySelectorAll('line:not(.grid)'), one => told(one, 'stroke')),
        ],
    }
})"""


def page_of_plans() -> str:
    drawn = (show_plan(plan, due_on=date(2026, 3, 2)).svg for plan in known_plans().values())
    parts = "".join(
        '<section class="plan"><p class="narrow-only">Schuif</p>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="Plan">{svg}</div></section>'
        for svg in drawn
    )
    return (
        '<!doctype html><html lang="nl"><meta name="color-scheme" content="light dark">'
        f'<title>t</title><style>{STYLE}</style><main class="wide"><h1>Plannen</h1>{parts}</main>'
    )


def brightness(colour: str) -> float:
    """How bright ``rgb(r, g, b)`` is, by WCAG."""
    parts = [int(one) / 255 for one in colour.strip("rgb()").split(",")]
    red, green, blue = (
        one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def faint(page: Page) -> list[Any]:
    """What of the drawings cannot be told from what is below it."""
    found = page.evaluate(_PAINTED)
    assert len(found) == len(known_plans())
    assert all(len(one["words"]) > 5 and len(one["marks"]) > 5 for one in found)
    needs = (("words", 4.5), ("marks", 3.0))
    return [
        told
        for picture in found
        for kind, least in needs
        for told in picture[kind]
        if contrast(told[1], told[2]) < least
    ]


@pytest.mark.parametrize("wide", [PHONE, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_word_and_mark_of_a_drawn_plan_stands_out(
    chromium: Browser, scheme: Scheme, wide: int
) -> None:
    with Looks("nl", scheme, wide).page(chromium) as page:
        page.set_content(page_of_plans())
        assert faint(page) == []
        assert barriers(page) == []
        assert width(page) <= wide
        ground = page.locator(".walk .sheet").first.evaluate("one => getComputedStyle(one).fill")
        assert (brightness(ground) < 0.05) is (scheme == "dark"), "it is as dark as its page"


def test_a_drawn_plan_is_printed_whole_and_dark_on_white_whatever_the_screen_is(
    chromium: Browser,
) -> None:
    with Looks("nl", "dark", PAPER).page(chromium) as page:
        page.set_content(page_of_plans())
        page.emulate_media(media="print", color_scheme="dark")
        assert faint(page) == []
        assert width(page) <= PAPER
        first = page.locator(".walk").first
        box = first.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= PAPER
        sheet = page.locator(".walk .sheet").first.evaluate("one => getComputedStyle(one).fill")
        assert brightness(sheet) == 1
        assert page.locator(".narrow-only").first.is_hidden()
        mask = page.locator(".scroll").first.evaluate("one => getComputedStyle(one).maskImage")
        assert mask == "none"
