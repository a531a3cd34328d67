"""What stands in the text of a payment plan."""

from datetime import date

import pytest

from domain.claim.events import Asked, Instalment
from domain.letter.text import body
from domain.letter.text.content import Language
from domain.letter.text.plan_wording import parts_of_plan
from domain.letter.text.schedule import schedule_line, schedule_row
from domain.letter.text.words import when_a_plan_lapses
from domain.payment_plan.change_text import ChangeTerms, change_text
from domain.payment_plan.text import PlannedInvoice, PlanTerms, plan_text
from tests.paper_samples import plan as confirmation

DAY = date(2026, 3, 2)
PART = Instalment(number=1, amount=30_00, by=DAY)


def terms_of(debtor: str, *, grace: int = 5, iban: str = "") -> tuple[PlanTerms, ChangeTerms]:
    invoice = PlannedInvoice("F-2026-1", DAY, Asked(principal=30_00), iban)
    plan = PlanTerms(
        creditor="Van Dijk Techniek B.V.",
        debtor=debtor,
        invoices=(invoice,),
        instalments=(PART,),
        reckoned_on=DAY,
        interest=0,
        grace_days=grace,
        open_until=DAY,
    )
    change = ChangeTerms(
        creditor="Van Dijk Techniek B.V.",
        debtor=debtor,
        agreed_on=DAY,
        invoices=(invoice,),
        part=PART,
        later=DAY,
        instalments=(PART,),
        interest=0,
        grace_days=grace,
        open_until=DAY,
    )
    return plan, change


@pytest.mark.parametrize("debtor", ["Bouwgroep Zuidhof B.V.", "S. Voorbeeld"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_it_is_between_ends_in_one_full_stop(debtor: str, language: Language) -> None:
    plan, change = terms_of(debtor)
    for text in (plan_text(plan, language=language), change_text(change, language=language)):
        assert text.split("\n")[1].endswith(f" {debtor.removesuffix('.')}.")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("grace", [0, 1, 5])
def test_whatever_tells_of_a_plan_tells_alike_when_it_lapses(
    grace: int, language: Language
) -> None:
    """What is signed, what changes it and what confirms it; the engine then lapses it so."""
    told = when_a_plan_lapses(grace, language=language)
    plan, change = terms_of("S. Voorbeeld", grace=grace)
    confirmed = confirmation(grace_days=grace, language=language)
    for text in (
        plan_text(plan, language=language),
        change_text(change, language=language),
        "\n".join(paragraph.text for paragraph in body(confirmed)),
    ):
        assert told in text.splitlines()
    days = {0: "", 1: {"nl": "nog 1 dag.", "en": "still have 1 day."}[language]}
    assert days.get(grace, f"{grace} da") in told


@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_signs_a_plan_is_named_as_within_a_sentence_and_pays_to_an_account_in_fours(
    language: Language,
) -> None:
    for terms in terms_of("Mevrouw J.A. van den Berg", iban="NL91ABNA0417164300"):
        text = (
            plan_text(terms, language=language)
            if isinstance(terms, PlanTerms)
            else change_text(terms, language=language)
        )
        assert "Mevrouw" not in text
        assert "mevrouw J.A. van den Berg." in text
        assert "NL91 ABNA 0417 1643 00" in text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("amount", [1, 333_16, 1_000_00, 12_345_678_90])
def test_the_line_of_an_instalment_is_read_as_it_was_written(
    amount: int, language: Language
) -> None:
    for month in range(1, 13):
        line = schedule_line(month, date(2026, month, 9), amount, language=language)
        row = schedule_row(line)
        assert row is not None
        assert f"{row.number} {row.when}: {row.amount}" == line
        assert (row.number, row.cents) == (f"{month}.", amount)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_parts_of_a_plan_are_its_whole_text_with_the_instalments_as_one(
    language: Language,
) -> None:
    plan, change = terms_of("S. Voorbeeld", iban="NL91ABNA0417164300")
    for text in (plan_text(plan, language=language), change_text(change, language=language)):
        parts = [*parts_of_plan(text.rstrip("\n").split("\n"))]
        assert "\n".join(part.text for part in parts) + "\n" == text
        roles = [part.role.value for part in parts]
        assert (roles[0], roles.count("heading"), roles.count("schedule")) == ("heading", 1, 1)
        assert set(roles) == {"heading", "schedule", "clause"}
