"""The rooms, their directions and the house style hold, and every rule can fail.

``CONTROLS`` feeds every rule something bad, which it must notice, and something good beside it,
which it must let pass.
"""

from itertools import combinations

import pytest

from tests.architecture import (
    LONGEST_FILE,
    LONGEST_FUNCTION,
    MAY_IMPORT,
    MODULES,
    ROOMS,
    RULES,
    Module,
    Rule,
    circles,
    complaints,
    domain_reads_no_clock_chance_file_or_environment,
    every_test_can_fail,
    files_are_named_for_one_idea,
    functions_and_files_stay_small,
    ignored_types_name_a_code_and_a_reason,
    imports_go_one_way,
    no_test_measures_time,
    nothing_is_left_for_later,
    nothing_is_swallowed,
    repeated_classes,
    rooms_import_only_what_the_project_declares,
)


@pytest.mark.parametrize("name", RULES)
def test_the_house_keeps_the_rule(name: str) -> None:
    assert complaints(RULES[name], *MODULES) == []


@pytest.mark.parametrize("of_folders", [False, True])
def test_nothing_imports_in_a_circle(of_folders: bool) -> None:
    assert circles(MODULES, of_folders=of_folders) == []


def test_a_circle_is_noticed() -> None:
    one = Module("domain/claim/state.py", "from domain.debtor.state import Debtor")
    back = Module("domain/debtor/state.py", "import domain.claim.state")
    beside = Module("domain/debtor/events.py", "import domain.claim.balance")
    assert set(circles([one, back])) == {"domain.claim.state", "domain.debtor.state"}
    there, balance = Module("domain/debtor/state.py", ""), Module("domain/claim/balance.py", "")
    assert circles([one, there, beside, balance]) == []


def test_a_circle_of_folders_is_noticed_where_no_file_makes_one() -> None:
    there = Module("domain/claim/state.py", "import domain.debtor.state")
    back = Module("domain/debtor/events.py", "import domain.claim.balance")
    ends = Module("domain/debtor/state.py", ""), Module("domain/claim/balance.py", "")
    assert circles([there, back, *ends]) == []
    folders = circles([there, back, *ends], of_folders=True)
    assert set(folders) == {"domain.claim", "domain.debtor"}
    assert circles([there, *ends], of_folders=True) == []


def test_a_class_name_stands_once_in_the_house() -> None:
    assert repeated_classes(MODULES) == {}


def test_a_class_name_that_stands_twice_is_noticed() -> None:
    one = Module("domain/claim/state.py", "class Hold: ...\nclass _Own: ...\n")
    other = Module("api/pages/forms.py", "class Hold: ...\nclass _Own: ...\n")
    elsewhere = Module("tests/story.py", "class Hold: ...")
    assert repeated_classes([one, other, elsewhere]) == {"Hold": [one.path, other.path]}
    inside = Module("api/pages/forms.py", "class Form:\n    class Hold: ...\n")
    assert repeated_classes([one, inside, elsewhere]) == {}


def test_the_rules_have_read_every_room() -> None:
    rooms = {module.path.split("/")[0] for module in MODULES}
    assert rooms >= {*ROOMS, "tests"}
    assert any(module.path == "tests/test_architecture.py" for module in MODULES)


# For each rule: a path, something bad there, and something good.
LONG = "def f():\n" + "    a = 1\n" * LONGEST_FUNCTION
LONGER = "a = 1\n" * (LONGEST_FILE + 1)
CATCH = "try:\n    f()\nexcept{}:{}\n    {}\n"
CONTROLS: dict[Rule, list[tuple[str, str, str]]] = {
    imports_go_one_way: [
        ("domain/case.py", "import eventsourcing", "import pydantic"),
        ("domain/case.py", "from fastapi import Depends", "import json"),
        ("domain/case.py", "import projections.people", "import domain.days"),
        ("domain/case.py", "def f():\n    import adapters", "import domain"),
        ("domain/case.py", "from .law import costs", "import domain.law.costs"),
        ("domain/application.py", "import api", "import eventsourcing.domain"),
        ("domain/claim/state.py", "import domain.case", "import domain.law.account"),
        ("domain/claim/x.py", "import domain.dunning.plan.step", "import domain.claim.state"),
        ("domain/letter/state.py", "import domain.letter.order.content", "import domain.claim"),
        ("domain/letter/order/x.py", "import domain.application", "import domain.dunning.next"),
        ("domain/case/x.py", "import domain.dunning.next", "import domain.letter.state"),
        ("domain/facts.py", "import domain.claim", "import domain.sealing"),
        ("domain/law/costs.py", "import pydantic", "import decimal"),
        ("domain/law/costs.py", "from domain import facts", "from domain import money"),
        ("domain/law/costs.py", "import domain.daysoff", "import domain.days"),
        ("projections/people.py", "import adapters.store", "import orjson"),
        ("projections/people.py", "import eventsourcing", "import domain.facts"),
        ("adapters/ubl.py", "import projections.people", "import lxml.etree"),
        ("adapters/ubl.py", "from api import settings", "import domain.days"),
        ("adapters/mail.py", "import eventsourcing", "import adapters.archive"),
        ("adapters/store/x.py", "import api", "import eventsourcing.sqlite"),
        ("application/views.py", "import typer", "import structlog"),
        ("application/views.py", "from fastapi import Depends", "import projections.people"),
        ("application/views.py", "from api import settings", "import application.house"),
        ("api/http/x.py", "import api.cli.asking", "import api.desk"),
        ("api/cli/x.py", "import api.pages.words", "import application.views"),
        ("api/pages/x.py", "import api.http.bodies", "import api.problems"),
        ("api/pages/x.py", "import api.app", "import api.pages.words"),
        ("api/serving.py", "import tests.story", "import adapters.store.sqlite"),
        ("api/wiring.py", "import eventsourcing.sqlite", "import domain.application"),
        ("scripts/x.py", "a = 1", ""),
    ],
    rooms_import_only_what_the_project_declares: [
        ("api/app.py", "import hypothesis", "import fastapi"),
        ("adapters/x.py", "import msgspec", "import lxml"),
    ],
    domain_reads_no_clock_chance_file_or_environment: [
        ("domain/case.py", "import os", "import re"),
        ("domain/case.py", "import random", "from fractions import Fraction"),
        ("domain/case.py", "from secrets import token_bytes", "import hashlib"),
        ("domain/case.py", "from time import time", "from datetime import time"),
        ("domain/case.py", "from uuid import uuid4", "from uuid import UUID"),
        ("domain/case.py", "x = uuid.uuid7()", "x = uuid.UUID(int=1)"),
        ("domain/case.py", "x = date.today()", "x = case.today"),
        ("domain/case.py", "x = dt.now()", "x = now"),
        ("domain/case.py", "x = field(default_factory=datetime.now)", "x = field()"),
        ("domain/case.py", "x = open('a')", "x = plan.open('a')"),
        ("domain/case.py", "x = a.astimezone()", "x = a.astimezone(AMSTERDAM)"),
        ("domain/case.py", "x = import_module('os')", "x = importlib.resources.files('domain')"),
        ("domain/ids.py", "from uuid import uuid4", "from uuid import uuid5"),
    ],
    functions_and_files_stay_small: [
        ("api/app.py", LONG, LONG.replace("    a = 1\n", "", 1)),
        ("api/app.py", LONGER, LONGER.replace("a = 1\n", "", 1)),
    ],
    files_are_named_for_one_idea: [("api/utils.py", "", "")],
    every_test_can_fail: [
        ("tests/test_x.py", "def test_a(): f()", "def test_a(): assert f()"),
        ("tests/test_x.py", "def test_a(): assert True", "def test_a(): pytest.fail('always')"),
        (
            "tests/test_x.py",
            "def test_a(): raises(E)",
            "def test_a():\n with pytest.raises(E): f()",
        ),
    ],
    no_test_measures_time: [
        ("tests/test_x.py", "from time import process_time", "from time import sleep"),
        ("tests/a/test_x.py", "import time\na = time.monotonic_ns()", "from datetime import time"),
    ],
    ignored_types_name_a_code_and_a_reason: [
        ("api/app.py", "a = 1  # type: ignore", "a = 1"),
        ("api/app.py", "a = 1  # type: ignore[misc]", "a = 1  # type: ignore[misc] # old stub"),
    ],
    nothing_is_swallowed: [
        (
            "api/app.py",
            CATCH.format(" Exception", "", "pass"),
            CATCH.format(" Exception", "  # the lamp stays lit whatever a line holds", "pass"),
        ),
        (
            "api/app.py",
            CATCH.format(" (OSError, BaseException)", "  # noqa: BLE001", "pass"),
            CATCH.format(" OSError", "", "pass"),
        ),
        ("api/app.py", CATCH.format("", "", "pass"), CATCH.format(" Exception", "", "raise")),
    ],
    nothing_is_left_for_later: [
        ("api/app.py", "a = 1  # TODO: b", "TODO = 1"),
        ("api/app.py", 'def f():\n    """FIXME."""', 'x = """FIXME."""'),
    ],
}
CASES = [(check, *case) for check, cases in CONTROLS.items() for case in cases]


@pytest.mark.parametrize(("check", "path", "bad", "good"), CASES)
def test_the_rule_notices_what_is_bad_and_lets_good_pass(
    check: Rule, path: str, bad: str, good: str
) -> None:
    assert complaints(check, Module(path, bad)) != []
    assert not good or complaints(check, Module(path, good)) == []


def test_every_rule_has_a_control() -> None:
    assert set(CONTROLS) == set(RULES.values())


def test_a_narrow_place_is_judged_before_the_room_that_holds_it() -> None:
    places = [place for place, _ in MAY_IMPORT]
    assert not any(later.startswith(f"{first}/") for first, later in combinations(places, 2))
