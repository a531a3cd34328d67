"""`mail check`: whether letters by e-mail will be believed, before the first one goes out."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from api.cli.asking import Json
from api.cli.saying import FAILED, Spoken, show, show_json, table
from api.words.shell.mail_check import LOOKED, SEEN, WAYS_OUT
from api.words.shell.speech import say

if TYPE_CHECKING:
    from adapters.mail import SmtpSettings
    from adapters.mail_check import MailChecked
    from application.settings import Settings

mail = typer.Typer(cls=Spoken, no_args_is_help=True)
_OF_ALL: Final = ""


def attach(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.add_typer(mail, name="mail", help="Letters by e-mail: will they be believed?")


@mail.command("check")
def check(
    domain: Annotated[
        str, typer.Option(help="Domain that letters come from; default: that of the sender.")
    ] = "",
    selector: Annotated[
        str, typer.Option(help="Name under which the DKIM key stands; your mail service has it.")
    ] = "",
    dns: Annotated[
        str, typer.Option(help="DNS server to ask, ADDRESS[:PORT]; default: this machine's.")
    ] = "",
    *,
    record: Annotated[
        bool, typer.Option("--record", help="Record in the store what was found.")
    ] = False,
    json: Json = False,
) -> None:
    """Look at SPF, DKIM, DMARC, encryption and reverse name before letters go out by e-mail.

    Without them Google, Microsoft and others refuse mail (550 5.7.26, 550 5.7.515). Nothing is
    sent, and nothing recorded without --record. A live store made from 30 November 2026 on sends
    its first e-mail within 30 days after such a record where all was right. Exit code 1:
    something is to be mended, or with --record was not seen.
    """
    from adapters.mail_check import lacking, mail_checked, resolver_at
    from api.settings import load_settings

    settings = load_settings()
    about = (domain or settings.sender.rpartition("@")[2]).strip().rstrip(".").lower()
    if not about:
        raise typer.BadParameter("Give --domain, or set VORDERING_SENDER.")
    try:
        resolver = resolver_at(dns)
    except ValueError as error:
        raise typer.BadParameter("Give the DNS server as ADDRESS or ADDRESS:PORT.") from error
    found = list(mail_checked(about, selector=selector, smtp=_server(settings), resolver=resolver))
    if json:
        show_json({"domain": about, "looks": [_as_json(one) for one in found]})
    else:
        _show(about, found)
    if record:
        _record(about, lacking(found))
    if any(one.to_mend for one in found) or (record and lacking(found)):
        raise typer.Exit(FAILED)


def _record(domain: str, lacks: tuple[str, ...]) -> None:
    from api.cli.acting import require_here
    from api.cli.asking import opened
    from application.letters.mail_domains import record_check
    from domain.user.roles import May

    with opened() as house:
        who = require_here(house, May.RUN)
        record_check(
            house, domain, lacking=lacks, actor=who.login, role=who.role_for(May.RUN, None)
        )


def _server(settings: "Settings") -> "SmtpSettings | None":
    from adapters.mail import SmtpSettings, Tls

    if not settings.smtp_host:
        return None
    return SmtpSettings(
        host=settings.smtp_host,
        port=settings.smtp_port,
        tls=Tls(settings.smtp_tls.value),
        timeout_seconds=settings.smtp_timeout_seconds,
    )


def _as_json(one: "MailChecked") -> dict[str, object]:
    return {
        "looked_at": one.looked.value,
        "found": one.finding.value,
        "to_mend": one.to_mend,
        "seen": one.seen,
        "way_out": _way_out(one) if one.to_mend else "",
    }


def _show(domain: str, found: "list[MailChecked]") -> None:
    show(say("Mail from {domain}", domain=domain))
    rows = [(say(LOOKED[one.looked]), say(SEEN[one.finding]), one.seen) for one in found]
    show(table("looked at", "found", "there", rows=rows))
    for one in found:
        if way := _way_out(one):
            show(say("{what}: {way_out}", what=say(LOOKED[one.looked]), way_out=way))


def _way_out(one: "MailChecked") -> str:
    way = WAYS_OUT.get((one.looked, one.finding), "")
    if one.to_mend:
        way = way or WAYS_OUT.get((one.looked, _OF_ALL), "")
    return say(way) if way else ""
