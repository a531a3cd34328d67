"""What is one stands in the singular, at every door and in both languages."""

import re

import pytest

from api.pages.compiling import phrase
from api.words.language import Language, speaking
from api.words.sentences import ENGLISH
from api.words.shell.speech import SAID
from projections.audit import dutch, english
from projections.audit.sentences import sentence
from projections.singular import about_one

_COUNTED = re.compile(
    r"(?:\{(?:count|claims|tasks|facts|files|rows|lines|letters|letters_sent|size|entries|days)\}"
    r"|%\((?:count|claims|facts|days|total|number)\)s) (?:de )?([a-z'-]+)"
)
_NO_COUNT = {
    *"are asked back aangetekend differ found gevonden ingetrokken kept left los new nieuw".split(),
    *"nog of opnieuw rejected refused staan te van verschillen wait were withdrawn".split(),
}
"""What follows a count and does not change with it, or counts nothing."""


def words_after_a_count() -> set[str]:
    texts = [*ENGLISH, *ENGLISH.values(), *SAID, *SAID.values()]
    for table in (dutch.SENTENCES, english.SENTENCES):
        texts += table.values()
    return {found for text in texts for found in _COUNTED.findall(text)}


def test_every_word_that_is_counted_has_a_singular() -> None:
    found = words_after_a_count() - _NO_COUNT
    plural = {word for word in found if re.search(r"(en|s|'s)$", word)}
    assert plural
    without = {
        word
        for word in plural
        if about_one(f"{{count}} {word}.", {"count": 1}) == f"{{count}} {word}."
    }
    assert without == set()


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("nl", "1 taak.", "2 taken."), ("en", "1 task.", "2 tasks.")],
)
def test_a_run_with_one_task_tells_of_one(language: Language, one: str, many: str) -> None:
    for tasks, wanted in ((1, one), (2, many)):
        told = sentence("run.finished", {"letters_sent": tasks, "tasks": tasks}, language)
        assert wanted in told
        assert ("brief " in told or "letter " in told) is (tasks == 1)


def test_money_that_was_taken_is_no_task() -> None:
    assert about_one("{kept} taken from what it remits", {"kept": 1}) == (
        "{kept} taken from what it remits"
    )


def test_a_page_about_one_claim_says_so() -> None:
    text = "%(total)s vorderingen, van %(first)s tot en met %(last)s."
    told: dict[Language, str] = {"nl": "1 vordering, van", "en": "1 claim, from"}
    for language, wanted in told.items():
        with speaking(language):
            assert wanted in phrase(text, total=1, first="a", last="<b>")
            assert "&lt;b&gt;" in phrase(text, total=1, first="a", last="<b>")
