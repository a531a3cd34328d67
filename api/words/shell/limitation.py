"""Dutch of what the shell says of limitation."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "Interest: {what}": "Rente: {what}",
    "VAT (Wet OB art. 29): asked back {back}, paid again {again}": (
        "Btw (art. 29 Wet OB): teruggevraagd {back}, weer afgedragen {again}"
    ),
    "  To ask back in a return: {amount}": "  In een aangifte terug te vragen: {amount}",
    "  To pay again in a return: {amount}": "  In een aangifte weer af te dragen: {amount}",
    "  Too much stands in a return since {day}: put it right, or it is deducted twice": (
        "  Sinds {day} staat te veel in een aangifte: zet het recht, anders gaat het twee keer af"
    ),
    "Barred by limitation since {day} ({article})": "Verjaard sinds {day} ({article})",
    "Limitation is lengthened while the debtor is insolvent (Fw 36)": (
        "De verjaring is verlengd zolang de insolventie van de debiteur duurt (Fw 36)"
    ),
    "Limitation ({years} years, {article}): interrupt it by {day}; warned from {warned}": (
        "Verjaring ({years} jaar, {article}): uiterlijk te stuiten op {day}; seintje vanaf {warned}"
    ),
    "  {day}: {what} ({article}), {sure}": "  {day}: {what} ({article}), {sure}",
    "too late": "te laat",
    "certain": "zeker",
    "not certain": "niet zeker",
    "  By all of these: by {day}": "  Met alles wat hier staat: uiterlijk {day}",
}
