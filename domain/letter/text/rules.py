"""The legal minimum of each letter: what its content must hold, with the article that asks it.

Whether a letter may go to this debtor on this day is the decision's question; here stands only
what the letter itself must say and must leave out. Sources: law.md 2, 5.0 and 7.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from domain.days import add_days
from domain.law.collection_costs import CAP, VAT_PERCENT, statutory_costs
from domain.letter.text.agreement_rules import (
    agreements_are_confirmed_only,
    instalments_add_up,
    something_was_agreed,
    tells_of_a_plan,
)
from domain.letter.text.content import LetterContent
from domain.letter.text.faults import (
    BUNDLE,
    COSTS,
    COSTS_VAT,
    DESCRIPTION,
    DUE,
    NOTICE,
    missing,
    wrong,
)
from domain.letter.text.kinds import LetterKind
from domain.letter.text.payment_reference import is_rf, looks_like_rf
from domain.letter.text.sum_rules import accounts_are_clear, claims_are_described, total_is_the_sum
from domain.money import Cents, round_half_up

LAWFUL_DAYS: Final = frozenset({14, 15})
"""HR 25-11-2016, ECLI:NL:HR:2016:2704: fourteen days from the day after delivery, or fifteen
days after it; the second gives one day more."""
NOTICE_DAYS: Final = 7
"""A shorter term is no reasonable term of a notice of default (law.md 5.0, a parameter)."""

_NOTICE_OF_DEBIT: Final = "SDD Core Rulebook 4.3.4"

_DEMANDS: Final = frozenset(
    {
        LetterKind.REMINDER,
        LetterKind.FOURTEEN_DAY_LETTER,
        LetterKind.FINAL_DEMAND,
        LetterKind.NOTICE_OF_DEFAULT,
    }
)


def check_content(content: LetterContent) -> None:
    """Check a letter's content against the legal minimum of its kind; give nothing where it holds.

    Raises Refusal ``letter.*`` that names the first element that is missing, wrong or too much,
    with its article.
    """
    for check in (*_ALWAYS, *_BY_KIND[content.kind]):
        check(content)


def _parties_are_named(content: LetterContent) -> None:
    for who, name, address in (
        ("debtor", content.debtor.name, content.debtor.address),
        ("creditor", content.creditor.name, content.creditor.address),
    ):
        if not name.strip():
            raise missing(f"the {who}'s name", DESCRIPTION)
        if not any(line.strip() for line in address):
            raise missing(f"the {who}'s address", DESCRIPTION)
    if content.creditor.registration_mark is not None:
        _registered(content)


def _registered(content: LetterContent) -> None:
    if not (content.creditor.registration_mark or "").strip():
        raise missing("the registration mark of who collects", "Wki art. 11")
    if not content.creditor.kvk.strip():
        raise missing("the KvK number of who collects", DESCRIPTION)


def _letter_is_named(content: LetterContent) -> None:
    if not content.reference.strip():
        raise missing("a reference", DESCRIPTION)
    if looks_like_rf(content.payment_reference) and not is_rf(content.payment_reference):
        message = "The check digits of the payment reference are wrong: no bank would take it."
        raise wrong("payment_reference", message, "", "Correct the invoice's payment reference.")
    if content.payment_link and not content.payment_link.startswith("https://"):
        raise wrong("payment_link", "The payment link is no https address.", "", "Set it again.")
    if not content.claims:
        raise missing("the claims it is about", DESCRIPTION)
    numbers = [claim.invoice_number for claim in (*content.claims, *content.listed)]
    if len(set(numbers)) != len(numbers):
        raise wrong("claim_twice", "The letter names an invoice twice.", BUNDLE)


def _days_are_in_order(content: LetterContent) -> None:
    if content.in_default_since is not None and content.in_default_since > content.dated:
        raise wrong("default_later", "Default would begin after the letter's day.", DUE)
    if content.pay_by is None:
        return
    if content.pay_by <= content.dated:
        raise wrong("term_over", "The term has passed on the letter's own day.", NOTICE)
    if content.term_days and content.pay_by < add_days(content.dated, content.term_days):
        raise wrong("term_short", "The last day comes before the end of the term.", NOTICE)


def _others_are_listed_in_a_statement_only(content: LetterContent) -> None:
    if content.listed and content.kind is not LetterKind.STATEMENT:
        message = "Only a statement lists claims that it does not ask."
        raise wrong("listed_elsewhere", message, DESCRIPTION)


def _claims_are_due(content: LetterContent) -> None:
    if any(claim.due_on >= content.dated for claim in content.claims):
        message = "An invoice that is still within its payment term is demanded."
        raise wrong("not_overdue", message, DUE, "Leave it out, or send a statement.")


def _vat_is_declared(content: LetterContent) -> None:
    asked = any(claim.vat_in_costs for claim in content.claims)
    if (content.vat_on_costs or asked) and not content.cannot_deduct_vat:
        raise missing("the declaration that the creditor cannot deduct the VAT", COSTS_VAT)
    if not content.vat_on_costs:
        return
    due = round_half_up(Fraction((content.costs_if_unpaid or 0) * VAT_PERCENT, 100))
    if content.vat_on_costs != due:
        message = f"The VAT is not {VAT_PERCENT}% of the costs it stands on top of."
        raise wrong("costs_vat", message, COSTS_VAT)


def _stays_friendly(content: LetterContent) -> None:
    stern = content.mentions_interest or content.mentions_agency or content.mentions_costs
    if stern or content.costs_if_unpaid is not None:
        message = "A reminder mentions no interest, no costs and no agency."
        raise wrong("reminder_stern", message, "", "Order a final demand, or drop the mention.")
    if content.asked_interest or content.asked_costs:
        message = "A reminder asks what the invoice asks: no interest and no costs."
        raise wrong("reminder_asks_more", message, "", "Order a statement or a final demand.")


def _term_where_it_is_notice(content: LetterContent) -> None:
    if content.serves_as_notice:
        _notice_term(content)


def _notice_term(content: LetterContent) -> None:
    if content.pay_by is None:
        raise missing("a definite term: the last day to pay", NOTICE)
    if content.pay_by < add_days(content.dated, NOTICE_DAYS):
        message = f"A term of less than {NOTICE_DAYS} days is not reasonable."
        raise wrong("notice_short", message, NOTICE, f"Give at least {NOTICE_DAYS} days.")


def _demand_term(content: LetterContent) -> None:
    """A term shorter than a notice's is lawful only for who is in default already."""
    if content.pay_by is None:
        raise missing("the last day to pay", NOTICE)
    if content.in_default_since is None:
        _notice_term(content)


def _no_new_costs_for_a_consumer(content: LetterContent) -> None:
    announced = content.costs_if_unpaid is not None
    if announced and content.costs_if_unpaid == 0:
        raise missing("the exact collection costs in euro", COSTS)
    threat = announced or (content.mentions_costs and not content.bears_costs)
    if content.asks_a_consumer and threat:
        message = "Costs are announced to a consumer by the fourteen-day letter only."
        raise wrong("costs_announced", message, COSTS, "Order a fourteen-day letter.")


def _fourteen_day_term(content: LetterContent) -> None:
    if content.pay_by is not None:
        message = "A fourteen-day letter prints no calendar day: its term runs from delivery."
        raise wrong("calendar_day", message, COSTS, "Leave pay_by out.")
    if content.term_days not in LAWFUL_DAYS:
        message = "The term is neither the fourteen nor the fifteen days of the lawful wordings."
        raise wrong("fourteen_days", message, COSTS, "Set term_days to 14 or 15.")


def _fourteen_day_costs(content: LetterContent) -> None:
    costs = content.costs_if_unpaid
    if not costs or costs < 0:
        raise missing("the exact collection costs in euro", COSTS)
    undisputed = sum(claim.principal - claim.credited - claim.contested for claim in content.claims)
    if costs > _most_costs(undisputed, content):
        message = "The costs are higher than the law allows over the principal."
        raise wrong("costs_too_high", message, "Besluit BIK art. 2")
    if content.bears_costs:
        message = "A fourteen-day letter asks no other costs."
        raise wrong("other_costs", message, COSTS, "Leave out the claims that bear costs.")
    if content.costs_base is not None and not 0 < content.costs_base <= undisputed:
        message = "The costs were computed over more than the principal."
        raise wrong("costs_base", message, "Besluit BIK art. 2")


def _most_costs(principal: Cents, content: LetterContent) -> Cents:
    """The most that may be announced over a principal; a letter that states more brings nothing.

    A business may owe 40.00 for each invoice that is late (BW 6:96 lid 4), so only the most that
    the scale ever gives is held against its letter.
    """
    return statutory_costs(max(principal, 0)) if content.asks_a_consumer else CAP


def _only_reserves(content: LetterContent) -> None:
    if content.pay_by is not None or content.costs_if_unpaid is not None:
        message = "A letter that interrupts gives no term and announces no costs."
        raise wrong("interruption_demands", message, "BW 3:317", "Order a final demand.")


def _says_whom_to_pay(content: LetterContent) -> None:
    """Whom he pays, what is open by part; no term, no costs, and no way to pay the creditor."""
    party = content.party
    if party is None or not party.name.strip():
        raise missing("the party with whom the claims lie", "BW 3:94")
    principal = content.asked_total - content.asked_interest - content.asked_costs
    open_parts = (principal, content.asked_interest, content.asked_costs)
    if (party.principal, party.interest, party.costs) != open_parts:
        raise wrong("party_sum", "The parts are not the sum that is open.", DESCRIPTION)
    if content.pay_by is not None or content.costs_if_unpaid is not None:
        message = "A letter about a hand-over gives no term and announces no costs."
        raise wrong("hand_over_demands", message, COSTS, "Order a final demand.")
    if content.payment_accounts or content.payment_link:
        message = "A letter about a hand-over names no account of the creditor."
        raise wrong("hand_over_account", message, "", "Leave the account to the party.")


def _tells_of_a_debit(content: LetterContent) -> None:
    """SDD Core Rulebook 4.3.4: amount, day, mandate and creditor; nothing is to be paid by hand."""
    debit = content.debit
    if debit is None:
        raise missing("the direct debit that it announces", _NOTICE_OF_DEBIT)
    for what, told in (
        ("the mandate", debit.mandate_id),
        ("the creditor identifier", debit.creditor_identifier),
        ("the account", debit.account),
    ):
        if not told.strip():
            raise missing(what, _NOTICE_OF_DEBIT)
    if debit.collect_on <= content.dated:
        message = "The direct debit that is announced is not ahead."
        raise wrong("debit_day", message, _NOTICE_OF_DEBIT, "Announce it for a later day.")
    asks = content.pay_by or content.payment_link or content.payment_reference
    if asks or content.costs_if_unpaid is not None or content.mentions_agency:
        said = "A notice of a direct debit asks for no payment and announces no costs."
        raise wrong("debit_demands", said, _NOTICE_OF_DEBIT, "Order a reminder.")


def _tells_what_was_filed(content: LetterContent) -> None:
    """In whose insolvency, as of the day before the order, what by part; nothing is demanded."""
    told = content.estate
    if told is None or not told.debtor.strip():
        raise missing("the debtor in whose insolvency is filed", "Fw 110")
    principal = content.asked_total - content.asked_interest - content.asked_costs
    open_parts = (principal, content.asked_interest, content.asked_costs)
    if (told.principal, told.interest, told.costs) != open_parts:
        raise wrong("filed_sum", "The parts are not the sum that is filed.", "Fw 110")
    if told.as_of >= told.ordered_on:
        raise wrong("filed_day", "Amounts of a filing run to the day before the order.", "Fw 128")
    demands = content.pay_by or content.payment_accounts or content.payment_link
    if demands or content.costs_if_unpaid is not None:
        message = "A letter that brings a filing demands nothing and announces no costs."
        raise wrong("filing_demands", message, "Fw 26", "Order no demand of who is insolvent.")


_Check = Callable[[LetterContent], None]
_ALWAYS: Final[Sequence[_Check]] = (
    _letter_is_named,
    _parties_are_named,
    claims_are_described,
    _others_are_listed_in_a_statement_only,
    total_is_the_sum,
    accounts_are_clear,
    _vat_is_declared,
    _days_are_in_order,
    agreements_are_confirmed_only,
    lambda content: _claims_are_due(content) if content.kind in _DEMANDS else None,
)
_BY_KIND: Final[dict[LetterKind, Sequence[_Check]]] = {
    LetterKind.REMINDER: (_stays_friendly, _term_where_it_is_notice),
    LetterKind.STATEMENT: (_term_where_it_is_notice, _no_new_costs_for_a_consumer),
    LetterKind.FOURTEEN_DAY_LETTER: (_fourteen_day_term, _fourteen_day_costs),
    LetterKind.FINAL_DEMAND: (_demand_term, _no_new_costs_for_a_consumer),
    LetterKind.NOTICE_OF_DEFAULT: (_notice_term, _no_new_costs_for_a_consumer),
    LetterKind.CONFIRMATION: (something_was_agreed, instalments_add_up),
    LetterKind.PAYMENT_PLAN: (tells_of_a_plan,),
    LetterKind.INTERRUPTION: (_only_reserves,),
    LetterKind.HAND_OVER: (_says_whom_to_pay,),
    LetterKind.COLLECTION_NOTICE: (_tells_of_a_debit,),
    LetterKind.ESTATE_FILING: (_tells_what_was_filed,),
}
