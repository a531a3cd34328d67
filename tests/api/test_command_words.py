"""What commands are called: title, button, help and labels, in both languages."""

import pytest

from api.words.called import COMMANDS, command_called, label
from api.words.language import Language, speaking
from application.commands.catalogue import COMMANDS as CATALOGUE
from application.commands.leaves import leaves_of


def test_every_command_is_called_something_in_both_languages() -> None:
    for name, words in COMMANDS.items():
        for called in (words.nl, words.en):
            assert called.title, name
            assert called.button, name
            assert called.help.endswith("."), name
        assert words.nl.help != words.en.help, name
        assert all(nl and en for nl, en in words.fields.values()), name


def test_every_command_of_the_catalogue_and_no_other_is_called_something() -> None:
    assert {command.NAME for command in CATALOGUE} == set(COMMANDS)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_field_of_a_command_has_a_label(language: Language) -> None:
    with speaking(language):
        bare = [
            f"{command.NAME}.{name}"
            for command in CATALOGUE
            for leaf in leaves_of(command)
            for name in (leaf.name, *(f"{leaf.name}.{part.name}" for part in leaf.parts))
            if not label(command.NAME, name)
        ]
    assert bare == []


def test_no_label_is_kept_for_a_field_that_no_command_has() -> None:
    for command in CATALOGUE:
        leaves = leaves_of(command)
        known = {leaf.name for leaf in leaves} | set(command.model_fields)
        known |= {f"{leaf.name}.{part.name}" for leaf in leaves for part in leaf.parts}
        assert set(COMMANDS[command.NAME].fields) - known == set(), command.NAME


def test_a_command_and_its_fields_are_called_in_the_language_that_is_spoken() -> None:
    with speaking("nl"):
        assert command_called("promise").button == "Leg belofte vast"
        assert label("promise", "by") == "Uiterlijk op"
        assert label("claim", "debtor.customer_number") == "Klantnummer"
    with speaking("en"):
        assert command_called("promise").button == "Record the promise"
        assert label("promise", "by") == "By"
        assert label("promise", "reason_text") == "Why (kept sealed)"


def test_every_command_and_every_field_of_it_has_words_and_no_other_has() -> None:
    assert {command.NAME for command in CATALOGUE} == set(COMMANDS)
    for command in CATALOGUE:
        leaves = [leaf for leaf in leaves_of(command) if leaf.name != "reason_text"]
        parts = {f"{leaf.name}.{part.name}" for leaf in leaves for part in leaf.parts}
        asked = {leaf.name for leaf in leaves} | parts
        assert set(COMMANDS[command.NAME].fields) == asked, command.NAME


def test_what_is_not_known_is_called_nothing() -> None:
    assert command_called("of-a-newer-program").title == ""
    assert label("promise", "colour") == ""
    assert label("of-a-newer-program", "by") == ""
