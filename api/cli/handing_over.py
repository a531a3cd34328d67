"""How the check-list of a hand-over is shown to people."""

from typing import TYPE_CHECKING

from adapters.dossier_words import STANDS
from api.cli.saying import show, table
from api.words.figures import money
from api.words.language import DUTCH, spoken
from api.words.naming import check_state, check_way_out, check_why, checked, news
from api.words.shell.speech import found_as, named, say

if TYPE_CHECKING:
    from application.queries.hand_over_shapes import CheckItemOut, HandOverOut, PartyMoneyOut


def show_check(answer: "HandOverOut") -> None:
    """Print each item, and whether the claim is ready to go."""
    how = "answers whether it takes the claim" if answer.confirms else "takes it as it comes"
    show(
        say(
            "{invoice} to {party} ({kind}; {how})",
            invoice=answer.invoice_number,
            party=answer.party,
            kind=named(answer.party_kind, "PartyKind"),
            how=say(how),
        )
    )
    rows = [
        (
            _sign(item),
            _name(item),
            found_as(item.code, item.found_as) if item.found else check_why(item.code, item.why),
            item.article or say("own rule"),
        )
        for item in answer.items
    ]
    show(table("", "item", "found as, or why it matters", "article", rows=rows))
    if answer.state:
        with_whom = f" ({answer.lies_with})" if answer.lies_with else ""
        show(
            say("State: {state}{whom}.", state=say(answer.state.replace("_", " ")), whom=with_whom)
        )
    if answer.untold:
        told = ", ".join(news(topic) for topic in answer.untold)
        show(say("The party was not told of: {news}.", news=told))
    _show_money(answer)
    if answer.ready:
        show(say("Ready. Handed over now it is taken up on {day}.", day=answer.taken_up_on))
    elif blocking := [item for item in answer.items if item.way_out]:
        show(say("Not ready. What is marked 'missing' stops it:"))
        for item in blocking:
            show(f"- {_name(item)}: {check_way_out(item.code, item.way_out)}")
    elif answer.lies_with:
        lies = "It lies with {party}: recall it before it goes to another party."
        show(say(lies, party=answer.lies_with))
    else:
        show(say("It has ended, and is not handed over any more."))
    if any(not item.found and not item.way_out for item in answer.items):
        show(say("What is weak or urgent stops nothing: the dossier is weaker, or time is short."))


def _show_money(answer: "HandOverOut") -> None:
    """Print what each party did with money and billed, and what of it stays with the creditor."""
    for one in answer.money:
        show(
            say(
                "{party} collected {collected}, passed on {received}, kept {fee}, owes {owed}.",
                party=one.party,
                collected=money(one.collected),
                received=money(one.received),
                fee=money(one.fee),
                owed=money(one.owed),
            )
        )
        _show_bills(one)
    for cost in answer.costs:
        show(
            say(
                "{ground}: charged {billed}, asked of the debtor {asked}, stays with you {stays}.",
                ground=named(cost.ground, "CostGround"),
                billed=money(cost.billed),
                asked=money(cost.asked),
                stays=money(cost.stays),
            )
        )


def _show_bills(of: "PartyMoneyOut") -> None:
    """Print each bill, what may still be kept by bills, and what no bill explains."""
    for one in of.bills:
        parts = ", ".join(
            f"{named(kind, 'PartyCost')} {money(of)}" for kind, of in one.parts.items()
        )
        how = "taken from what it remits" if one.kept else "paid apart"
        show(
            say(
                "  {number} ({day}): {parts}, VAT {vat}, together {total}; {how}.",
                number=one.number,
                day=one.on,
                parts=parts,
                vat=money(one.vat),
                total=money(one.total),
                how=say(how),
            )
        )
    if of.to_remit.startswith("-"):
        beyond = "  It may still keep {keeps} by its bills, {beyond} more than it owes."
        show(say(beyond, keeps=money(of.to_keep), beyond=money(of.to_remit[1:])))
    elif of.to_keep != "0.00":
        show(
            say(
                "  It may still keep {keeps} by its bills: {remit} is to be remitted.",
                keeps=money(of.to_keep),
                remit=money(of.to_remit),
            )
        )
    if of.unexplained != "0.00":
        show(say("  No bill explains {amount} that it kept.", amount=money(of.unexplained)))


def _name(item: "CheckItemOut") -> str:
    """Give what is missing, or of what was found what it is."""
    return checked(item.code, item.what) if item.found or spoken() == DUTCH else item.what


def _sign(item: "CheckItemOut") -> str:
    if item.found:
        return say("in order")
    if spoken() == DUTCH and check_state(item) == STANDS["amiss"]:
        return say("not in order")
    return say({"blocking": "missing", "urgent": "urgent"}.get(item.weight, "weak"))
