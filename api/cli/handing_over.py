"""`hand-over check`, and `record …` about a hand-over: answers, recall, parties."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.asking import ClaimName, Json, claim_named, opened
from api.cli.carrying import chosen
from api.cli.saying import Spoken, show, show_json, table
from api.words.language import DUTCH, spoken
from api.words.naming import checked, news
from api.words.shell.speech import check_why, found_as, named, say

if TYPE_CHECKING:
    from application.queries.shapes import CheckItemOut, HandOverOut

hand_over_group = typer.Typer(cls=Spoken, no_args_is_help=True)


@hand_over_group.callback()
def _group() -> None:
    """Before a claim goes out."""


@hand_over_group.command("check")
def check(
    claim: ClaimName,
    *,
    to: Annotated[str, typer.Option(help="Name of the party. Default: the plan's.")] = "",
    kind: Annotated[str, typer.Option(help="agency, bailiff or lawyer")] = "",
    json: Json = False,
) -> None:
    """Show what a dossier holds and lacks today; changes nothing."""
    from application.queries.hand_over import hand_over_out
    from domain.claim.events import PartyKind

    wanted = chosen(PartyKind, kind) if kind else None
    with opened() as house:
        answer = hand_over_out(house, claim_named(house, claim), party=to, party_kind=wanted)
    if json:
        show_json(answer.model_dump(mode="json"))
    else:
        _show(answer)


def _show(answer: "HandOverOut") -> None:
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
            item.article,
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
    if answer.ready:
        show(say("Ready. Handed over now it is taken up on {day}.", day=answer.taken_up_on))
    else:
        show(say("Not ready: what is marked 'missing' stops it."))


def _name(item: "CheckItemOut") -> str:
    """Give what is missing, or of what was found what it is."""
    return checked(item.code, item.what) if item.found or spoken() == DUTCH else item.what


def _sign(item: "CheckItemOut") -> str:
    if item.found:
        return say("found")
    return say({"blocking": "missing", "urgent": "urgent"}.get(item.weight, "weak"))
