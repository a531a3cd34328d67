"""Identities: where an id follows from what a thing is, it is computed, never drawn."""

import re
from functools import lru_cache
from unicodedata import normalize
from uuid import UUID, uuid5

_NUMBER_NOISE = re.compile(r"[\s]+")


def normalised_number(number: str) -> str:
    """An invoice number as it is compared: composed, upper case, without white space."""
    return normalize("NFC", _NUMBER_NOISE.sub("", number).upper())


def spellings(value: str) -> tuple[str, ...]:
    """A value as it is kept now and, if that differs, as a store may know it from before.

    What came in was not always composed (an e with its accent as one character).
    """
    return tuple(dict.fromkeys((value, normalize("NFD", value))))


@lru_cache(maxsize=512)  # whoever takes an invoice in asks for it again and again
def claim_id(creditor_id: UUID, invoice_number: str) -> UUID:
    """The id of the claim of a creditor under an invoice number."""
    return uuid5(creditor_id, f"claim:{normalised_number(invoice_number)}")


@lru_cache(maxsize=512)
def claim_ids(creditor_id: UUID, invoice_number: str) -> tuple[UUID, ...]:
    """Every id that the claim under an invoice number may have, the one of now first."""
    numbers = spellings(normalised_number(invoice_number))
    return tuple(uuid5(creditor_id, f"claim:{number}") for number in numbers)


def credit_note_id(creditor_id: UUID, number: str) -> UUID:
    """The id of a creditor's credit note."""
    return uuid5(creditor_id, f"credit-note:{normalised_number(number)}")


def bank_account_id(log: UUID, iban: str) -> UUID:
    """The id of a bank account of ours, in the log in which its statements are kept."""
    return uuid5(log, f"bank-account:{iban}")


def bank_line_id(account_id: UUID, *, entry: str, detail: int) -> UUID:
    """The id of a line: what tells its entry from all others of the account, and its detail."""
    return uuid5(account_id, f"bank-line:{entry}#{detail}")


def collection_id(claim_id: UUID, version: int) -> UUID:
    """The id of a direct debit that is ordered of a claim as it stands at a version."""
    return uuid5(claim_id, f"collection:{version}")


def debit_batch_id(command_id: UUID) -> UUID:
    """The id of the batch of direct debits that a command prepared."""
    return uuid5(command_id, "debit-batch")


def refund_file_id(command_id: UUID) -> UUID:
    """The id of the refund file that a command released."""
    return uuid5(command_id, "refund-file")


def mail_domain_id(name: str) -> UUID:
    """The id of a domain that e-mail is sent from."""
    return uuid5(UUID("00000000-0000-8000-8000-000000000001"), f"mail-domain:{name.lower()}")


def incoming_mail_id(sha256: str) -> UUID:
    """The id of a mail that came in, by the hash of its bytes: it comes in once."""
    return uuid5(UUID("00000000-0000-8000-8000-000000000001"), f"incoming-mail:{sha256}")


def letter_id(creditor_id: UUID, *, step: str, claims: list[tuple[UUID, int]], day: str) -> UUID:
    """The id of the letter for a step over claims in their rounds, ordered on a day.

    Two runs of one day therefore order the same letter, and the second one conflicts.
    """
    over = ",".join(f"{claim}#{round_}" for claim, round_ in sorted(claims))
    return uuid5(creditor_id, f"letter:{step}:{day}:{over}")


def payment_plan_id(log: UUID, command: UUID) -> UUID:
    """The id of the payment plan that a command draws up: a repeat draws up the same one."""
    return uuid5(log, f"payment-plan:{command}")


def run_id(day: str, attempt: int) -> UUID:
    """The id of the daily run of a day; a resumed run keeps its id."""
    return uuid5(UUID("6f1fdb4c-9d5e-5a7e-8f6a-1c6a2b1d0e11"), f"run:{day}:{attempt}")


def user_id(login: str) -> UUID:
    """The id of the user of a login: a name is given once."""
    return uuid5(UUID("00000000-0000-8000-8000-000000000001"), f"user:{login}")


@lru_cache(maxsize=256)
def command_id(log: UUID, actor: str, key: str) -> UUID:
    """The id that a command has under its key: a repeat has the same one."""
    return uuid5(log, f"command:{actor}:{key}")
