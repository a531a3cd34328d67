"""Money: interest that was asked, what payments were taken for, and whether they were known."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.course import decided
from tests.oracle.days import DAY, next_banking, years_later
from tests.oracle.papers import (
    FULFILLED,
    NOT_PROVABLE,
    SENT,
    VIOLATED,
    Papers,
    Said,
    parts,
)
from tests.oracle.plain import PlainFact
from tests.oracle.sums import Parts


def statements(papers: Papers) -> Iterator[tuple[PlainFact, Parts, Parts]]:
    """What was said by part, in letters and at a hand-over, and what was owed then.

    A letter is held to the day on which it left: interest of its own day is owed.
    """
    for one in papers.own:
        if one.topic in SENT or one.topic == "claim.handed_over":
            said = parts(one.state["asked" if one.topic in SENT else "balance"])
            yield one, said, papers.asked_for(said, one.on, one.position)


def interest(papers: Papers) -> Iterator[Said]:
    """BW 6:119, 6:119a: not a day and not a cent more than was due; asking less is no violation.

    Readings: of a consumer it runs from default, which too short a notice does not show; over
    what is contested none is asked by whoever leaves that out.
    """
    for one, said, due in statements(papers):
        if said.interest:
            shown = papers.trade or papers.default_shown()
            within = FULFILLED if shown else NOT_PROVABLE
            verdict = within if _within(papers, one, said, due) else VIOLATED
            yield Said(verdict, one.on, f"{said.interest} of at most {due.interest}")


def _within(papers: Papers, one: PlainFact, said: Parts, due: Parts) -> bool:
    """Whether the interest is no more than was due, in either way to round it."""
    if said.interest <= due.interest:
        return True
    return said.interest <= papers.most_interest(said, one.on, one.position)


def imputation(papers: Papers) -> Iterator[Said]:
    """BW 6:44: after a payment no part may be asked of which it was already taken.

    Reading: only what was said after something was paid shows how it was imputed. A letter may
    leave out a part (interest, what is contested): less of one with more of another is no choice.
    """
    for one, said, due in statements(papers):
        if not any(
            move.what == "paid" and move.on <= one.on for move in papers.moves(one.position)
        ):
            continue
        over = said.principal > due.principal or said.costs > due.costs
        over = over or not _within(papers, one, said, due)
        yield Said(VIOLATED if over else FULFILLED, one.on, f"{said} of {due}")


def money_known(papers: Papers) -> Iterator[Said]:
    """Whoever has paid is not dunned (law.md 5.0): payments were known through the last term.

    Through the banking day after it, for every account of the claim, before the letter was
    ordered. Where the creditor chose not to have it checked nothing shows it; money that was
    there on a day before the letter, and that nobody saw, does.
    """
    for letter in papers.letters:
        needed = next_banking(_last_term(papers, letter.fact))
        ordered = next((o for o in letter.own if o.topic == "letter.ordered"), letter.fact)
        known = _known_through(papers, ordered.position)
        seen = known is not None and known >= needed
        if _overlooked(papers, ordered, needed):
            yield Said(NOT_PROVABLE if seen else VIOLATED, letter.fact.on, "he had paid")
        elif seen:
            yield Said(FULFILLED, letter.fact.on, f"known through {known}")
        else:
            checked = _checked(papers, ordered.position)
            verdict = VIOLATED if checked else NOT_PROVABLE
            yield Said(verdict, letter.fact.on, f"known through {known}, needed {needed}")


def _overlooked(papers: Papers, ordered: PlainFact, needed: date) -> bool:
    last = min(needed, ordered.on - DAY)
    paid = papers.of("payment_received")
    return any(one.on <= last and one.position > ordered.position for one in paid)


def _last_term(papers: Papers, act: PlainFact) -> date:
    """The last day the debtor had, of what was set before an act."""
    before = [one for one in papers.own if one.position < act.position]
    days = [one.day("pay_by") for one in before if one.topic in SENT]
    days += [one.day("pay_by") for one in before if one.topic == "claim.payment_term_extended"]
    return max([papers.due, *(day for day in days if day)])


def _known_through(papers: Papers, before: int) -> date | None:
    days = [
        one.day("through") or one.day("as_of")
        for one in papers.creditor
        if one.position < before
        and one.topic in {"creditor.payments_known_through", "creditor.open_items_imported"}
    ]
    return max((day for day in days if day), default=None)


def _checked(papers: Papers, before: int) -> bool:
    said = [
        one.state.get("payments_checked", "required" if "profile" in one.state else None)
        for one in papers.creditor
        if one.position < before
    ]
    chosen = [one for one in said if one]
    return not chosen or chosen[-1] == "required"


def limitation(papers: Papers) -> Iterator[Said]:
    """BW 3:307, 3:308, 7:28, 3:317-319: an open claim is not let go by without a word.

    Reading: of a consumer whose kind of claim is not known two years count (law.md 10, added). A
    payment, a promise and a plan acknowledge (3:318); certain is a plan that he signed, what he
    pays by it, and a promise in writing. What rests on letters of which receipt is not proven is
    not provable.
    """
    claimed, provable = (_barred(papers, proven=proven) for proven in (False, True))
    ended = papers.ended_on()
    end = min(day for day in (ended, papers.today) if day)
    back = _taken_back(papers)
    own = [one for one in papers.own if one.state.get("payment_id") not in back]
    if any(_interrupts(papers, one, proven=True) and one.on < provable for one in own):
        yield Said(FULFILLED, papers.due, f"interrupted, provable until {provable}")
    if end >= claimed:
        yield Said(VIOLATED, claimed, f"barred since {claimed}")
    elif end >= provable:
        yield Said(NOT_PROVABLE, provable, f"provable until {provable}, claimed until {claimed}")


def vat_relief(papers: Papers) -> Iterator[Said]:
    """Wet OB art. 29: the VAT of what is unpaid a year after it was due is asked back.

    Reading: no fact tells of a return, so where there was something to ask back, or the VAT of
    the invoice is not known, nothing shows it; a violation cannot be planted.
    """
    vat, extended = papers.invoice.get("vat"), papers.of("payment_term_extended")
    due = max([papers.due, *(day for one in extended if (day := one.day("pay_by")))])
    day = years_later(due, 1)
    gone = any(one.topic == "claim.withdrawn" and one.on <= day for one in papers.own)
    if day > papers.today or vat == 0 or gone:
        return
    if papers.owed(day, 10**12).principal:
        yield Said(NOT_PROVABLE, day, "no return is recorded")


def _years(papers: Papers) -> int:
    kind = papers.invoice.get("claim_kind", "other")
    doubtful = kind == "other" and papers.consumer
    return 2 if kind == "consumer_sale" or doubtful else 5


def _taken_back(papers: Papers) -> set[str]:
    """Payments that were taken back acknowledge nothing."""
    return {one.state["payment_id"] for one in papers.of("payment_reversed")}


def _interrupts(papers: Papers, one: PlainFact, *, proven: bool) -> bool:
    """What acknowledges, and what of that is certain: a plan that he signed and what he pays by it.

    While a part is contested nothing does: it is for the rest.
    """
    topic = one.topic.removeprefix("claim.")
    if topic == "limitation_interrupted":
        return not proven or bool(one.state.get("proven", False))
    if topic not in {"payment_received", "payment_plan_agreed", "payment_promised"}:
        return False
    if _contested(papers, one):
        return False
    match topic:
        case "payment_received":
            return not proven or _by_signed_plan(papers, one)
        case "payment_plan_agreed":
            return not proven or bool(one.state.get("signed_by_debtor_on"))
    return not proven or bool(one.state.get("in_writing", False))


def _contested(papers: Papers, one: PlainFact) -> bool:
    for dispute in papers.of("disputed"):
        end = decided(papers, dispute)
        if dispute.position < one.position and (end is None or end.position > one.position):
            return True
    return False


def _by_signed_plan(papers: Papers, one: PlainFact) -> bool:
    told = papers.of("payment_plan_agreed", "payment_plan_lapsed", "payment_plan_completed")
    before = [plan for plan in told if plan.position < one.position]
    running = before[-1] if before else None
    return (
        running is not None
        and bool(running.state.get("signed_by_debtor_on"))
        and running.on <= one.on
    )


def _barred(papers: Papers, *, proven: bool) -> date:
    years = _years(papers)
    barred = years_later(papers.due + DAY, years)
    back = _taken_back(papers)
    for one in sorted(papers.own, key=lambda fact: fact.on):
        if one.state.get("payment_id") in back:
            continue
        if _interrupts(papers, one, proven=proven) and one.on < barred:
            barred = max(barred, years_later(one.on + DAY, min(years, 5)))
    return barred
