"""Nobody is shown what people read nothing in: ids, hashes, and English within Dutch."""

import json
import re
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from api.words.facts import fact_told
from api.words.fields import value_said
from api.words.language import Language, speaking
from api.words.why import changes_said
from application.queries.why_shapes import ChangeOut
from domain.registry import FACTS

STORED = Path(__file__).parents[1] / "contracts/stored"
ID = "01900000-0000-7000-8000-00000000abcd"
UNREAD = re.compile(
    r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{32,}\b|sealed [0-9a-f]"
    r"|\bNone\b|\bTrue\b|\bFalse\b|[{}\[\]_]|\b\d{4}-\d\d-\d\d\b"
)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_fact_is_told_without_ids_hashes_and_names_of_code(language: Language) -> None:
    found = {}
    for file in sorted(STORED.glob("*.json")):
        topic = file.name.partition(".v")[0]
        params = json.loads(file.read_text())
        sealed = FACTS[topic].SEALED if topic in FACTS else {}
        given = {name: one for name, one in params.items() if name not in sealed}
        if topic == "any.decision_proposed":
            given["content"] = "{}"
        with speaking(language):
            told = fact_told(topic, given)
        if UNREAD.search(told):
            found[topic] = told
    assert found == {}


def test_a_value_in_words_is_not_taken_for_another_of_the_same_name() -> None:
    with speaking("en"):
        assert fact_told("claim.paper_attached", {"kind": "contract"}).endswith(": contract.")


def test_a_change_shows_neither_commitment_nor_id_and_says_that_a_sealed_value_changed() -> None:
    def change(field: str, before: object, after: object) -> ChangeOut:
        return ChangeOut(of="debtor", field=field, before=before, after=after)

    changes = [
        change("contact", "sealed 85a85cc3", "sealed 0123abcd"),
        change("creditor_id", None, UUID(ID)),
        change("document", "", "ab" * 32),
        change("refund_account", None, "sealed 85a85cc3"),
    ]
    with speaking("nl"):
        said = [(one.before, one.after) for one in changes_said(changes)]
        assert said == [("verzegeld", "verzegeld, gewijzigd"), ("–", "verzegeld")]
        through = value_said("payments_through", {"": {date(2026, 11, 24): date(2026, 11, 27)}})
        assert through.replace("\N{NO-BREAK SPACE}", " ") == "24 nov 2026 t/m 27 nov 2026"


def test_people_are_called_u_in_dutch() -> None:
    """In what the program says to who works with it; letters to debtors have their own words."""
    api = Path(__file__).parents[2] / "api"
    said = [*api.glob("pages/templates/*.html"), *api.glob("words/**/*.py")]
    familiar = re.compile(r"\b(je|jij|jou|jouw)\b")
    assert [one.name for one in said if familiar.search(one.read_text())] == []
