"""`hand-over check`, and `record …` about a hand-over: answers, recall, parties."""

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.asking import ClaimName, Json, Key, claim_named, opened, uuid_or_none
from api.cli.carrying import by_of, chosen, on_claim, tell_receipt
from api.cli.saying import show, show_json, table
from application.hand_over.words import LOOKED_AT
from domain.claim.grounds import EndingGround, PartyGround

if TYPE_CHECKING:
    from application.queries.shapes import CheckItemOut, HandOverOut

hand_over_group = typer.Typer(no_args_is_help=True)
Kind = Annotated[str, typer.Option(help="agency, bailiff or lawyer")]
Why = Annotated[
    str, typer.Option(help="error, goodwill, duplicate, uncollectable, agreement, other, …")
]
TheirWhy = Annotated[
    str,
    typer.Option(
        help="incomplete, disputed, insolvent, no_address, too_small, barred, in_court, other, …"
    ),
]


def attach(record: typer.Typer) -> None:
    """Add the recording commands of this module."""
    for name, command in _COMMANDS.items():
        record.command(name)(command)


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


def hand_over(
    claim: ClaimName,
    *,
    to: Annotated[str, typer.Option(help="Name of the party. Default: the usual one.")] = "",
    kind: Kind = "agency",
    key: Key = "",
    json: Json = False,
) -> None:
    """Hand the claim over with its dossier, or offer it to a party that answers."""
    from application.commands import handing_over
    from domain.claim.events import PartyKind

    on_claim(
        claim,
        lambda house, one, by: handing_over.hand_over(
            house, one, by=by, party=to, party_kind=chosen(PartyKind, kind)
        ),
        key=key,
        json=json,
    )


def document(
    claim: ClaimName,
    *,
    file: Annotated[
        Path, typer.Option(exists=True, dir_okay=False, help="The invoice: a PDF, or UBL.")
    ],
    key: Key = "",
    json: Json = False,
) -> None:
    """Lay the invoice itself with a claim that was opened by hand."""
    from application.commands import handing_over

    content = file.read_bytes()
    on_claim(
        claim,
        lambda house, one, by: handing_over.attach_invoice(house, one, by=by, content=content),
        key=key,
        json=json,
    )


def accepted(
    claim: ClaimName,
    *,
    reference: Annotated[str, typer.Option(help="The party's own number.")] = "",
    key: Key = "",
    json: Json = False,
) -> None:
    """Record that the party took the claim."""
    from application.commands import handing_over

    on_claim(
        claim,
        lambda house, one, by: handing_over.accept(house, one, by=by, reference=reference),
        key=key,
        json=json,
    )


def refused(claim: ClaimName, *, why: TheirWhy, key: Key = "", json: Json = False) -> None:
    """Record that the party did not take the claim: it is back on the work list."""
    from application.commands import handing_over

    ground = chosen(PartyGround, why).value
    on_claim(
        claim,
        lambda house, one, by: handing_over.refuse(house, one, by=by, why=ground),
        key=key,
        json=json,
    )


def recall_requested(claim: ClaimName, *, why: Why, key: Key = "", json: Json = False) -> None:
    """Record that the party was asked to give the claim back."""
    from application.commands import handing_over

    ground = chosen(EndingGround, why).value
    on_claim(
        claim,
        lambda house, one, by: handing_over.request_recall(house, one, by=by, why=ground),
        key=key,
        json=json,
    )


def recall(claim: ClaimName, *, why: Why, key: Key = "", json: Json = False) -> None:
    """Take a claim back from agency, bailiff or lawyer."""
    from application.commands import handing_over

    ground = chosen(EndingGround, why).value
    on_claim(
        claim,
        lambda house, one, by: handing_over.recall(house, one, by=by, why=ground),
        key=key,
        json=json,
    )


def recall_failed(
    claim: ClaimName,
    *,
    why: TheirWhy,
    stays: Annotated[bool, typer.Option("--stays", help="It is left there: no task.")] = False,
    key: Key = "",
    json: Json = False,
) -> None:
    """Record that the party does not give the claim back."""
    from application.commands import handing_over

    ground = chosen(PartyGround, why).value
    on_claim(
        claim,
        lambda house, one, by: handing_over.fail_recall(house, one, by=by, why=ground, stays=stays),
        key=key,
        json=json,
    )


def party_informed(claim: ClaimName, *, key: Key = "", json: Json = False) -> None:
    """Record that the party was told what happened here since the claim went out."""
    from application.commands import handing_over

    on_claim(
        claim,
        lambda house, one, by: handing_over.inform_party(house, one, by=by),
        key=key,
        json=json,
    )


def party(
    creditor: Annotated[str, typer.Argument(help="Id of the creditor.")],
    *,
    name: Annotated[str, typer.Option(help="As it is to stand in facts and dossiers.")],
    kind: Kind,
    confirms: Annotated[
        bool, typer.Option("--confirms", help="It answers whether it takes a claim.")
    ] = False,
    cut_off: Annotated[
        str, typer.Option(help="Before this time a dossier is taken up the same working day.")
    ] = "15:00",
    key: Key = "",
    json: Json = False,
) -> None:
    """Set down how an agency, bailiff or lawyer of a creditor works."""
    from application.commands import handing_over
    from domain.claim.events import PartyKind

    creditor_id = uuid_or_none(creditor)
    if creditor_id is None:
        raise typer.BadParameter(f"'{creditor[:50]}' is no id.")
    with opened() as house:
        receipt = handing_over.set_party(
            house,
            creditor_id,
            by=by_of(house, key),
            name=name,
            kind=chosen(PartyKind, kind),
            confirms=confirms,
            cut_off=_clock(cut_off),
        )
        tell_receipt(house, receipt, json=json)


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text[:20]}' is no time. Write it as 15:00.") from None


_COMMANDS: dict[str, Any] = {
    "document": document,
    "hand-over": hand_over,
    "hand-over-accepted": accepted,
    "hand-over-refused": refused,
    "recall-requested": recall_requested,
    "recall": recall,
    "recall-failed": recall_failed,
    "party-informed": party_informed,
    "party": party,
}
