"""Whatever splits an amount says one split: that of the ledger on the day that is said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from adapters.paper.rows import claim_table
from domain.claim.balance import balance
from domain.claim.contested import asked_of
from domain.claim.events import AnnouncedDebit, Channel, Instalment, PartyKind
from domain.errors import Refusal
from domain.law.direct_debit import DebitScheme
from domain.law.protection import Bar
from domain.letter.events import AskedOfClaim, FiledWithEstate, LetterOrdered, PartyToPay
from domain.letter.order.content import compose, specification
from domain.letter.text import LetterContent, LetterKind, PlanMoment, check_content, plain_text
from domain.parties import Address, ContactDetails, CreditorProfile
from tests.domain.lapsed import ACT_FROM, charge, lapsed
from tests.domain.story import Story, paid

DAY = timedelta(days=1)
TODAY = ACT_FROM + 20 * DAY
LATER = TODAY + 18 * DAY
SHOP = CreditorProfile(name="Van Dijk B.V.", street="Kade 1", postal_code="3511 AB", city="Utrecht")
JANE = ContactDetails(name="J. Bos", address=Address(street="Laan 2", city="Zeist"))


def charged(*payments: tuple[int, date]) -> Story:
    """A consumer's claim of 1,000.00 with 150.00 of costs, and what was paid on it."""
    story = lapsed()
    charge(story)
    for number, (cents, day) in enumerate(payments):
        story.after(paid(cents, on=day, payment_id=f"P-{number}"), on=day)
    return story


def letter_of(story: Story, kind: LetterKind) -> LetterContent:
    """A letter of a kind about the claim, as an order of today freezes it."""
    case = story.case
    known = replace(case.creditor, profile=SHOP, ibans=("NL91ABNA0417164300",))
    day = LATER if kind is LetterKind.COLLECTION_NOTICE else TODAY
    asked = asked_of(case.claim, on=day)
    if kind is LetterKind.REMINDER:
        asked = asked.model_copy(update={"interest": 0, "costs": 0})
    step = next((one for one in case.plan.step if one.kind.value == kind.value), None)
    part = AskedOfClaim(claim_id=case.claim.id, version=1, round=1, asked=asked)
    ordered = LetterOrdered(
        letter_kind=kind,
        debtor_id=case.debtor.id,
        step=step.id if step else case.plan.step[0].id,
        plan=case.plan.key,
        claims=(part,),
        channel=Channel.EMAIL,
        send_on=TODAY,
    )
    more = _more_of(kind, asked.total)
    told = replace(case, creditor=known)
    order = ordered.model_copy(update=more)
    content = compose(told, order, contact=JANE, reference="F-1", dated=TODAY, specimen=False)
    if content.estate:
        told_of = content.estate.model_copy(update={"debtor": JANE.name})
        return content.model_copy(update={"estate": told_of})
    if content.debit is None:
        return content
    account = content.debit.model_copy(update={"account": "NL** 67 89"})
    return content.model_copy(update={"debit": account})


def _more_of(kind: LetterKind, total: int) -> dict[str, object]:
    pay_by = TODAY + 14 * DAY
    match kind:
        case LetterKind.HAND_OVER:
            party = PartyToPay(name="Incasso B.V.", kind=PartyKind.AGENCY, since=TODAY)
            return {"party": party}
        case LetterKind.COLLECTION_NOTICE:
            debit = AnnouncedDebit(
                mandate_id="M-1",
                scheme=DebitScheme.CORE,
                account="0" * 64,
                identifier="NL79ZZZ999999990000",
                amount=total,
                collect_on=LATER,
            )
            return {"debit": debit, "reckoned_on": LATER}
        case LetterKind.ESTATE_FILING:
            filed = FiledWithEstate(
                bar=Bar.BANKRUPTCY,
                ordered_on=TODAY + DAY,
                as_of=TODAY,
                document_sha256="0" * 64,
            )
            return {"estate": filed, "reckoned_on": TODAY}
        case LetterKind.PAYMENT_PLAN:
            part = Instalment(number=1, amount=total, by=pay_by)
            moment = PlanMoment.COMING
            return {"plan_moment": moment, "instalments": (part,), "agreed_amount": total}
        case LetterKind.CONFIRMATION:
            return {"agreement": "extension", "pay_by": pay_by}
    return {} if kind is LetterKind.INTERRUPTION else {"pay_by": pay_by, "term_days": 14}


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_of_letter_says_the_split_of_the_ledger_on_its_day(kind: LetterKind) -> None:
    """Costs and nearly all interest were paid first, so what is open is principal (BW 6:44)."""
    story = charged((1_000_00, ACT_FROM + 10 * DAY))
    content = letter_of(story, kind)
    [row] = content.claims
    now = balance(story.claim, on=content.reckoned_on)
    parts = (now.principal, now.interest, now.costs)
    if kind is LetterKind.REMINDER:
        parts = (now.principal, 0, 0)
    else:
        assert (row.costs, row.open_costs) == (150_00, 0)
        assert row.interest > row.open_interest > 0
    assert (row.open_principal, row.open_interest, row.open_costs) == parts
    assert sum(parts) == content.asked_total == row.open_total
    assert (content.asked_interest, content.asked_costs) == parts[1:]
    if told := content.party or content.estate:
        assert (told.principal, told.interest, told.costs) == parts
    said = plain_text(content)
    assert "incassokosten (artikel" not in said
    assert "€ 150,00" not in said


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        (LetterKind.FINAL_DEMAND, "tot en met 25 maart 2026"),
        (LetterKind.COLLECTION_NOTICE, "tot en met 12 april 2026"),
    ],
)
def test_where_a_letter_says_through_which_day_its_interest_is_of_that_day(
    kind: LetterKind, day: str
) -> None:
    story = charged((1_000_00, ACT_FROM + 10 * DAY))
    content = letter_of(story, kind)
    open_then = balance(story.claim, on=content.reckoned_on).interest
    said = plain_text(content)
    euros = f"€ {open_then // 100},{open_then % 100:02d}"
    assert f"In dit bedrag zit {euros} aan wettelijke rente, berekend {day}" in said
    if kind is LetterKind.COLLECTION_NOTICE:
        check_content(content)


def test_costs_that_were_paid_in_part_are_in_the_amount_for_the_rest_and_their_vat_too() -> None:
    story = charged((50_00, ACT_FROM + 10 * DAY))
    [row] = letter_of(story, LetterKind.FINAL_DEMAND).claims
    assert (row.costs, row.open_costs) == (150_00, 100_00)
    taxed = row.model_copy(update={"vat_in_costs": 26_03})
    assert taxed.open_vat == 17_35


def test_the_table_says_what_is_open_by_part_where_it_shows_what_was_claimed() -> None:
    def notes(*payments: tuple[int, date]) -> str:
        rows = (specification(charged(*payments).claim, on=TODAY),)
        told = claim_table(rows, total=0, total_label="", language="nl")
        return " ".join(told["claims"][0]["notes"])

    said = notes((1_000_00, ACT_FROM + 10 * DAY))
    now = balance(charged((1_000_00, ACT_FROM + 10 * DAY)).claim, on=TODAY)
    assert "telde eerst voor de kosten, dan voor de rente en dan voor de hoofdsom (BW 6:44)" in said
    assert f"hoofdsom €\u00a0{now.principal // 100},{now.principal % 100:02d}, rente" in said
    assert "Nog open" not in notes()


money = st.integers(min_value=1, max_value=1_200_00)
paying = st.lists(st.tuples(money, st.integers(0, 40)), max_size=4)


@settings(max_examples=25, deadline=None)
@over(payments=paying, after=st.integers(0, 60))
def test_the_parts_of_a_row_are_those_of_the_ledger_whatever_was_paid(
    payments: list[tuple[int, int]], after: int
) -> None:
    story = charged(*sorted(((c, ACT_FROM + n * DAY) for c, n in payments), key=lambda p: p[1]))
    on = ACT_FROM + after * DAY
    now = balance(story.claim, on=on)
    row = specification(story.claim, on=on)
    assert (row.open_principal, row.open_interest, row.open_costs) == (
        now.principal,
        now.interest,
        now.costs,
    )
    assert row.principal - row.credited - row.paid + row.interest + row.costs == row.open_total
    assert row.open_total == now.total
    assert 0 <= row.open_interest <= row.interest
    assert 0 <= row.open_costs <= row.costs
    assert row.imputed == ((row.interest, row.costs) != (now.interest, now.costs))


def test_parts_that_are_not_what_is_open_are_refused() -> None:
    content = letter_of(charged((1_000_00, ACT_FROM + 10 * DAY)), LetterKind.FINAL_DEMAND)
    [row] = content.claims
    wrong = row.model_copy(update={"open_costs": row.costs + 1})
    with pytest.raises(Refusal) as refused:
        check_content(content.model_copy(update={"claims": (wrong,)}))
    assert refused.value.code == "letter.open_parts"
