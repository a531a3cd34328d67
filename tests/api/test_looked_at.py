"""With what somebody looked at data of a debtor, in words and without code."""

import pytest

from api.words.language import Language, speaking
from api.words.reads import looked_at


@pytest.mark.parametrize(
    ("what", "dutch", "english"),
    [
        ("GET /claims/{claim_id}", "pagina van een vordering", "page of a claim"),
        (
            "POST /claims/{claim_id}/{what}",
            "formulier van: pagina van een vordering",
            "form of: page of a claim",
        ),
        (
            "GET /v1/claims/{claim_id}/dossier",
            "vordering via een ander programma",
            "claim by another program",
        ),
        ("GET /v1/tasks", "gegevens via een ander programma", "data by another program"),
        ("GET /", "overzicht", "overview"),
        ("GET /claimsets", "andere pagina", "another page"),
        ("vordering claim", "opdracht vordering claim", "command vordering claim"),
    ],
)
def test_a_reading_says_what_was_opened_and_shows_no_address(
    what: str, dutch: str, english: str
) -> None:
    said: dict[Language, str] = {"nl": dutch, "en": english}
    for language, words in said.items():
        with speaking(language):
            assert looked_at(what) == words
            assert "{" not in looked_at(what)
            assert "/" not in looked_at(what)
