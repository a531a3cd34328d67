"""An invoice and its correction that come at once: whoever is second sees the first."""

import threading
from datetime import date

import pytest

from application.house import House
from application.intake.corrected import CORRECTED_BY
from domain.application import Mandate, Session
from domain.claim.events import Mark
from domain.debtor.events import AddressUnknown
from domain.facts import StreamKind, StreamRef
from tests.application.houses import HousePlace, broken, case_of, clock_at, take_in
from tests.application.papers import credit_note, invoice
from tests.application.test_whose_note import BAKKER, of

pytestmark = pytest.mark.both_stores

TODAY = date(2026, 10, 5)
NUMBERS = [f"A-{n}" for n in range(5)]


def opened_first(place: HousePlace) -> House:
    """A house whose creditor and debtor are known, so that the writers meet on the claims alone."""
    place.clock = clock_at(TODAY)
    house = place.open()
    take_in(house, invoice("Z-1", "1.00"))
    return house


def test_a_decision_that_rests_on_there_being_no_correction_is_taken_again_when_one_came(
    place: HousePlace,
) -> None:
    house = opened_first(place)
    [creditor], [debtor] = (
        house.store.streams(kind) for kind in (StreamKind.CREDITOR, StreamKind.DEBTOR)
    )
    seen: list[object] = []

    def decide(session: Session) -> None:
        seen.append(session.identified(CORRECTED_BY, "A-9"))
        if len(seen) == 1:
            correction = invoice("D-1", "90.00", customer="", code="384", references=("A-9",))
            with place.opened() as other:
                take_in(other, of(BAKKER, correction))
        session.debtor(debtor)
        session.record(StreamRef(StreamKind.DEBTOR, debtor, creditor), [AddressUnknown()])

    mandate = Mandate(key="k", actor="els", role="handler", today=TODAY, log=creditor)
    house.collections.carry_out(mandate, decide)
    assert [one is not None for one in seen] == [False, True]


@pytest.mark.parametrize("second", ["correction", "note"])
def test_an_invoice_and_what_speaks_of_it_meet_in_whatever_order_they_are_stored(
    place: HousePlace, second: str
) -> None:
    house = opened_first(place)
    gate, trouble = threading.Barrier(2), list[BaseException]()
    papers = {
        "invoices": [invoice(number, "100.00") for number in NUMBERS],
        "correction": [
            invoice(f"D-{number}", "90.00", code="384", references=(number,)) for number in NUMBERS
        ],
        "note": [
            credit_note(f"C-{number}", "9.00", customer="", references=(number, "Q"))
            for number in NUMBERS
        ],
    }

    def work(which: str) -> None:
        try:
            with place.opened() as own:
                gate.wait()
                for paper in papers[which]:
                    take_in(own, paper)
        except BaseException as error:
            trouble.append(error)
            raise

    threads = [threading.Thread(target=work, args=(which,)) for which in ("invoices", second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
    cases = [case_of(house, claim) for claim in house.store.streams(StreamKind.CLAIM)]
    found = {case.claim.invoice_number: case for case in cases}
    if second == "correction":
        assert [Mark.CORRECTED in found[one].claim.marks for one in NUMBERS] == [True] * 5
    else:
        waiting = {one.number for one in found["A-0"].debtor.credits.values()}
        assert waiting == {f"C-{one}" for one in NUMBERS}
    assert broken(house) == []
