"""An answer is of one dispute: the only one there is, or the one it names."""

from domain.claim.disputes import answer_dispute
from tests.domain.story import refusal
from tests.domain.test_disputes import contest, in_default


def test_an_answer_says_which_dispute_it_is_about_where_there_is_more_than_one() -> None:
    told = in_default()
    contest(told, 300_00)
    [only] = answer_dispute(told.claim)
    assert only.model_dump()["disputed_version"] == told.claim.disputes[0].version
    contest(told, 200_00, ground="amount")
    assert refusal(lambda: answer_dispute(told.claim)) == "dispute.which"
    second = told.claim.disputes[1].version
    [fact] = answer_dispute(told.claim, disputed=second)
    assert fact.model_dump()["disputed_version"] == second
    assert refusal(lambda: answer_dispute(told.claim, disputed=second + 1)) == "dispute.which"
