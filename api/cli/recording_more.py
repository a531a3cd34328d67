"""`record …`, the rarer ones: endings, corrections, waivers, answers."""

from datetime import date
from typing import Annotated, Any

import typer

from api.cli.asking import ClaimName, Json, Key, day, euros
from api.cli.carrying import chosen, on_claim
from api.cli.recording import Amount, Day, Note
from domain.claim.grounds import EndingGround

Why = Annotated[
    str, typer.Option(help="error, goodwill, duplicate, uncollectable, agreement, other, …")
]


def attach(record: typer.Typer) -> None:
    """Add the commands of this module."""
    for name, command in _COMMANDS.items():
        record.command(name)(command)


def error(
    claim: ClaimName,
    *,
    version: Annotated[int, typer.Option(min=1, help="Of the fact; see the audit trail.")],
    approved_by: Annotated[str, typer.Option(help="A second person, where it is money.")] = "",
    key: Key = "",
    json: Json = False,
) -> None:
    """Take a fact back that should not have been recorded; the trail keeps both."""
    from application.commands.correcting import enter_in_error

    on_claim(
        claim,
        lambda house, one, by: enter_in_error(
            house, one, by=by, version=version, approved_by=approved_by
        ),
        key=key,
        json=json,
    )


def answer(claim: ClaimName, *, text: Note = "", key: Key = "", json: Json = False) -> None:
    """Record that what is contested was answered."""
    from application.commands.stopping import answer_dispute

    on_claim(
        claim,
        lambda house, one, by: answer_dispute(house, one, by=by, text=text),
        key=key,
        json=json,
    )


def resolution(
    claim: ClaimName,
    *,
    outcome: Annotated[str, typer.Option(help="upheld, partly or rejected")],
    key: Key = "",
    json: Json = False,
) -> None:
    """End the dispute."""
    from application.commands.stopping import resolve_dispute
    from domain.claim.events import DisputeOutcome

    on_claim(
        claim,
        lambda house, one, by: resolve_dispute(
            house, one, by=by, outcome=chosen(DisputeOutcome, outcome)
        ),
        key=key,
        json=json,
    )


def lift(
    claim: ClaimName,
    *,
    hold: Annotated[str, typer.Option(help="As `vordering claim ID` names it.")],
    key: Key = "",
    json: Json = False,
) -> None:
    """End a hold today."""
    from application.commands.stopping import lift_hold

    on_claim(
        claim,
        lambda house, one, by: lift_hold(house, one, by=by, hold_id=hold),
        key=key,
        json=json,
    )


def _ends(claim: str, what: str, *, why: str, key: str, json: bool) -> None:
    from application.commands import ending

    ground = chosen(EndingGround, why).value
    command = {
        "withdrawal": ending.withdraw,
        "write-off": ending.write_off,
        "reopening": ending.reopen,
    }[what]
    on_claim(
        claim,
        lambda house, one, by: command(house, one, by=by, why=ground),
        key=key,
        json=json,
    )


def withdrawal(claim: ClaimName, *, why: Why, key: Key = "", json: Json = False) -> None:
    """Ask the claim no longer at all."""
    _ends(claim, "withdrawal", why=why, key=key, json=json)


def write_off(claim: ClaimName, *, why: Why, key: Key = "", json: Json = False) -> None:
    """Take the claim out of the books; the debtor still owes it."""
    _ends(claim, "write-off", why=why, key=key, json=json)


def reopening(claim: ClaimName, *, why: Why, key: Key = "", json: Json = False) -> None:
    """Let an ended claim live again."""
    _ends(claim, "reopening", why=why, key=key, json=json)


def correction(
    claim: ClaimName,
    *,
    field: Annotated[
        str,
        typer.Option(
            help="due_on, term_basis, claim_kind, payment_reference, principal, interest_kind"
        ),
    ],
    new: Annotated[str, typer.Option(help="A day, an amount in euro, or a known value.")],
    evidence: Annotated[str, typer.Option(help="What shows it; no personal data.")] = "",
    key: Key = "",
    json: Json = False,
) -> None:
    """Put a detail of the invoice right."""
    from application.commands.ending import correct
    from domain.claim.events import CorrectedField

    on_claim(
        claim,
        lambda house, one, by: correct(
            house, one, by=by, field=chosen(CorrectedField, field), new=new, evidence=evidence
        ),
        key=key,
        json=json,
    )


def mark_cleared(
    claim: ClaimName,
    *,
    mark: Annotated[str, typer.Option(help="As `vordering claim ID` names it.")],
    key: Key = "",
    json: Json = False,
) -> None:
    """Record that a person looked at what intake had marked."""
    from application.commands.ending import clear_mark
    from domain.claim.events import Mark

    on_claim(
        claim,
        lambda house, one, by: clear_mark(house, one, by=by, mark=chosen(Mark, mark)),
        key=key,
        json=json,
    )


def refund(
    claim: ClaimName, *, amount: Amount, on: Day = None, key: Key = "", json: Json = False
) -> None:
    """Record that what was paid too much went back."""
    from application.commands import paying

    on_claim(
        claim,
        lambda house, one, by: paying.refund(
            house, one, by=by, amount=amount, refunded_on=on or house.today
        ),
        key=key,
        json=json,
    )


def credit_note(
    claim: ClaimName,
    *,
    number: Annotated[str, typer.Option()],
    amount: Annotated[int, typer.Option(parser=euros, metavar="EURO")],
    issued_on: Annotated[date, typer.Option(parser=day, metavar="DATE")],
    dated: Annotated[bool, typer.Option(help="From its own day, not from the start.")] = False,
    key: Key = "",
    json: Json = False,
) -> None:
    """Lower the principal by a credit note."""
    from application.commands.paying import apply_credit_note

    on_claim(
        claim,
        lambda house, one, by: apply_credit_note(
            house,
            one,
            by=by,
            number=number,
            amount=amount,
            issued_on=issued_on,
            retroactive=not dated,
        ),
        key=key,
        json=json,
    )


def waiver(
    claim: ClaimName,
    *,
    amount: Amount,
    costs: Annotated[bool, typer.Option(help="Of charged costs, not of the principal.")] = False,
    key: Key = "",
    json: Json = False,
) -> None:
    """Waive a part of the principal, or charged collection costs."""
    from application.commands import paying

    on_claim(
        claim,
        lambda house, one, by: (
            paying.waive_costs(house, one, by=by, amount=amount, why=EndingGround.GOODWILL.value)
            if costs
            else paying.waive_part(house, one, by=by, amount=amount)
        ),
        key=key,
        json=json,
    )


def handler(
    claim: ClaimName,
    *,
    name: Annotated[str, typer.Argument(help="Who it is.")],
    key: Key = "",
    json: Json = False,
) -> None:
    """Make somebody responsible for the claim."""
    from application.commands.ending import assign_handler

    on_claim(
        claim,
        lambda house, one, by: assign_handler(house, one, by=by, handler=name),
        key=key,
        json=json,
    )


_COMMANDS: dict[str, Any] = {
    "answer": answer,
    "error": error,
    "resolution": resolution,
    "lift": lift,
    "withdrawal": withdrawal,
    "write-off": write_off,
    "reopening": reopening,
    "correction": correction,
    "mark-cleared": mark_cleared,
    "refund": refund,
    "credit-note": credit_note,
    "waiver": waiver,
    "handler": handler,
}
