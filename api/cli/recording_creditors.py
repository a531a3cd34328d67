"""`record …` about a creditor: which payments are known."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias
from uuid import UUID

import typer

from api.cli.asking import Json, Key, day, iban, opened
from api.cli.carrying import by_of, chosen, tell_receipt

if TYPE_CHECKING:
    from application.by import By
    from application.house import House
    from domain.application import Receipt

CreditorName: TypeAlias = Annotated[
    str, typer.Option("--creditor", metavar="KVK|ID", help="KvK, OIN or VAT number, or id.")
]


def attach(record: typer.Typer) -> None:
    """Add the commands of this module."""
    for name, command in _COMMANDS.items():
        record.command(name)(command)


def payments_through(
    *,
    creditor: CreditorName,
    through: Annotated[date, typer.Option(parser=day, metavar="DATE", help="Last day, inclusive.")],
    account: Annotated[
        list[str] | None, typer.Option("--iban", help="Once for each; default: every account.")
    ] = None,
    key: Key = "",
    json: Json = False,
) -> None:
    """Record that every payment credited through a day is recorded; a run needs to know it."""
    from application.commands.creditors import know_payments

    ibans = tuple(iban(one) for one in account or [])
    on_creditor(
        creditor,
        lambda house, one, by: know_payments(house, one, by=by, through=through, ibans=ibans),
        key=key,
        json=json,
    )


def payments_checked(
    *,
    creditor: CreditorName,
    checked: Annotated[str, typer.Option(help="required or not_required")],
    key: Key = "",
    json: Json = False,
) -> None:
    """Say whether the run must know the payments before it writes; unchecked is a risk."""
    from application.commands.creditors import check_payments
    from domain.creditor.events import PaymentsCheck

    on_creditor(
        creditor,
        lambda house, one, by: check_payments(
            house, one, by=by, checked=chosen(PaymentsCheck, checked)
        ),
        key=key,
        json=json,
    )


def letter_terms(
    *,
    creditor: CreditorName,
    reference: Annotated[
        str, typer.Option(help="Payment reference: none, rf or betalingskenmerk.")
    ] = "",
    payment_link: Annotated[
        str | None, typer.Option(help="https://…{reference}…{amount}; empty: no link.")
    ] = None,
    deducts_vat: Annotated[
        bool | None, typer.Option("--deducts-vat/--cannot-deduct-vat", help="The creditor can.")
    ] = None,
    collector_vat: Annotated[
        bool | None,
        typer.Option("--collector-charges-vat/--no-collector-vat", help="Who collects for him."),
    ] = None,
    key: Key = "",
    json: Json = False,
) -> None:
    """Set what letters ask for: payment reference, payment link, VAT on costs."""
    from application.commands.creditors import set_letter_terms
    from domain.letter.text.payment_reference import ReferenceKind

    kind = chosen(ReferenceKind, reference) if reference else None
    on_creditor(
        creditor,
        lambda house, one, by: set_letter_terms(
            house,
            one,
            by=by,
            reference_kind=kind,
            payment_link=payment_link,
            can_deduct_vat=deducts_vat,
            collector_charges_vat=collector_vat,
        ),
        key=key,
        json=json,
    )


def on_creditor(
    name: str,
    ask: "Callable[[House, UUID, By], Receipt]",
    *,
    key: str = "",
    json: bool = False,
) -> None:
    """Carry out a command on the creditor of a number or id, and tell what it recorded."""
    from application.intake.parties import creditor_named

    with opened() as house:
        receipt = ask(house, creditor_named(house, name), by_of(house, key))
        tell_receipt(house, receipt, json=json)


_COMMANDS: dict[str, Any] = {
    "payments-through": payments_through,
    "payments-checked": payments_checked,
    "letter-terms": letter_terms,
}
