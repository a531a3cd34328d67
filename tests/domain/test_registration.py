"""What a senior looked up of a party in the register of collection services."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.claim.events import PartyKind
from domain.creditor.decisions import set_party
from domain.creditor.events import HandOverParty, RegistrationGround, TermsChanged
from domain.creditor.registration import look_up_registration
from domain.creditor.state import Creditor
from domain.errors import Refusal
from projections.audit.sentences import Language, sentence
from tests.domain.parties import SINCE

AGENCY = HandOverParty(name="Incasso B.V.", kind=PartyKind.AGENCY)
OTHER = HandOverParty(name="Ander", kind=PartyKind.AGENCY)
CREDITOR = Creditor(UUID(int=1), registered=True, parties=(OTHER, AGENCY))
TOLD: dict[str, Any] = {
    "name": AGENCY.name,
    "registration": "WKI-1",
    "registered_from": SINCE,
    "registered_until": None,
    "unregistered": None,
    "checked_on": date(2026, 3, 17),
    "checked_by": "els",
}


def told(creditor: Creditor = CREDITOR, **changes: Any) -> tuple[HandOverParty, ...]:
    facts = look_up_registration(creditor, **{**TOLD, **changes})
    return tuple(one for f in facts if isinstance(f, TermsChanged) for one in f.parties or ())


def test_what_was_looked_up_stands_with_the_party_in_its_place() -> None:
    other, party = told()
    assert (other, party.registration, party.registered_from) == (OTHER, "WKI-1", SINCE)
    assert (party.checked_on, party.checked_by) == (TOLD["checked_on"], "els")
    known = Creditor(UUID(int=1), registered=True, parties=(other, party))
    assert told(known, checked_by="jan") == ()
    assert told(known, checked_on=date(2026, 4, 1))[1].checked_on == date(2026, 4, 1)


def test_a_ground_takes_the_place_of_a_mark() -> None:
    party = told(registration="", registered_from=None, unregistered=RegistrationGround.EXEMPT)[1]
    assert (party.registration, party.may_collect_on(SINCE)) == ("", True)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"registered_from": None}, "registration.unclear"),
        ({"registration": " "}, "registration.unclear"),
        ({"unregistered": RegistrationGround.LAWYER}, "registration.unclear"),
        ({"registered_until": date(2025, 3, 31)}, "registration.days"),
        ({"name": "Niemand"}, "party.not_set_down"),
    ],
)
def test_what_is_unclear_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        told(**changes)
    assert refused.value.code == code


def test_days_stay_as_long_as_the_mark_does() -> None:
    known = Creditor(UUID(int=1), registered=True, parties=told())
    for mark, since in ((None, SINCE), ("WKI-1", SINCE), ("WKI-2", None), ("", None)):
        [fact] = set_party(
            known, name=AGENCY.name, kind=AGENCY.kind, confirms=True, registration=mark
        )
        assert isinstance(fact, TermsChanged)
        assert (fact.parties or ())[-1].registered_from == since


def test_a_party_that_is_set_down_anew_keeps_its_place_and_stays_the_usual_one() -> None:
    known = Creditor(UUID(int=1), registered=True, parties=told())
    first = known.parties[0]
    [fact] = set_party(known, name=first.name, kind=first.kind, confirms=not first.confirms)
    assert isinstance(fact, TermsChanged)
    assert fact.parties
    assert [one.name for one in fact.parties] == [one.name for one in known.parties]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "(WKI-1 – 1 april 2025)"),
        ("en", "(WKI-1 – 2025-04-01)"),
    ],
)
def test_the_trail_says_to_whom_claims_go_and_under_which_mark(
    language: Language, said: str
) -> None:
    fact = TermsChanged(parties=told())
    params = fact.model_dump(mode="json", exclude_none=True)
    text = sentence(TermsChanged.TOPIC, params, language)
    assert said in text
    assert all(one.name in text for one in told())
