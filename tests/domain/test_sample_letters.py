"""The sample letters are coherent: each day, sum and share in them follows from the others."""

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest

from domain.claim.events import Asked, Instalment
from domain.law.calendar import is_banking_day
from domain.law.collection_costs import statutory_costs
from domain.law.protection import RULES, Bar
from domain.letter.text import body, plain_text, subject
from domain.letter.text.content import Language
from domain.letter.text.kinds import LetterKind, PlanMoment
from domain.letter.text.on_paper import ClaimSpecification, LetterInstalment
from domain.letter.text.salutation import salutation
from domain.letter.text.samples import LANGUAGES, Sample, sample_letters
from domain.payment_plan.text import PlannedInvoice, PlanTerms, plan_text

SAMPLES = {one.name: one for one in sample_letters()}
EACH = pytest.mark.parametrize("name", SAMPLES)
CENT = Decimal(1)


def cents(exact: Decimal) -> int:
    return int(exact.quantize(CENT, ROUND_HALF_UP))


def claims_of(sample: Sample) -> Iterator[ClaimSpecification]:
    yield from sample.content.claims
    yield from sample.content.listed


@EACH
def test_each_row_adds_up_and_its_interest_is_that_of_its_days(name: str) -> None:
    content = SAMPLES[name].content
    for row in claims_of(SAMPLES[name]):
        off = row.credited + row.contested + row.paid
        assert row.principal - off + row.interest + row.costs == row.open_total
        assert row.interest == sum(line.amount for line in row.interest_lines)
        for line in row.interest_lines:
            assert line.days == (line.through_on - line.from_on).days + 1
            year = Decimal(line.base) * line.rate / 100
            assert line.amount == cents(year * line.days / line.denominator)
            through = content.estate.as_of if content.estate else content.reckoned_on
            assert line.through_on == through, "interest runs to the day that the letter names"
            assert line.from_on > row.due_on
    assert content.asked_total == sum(row.open_total for row in content.claims)


@EACH
def test_costs_are_those_of_the_scale_with_their_vat(name: str) -> None:
    content = SAMPLES[name].content
    for row in claims_of(SAMPLES[name]):
        if row.costs:
            assert row.costs - row.vat_in_costs == statutory_costs(row.costs_base or 0)
            assert row.vat_in_costs in {0, cents(Decimal(row.costs - row.vat_in_costs) * 21 / 100)}
    if content.costs_if_unpaid:
        open_principal = sum(row.open_principal for row in content.claims)
        assert content.costs_base == open_principal
        assert content.costs_if_unpaid == statutory_costs(open_principal)
        assert content.vat_on_costs in {0, cents(Decimal(content.costs_if_unpaid) * 21 / 100)}


@EACH
def test_its_days_follow_each_other(name: str) -> None:
    content = SAMPLES[name].content
    debit = content.debit.collect_on if content.debit else None
    asked = [content.pay_by, debit, content.sign_until, *(one.pay_by for one in ahead(name))]
    for day in filter(None, asked):
        assert content.dated < day
        assert is_banking_day(day), day
    issued = max(row.issued_on for row in claims_of(SAMPLES[name]))
    happened = (content.in_default_since, content.taken_back_on, content.plan_lapsed_on)
    for past in filter(None, (*happened, content.judged_on)):
        assert issued < past <= content.dated
    if content.in_default_since:
        last_due = max(row.due_on for row in content.claims)
        assert content.in_default_since == last_due + timedelta(days=1)


def ahead(name: str) -> tuple[LetterInstalment, ...]:
    """The instalments that are still to come."""
    late = name.startswith("payment_plan-late")
    return () if late else SAMPLES[name].content.instalments


@EACH
def test_who_has_the_claims_is_told_their_parts(name: str) -> None:
    content = SAMPLES[name].content
    told = content.party or content.estate
    if told:
        assert told.principal == sum(row.open_principal for row in content.claims)
        assert told.interest == sum(row.open_interest for row in content.claims)
        assert told.costs == sum(row.open_costs for row in content.claims)
    if len(content.instalments) > 1:
        assert sum(one.amount for one in content.instalments) == content.covered
    if content.in_default_since and content.kind is LetterKind.FINAL_DEMAND:
        bears = all(row.interest_lines or row.interest_from for row in content.claims)
        assert bears, "who is late owes interest, or reads from when"


@pytest.mark.parametrize(
    ("language", "by_court", "dissolved"),
    [
        ("nl", "de dag vóór de uitspraak van 3 november 2026", "de dag vóór de ontbinding op"),
        ("en", "the day before the court's order of 3 November 2026", "before it was dissolved on"),
    ],
)
def test_a_filing_says_of_what_it_takes_the_day_before(
    language: Language, by_court: str, dissolved: str
) -> None:
    content = SAMPLES[f"estate_filing-business-{language}"].content
    assert content.estate is not None
    for bar in (bar for bar, rule in RULES.items() if rule.takes_claims):
        told = content.estate.model_copy(update={"bar": bar})
        said = plain_text(content.model_copy(update={"estate": told}))
        assert (dissolved in said) is (bar is Bar.DISSOLUTION)
        assert (by_court in said) is (bar is not Bar.DISSOLUTION)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_the_plan_in_them_is_what_the_program_says(language: Language) -> None:
    offered = SAMPLES[f"payment_plan-offered-{language}"].content
    assert offered.sign_until is not None
    (row,), (account,) = offered.claims, offered.payment_accounts
    terms = SAMPLES[f"confirmation-payment-plan-{language}"].content.instalments
    planned = PlannedInvoice(
        row.invoice_number, row.issued_on, Asked(principal=row.open_principal), account.iban
    )
    said = PlanTerms(
        creditor=offered.creditor.name,
        debtor=offered.debtor.name,
        invoices=(planned,),
        instalments=[
            Instalment(number=number, amount=term.amount, by=term.pay_by)
            for number, term in enumerate(terms, start=1)
        ],
        reckoned_on=offered.dated,
        interest=0,
        grace_days=5,
        open_until=offered.sign_until,
    )
    assert offered.plan_text == tuple(plan_text(said, language=language).splitlines())
    assert SAMPLES[f"payment_plan-signed-{language}"].content.plan_text == offered.plan_text


@EACH
def test_its_reference_names_an_invoice_of_its_own(name: str) -> None:
    content = SAMPLES[name].content
    assert content.reference.startswith(f"{content.claims[0].invoice_number} / ")


@EACH
def test_a_letter_after_a_plan_was_kept_has_nothing_open_and_only_it_has(name: str) -> None:
    content = SAMPLES[name].content
    kept = content.plan_moment is PlanMoment.COMPLETED
    assert (content.asked_total == 0) is kept
    assert not (kept and content.payment_reference), "nothing is to be paid"


OF_DUTCH = re.compile(
    r"\b(?:de|het|een|niet|wij|uw|betaalt|openstaat|brief|rente|kosten)\b", re.IGNORECASE
)
OF_ENGLISH = re.compile(r"\b(?:the|and|not|your|you|have|paid|costs|letter)\b", re.IGNORECASE)
TOLD_IN_DUTCH = re.compile(r"\(in the words of Dutch law: “[^”]+”\)")
"""The fourteen days also stand in the words that the Hoge Raad accepts."""


@EACH
def test_no_sentence_of_it_is_in_the_other_language(name: str) -> None:
    content = SAMPLES[name].content
    text = "\n".join([subject(content), *(one.text for one in body(content))])
    estate = content.estate.debtor if content.estate else ""
    own = (content.creditor.name, content.debtor.name, estate, salutation(content)[1])
    for named in filter(None, own):
        text = re.sub(re.escape(named), "", text, flags=re.IGNORECASE)
    text = TOLD_IN_DUTCH.sub("", text)
    other = OF_ENGLISH if content.language == "nl" else OF_DUTCH
    assert other.findall(text) == []


@EACH
def test_a_form_of_address_is_small_inside_a_sentence(name: str) -> None:
    content = SAMPLES[name].content
    told = [one.text for one in body(content) if one.text not in content.plan_text]
    assert not [text for text in told if re.search(r"[^.?!] (?:Mevrouw|De heer)\b", text)]


def test_a_word_of_the_other_language_stands_in_no_text_of_a_plan() -> None:
    for name, sample in SAMPLES.items():
        text = " ".join(sample.content.plan_text)
        if text:
            assert ("€ 999,50" in text) is name.endswith("-nl")
            assert ("€999.50" in text) is name.endswith("-en")


@EACH
def test_a_consumer_who_is_late_reads_that_his_municipality_helps_and_a_business_does_not(
    name: str,
) -> None:
    """Only a friendly reminder is too early for it."""
    content = SAMPLES[name].content
    asks = content.kind in {
        LetterKind.STATEMENT,
        LetterKind.FOURTEEN_DAY_LETTER,
        LetterKind.FINAL_DEMAND,
        LetterKind.NOTICE_OF_DEFAULT,
    }
    late = asks or content.plan_moment is PlanMoment.LATE
    told = any(word in plain_text(content) for word in ("gemeente", "municipality"))
    if content.debtor.capacity == "business":
        assert not told
    elif late:
        assert told


@pytest.mark.parametrize(
    ("name", "dutch", "english"),
    [
        ("confirmation-payment-plan", "Bevestiging van onze betalings", "Confirmation of our pay"),
        ("payment_plan-offered", "Voorstel voor een betalingsregeling", "Proposal of a payment"),
        ("payment_plan-on-paper", "Voorstel voor een betalingsregeling", "Proposal of a payment"),
        ("payment_plan-signed", "Bevestiging van de ondertekende", "Confirmation of the signed"),
        ("payment_plan-consumer", "Binnenkort een termijn", "Instalment due soon"),
        ("payment_plan-late", "Termijn niet ontvangen", "Instalment not received"),
        ("payment_plan-completed", "Uw betalingsregeling over", "Your payment plan for"),
        ("statement-plan-lapsed", "Uw betalingsregeling is vervallen", "Your payment plan has lap"),
    ],
)
def test_the_heading_of_a_letter_about_a_plan_says_what_it_is(
    name: str, dutch: str, english: str
) -> None:
    for language, begins in (("nl", dutch), ("en", english)):
        said = subject(SAMPLES[f"{name}-{language}"].content)
        assert said.startswith(begins)
        assert "F-2026-0118" in said
