"""What waits for a second person is said by what it does, never by labels, ids or numbers."""

import re
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

import pytest

from api.words.language import Language, speaking
from api.words.proposal_sentences import SENTENCES
from api.words.proposals import proposal_told
from application.commands import catalogue
from application.commands.command import PROPOSABLE
from application.commands.fields import Euro
from application.commands.leaves import Leaf, leaves_of

ID = UUID("06f8c7be-06f8-4c7b-8e06-06f8c7be06f8")
UNREAD = re.compile(r"[0-9a-f]{8}-|[0-9a-f]{32}|[{}\[\]|]|\bTrue\b|: *$|\(\)|[a-z]\d")


def value_of(leaf: Leaf) -> Any:
    """Something that may be said, as a proposal keeps it."""
    if "64" in str(leaf.field.metadata):
        return "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    kinds: dict[type, Any] = {
        UUID: str(ID),
        Euro: "75.00",
        date: "2026-11-29",
        bool: True,
        int: 7,
    }
    if issubclass(leaf.type, Enum):
        return next(str(one.value) for one in leaf.type if one.value)
    value = next((said for kind, said in kinds.items() if issubclass(leaf.type, kind)), "NL02")
    return [value] if leaf.many else value


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_is_a_sentence_without_labels_ids_and_hashes(language: Language) -> None:
    assert catalogue.COMMANDS
    assert {name for _, name in PROPOSABLE} == set(SENTENCES)
    wrong = []
    for (_, name), command in PROPOSABLE.items():
        leaves = leaves_of(command)
        everything = {leaf.name: value_of(leaf) for leaf in leaves}
        least = {leaf.name: value_of(leaf) for leaf in leaves if leaf.required}
        with speaking(language):
            told = [proposal_told(name, given) for given in (everything, least)]
        wrong += [one for one in told if UNREAD.search(one)]
    assert wrong == []


def test_a_fact_a_file_and_debtors_are_called_by_their_names_where_those_are_known() -> None:
    named = {"4": "Betaling van € 5,00.", str(ID): "Fam. Wiersma"}
    with speaking("nl"):
        assert proposal_told("error", {"version": 4}, named).endswith(": Betaling van € 5,00.")
        order = {"number": "VDT-0014", "amount": "25.00", "told_account": 4}
        assert proposal_told("refund-order", order, named).endswith("de debiteur opgaf")
        batch = {"debtors": [str(ID)], "count": 1, "total": "75.00"}
        told = proposal_told("refund-batch", batch, named)
    assert told.replace("\N{NO-BREAK SPACE}", " ") == (
        "Met één bestand € 75,00 terugbetalen aan Fam. Wiersma (1 terugbetaling)"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "De persoonsgegevens van een debiteur"),
        ("en", "Erase the personal data of a debtor "),
    ],
)
def test_an_erasure_whose_debtor_has_no_name_at_hand_speaks_of_a_debtor(
    language: Language, said: str
) -> None:
    given = {"debtor": str(ID), "ground": "term_over"}
    with speaking(language):
        assert proposal_told("erasure", given, {str(ID): ""}).startswith(said)
        assert "of Q. Doe " in proposal_told("erasure", given, {str(ID): "Q. Doe"}).replace(
            "van Q.", "of Q."
        )
