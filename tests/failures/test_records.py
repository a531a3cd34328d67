"""What goes wrong elsewhere with records: nobody knows who did it, lists with gaps, no way back."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.queries.shapes import ClaimOut
from domain.claim.events import (
    CollectionCostsCharged,
    CollectionCostsWaived,
    FourteenDayLetterVoided,
    PaymentReceived,
    ReminderSent,
)
from tests.api.webs import Web, browsing
from tests.application.houses import by, sent_steps
from tests.asking import deliver
from tests.failures.books import CONSUMER_BY_POST, Books

DAY = timedelta(days=1)
DUE = date(2026, 3, 17)
REMIND, WARN, CHARGE = CONSUMER_BY_POST
WARNED = ["letter_ordered fourteen-day-letter", "letter_sent fourteen-day-letter"]
MONDAY = date(2026, 4, 20)


# --- 23 ----------------------------------------------------------------------------------------

ACTS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("jan", "corrections", {"field": "due_on", "new": "2026-04-16", "evidence": "order 77"}),
    ("els", "corrections", {"field": "term_basis", "new": "contract", "evidence": "art. 4"}),
    ("jan", "corrections", {"field": "claim_kind", "new": "service", "evidence": "order 78"}),
    ("els", "corrections", {"field": "payment_reference", "new": "R-9", "evidence": "paper"}),
    ("piet", "corrections", {"field": "principal", "new": "990.00", "evidence": "typing error"}),
    ("piet", "corrections", {"field": "interest_kind", "new": "none", "evidence": "goodwill 1"}),
    ("jan", "cleared-marks", {"mark": "capacity_unknown"}),
    ("jan", "handler", {"handler": "els"}),
    ("jan", "own-reference", {"own_reference": "SO-17"}),
    ("els", "payments", {"amount": "100.00", "credited_on": "2026-04-20", "payment_id": "B-1"}),
    ("jan", "extensions", {"pay_by": "2026-04-24", "reason_text": "Wacht op zijn salaris."}),
    ("els", "promises", {"by": "2026-04-23", "amount": "890.00"}),
    ("piet", "disputes", {"ground": "quality", "amount": "50.00"}),
    ("piet", "disputes/resolution", {"outcome": "rejected"}),
    ("jan", "payment-plans", {"instalments": [{"amount": "890.00", "by": "2026-05-01"}]}),
    ("els", "complaints", {"ground": "too_often", "channel": "post", "text": "Te vaak gebeld."}),
    ("els", "holds", {"category": "complaint", "from_day": "2026-04-19", "until": "2026-04-24"}),
    ("piet", "withdrawal", {"why": "duplicate", "reason_text": "Stond er twee keer in."}),
    ("jan", "reopening", {"why": "error", "reason_text": "Toch niet dubbel."}),
)
"""What people do to the first claim on Monday 20 April, in this order."""

OPENED = ("claim.invoice_sent", "import", "four-steps@1")
FIELDS: dict[str, tuple[str, str, str]] = {
    "id": OPENED,
    "invoice_number": OPENED,
    "creditor": OPENED,
    "issued_on": OPENED,
    "description": OPENED,
    "plan": OPENED,
    "ibans": OPENED,
    "series_id": OPENED,
    "document_sha256": OPENED,
    "status": ("claim.reopened", "jan", "error"),
    "debtor": ("debtor.capacity_established", "jan", "uittreksel"),
    "due_on": ("claim.invoice_details_corrected", "jan", "order 77"),
    "term_basis": ("claim.invoice_details_corrected", "els", "art. 4"),
    "kind": ("claim.invoice_details_corrected", "jan", "order 78"),
    "payment_reference": ("claim.invoice_details_corrected", "els", "paper"),
    "invoiced": ("claim.invoice_details_corrected", "piet", "typing error"),
    "interest_kind": ("claim.invoice_details_corrected", "piet", "goodwill 1"),
    "marks": ("claim.mark_cleared", "jan", "capacity"),
    "handler": ("claim.handler_assigned", "jan", "els"),
    "own_reference": ("claim.own_reference_given", "jan", "SO-17"),
    "balance": ("claim.payment_received", "els", "B-1"),
    "asked": ("claim.payment_received", "els", "B-1"),
    "derivation": ("claim.payment_received", "els", "B-1"),
    "extended_to": ("claim.payment_term_extended", "jan", "2026-04-24"),
    "promise": ("claim.payment_promised", "els", "890.00"),
    "disputed": ("claim.dispute_decided", "piet", "rejected"),
    "disputes": ("claim.dispute_decided", "piet", "rejected"),
    "payment_plan": ("claim.payment_plan_agreed", "jan", "agreed"),
    "plan_to_sign": OPENED,
    "limitation": ("claim.payment_promised", "els", "890.00"),
    "vat_relief": OPENED,
    "waiting_batch": OPENED,
    "proposals": OPENED,
    "court": OPENED,
    "complaints": ("claim.complaint_received", "els", "too_often"),
    "holds": ("claim.hold_placed", "els", "complaint"),
    "round": ("claim.reopened", "jan", "error"),
    "in_default_since": ("claim.default_declared", "daily-run", "four-steps@1"),
    "interest_from": ("claim.default_declared", "daily-run", "four-steps@1"),
    "interest": ("debtor.bankruptcy_declared", "mira", "bankrupt"),
    "interest_through": ("debtor.bankruptcy_declared", "mira", "bankrupt"),
    "letters": ("letter.ordered", "daily-run", "four-steps@1"),
    "next": ("claim.letter_ordered", "daily-run", "four-steps@1"),
    "handed_to": ("claim.handed_over", "daily-run", "four-steps@1"),
    "missing": ("claim.hand_over_prepared", "daily-run", "four-steps@1"),
}
"""Each field of a claim: the fact that set it last, who recorded that, and a word of why."""

ASKED_FOR = {"as_of", "known_at", "point", "version"}
"""What a reader asks for himself, and the number of facts."""


def test_23a_who_changed_what_when_and_why_is_answered_for_every_field_of_a_claim(
    light_books: Books,
) -> None:
    assert set(FIELDS) == set(ClaimOut.model_fields) - ASKED_FOR
    walked = light_books.bill("A-2", 90_00, due=DUE)
    lacking = light_books.by_hand("A-3", 90_00, due=DUE)
    light_books.run_each(REMIND, CHARGE)
    light_books.at(MONDAY)
    mended = light_books.bill("A-1", 1_000_00, due=date(2026, 4, 17))
    with browsing(light_books.house) as web:
        debtor = web.read(f"/v1/claims/{mended}")["debtor"]["id"]
        capacity = {"capacity": "consumer", "evidence": "uittreksel"}
        web.done(f"/v1/debtors/{debtor}/capacity", capacity, **{"X-Actor": "jan"})
        for actor, path, body in ACTS:
            web.done(f"/v1/claims/{mended}/{path}", body, **{"X-Actor": actor})
        bankrupt = {"kind": "bankruptcy"}
        web.done(f"/v1/debtors/{debtor}/bars", bankrupt, **{"X-Actor": "mira"})
        facts = [fact for one in (walked, lacking, mended) for fact in trail(web, one)]
    for field, (topic, actor, why) in FIELDS.items():
        told = [f for f in facts if f["topic"] == topic and why in reasons(f)]
        assert told, field
        last = told[-1]
        assert last["actor"] == actor, field
        assert last["recorded_at"] >= "2026-03-18", field
        assert last["effective_on"] <= last["recorded_at"][:10], field
        assert last["command"], field


def trail(web: Web, claim: UUID, **query: str) -> list[dict[str, Any]]:
    web.views.catch_up()
    found: list[dict[str, Any]] = web.read(f"/v1/claims/{claim}/audit-trail", **query)["facts"]
    return found


def reasons(fact: dict[str, Any]) -> str:
    return " ".join((fact["what"], fact["reason"], fact["policy"], fact["cause"]))


def test_23b_a_correction_tells_the_old_value_the_new_one_and_who_was_wrong_before(
    light_books: Books,
) -> None:
    claim = light_books.by_hand("A-1", 900_00, due=DUE)
    before = light_books.house.clock()
    with browsing(light_books.house) as web:
        at = f"/v1/claims/{claim}"
        wrong = {"amount": "75.00", "credited_on": "2026-03-18", "payment_id": "B-1"}
        right = {"field": "principal", "new": "90.00", "evidence": "invoice on paper"}
        web.done(f"{at}/payments", wrong, **{"X-Actor": "els"})
        web.done(f"{at}/corrections", right, **{"X-Actor": "jan"})
        [paid] = [f for f in trail(web, claim) if f["topic"] == "claim.payment_received"]
        error = {
            "version": paid["version"],
            "approved_by": "mira",
            "reason_text": "Hoort bij een ander.",
        }
        web.done(f"{at}/errors", error, **{"X-Actor": "piet"})
        told = {f["topic"]: f for f in trail(web, claim)}
        corrected, struck = told["claim.invoice_details_corrected"], told["any.entered_in_error"]
        for word in ("900.00", "90.00", "invoice on paper"):
            assert word in corrected["what"]
        assert (corrected["actor"], struck["actor"]) == ("jan", "piet")
        assert "approved by mira" in struck["what"]
        assert told["claim.payment_received"]["in_error"]
        assert told["claim.payment_received"]["actor"] == "els"
        assert web.read(at)["balance"]["total"] == "90.00"
        assert web.read(at, known_at=before.isoformat())["invoiced"] == "900.00"
        page = web.page(f"/claims/{claim}")
        for shown in ("Hoort bij een ander.", "piet", "jan", "els", "mira"):
            assert shown in page


# --- 25 ----------------------------------------------------------------------------------------


def pages(web: Web, first: dict[str, Any], **query: Any) -> Iterator[dict[str, Any]]:
    """Turn every page after one, and give its rows."""
    cursor = first["next"]
    while cursor:
        page = web.read("/v1/claims", cursor=cursor, **query)
        yield from page["rows"]
        cursor = page["next"]


def test_25a_a_list_leaves_out_nothing_that_was_changed_while_it_was_being_paged(
    books: Books,
) -> None:
    claims = [books.by_hand(f"P-{n}", (n + 1) * 10_00, due=DUE) for n in range(12)]
    asked: dict[str, Any] = {"sort": "open", "descending": "false", "limit": 4}
    with browsing(books.house) as web:
        first = web.read("/v1/claims", **asked)
        assert [row["open"] for row in first["rows"]] == ["10.00", "20.00", "30.00", "40.00"]
        # The largest becomes the smallest, before the page that we have seen; one that we saw
        # is paid; and a new claim comes in that belongs on the first page.
        paid = {"amount": "115.00", "credited_on": "2026-03-18"}
        web.done(f"/v1/claims/{claims[11]}/payments", paid)
        web.done(f"/v1/claims/{claims[0]}/payments", {**paid, "amount": "10.00"})
        new = books.by_hand("P-NEW", 1_00, due=DUE)
        web.views.catch_up()
        seen = [*first["rows"], *pages(web, first, **asked)]
    last = {row["id"]: row["open"] for row in seen}
    assert set(last) == {str(one) for one in (*claims[1:], new)} | {str(claims[0])}
    assert last[str(claims[11])] == "5.00"  # 120.00 - 115.00
    assert last[str(new)] == "1.00"
    untouched = [row["id"] for row in seen if row["id"] in {str(c) for c in claims[1:11]}]
    assert len(untouched) == len(set(untouched)) == 10


def test_25b_no_request_that_failed_is_answered_with_a_success(light_books: Books) -> None:
    claim = light_books.by_hand("A-1", 90_00, due=DUE)
    with browsing(light_books.house) as web:
        described = web.described()["paths"]
        posts = [path for path, does in described.items() if "requestBody" in does.get("post", {})]
        assert len(posts) > 20
        position = light_books.house.store.last_position()
        for path in posts:
            answer = web.post(filled(path, claim), {"no such field": 1})
            assert 400 <= answer.status_code < 500, path
            assert answer.headers["content-type"] == "application/problem+json", path
            assert answer.json()["code"], path
        debtor = light_books.claim(claim).debtor_id
        assert web.get(f"/v1/debtors/{claim}").json()["code"] == "debtor.unknown"
        assert web.get(f"/v1/claims/{debtor}").json()["code"] == "claim.unknown"
        for path, methods in described.items():
            if (
                "get" in methods
                and "{" in path
                and not any(word in path for word in ("law", "runs", "vat-returns"))
            ):
                assert web.get(filled(path, uuid4())).status_code in {400, 404}, path
        assert light_books.house.store.last_position() == position


def filled(path: str, claim: UUID) -> str:
    for name in ("claim_id", "letter_id", "debtor_id", "creditor_id"):
        path = path.replace(f"{{{name}}}", str(claim))
    return path.replace("{hold_id}", "hold-1")


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("refunds", {"amount": "5.00", "refunded_on": "2026-03-18"}, "refund.too_much"),
        ("waivers", {"amount": "95.00"}, "waiver.too_much"),
        ("payment-reversals", {"payment_id": "B-9", "reversed_on": "2026-03-18"}, "payment."),
        ("promises", {"by": "2026-03-25", "amount": "500.00"}, "promise.more_than_open"),
        ("disputes/resolution", {"outcome": "upheld"}, "dispute.none"),
        ("hand-over", {"party_kind": "agency"}, "hand_over.incomplete"),
    ],
)
def test_25c_a_refusal_is_no_success_on_any_door_and_records_nothing(
    light_books: Books, path: str, body: dict[str, str], code: str
) -> None:
    claim = light_books.by_hand("A-1", 90_00, due=DUE)
    with browsing(light_books.house) as web:
        version = light_books.claim(claim).version
        problem = web.refused(f"/v1/claims/{claim}/{path}", body)
        assert problem["status"] in {409, 422}
        assert problem["code"].startswith(code)
        assert problem["way_out"]
        assert light_books.claim(claim).version == version


def test_25d_a_work_list_leaves_out_no_claim_whose_task_changed_while_it_was_being_paged(
    books: Books,
) -> None:
    claims = [books.by_hand(f"P-{n}", 90_00, due=DUE) for n in range(6)]
    books.run_each(REMIND, date(2026, 3, 28))
    with browsing(books.house) as web:
        web.views.catch_up()
        first = web.read("/v1/worklist", limit=2)
        seen = [task["claim"] for task in first["tasks"]]
        unseen = next(str(one) for one in claims if str(one) not in seen)
        web.done(f"/v1/claims/{unseen}/disputes", {"ground": "quality"})  # now the most urgent
        cursor = first["next"]
        while cursor:
            page = web.read("/v1/worklist", limit=2, cursor=cursor)
            seen += [task["claim"] for task in page["tasks"]]
            cursor = page["next"]
    assert set(seen) == {str(one) for one in claims}


# --- 27 ----------------------------------------------------------------------------------------


def test_27a_a_claim_that_was_mistyped_is_put_right_and_asks_the_right_amount_from_then_on(
    light_books: Books,
) -> None:
    claim = light_books.by_hand("A-1", 900_00, due=DUE)
    light_books.run(REMIND)
    light_books.at(date(2026, 3, 20))
    before = light_books.house.clock()
    with browsing(light_books.house) as web:
        at = f"/v1/claims/{claim}"
        right = {"field": "principal", "new": "90.00", "evidence": "invoice on paper"}
        for _ in range(2):
            web.done(f"{at}/corrections", right)
        days = light_books.run_each(date(2026, 3, 20), WARN)
        assert days[WARN] == WARNED
        web.views.catch_up()
        assert web.read(at)["balance"]["principal"] == "90.00"
        then = web.read(at, known_at=before.isoformat(), on="2026-03-20")
        assert then["balance"]["principal"] == "900.00"
        corrected = [
            f for f in trail(web, claim) if f["topic"] == "claim.invoice_details_corrected"
        ]
        assert len(corrected) == 1
    assert sent_steps(light_books.house, claim) == ["reminder", "fourteen-day-letter"]
    [reminder] = light_books.facts(claim, ReminderSent)
    assert reminder.asked.total == 900_00  # it was sent so, and stays so
    warning = light_books.letters(claim)[-1]
    assert warning.order
    # The floor of 40.00 over 90.00, and not 15 % of 900.00 (135.00).
    assert (warning.order.costs_base, warning.order.costs_if_unpaid) == (90_00, 40_00)
    assert warning.order.claims[0].asked.principal == 90_00


def test_27b_a_payment_booked_on_the_wrong_claim_is_moved_and_counts_once(books: Books) -> None:
    wrong, right = (books.by_hand(number, 90_00, due=DUE) for number in ("A-1", "A-2"))
    books.run(REMIND)
    books.at(date(2026, 3, 20))
    books.pay(wrong, 90_00, ref="B-7")
    assert not books.claim(wrong).live
    before = books.house.clock()
    books.at(date(2026, 3, 23))
    [paid] = books.recorded(wrong, PaymentReceived)
    with browsing(books.house) as web:
        error = {"version": paid.originator_version, "approved_by": "mira"}
        for _ in range(2):
            web.done(f"/v1/claims/{wrong}/errors", error)
        payment = {"amount": "90.00", "credited_on": "2026-03-20", "payment_id": "B-7"}
        for _ in range(2):
            web.done(f"/v1/claims/{right}/payments", payment)
        rows = web.read("/v1/claims", all="true")["rows"]
        assert {r["invoice_number"]: (r["open"], r["paid"], r["status"]) for r in rows} == {
            "A-1": ("90.00", "0.00", "open"),
            "A-2": ("0.00", "90.00", "settled"),
        }
        then = {"known_at": before.isoformat(), "on": "2026-03-20"}
        assert web.read(f"/v1/claims/{wrong}", **then)["status"] == "settled"
        assert web.read(f"/v1/claims/{right}", **then)["balance"]["total"] == "90.00"
    # The first goes on at its step: default on the 28th, warned on the 31st; no new reminder.
    days = books.run_each(date(2026, 3, 23), WARN)
    assert days == {date(2026, 3, 28): ["default_declared"], WARN: WARNED}
    assert sent_steps(books.house, wrong) == ["reminder", "fourteen-day-letter"]
    assert sent_steps(books.house, right) == ["reminder"]


def test_27c_a_letter_proven_void_takes_its_costs_along_and_the_old_view_stays_visible(
    light_books: Books,
) -> None:
    books = light_books
    claim = books.by_hand("A-1", 1_000_00, due=DUE)
    books.run_each(REMIND, CHARGE)
    before = books.house.clock()
    [warning] = [x for x in books.letters() if x.order and x.order.costs_if_unpaid]
    books.at(MONDAY)
    deliver(
        books.house, warning.id, by=by(), grade=None, received_on=date(2026, 4, 9), evidence="back"
    )
    for _ in range(3):
        books.run(MONDAY)
    assert [c.amount for c in books.facts(claim, CollectionCostsCharged)] == [150_00]
    assert [w.amount for w in books.facts(claim, CollectionCostsWaived)] == [150_00]
    assert len(books.facts(claim, FourteenDayLetterVoided)) == 1
    with browsing(books.house) as web:
        at = f"/v1/claims/{claim}"
        # 28 March - 20 April: 24 days x 1,000.00 x 4 % / 365 = 2.63; the interest stays.
        now = web.read(at)["balance"]
        assert (now["interest"], now["costs"], now["total"]) == ("2.63", "0.00", "1002.63")
        # 28 March - 18 April, 22 days: 2.41, with the costs as they were known on that day.
        then = web.read(at, known_at=before.isoformat(), on="2026-04-18")["balance"]
        assert (then["interest"], then["costs"], then["total"]) == ("2.41", "150.00", "1152.41")
