"""Without a mail server: what may go on paper does, and what may not is said once."""

from collections.abc import Iterator

import pytest

from adapters.store.opening import Mode
from api.words.language import speaking
from api.words.reasons import reason
from application.house import House
from application.run.day import run_day
from application.settings import Posting
from domain.claim.events import Channel
from tests.application.houses import (
    CONSUMER,
    HousePlace,
    by,
    case_of,
    claim_from,
    letters,
    whats,
)
from tests.application.test_dispatch import NO_STREET
from tests.asking import extend_term

NUMBER = "2026-0118"


@pytest.fixture
def house(place: HousePlace) -> Iterator[House]:
    with place.opened(mode=Mode.LIVE, post=Posting.SAME_DAY) as opened:
        yield opened


def test_a_step_that_falls_back_on_post_is_sent_by_post(house: House) -> None:
    claim_from(house, CONSUMER)
    assert whats(run_day(house)) == ["letter_ordered", "letter_sent"]
    assert [letter.channel for letter in letters(house)] == [Channel.POST]


def test_a_confirmation_is_sent_by_post(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    extend_term(house, claim, by=by(), pay_by=house.today.replace(day=25))
    run_day(house)
    [letter] = letters(house)
    assert (letter.order and letter.order.letter_kind, letter.channel) == (
        "confirmation",
        Channel.POST,
    )
    assert case_of(house, claim).claim.pending is None


@pytest.mark.parametrize("claims", [1, 3])
def test_what_can_only_be_mailed_is_one_finding_of_the_run(house: House, claims: int) -> None:
    for number in range(claims):
        claim_from(house, CONSUMER, NO_STREET, (NUMBER, f"{NUMBER}{number}"))
    report = run_day(house)
    [line] = report.lines
    assert line.what == "refused"
    assert line.why.startswith("letter.no_mail_server: ")
    with speaking("nl"):
        told = f"{claims} vorderingen wachten daarop"
        assert (told in reason(line.why)) is (claims > 1)
    assert report.needs_attention
    assert letters(house) == []
