"""`record …` about a creditor: which payments are known."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias
from uuid import UUID

import typer

from api.commands.asking import Json, Key, day, iban, opened
from api.commands.carrying import by_of, chosen, tell_receipt

if TYPE_CHECKING:
    from api.commanding.by import By
    from api.wiring import House
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
    from api.commanding.creditors import know_payments

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
    from api.commanding.creditors import check_payments
    from domain.creditor.events import PaymentsCheck

    on_creditor(
        creditor,
        lambda house, one, by: check_payments(
            house, one, by=by, checked=chosen(PaymentsCheck, checked)
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
    from api.intake_parties import creditor_named

    with opened() as house:
        receipt = ask(house, creditor_named(house, name), by_of(house, key))
        tell_receipt(house, receipt, json=json)


_COMMANDS: dict[str, Any] = {
    "payments-through": payments_through,
    "payments-checked": payments_checked,
}
