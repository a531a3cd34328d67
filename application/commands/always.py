"""What every command may be refused with, whatever it is about."""

from typing import Final

ALWAYS: Final = (
    "disk.full",
    "command.key_reused",
    "claim.unknown",
    "debtor.unknown",
    "debtor.merged",
    "letter.unknown",
    "creditor.unknown",
    "credit_note.unknown",
    "user.unknown",
    "subscription.unknown",
    "right.missing",
    "seen.moved",
    "seen.not_said",
    "subject.erased",
    "text.unfit",
)
"""Refusals that every command knows."""

PAST_ONLY: Final = frozenset({"day.in_the_future", "letter.delivered_when"})
"""What refuses a day that lies ahead; a day that may says so by ``ahead`` in its extras."""
