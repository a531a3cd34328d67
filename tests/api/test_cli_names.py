"""Whoever types a command names creditors, claims and debtors as he knows them, not by ids."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from domain.debtor.credit import bank_number
from tests.api.test_cli import NUMBER, Shell, empty, filled, shell
from tests.application.bank_files import MONDAY, bring, entry, statement
from tests.application.houses import CONSUMER, MARCH, HousePlace, claim_from, run_on

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


@pytest.fixture
def banked(empty: Shell) -> Iterator[Shell]:
    """A command line in a sandbox with a claim, a letter about it and a line of the bank."""
    place = HousePlace("sqlite", "", empty.home)
    with place.opened() as house:
        claim_from(house, CONSUMER)
        run_on(place, house, MARCH)
        bring(house, statement(entry(5_00, MONDAY, text="dank", name="K. Vreemd")))
    yield empty
    place.close()


def test_what_the_pages_show_a_name_of_is_called_by_it(banked: Shell) -> None:
    """In questions and in commands, in small letters too; a name of another kind is none."""
    filled, [line] = banked, banked.read("bank-lines")["rows"]
    known = line["id"]
    name = bank_number(UUID(known))
    for said in (name, name.lower(), known):
        assert filled.read("bank-line", said)["id"] == known
    filled.good("record", "bank-set-aside", name)
    assert filled.read("bank-line", known)["standing"] == "set_aside"
    [letter] = filled.read("letters", "list")["rows"]
    short = letter["id"][:8]
    assert filled.read("letters", "show", short) == filled.read("letters", "show", letter["id"])
    filled.good("letters", "document", short, "--to", banked.home / "letter.pdf")
    for words in (("bank-line", "BANK-00000000"), ("record", "bank-undo", "MAIL-00000000")):
        said = filled.run(*words)
        assert (said.exit_code != 0, words[-1] in said.stderr) == (True, True)


def test_a_number_that_the_list_of_creditors_shows_names_him_also_where_it_identifies_nobody(
    shell: Shell,
) -> None:
    """12345678 is what people fill in; of two who have it, the ids are named."""
    shell.good("record", "creditor", "--name", "Een B.V.", "--kvk", "12345678")
    [row] = shell.read("creditors")["rows"]
    assert shell.read("creditor", row["kvk"])["id"] == row["id"]
    shell.good("record", "creditor", "--name", "Twee B.V.", "--kvk", "12345678")
    said = shell.bad(2, "creditor", "12345678")
    assert "Several go by the name '12345678'" in said
    assert all(one["id"] in said for one in shell.read("creditors")["rows"])
    assert shell.bad(2, "creditor", "12345679")


def test_what_bars_the_way_is_shown_with_its_last_day_in_words_or_without_one(
    filled: Shell,
) -> None:
    filled.good("record", "debt-help", NUMBER, "--since", "2026-03-02", "--until", "2026-04-30")
    told = filled.good("debtor", NUMBER)
    assert "debt help, through 30 Apr 2026" in told
    filled.good("record", "bar", NUMBER, "--kind", "bankruptcy", "--since", "2026-03-03")
    told = filled.good("debtor", NUMBER)
    assert "  bankruptcy\n" in told
    assert "None" not in told
