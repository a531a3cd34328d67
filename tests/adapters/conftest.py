"""Letters are set anew for each of these tests: they hold that equal content gives equal bytes."""

from collections.abc import Iterator

import pytest

from tests.pressed import letters_set_anew


@pytest.fixture(autouse=True)
def set_anew() -> Iterator[None]:
    with letters_set_anew():
        yield
