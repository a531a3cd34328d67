"""A handler at the pages: what she opens, fills in and sees, with scripts or without."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import PHONE, Looks, width

NEXT_TO_CHOOSE = "(the first that is offered)"
"""For a choice that only the case knows, such as which payment."""


@dataclass
class Handler:
    """Somebody at work; every page that she sees can be kept as a picture."""

    page: Page
    looks: Looks
    shots: Path | None
    seen: int = 0

    def look(self, name: str) -> None:
        """Take a picture of the whole page, where somebody wants it; on a phone it must fit."""
        self.seen += 1
        marks = f"{self.looks.scheme}-{self.looks.wide}{'' if self.looks.scripts else '-bare'}"
        if self.shots:
            path = self.shots / f"{marks}-{self.seen:02d}-{name}.png"
            self.page.screenshot(path=path, full_page=True)
        if self.looks.scripts:
            assert width(self.page) <= self.looks.wide or self.looks.wide != PHONE, name

    def signs_in(self, name: str, *, login: str) -> None:
        """Sign in as one of the sandbox's users, on the page that she was led to."""
        self.page.get_by_role("button", name=name).click()
        expect(self.page.locator("details.who summary")).to_have_text(login)

    def go(self, menu: str) -> None:
        """Follow an entry of the menu, which is opened where that does not stand beside it."""
        bar = self.page.get_by_role("navigation", name="Hoofdmenu")
        entry = bar.get_by_role("link", name=menu, exact=True)
        if not entry.count():
            bar.locator("details.menu > summary").click()
        entry.click()

    def find(self, number: str) -> None:
        """Look a claim up by its number, and open it."""
        self.go("Overzicht")
        self.page.get_by_role("searchbox").fill(number)
        self.page.get_by_role("button", name="Zoek").click()
        self.page.get_by_role("link", name=number, exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(number)

    def do(self, command: str, within: Locator | None = None, /, **said: str) -> None:
        """Open the form of a command, fill it in, send it, and see that it is recorded."""
        form = (within or self.page.locator("main")).locator(f'form.command[action$="/{command}"]')
        expect(form).to_have_count(1)
        closed = form.locator("xpath=ancestor::details[not(@open)]")
        while closed.count():
            closed.first.locator("> summary").click()
        for name, value in said.items():
            _fill(form.locator(f'[name="{name}"]:not([type=hidden])'), value)
        form.locator("button:not([formnovalidate])").click()
        expect(self.page.get_by_role("status").filter(has_text="Vastgelegd.")).to_be_visible()
        self.look(command)

    def sees(self, *texts: str) -> None:
        """Find texts on the page."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def task(self, title: str) -> Locator:
        """The tasks under a title of the work list."""
        heading = self.page.get_by_role("heading", name=title)
        return self.page.locator("section.task").filter(has=heading)


def _fill(control: Locator, value: str) -> None:
    expect(control).to_have_count(1)
    kind = control.evaluate("one => one.type")
    if kind == "file":
        control.set_input_files(value)
    elif kind == "checkbox":
        control.set_checked(value == "true")
    elif kind.startswith("select"):
        by_number = value == NEXT_TO_CHOOSE
        control.select_option(index=1) if by_number else control.select_option(value)
    else:
        control.fill(value)
