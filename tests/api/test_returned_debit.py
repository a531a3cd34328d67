"""A direct debit that its bank returns, from the statement to what a person does next."""

import pytest

from application.house import House
from tests.api.webs import browsing
from tests.application.houses import HousePlace
from tests.application.places import engine, house, place
from tests.application.test_collection_files import (
    COLLECT,
    DAY,
    come,
    files,
    make,
    owed,
    said_in,
    with_mandate,
)

__all__ = ["engine", "house", "place"]


@pytest.mark.parametrize(
    ("code", "dutch", "english", "asked"),
    [
        ("AM04", "Te weinig saldo (AM04)", "Insufficient funds (AM04)", "second_try"),
        ("MS03", "Door zijn bank, zonder reden (MS03)", "By his bank, without", "second_try"),
        ("AC04", "Rekening opgeheven (AC04)", "Account closed (AC04)", "reminder"),
        ("MD06", "Debiteur vroeg zijn geld terug (MD06)", "his money back (MD06)", "reminder"),
        ("MD07", "Debiteur overleden (MD07)", "The debtor died (MD07)", "look_at_marks"),
        ("XX99", "<dd>XX99</dd>", "<dd>XX99</dd>", "reminder"),
    ],
)
def test_each_door_says_what_came_back_why_and_what_comes_next(
    place: HousePlace, house: House, code: str, dutch: str, english: str, asked: str
) -> None:
    claim = with_mandate(house)
    amount = owed(house, claim)
    make(house, claim)
    [name] = said_in(files(house, claim)[0], "EndToEndId")
    come(place, house, amount, COLLECT, text="Incasso", end_to_end=name)
    back = COLLECT + 2 * DAY
    line = come(place, house, -amount, back, text="Storno", end_to_end=name, back=code)
    with browsing(house) as web:
        web.views.catch_up()
        told = web.read(f"/v1/bank-lines/{line.id}")
        assert told["amount"] == f"-{amount / 100:.2f}"
        assert (told["kind"], told["standing"]) == ("return_of_collection", "returned")
        of = web.read(f"/v1/claims/{claim}")
        assert (of["status"], of["balance"]["total"]) == ("open", f"{amount / 100:.2f}")
        assert of["balance"]["paid"] == "0.00"
        assert of["next"]["what"] == asked
        tasks = {one["task"] for one in web.read("/v1/worklist")["tasks"]}
        assert ("second_try" in tasks) is (asked == "second_try")
        for language, said in (("nl", dutch), ("en", english)):
            headers = {"Accept": "text/html", "Accept-Language": language}
            assert said in web.client.get(f"/bank/posten/{line.id}", headers=headers).text
            shown = web.client.get(f"/claims/{claim}", headers=headers)
            assert shown.status_code == 200
            assert (said.partition(",")[0] in shown.text) is (asked == "second_try")
