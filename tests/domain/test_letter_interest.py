"""Which interest a letter names, and from which day: that of the law or of the contract."""

from datetime import date

import pytest

from domain.letter.order.content import specification
from domain.letter.text import Language, LetterContent, LetterKind
from domain.parties import Capacity
from tests.domain.test_interest_stand import STATUTORY
from tests.domain.test_letters import said
from tests.domain.test_statutory_term import ASKED, opened
from tests.paper_samples import BUSINESS, HEDGE, letter

DEMAND = LetterKind.FINAL_DEMAND
NOTICE = LetterKind.NOTICE_OF_DEFAULT
TRADE = HEDGE.model_copy(update={"interest_article": "BW 6:119a lid 2"})
LATER = TRADE.model_copy(update={"interest_from": date(2026, 12, 6)})
AGREED = HEDGE.model_copy(update={"interest_article": "BW 6:119 lid 3"})


def demand(*claims: object, language: Language = "nl") -> LetterContent:
    return letter(DEMAND, claims=claims, debtor=BUSINESS, language=language, mentions_interest=True)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Vanaf 6 december 2026 mogen wij wettelijke handelsrente vragen over wat u dan"),
        ("en", "From 6 December 2026 we may ask statutory commercial interest on what you have"),
    ],
)
def test_a_business_reads_of_commercial_interest_and_from_which_day_it_runs(
    language: Language, words: str
) -> None:
    text = said(demand(LATER, language=language))
    assert words in text
    for threat in (
        "Zolang u te laat bent",
        "For as long as you are late",
        "mogen wij wettelijke r",
    ):
        assert threat not in text


def test_of_several_first_days_the_specification_tells_which() -> None:
    other = LATER.model_copy(update={"interest_from": date(2026, 12, 9)})
    text = said(demand(LATER, other))
    assert "mogen wij wettelijke handelsrente vragen. Vanaf welke dag, staat bij" in text


def test_interest_that_runs_is_asked_for_as_long_as_one_is_late() -> None:
    assert "Zolang u te laat bent, mogen wij wettelijke handelsrente vragen." in said(demand(TRADE))


def test_agreed_interest_is_called_agreed() -> None:
    assert "mogen wij afgesproken rente vragen" in said(demand(AGREED))


def test_kinds_that_are_mixed_are_called_interest() -> None:
    assert "mogen wij rente vragen" in said(demand(TRADE, AGREED))


def test_where_no_interest_is_claimed_none_is_announced() -> None:
    nothing = HEDGE.model_copy(update={"interest_article": ""})
    content = demand(TRADE).model_copy(update={"claims": (nothing,)})
    assert "rente" not in said(content)


def test_a_notice_announces_statutory_interest_from_the_day_on_which_default_begins() -> None:
    text = said(letter(NOTICE, mentions_interest=True))
    assert "vanaf 18 november 2026 in verzuim" in text
    assert "Vanaf 18 november 2026 mogen wij wettelijke rente vragen" in text
    already = said(letter(NOTICE, mentions_interest=True, in_default_since=date(2026, 10, 15)))
    assert "Zolang u te laat bent, mogen wij wettelijke rente vragen." in already


@pytest.mark.parametrize(
    ("capacity", "article"),
    [(Capacity.COMPANY, "BW 6:119a lid 2"), (Capacity.CONSUMER, "BW 6:119 lid 1")],
)
def test_a_claim_tells_by_which_article_it_bears_interest_before_any_runs(
    capacity: Capacity, article: str
) -> None:
    row = specification(opened(capacity=capacity).claim, on=min(ASKED, STATUTORY))
    assert row.interest_article == article
