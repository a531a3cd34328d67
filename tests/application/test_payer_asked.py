"""Asking the payer: the text tells of nobody's debts, and a payer is named only where certain."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

import pytest

from application.banking.payer_asked import PayerAsked, payer_asked
from application.commands.bank_lines import PlaceBankLine
from application.commands.debtors import BeginBar
from application.house import House
from application.views import Views, views_of
from domain.bank.line import BankLine
from domain.errors import Refusal
from domain.law.protection import Bar
from domain.letter.text.payer_question import payer_question
from tests.application.bank_files import DAY, MONDAY, bank_lines, bring, entry, statement
from tests.application.houses import CONSUMER, PLAIN, by, case_of, claim_from

IBAN = "NL91ABNA0417164300"
HIS = "NL20INGB0001234567"
NAME = "Sanne Voorbeeld"


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER, ("S. Voorbeeld", NAME))


@contextmanager
def level(house: House) -> Iterator[Views]:
    with views_of(house) as views:
        views.catch_up()
        yield views


def came_in(house: House, **said: object) -> BankLine:
    before = {one.id for one in bank_lines(house)}
    day = MONDAY + len(before) * DAY
    told = {"text": "dank", "name": NAME, "account": HIS, **said}
    bring(house, statement(entry(1_00 + len(before), day, **told), first=day, iban=IBAN))
    return next(one for one in bank_lines(house) if one.id not in before)


def asked(house: House, line: BankLine) -> PayerAsked:
    with level(house) as views:
        return payer_asked(house, views, house.collections.bank_line(line.id), "nl")


def placed(house: House, line: BankLine, number: str) -> None:
    PlaceBankLine(invoice_number=number).carry(house, line.id, by=by())


def test_a_payer_is_named_only_where_account_and_full_name_leave_no_room_for_another(
    house: House, claim: UUID
) -> None:
    first = came_in(house)
    assert asked(house, first).payer is None  # an account that nobody saw
    placed(house, first, "2026-0118")
    line = came_in(house)
    known = asked(house, line).payer
    assert known is not None
    assert known.debtor.id == case_of(house, claim).debtor.id
    for other in (
        {"name": "S. Voorbeeld"},  # of his family, perhaps
        {"name": "J. de Vries"},
        {"name": ""},
        {"ultimate_name": "Joris Voorbeeld"},  # for another
        {"account": "NL39RABO0300065264"},
    ):
        assert asked(house, came_in(house, **other)).payer is None, other
    BeginBar(kind=Bar.DEBT_HELP, since=house.today).carry(house, known.debtor.id, by=by())
    assert asked(house, line).payer is None  # his letters go to somebody else


def test_a_namesake_or_an_account_that_paid_for_two_names_nobody(house: House, claim: UUID) -> None:
    placed(house, came_in(house), "2026-0118")
    line = came_in(house)
    assert asked(house, line).payer is not None
    other = claim_from(house, PLAIN, ("Koffiehuis Het Hoekje V.O.F.", "S. Voorbeeld"))
    assert asked(house, line).payer is None  # his name agrees with it
    number = house.collections.claim(other).invoice_number
    placed(house, came_in(house), number)
    assert asked(house, line).payer is None


def test_what_is_placed_is_asked_of_nobody(house: House, claim: UUID) -> None:
    line = came_in(house)
    placed(house, line, "2026-0118")
    with pytest.raises(Refusal, match="waits for a decision"):
        asked(house, line)
    assert case_of(house, claim).claim.paid() == 1_00


def test_the_text_tells_of_the_payment_and_of_nothing_else(house: House, claim: UUID) -> None:
    line = came_in(house, text="2026-0999 van tante Truus")
    told = asked(house, line).question
    whose = case_of(house, claim)
    for secret in ("Truus", "2026-0999", "2026-0118", "Voorbeeld ", NAME, HIS, "90"):
        assert secret not in f"{told.subject} {told.text}".replace(whose.creditor.profile.name, "")
    english = payer_question(
        amount=1_234_56, on=date(2026, 3, 9), iban=IBAN, creditor="Linde B.V.", language="en"
    )
    assert english.subject == "Your payment of €1,234.56 on 9 March 2026"
    assert "NL91 ABNA 0417 1643 00" in english.text
    assert "do not ask you to pay" in english.text
