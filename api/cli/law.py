"""`law …`: the calculators; a table for people, `--json` for machines, and no store needed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

import typer

from api.cli.asking import Json, day, euros
from api.cli.saying import Spoken, show, show_json, table
from api.words.shell.speech import say
from domain.law.court import Subject
from domain.law.fourteen_days import Wording
from domain.law.interest import DayCount
from domain.law.limitation import ClaimKind
from domain.law.rates import InterestKind


class Kind(StrEnum):
    """The kinds of interest that can be asked for."""

    CONSUMER = "consumer"
    COMMERCIAL = "commercial"
    GOVERNMENT = "government"
    CONTRACT = "contract"


law = typer.Typer(cls=Spoken, no_args_is_help=True)


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(law, name="law", help="Calculate by the law, with the derivation.")


def percent(text: str) -> Fraction:
    """Read a percentage such as ``8.00``."""
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise typer.BadParameter(f"'{text}' is no percentage. Write it as 8.00.") from None


def moment(text: str) -> datetime:
    """Read a moment as ``2026-11-21T19:59:59``; without an offset it is Amsterdam time."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is no moment. Write 2026-11-21T19:59:59.") from None


Day = Annotated[date, typer.Option(parser=day, metavar="DATE")]
MaybeDay = Annotated[date | None, typer.Option(parser=day, metavar="DATE")]
Amount = Annotated[int, typer.Option(parser=euros, metavar="EURO")]


@law.command()
def interest(
    *,
    kind: Annotated[Kind, typer.Option(help="Which interest.")],
    principal: Amount,
    until: Annotated[date, typer.Option(parser=day, metavar="DATE", help="Through this day.")],
    due: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="An agreed, fatal date.")
    ] = None,
    default_since: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="First day of default.")
    ] = None,
    policy: Annotated[DayCount, typer.Option(help="Day count.")] = DayCount.ACT_INTEREST_YEAR,
    rate: Annotated[
        Fraction | None, typer.Option(parser=percent, metavar="PERCENT", help="Contract rate.")
    ] = None,
    json: Json = False,
) -> None:
    """Interest on a principal through a day (BW 6:119, 6:119a, 6:119b, or by contract)."""
    from application import law as calculators

    answer = calculators.interest(
        kind=InterestKind(kind.value),
        principal=principal,
        until=until,
        due=due,
        default_since=default_since,
        policy=policy,
        rate=rate,
    )
    _say(answer, json=json)


@law.command()
def costs(
    *,
    invoice: Annotated[
        list[int], typer.Option(parser=euros, metavar="EURO", help="Open principal; repeat it.")
    ],
    vat: Annotated[bool, typer.Option(help="All three conditions for VAT hold.")] = False,
    business: Annotated[bool, typer.Option(help="A trade contract.")] = False,
    json: Json = False,
) -> None:
    """Collection costs of one letter (BW 6:96, Besluit BIK)."""
    from application import law as calculators

    _say(calculators.costs(invoices=invoice, vat=vat, business=business), json=json)


@law.command("fourteen-days")
def fourteen_days(
    *,
    sent: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="Posted, delivery presumed.")
    ] = None,
    delivered: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="Delivery proven.")
    ] = None,
    wording: Annotated[Wording, typer.Option(help="Of 14 or 15 days.")] = Wording.FOURTEEN,
    json: Json = False,
) -> None:
    """The term of a fourteen-day letter (BW 6:96 lid 6; HR 2016:2704)."""
    from application import law as calculators

    answer = calculators.fourteen_days(sent=sent, delivered=delivered, wording=wording)
    _say(answer, json=json)


@law.command()
def limitation(
    *,
    due: Day,
    years: Annotated[int | None, typer.Option(min=1, max=20, help="5, 2 or 20.")] = None,
    kind: Annotated[ClaimKind | None, typer.Option(help="Instead of years.")] = None,
    interrupted: Annotated[
        list[date] | None, typer.Option(parser=day, metavar="DATE", help="Repeat it.")
    ] = None,
    json: Json = False,
) -> None:
    """When a claim is barred (BW 3:307-319, 3:324, 7:28)."""
    from application import law as calculators

    answer = calculators.limitation(due=due, years=years, kind=kind, interrupted=interrupted or ())
    _say(answer, json=json)


@law.command()
def imputation(
    *, costs: Amount, interest: Amount, principal: Amount, payment: Amount, json: Json = False
) -> None:
    """What a payment is taken for (BW 6:44)."""
    from application import law as calculators

    answer = calculators.imputation(
        costs=costs, interest=interest, principal=principal, payment=payment
    )
    _say(answer, json=json)


@law.command()
def contact(
    *,
    at: Annotated[datetime, typer.Option(parser=moment, metavar="MOMENT", help="Amsterdam time.")],
    json: Json = False,
) -> None:
    """Whether a debtor may be contacted at a moment (Bki art. 4.2)."""
    from application import law as calculators

    _say(calculators.contact(at=at), json=json)


@law.command("vat-relief")
def vat_relief(
    *,
    due: Day,
    unpaid: Amount,
    vat_percent: Annotated[int, typer.Option(min=0, max=100, help="Rate in percent.")] = 21,
    received: Annotated[
        int | None, typer.Option(parser=euros, metavar="EURO", help="Paid later.")
    ] = None,
    json: Json = False,
) -> None:
    """VAT that may be deducted again on uncollectable debt (Wet OB art. 29)."""
    from application import law as calculators

    answer = calculators.vat_relief(
        due=due, unpaid=unpaid, vat_percent=vat_percent, received=received or 0
    )
    _say(answer, json=json)


@law.command()
def court(
    *,
    principal: Amount,
    hearing_on: Annotated[
        date, typer.Option(parser=day, metavar="DATE", help="First cause-list hearing.")
    ],
    interest: Annotated[
        int | None, typer.Option(parser=euros, metavar="EURO", help="To the summons.")
    ] = None,
    natural_person: Annotated[bool, typer.Option(help="The creditor is one.")] = False,
    subject: Annotated[Subject, typer.Option(help="What the claim is about.")] = Subject.OTHER,
    json: Json = False,
) -> None:
    """Which court hears a claim, and what going there costs (Rv 93, Wgbz, Btag)."""
    from application import law as calculators

    answer = calculators.court(
        principal=principal,
        interest=interest or 0,
        hearing_on=hearing_on,
        natural_person=natural_person,
        subject=subject,
    )
    _say(answer, json=json)


def _say(answer: Mapping[str, Any], *, json: bool) -> None:
    """Show an answer: as it is for machines; as tables for people."""
    if json:
        show_json(answer)
        return
    plain = [
        (say(key.replace("_", " ")), _text(value))
        for key, value in answer.items()
        if key != "lines"
    ]
    show(table("what", "answer", rows=plain))
    lines: Sequence[Mapping[str, Any]] = answer.get("lines", ())
    if lines:
        show(table("derivation", "article", rows=[(x["text"], x["article"]) for x in lines]))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return say("yes" if value else "no")
    if isinstance(value, Mapping):
        return ", ".join(f"{say(key)} {_text(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return " + ".join(_text(inner) for inner in value)
    return "-" if value is None else str(value)
