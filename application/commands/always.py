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
