"""`docs/events.md` says what is told, and what of others it answers to; it is made from the code.

Written by ``python -m tests.application.test_events_page``.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.events.published import PREFIX, published, withheld_of
from domain.facts import Fact
from tests.application.events_of_others import OTHERS

PAGE = Path(__file__).parents[2] / "docs" / "events.md"
MARK = "<!-- From here on written by python -m tests.application.test_events_page -->\n"
NAMES = {name.removeprefix(PREFIX) for name, _, _ in published()}


def catalogue() -> Iterator[str]:
    yield f"## Our {len(NAMES)} events\n"
    room = ""
    for name, kind, fact in published():
        if kind != room:
            room = kind
            yield f"\n### {kind.replace('_', ' ').capitalize()}\n\n"
            yield f"All are named `{PREFIX}{kind}.…`.\n\n| event | when | told | withheld |\n"
            yield "|---|---|---|---|\n"
        hidden = withheld_of(fact)
        told = [field for field in fact.model_fields if field not in hidden]
        short = name.removeprefix(f"{PREFIX}{kind}.")
        yield f"| `{short}` | {_meant(fact)} | {_listed(told)} | {_listed(sorted(hidden))} |\n"


def _meant(fact: type[Fact]) -> str:
    return (fact.__doc__ or "").split("\n\n")[0].replace("\n", " ").replace("|", "/").strip()


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def beside_others() -> Iterator[str]:
    yield "\n## Beside others\n\nTheir names are theirs, as they publish them; November 2026.\n"
    for who, (names, count, where) in OTHERS.items():
        yield f"\n### {who}: {count} ({where})\n\n| theirs | ours, or why none |\n|---|---|\n"
        for theirs, ours in names.items():
            told = ours.removeprefix("- ") if ours.startswith("-") else _listed(ours.split())
            yield f"| `{theirs}` | {told} |\n"


def written() -> str:
    by_hand = PAGE.read_text("utf-8").partition(MARK)[0]
    return by_hand + MARK + "\n" + "".join(catalogue()) + "".join(beside_others())


def test_the_page_says_what_the_code_tells() -> None:
    assert PAGE.read_text("utf-8") == written(), "python -m tests.application.test_events_page"


@pytest.mark.parametrize("who", OTHERS)
def test_each_name_of_others_is_one_of_ours_or_is_left_out_with_a_reason(who: str) -> None:
    names, count, _ = OTHERS[who]
    assert len(names) == count
    for theirs, ours in names.items():
        if ours.startswith("-"):
            assert len(ours.split()) > 4, theirs
        else:
            assert ours.split(), theirs
            assert set(ours.split()) <= NAMES, theirs


if __name__ == "__main__":
    PAGE.write_text(written(), "utf-8")
