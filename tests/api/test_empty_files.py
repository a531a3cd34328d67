"""A file with nothing in it is told of by its name, wherever it is sent."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from httpx import Response

from application.house import House
from domain.facts import StreamKind
from tests.adapters.test_ubl_samples import sample
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, PLAIN, HousePlace, claim_from

EMPTY = "leeg.xml"
_TOLD = "Het bestand is leeg."


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def sent(web: Web, page: str, *files: tuple[str, bytes], field: str = "files") -> Response:
    return web.client.post(
        page,
        files=[(field, one) for one in files],
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
        follow_redirects=False,
    )


@pytest.mark.parametrize("page", ["/bank", "/invoer"])
def test_an_empty_file_among_others_is_named_with_what_is_wrong_with_it(
    web: Web, page: str
) -> None:
    shown = sent(web, page, (PLAIN, sample(PLAIN)), (EMPTY, b""), ("broken.xml", b"<a>")).text
    assert EMPTY in shown
    assert "broken.xml" in shown
    assert _TOLD in shown


@pytest.mark.parametrize("page", ["/bank", "/invoer"])
def test_an_empty_file_alone_is_not_said_to_be_no_file(web: Web, page: str) -> None:
    shown = sent(web, page, (EMPTY, b"")).text
    assert EMPTY in shown
    assert _TOLD in shown
    assert "geen bestand gekozen" not in shown
    nothing = web.client.post(
        page,
        content=(
            b'--x\r\nContent-Disposition: form-data; name="files"; filename=""\r\n'
            b"Content-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n"
        ),
        headers={
            "Accept": "text/html",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "multipart/form-data; boundary=x",
        },
    )
    assert "geen bestand gekozen" in nothing.text


def test_a_form_that_sends_one_file_names_it_where_it_is_empty(web: Web, claim: UUID) -> None:
    shown = sent(web, f"/claims/{claim}/document", ("factuur.pdf", b""), field="content")
    assert "Het bestand factuur.pdf is leeg." in shown.text
    plan = sent(web, "/plannen/proef", ("eigen.toml", b""), field="file")
    assert "Het bestand eigen.toml is leeg." in plan.text


def test_the_api_says_that_a_file_is_empty(web: Web, claim: UUID) -> None:
    told = web.client.post(
        f"/v1/claims/{claim}/invoice-document",
        content=b"",
        headers={"Idempotency-Key": "doc", "Content-Type": "application/octet-stream"},
    )
    assert told.status_code == 400, told.text
    assert "empty" in told.json()["detail"], told.text
    [creditor] = web.house.store.streams(StreamKind.CREDITOR)
    for path in (
        "/v1/invoices",
        "/v1/bank-statements",
        f"/v1/creditors/{creditor}/open-items?asOf=2026-03-01",
    ):
        for language, said in (("nl", "ontbreekt of is leeg"), ("en", "is missing or empty")):
            answer = web.client.post(
                path,
                content=b"",
                headers={"Idempotency-Key": f"{path}{language}", "Accept-Language": language},
            )
            assert (answer.status_code, answer.json()["code"]) == (400, "request.invalid")
            assert said in answer.json()["detail"], answer.text
