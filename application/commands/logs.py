"""The log in which a command is recorded, by the kind of stream that it is about."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from application.by import log_of, log_of_debtor
from application.house import House
from application.letters.known import log_of_letter
from domain.bank.line import require_imported
from domain.credit_note.state import require_parked
from domain.creditor.refusals import require_registered
from domain.facts import INSTALLATION
from domain.incoming_mail.decisions import require_kept
from domain.subscription.decisions import require_made
from domain.user.decisions import require_added


def _creditor_log(house: House, about: UUID) -> UUID:
    require_registered(house.collections.creditor(about))
    return about


def _credit_note_log(house: House, about: UUID) -> UUID:
    return require_parked(house.collections.credit_note(about)).creditor_id


def _bank_line_log(house: House, about: UUID) -> UUID:
    line = house.collections.bank_line(about)
    require_imported(line)
    return line.log


def _incoming_mail_log(house: House, about: UUID) -> UUID:
    mail = house.collections.incoming_mail(about)
    require_kept(mail)
    return mail.log


def _user_log(house: House, about: UUID) -> UUID:
    require_added(house.collections.user(about))
    return INSTALLATION


def _subscription_log(house: House, about: UUID) -> UUID:
    require_made(house.collections.subscription(about))
    return INSTALLATION


LOGS: Final[Mapping[str, Callable[[House, UUID], UUID]]] = {
    "claim": log_of,
    "debtor": log_of_debtor,
    "letter": log_of_letter,
    "creditor": _creditor_log,
    "credit_note": _credit_note_log,
    "bank_line": _bank_line_log,
    "incoming_mail": _incoming_mail_log,
    "user": _user_log,
    "subscription": _subscription_log,
}
"""Each raises NotFound where there is no such stream."""
