"""Whether mail from a domain will be believed: what its DNS and its mail server say.

Since 2024 Google and Yahoo, and since 2025 Microsoft, refuse mail of a sender whose domain has no
SPF, DKIM and DMARC (550 5.7.26, 550 5.7.515). Nothing is sent and nothing recorded by looking.
"""

import base64
import binascii
import ipaddress
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import dns.exception
import dns.resolver
import dns.reversename
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from adapters.mail import SmtpSettings, Tls

_LEAST_BITS: Final = 1024
"""RFC 8301: shorter keys are taken as no signature."""
_HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""A relay on this machine: nothing goes over a wire before it."""
_POLICY: Final = re.compile(r"(?:^|;)\s*p\s*=\s*(\w+)")
_TAGS: Final = re.compile(r"(?:^|;)\s*(\w+)\s*=\s*([^;]*)")
_ED25519_BYTES: Final = 32


class MailLook(StrEnum):
    """What was looked at."""

    MX = "mx"
    """Where mail to the domain goes: bounces and answers come there."""
    SPF = "spf"
    """RFC 7208: which servers send for the domain."""
    DKIM = "dkim"
    """RFC 6376: the key with which its mail is signed."""
    DMARC = "dmarc"
    """RFC 7489: what to do with mail that passes neither."""
    TLS = "tls"
    """RFC 3207: whether our mail server is reached under encryption, by its name."""
    REVERSE_NAME = "reverse_name"
    """RFC 1912 2.1: the name of the server's address leads back to that address."""


class MailFinding(StrEnum):
    """What was found; ``good`` is told apart from what is to be mended, and what nobody saw."""

    GOOD = "good"
    NONE = "none"
    """There is no such record."""
    SEVERAL = "several"
    """More than one, which counts as none."""
    BROKEN = "broken"
    """It cannot be read as what it should be."""
    EVERYBODY = "everybody"
    """It lets any server send (+all)."""
    SHORT_KEY = "short_key"
    REVOKED = "revoked"
    NO_SELECTOR = "no_selector"
    """Nobody said under which name the key stands."""
    NO_SERVER = "no_server"
    """No mail server is set."""
    NOT_OFFERED = "not_offered"
    """The mail server offers no encryption."""
    NOT_ASKED = "not_asked"
    """The settings say that none is used."""
    NOT_TRUSTED = "not_trusted"
    """Its certificate is not of its name, or nobody vouches for it."""
    NOT_REACHED = "not_reached"
    """It did not answer."""
    PRIVATE = "private"
    """It stands on this machine or network: how it sends on is not seen from here."""
    NOT_BACK = "not_back"
    """Its name leads to another address, or it has none."""


MENDED: Final = frozenset(
    {
        MailFinding.NONE,
        MailFinding.SEVERAL,
        MailFinding.BROKEN,
        MailFinding.EVERYBODY,
        MailFinding.SHORT_KEY,
        MailFinding.REVOKED,
        MailFinding.NOT_OFFERED,
        MailFinding.NOT_ASKED,
        MailFinding.NOT_TRUSTED,
        MailFinding.NOT_BACK,
    }
)
"""What must be mended before mail goes out in earnest; the others nobody could see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailChecked:
    """One look; ``seen`` is what stood there, for whoever mends it."""

    looked: MailLook
    finding: MailFinding
    seen: str = ""

    @property
    def to_mend(self) -> bool:
        """Whether it must be mended first."""
        return self.finding in MENDED


_UNSEEN: Final = frozenset(
    {MailFinding.NO_SELECTOR, MailFinding.NOT_REACHED, MailFinding.NO_SERVER}
)
_MAY_BE_UNSEEN: Final = frozenset({MailLook.MX, MailLook.REVERSE_NAME})
"""What a receiver sees, and this machine perhaps not."""


def lacking(found: Iterable[MailChecked]) -> tuple[str, ...]:
    """What of a domain is to be mended, or had to be seen and was not."""
    return tuple(
        one.looked.value
        for one in found
        if one.to_mend or (one.finding in _UNSEEN and one.looked not in _MAY_BE_UNSEEN)
    )


def resolver_at(server: str, *, seconds: float = 5.0) -> dns.resolver.Resolver:
    """Who is asked: the machine's own servers, or one at ``address`` or ``address:port``."""
    if not server:
        found = dns.resolver.Resolver()
    else:
        address, _, port = server.partition(":")
        found = dns.resolver.Resolver(configure=False)
        found.nameservers = [str(ipaddress.ip_address(address))]
        found.port = int(port or 53)
    found.lifetime = found.timeout = seconds
    return found


def mail_checked(
    domain: str, *, selector: str, smtp: SmtpSettings | None, resolver: dns.resolver.Resolver
) -> Iterator[MailChecked]:
    """Look at a domain (``voorbeeld.nl``) and at the mail server by which it sends, in order.

    ``selector`` is the name under which the DKIM key stands; empty: nobody said. What did not
    answer is NOT_REACHED: nothing is raised.
    """
    looks = Looks(resolver)
    yield looks.mx(domain)
    yield looks.spf(domain)
    yield looks.dkim(domain, selector)
    yield looks.dmarc(domain)
    yield _tls(smtp)
    yield looks.reverse_name(smtp)


@dataclass(frozen=True, slots=True)
class Looks:
    """What DNS says."""

    resolver: dns.resolver.Resolver

    def mx(self, domain: str) -> MailChecked:
        """A null MX (RFC 7505) takes no mail at all."""
        try:
            found = self._ask(domain, "MX") or self._ask(domain, "A") or self._ask(domain, "AAAA")
        except dns.exception.DNSException as error:
            return _unreached(MailLook.MX, error)
        null = [one.split()[-1] for one in found] == ["."]
        finding = MailFinding.NONE if null or not found else MailFinding.GOOD
        return MailChecked(looked=MailLook.MX, finding=finding, seen=", ".join(found))

    def spf(self, domain: str) -> MailChecked:
        """Exactly one record; which servers it names is for the owner to know."""
        return self._one_record(MailLook.SPF, domain, "v=spf1", _spf)

    def dmarc(self, domain: str) -> MailChecked:
        """Of the domain itself, else of the one it is part of (two names long)."""
        found = self._one_record(MailLook.DMARC, f"_dmarc.{domain}", "v=dmarc1", _dmarc)
        above = ".".join(domain.split(".")[-2:])
        if found.finding is MailFinding.NONE and above != domain:
            return self._one_record(MailLook.DMARC, f"_dmarc.{above}", "v=dmarc1", _dmarc)
        return found

    def dkim(self, domain: str, selector: str) -> MailChecked:
        """The public key of a selector."""
        if not selector:
            return MailChecked(looked=MailLook.DKIM, finding=MailFinding.NO_SELECTOR)
        try:
            found = self._texts(f"{selector}._domainkey.{domain}")
        except dns.exception.DNSException as error:
            return _unreached(MailLook.DKIM, error)
        if len(found) != 1:
            what = MailFinding.SEVERAL if found else MailFinding.NONE
            return MailChecked(looked=MailLook.DKIM, finding=what, seen=" | ".join(found))
        return MailChecked(looked=MailLook.DKIM, finding=_key(found[0]), seen=found[0])

    def reverse_name(self, smtp: SmtpSettings | None) -> MailChecked:
        """Of each public address of the mail server, as receivers look at it."""
        if smtp is None:
            return MailChecked(looked=MailLook.REVERSE_NAME, finding=MailFinding.NO_SERVER)
        try:
            addresses = self._addresses(smtp.host)
            public = [one for one in addresses if ipaddress.ip_address(one).is_global]
            lost = [one for one in public if not self._leads_back(one)]
        except dns.exception.DNSException as error:
            return _unreached(MailLook.REVERSE_NAME, error)
        if not addresses:
            finding = MailFinding.NONE
        elif not public:
            finding = MailFinding.PRIVATE
        else:
            finding = MailFinding.NOT_BACK if lost else MailFinding.GOOD
        seen = ", ".join(lost or public or addresses)
        return MailChecked(looked=MailLook.REVERSE_NAME, finding=finding, seen=seen)

    def _addresses(self, host: str) -> list[str]:
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            return [*self._ask(host, "A"), *self._ask(host, "AAAA")]

    def _leads_back(self, address: str) -> bool:
        names = self._ask(str(dns.reversename.from_address(address)), "PTR")
        return any(address in self._addresses(name.rstrip(".")) for name in names)

    def _one_record(
        self, looked: MailLook, name: str, begins: str, judge: Callable[[str], MailFinding]
    ) -> MailChecked:
        try:
            texts = [one for one in self._texts(name) if one.lower().startswith(begins)]
        except dns.exception.DNSException as error:
            return _unreached(looked, error)
        if len(texts) != 1:
            finding = MailFinding.SEVERAL if texts else MailFinding.NONE
            return MailChecked(looked=looked, finding=finding, seen=" | ".join(texts))
        return MailChecked(looked=looked, finding=judge(texts[0]), seen=texts[0])

    def _texts(self, name: str) -> list[str]:
        """TXT records, each of its pieces joined without a blank (RFC 7208 3.3)."""
        try:
            answer = self.resolver.resolve(name, "TXT")
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return []
        return [b"".join(one.strings).decode("utf-8", "replace") for one in answer]

    def _ask(self, name: str, kind: str) -> list[str]:
        try:
            return [one.to_text() for one in self.resolver.resolve(name, kind)]
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return []


def _spf(text: str) -> MailFinding:
    terms = text.lower().split()[1:]
    if {"+all", "all"} & {*terms}:
        return MailFinding.EVERYBODY
    return MailFinding.GOOD if terms else MailFinding.BROKEN


def _dmarc(text: str) -> MailFinding:
    policy = _POLICY.search(text.lower())
    known = policy is not None and policy[1] in {"none", "quarantine", "reject"}
    return MailFinding.GOOD if known else MailFinding.BROKEN


def _key(text: str) -> MailFinding:
    """What a key record holds; an empty key was revoked (RFC 6376 3.6.1)."""
    tags = {name.lower(): said.strip() for name, said in _TAGS.findall(text)}
    if "p" not in tags:
        return MailFinding.BROKEN
    written = "".join(tags["p"].split())
    if not written:
        return MailFinding.REVOKED
    try:
        raw = base64.b64decode(written, validate=True)
        if tags.get("k", "rsa").lower() == "ed25519":
            return MailFinding.GOOD if len(raw) == _ED25519_BYTES else MailFinding.BROKEN
        key = load_der_public_key(raw)
    except (binascii.Error, ValueError, UnsupportedAlgorithm):
        return MailFinding.BROKEN
    if not isinstance(key, RSAPublicKey):
        return MailFinding.BROKEN
    return MailFinding.GOOD if key.key_size >= _LEAST_BITS else MailFinding.SHORT_KEY


def _tls(smtp: SmtpSettings | None) -> MailChecked:
    """Open the conversation as a letter would, up to where it is encrypted, and hang up."""
    if smtp is None:
        return MailChecked(looked=MailLook.TLS, finding=MailFinding.NO_SERVER)
    seen = f"{smtp.host}:{smtp.port}"
    if smtp.tls is Tls.NONE:
        here = smtp.host in _HERE
        finding = MailFinding.PRIVATE if here else MailFinding.NOT_ASKED
        return MailChecked(looked=MailLook.TLS, finding=finding, seen=seen)
    context = smtp.tls_context or ssl.create_default_context()
    try:
        version = _shaken(smtp, context)
    except smtplib.SMTPNotSupportedError:
        return MailChecked(looked=MailLook.TLS, finding=MailFinding.NOT_OFFERED, seen=seen)
    except ssl.SSLError as error:
        said = f"{seen}: {error.reason or error}"
        return MailChecked(looked=MailLook.TLS, finding=MailFinding.NOT_TRUSTED, seen=said)
    except (OSError, smtplib.SMTPException) as error:
        said = f"{seen}: {error}"
        return MailChecked(looked=MailLook.TLS, finding=MailFinding.NOT_REACHED, seen=said)
    return MailChecked(looked=MailLook.TLS, finding=MailFinding.GOOD, seen=f"{seen}, {version}")


def _shaken(smtp: SmtpSettings, context: ssl.SSLContext) -> str:
    name, patience = smtp.local_hostname, smtp.timeout_seconds
    if smtp.tls is Tls.SSL:
        with smtplib.SMTP_SSL(
            smtp.host, smtp.port, local_hostname=name, timeout=patience, context=context
        ) as talk:
            return _version(talk.sock)
    with smtplib.SMTP(smtp.host, smtp.port, local_hostname=name, timeout=patience) as talk:
        talk.starttls(context=context)
        return _version(talk.sock)


def _version(sock: socket.socket | None) -> str:
    return (sock.version() or "") if isinstance(sock, ssl.SSLSocket) else ""


def _unreached(looked: MailLook, error: dns.exception.DNSException) -> MailChecked:
    return MailChecked(looked=looked, finding=MailFinding.NOT_REACHED, seen=str(error))
