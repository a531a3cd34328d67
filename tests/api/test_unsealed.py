"""A password from before passwords were sealed lets nobody in, and who knows it is told so."""

import sqlite3
from contextlib import closing

import pytest

from adapters.access.file import FILE
from adapters.store.opening import Mode
from application.house import House
from application.rights.first import first_link
from application.rights.sign_in import password_chosen, signed_in
from domain.errors import Refusal
from tests.application.houses import HousePlace

PASSWORD = "appel fiets maandag"


def test_a_password_from_before_seals_lets_nobody_in_and_who_knows_it_is_told_what_to_do(
    place: HousePlace,
) -> None:
    def tried(house: House, password: str) -> str:
        with pytest.raises(Refusal) as refused:
            signed_in(house, "beheerder", password, address="192.0.2.7")
        return refused.value.code

    with place.opened(mode=Mode.LIVE) as house:
        password_chosen(house, first_link(house), PASSWORD)
        assert first_link(house) == ""
    with closing(sqlite3.connect(place.home / FILE)) as sql:
        sql.execute("ALTER TABLE passwords DROP COLUMN seal")
    with place.opened(mode=Mode.LIVE) as house:
        assert tried(house, PASSWORD) == "sign_in.unsealed"
        assert tried(house, "appel fiets dinsdag") == "sign_in.wrong"
        password_chosen(house, first_link(house), PASSWORD)
        assert signed_in(house, "beheerder", PASSWORD, address="192.0.2.7")
