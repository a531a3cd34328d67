"""A link by which a debtor pays with the creditor's provider, whichever that is."""

import re
import string
from datetime import date
from typing import Final

from domain.errors import Refusal
from domain.letter.text.payment_reference import squeezed
from domain.money import Cents, as_decimal

IDEAL: Final = ((date.min, "iDEAL"), (date(2026, 1, 29), "iDEAL | Wero"))
"""Its name, by the first day of it. The second may stand from 29 January 2026 and must by 31 March
(what Adyen, "iDEAL", and Stripe, "iDEAL to Wero migration", tell merchants; 29 November 2026)."""
WERO: Final = "Wero"
NAMES: Final = frozenset({"reference", "amount"})
_LONGEST: Final = 200
_ADDRESS: Final = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?/[\x21-\x7e]*")
_UNRESERVED: Final = "-._~"


def checked_link(template: str) -> str:
    """The template of a link where it may be printed; empty: no link.

    Raises Refusal ``payment_link.template`` unless it is an https address without a login that
    names the ``{reference}``, may name the ``{amount}``, and nothing else.
    """
    if template and (why := _wrong_in(template)):
        raise Refusal(
            "payment_link.template",
            f"The payment link cannot be used: {why}.",
            way_out="Write it as https://pay.example/{reference}?amount={amount}",
            values={"held": why},
        )
    return template


def link_for(template: str, *, reference: str, amount: Cents) -> str:
    """Fill a checked template; ``amount`` in cents is written as 12.34. Empty for none."""
    filled = {"reference": _quoted(squeezed(reference)), "amount": as_decimal(amount)}
    return template.format_map(filled)


def _wrong_in(template: str) -> str:
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    except ValueError:
        return "a brace in it is not closed"
    if _ADDRESS.fullmatch(template) is None:
        return "it is no https address without a login"
    if "reference" not in names or names - NAMES:
        return "it must name the reference, and may name the amount only"
    return "it is too long" if len(template) > _LONGEST else ""


def _quoted(text: str) -> str:
    """Write what an address cannot hold as percent and two digits of each byte (RFC 3986)."""
    return "".join(_sign(sign) for sign in text)


def _sign(sign: str) -> str:
    plain = sign.isascii() and (sign.isalnum() or sign in _UNRESERVED)
    return sign if plain else "".join(f"%{byte:02X}" for byte in sign.encode())


def name_of_ideal(on: date, *, wero_from: date) -> str:
    """What iDEAL is called on a day; ``wero_from``: since when a link offers Wero in its place.

    That iDEAL ends is known, the day is not (providers say 2027 or 2028): each creditor's
    provider tells it him.
    """
    if on >= wero_from:
        return WERO
    return max(since for since in IDEAL if since[0] <= on)[1]
