"""Interest in words: each thing that may be said of it stands in both languages, with its law."""

from datetime import date

import pytest

from api.words.interest import interest_said
from api.words.language import Language, speaking
from domain.case.interest_stand import InterestStand

DAY = date(2026, 11, 3)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_whatever_is_to_be_said_of_interest_is_said_with_its_article_and_day(
    language: Language,
) -> None:
    undated = {InterestStand.NO_DEFAULT, InterestStand.NOT_CLAIMED, InterestStand.RATE_UNKNOWN}
    with speaking(language):
        said = {
            one: interest_said(one, "BW 6:119a lid 1", DAY, None)
            for one in InterestStand
            if one is not InterestStand.PART_BARRED
        }
        barred = interest_said("part_barred", "BW 3:324 lid 3", None, DAY, "12.50")
        over = interest_said("restructured", "Fw 303", DAY, date(2026, 12, 24))
    assert len({barred, *said.values()}) == len(InterestStand)
    assert "2026" in barred
    assert "12" in barred
    assert all("2026" in text for one, text in said.items() if one not in undated)
    assert all(text.endswith("(BW 6:119a lid 1)") for text in said.values())
    assert over.count("2026") == 2


def test_interest_that_rests_on_no_article_names_none() -> None:
    with speaking("nl"):
        assert interest_said("not_claimed", "", None, None) == "geen: zij wordt niet gevraagd"


@pytest.mark.parametrize(
    ("language", "article", "words"),
    [
        ("nl", "BW 6:119a lid 2", "de wettelijke betaaltermijn voor handelsrente loopt tot en met"),
        ("nl", "BW 6:119b lid 1", "de afgesproken betaaltermijn loopt tot en met"),
        ("nl", "BW 6:119 lid 1", "de termijn tot het verzuim loopt tot en met"),
        ("en", "BW 6:119a lid 2", "the statutory term to pay that commercial interest waits for"),
        ("en", "BW 6:119a lid 1", "the agreed term to pay runs through"),
    ],
)
def test_the_term_that_interest_waits_for_is_named_with_its_last_day_and_the_first_of_interest(
    language: Language, article: str, words: str
) -> None:
    with speaking(language):
        told = interest_said("term_runs", article, DAY, None).replace("\N{NO-BREAK SPACE}", " ")
    assert words in told
    assert told.index("2 ") < told.index("3 ")
    kind = {"nl": "rente loopt vanaf 3", "en": "interest runs from 3"}[language]
    assert kind in told
    assert " zij " not in told
    assert " it runs" not in told
