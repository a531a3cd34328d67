"""A mandate is signed once, may move to another account, and ends by a word or by disuse."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from domain.debtor.mandate_events import (
    DebitAccount,
    MandateAmended,
    MandateEnd,
    MandateFact,
    MandateRevoked,
    MandateSigned,
)
from domain.debtor.mandates import amend_mandate, revoke_mandate, sign_mandate
from domain.debtor.state import Debtor, fold
from domain.errors import Refusal
from domain.facts import EnteredInError, Fact
from domain.law.direct_debit import DebitScheme
from domain.sealing import Sealed
from tests.domain.story import recorded

WHO = UUID("018f0000-0000-7000-8000-00000000000d")
TODAY = date(2026, 3, 16)
ACCOUNT = DebitAccount(iban="NL44RABO0123456789", holder="J. de Vries")
OTHER = DebitAccount(iban="DE89370400440532013000", holder="J. de Vries")


def a_mandate(**kept: object) -> MandateSigned:
    values = {"mandate_id": "M-1", "signed_on": date(2024, 1, 31), "account": Sealed.of(ACCOUNT)}
    return MandateSigned.model_validate({**values, **kept})


def debtor(*facts: Fact) -> Debtor:
    history = (recorded(f, version=n, on=TODAY, stream=WHO) for n, f in enumerate(facts, 1))
    return fold(WHO, history)


def signed_by(who: Debtor, fact: MandateSigned, *, business: bool = False) -> list[MandateFact]:
    return sign_mandate(who.mandates, fact=fact, business=business, today=TODAY)


def test_a_mandate_stands_once_it_is_signed() -> None:
    known = debtor(*signed_by(debtor(), a_mandate())).mandates["M-1"]
    assert (known.signed_on, known.revoked_on) == (date(2024, 1, 31), None)
    assert known.account.given == ACCOUNT


def test_a_mandate_of_a_known_name_is_refused() -> None:
    with pytest.raises(Refusal, match="already"):
        signed_by(debtor(a_mandate()), a_mandate())


def test_nobody_who_may_be_a_consumer_signs_for_b2b() -> None:
    b2b = a_mandate(scheme=DebitScheme.B2B)
    with pytest.raises(Refusal, match="businesses only"):
        signed_by(debtor(), b2b)
    assert signed_by(debtor(), b2b, business=True) == [b2b]


def test_a_mandate_is_signed_today_and_not_tomorrow() -> None:
    assert signed_by(debtor(), a_mandate(signed_on=TODAY))
    with pytest.raises(Refusal, match="future"):
        signed_by(debtor(), a_mandate(signed_on=TODAY + timedelta(days=1)))


def test_an_amended_mandate_has_the_other_account() -> None:
    known = debtor(a_mandate())
    facts = amend_mandate(
        known.mandates, mandate_id="M-1", account=OTHER, amended_on=TODAY, today=TODAY
    )
    mandate = debtor(a_mandate(), *facts).mandates["M-1"]
    assert (mandate.account.given, mandate.amended_on) == (OTHER, TODAY)


def test_a_revoked_mandate_ends_once_and_is_not_amended() -> None:
    end = MandateRevoked(mandate_id="M-1", revoked_on=TODAY)
    known = debtor(a_mandate(), end)
    assert known.mandates["M-1"].revoked_on == TODAY
    again = revoke_mandate(
        known.mandates, mandate_id="M-1", revoked_on=TODAY, by=MandateEnd.BANK, today=TODAY
    )
    assert again == []
    with pytest.raises(Refusal, match="revoked"):
        amend_mandate(
            known.mandates, mandate_id="M-1", account=OTHER, amended_on=TODAY, today=TODAY
        )


def test_what_nobody_signed_is_not_revoked() -> None:
    with pytest.raises(Refusal, match="no mandate"):
        revoke_mandate({}, mandate_id="M-1", revoked_on=TODAY, by=MandateEnd.DEBTOR, today=TODAY)


def test_a_revocation_in_error_leaves_the_mandate_standing() -> None:
    wrong = EnteredInError(version=2, topic=MandateRevoked.TOPIC)
    known = debtor(a_mandate(), MandateRevoked(mandate_id="M-1", revoked_on=TODAY), wrong)
    assert known.mandates["M-1"].revoked_on is None


def test_an_end_without_its_mandate_is_passed_over() -> None:
    ends = (
        MandateRevoked(mandate_id="M-1", revoked_on=TODAY),
        MandateAmended(mandate_id="M-1", amended_on=TODAY, account=Sealed.of(OTHER)),
    )
    assert debtor(*ends).mandates == {}


@pytest.mark.parametrize(
    ("before", "used", "last"),
    [
        (None, None, date(2027, 1, 30)),
        (date(2025, 5, 10), None, date(2028, 5, 9)),
        (date(2025, 5, 10), date(2026, 2, 1), date(2029, 1, 31)),
        (None, date(2024, 2, 29), date(2027, 2, 27)),
    ],
)
def test_a_mandate_lasts_through_the_day_before_thirty_six_months_without_use(
    before: date | None, used: date | None, last: date
) -> None:
    mandate = debtor(a_mandate(used_on=before)).mandates["M-1"]
    assert mandate.last_day(used_on=used) == last


def test_a_name_of_thirty_five_is_taken_and_one_of_thirty_six_is_not() -> None:
    assert a_mandate(mandate_id="M" * 35).mandate_id == "M" * 35
    with pytest.raises(ValueError, match="pattern"):
        a_mandate(mandate_id="M" * 36)


def test_another_debtor_is_not_touched() -> None:
    first, other = debtor(a_mandate()), Debtor(uuid4())
    assert first.mandates
    assert not other.mandates
