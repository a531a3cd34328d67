"""The machine's own chromium through Playwright, and one clear word where there is none."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.application.places import sample_home, sample_made

__all__ = ["sample_home", "sample_made"]

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
NO_BROWSER: Final = (
    "no browser on this machine: install chromium (Debian: apt-get install chromium)"
    " to run tests/browser"
)
SHOTS: Final = "VORDERING_TEST_SHOTS"
"""Names the folder to which pictures of the pages go; where it is not set none are taken."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of a file; longer, its event loop would be in the way of others."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=found) as it:
        yield it


@pytest.fixture(scope="session")
def shots() -> Path | None:
    """The folder of the pictures, if anybody wants them."""
    named = os.environ.get(SHOTS)
    if not named:
        return None
    folder = Path(named)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
