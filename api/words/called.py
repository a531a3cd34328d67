"""What a command and its fields are called in the language that is spoken."""

from collections.abc import Mapping
from typing import Final

from api.words.commands import (
    agreements,
    bank_accounts,
    bank_lines,
    court,
    creditors,
    direct_debit,
    endings,
    erasures,
    identities,
    incoming_money,
    mail,
    opening,
    parties,
    payment_plans,
    protections,
    refunds,
    users,
    webhooks,
)
from api.words.commands.table import Called, CommandWords
from api.words.language import DUTCH, spoken

COMMANDS: Final[Mapping[str, CommandWords]] = {
    **agreements.COMMANDS,
    **bank_accounts.COMMANDS,
    **bank_lines.COMMANDS,
    **refunds.COMMANDS,
    **endings.COMMANDS,
    **erasures.COMMANDS,
    **court.COMMANDS,
    **opening.COMMANDS,
    **protections.COMMANDS,
    **identities.COMMANDS,
    **creditors.COMMANDS,
    **incoming_money.COMMANDS,
    **parties.COMMANDS,
    **direct_debit.COMMANDS,
    **users.COMMANDS,
    **webhooks.COMMANDS,
    **mail.COMMANDS,
    **payment_plans.COMMANDS,
}
"""By the name of a command."""

REASON: Final = ("Waarom (wordt verzegeld)", "Why (kept sealed)")
"""The label of the reason that every command takes."""

UNKNOWN: Final = Called("", "", "")


def command_called(name: str) -> Called:
    """What a command is called; a name that is not known here is called nothing."""
    found = COMMANDS.get(name)
    if found is None:
        return UNKNOWN
    return found.nl if spoken() == DUTCH else found.en


def label(name: str, field: str) -> str:
    """What a field of a command is called; empty where it is not known here."""
    found = COMMANDS.get(name)
    said = REASON if field == "reason_text" else found.fields.get(field) if found else None
    if said is None:
        return ""
    return said[0] if spoken() == DUTCH else said[1]
