"""A letter that this run has set is not set again: equal content gives equal bytes.

Setting and reading a letter is most of what a test with a letter costs, and many tests begin with
the same ones. ``tests/adapters`` sets each anew, for there it is held that they are equal.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from adapters.paper import press

KEPT: Final = 1_000
"""So many letters of some fifty kilobytes in each worker."""

_set_anew, _read_anew = press._printed, press._text_of
_set_once, _read_once = lru_cache(KEPT)(_set_anew), lru_cache(KEPT)(_read_anew)


def _printed(template: press.Template, folder: Path, page: str, dated: date) -> bytes:
    """A letter of the house once; whatever else, and from a folder that may change, anew."""
    once = template == "letter" and folder == press.HOUSE_LOOK.folder
    return (_set_once if once else _set_anew)(template, folder, page, dated)


def letters_set_once() -> None:
    """Remember letters from now on."""
    press._printed, press._text_of = _printed, _read_once


@contextmanager
def letters_set_anew() -> Iterator[None]:
    """Set and read each letter for a while."""
    press._printed, press._text_of = _set_anew, _read_anew
    try:
        yield
    finally:
        letters_set_once()
