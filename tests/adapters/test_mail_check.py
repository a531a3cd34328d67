"""Mail is believed where DNS and server say so: held against a real server of each."""

import base64
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from adapters.mail import SmtpSettings, Tls
from adapters.mail_check import MailChecked, MailFinding, MailLook, mail_checked, resolver_at
from tests.adapters.certificates import pair_of
from tests.adapters.name_server import Records, name_server
from tests.adapters.relays import Relay, served

HOME = "linde.example"
KEY_AT = "post._domainkey.linde.example"
ELSEWHERE = "9.9.9.9"


def txt(text: str) -> str:
    """A TXT record in pieces of at most 255 signs, as zone files have them."""
    return " ".join(f'"{text[at : at + 255]}"' for at in range(0, len(text), 255))


def rsa_key(bits: int) -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=bits).public_key()
    raw = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={base64.b64encode(raw).decode()}"


def short_key() -> str:
    """A key of 768 bits, which nobody makes any more."""
    key = rsa.RSAPublicNumbers(e=65537, n=(1 << 767) + 0x1_0001).public_key()
    raw = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; p={base64.b64encode(raw).decode()}"


def ed_key() -> str:
    raw = ed25519.Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    return f"v=DKIM1; k=ed25519; p={base64.b64encode(raw).decode()}"


def ec_key() -> str:
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    raw = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; p={base64.b64encode(raw).decode()}"


RIGHT: dict[tuple[str, str], tuple[str, ...]] = {
    (HOME, "MX"): ("10 mx.linde.example.",),
    (HOME, "TXT"): (txt("v=spf1 ip4:192.0.2.1 -all"), txt("site-verification=1")),
    (KEY_AT, "TXT"): (txt(rsa_key(2048)),),
    ("_dmarc.linde.example", "TXT"): (txt("v=DMARC1; p=quarantine"),),
    ("smtp.linde.example", "A"): (ELSEWHERE,),
    ("9.9.9.9.in-addr.arpa", "PTR"): ("smtp.linde.example.",),
}


def looked(
    records: Records, *, smtp: SmtpSettings | None = None, selector: str = "post", at: str = HOME
) -> dict[MailLook, MailChecked]:
    with name_server(records) as where:
        found = mail_checked(at, selector=selector, smtp=smtp, resolver=resolver_at(where))
        return {one.looked: one for one in found}


def test_a_domain_that_has_all_is_good_as_far_as_names_go() -> None:
    found = looked(RIGHT)
    assert {one.finding for key, one in found.items() if key is not MailLook.TLS} <= {
        MailFinding.GOOD,
        MailFinding.NO_SERVER,
    }
    assert not any(one.to_mend for one in found.values())


@pytest.mark.parametrize(
    ("look", "key", "record", "finding"),
    [
        (MailLook.MX, (HOME, "MX"), None, MailFinding.NONE),
        (MailLook.MX, (HOME, "MX"), ("0 .",), MailFinding.NONE),
        (MailLook.SPF, (HOME, "TXT"), None, MailFinding.NONE),
        (MailLook.SPF, (HOME, "TXT"), (txt("spf1 -all"),), MailFinding.NONE),
        (MailLook.SPF, (HOME, "TXT"), (txt("v=spf1 +all"),), MailFinding.EVERYBODY),
        (MailLook.SPF, (HOME, "TXT"), (txt("v=spf1 all"),), MailFinding.EVERYBODY),
        (MailLook.SPF, (HOME, "TXT"), (txt("v=spf1 ~all"),), MailFinding.GOOD),
        (
            MailLook.SPF,
            (HOME, "TXT"),
            (txt("v=spf1 -all"), txt("v=spf1 mx -all")),
            MailFinding.SEVERAL,
        ),
        (MailLook.DMARC, ("_dmarc.linde.example", "TXT"), None, MailFinding.NONE),
        (MailLook.DMARC, ("_dmarc.linde.example", "TXT"), (txt("v=DMARC1"),), MailFinding.BROKEN),
        (
            MailLook.DMARC,
            ("_dmarc.linde.example", "TXT"),
            (txt("v=DMARC1;p=no"),),
            MailFinding.BROKEN,
        ),
        (MailLook.DKIM, (KEY_AT, "TXT"), None, MailFinding.NONE),
        (MailLook.DKIM, (KEY_AT, "TXT"), (txt("v=DKIM1; p="),), MailFinding.REVOKED),
        (MailLook.DKIM, (KEY_AT, "TXT"), (txt("v=DKIM1; p=niets!"),), MailFinding.BROKEN),
        (MailLook.DKIM, (KEY_AT, "TXT"), (txt("v=DKIM1"),), MailFinding.BROKEN),
        (MailLook.DKIM, (KEY_AT, "TXT"), (txt(rsa_key(1024)),), MailFinding.GOOD),
        (MailLook.DKIM, (KEY_AT, "TXT"), (txt(short_key()),), MailFinding.SHORT_KEY),
        (MailLook.DKIM, (KEY_AT, "TXT"), (txt(ec_key()),), MailFinding.BROKEN),
        (MailLook.DKIM, (KEY_AT, "TXT"), (txt(ed_key()),), MailFinding.GOOD),
    ],
)
def test_what_is_missing_or_wrong_is_found(
    look: MailLook, key: tuple[str, str], record: tuple[str, ...] | None, finding: MailFinding
) -> None:
    records = {one: said for one, said in RIGHT.items() if one != key}
    if record:
        records[key] = record
    found = looked(records)[look]
    assert found.finding is finding
    assert found.to_mend is (finding is not MailFinding.GOOD)


def test_the_policy_of_the_domain_above_counts_for_a_part_of_it() -> None:
    assert looked(RIGHT, at="post.linde.example")[MailLook.DMARC].finding is MailFinding.GOOD


def test_without_a_selector_nobody_looks_at_a_key() -> None:
    assert looked(RIGHT, selector="")[MailLook.DKIM].finding is MailFinding.NO_SELECTOR


def test_names_that_nobody_answers_for_are_not_called_missing() -> None:
    with name_server(RIGHT) as where:
        pass  # it is gone again
    asked = resolver_at(where, seconds=0.2)
    found = {one.finding for one in mail_checked(HOME, selector="post", smtp=None, resolver=asked)}
    assert found == {MailFinding.NOT_REACHED, MailFinding.NO_SERVER}


@pytest.mark.parametrize(
    ("names", "finding"),
    [
        ({}, MailFinding.GOOD),
        ({("9.9.9.9.in-addr.arpa", "PTR"): ("else.example.",)}, MailFinding.NOT_BACK),
        ({("smtp.linde.example", "A"): ("10.0.0.7",)}, MailFinding.PRIVATE),
    ],
)
def test_the_name_of_the_servers_address_leads_back_to_it(
    names: dict[tuple[str, str], tuple[str, ...]], finding: MailFinding
) -> None:
    smtp = SmtpSettings(host="smtp.linde.example", tls=Tls.NONE)
    found = looked({**RIGHT, **names}, smtp=smtp)
    assert found[MailLook.REVERSE_NAME].finding is finding
    assert found[MailLook.TLS].finding is MailFinding.NOT_ASKED


@pytest.mark.parametrize(
    ("host", "finding"),
    [("127.0.0.1", MailFinding.PRIVATE), ("smtp.linde.example", MailFinding.NOT_ASKED)],
)
def test_without_encryption_only_a_relay_on_this_machine_is_spoken_to(
    host: str, finding: MailFinding
) -> None:
    smtp = SmtpSettings(host=host, tls=Tls.NONE)
    found = looked(RIGHT, smtp=smtp)[MailLook.TLS]
    assert (found.finding, found.to_mend) == (finding, finding is MailFinding.NOT_ASKED)


def test_a_server_is_trusted_by_its_certificate_alone(tmp_path: Path) -> None:
    right = pair_of(tmp_path, "localhost")
    (tmp_path / "other").mkdir()
    other = pair_of(tmp_path / "other", "elders.example")

    def tls(server: Any, client: Any) -> MailFinding:
        with served(Relay(), tls_context=server) as where:
            there = SmtpSettings(
                host="localhost", port=where.port, tls=Tls.STARTTLS, tls_context=client
            )
            return looked(RIGHT, smtp=there)[MailLook.TLS].finding

    assert tls(right.server, right.client) is MailFinding.GOOD
    assert tls(right.server, other.client) is MailFinding.NOT_TRUSTED
    assert tls(other.server, other.client) is MailFinding.NOT_TRUSTED
    assert tls(None, right.client) is MailFinding.NOT_OFFERED
