"""The address that answers to a creditor's letters go to, as he sets it."""

import re
from typing import Final

from domain.errors import Refusal
from domain.parties import mail_addresses

TOKEN: Final = "{token}"  # noqa: S105 - where it goes, not one
TOKEN_SIGNS: Final = 42
"""So many signs take the place of ``{token}``."""
_AT_THE_END: Final = re.compile(r"(?:.*[^A-Za-z0-9])?\{token\}@[^@]+")
"""Right before the @ and behind a sign of its own: else it is not told apart when it comes back."""
_LOCAL: Final = 64
_WHOLE: Final = 254
"""Signs before the @ and in all that mail servers take (RFC 5321, 4.5.3.1)."""


def checked_reply_address(setting: str) -> str:
    """The address as it is kept; empty: answers go to the sender.

    Raises Refusal ``reply_address.unfit``.
    """
    setting = setting.strip()
    made = setting.replace(TOKEN, "a" * TOKEN_SIGNS)
    local, _, domain = made.rpartition("@")
    fits = len(local) <= _LOCAL and len(made) <= _WHOLE and TOKEN not in setting.rpartition("@")[2]
    found = TOKEN not in setting or _AT_THE_END.fullmatch(setting)
    if setting and not (found and fits and domain and mail_addresses(made) == (made,)):
        raise Refusal(
            "reply_address.unfit",
            f"'{setting[:100]}' is no address that answers can come to.",
            way_out="Give one such as answers+{token}@example.nl, with at most 21 signs before"
            " the token.",
        )
    return setting
