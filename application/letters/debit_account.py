"""The account that a direct debit is taken from, as a letter shows it: masked."""

from typing import Final

from application.house import House
from domain.case import Case
from domain.debtor.mandate_events import DebitAccount
from domain.letter.events import LetterOrdered
from domain.letter.text import LetterContent
from domain.sealing import Purpose

_SHOWN: Final = 4


def with_debit(
    house: House, case: Case, ordered: LetterOrdered, content: LetterContent
) -> LetterContent:
    """The content with the account that is debited, as far as a letter shows it."""
    if ordered.debit is None or content.debit is None:
        return content
    mandate = case.debtor.mandates.get(ordered.debit.mandate_id)
    account = house.open(mandate.account, DebitAccount, Purpose.LEDGER) if mandate else None
    shown = masked(account.iban) if account else ""
    debit = content.debit.model_copy(update={"account": shown})
    return content.model_copy(update={"debit": debit})


def masked(iban: str) -> str:
    """An account by its country and last four characters: ``NL** **** **** **67 89``."""
    bare = "".join(iban.split()).upper()
    hidden = bare[:2] + "*" * (len(bare) - 2 - _SHOWN) + bare[-_SHOWN:]
    return " ".join(hidden[at : at + 4] for at in range(0, len(hidden), 4))
