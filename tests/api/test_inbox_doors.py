"""The inbox through page, API and shell: one mail shown alike, and its files given safely."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from adapters.bounces import read_report
from application.commands.details import ClearMark
from application.commands.incoming_mail import PlaceMail
from application.house import House
from application.inbox.bounces import record_mail
from domain.claim.events import Mark
from domain.facts import StreamKind
from tests.api.matrix import another
from tests.api.test_cli import Shell, empty
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from

__all__ = ["empty"]

SAMPLES = Path(__file__).parent.parent / "samples" / "mail"
HARMFUL = (
    b"From: =?utf-8?q?Q=2E_Vreemd?= <q@vreemd.example>\nSubject: <script>alert(1)</script>\n"
    b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    b"--b\nContent-Type: text/plain\n\nOver %s: <b>nee</b>\n"
    b'--b\nContent-Type: text/html; name="../../x\\".html"\n'
    b'Content-Disposition: attachment; filename="../../x;y.html"\n\n<script>1</script>\n--b--\n'
)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def kept(house: House, claim: UUID | None = None) -> UUID:
    number = case_of(house, claim or claim_from(house, CONSUMER)).claim.invoice_number
    raw = HARMFUL % number.encode()
    record_mail(house, raw, read_report(raw))
    [mail] = house.store.streams(StreamKind.INCOMING_MAIL)
    return mail


def test_page_and_api_show_a_mail_and_give_what_came_with_it_as_bytes(
    web: Web, house: House
) -> None:
    mail = kept(house)
    web.views.catch_up()
    assert "Herkend aan: " in web.get(f"/postvak/{mail}").text
    listed = web.get("/postvak?standing=waits").text
    assert f"/postvak/{mail}" in listed
    page = web.get(f"/postvak/{mail}")
    assert page.status_code == 200
    assert "<script>alert" not in listed + page.text
    assert "&lt;b&gt;nee&lt;/b&gt;" in page.text
    told = web.read(f"/v1/incoming-mails/{mail}")
    assert (told["standing"], told["why"], len(told["may_concern"])) == ("waits", "doubtful", 1)
    [row] = web.read("/v1/incoming-mails")["rows"]
    assert row["id"] == str(mail)
    for address in (f"/postvak/{mail}/bijlagen/1", f"/v1/incoming-mails/{mail}/files/1"):
        file = web.get(address)
        assert file.content == b"<script>1</script>"
        assert file.headers["content-disposition"] == 'attachment; filename="1-x_y.html"'
        assert file.headers["x-content-type-options"] == "nosniff"
        assert file.headers["content-type"] == "application/octet-stream"
    assert web.get(f"/postvak/{mail}/bijlagen/2").status_code == 404
    work = web.get("/werk").text
    assert f"/postvak/{mail}" in work


def test_from_what_waits_for_a_look_at_a_mail_a_person_comes_to_that_mail(
    web: Web, house: House
) -> None:
    claim, other = claim_from(house, CONSUMER), another(house)
    mail = kept(house, claim)
    number = case_of(house, claim).claim.invoice_number
    web.views.catch_up()
    way = f"/postvak?claim={claim}"
    assert way in web.page(f"/claims/{claim}")  # it may be about it, and waits
    assert f"/postvak/{mail}" in web.page(way)
    assert f"/postvak/{mail}" not in web.page(f"/postvak?claim={other}")
    PlaceMail(invoice_number=number).carry(house, mail, by=by())
    web.views.catch_up()
    assert way in web.page("/werk")
    assert way in web.page(f"/claims/{claim}")
    assert f"/postvak/{mail}" in web.page(way)
    ClearMark(mark=Mark.ANSWER_BY_MAIL).carry(house, claim, by=by())
    web.views.catch_up()
    assert way not in web.page(f"/claims/{claim}")


def test_the_shell_lists_a_mail_and_saves_it_without_replacing_anything(
    empty: Shell, tmp_path: Path
) -> None:
    empty.good("init", "--sandbox")
    box = tmp_path / "box"
    for part in ("new", "cur", "tmp"):
        (box / part).mkdir(parents=True)
    (box / "new" / "1").write_bytes((SAMPLES / "answer-plain.eml").read_bytes())
    empty.good("bounces", "read", box)
    [row] = empty.read("inbox")["rows"]
    assert row["why"] == "no_clue"
    assert "al betaald" in empty.good("inbox-mail", row["id"])
    out = tmp_path / "out"
    for _ in range(2):
        empty.good("bounces", "save", row["id"], out)
    assert len(list(out.iterdir())) == 2
    assert (out / "mail.eml").read_bytes() == (SAMPLES / "answer-plain.eml").read_bytes()
