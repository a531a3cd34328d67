"""What goes wrong elsewhere with law and plans: asked too early, too much, on a void letter."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from httpx import Response

from application.letters.templates import install
from domain.application import Session, stream_of_claim
from domain.claim.events import (
    CollectionCostsCharged,
    DefaultDeclared,
    DeterminationWithdrawn,
    FourteenDayLetterSent,
    FourteenDayLetterVoided,
    HandedOver,
    PlanChanged,
    ReminderSent,
)
from domain.creditor.events import TermsChanged
from domain.dunning.plan.document import PLANS
from domain.dunning.plan.lint import lawful_plan
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.letter.events import LetterCancelled
from domain.letter.order.decision import order_letter
from domain.letter.state import LetterStatus
from domain.parties import Address, ContactDetails
from tests.api.webs import Web, browsing
from tests.application.houses import HousePlace, by, case_of, order
from tests.asking import change_contact_details, change_terms, deliver
from tests.failures.books import CONSUMER_BY_POST, Books, books_in, said_by

DAY = timedelta(days=1)
DUE = date(2026, 3, 17)
REMIND, WARN, CHARGE = CONSUMER_BY_POST
WARNED = ["letter_ordered fourteen-day-letter", "letter_sent fourteen-day-letter"]
GONE = ["costs_charged", "handed_over"]


# --- 15 ----------------------------------------------------------------------------------------

PLAN = """
name = "mine"
version = 1
title = "Mijn plan"

[[step]]
id = "reminder"
kind = "reminder"
anchor = "due"
days = 1
term_days = 14
channel = "email"
fallback = "post"
serves_as_notice = true

[[step]]
id = "warning"
kind = "fourteen_day_letter"
audience = "consumer"
anchor = "term"
days = 1
wording = "14"
channel = "post"
mentions_costs = true
"""
FROM_DATING = (
    'wording = "dating"',
    'wording = "14"\nterm_from = "sending"',
    'wording = "14 days from the date of this letter"',
)


@pytest.mark.parametrize("term", FROM_DATING)
def test_15a_a_plan_that_gives_a_consumer_fourteen_days_from_dating_is_refused_by_the_lint(
    term: str,
) -> None:
    lawful_plan(PLAN, name="mine.toml")
    with pytest.raises(Refusal) as refusal:
        lawful_plan(PLAN.replace('wording = "14"', term), name="mine.toml")
    assert refusal.value.code == "plan.refused"
    assert "BW 6:96 lid 6" in refusal.value.article
    assert "step 'warning'" in refusal.value.message
    assert "line 22" in refusal.value.message or "line 23" in refusal.value.message


def test_15b_a_template_that_gives_fourteen_days_from_dating_is_refused_when_installed(
    light_books: Books, tmp_path: Path
) -> None:
    shipped = Path(__file__).parents[2] / "adapters" / "paper" / "letter.typ"
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "template.toml").write_text('name = "mine"\nversion = 1\n')
    layout = shipped.read_text()
    body = "#let letter-body(size) = {"
    assert body in layout
    wrong = f"{body}\n[Betaal binnen veertien dagen na dagtekening van deze brief.]\n"
    (pack / "letter.typ").write_text(layout.replace(body, wrong))
    with pytest.raises(Refusal) as refusal:
        install(light_books.house, light_books.creditor, pack, by=by())
    assert refusal.value.article.startswith("BW 6:96 lid 6")
    assert light_books.house.collections.creditor(light_books.creditor).templates == {}


def test_15c_such_a_plan_cannot_be_uploaded_either(light_books: Books) -> None:
    creditor = light_books.creditor
    with browsing(light_books.house) as web:
        answer = upload(web, creditor, PLAN.replace('wording = "14"', FROM_DATING[0]))
        assert (answer.status_code, answer.json()["code"]) == (422, "plan.refused")
        assert "BW 6:96 lid 6" in answer.json()["article"]
        assert upload(web, creditor, PLAN).status_code == 200
        assert list(light_books.house.collections.creditor(creditor).plans) == ["mine@1"]


def upload(web: Web, creditor: UUID, text: str) -> Response:
    return web.client.post(
        f"/v1/creditors/{creditor}/plans",
        content=text,
        headers={"Content-Type": "application/toml", "Idempotency-Key": str(uuid4())},
    )


# --- 20 ----------------------------------------------------------------------------------------

EDITED = PLAN.replace("version = 1", "version = 2").replace("days = 1\nterm", "days = 5\nterm")
"""The same plan with its reminder four days later."""


def test_20_a_plan_edited_in_flight_leaves_running_claims_unless_they_are_moved_by_a_fact(
    books: Books,
) -> None:
    with browsing(books.house) as web:
        chosen = f"/v1/creditors/{books.creditor}/chosen-plans"
        assert upload(web, books.creditor, PLAN).status_code == 200
        web.done(chosen, {"consumers": "mine@1"})
        stays, moves, late = (books.bill(f"A-{n}", 90_00, due=DUE) for n in (1, 2, 3))
        assert upload(web, books.creditor, EDITED).status_code == 200
        web.done(chosen, {"consumers": "mine@2"})
        starts = books.bill("A-4", 90_00, due=DUE)
        move = {"plan": "mine@2", "reason_text": "Zij vroeg om een paar dagen."}
        web.done(f"/v1/claims/{moves}/plan", move, **{"X-Actor": "jan"})
        assert (
            web.refused(f"/v1/claims/{stays}/plan", {**move, "reason_text": " "})["status"] == 422
        )
        assert [books.claim(one).plan for one in (stays, moves, late, starts)] == [
            "mine@1",
            "mine@2",
            "mine@1",
            "mine@2",
        ]
        books.run(REMIND)
        web.done(f"/v1/claims/{late}/plan", move, **{"X-Actor": "els"})
        books.run_each(REMIND + DAY, date(2026, 3, 28))
        # Version 1 reminds on 18 March; version 2 on the 22nd, a Sunday, and so on the 23rd. What
        # was reminded before it was moved is not reminded again.
        days = [
            [r.effective_on for r in books.recorded(one, ReminderSent)]
            for one in (stays, moves, late, starts)
        ]
        assert days == [[REMIND], [date(2026, 3, 23)], [REMIND], [date(2026, 3, 23)]]
        [moved] = books.recorded(moves, PlanChanged)
        assert (moved.actor, moved.effective_on) == ("jan", REMIND)
        assert books.facts(moves, PlanChanged) == [PlanChanged(old="mine@1", new="mine@2")]
        assert books.facts(stays, PlanChanged) == books.facts(starts, PlanChanged) == []
        assert "Zij vroeg om een paar dagen." in web.page(f"/claims/{moves}")
        # A version that was uploaded never changes its content.
        changed = upload(web, books.creditor, EDITED.replace("term_days = 14", "term_days = 21"))
        assert changed.status_code in {409, 422}


# --- 21 ----------------------------------------------------------------------------------------


def test_21a_a_consumer_owes_no_costs_and_no_interest_a_day_before_the_law_allows(
    light_books: Books,
) -> None:
    books = light_books
    consumer = books.bill("A-1", 1_000_00, due=DUE)
    company = books.bill("B-1", 1_000_00, due=DUE, company=True, agreed=True)
    books.run_each(REMIND, date(2026, 3, 27))
    # The consumer: nothing through the 27th, the last day of his term; 4 % from the 28th.
    assert books.parts(consumer) == (1_000_00, 0, 0)
    # The company: 10.15 % since the day after the agreed one: 10 days = 2.7808.
    assert books.parts(company) == (1_000_00, 2_78, 0)
    books.run_each(date(2026, 3, 28), CHARGE - DAY)
    # 28 March - 17 April: 21 days x 1,000.00 x 4 % / 365 = 2.3014, and no costs yet.
    assert books.parts(consumer) == (1_000_00, 2_30, 0)
    # By then the company is charged, on its final demand: 15 %.
    assert [c.amount for c in books.facts(company, CollectionCostsCharged)] == [150_00]
    assert books.facts(consumer, CollectionCostsCharged) == []
    assert said_by(books.run(CHARGE)) == GONE
    assert books.parts(consumer) == (1_000_00, 2_41, 150_00)


def test_21b_costs_differ_by_creditor_and_vat_comes_only_where_it_was_declared(
    place: HousePlace,
) -> None:
    house = place.open()
    first = books_in(place, house)
    second = books_in(place, house, name="Voorbeeld Zorg B.V.", kvk="90005678")
    cannot_deduct = TermsChanged(can_deduct_vat=False, collector_charges_vat=True)
    change_terms(house, second.creditor, by=by(), terms=cannot_deduct)
    plain = first.bill("A-1", 1_000_00, due=DUE)
    taxed = second.bill("A-1", 1_000_00, due=DUE)
    assert plain != taxed
    first.run_each(REMIND, CHARGE)
    found = [
        books.facts(claim, CollectionCostsCharged)
        for books, claim in ((first, plain), (second, taxed))
    ]
    # 15 % of 1,000.00; and 21 % VAT over it where the creditor cannot deduct it: 31.50.
    assert [[(c.amount, c.vat) for c in one] for one in found] == [[(150_00, 0)], [(150_00, 31_50)]]
    papers = [second.paper(letter) for letter in second.letters(taxed)]
    assert "181,50" in papers[-1]
    assert "btw" in papers[-1].lower()
    assert "181,50" not in " ".join(first.paper(letter) for letter in first.letters(plain))


# --- 29 ----------------------------------------------------------------------------------------


def test_29a_a_fourteen_day_letter_sent_before_default_never_yields_costs(
    light_books: Books,
) -> None:
    books = light_books
    claim = books.bill("A-1", 1_000_00, due=DUE)
    books.run_each(REMIND, WARN)
    reminder, warning = books.letters(claim)
    # The reminder comes back in the week after: it was the notice, so on 31 March there was no
    # default, and the fourteen-day letter of that day counts for nothing.
    books.at(date(2026, 4, 7))
    deliver(
        books.house,
        reminder.id,
        by=by(),
        grade=None,
        received_on=date(2026, 4, 7),
        evidence="returned",
    )
    said = said_by(books.run(date(2026, 4, 7)))
    assert said[:2] == ["letter_voided fourteen-day-letter", "default_withdrawn"]
    assert books.parts(claim) == (1_000_00, 0, 0)
    assert books.run_each(date(2026, 4, 8), date(2026, 5, 15)) == {}
    assert books.facts(claim, CollectionCostsCharged) == []
    assert books.facts(claim, HandedOver) == []
    [void] = books.facts(claim, FourteenDayLetterVoided)
    assert void.letter_id == warning.id
    # With a new address all begins anew: only the second letter yields costs, and once.
    debtor = books.claim(claim).debtor_id
    assert debtor
    moved = ContactDetails(name="S. Voorbeeld", address=Address(street="Esdoorn 1", city="Utrecht"))
    books.at(date(2026, 5, 18))
    change_contact_details(books.house, debtor, by=by(), contact=moved)
    books.run_each(date(2026, 5, 18), date(2026, 7, 15))
    first, second = books.facts(claim, FourteenDayLetterSent)
    [costs] = books.facts(claim, CollectionCostsCharged)
    assert (costs.amount, costs.letter_id) == (150_00, second.letter_id)
    assert costs.letter_id != first.letter_id
    assert len(books.facts(claim, DefaultDeclared)) == 2
    assert len(books.facts(claim, DeterminationWithdrawn)) == 1


def test_29b_a_fourteen_day_letter_with_a_calendar_date_does_not_leave_the_house(
    books: Books,
) -> None:
    claim = books.bill("A-1", 1_000_00, due=DUE)
    books.run_each(REMIND, WARN - DAY)
    books.at(WARN)
    dated = ordered_with_a_day(books, claim, date(2026, 4, 16))
    said = said_by(books.run(WARN))
    letter = books.house.collections.letter(dated)
    assert letter.status is LetterStatus.CANCELLED
    assert letter.sent_on is None
    [cancelled] = books.facts(dated, LetterCancelled)
    assert "calendar day" in cancelled.why
    assert "BW 6:96 lid 6" in cancelled.why
    # What the plan makes itself has no day, and yields the costs on the day it would have.
    assert said[-2:] == WARNED
    [sent] = books.facts(claim, FourteenDayLetterSent)
    assert sent.letter_id != dated
    paper = books.paper(books.letters(claim)[-1])
    assert "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd" in paper
    assert "16 april" not in paper
    assert books.run_each(WARN + DAY, CHARGE) == {CHARGE: GONE}
    [costs] = books.facts(claim, CollectionCostsCharged)
    assert costs.letter_id == sent.letter_id


@pytest.mark.parametrize("word", ["term_days = 14", 'pay_by = "2026-04-16"'])
def test_29c_a_plan_with_a_calendar_date_in_a_fourteen_day_letter_is_refused(word: str) -> None:
    with pytest.raises(Refusal) as refusal:
        lawful_plan(PLAN.replace('wording = "14"', f'wording = "14"\n{word}'), name="mine.toml")
    assert "BW 6:96 lid 6" in refusal.value.article


def ordered_with_a_day(books: Books, claim: UUID, pay_by: date) -> UUID:
    """Record an order as a faulty program would have: a fourteen-day letter that names a day."""
    case = case_of(books.house, claim)
    [step] = [s for s in PLANS[case.plan.key].step if s.id == "fourteen-day-letter"]
    made = order_letter(case, step, today=books.house.today)

    def decide(session: Session) -> None:
        session.case(claim)
        session.letter(made.letter_id)
        stream = StreamRef(StreamKind.LETTER, made.letter_id, books.creditor)
        session.record(stream, [made.ordered.model_copy(update={"pay_by": pay_by})])
        session.record(stream_of_claim(case.claim), [made.for_claim])

    books.house.collections.carry_out(order(books.house, claim), decide)
    return made.letter_id
