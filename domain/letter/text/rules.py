"""The legal minimum of each letter: what its content must hold, with the article that asks it.

Whether a letter may go to this debtor on this day is the decision's question; here stands only
what the letter itself must say and must leave out. Sources: law.md 2, 5.0 and 7.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from domain.days import add_days
from domain.errors import Refusal
from domain.law.collection_costs import CAP, VAT_PERCENT, statutory_costs
from domain.letter.text.content import (
    ClaimSpecification,
    InterestLine,
    LetterContent,
    LetterKind,
    PlanMoment,
)
from domain.letter.text.payment_reference import is_rf, looks_like_rf
from domain.money import Cents, round_half_up

LAWFUL_DAYS: Final = frozenset({14, 15})
"""HR 25-11-2016, ECLI:NL:HR:2016:2704: fourteen days from the day after delivery, or fifteen
days after it; the second gives one day more."""
NOTICE_DAYS: Final = 7
"""A shorter term is no reasonable term of a notice of default (law.md 5.0, a parameter)."""

DESCRIPTION: Final = "Bki art. 3.1"
COSTS: Final = "BW 6:96 lid 6"
BUNDLE: Final = "BW 6:96 lid 7"
COSTS_VAT: Final = "Besluit BIK art. 2 lid 3"
NOTICE: Final = "BW 6:82"
DUE: Final = "BW 6:81"
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
            raise _missing(f"the {who}'s name", DESCRIPTION)
        if not any(line.strip() for line in address):
            raise _missing(f"the {who}'s address", DESCRIPTION)
    if content.creditor.registration_mark is not None:
        _registered(content)


def _registered(content: LetterContent) -> None:
    if not (content.creditor.registration_mark or "").strip():
        raise _missing("the registration mark of who collects", "Wki art. 11")
    if not content.creditor.kvk.strip():
        raise _missing("the KvK number of who collects", DESCRIPTION)


def _letter_is_named(content: LetterContent) -> None:
    if not content.reference.strip():
        raise _missing("a reference", DESCRIPTION)
    if looks_like_rf(content.payment_reference) and not is_rf(content.payment_reference):
        message = "The check digits of the payment reference are wrong: no bank would take it."
        raise _wrong("payment_reference", message, "", "Correct the invoice's payment reference.")
    if content.payment_link and not content.payment_link.startswith("https://"):
        raise _wrong("payment_link", "The payment link is no https address.", "", "Set it again.")
    if not content.claims:
        raise _missing("the claims it is about", DESCRIPTION)
    numbers = [claim.invoice_number for claim in (*content.claims, *content.listed)]
    if len(set(numbers)) != len(numbers):
        raise _wrong("claim_twice", "The letter names an invoice twice.", BUNDLE)


def _claims_are_described(content: LetterContent) -> None:
    for claim in (*content.claims, *content.listed):
        if not claim.invoice_number.strip():
            raise _missing("an invoice number", DESCRIPTION)
        if claim.issued_on > content.dated:
            raise _wrong("issued_later", "An invoice is dated after the letter.", DESCRIPTION)
        if content.plan_moment is not PlanMoment.COMPLETED:  # it has no rows, and asks nothing
            _adds_up(claim)
        _interest_is_derived(claim, content)


def _adds_up(claim: ClaimSpecification) -> None:
    off = (claim.credited, claim.contested, claim.paid)
    parts = (claim.principal, *off, claim.interest, claim.costs)
    owed = claim.principal - sum(off) + claim.interest + claim.costs
    if min(parts) < 0 or claim.principal == 0 or claim.open_total <= 0:
        raise _wrong("amount_sign", "An amount in the specification is not positive.", DESCRIPTION)
    if owed != claim.open_total:
        raise _wrong("claim_sum", "The rows of an invoice do not add up.", DESCRIPTION)
    _open_parts_hold(claim)
    if not 0 <= claim.vat_in_costs <= claim.costs:
        raise _wrong("costs_vat_part", "The VAT is no part of the costs.", DESCRIPTION)


def _open_parts_hold(claim: ClaimSpecification) -> None:
    """What is open by part is never more than was claimed, and all of it where nothing was paid."""
    parts, whole = (claim.open_interest, claim.open_costs), (claim.interest, claim.costs)
    within = 0 <= parts[0] <= whole[0] and 0 <= parts[1] <= whole[1] and claim.open_principal >= 0
    if not within or not (claim.paid or claim.credited or claim.contested or parts == whole):
        raise _wrong("open_parts", "The open parts are not what is open of an invoice.", "BW 6:44")


def _interest_is_derived(claim: ClaimSpecification, content: LetterContent) -> None:
    if sum(line.amount for line in claim.interest_lines) != claim.interest:
        message = "The interest is not the sum of its percentages, periods and bases."
        raise _wrong("interest_sum", message, DESCRIPTION)
    for line in claim.interest_lines:
        if line.through_on > content.reckoned_on:
            raise _wrong("interest_later", "Interest runs past the letter's day.", DESCRIPTION)
        if not line.article.strip() or not _line_holds(line):
            raise _wrong("interest_line", "A row of interest does not hold.", DESCRIPTION)


def _line_holds(line: InterestLine) -> bool:
    """Check a row by its own figures; a share of a rounded sum may differ by less than a cent."""
    if line.days != (line.through_on - line.from_on).days + 1 or line.denominator <= 0:
        return False
    exact = Fraction(line.rate) / 100 * line.base * line.days / line.denominator
    return abs(exact - line.amount) < 1


def _total_is_the_sum(content: LetterContent) -> None:
    if content.asked_total != sum(claim.open_total for claim in content.claims):
        raise _wrong("total", "The amount asked is not the sum of the invoices.", DESCRIPTION)


def _accounts_are_clear(content: LetterContent) -> None:
    if content.kind is LetterKind.HAND_OVER:  # the party says where it is paid
        return
    shares = [account.amount for account in content.payment_accounts if account.amount is not None]
    if not content.payment_accounts:
        raise _missing("an account to pay to", DESCRIPTION)
    if not shares:
        return
    about_plan = content.kind is LetterKind.PAYMENT_PLAN
    asked = content.covered if about_plan else content.asked_total
    if len(shares) != len(content.payment_accounts) or sum(shares) != asked:
        message = "The shares of the accounts are not the amount asked."
        raise _wrong("account_shares", message, DESCRIPTION)


def _days_are_in_order(content: LetterContent) -> None:
    if content.in_default_since is not None and content.in_default_since > content.dated:
        raise _wrong("default_later", "Default would begin after the letter's day.", DUE)
    if content.pay_by is None:
        return
    if content.pay_by <= content.dated:
        raise _wrong("term_over", "The term has passed on the letter's own day.", NOTICE)
    if content.term_days and content.pay_by < add_days(content.dated, content.term_days):
        raise _wrong("term_short", "The last day comes before the end of the term.", NOTICE)


def _others_are_listed_in_a_statement_only(content: LetterContent) -> None:
    if content.listed and content.kind is not LetterKind.STATEMENT:
        message = "Only a statement lists claims that it does not ask."
        raise _wrong("listed_elsewhere", message, DESCRIPTION)


def _claims_are_due(content: LetterContent) -> None:
    if any(claim.due_on >= content.dated for claim in content.claims):
        message = "An invoice that is still within its payment term is demanded."
        raise _wrong("not_overdue", message, DUE, "Leave it out, or send a statement.")


def _vat_is_declared(content: LetterContent) -> None:
    asked = any(claim.vat_in_costs for claim in content.claims)
    if (content.vat_on_costs or asked) and not content.cannot_deduct_vat:
        raise _missing("the declaration that the creditor cannot deduct the VAT", COSTS_VAT)
    if not content.vat_on_costs:
        return
    due = round_half_up(Fraction((content.costs_if_unpaid or 0) * VAT_PERCENT, 100))
    if content.vat_on_costs != due:
        message = f"The VAT is not {VAT_PERCENT}% of the costs it stands on top of."
        raise _wrong("costs_vat", message, COSTS_VAT)


def _agreements_are_confirmed_only(content: LetterContent) -> None:
    agreed = content.agreement or content.instalments or content.agreed_amount is not None
    if content.kind not in {LetterKind.CONFIRMATION, LetterKind.PAYMENT_PLAN} and agreed:
        message = "Only a confirmation states an agreement."
        raise _wrong("agreement_elsewhere", message, "", "Order a confirmation.")


def _stays_friendly(content: LetterContent) -> None:
    stern = content.mentions_interest or content.mentions_agency or content.mentions_costs
    if stern or content.costs_if_unpaid is not None:
        message = "A reminder mentions no interest, no costs and no agency."
        raise _wrong("reminder_stern", message, "", "Order a final demand, or drop the mention.")
    if content.asked_interest or content.asked_costs:
        message = "A reminder asks what the invoice asks: no interest and no costs."
        raise _wrong("reminder_asks_more", message, "", "Order a statement or a final demand.")


def _term_where_it_is_notice(content: LetterContent) -> None:
    if content.serves_as_notice:
        _notice_term(content)


def _notice_term(content: LetterContent) -> None:
    if content.pay_by is None:
        raise _missing("a definite term: the last day to pay", NOTICE)
    if content.pay_by < add_days(content.dated, NOTICE_DAYS):
        message = f"A term of less than {NOTICE_DAYS} days is not reasonable."
        raise _wrong("notice_short", message, NOTICE, f"Give at least {NOTICE_DAYS} days.")


def _demand_term(content: LetterContent) -> None:
    """A term shorter than a notice's is lawful only for who is in default already."""
    if content.pay_by is None:
        raise _missing("the last day to pay", NOTICE)
    if content.in_default_since is None:
        _notice_term(content)


def _no_new_costs_for_a_consumer(content: LetterContent) -> None:
    announced = content.costs_if_unpaid is not None
    if announced and content.costs_if_unpaid == 0:
        raise _missing("the exact collection costs in euro", COSTS)
    threat = announced or (content.mentions_costs and not content.bears_costs)
    if content.asks_a_consumer and threat:
        message = "Costs are announced to a consumer by the fourteen-day letter only."
        raise _wrong("costs_announced", message, COSTS, "Order a fourteen-day letter.")


def _fourteen_day_term(content: LetterContent) -> None:
    if content.pay_by is not None:
        message = "A fourteen-day letter prints no calendar day: its term runs from delivery."
        raise _wrong("calendar_day", message, COSTS, "Leave pay_by out.")
    if content.term_days not in LAWFUL_DAYS:
        message = "The term is neither the fourteen nor the fifteen days of the lawful wordings."
        raise _wrong("fourteen_days", message, COSTS, "Set term_days to 14 or 15.")


def _fourteen_day_costs(content: LetterContent) -> None:
    costs = content.costs_if_unpaid
    if not costs or costs < 0:
        raise _missing("the exact collection costs in euro", COSTS)
    undisputed = sum(claim.principal - claim.credited - claim.contested for claim in content.claims)
    if costs > _most_costs(undisputed, content):
        message = "The costs are higher than the law allows over the principal."
        raise _wrong("costs_too_high", message, "Besluit BIK art. 2")
    if content.bears_costs:
        message = "A fourteen-day letter asks no other costs."
        raise _wrong("other_costs", message, COSTS, "Leave out the claims that bear costs.")
    if content.costs_base is not None and not 0 < content.costs_base <= undisputed:
        message = "The costs were computed over more than the principal."
        raise _wrong("costs_base", message, "Besluit BIK art. 2")


def _most_costs(principal: Cents, content: LetterContent) -> Cents:
    """The most that may be announced over a principal; a letter that states more brings nothing.

    A business may owe 40.00 for each invoice that is late (BW 6:96 lid 4), so only the most that
    the scale ever gives is held against its letter.
    """
    return statutory_costs(max(principal, 0)) if content.asks_a_consumer else CAP


def _something_was_agreed(content: LetterContent) -> None:
    if not (content.agreement.strip() or content.pay_by or content.instalments):
        raise _missing("what was agreed", "")
    if content.costs_if_unpaid is not None:
        raise _wrong("plan_costs", "An agreement carries no costs.", COSTS)
    if not 0 < content.covered <= content.asked_total:
        raise _wrong("agreed_amount", "More is agreed than is open.", "")


def _instalments_add_up(content: LetterContent) -> None:
    if not content.instalments:
        return
    days = [term.pay_by for term in content.instalments]
    amounts = [term.amount for term in content.instalments]
    if days != sorted(set(days)) or days[0] < content.dated:
        raise _wrong("plan_days", "The instalments are not in order, or one has passed.", "")
    if min(amounts) <= 0 or sum(amounts) != content.covered:
        raise _wrong("plan_sum", "The instalments are not the amount agreed.", "")


def _tells_of_a_plan(content: LetterContent) -> None:
    """Offered or signed it states the whole text, of an instalment what is to be paid by when.

    Kept: what was paid, and nothing to be paid any more.
    """
    if content.costs_if_unpaid is not None:
        raise _wrong("plan_costs", "A payment plan carries no costs.", COSTS)
    if content.plan_moment in {PlanMoment.OFFERED, PlanMoment.SIGNED}:
        offered = content.plan_moment is PlanMoment.OFFERED
        if not content.plan_text or not (content.sign_until if offered else content.signed_on):
            raise _missing("the text of the plan, and its day", "")
    elif content.plan_moment is PlanMoment.COMPLETED:
        if content.instalments or content.pay_by or content.payment_link or not content.covered:
            raise _wrong(
                "plan_asks", "That a plan was kept asks nothing; it says what was paid.", ""
            )
    elif content.plan_moment is None or len(content.instalments) != 1:
        raise _missing("which instalment is to be paid", "")
    elif content.covered != content.instalments[0].amount:
        raise _wrong("plan_sum", "The instalments are not the amount agreed.", "")


def _only_reserves(content: LetterContent) -> None:
    if content.pay_by is not None or content.costs_if_unpaid is not None:
        message = "A letter that interrupts gives no term and announces no costs."
        raise _wrong("interruption_demands", message, "BW 3:317", "Order a final demand.")


def _says_whom_to_pay(content: LetterContent) -> None:
    """Whom he pays, what is open by part; no term, no costs, and no way to pay the creditor."""
    party = content.party
    if party is None or not party.name.strip():
        raise _missing("the party with whom the claims lie", "BW 3:94")
    principal = content.asked_total - content.asked_interest - content.asked_costs
    open_parts = (principal, content.asked_interest, content.asked_costs)
    if (party.principal, party.interest, party.costs) != open_parts:
        raise _wrong("party_sum", "The parts are not the sum that is open.", DESCRIPTION)
    if content.pay_by is not None or content.costs_if_unpaid is not None:
        message = "A letter about a hand-over gives no term and announces no costs."
        raise _wrong("hand_over_demands", message, COSTS, "Order a final demand.")
    if content.payment_accounts or content.payment_link:
        message = "A letter about a hand-over names no account of the creditor."
        raise _wrong("hand_over_account", message, "", "Leave the account to the party.")


def _tells_of_a_debit(content: LetterContent) -> None:
    """SDD Core Rulebook 4.3.4: amount, day, mandate and creditor; nothing is to be paid by hand."""
    debit = content.debit
    if debit is None:
        raise _missing("the direct debit that it announces", _NOTICE_OF_DEBIT)
    for what, told in (
        ("the mandate", debit.mandate_id),
        ("the creditor identifier", debit.creditor_identifier),
        ("the account", debit.account),
    ):
        if not told.strip():
            raise _missing(what, _NOTICE_OF_DEBIT)
    if debit.collect_on <= content.dated:
        message = "The direct debit that is announced is not ahead."
        raise _wrong("debit_day", message, _NOTICE_OF_DEBIT, "Announce it for a later day.")
    asks = content.pay_by or content.payment_link or content.payment_reference
    if asks or content.costs_if_unpaid is not None or content.mentions_agency:
        said = "A notice of a direct debit asks for no payment and announces no costs."
        raise _wrong("debit_demands", said, _NOTICE_OF_DEBIT, "Order a reminder.")


def _missing(what: str, article: str) -> Refusal:
    message = f"The letter lacks {what}."
    return Refusal("letter.missing", message, article=article, values={"part": what})


def _wrong(code: str, message: str, article: str, way_out: str = "") -> Refusal:
    return Refusal(f"letter.{code}", message, article=article, way_out=way_out)


_Check = Callable[[LetterContent], None]
_ALWAYS: Final[Sequence[_Check]] = (
    _letter_is_named,
    _parties_are_named,
    _claims_are_described,
    _others_are_listed_in_a_statement_only,
    _total_is_the_sum,
    _accounts_are_clear,
    _vat_is_declared,
    _days_are_in_order,
    _agreements_are_confirmed_only,
    lambda content: _claims_are_due(content) if content.kind in _DEMANDS else None,
)
_BY_KIND: Final[dict[LetterKind, Sequence[_Check]]] = {
    LetterKind.REMINDER: (_stays_friendly, _term_where_it_is_notice),
    LetterKind.STATEMENT: (_term_where_it_is_notice, _no_new_costs_for_a_consumer),
    LetterKind.FOURTEEN_DAY_LETTER: (_fourteen_day_term, _fourteen_day_costs),
    LetterKind.FINAL_DEMAND: (_demand_term, _no_new_costs_for_a_consumer),
    LetterKind.NOTICE_OF_DEFAULT: (_notice_term, _no_new_costs_for_a_consumer),
    LetterKind.CONFIRMATION: (_something_was_agreed, _instalments_add_up),
    LetterKind.PAYMENT_PLAN: (_tells_of_a_plan,),
    LetterKind.INTERRUPTION: (_only_reserves,),
    LetterKind.HAND_OVER: (_says_whom_to_pay,),
    LetterKind.COLLECTION_NOTICE: (_tells_of_a_debit,),
}
