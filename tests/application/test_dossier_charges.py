"""What parties charged stands in a dossier as the creditor's, and is no part of what is owed."""

from datetime import timedelta
from uuid import UUID

from adapters.paper import text_of
from application.commands.fields import Euro
from application.commands.party_money import RecordPartyBill, RecordPartyPayment, RecordRemittance
from application.hand_over.dossier import build_dossier
from application.hand_over.papers import papers_of
from application.hand_over.readable import dossier_preview
from application.house import House
from application.letters.confirmation import confirm_now
from domain.case.dossier import Dossier
from domain.claim.events import PartyKind
from domain.creditor.events import DebtorToldBy, HandOverParty
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    order,
    run_until,
)
from tests.application.test_bundles import claims
from tests.application.test_hand_over_letter import TO, handed
from tests.asking import extend_term, recall

DAY = timedelta(days=1)
NEXT = HandOverParty(name="mr. A. de Wit", kind=PartyKind.LAWYER)


def there(house: House, claim: UUID) -> None:
    """A claim that lies with a bailiff, who was paid 100.00 on it."""
    handed(house, [claim], told_by=DebtorToldBy.PARTY)
    paid = RecordPartyPayment(
        amount=Euro(100_00), received_on=house.today, reference="D-1", confirmed=True
    )
    paid.carry(house, claim, by=by())


def bill(house: House, claim: UUID, reference: str, **said: object) -> None:
    told = {"billed_on": house.today, "reference": reference, "party": TO, **said}
    RecordPartyBill.model_validate(told).carry(house, claim, by=by())


def dossier_of(house: House, *those: UUID) -> Dossier:
    cases = [case_of(house, one) for one in those]
    return build_dossier(house, cases, to=NEXT, papers=(), today=house.today)


def test_a_bill_stands_in_the_dossier_and_what_is_owed_stays_to_the_cent(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    claim = claim_from(house, CONSUMER)
    there(house, claim)
    before = dossier_of(house, claim)
    bill(house, claim, "N-1", commission=Euro(12_40), vat=Euro(2_60), kept=True)
    bill(house, claim, "N-2", court_fee=Euro(90_00))
    bill(house, claim, "C-1", commission=Euro(2_40), credit=True)
    after = dossier_of(house, claim)
    assert before.charges == ()
    assert [row.amount for row in after.charges] == [15_00, 90_00, -2_40]
    assert "provisie € 12,40, btw € 2,60; ingehouden" in after.charges[0].what
    assert "creditnota C-1" in after.charges[2].what
    assert (after.balance, after.claims) == (before.balance, before.claims)


def test_the_paper_says_that_the_debtor_owes_nothing_by_it_and_only_where_there_is_a_bill(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    claim = claim_from(house, CONSUMER)
    there(house, claim)
    said = "de debiteur is er niets door verschuldigd"
    assert said not in paper(house, claim)
    bill(house, claim, "N-1", fee=Euro(10_00))
    recall(house, claim, by=by(), why="other")
    text = paper(house, claim)
    assert f"{said}." in text.partition("Wat partijen de schuldeiser rekenden")[2]
    assert f"{TO}, nota N-1: honorarium € 10,00" in text


def test_what_was_kept_without_a_bill_is_named_with_its_claim(
    place: HousePlace, house: House
) -> None:
    two = claims(house, 2)
    there(house, two[0])
    passed = RecordRemittance(
        received=Euro(85_00), fee=Euro(15_00), credited_on=house.today, reference="AF-1"
    )
    passed.carry(house, two[0], by=by())
    [row] = dossier_of(house, *two).charges
    assert (row.amount, row.claim) == (15_00, case_of(house, two[0]).claim.invoice_number)
    assert "nog zonder nota" in row.what
    bill(house, two[0], "N-1", fee=Euro(15_00), kept=True)
    [row] = dossier_of(house, *two).charges
    assert "nota N-1" in row.what


def paper(house: House, claim: UUID) -> str:
    text = " ".join(text_of(dossier_preview(house, claim)).split())
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_letter_of_no_plan_stands_among_those_that_were_sent_in_the_order_of_their_days(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    claim = claim_from(house, CONSUMER)
    run_until(place, house, MARCH, MARCH + 12 * DAY)
    extend_term(house, claim, by=by(), pay_by=house.today + 20 * DAY)
    confirm_now(house, claim, command=order(house, claim))
    rows = dossier_of(house, claim).letters
    assert rows[-1].kind == "confirmation"
    assert len(rows) > 1
    assert [row.sent_on for row in rows] == sorted(row.sent_on for row in rows)
    listed = [one.what for one in papers_of(house, (case_of(house, claim),))]
    letters = [what for what in listed if what.startswith("brief van")]
    assert "bevestiging" in letters[-1]
    assert len(letters) == len(rows)
