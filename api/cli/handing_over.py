"""`hand-over check`, and `record …` about a hand-over: answers, recall, parties."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.asking import ClaimName, Json, claim_named, opened
from api.cli.carrying import chosen
from api.cli.saying import show, show_json, table
from application.hand_over.words import LOOKED_AT

if TYPE_CHECKING:
    from application.queries.shapes import CheckItemOut, HandOverOut

hand_over_group = typer.Typer(no_args_is_help=True)


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
    from application.hand_over.check import hand_over_out
    from domain.claim.events import PartyKind

    wanted = chosen(PartyKind, kind) if kind else None
    with opened() as house:
        answer = hand_over_out(house, claim_named(house, claim), party=to, party_kind=wanted)
    if json:
        show_json(answer.model_dump(mode="json"))
    else:
        _show(answer)


def _show(answer: "HandOverOut") -> None:
    kind = "answers whether it takes the claim" if answer.confirms else "takes it as it comes"
    show(f"{answer.invoice_number} to {answer.party} ({answer.party_kind}; {kind})")
    rows = [
        (_sign(item), _name(item), item.found_as if item.found else item.why, item.article)
        for item in answer.items
    ]
    show(table("", "item", "found as, or why it matters", "article", rows=rows))
    if answer.state:
        with_whom = f" ({answer.lies_with})" if answer.lies_with else ""
        show(f"State: {answer.state.replace('_', ' ')}{with_whom}.")
    if answer.untold:
        show(f"The party was not told of: {', '.join(answer.untold).replace('_', ' ')}.")
    if answer.ready:
        show(f"Ready. Handed over now it is taken up on {answer.taken_up_on}.")
    else:
        show("Not ready: what is marked 'missing' stops it.")


def _name(item: "CheckItemOut") -> str:
    """Give what is missing, or of what was found what it is."""
    return LOOKED_AT.get(item.code, item.what) if item.found else item.what


def _sign(item: "CheckItemOut") -> str:
    if item.found:
        return "found"
    return {"blocking": "missing", "urgent": "urgent"}.get(item.weight, "weak")
