"""What stands in the text of a payment plan."""

from datetime import date

import pytest

from domain.claim.events import Instalment
from domain.letter.text.content import Language
from domain.payment_plan.change_text import ChangeTerms, change_text
from domain.payment_plan.text import PlanTerms, plan_text

DAY = date(2026, 3, 2)
PART = Instalment(number=1, amount=30_00, by=DAY)


@pytest.mark.parametrize("debtor", ["Bouwgroep Zuidhof B.V.", "S. Voorbeeld"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_it_is_between_ends_in_one_full_stop(debtor: str, language: Language) -> None:
    plan = PlanTerms(
        creditor="Van Dijk Techniek B.V.",
        debtor=debtor,
        invoices=(),
        instalments=(PART,),
        reckoned_on=DAY,
        interest=0,
        grace_days=5,
        open_until=DAY,
    )
    change = ChangeTerms(
        creditor="Van Dijk Techniek B.V.",
        debtor=debtor,
        agreed_on=DAY,
        invoices=(),
        part=PART,
        later=DAY,
        instalments=(PART,),
        interest=0,
        grace_days=5,
        open_until=DAY,
    )
    for text in (plan_text(plan, language=language), change_text(change, language=language)):
        assert text.split("\n")[1].endswith(f" {debtor.removesuffix('.')}.")
