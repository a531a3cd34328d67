"""A form that does not fit says of each field, at once, what is wrong and how it is written."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from api.words.written import WRITTEN
from application.commands.catalogue import COMMANDS
from application.commands.leaves import leaves_of
from application.house import House
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, claim_from

AMOUNT = "is geen bedrag in euro, of minder dan niets; schrijf het als 125,00"
DAY = "is geen dag; schrijf hem als 2026-11-21"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def alert(page: str) -> str:
    [found] = re.findall(r'role="alert">(.*?)</div>', page, re.DOTALL)
    return str(found)


def marked(page: str, field: str) -> str:
    """What a page says of a field whose control it marks."""
    [control] = re.findall(rf'<(?:input|select|textarea)[^>]*id="([^"]*-{field})"[^>]*>', page)[:1]
    [tag] = re.findall(rf'<[^>]*id="{control}"[^>]*>', page)
    assert 'aria-invalid="true"' in tag, tag
    assert f'aria-describedby="{control}-wrong"' in tag, tag
    [said] = re.findall(rf'id="{control}-wrong">(.*?)</p>', page)
    return str(said)


def test_each_field_is_told_with_its_rule_at_once(web: Web, claim: UUID) -> None:
    for amount, day in (("tien", "31-02-2026"), ("1,000.50", "27-11-2026")):
        page = web.send(claim, "payment", amount=amount, credited_on=day).text
        assert f"({AMOUNT})" in alert(page)
        assert f"({DAY})" in alert(page)
        assert AMOUNT in marked(page, "amount")
        assert DAY in marked(page, "credited_on")


def test_a_day_ahead_is_told_beside_an_amount_that_is_none(web: Web, claim: UUID) -> None:
    page = web.send(claim, "payment", amount="-5", credited_on="2027-01-01").text
    assert f"({AMOUNT})" in alert(page)
    assert "ligt in de toekomst; het is vandaag" in alert(page)
    assert "ligt in de toekomst" in marked(page, "credited_on")


def test_the_same_is_said_in_english(web: Web, claim: UUID) -> None:
    answer = web.client.post(
        f"/claims/{claim}/payment",
        data={"amount": "tien", "credited_on": "31-02-2026"},
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin", "Accept-Language": "en"},
    )
    assert "is no amount in euro, or less than nothing; write it as 125.00" in alert(answer.text)
    assert "is no day; write it as 2026-11-21" in marked(answer.text, "credited_on")


def test_the_row_of_a_list_that_is_wrong_is_marked_and_no_other(web: Web, claim: UUID) -> None:
    rows = {"instalments.0.amount": "10,00", "instalments.0.by": "2026-04-01"}
    wrong = {"instalments.3.amount": "twaalf", "instalments.3.by": "2026-05-01"}
    page = web.send(claim, "payment-plan", **rows, **wrong).text
    assert AMOUNT in marked(page, r"instalments\.3\.amount")
    assert page.count('aria-invalid="true"') == 1


def test_the_form_of_a_webhook_says_what_is_wrong_with_each_field(web: Web) -> None:
    answer = web.client.post(
        "/webhooks/subscription",
        data={"address": "", "all_creditors": "misschien"},
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
    )
    assert answer.status_code == 422, answer.text
    assert "ontbreekt of is leeg" in alert(answer.text)
    assert answer.text.count('aria-invalid="true"') >= 1


def test_a_pattern_is_told_in_words_and_before_it_is_sent(web: Web, claim: UUID) -> None:
    hint = "schrijf letters, cijfers en . / : + - _ zonder spaties"
    assert f'title="{hint}"' in web.page(f"/claims/{claim}")
    given = {"amount": "5,00", "credited_on": "2026-03-01", "payment_id": "niet goed!"}
    page = web.send(claim, "payment", **given).text
    assert marked(page, "payment_id").endswith(f"is niet goed geschreven; {hint}.")
    web.client.get("/", params={"lang": "en"})
    page = web.send(claim, "payment", **given).text
    assert "is not written well; write letters, digits and . / : + - _" in alert(page)


def test_every_pattern_of_a_command_has_words() -> None:
    limits = (limit for one in COMMANDS for leaf in leaves_of(one) for limit in leaf.field.metadata)
    patterns = {found for limit in limits if (found := getattr(limit, "pattern", None))}
    assert patterns <= set(WRITTEN)


def test_what_is_too_long_is_told_in_characters(web: Web, claim: UUID) -> None:
    page = web.send(claim, "note", text="a" * 4_001).text
    assert "is langer dan 4000 tekens" in alert(page)


def test_what_may_be_chosen_is_told_in_one_language(web: Web) -> None:
    for wanted, told in (("nl", "is geen van .*, .* of .*90"), ("en", "is none of .*, .* or .*90")):
        headers = {"Accept": "text/html", "Accept-Language": wanted}
        answer = web.client.get("/", params={"bucket": "zzz"}, headers=headers)
        assert answer.status_code == 400
        assert re.search(told, answer.text)


def test_a_credit_note_that_is_too_high_is_not_told_as_what_the_invoice_asks(
    web: Web, claim: UUID
) -> None:
    given = {"number": "C-9", "amount": "90,01", "issued_on": "2026-03-10"}
    told = alert(web.send(claim, "credit-note", **given).text).replace("\N{NO-BREAK SPACE}", " ")
    assert "De creditnota van € 90,01 is hoger dan wat factuur" in told
    assert re.search(r"nog vraagt\.", told)
