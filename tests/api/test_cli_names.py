"""Whoever types a command names creditors, claims and debtors as he knows them, not by ids."""

import pytest

from tests.api.test_cli import NUMBER, Shell, empty, filled, shell

__all__ = ["empty", "filled", "shell"]

KVK = "90001237"
CLAIM = ("--invoice-number", "H-100001", "--amount", "121.00", "--issued-on", "2026-03-02")


def test_a_claim_is_opened_on_the_number_of_its_creditor_and_another_invoice_of_its_debtor(
    filled: Shell,
) -> None:
    debtor = filled.read("claim", NUMBER)["debtor"]
    filled.good("record", "claim", "--creditor-id", KVK, "--debtor-id", NUMBER, *CLAIM)
    made = filled.read("claim", "H-100001")
    assert made["debtor"] == debtor
    assert made["creditor"] == filled.read("claim", NUMBER)["creditor"]


def test_a_debtor_is_read_and_recorded_on_by_an_invoice_of_his(filled: Shell) -> None:
    debtor = filled.read("claim", NUMBER)["debtor"]["id"]
    assert filled.read("debtor", NUMBER) == filled.read("debtor", debtor)
    assert filled.read("claims", "--debtor", NUMBER) == filled.read("claims", "--debtor", debtor)
    filled.good("record", "capacity", NUMBER, "--capacity", "company", "--evidence", "KvK")
    assert filled.read("debtor", NUMBER)["capacity"] == "company"


@pytest.mark.parametrize(
    "words",
    [
        ("claim", "--creditor-id", "NOBODY", "--debtor-id", NUMBER, *CLAIM),
        ("claim", "--creditor-id", KVK, "--debtor-id", "NOBODY-1", *CLAIM),
        ("capacity", "NOBODY-1", "--capacity", "company", "--evidence", "KvK"),
    ],
)
def test_who_is_not_there_is_refused_by_name(filled: Shell, words: tuple[str, ...]) -> None:
    said = filled.run("record", *words)
    assert said.exit_code != 0
    assert "NOBODY" in said.stderr
