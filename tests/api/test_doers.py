"""Who did something: what a bank file led to was done by rule, and nobody booked it by hand."""

from dataclasses import dataclass
from uuid import UUID

from api.words.doers import BANK_FILES, doer, payment_named, payments_named
from api.words.language import DUTCH, ENGLISH, speaking
from application.banking.statements import NAME
from domain.debtor.credit import bank_number

LINE = "3fe5031b-637a-53dd-a500-f28b338086c7"


@dataclass
class FactGiven:
    actor: str
    kind: str
    command_name: str


def test_what_a_bank_file_pays_was_decided_by_rule_and_who_gave_the_file_is_named() -> None:
    assert BANK_FILES == NAME
    with speaking(DUTCH):
        assert doer(FactGiven("sara", "claim", NAME)) == "volgens een regel, afschrift van sara"
        assert doer(FactGiven("sara", "bank_line", NAME)) == "sara"
        assert doer(FactGiven("sara", "claim", "bank-placement")) == "sara"


def test_a_payment_of_a_bank_line_goes_by_the_name_of_the_line() -> None:
    with speaking(ENGLISH):
        assert payment_named(f"{LINE}#1") == bank_number(UUID(LINE))
        assert payment_named(f"{LINE}#2") == "BANK-3FE5031B/2"
        assert payment_named("NL-VDT#1") == "NL-VDT#1"
        assert payments_named(f"90.00 {LINE}#1 taken") == "90.00 BANK-3FE5031B taken"
