"""What was asked after a payment, against the order of costs, interest and principal (6:44)."""

from datetime import date
from uuid import UUID

from domain.claim.events import Asked, ClaimDisputed, CollectionCostsCharged, HandedOver, PartyKind
from domain.compliance.imputation import IMPUTATION
from domain.compliance.obligation import Compliance
from domain.debtor.events import ClaimOpenedForDebtor
from domain.facts import StreamKind
from domain.law.default import TermBasis
from domain.sealing import Sealed
from tests.domain.compliance.life import Life
from tests.domain.compliance.paper import final_demand
from tests.domain.story import DEBTOR, DOCUMENT, FOURTEEN, invoice_sent, paid

OPENED, PAID, ASKED = date(2026, 1, 1), date(2026, 4, 11), date(2026, 4, 12)
OTHER = UUID("01900000-0000-7000-8000-000000000023")


def charged() -> Life:
    """A claim with costs of 150.00, and 7.67 of interest on the day before it is asked."""
    life = Life().claim(invoice_sent(basis=TermBasis.CONTRACT), on=OPENED)
    charge = CollectionCostsCharged(amount=150_00, base=1_000_00, letter_id=FOURTEEN)
    return life.claim(charge, on=date(2026, 3, 2))


def asked(life: Life, principal: int, interest: int, costs: int) -> list[str]:
    sums = Asked(principal=principal, interest=interest, costs=costs)
    final_demand(life, on=ASKED, pay_by=date(2026, 4, 27), asked=sums)
    return life.reasons(IMPUTATION)


def paid_of(amount: int) -> Life:
    return charged().claim(paid(amount, on=PAID), on=PAID)


def test_a_payment_goes_to_the_costs_then_the_interest_then_the_principal() -> None:
    # 100.00 leaves 50.00 of costs
    assert asked(paid_of(100_00), 1_000_00, 778, 50_00) == ["as_the_law_imputes"]
    assert asked(paid_of(100_00), 1_000_00, 778, 50_01) == ["more_of_a_part_than_left"]
    assert asked(paid_of(100_00), 900_00, 778, 150_00) == ["more_of_a_part_than_left"]
    # 157.67 takes costs and interest; a day of interest since
    assert asked(paid_of(157_67), 1_000_00, 11, 0) == ["as_the_law_imputes"]
    # a cent more lowers the principal
    assert asked(paid_of(157_68), 1_000_00, 11, 0) == ["more_of_a_part_than_left"]
    assert asked(paid_of(157_68), 999_99, 11, 0) == ["as_the_law_imputes"]


def test_a_letter_may_leave_a_part_out() -> None:
    assert asked(paid_of(100_00), 1_000_00, 0, 0) == ["as_the_law_imputes"]


def test_it_says_what_was_left_of_each_part() -> None:
    life = paid_of(100_00)
    asked(life, 1_000_00, 778, 150_00)
    (ruling,) = life.held_to(IMPUTATION).rulings
    assert (ruling.values["costs"], ruling.values["costs_left"]) == (150_00, 50_00)


def test_a_dossier_is_held_to_it_as_a_letter_is() -> None:
    handed = HandedOver(
        party="Incasso Noord",
        party_kind=PartyKind.AGENCY,
        dossier_sha256=DOCUMENT,
        balance=Asked(principal=900_00, interest=778, costs=150_00),
    )
    assert paid_of(100_00).claim(handed, on=ASKED).reasons(IMPUTATION) == [
        "more_of_a_part_than_left"
    ]


def test_what_is_contested_bears_no_interest_that_a_payment_could_take() -> None:
    """Half is contested: 157.67 takes 150.00 of costs, 3.84 of interest and 3.83 of principal."""
    for principal, interest, reason in (
        (496_17, 5, "as_the_law_imputes"),  # a day over the rest
        (496_17, 6, "more_of_a_part_than_left"),
        (496_18, 11, "as_the_law_imputes"),  # it asks of what is contested
        (1_000_00, 11, "as_the_law_imputes"),
        (1_000_00, 12, "more_of_a_part_than_left"),
    ):
        life = charged().claim(ClaimDisputed(amount=500_00, ground="quality"), on=date(2026, 3, 9))
        life.claim(paid(157_67, on=PAID), on=PAID)
        assert asked(life, principal, interest, 0) == [reason]


def test_before_anything_was_paid_there_is_nothing_to_impute() -> None:
    life = charged()
    assert asked(life, 1_000_00, 778, 150_00) == []
    assert life.held_to(IMPUTATION).verdict is Compliance.NOT_APPLICABLE


def test_what_was_paid_later_does_not_count_yet() -> None:
    life = charged()
    asked(life, 1_000_00, 778, 150_00)
    assert life.claim(paid(100_00, on=ASKED), on=ASKED).reasons(IMPUTATION) == []


def test_a_rate_that_is_not_in_the_table_shows_nothing() -> None:
    issued = date(1960, 1, 1)
    invoice = invoice_sent(basis=TermBasis.CONTRACT, issued_on=issued, due_on=date(1960, 2, 1))
    life = Life().claim(invoice, on=issued).claim(paid(100_00, on=PAID), on=PAID)
    assert asked(life, 1_000_00, 1, 0) == ["rate_not_certain"]


def two_debts(due: date) -> Life:
    life = charged()
    life.put(StreamKind.DEBTOR, DEBTOR, ClaimOpenedForDebtor(claim_id=OTHER), on=OPENED)
    other = invoice_sent(basis=TermBasis.CONTRACT, due_on=due)
    return life.put(StreamKind.CLAIM, OTHER, other, on=OPENED)


def test_money_without_a_word_goes_to_the_oldest_debt() -> None:
    older = two_debts(date(2026, 1, 30)).claim(paid(100_00, on=PAID), on=PAID)
    assert older.reasons(IMPUTATION) == ["order_not_shown"]
    younger = two_debts(date(2026, 2, 1)).claim(paid(100_00, on=PAID), on=PAID)
    assert younger.reasons(IMPUTATION) == []


def test_the_debtor_may_name_another() -> None:
    named = paid(100_00, on=PAID).model_copy(update={"designation": Sealed.committed("ab" * 32)})
    assert two_debts(date(2026, 1, 30)).claim(named, on=PAID).reasons(IMPUTATION) == []


def test_an_older_debt_that_was_paid_by_then_goes_before_nothing() -> None:
    life = two_debts(date(2026, 1, 30))
    life.put(StreamKind.CLAIM, OTHER, paid(1_000_00, on=PAID, payment_id="P-0"), on=PAID)
    assert life.claim(paid(100_00, on=PAID), on=PAID).reasons(IMPUTATION) == []
