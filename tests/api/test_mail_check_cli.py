"""`vordering mail check` says what is to be mended, in both languages."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.mail_check import MailFinding, MailLook
from api.cli.asking import opened
from api.cli.main import app
from api.words.shell import mail_check
from domain.ids import mail_domain_id
from domain.mail_domain.events import MailDomainChecked
from tests.adapters.name_server import name_server
from tests.adapters.test_mail_check import HOME, KEY_AT, RIGHT, txt
from tests.application.houses import facts_of


def run(*said: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["mail", "check", "--domain", HOME, *said])
    return result.exit_code, result.output


def test_a_domain_without_policy_is_to_be_mended_and_the_way_out_is_said() -> None:
    records = {key: said for key, said in RIGHT.items() if not key[0].startswith("_dmarc")}
    with name_server(records) as where:
        code, said = run("--dns", where, "--selector", "post")
    assert code == 1
    assert "publish a TXT record on _dmarc" in said


def test_where_all_is_there_nothing_is_to_be_mended() -> None:
    with name_server(RIGHT) as where:
        code, said = run("--dns", where, "--selector", "post", "--json")
    assert code == 0
    looks = {one["looked_at"]: one for one in json.loads(said)["looks"]}
    assert {one["to_mend"] for one in looks.values()} == {False}
    assert looks["dkim"]["seen"].startswith("v=DKIM1")


def test_a_key_that_was_taken_back_is_told_in_dutch() -> None:
    with name_server({**RIGHT, (KEY_AT, "TXT"): (txt("v=DKIM1; p="),)}) as where:
        looked = ["mail", "check", "--domain", HOME, "--dns", where, "--selector", "post"]
        result = CliRunner().invoke(app, ["--lang", "nl", *looked])
    assert "sleutel ingetrokken" in result.output


@pytest.mark.parametrize("wrong", ["nergens", "127.0.0.1:poort", "ns.linde.example"])
def test_a_dns_server_is_named_by_its_address(wrong: str) -> None:
    code, said = run("--dns", wrong)
    assert (code, "ADDRESS:PORT" in said) == (2, True)


def test_every_look_and_every_finding_has_words_in_both_languages() -> None:
    assert {*mail_check.LOOKED} == {one.value for one in MailLook}
    assert {*mail_check.SEEN} == {one.value for one in MailFinding}
    told = {*mail_check.LOOKED.values(), *mail_check.SEEN.values(), *mail_check.WAYS_OUT.values()}
    assert told - {*mail_check.DUTCH} == set()


def test_what_was_seen_is_recorded_where_it_is_asked_and_only_what_is_right_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VORDERING_HOME", str(tmp_path / "home"))
    assert CliRunner().invoke(app, ["init", "--live"]).exit_code == 0
    with name_server(RIGHT) as where:
        looked = run("--dns", where, "--selector", "post", "--record", "--json")
    assert looked[0] == 1  # no mail server is set, so nobody saw its encryption
    with opened() as house:
        known = house.collections.mail_domain(mail_domain_id(HOME))
        facts = facts_of(house, known.id)
    assert facts == [MailDomainChecked(domain=HOME, passed=False, lacking=("tls",))]
    assert known.passed_on is None
