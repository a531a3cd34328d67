"""Collection costs: after a lawful letter, within the scale, and once over several claims."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from tests.oracle.days import DAY, working_day
from tests.oracle.papers import FULFILLED, NOT_PROVABLE, VIOLATED, Papers, PlainLetter, Said
from tests.oracle.plain import PlainFact
from tests.oracle.sums import FLOOR, scale, vat_on

_SHORTEST: Final = {"14": 14, "15": 15}
SMALL_TERM, MOST_IN_HALF_A_YEAR = 266_67, 140_00


def charges(papers: Papers) -> list[PlainFact]:
    """The costs that were charged; none of nothing."""
    return [one for one in papers.of("collection_costs_charged") if one.state["amount"]]


def standing(papers: Papers, charge: PlainFact) -> int:
    """What is left of a charge, with its VAT, when what counts as never charged is taken off."""
    back = sum(
        int(one.state["amount"])
        for one in papers.of("collection_costs_waived")
        if one.state.get("retroactive") and one.state.get("charge") == charge.version
    )
    return int(charge.state["amount"]) + int(charge.state.get("vat", 0)) - back


def costs_after_letter(papers: Papers) -> Iterator[Said]:
    """BW 6:96 lid 6, HR 2014:1405, HR 2016:2704 (law.md 2.1); for others default, lid 4.

    Readings: the term ends on a working day (O3: it asks less). An e-mail without proof of
    receipt shows nothing (3:37 lid 3): not provable, and violated where it came back. What a
    letter states too much is said of the amount; one that the charge does not name may carry it.
    An agreement
    made within the term takes the letter's consequence away (law.md 10, added). A sole trader
    with a consumer's interest needs default and no letter. Default by too short a notice is not
    shown.
    """
    for charge in charges(papers):
        if not standing(papers, charge):
            yield Said(FULFILLED, charge.on, "taken back")
        elif papers.consumer:
            yield _after(papers, charge)
        else:
            since = papers.due + DAY if papers.trade else papers.default_since(charge.position)
            kept = since is not None and charge.on >= since
            yield Said(FULFILLED if kept else VIOLATED, charge.on, f"in default since {since}")


def _after(papers: Papers, charge: PlainFact) -> Said:
    sent = [
        one
        for one in papers.letters
        if one.kind == "fourteen_day_letter" and one.fact.position < charge.position
    ]
    said = [_by_letter(papers, charge, letter) for letter in sent]
    lawful = [one for one in said if one.verdict == FULFILLED]
    named = [one for one, letter in zip(said, sent, strict=True) if _names(charge, letter)]
    return next(iter([*lawful, *named, *said]), Said(VIOLATED, charge.on, "no letter"))


def _names(charge: PlainFact, letter: PlainLetter) -> bool:
    return bool(charge.state.get("letter_id") == letter.id)


def _by_letter(papers: Papers, charge: PlainFact, letter: PlainLetter) -> Said:
    if fault := unlawful(papers, letter):
        return Said(VIOLATED, charge.on, fault)
    last = safe_last_day(letter)
    if not papers.default_shown():
        return Said(NOT_PROVABLE, charge.on, "default rests on too short a notice")
    if last is None:
        verdict = VIOLATED if letter.came_back else NOT_PROVABLE
        return Said(verdict, charge.on, "nothing shows that it arrived")
    if charge.on <= last:
        return Said(VIOLATED, charge.on, f"the term ended {last}")
    agreed = papers.of("payment_promised", "payment_term_extended", "payment_plan_agreed")
    if any(letter.sent_on <= one.on <= last for one in agreed):
        return Said(VIOLATED, charge.on, "other terms were agreed within the fourteen days")
    return Said(FULFILLED, charge.on, f"the term ended {last}")


def safe_last_day(letter: PlainLetter) -> date | None:
    """The last day of its term, a working day; none: nothing shows that it arrived."""
    last = letter.term_ends
    while last and not working_day(last):
        last += DAY
    return last


def unlawful(papers: Papers, letter: PlainLetter, *, before: int = 10**12) -> str:
    """What is wrong with a fourteen-day letter, by what was known then; empty: nothing."""
    state, since = letter.fact.state, papers.default_since(letter.fact.position)
    if since is None or letter.sent_on < since:
        return "sent before default"
    if state["term_days"] < _SHORTEST.get(state["wording"], 10_000):
        return "its term is too short, or not worded as the law has it"
    if letter.id in papers.voided(before):
        return "it was void"
    known = papers.owed(letter.sent_on, letter.fact.position)
    return "it asks more than was owed" if letter.asked.principal > known.principal else ""


def costs_amount(papers: Papers) -> Iterator[Said]:
    """Besluit BIK art. 2, 6:96 lid 4; both what was charged and what a letter announced.

    Over what was unpaid when the costs were charged, shared by the claims of one letter; of a
    consumer never more than the letter said (law.md 2.1). Less than the scale is no violation.
    Of a business over what was owed when its default began, and above the scale it is not
    provable: more may have been agreed (HR 2015:1868).
    """
    for letter in papers.letters:
        if letter.kind == "fourteen_day_letter":
            yield _announced(papers, letter)
        elif said := letter.order.get("costs_if_unpaid", 0):
            most = scale(sum(part["asked"]["principal"] for part in letter.order["claims"]))
            over = VIOLATED if papers.consumer else NOT_PROVABLE
            yield Said(FULFILLED if said <= most else over, letter.sent_on, f"at most {most}")
    for charge in charges(papers):
        told, most = charge.state["amount"], _most(papers, charge)
        vat = charge.state.get("vat", 0)
        if vat and not _bears_vat(papers, charge):
            yield Said(VIOLATED, charge.on, f"VAT {vat} without ground")
        over = VIOLATED if papers.consumer else NOT_PROVABLE
        most += vat_on(most) if vat else 0
        most -= _borne_by_others(papers, charge)
        left = min(told + vat, standing(papers, charge))
        verdict = FULFILLED if left <= most else over
        yield Said(verdict, charge.on, f"{told} + {vat} of at most {most}")


def _borne_by_others(papers: Papers, charge: PlainFact) -> int:
    """What other claims of the letter bear of its costs by then."""
    letter = charge.state.get("letter_id")
    return sum(
        one.state["amount"] + one.state.get("vat", 0)
        for other in papers.siblings()
        for one in charges(other)
        if letter and one.state.get("letter_id") == letter and one.position < charge.position
    )


def _announced(papers: Papers, letter: PlainLetter) -> Said:
    state = letter.fact.state
    asked = sum(part["asked"]["principal"] for part in letter.order["claims"])
    most = scale(asked)
    kept = state["costs"] <= most and state.get("vat", 0) <= vat_on(state["costs"])
    if state.get("vat", 0):
        kept = kept and state.get("vat_declared", False) and _may_bear_vat(papers, letter.sent_on)
    return Said(FULFILLED if kept else VIOLATED, letter.sent_on, f"letter: at most {most}")


def _most(papers: Papers, charge: PlainFact) -> int:
    principals = _principals(papers, charge)
    own, whole = principals[papers.claim], sum(principals.values())
    if not papers.consumer:
        own = papers.principal(charge.position)
        return max(scale(own), FLOOR) if papers.trade else scale(own)
    most = scale(whole)
    if letter := next((one for one in papers.letters if _names(charge, one)), None):
        most = min(most, letter.fact.state["costs"])
    return min(most, _left_in_half_a_year(papers, charge, own))


def _principals(papers: Papers, charge: PlainFact) -> dict[str, int]:
    """What was unpaid of each claim in the letter, its own first."""
    letter, found = charge.state.get("letter_id"), {}
    for one in (papers, *papers.siblings()):
        named = any(letter and sent.id == letter for sent in one.letters)
        if one is papers or named:
            found[one.claim] = _unpaid(one, charge.on, charge.position)
    return found


def _unpaid(papers: Papers, day: date, before: int) -> int:
    """The principal less all that was paid: what was paid before costs were due took no costs."""
    moves = [one for one in papers.moves(before) if one.on <= day]
    gone = sum(one.cents for one in moves if one.what in {"paid", "credit"})
    gone -= sum(one.cents for one in moves if one.what == "back" and one.name[:1] != "@")
    return max(0, papers.principal(before) - gone)


def _left_in_half_a_year(papers: Papers, charge: PlainFact, own: int) -> int:
    series = papers.invoice.get("series_id")
    if not series or not papers.consumer or own >= SMALL_TERM or charge.on < date(2024, 10, 1):
        return 10**12
    earlier = [
        (one.on, one.state["amount"])
        for other in papers.siblings()
        if other.invoice.get("series_id") == series
        for one in charges(other)
        if one.position < charge.position
    ]
    month = charge.on.month + 6
    since = charge.on.replace(
        year=charge.on.year - (month <= 12), month=(month - 1) % 12 + 1, day=min(charge.on.day, 28)
    )
    asked = sum(int(cents) for on, cents in earlier if since <= on <= charge.on)
    return MOST_IN_HALF_A_YEAR - asked


def _bears_vat(papers: Papers, charge: PlainFact) -> bool:
    letter = next((one for one in papers.letters if one.id == charge.state.get("letter_id")), None)
    declared = letter is not None and letter.fact.state.get("vat_declared", False)
    return _may_bear_vat(papers, charge.on) and (declared or not papers.consumer)


def _may_bear_vat(papers: Papers, day: date) -> bool:
    """The creditor cannot deduct it, and who collects for him charges it."""
    deducts, charged = True, False
    for one in papers.creditor:
        if one.on <= day:
            deducts = one.state.get("can_deduct_vat", deducts)
            charged = one.state.get("collector_charges_vat", charged)
    return charged and not deducts


def costs_once(papers: Papers) -> Iterator[Said]:
    """BW 6:96 lid 7: claims on a consumer that could be reminded together bear costs once.

    Reading: claims whose fourteen-day letters left on one day, or stood in one letter, could be;
    together they bear at most the scale over all of them, a cent of rounding aside.
    """
    if not papers.consumer:
        return
    mine = {one.id: one for one in papers.letters if one.kind == "fourteen_day_letter"}
    for sent in mine.values():
        asked = [part["asked"]["principal"] for part in sent.order["claims"]]
        if len(asked) > 1:
            kept = sent.fact.state["costs"] <= scale(sum(asked))
            yield Said(FULFILLED if kept else VIOLATED, sent.sent_on, "one letter over all")
    for charge in charges(papers):
        letter = mine.get(charge.state.get("letter_id", ""))
        if letter is None:
            continue
        together, whole = charge.state["amount"], charge.state["base"]
        for other in papers.siblings():
            days = {one.id: one.sent_on for one in other.letters}
            for one in charges(other):
                if days.get(one.state.get("letter_id", "")) == letter.sent_on:
                    together += one.state["amount"]
                    whole += one.state["base"]
        if together == charge.state["amount"]:
            continue
        verdict = FULFILLED if together <= scale(whole) else VIOLATED
        yield Said(verdict, charge.on, f"{together} over {whole} together")
