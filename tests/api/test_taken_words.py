"""What money was taken for is said in words: also where it is no payment of that day."""

from datetime import date

import pytest

from api.words.language import Language, speaking
from api.words.shell.speech import line_said
from api.words.taken import taken_said
from application.queries.reckoned import line_out
from domain.claim import litigation
from domain.claim.balance import balance
from domain.claim.events import CreditNoteApplied
from tests.domain.story import CALL, Story, paid
from tests.domain.test_judgment import ALL, JUDGED, LATER, ruled, summoned


def lines(story: Story, language: Language) -> list[str]:
    found = balance(story.claim, on=date(2026, 12, 1)).account.lines
    with speaking(language):
        told = [line_out(one, story.claim) for one in found if one.taken]
        assert all(taken_said(one) in line_said(one) for one in told)
        return [taken_said(one).replace("\N{NO-BREAK SPACE}", " ") for one in told]


def judged(*, paid_before: int) -> Story:
    story = summoned()
    story.after(paid(paid_before, on=date(2026, 3, 10), payment_id="P-0"))
    story.when(
        lambda case, day: litigation.judge(case.claim, ruled(*ALL), today=max(day, LATER)),
        on=JUDGED,
    )
    return story


@pytest.mark.parametrize(
    ("language", "before", "freed"),
    [
        (
            "nl",
            (
                "Betaling € 2.000,00 (kenmerk P-0), toegerekend aan kosten € 150,00, rente € 2,63,"
                " hoofdsom € 1.000,00, niets (te veel) € 847,37"
            ),
            (
                "Eerder betaald, en vrijgekomen doordat minder verschuldigd is (kenmerk C-1):"
                " € 1.000,00, toegerekend aan kosten € 300,00, rente € 0,20,"
                " niets (te veel) € 699,80"
            ),
        ),
        (
            "en",
            (
                "Payment € 2,000.00 (reference P-0), taken for costs € 150.00, interest € 2.63,"
                " principal € 1,000.00, nothing (too much) € 847.37"
            ),
            (
                "Paid before, and free since less is owed (reference C-1): € 1,000.00, taken for"
                " costs € 300.00, interest € 0.20, nothing (too much) € 699.80"
            ),
        ),
    ],
)
def test_money_that_comes_free_is_no_payment_and_says_what_it_is(
    language: Language, before: str, freed: str
) -> None:
    story = judged(paid_before=2_000_00)
    note = CreditNoteApplied(
        number="C-1", amount=1_200_00, issued_on=LATER, retroactive=False, source=CALL
    )
    assert lines(story.after(note, on=LATER), language) == [before, freed]
