"""How people are shown the lines of bank accounts."""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import amount, named, on_day, say

if TYPE_CHECKING:
    from application.queries.of_bank import (
        BankLineFullOut,
        BankLineOut,
        BankLinesOut,
        LineReasonOut,
        LineTermsOut,
        PayerQuestionOut,
    )


def show_bank_lines(found: "BankLinesOut") -> None:
    """Print lines, those that wait first; the account where there are several."""
    several = len({one.iban for one in found.rows}) > 1
    rows = [
        (
            on_day(one.booked_on),
            amount(one.amount),
            amount(one.rest) if one.rest != "0.00" else "",
            _why(one) or named(one.standing, "LineStanding"),
            str(one.score) if one.score is not None else "",
            shorten(one.name or "", 20, placeholder="…"),
            shorten(one.text or "", 26, placeholder="…"),
            *([one.iban] if several else ()),
            str(one.id),
        )
        for one in found.rows
    ]
    account = ("account",) if several else ()
    columns = (
        "booked",
        "amount",
        "to place",
        "state",
        "certainty",
        "other party",
        "text",
        *account,
        "line",
    )
    right = ("amount", "to place", "certainty")
    show(table(*columns, rows=rows, right=right) if rows else say("No bank lines."))
    if found.next:
        show(say("There are more: give a larger --limit."))


def show_bank_line(one: "BankLineFullOut") -> None:
    """Print a line: where it went and why, what is proposed, and the terms it was judged on."""
    show(f"{on_day(one.booked_on)}  {amount(one.amount)}  {_why(one) or _stands(one)}")
    if one.until:
        show(say("  asked again on {day}", day=on_day(one.until)))
    if one.rest != "0.00":
        show(
            say(
                "  to place: {amount} (version {version})",
                amount=amount(one.rest),
                version=one.version,
            )
        )
    if one.name or one.account:
        show("  " + "  ".join(part for part in (one.name, one.account) if part))
    if one.text:
        show(f"  {one.text}")
    for part in one.placed:
        show(say("  {amount} on {number}", amount=amount(part.amount), number=part.invoice_number))
    if one.decided_by:
        score = say(" (certainty {score} of 100)", score=one.score) if one.score else ""
        show(f"  {named(one.decided_by, 'DecidedBy')}{score}: {_reasons(one.reasons)}".rstrip(": "))
    for way in one.proposals:
        parts = ", ".join(f"{part.invoice_number} ({amount(part.amount)})" for part in way.parts)
        show(
            say(
                "  proposal {number} (certainty {score} of 100): {parts}",
                number=way.number,
                score=way.score,
                parts=parts,
            )
        )
        show(f"    {_reasons(way.reasons)}")
    for told in _judged(one):
        show(told)


def show_payer_question(one: "PayerQuestionOut") -> None:
    """Print what a person may ask the payer, and whether it is certain who he is."""
    payer = one.payer
    if payer is None:
        show(say("It is not certain who paid: send this only where you know it yourself."))
    else:
        show("  ".join(part for part in (payer.name, payer.email, payer.address) if part))
    show(f"\n{one.subject}\n\n{one.text}")


def _judged(one: "BankLineFullOut") -> Iterator[str]:
    """How it was judged when it came in, where nothing is placed or proposed; then the terms."""
    if one.undone_score:
        yield say("  was booked (certainty {score} of 100), and undone", score=one.undone_score)
    if one.below is not None:
        yield say("  no claim came to certainty {score}: nothing is proposed", score=one.below)
    if one.held:
        yield say("  not booked by itself: {why}", why=named(one.held, "HeldWhy"))
    yield from map(_terms, one.terms)


def _terms(one: "LineTermsOut") -> str:
    if not one.books_itself:
        told = say("nothing is booked by itself")
    else:
        told = say("booked by itself from {score}", score=one.book_from)
    left_out = ", ".join(named(clue, "Clue") for clue in one.uncounted)
    return say(
        "  terms of {creditor} then: {told}; proposed from {score}{without}",
        creditor=one.creditor_name,
        told=told,
        score=one.propose_from,
        without=say("; does not count: {clues}", clues=left_out) if left_out else "",
    )


def _reasons(found: Sequence["LineReasonOut"]) -> str:
    """What speaks for it, then what speaks against it."""
    told = "; ".join(_reason(one) for one in found if not one.against)
    against = "; ".join(_reason(one) for one in found if one.against)
    return f"{told}{say(' – against it: {reasons}', reasons=against)}" if against else told


def _reason(one: "LineReasonOut") -> str:
    return f"{named(one.code, 'Ground')} {one.value}".rstrip()


def _stands(one: "BankLineFullOut") -> str:
    return named(one.standing, "LineStanding")


def _why(one: "BankLineOut | BankLineFullOut") -> str:
    if not one.why:
        return ""
    return named(one.why, "ParkedWhy" if one.rest else "SetAsideWhy")
