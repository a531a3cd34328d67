"""`record …`, the daily ones: payments, contact, agreements, disputes, holds, notes."""

from datetime import date
from typing import Annotated, Any

import typer

from api.cli.asking import ClaimName, Json, Key, day, euros
from api.cli.carrying import chosen, on_claim
from domain.claim.grounds import DisputeGround, HoldCategory, NonPayment

Amount = Annotated[int, typer.Option("--amount", parser=euros, metavar="EURO")]
MaybeAmount = Annotated[
    int | None, typer.Option("--amount", parser=euros, metavar="EURO", help="Default: all.")
]
Day = Annotated[
    date | None, typer.Option("--on", parser=day, metavar="DATE", help="Default: today.")
]
By = Annotated[date, typer.Option("--by", parser=day, metavar="DATE", help="Last day, inclusive.")]
Note = Annotated[str, typer.Option(help="Free text; it is kept sealed.")]


def attach(record: typer.Typer) -> None:
    """Add the commands of this module."""
    for name, command in _COMMANDS.items():
        record.command(name)(command)


def payment(
    claim: ClaimName,
    *,
    amount: Amount,
    on: Day = None,
    payment_id: Annotated[str, typer.Option("--id", help="The bank's reference.")] = "",
    designation: Annotated[str, typer.Option(help="What the debtor paid for, as he said.")] = "",
    key: Key = "",
    json: Json = False,
) -> None:
    """Record money that was credited on a day."""
    from application.commands.paying import register_payment

    on_claim(
        claim,
        lambda house, one, by: register_payment(
            house,
            one,
            by=by,
            amount=amount,
            credited_on=on or house.today,
            payment_id=payment_id,
            designation=designation,
        ),
        key=key,
        json=json,
    )


def reversal(
    claim: ClaimName,
    *,
    payment_id: Annotated[str, typer.Option("--id", help="Under which it was recorded.")],
    on: Day = None,
    reason: Annotated[str, typer.Option(help="The bank's reason code, such as MS03.")] = "",
    key: Key = "",
    json: Json = False,
) -> None:
    """Record that a payment was taken back (storno)."""
    from application.commands.paying import reverse_payment

    on_claim(
        claim,
        lambda house, one, by: reverse_payment(
            house,
            one,
            by=by,
            payment_id=payment_id,
            reversed_on=on or house.today,
            reason_code=reason,
        ),
        key=key,
        json=json,
    )


def contact(
    claim: ClaimName,
    *,
    channel: Annotated[str, typer.Option(help="phone, email, post, sms, whatsapp, visit, portal")],
    outcome: Annotated[
        str, typer.Option(help="reached, no_answer, message_left, wrong_number, refused")
    ],
    direction: Annotated[str, typer.Option(help="outgoing or incoming")] = "outgoing",
    reason: Annotated[
        str, typer.Option(help="Why not paid: forgotten, not_received, no_money, disputes, …")
    ] = "",
    note: Note = "",
    key: Key = "",
    json: Json = False,
) -> None:
    """Record contact with the debtor, or a try."""
    from application.commands.arranging import record_contact
    from domain.claim.events import Channel, ContactOutcome, Direction

    on_claim(
        claim,
        lambda house, one, by: record_contact(
            house,
            one,
            by=by,
            channel=chosen(Channel, channel),
            outcome=chosen(ContactOutcome, outcome),
            direction=chosen(Direction, direction),
            reason_for_non_payment=chosen(NonPayment, reason).value,
            note=note,
        ),
        key=key,
        json=json,
    )


def promise(
    claim: ClaimName, *, by: By, amount: MaybeAmount = None, key: Key = "", json: Json = False
) -> None:
    """Record a promise to pay by a day."""
    from application.commands.arranging import record_promise

    on_claim(
        claim,
        lambda house, one, who: record_promise(house, one, by=who, amount=amount, pay_by=by),
        key=key,
        json=json,
    )


def extension(
    claim: ClaimName,
    *,
    by: By,
    overrule: Annotated[bool, typer.Option(help="Also where it was extended before.")] = False,
    key: Key = "",
    json: Json = False,
) -> None:
    """Agree a new last day, as a one-time exception."""
    from application.commands.arranging import extend_term

    on_claim(
        claim,
        lambda house, one, who: extend_term(house, one, by=who, pay_by=by, overrule=overrule),
        key=key,
        json=json,
    )


def payment_plan(
    claim: ClaimName,
    *,
    instalment: Annotated[
        list[str], typer.Option(metavar="DATE=EURO", help="Once for each, in order of day.")
    ],
    signed: Annotated[bool, typer.Option(help="Both have signed today.")] = False,
    key: Key = "",
    json: Json = False,
) -> None:
    """Agree instalments that add up to what is open."""
    from application.commands.arranging import agree_payment_plan
    from domain.claim.events import Instalment

    parts = [part.partition("=") for part in instalment]
    instalments = tuple(
        Instalment(number=number, by=day(by), amount=euros(amount))
        for number, (by, _, amount) in enumerate(parts, 1)
    )
    on_claim(
        claim,
        lambda house, one, by: agree_payment_plan(
            house,
            one,
            by=by,
            instalments=instalments,
            signed_by_debtor_on=house.today if signed else None,
            signed_by_creditor_on=house.today if signed else None,
        ),
        key=key,
        json=json,
    )


def dispute(
    claim: ClaimName,
    *,
    ground: Annotated[
        str, typer.Option(help="not_delivered, quality, amount, not_ordered, already_paid, …")
    ],
    amount: MaybeAmount = None,
    text: Note = "",
    answer_by: Annotated[date | None, typer.Option(parser=day, metavar="DATE")] = None,
    key: Key = "",
    json: Json = False,
) -> None:
    """Record that the debtor contests the claim or a part of it."""
    from application.commands.stopping import record_dispute

    what = chosen(DisputeGround, ground).value
    on_claim(
        claim,
        lambda house, one, by: record_dispute(
            house, one, by=by, ground=what, amount=amount, text=text, answer_by=answer_by
        ),
        key=key,
        json=json,
    )


def hold(
    claim: ClaimName,
    *,
    category: Annotated[
        str, typer.Option(help="investigation, complaint, negotiation, credit_note_coming, …")
    ],
    on: Day = None,
    until: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="Last day, inclusive.")
    ] = None,
    key: Key = "",
    json: Json = False,
) -> None:
    """Take no step from a day, until a day or until lifted."""
    from application.commands.stopping import place_hold

    what = chosen(HoldCategory, category).value
    on_claim(
        claim,
        lambda house, one, by: place_hold(
            house, one, by=by, category=what, from_day=on or house.today, until=until
        ),
        key=key,
        json=json,
    )


def note(claim: ClaimName, *, text: Note, key: Key = "", json: Json = False) -> None:
    """Write something down; the text is sealed."""
    from application.commands.ending import add_note

    on_claim(
        claim,
        lambda house, one, by: add_note(house, one, by=by, text=text),
        key=key,
        json=json,
    )


_COMMANDS: dict[str, Any] = {
    "payment": payment,
    "reversal": reversal,
    "contact": contact,
    "promise": promise,
    "extension": extension,
    "payment-plan": payment_plan,
    "dispute": dispute,
    "hold": hold,
    "note": note,
}
