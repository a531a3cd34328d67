"""Scenes of a creditor's bank account: statements of it, of which one is missing."""

from datetime import date
from typing import Final

from application.commands.bank_accounts import ExplainGap
from application.commands.bank_lines import PlaceBankLine
from application.commands.party_money import RecordPartyPayment
from domain.application import Session, stream_of_claim
from domain.bank.account_events import GapGround
from domain.claim.events import Asked, HandedOver, PartyKind
from tests.api.parity import Example, Scene
from tests.application.bank_files import bank_lines, bring, entry, statement
from tests.application.houses import by, case_of, order, take_in
from tests.application.papers import invoice

IBAN: Final = "NL91ABNA0417164300"


def with_a_gap(scene: Scene) -> None:
    """A claim of a creditor of whose account a day is missing."""
    [one] = take_in(scene.house, invoice("A-1", "20.00", issued_on=date(2026, 2, 1)))
    assert one.claim
    case = case_of(scene.house, one.claim)
    scene.about |= {"claim": one.claim, "debtor": case.debtor.id, "creditor": case.creditor.id}
    bring(scene.house, statement(entry(-5, date(2026, 3, 9)), first=date(2026, 3, 9)))
    bring(scene.house, statement(first=date(2026, 3, 11), opening=-9))


def with_a_gap_explained(scene: Scene) -> None:
    """The same, and somebody said that nothing is missing."""
    with_a_gap(scene)
    ExplainGap(
        iban=IBAN,
        first=date(2026, 3, 10),
        through=date(2026, 3, 10),
        ground=GapGround.LOOKED_AT_ACCOUNT,
    ).carry(scene.house, scene.about["creditor"], by=by())


def a_line(scene: Scene) -> None:
    """Money that may be for a claim, and of which nothing is certain."""
    [one] = take_in(scene.house, invoice("F2026-700", "20.00", issued_on=date(2026, 2, 1)))
    assert one.claim
    case = case_of(scene.house, one.claim)
    scene.about |= {"claim": one.claim, "debtor": case.debtor.id, "creditor": case.creditor.id}
    paid = entry(7_00, date(2026, 3, 9), text="F2026-700", name="Q. Vreemd")
    bring(scene.house, statement(paid, first=date(2026, 3, 9)))
    lines = (line for line in bank_lines(scene.house) if line.waits)
    scene.about["line"] = next(lines).id


def a_remittance(scene: Scene) -> None:
    """The same, of a claim of which a party has a part of the money."""
    a_line(scene)
    gone = HandedOver(
        party="Jansen",
        party_kind=PartyKind.BAILIFF,
        dossier_sha256="0" * 64,
        balance=Asked(principal=20_00),
    )

    def decide(session: Session) -> None:
        session.record(stream_of_claim(session.claim(scene.about["claim"])), [gone])

    scene.house.collections.carry_out(order(scene.house, scene.about["claim"]), decide)
    paid = {"amount": "8.00", "received_on": "2026-03-09", "reference": "D-1"}
    RecordPartyPayment.model_validate(paid).carry(scene.house, scene.about["claim"], by=by())


def a_placed_line(scene: Scene) -> None:
    """The same, placed."""
    a_line(scene)
    PlaceBankLine(invoice_number="F2026-700").carry(scene.house, scene.about["line"], by=by())


OF_BANK: Final = {
    "bank-placement": Example(a_line, "line", {"invoice_number": "F2026-700", "amount": "3.00"}),
    "bank-proposal": Example(a_line, "line", {"proposal": "1"}),
    "bank-on-debtor": Example(a_line, "line", {"invoice_number": "F2026-700", "amount": "3.00"}),
    "bank-parked": Example(a_line, "line", {"why": "payer_asked", "until": "2026-04-01"}),
    "bank-remittance": Example(
        a_remittance, "line", {"invoice_numbers": ["F2026-700"], "fee": "1.00", "party": "Jansen"}
    ),
    "bank-undo": Example(a_placed_line, "line"),
    "bank-set-aside": Example(a_line, "line", {"why": "known_already"}),
    "statement-gap": Example(
        with_a_gap,
        "creditor",
        {
            "iban": IBAN,
            "first": "2026-03-10",
            "through": "2026-03-10",
            "ground": "looked_at_account",
        },
    ),
    "statement-gap-withdrawn": Example(
        with_a_gap_explained,
        "creditor",
        {"iban": IBAN, "first": "2026-03-10", "through": "2026-03-10"},
    ),
    "payments-checked": Example(with_a_gap, "creditor", {"payments_checked": "required"}),
    "letter-terms": Example(
        with_a_gap,
        "creditor",
        {
            "reference_kind": "rf",
            "payment_link": "https://pay.example/{reference}/{amount}",
            "ideal_on_link": "true",
            "wero_from": "2027-03-01",
            "reply_to": "antwoord+{token}@linde.example",
            "can_deduct_vat": "true",
            "collector_charges_vat": "false",
        },
    ),
    "matching-terms": Example(
        with_a_gap,
        "creditor",
        {
            "book_from": "80",
            "propose_from": "25",
            "uncounted": "name",
            "counted": "account",
            "books_itself": "false",
            "difference_let_go": "0.05",
        },
    ),
    "discount-terms": Example(
        with_a_gap,
        "creditor",
        {"percent": "0", "days": "8", "since": "2026-03-01", "credit_charge_days": "0"},
    ),
    "agreement-terms": Example(
        with_a_gap,
        "creditor",
        {
            "remind_before": "5",
            "remind_after": "0",
            "promise_days": "2",
            "promise_short": "0.50",
        },
    ),
    "account-holder": Example(
        with_a_gap, "creditor", {"iban": IBAN, "holder": "Kwekerij De Linde BV inz. incasso"}
    ),
    "unplaced-money": Example(with_a_gap, "creditor", {"unplaced_money": "concerned"}),
}
"""By name of the command; the dates are those of the sandbox's March."""
