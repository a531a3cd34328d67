"""Words: whatever a door may say has a word in Dutch and one in English."""

import ast
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from jinja2.ext import extract_from_ast

import application
import domain
import projections
from api.pages.rendering import environment
from api.words.figures import day, long_day, lowered, moment, money, number
from api.words.language import Language, language_of, speaking, wanted_by_browser, wanted_by_locale
from api.words.naming import KINDS, step, task_words, word
from api.words.portfolio_kinds import CALLED, how_made
from api.words.sentences import ENGLISH, TABLES, said
from api.words.tasks import TASKS
from application.queries.figures import FIGURES
from application.run.level import DISPATCHED, WORDS
from domain.dunning.task import Task
from domain.letter.order.handed_over import TELLING_HAND_OVER
from projections.outstanding.buckets import Bucket
from projections.outstanding.measures import AGES, MEASURES
from projections.segments import Status

PAGES = Path(__file__).parents[2] / "api" / "pages"
SAYING = {"said", "said_of", "marked"}


def messages_of_templates() -> set[str]:
    """Every sentence that a template says."""
    found: set[str] = set()
    for file in sorted((PAGES / "templates").glob("*.html")):
        parsed = environment().parse(file.read_text("utf-8"))
        for _, _, message in extract_from_ast(parsed):
            several = message if isinstance(message, tuple) else (message,)
            found |= {one for one in several if one}
    return found


def messages_of(source: str) -> Iterator[str]:
    """Every sentence that the code of a page says."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=args) if name in SAYING:
                constants = (arg.value for arg in args if isinstance(arg, ast.Constant))
                yield from (value for value in constants if isinstance(value, str))


def messages() -> set[str]:
    files = sorted(PAGES.rglob("*.py"))
    written = {one for file in files for one in messages_of(file.read_text("utf-8"))}
    return messages_of_templates() | written


def test_every_sentence_of_a_page_has_its_english() -> None:
    assert messages() - set(ENGLISH) == set()


def test_no_english_is_kept_for_a_sentence_that_no_page_says() -> None:
    assert set(ENGLISH) - messages() == set()


def test_a_sentence_that_two_pages_say_is_said_alike_in_english() -> None:
    kept = {(dutch, english) for table in TABLES for dutch, english in table.items()}
    said = Counter(dutch for dutch, _ in kept)
    assert [dutch for dutch, meanings in said.items() if meanings > 1] == []


def test_a_sentence_without_english_is_found() -> None:
    assert set(messages_of('said("Dit staat nergens.")')) - set(ENGLISH) == {"Dit staat nergens."}


def test_what_is_filled_in_is_the_same_in_both_languages() -> None:
    def names(text: str) -> list[str]:
        return sorted(part.split(")")[0] for part in text.split("%(")[1:])

    assert [d for d, e in ENGLISH.items() if names(d) != names(e)] == []


def test_every_task_is_called_something_in_both_languages() -> None:
    assert set(TASKS) == set(Task)
    assert all(all(one.nl) and all(one.en) for one in TASKS.values())


def test_a_value_is_said_in_the_words_of_its_own_list() -> None:
    with speaking("nl"):
        assert word(Status.DISPUTED) == "Betwist"
        assert word("refused", "ContactOutcome") == "Wil niet spreken"
        assert word("refused", "Result") == "Geweigerd"
    with speaking("en"):
        assert word("refused", "ContactOutcome") == "Refused to talk"


NOT_SHOWN = {
    *("DeedKind", "Bearer"),  # an obligation says each with its reason
    *("ParagraphRole", "Wording"),  # how a letter is built
    *("Purpose", "WorkKind"),  # why a value is sealed; how a row of a view is kept
    *("CauseKind", "CameTo", "Rule", "InterestStand"),  # each is said in a sentence of its own
    "SameWords",  # how entries are laid beside each other
    "ChangeOf",  # a change is told by its field
    *("About", "May"),  # how the catalogue is ordered
    *(
        "MoveKind",
        "PartyMoved",
        "MilestoneKind",
        "Unit",
    ),  # a figure is told by its measure and part
    "MailTaken",  # people are told what was noted
    "AccountDoubt",  # people are told it as what is new about a line
    *("SmtpTls", "DailyRun", "Posting"),  # settings are typed as they are spelled
}
BESIDE_AN_ENUM = {
    "HoldCategory": {
        "payment_pending",
        "vanished_from_open_items",
        "lower_in_open_items",
        "unclear_in_open_items",
    },
    "DeliveryGrade": {"", "came_back"},
    "Ending": {"unknown"},
}
"""Values that the program itself may give where people choose from the enumeration."""


def enumerations() -> dict[str, type[StrEnum]]:
    """Every enumeration of what is known and done, by its name."""
    for room in (application, domain, projections):
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
    ours = (kind for kind in _below(StrEnum) if kind.__module__.split(".")[0] in INNER)
    return {kind.__name__: kind for kind in ours}


def _below(kind: type[StrEnum]) -> Iterator[type[StrEnum]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


OF_ADAPTERS = {"DocumentKind", "Unclarity", "RemarkKind", "Mode", "Delivered", "SendOutcome"}
INNER = {"application", "domain", "projections"}
ENUMS = enumerations()


def test_every_value_of_an_enumeration_that_is_shown_has_a_word_in_both_languages() -> None:
    shown = {name: kind for name, kind in ENUMS.items() if name not in NOT_SHOWN}
    lacks = {
        f"{name}.{one.name}"
        for name, kind in shown.items()
        for one in kind
        if not (name == "Task" and one in TASKS)  # has words of its own, held above
        and not all(KINDS.get(name, {}).get(one.value, ("", "")))
    }
    assert len(shown) > len(NOT_SHOWN)
    assert lacks == set()


def test_no_word_is_kept_for_a_value_that_does_not_exist() -> None:
    for name, words in KINDS.items():
        if name in ENUMS:
            known = {one.value for one in ENUMS[name]} | BESIDE_AN_ENUM.get(name, set())
            assert set(words) - known == set(), name
    assert set(KINDS) - set(ENUMS) == {"RunStatus", "RunLine"} | OF_ADAPTERS


def test_whatever_a_run_may_report_has_a_word() -> None:
    assert {*WORDS.values(), *DISPATCHED.values()} - set(KINDS["RunLine"]) == set()


def test_a_word_that_nobody_knows_is_said_as_it_stands() -> None:
    assert word("of_a_newer_program", "Status") == "of a newer program"
    assert step("tweede-brief") == "tweede-brief"
    assert "unknown" not in KINDS["Status"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", ["−€ 1.234,50", "3 mrt 2026", "3 maart 2026", "3 mrt 2026, 00:30", "8,25%"]),
        ("en", ["−€ 1,234.50", "3 Mar 2026", "3 March 2026", "3 Mar 2026, 00:30", "8.25%"]),
    ],
)
def test_figures_are_written_as_the_language_writes_them(
    language: Language, expected: list[str]
) -> None:
    at = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    with speaking(language):
        said_so = [
            *(money(-123_450), day(date(2026, 3, 3)), long_day(date(2026, 3, 3))),
            *(moment(at), number("8.25%")),
        ]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in said_so] == expected


def test_a_word_within_a_sentence_keeps_its_abbreviation() -> None:
    assert lowered("Schuldsanering (Wsnp)") == "schuldsanering (Wsnp)"
    assert lowered("RF-kenmerk") == "RF-kenmerk"


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("nl-NL,nl;q=0.9,en;q=0.8", "nl"),
        ("en-GB,nl;q=0.9", "en"),
        ("nl;q=0.2, en;q=0.7", "en"),
        ("de-DE,nl;q=0.4", "nl"),
        ("nl;q=0, en;q=0.1", "en"),
        ("de-DE", None),
        ("en;q=much", None),
        ("", None),
    ],
)
def test_a_browser_is_answered_in_the_language_it_wants_most(
    accept: str, language: Language | None
) -> None:
    assert wanted_by_browser(accept) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LC_ALL": "", "LC_MESSAGES": "nl_BE", "LANG": "en_US.UTF-8"}, "nl"),
        ({"LC_ALL": "C.UTF-8", "LANG": "nl_NL.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_locale_decides_the_language_of_a_program(
    environment: dict[str, str], language: Language
) -> None:
    assert wanted_by_locale(environment) == language
    assert language_of("nld") is None


def test_a_language_is_spoken_only_as_long_as_it_is_asked_for() -> None:
    with speaking("en"):
        assert said("Werklijst") == "Work list"
        assert task_words("call")[0] == "Call"
        with speaking("nl"):
            assert said("Werklijst") == "Werklijst"
        assert said("Werklijst") == "Work list"


def test_every_figure_measure_and_part_is_called_something_in_both_languages() -> None:
    measures = {made.measure for figure in FIGURES.values() for made in figure.made_of}
    assert set(CALLED["Figure"]) == set(FIGURES)
    assert set(CALLED["Measure"]) == measures
    assert set(CALLED["PaidAfter"]) == set(AGES)
    ages = {bucket.value for bucket in Bucket if bucket is not Bucket.NONE}
    ends = {kind for name in ("promises", "plans", "ends") for kind in MEASURES[name].kinds}
    assert set(CALLED["MeasurePart"]) == ages | ends
    assert all(all(how_made_in(name)) for name in FIGURES)


def how_made_in(figure: str) -> list[str]:
    found = []
    for language in ("nl", "en"):
        with speaking(language):
            found.append(how_made(figure))
    return found


def test_a_letter_that_stands_in_for_a_step_is_told_apart_from_the_step() -> None:
    """A claim that is to be handed over does not wait for the letter that tells of it."""
    with speaking("nl"):
        letter = step(TELLING_HAND_OVER.id)
        assert (step("hand-over"), letter) == ("Uit handen geven", "Bericht van overdracht")
