"""`record …` about a debtor: capacity, contact details, and what bars the way to him."""

from datetime import date
from typing import Annotated, Any

import typer

from api.cli.asking import Json, Key, day
from api.cli.carrying import chosen, on_stream
from api.cli.recording import Day

DebtorId = Annotated[str, typer.Argument(metavar="DEBTOR", help="Id; a claim names its debtor.")]
BarName = Annotated[
    str, typer.Option(help="bankruptcy, debt_restructuring, debt_help, guardianship or death")
]


def attach(record: typer.Typer) -> None:
    """Add the commands of this module."""
    for name, command in _COMMANDS.items():
        record.command(name)(command)


def capacity(
    debtor: DebtorId,
    *,
    capacity: Annotated[
        str, typer.Option(help="consumer, sole_trader, company, government or unknown")
    ],
    evidence: Annotated[str, typer.Option(help="What shows it; no personal data.")],
    key: Key = "",
    json: Json = False,
) -> None:
    """Record in what capacity the debtor acts."""
    from application.commands.debtors import establish_capacity
    from domain.parties import Capacity

    on_stream(
        debtor,
        lambda house, one, by: establish_capacity(
            house, one, by=by, capacity=chosen(Capacity, capacity), evidence=evidence
        ),
        key=key,
        json=json,
    )


def contact_details(
    debtor: DebtorId,
    *,
    name: Annotated[str, typer.Option()],
    attention: Annotated[str, typer.Option()] = "",
    street: Annotated[str, typer.Option()] = "",
    postal_code: Annotated[str, typer.Option()] = "",
    city: Annotated[str, typer.Option()] = "",
    country: Annotated[str, typer.Option()] = "NL",
    email: Annotated[str, typer.Option()] = "",
    phone: Annotated[str, typer.Option()] = "",
    key: Key = "",
    json: Json = False,
) -> None:
    """Record how to reach the debtor from now on; what is left out is empty."""
    from application.commands.debtors import change_contact_details
    from domain.parties import Address, ContactDetails

    details = ContactDetails(
        name=name,
        attention=attention,
        address=Address(street=street, postal_code=postal_code, city=city, country=country),
        email=email,
        phone=phone,
    )
    on_stream(
        debtor,
        lambda house, one, by: change_contact_details(house, one, by=by, contact=details),
        key=key,
        json=json,
    )


def bar(
    debtor: DebtorId,
    *,
    kind: BarName,
    on: Day = None,
    until: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="For debt help.")
    ] = None,
    key: Key = "",
    json: Json = False,
) -> None:
    """Record what stops every step for the debtor."""
    from application.commands.debtors import Bar, begin_bar

    on_stream(
        debtor,
        lambda house, one, by: begin_bar(
            house, one, by=by, bar=chosen(Bar, kind), since=on, until=until
        ),
        key=key,
        json=json,
    )


def bar_ended(debtor: DebtorId, *, kind: BarName, key: Key = "", json: Json = False) -> None:
    """Record that what stopped the steps has ended."""
    from application.commands.debtors import Bar, end_bar

    on_stream(
        debtor,
        lambda house, one, by: end_bar(house, one, by=by, bar=chosen(Bar, kind)),
        key=key,
        json=json,
    )


def heirs(
    debtor: DebtorId,
    *,
    name: Annotated[str, typer.Option(help="The heirs, or who acts for all of them.")],
    acceptance: Annotated[str, typer.Option(help="unknown, purely or under_benefit")] = "unknown",
    died_on: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="Day of death, if known.")
    ] = None,
    street: Annotated[str, typer.Option()] = "",
    postal_code: Annotated[str, typer.Option()] = "",
    city: Annotated[str, typer.Option()] = "",
    country: Annotated[str, typer.Option()] = "NL",
    email: Annotated[str, typer.Option()] = "",
    phone: Annotated[str, typer.Option()] = "",
    key: Key = "",
    json: Json = False,
) -> None:
    """Record who inherited: letters to them begin anew, three months after the death."""
    from application.commands.debtors import know_heirs
    from domain.law.estate import Acceptance
    from domain.parties import Address, ContactDetails

    contact = ContactDetails(
        name=name,
        address=Address(street=street, postal_code=postal_code, city=city, country=country),
        email=email,
        phone=phone,
    )
    on_stream(
        debtor,
        lambda house, one, by: know_heirs(
            house,
            one,
            by=by,
            contact=contact,
            acceptance=chosen(Acceptance, acceptance),
            died_on=died_on,
        ),
        key=key,
        json=json,
    )


def address_unknown(debtor: DebtorId, *, key: Key = "", json: Json = False) -> None:
    """Record that the debtor no longer lives where we wrote to."""
    from application.commands.debtors import report_address_unknown

    on_stream(
        debtor,
        lambda house, one, by: report_address_unknown(house, one, by=by),
        key=key,
        json=json,
    )


_COMMANDS: dict[str, Any] = {
    "capacity": capacity,
    "contact-details": contact_details,
    "bar": bar,
    "bar-ended": bar_ended,
    "heirs": heirs,
    "address-unknown": address_unknown,
}
