"""`vat-return`: that a return of VAT was filed is recorded on each claim of its list."""

from typing import Annotated

import typer

from api.cli.asking import CreditorName, Json, Key, opened
from api.cli.carrying import by_of
from api.cli.saying import show, show_json
from api.words.shell.speech import amount, say
from domain.money import as_decimal

PERIOD = Annotated[str, typer.Argument(metavar="PERIOD", help="2026-Q4, 2026-12 or 2026.")]


def attach(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("vat-return")(vat_return)


def vat_return(
    period: PERIOD, creditor: CreditorName, *, key: Key = "", json: Json = False
) -> None:
    """Record that the return of a period was filed with all that `vordering vat-list` lists.

    What an invoice without VAT is about is left to the books. What stands in a return is not told
    again.
    """
    from application.intake.creditor_named import creditor_named
    from application.vat_returns import file_return
    from application.views import views_of
    from domain.law.vat_relief import vat_period

    with opened() as house, views_of(house) as views:
        views.catch_up()
        whose = creditor_named(house, creditor)
        by = by_of(house, key)
        found = file_return(house, views.outstanding.vat_list, whose, vat_period(period), by=by)
    if json:
        show_json(
            {
                "claims": found.claims,
                "back": as_decimal(found.back),
                "again": as_decimal(found.again),
            }
        )
        return
    show(
        say(
            "{count} claims: {back} asked back and {again} paid again in the return of {period}.",
            count=str(found.claims),
            back=amount(as_decimal(found.back)),
            again=amount(as_decimal(found.again)),
            period=period,
        )
    )
