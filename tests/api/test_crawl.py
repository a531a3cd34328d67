"""Every page of the sample in both languages: no word of the other one, and no code."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.main import app
from api.words.language import Language
from tests.api.crawl import complaints, crawled_once
from tests.api.webs import Web, browsing
from tests.sample_home import sample_house


@pytest.fixture(scope="module")
def web(sample_home: Path) -> Iterator[Web]:
    with sample_house(sample_home) as house, browsing(house) as served:
        yield served


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_says_nothing_in_the_other_language_and_no_code(
    web: Web, sample_made: Path, language: Language
) -> None:
    said, addresses = [], set()
    pages = crawled_once(sample_made.parent, web.house, web.client, language)
    for address, page in pages.items():
        assert f'<html lang="{language}">' in page
        addresses.add(address.partition("?")[0])
        said += [f"{address}: {complaint}" for complaint in complaints(page, language)]
    assert {"/", "/werk", "/voorstellen", "/verzending", "/runs", "/plannen", "/docs"} <= addresses
    assert sum(address.startswith("/claims/") for address in addresses) > 40
    assert sum(address.startswith("/feiten/") for address in addresses) > 40
    assert said == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_that_no_link_leads_to_says_nothing_in_the_other_language(
    web: Web, language: Language
) -> None:
    claim = web.read("/v1/claims", limit=1)["rows"][0]["id"]
    addresses = [
        *("/claims/00000000-0000-0000-0000-00000000000a", "/nergens", "/brieven/x"),
        *(f"/claims/{claim}?on=2026-10-01", "/?q=niemand", "/werk?on=2026-03-01", "/?cursor=x"),
    ]
    headers = {"Accept": "text/html", "Accept-Language": language}
    pages = {one: web.client.get(one, headers=headers).text for one in addresses}
    assert all(f'<html lang="{language}">' in page for page in pages.values())
    said = {f"{one}: {what}" for one, page in pages.items() for what in complaints(page, language)}
    assert said == set()


@pytest.mark.parametrize(
    "words",
    [
        *(["overview", "--all"], ["worklist"], ["approvals"], ["runs"], ["letters", "list"]),
        *(["letters", "doubts"], ["post", "list"], ["plan", "list"], ["plan", "show", "consumer"]),
        *(["views"], ["claim"], ["trail"], ["hand-over", "check"]),
    ],
    ids=" ".join,
)
def test_the_command_line_says_nothing_in_english_to_who_speaks_dutch(
    web: Web, sample_home: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """Codes are left alone: a person types them."""
    monkeypatch.setenv("VORDERING_HOME", str(sample_home))
    monkeypatch.setenv("COLUMNS", "400")
    rows = web.read("/v1/claims", all="true", limit=100)["rows"]
    of_a_claim = words[0] in {"claim", "trail", "hand-over"}
    numbers = [[row["invoice_number"]] for row in rows][::6] if of_a_claim else [[]]
    for number in numbers:
        answer = CliRunner().invoke(app, ["--lang", "nl", *words, *number])
        assert answer.exit_code == 0, answer.output
        said = [
            complaint
            for line in answer.output.splitlines()
            for complaint in complaints(f"<p>{escape(line)}</p>", "nl")
            if not complaint.startswith("code ")
        ]
        assert said == [], number


@pytest.mark.parametrize(
    ("text", "language", "complaint"),
    [
        ("<p>Wacht tot the end</p>", "nl", "'the' in: Wacht tot the end"),
        ("<p>Waits voor Jan</p>", "en", "'voor' in: Waits voor Jan"),
        ('<input placeholder="the number">', "nl", "'the' in: the number"),
        ("<p>Stap: final_demand.</p>", "nl", "code 'final_demand' in: Stap: final_demand."),
        ("<p>Betaling by-hand:7.</p>", "nl", "code 'by-hand:7.' in: Betaling by-hand:7."),
        ("<p>claim.settled</p>", "en", "code 'claim.settled' in: claim.settled"),
        ("<p>hold-1</p>", "en", "code 'hold-1' in: hold-1"),
        ("<p>consumer@1</p>", "en", "code 'consumer@1' in: consumer@1"),
    ],
)
def test_a_word_that_should_not_be_there_is_found(
    text: str, language: Language, complaint: str
) -> None:
    assert complaint in list(complaints(f'<html lang="{language}">{text}</html>', language))


@pytest.mark.parametrize(
    "text",
    [
        '<p translate="no">The Bakery</p>',
        '<p lang="en">the letter</p>',
        "<code>final_demand</code>",
        '<p translate="no">The <b>Bakery</b> of</p><p>Brief</p>',
    ],
)
def test_names_and_what_is_marked_as_another_language_are_left_alone(text: str) -> None:
    assert list(complaints(f'<html lang="nl">{text}</html>', "nl")) == []
