"""How people are shown what erasing a debtor takes and leaves, and whose years are over."""

from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import named, on_day, say
from domain.debtor.erasure import ErasureHeld

if TYPE_CHECKING:
    from application.queries.of_erasures import ErasureHeldOut, ErasureOut, PastYearsPageOut


def show_erasure(found: "ErasureOut") -> None:
    """Print what stands in the way, what goes and what stays."""
    show(f"{found.debtor.name or say('(erased)')}  ({found.debtor.id})")
    if found.erased_on:
        show(say("Erased on {day}.", day=on_day(found.erased_on)))
    for held in found.held:
        show(say("In the way: {what}", what=_held(held)))
    rows = [(str(one.count), named(one.what, "Goes")) for one in found.goes]
    if rows:
        show(table("number", "goes", rows=rows, right=("number",)))
    for one in found.stays:
        show(say("Stays: {what}", what=named(one, "Stays")))
    if found.files_through:
        show(say("Whole bank files and lists stay through {day}.", day=on_day(found.files_through)))
    if found.books_through and not found.erased_on:
        show(say("The books must be kept through {day}.", day=on_day(found.books_through)))
    for held in found.held:
        if held.why is ErasureHeld.CLAIM_OPEN:
            told = "Until when the books must be kept cannot be named yet: {numbers} has not ended."
            show(say(told, numbers=", ".join(held.numbers)))


def show_past_years(found: "PastYearsPageOut") -> None:
    """Print whose seven years are over; nobody is erased by it."""
    rows = [
        (
            on_day(one.last),
            str(one.claims),
            "; ".join(_held(held) for held in one.held),
            one.debtor.name or say("(erased)"),
            str(one.debtor.id),
        )
        for one in found.rows
    ]
    columns = ("last", "claims", "why", "debtor", "id")
    show(table(*columns, rows=rows, right=("claims",)) if rows else say("Nobody's years are over."))
    if found.next:
        show(say("There are more: go on with --after {next}.", next=found.next))


def _held(held: "ErasureHeldOut") -> str:
    said = named(held.why, "ErasureHeld")
    if held.numbers:
        said += f" ({', '.join(held.numbers)})"
    return f"{said} {say('through {day}', day=on_day(held.through))}" if held.through else said
