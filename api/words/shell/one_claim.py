"""What the command line says of one claim: amounts, agreements, court and complaints."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "{creditor} on {debtor}, {capacity} (debtor {id})": (
        "{creditor} op {debtor}, {capacity} (debiteur {id})"
    ),
    "Invoiced {amount} on {issued}, due on {due} ({basis})": (
        "Gefactureerd {amount} op {issued}, vervalt {due} ({basis})"
    ),
    "Next: {turn} {what} {day}": "Nu: {turn}: {what} {day}",
    "Hold {id} ({category}) from {first} until {last}": (
        "Pauze {id} ({category}) vanaf {first} tot en met {last}"
    ),
    "Hold {id} ({category}) from {first} until it is lifted": (
        "Pauze {id} ({category}) vanaf {first} tot nader order"
    ),
    "Instalment {number}: {amount} by {day} ({state})": (
        "Termijn {number}: {amount} uiterlijk {day} ({state})"
    ),
    "Proposal {number}: {what}, by {who}; a second person decides": (
        "Voorstel {number}: {what}, door {who}; een tweede persoon beslist"
    ),
    "Summoned on {day} before {court}": "Gedagvaard op {day} voor {court}",
    "{day}: {what}": "{day}: {what}",
    "{form} of {day}": "{form} van {day}",
    "{what} {amount}": "{what} {amount}",
    "{what} {amount}, {interest} from {day}": "{what} {amount}, {interest} vanaf {day}",
    "{what} {amount}, {interest} of {rate} from {day}": (
        "{what} {amount}, {interest} van {rate} vanaf {day}"
    ),
    "Rejected: {amount}": "Afgewezen: {amount}",
    "To be interrupted by {day}": "Te stuiten uiterlijk {day}",
    "Its interest: by {day}": "De rente daarover: uiterlijk {day}",
    "Attachment {id} ({kind}) of {day}": "Beslag {id} ({kind}) van {day}",
    "Attachment {id} ({kind}) of {day}, released on {last}": (
        "Beslag {id} ({kind}) van {day}, opgeheven op {last}"
    ),
    "Costs of enforcement {amount} on {day} ({document})": (
        "Executiekosten {amount} op {day} ({document})"
    ),
    "Costs of enforcement {amount} on {day} ({document}), not owed": (
        "Executiekosten {amount} op {day} ({document}), niet verschuldigd"
    ),
    "Complaint {number} ({ground}) of {day}": "Klacht {number} ({ground}) van {day}",
    "Dispute {number}: {amount} ({ground}) since {day}": (
        "Betwisting {number}: {amount} ({ground}) sinds {day}"
    ),
    "Credit, to be set off before more is asked: {those}.": (
        "Tegoed, te verrekenen voordat er meer wordt gevraagd: {those}."
    ),
    "  credit of {amount}: {kind} {number}": "  tegoed van {amount}: {kind} {number}",
    "  to be refunded: {amount} of {number}, ordered on {day} ({refund})": (
        "  terug te betalen: {amount} van {number}, opgedragen op {day} ({refund})"
    ),
    "To be looked at: {marks}": "Te bekijken: {marks}",
}
"""Messages, by the English; names in braces are filled in."""
