"""Every rule that withholds a step has words in both languages, and says what lets it go on."""

import pytest

from api.words.tasks import TASKS
from api.words.withheld import RULES, rule_said
from application.why.rules import NOT_DUE, Rule
from domain.claim.state import Ending
from domain.dunning.task import Task
from domain.law.protection import Bar

CODES = {*map(str, Rule), *map(str, Ending), *map(str, Bar)}


def test_every_code_has_words_and_no_words_are_of_no_code() -> None:
    assert {str(code) for code in RULES} == CODES
    assert CODES.isdisjoint(TASKS)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("code", sorted({*CODES, *map(str, Task)}))
def test_a_rule_is_called_and_says_what_is_to_be_done(code: str, language: str) -> None:
    called, to_do = rule_said(code, "", language)
    assert called
    assert "_" not in called
    assert to_do or code in {*NOT_DUE, Rule.TAKEN}


def test_a_mark_is_named_with_the_task_to_look_at_it() -> None:
    called, _ = rule_said("look_at_marks", "a person is to look first: direct_debit", "nl")
    assert "incasso" in called.lower()
