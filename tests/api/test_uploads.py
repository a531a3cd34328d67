"""Invoices that are sent along, by page and over HTTP; and today's run, foretold and done."""

import io
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest
from httpx import Response

from application.house import House
from application.intake.documents import Outcome, import_invoices
from application.intake.uploads import sources_of
from tests.adapters.test_ubl_samples import sample
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, CREDIT, PLAIN, HousePlace, claim_from

BOMB = "doctype-bomb.xml"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, sample(name))
    return packed.getvalue()


def upload(web: Web, *files: tuple[str, bytes], **said: str) -> Response:
    return web.client.post(
        "/invoer",
        data=said,
        files=[("files", file) for file in files],
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
    )


def claims(web: Web) -> list[str]:
    web.views.catch_up()
    return [row["invoice_number"] for row in web.read("/v1/claims", all="true")["rows"]]


def test_files_and_a_zip_are_taken_in_one_by_one_and_what_is_wrong_is_named(web: Web) -> None:
    answer = upload(web, (PLAIN, sample(PLAIN)), ("alles.zip", zipped(CONSUMER, BOMB)))
    assert answer.status_code == 200
    assert "2 × ingelezen" in answer.text
    assert f"alles.zip/{BOMB}" in answer.text
    assert "1 × geweigerd" in answer.text
    assert len(claims(web)) == 2
    assert "2 × was er al" in upload(web, (PLAIN, sample(PLAIN)), ("z", zipped(CONSUMER))).text


def test_a_look_first_stores_nothing_and_says_the_same(web: Web) -> None:
    looked = upload(web, (PLAIN, sample(PLAIN)), dry_run="true")
    assert "Wat er zou gebeuren" in looked.text
    assert "1 × ingelezen" in looked.text
    assert claims(web) == []


def test_a_form_without_a_file_is_refused(web: Web) -> None:
    assert "Er is geen bestand gekozen." in upload(web).text
    assert claims(web) == []


def test_a_files_own_name_is_shown_and_never_used_as_a_path(web: Web) -> None:
    answer = upload(web, ("../../etc/<b>x</b>.xml", sample(PLAIN)))
    assert "../" not in answer.text
    assert "<b>x</b>" not in answer.text
    assert len(claims(web)) == 1


@pytest.mark.parametrize("body", [sample(PLAIN), zipped(PLAIN)])
def test_over_http_a_file_or_a_zip_is_taken_in_once(web: Web, body: bytes) -> None:
    headers = {
        "Idempotency-Key": "i-1",
        "Content-Type": "application/octet-stream",
        "Content-Disposition": 'attachment; filename="a.xml"',
    }
    first = web.client.post("/v1/invoices", content=body, headers=headers).json()
    again = web.client.post("/v1/invoices", content=body, headers=headers).json()
    assert [file["outcome"] for file in first["files"]] == ["imported"]
    assert [file["outcome"] for file in again["files"]] == ["known"]
    assert first["files"][0]["file"].startswith("a.xml")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('attachment; filename="bakker.xml"', "bakker.xml"),
        ("attachment; filename*=UTF-8''b%C3%A9ker.xml", "béker.xml"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ("attachment", "0.xml"),
        ("", "0.xml"),
    ],
)
def test_the_name_of_a_file_is_said_beside_it(web: Web, said: str, name: str) -> None:
    headers = {"Idempotency-Key": "i-2", **({"Content-Disposition": said} if said else {})}
    told = web.client.post("/v1/invoices", content=sample(PLAIN), headers=headers).json()
    assert [one["file"] for one in told["files"]] == [name]


def test_the_name_of_a_file_does_not_stand_in_an_address(web: Web) -> None:
    headers = {"Idempotency-Key": "i-3"}
    answer = web.client.post("/v1/invoices?name=a.xml", content=sample(PLAIN), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "request.unknown_key")


def test_todays_run_is_foretold_without_being_done_and_then_done(
    place: HousePlace, web: Web, house: House
) -> None:
    claim = claim_from(house, CONSUMER)
    web.views.catch_up()
    place.clock.move_to(date(2026, 3, 18))
    before = house.store.last_position()
    ahead = web.page("/runs", ahead="1")
    assert "Wat de run van vandaag zou doen" in ahead
    assert "Er is nog niets gedaan." in ahead
    assert f"/claims/{claim}" in ahead
    assert house.store.last_position() == before
    done = web.client.post(
        "/runs",
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
        follow_redirects=True,
    )
    assert done.status_code == 200
    assert f"/claims/{claim}" in done.text
    assert [letter["kind"] for letter in web.read(f"/v1/claims/{claim}")["letters"]] == ["reminder"]
    assert "Er is niets te doen." in web.page("/runs", ahead="1")


def test_each_file_of_a_zip_is_a_row_with_what_became_of_it_and_a_repeat_makes_none(
    web: Web,
) -> None:
    packed = zipped(CONSUMER, PLAIN, BOMB)

    def sent(key: str) -> Response:
        headers = {
            "Idempotency-Key": key,
            "Content-Disposition": 'attachment; filename="a.zip"',
        }
        return web.client.post("/v1/invoices", content=packed, headers=headers)

    told = sent("one").json()
    assert {row["file"]: (row["outcome"], row["code"]) for row in told["files"]} == {
        f"a.zip/{CONSUMER}": ("imported", ""),
        f"a.zip/{PLAIN}": ("imported", ""),
        f"a.zip/{BOMB}": ("refused", "ubl.doctype"),
    }
    assert (told["totals"]["files"], told["totals"]["left"]) == (3, 0)
    for key in ("one", "two"):
        again = sent(key).json()["totals"]
        assert (again["known"], again["imported"], again["refused"]) == (2, 0, 1), key
    assert len(claims(web)) == 2


def test_what_is_left_when_time_is_over_is_told_and_taken_the_next_time(house: House) -> None:
    names, looks = (CONSUMER, PLAIN, CREDIT), count()

    def taken(*, enough: Callable[[], bool]) -> list[str]:
        outcomes: list[Outcome] = []
        sources = sources_of([(name, sample(name)) for name in names])
        import_invoices(house, sources, progress=outcomes.append, enough=enough)
        return [one.outcome.value for one in outcomes]

    assert taken(enough=lambda: next(looks) >= 1) == ["imported", "left", "left"]
    again = taken(enough=lambda: False)
    assert (again[0], "left" in again, len(again)) == ("known", False, 3)
    assert taken(enough=lambda: False) == ["known"] * 3
