"""What a mail is about: sure where two clues agree, and nothing that gainsays them."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from domain.creditor.reply_address import checked_reply_address
from domain.errors import Refusal
from domain.incoming_mail.events import MailClue, MailWaitsWhy
from domain.incoming_mail.judge import ClaimTold, MailFound, Named, judge_mail

ANNE, BERT = UUID(int=1), UUID(int=2)


def claim(number: int, debtor: UUID = ANNE, *, live: bool = True) -> ClaimTold:
    return ClaimTold(id=UUID(int=100 + number), debtor_id=debtor, live=live)


ONE, TWO, OTHER = claim(1), claim(2), claim(3, BERT)


def named(*claims: ClaimTold, value: str = "F2026-014") -> list[Named]:
    return [Named(value=value, claims=claims)]


def test_a_reference_of_ours_is_sure_by_itself() -> None:
    found = judge_mail(MailFound(references=named(ONE, TWO, value="RF18")))
    assert (found.claims, found.why) == ((ONE.id, TWO.id), None)
    assert [(one.clue, one.value) for one in found.reasons] == [(MailClue.REFERENCE, "RF18")]


def test_a_number_alone_is_anybodys_invoice() -> None:
    found = judge_mail(MailFound(numbers=named(ONE)))
    assert (found.claims, found.why) == ((ONE.id,), MailWaitsWhy.DOUBTFUL)


HIS = frozenset({ANNE})


@pytest.mark.parametrize(
    "found",
    [
        MailFound(numbers=named(ONE), senders=HIS),
        MailFound(numbers=named(ONE), customers=HIS),
        MailFound(numbers=named(ONE), names=HIS),
    ],
)
def test_a_number_and_one_clue_of_the_same_debtor_are_sure(found: MailFound) -> None:
    verdict = judge_mail(found)
    assert (verdict.claims, verdict.why) == ((ONE.id,), None)


def test_a_number_that_two_creditors_gave_is_the_one_of_the_sender() -> None:
    mine = judge_mail(MailFound(numbers=named(ONE, OTHER), senders=frozenset({BERT})))
    assert (mine.claims, mine.why) == ((OTHER.id,), None)
    unknown = judge_mail(MailFound(numbers=named(ONE, OTHER)))
    assert (unknown.claims, unknown.why) == ((ONE.id, OTHER.id), MailWaitsWhy.SEVERAL)


def test_who_writes_from_anothers_address_makes_it_doubtful() -> None:
    found = judge_mail(
        MailFound(references=named(ONE), senders=frozenset({BERT}), claims_of=[OTHER])
    )
    assert (set(found.claims), found.why) == ({ONE.id, OTHER.id}, MailWaitsWhy.SEVERAL)


def test_who_has_one_claim_here_writes_about_that_one() -> None:
    sender = MailFound(senders=frozenset({ANNE}), claims_of=[ONE])
    assert judge_mail(sender).why is None
    two = MailFound(senders=frozenset({ANNE}), claims_of=[ONE, TWO])
    assert (judge_mail(two).claims, judge_mail(two).why) == (
        (ONE.id, TWO.id),
        MailWaitsWhy.SEVERAL,
    )
    customer = MailFound(customers=frozenset({ANNE}), claims_of=[ONE])
    assert judge_mail(customer).why is MailWaitsWhy.DOUBTFUL


def test_what_has_ended_is_asked_about_and_what_says_nothing_too() -> None:
    ended = judge_mail(MailFound(references=named(claim(1, live=False))))
    assert ended.why is MailWaitsWhy.ENDED
    assert judge_mail(MailFound()).why is MailWaitsWhy.NO_CLUE


CLAIMS = some.sampled_from([ONE, TWO, OTHER, claim(4, BERT, live=False)])
NAMED = some.lists(
    some.builds(Named, value=some.sampled_from("abc"), claims=some.tuples(CLAIMS)), max_size=3
)
DEBTORS = some.frozensets(some.sampled_from([ANNE, BERT]))


@given(
    some.builds(
        MailFound,
        references=NAMED,
        numbers=NAMED,
        senders=DEBTORS,
        customers=DEBTORS,
        names=DEBTORS,
    )
)
@settings(max_examples=60)
def test_what_is_sure_is_one_debtors_and_whatever_is_named_waits_else(found: MailFound) -> None:
    verdict = judge_mail(found)
    told = {c for n in (*found.references, *found.numbers) for c in n.claims}
    whose = {one.debtor_id for one in told if one.id in verdict.claims}
    if verdict.why is None:
        assert len(whose) == 1
        assert found.senders | found.customers <= whose
    else:
        assert {one.id for one in told if one.live} <= set(verdict.claims)


@pytest.mark.parametrize(
    "setting",
    [
        "",
        "antwoord@linde.example",
        "antwoord+{token}@linde.example",
        f"{'a' * 21}+{{token}}@b.nl",
        "{token}@b.nl",
    ],
)
def test_an_address_for_answers_is_kept_as_it_is(setting: str) -> None:
    assert checked_reply_address(setting) == setting


@pytest.mark.parametrize(
    "setting",
    [
        f"{'a' * 22}+{{token}}@b.nl",
        "antwoord{token}@b.nl",
        "antwoord+{token}-x@b.nl",
        "antwoord",
        "a@{token}.nl",
        "a b@linde.example",
        "a@b.nl\r\nX: y",
    ],
)
def test_what_no_mail_server_takes_is_no_address_for_answers(setting: str) -> None:
    with pytest.raises(Refusal, match="no address"):
        checked_reply_address(setting)


@pytest.mark.parametrize(("debtors", "held"), [(10, 10), (11, 1)])
def test_who_names_the_numbers_of_many_debtors_holds_none_but_his_own(
    debtors: int, held: int
) -> None:
    """The last number that holds all, and the first that holds only the sender's own."""
    his = claim(0, UUID(int=900))
    others = [claim(number, UUID(int=900 + number)) for number in range(1, debtors)]
    numbers = [Named(value=f"F-{one.id}", claims=(one,)) for one in others]
    found = judge_mail(
        MailFound(numbers=numbers, senders=frozenset({his.debtor_id}), claims_of=[his])
    )
    assert len(found.claims) == held
    assert found.why is (MailWaitsWhy.MANY if held == 1 else MailWaitsWhy.SEVERAL)
    assert his.id in found.claims
