"""An issuer as it describes itself, and the keys it signs with now."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, Final
from urllib.parse import urlsplit

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey, import_key

from adapters.openid.answers import IssuerSilent, Wire
from adapters.openid.registration import LOOPBACK, Registration, is_safe

KEYS_LAST: Final = timedelta(minutes=10)
"""How long keys are used without a look at what the issuer publishes now."""
LOOKED_AGAIN: Final = timedelta(minutes=1)
"""How soon a key that nobody knows makes us look again: whoever invents keys floods nobody."""
AFTER_SILENCE: Final = timedelta(seconds=10)
MOST_KEYS: Final = 100
SHORTEST_RSA: Final = 2048
_CURVES: Final = {"ES256": "P-256", "ES384": "P-384", "ES512": "P-521"}


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key as it was published."""

    kid: str | None
    alg: str | None
    key: RSAKey | ECKey

    def signs(self, algorithm: str) -> bool:
        """Whether it is a key for an algorithm."""
        if self.alg not in {None, algorithm}:
            return False
        if curve := _CURVES.get(algorithm):
            return isinstance(self.key, ECKey) and self.key.curve_name == curve
        return isinstance(self.key, RSAKey)


@dataclass(frozen=True, slots=True)
class Published:
    """What an issuer published, and when it was read."""

    at: datetime
    authorization_endpoint: str
    token_endpoint: str
    basic: bool
    """The secret is sent as HTTP Basic, not in the form."""
    names_itself: bool
    """It says who it is whenever it sends somebody back (RFC 9207)."""
    keys: tuple[PublicKey, ...]

    def signing(self, algorithm: str, kid: str | None) -> list[PublicKey]:
        """The keys of a name for an algorithm; where none is named there must be one alone."""
        fit = [one for one in self.keys if one.signs(algorithm)]
        if kid is None:
            return fit if len(fit) == 1 else []
        return [one for one in fit if one.kid == kid]


class Issuer:
    """One issuer; what it publishes is read when it is needed, and kept for a short while."""

    def __init__(
        self, registration: Registration, *, clock: Callable[[], datetime], wire: Wire
    ) -> None:
        """Ask nothing yet."""
        self.registration = registration
        self.clock = clock
        self.wire = wire
        self._published: Published | None = None
        self._asked_at: datetime | None = None
        self._lock = Lock()

    def published(self) -> Published:
        """What it publishes, ten minutes old at most; raises Refusal ``openid.unreachable``."""
        known = self._published
        if known and timedelta(0) <= self.clock() - known.at < KEYS_LAST:
            return known
        return self._read_anew(known, AFTER_SILENCE) or _silent()

    def keys(self, algorithm: str, kid: str | None) -> Sequence[PublicKey]:
        """The keys that a signature may be of; one that nobody knows makes us look again.

        Raises Refusal ``openid.unreachable``.
        """
        known = self.published()
        if found := known.signing(algorithm, kid):
            return found
        return (self._read_anew(known, LOOKED_AGAIN) or known).signing(algorithm, kid)

    def _read_anew(self, known: Published | None, patience: timedelta) -> Published | None:
        """What it publishes now; None: it was asked so shortly ago that it is not asked again."""
        with self._lock:
            if self._published is not known:
                return self._published  # somebody else asked while we waited
            now = self.clock()
            if self._asked_at and timedelta(0) <= now - self._asked_at < patience:
                return None
            self._asked_at = now
            self._published = self._read(now)
            return self._published

    def _read(self, now: datetime) -> Published:
        issuer = self.registration.issuer
        said = self.wire.read(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if said.get("issuer") != issuer:
            raise IssuerSilent("it says that it is another issuer")
        local = urlsplit(issuer).hostname in LOOPBACK
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if not is_safe(said.get(name), loopback=local):
                raise IssuerSilent(f"its {name} is no https address")
        methods = said.get("token_endpoint_auth_methods_supported")
        return Published(
            now,
            said["authorization_endpoint"],
            said["token_endpoint"],
            not isinstance(methods, list) or "client_secret_basic" in methods,
            said.get("authorization_response_iss_parameter_supported") is True,
            tuple(_keys_of(self.wire.read(said["jwks_uri"]).get("keys"))),
        )


def _keys_of(said: object) -> Iterable[PublicKey]:
    """The keys that can check a signature; one that cannot be read is as if it were not there."""
    if not isinstance(said, list) or len(said) > MOST_KEYS:
        raise IssuerSilent("its keys cannot be read")
    for one in said:
        if isinstance(one, dict) and (found := _key_of(one)):
            yield found


def _key_of(said: dict[str, Any]) -> PublicKey | None:
    kid, alg, kty = (said.get(name) for name in ("kid", "alg", "kty"))
    operations = said.get("key_ops", ["verify"])
    if kty not in ("RSA", "EC") or said.get("use", "sig") != "sig":
        return None
    if not isinstance(operations, list) or "verify" not in operations:
        return None
    if not isinstance(kid, str | None) or not isinstance(alg, str | None):
        return None
    wanted = ("n", "e") if kty == "RSA" else ("crv", "x", "y")
    try:
        key = import_key({"kty": kty, **{name: said[name] for name in wanted}})
        assert isinstance(key, RSAKey | ECKey)
        size = key.public_key.key_size
    except (JoseError, KeyError, TypeError, ValueError, AttributeError):
        return None  # one key that cannot be read takes no other along
    return None if kty == "RSA" and size < SHORTEST_RSA else PublicKey(kid, alg, key)


def _silent() -> Published:
    raise IssuerSilent("it did not a moment ago")
