"""What the program did in the sample broke no obligation; what its people did is said."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from application.house import House
from domain.compliance.assessment import Assessed, Span, assessed
from domain.compliance.case_file import Around, CaseFile
from domain.compliance.obligation import Compliance
from domain.facts import Point, StreamKind
from tests.sample_home import END, sample_house

OF_PEOPLE = {
    ("disputes", "not_answered"),  # nobody wrote back yet
    ("hand_over", "party_not_informed"),  # nobody told the agency of a payment
}
KINDS = (StreamKind.CLAIM, StreamKind.DEBTOR, StreamKind.CREDITOR, StreamKind.LETTER)


@pytest.fixture(scope="module")
def found(sample_home: Path) -> Iterator[list[Assessed]]:
    """Every obligation on every claim of the sample, over all its days."""
    with sample_house(sample_home) as house:
        yield list(_held(house))


def _held(house: House) -> Iterator[Assessed]:
    store = house.store
    streams = {one: store.history(one) for kind in KINDS for one in store.streams(kind)}
    around, point = Around(streams), Point(store.last_position(), END)
    for claim in store.streams(StreamKind.CLAIM):
        yield from assessed(CaseFile(claim, point, around), Span(date.min, END))


def test_nothing_that_the_program_did_broke_an_obligation(found: list[Assessed]) -> None:
    broken = {
        (one.obligation.code, ruling.reason)
        for one in found
        for ruling in one.rulings
        if one.obligation.reasons[ruling.reason] is Compliance.VIOLATED
    }
    assert broken == OF_PEOPLE


@pytest.mark.parametrize(
    "code",
    [
        "agreements",
        "contact_frequency",
        "costs_after_letter",
        "costs_amount",
        "costs_once",
        "imputation",
        "interest",
        "money_known",
        "terms",
    ],
)
def test_there_was_something_to_hold_to_it(found: list[Assessed], code: str) -> None:
    verdicts = {one.verdict for one in found if one.obligation.code == code}
    assert Compliance.FULFILLED in verdicts
