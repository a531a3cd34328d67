"""The rules of a letter's sums: rows add up, and interest follows from its own figures."""

from fractions import Fraction

from domain.letter.text.content import LetterContent
from domain.letter.text.faults import DESCRIPTION, missing, wrong
from domain.letter.text.kinds import LetterKind, PlanMoment
from domain.letter.text.on_paper import ClaimSpecification, InterestLine


def claims_are_described(content: LetterContent) -> None:
    """Each invoice is named, dated and adds up; raises Refusal ``letter.*``."""
    for claim in (*content.claims, *content.listed):
        if not claim.invoice_number.strip():
            raise missing("an invoice number", DESCRIPTION)
        if claim.issued_on > content.dated:
            raise wrong("issued_later", "An invoice is dated after the letter.", DESCRIPTION)
        if content.plan_moment is not PlanMoment.COMPLETED:  # it has no rows, and asks nothing
            _adds_up(claim)
        _interest_is_derived(claim, content)


def _adds_up(claim: ClaimSpecification) -> None:
    off = (claim.credited, claim.contested, claim.paid)
    parts = (claim.principal, *off, claim.interest, claim.costs)
    owed = claim.principal - sum(off) + claim.interest + claim.costs
    if min(parts) < 0 or claim.principal == 0 or claim.open_total <= 0:
        raise wrong("amount_sign", "An amount in the specification is not positive.", DESCRIPTION)
    if owed != claim.open_total:
        raise wrong("claim_sum", "The rows of an invoice do not add up.", DESCRIPTION)
    _open_parts_hold(claim)
    if not 0 <= claim.vat_in_costs <= claim.costs:
        raise wrong("costs_vat_part", "The VAT is no part of the costs.", DESCRIPTION)


def _open_parts_hold(claim: ClaimSpecification) -> None:
    """What is open by part is never more than was claimed, and all of it where nothing was paid."""
    parts, whole = (claim.open_interest, claim.open_costs), (claim.interest, claim.costs)
    within = 0 <= parts[0] <= whole[0] and 0 <= parts[1] <= whole[1] and claim.open_principal >= 0
    if not within or not (claim.paid or claim.credited or claim.contested or parts == whole):
        raise wrong("open_parts", "The open parts are not what is open of an invoice.", "BW 6:44")


def _interest_is_derived(claim: ClaimSpecification, content: LetterContent) -> None:
    if sum(line.amount for line in claim.interest_lines) != claim.interest:
        message = "The interest is not the sum of its percentages, periods and bases."
        raise wrong("interest_sum", message, DESCRIPTION)
    for line in claim.interest_lines:
        if line.through_on > content.reckoned_on:
            raise wrong("interest_later", "Interest runs past the letter's day.", DESCRIPTION)
        if not line.article.strip() or not _line_holds(line):
            raise wrong("interest_line", "A row of interest does not hold.", DESCRIPTION)


def _line_holds(line: InterestLine) -> bool:
    """Check a row by its own figures; a share of a rounded sum may differ by less than a cent."""
    if line.days != (line.through_on - line.from_on).days + 1 or line.denominator <= 0:
        return False
    exact = Fraction(line.rate) / 100 * line.base * line.days / line.denominator
    return abs(exact - line.amount) < 1


def total_is_the_sum(content: LetterContent) -> None:
    """What is asked in all is the sum of the invoices; raises Refusal."""
    if content.asked_total != sum(claim.open_total for claim in content.claims):
        raise wrong("total", "The amount asked is not the sum of the invoices.", DESCRIPTION)


def accounts_are_clear(content: LetterContent) -> None:
    """There is an account to pay to, and shares of accounts are the amount; raises Refusal."""
    if content.party or content.estate:  # the party says where it is paid, the filing to where
        return
    shares = [account.amount for account in content.payment_accounts if account.amount is not None]
    if not content.payment_accounts:
        raise missing("an account to pay to", DESCRIPTION)
    if not shares:
        return
    about_plan = content.kind is LetterKind.PAYMENT_PLAN
    asked = content.covered if about_plan else content.asked_total
    if len(shares) != len(content.payment_accounts) or sum(shares) != asked:
        message = "The shares of the accounts are not the amount asked."
        raise wrong("account_shares", message, DESCRIPTION)
