"""How people are shown the mail that came in."""

from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import named, on_day, say

if TYPE_CHECKING:
    from application.queries.of_mails import MailFullOut, MailsOut


def show_mails(found: "MailsOut") -> None:
    """Print mail, what waits first."""
    rows = [
        (
            on_day(one.received_on),
            named(one.standing, "MailStanding"),
            named(one.why, "MailWaitsWhy") if one.why else "",
            str(one.files),
            str(one.id),
        )
        for one in found.rows
    ]
    columns = ("received", "state", "why", "attachments", "mail")
    show(table(*columns, rows=rows, right=("attachments",)) if rows else say("No mail."))
    if found.next:
        show(say("There are more: give a larger --limit."))


def show_mail(one: "MailFullOut") -> None:
    """Print a mail with its text."""
    why = f": {named(one.why, 'MailWaitsWhy')}" if one.why else ""
    show(f"{on_day(one.received_on)}  {named(one.standing, 'MailStanding')}{why}")
    for reason in one.reasons:
        show(f"  {named(reason.clue, 'MailClue')} {reason.value}".rstrip())
    for claim in one.claims or one.may_concern:
        show(say("  claim {claim}", claim=claim))
    for file in one.files:
        show(f"  {file.number}  {file.name}  {file.media_type}  {file.size}")
    if one.text is None:
        show(say("(erased)"))
        return
    show(f"\n{one.sender}\n{one.subject}\n\n{one.text}")
