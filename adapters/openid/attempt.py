"""One attempt to sign in at an issuer: the way there and back (authorization code, PKCE)."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_bytes, token_urlsafe
from typing import Final, Self
from urllib.parse import quote, urlencode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.openid.issuer import Issuer
from domain.errors import Refusal

ATTEMPT_LASTS: Final = timedelta(minutes=10)
LONGEST_BACK: Final = 500
_NONCE: Final = 12
_BOUND_TO: Final = b"vordering sign-in attempt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What one browser must bring back, and where it goes then."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    back: str
    until: str
    """The last moment, in UTC."""

    @classmethod
    def begun(cls, *, back: str, now: datetime) -> Self:
        """A new one, good for ten minutes."""
        return cls(
            state=token_urlsafe(32),
            nonce=token_urlsafe(32),
            verifier=token_urlsafe(48),
            back=back if len(back) <= LONGEST_BACK else "",
            until=(now + ATTEMPT_LASTS).astimezone(UTC).isoformat(),
        )

    @property
    def ends(self) -> datetime:
        """The last moment it is good for."""
        return datetime.fromisoformat(self.until)

    def sealed(self, key: bytes) -> str:
        """The text that a browser keeps meanwhile: nobody reads or makes one without the key."""
        nonce = token_bytes(_NONCE)
        said = json.dumps(asdict(self)).encode()
        closed = nonce + AESGCM(key).encrypt(nonce, said, _BOUND_TO)
        return urlsafe_b64encode(closed).decode().rstrip("=")

    @classmethod
    def opened(cls, text: str, key: bytes) -> Self | None:
        """The attempt in a text; None: it is none that this house sealed."""
        try:
            raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
            said = AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], _BOUND_TO)
            return cls(**json.loads(said))
        except (InvalidTag, NotBase64, ValueError, TypeError):  # or of another version of ours
            return None


def way_to(issuer: Issuer, attempt: Attempt, *, return_to: str) -> str:
    """The address at the issuer where somebody signs in; raises ``openid.unreachable``."""
    challenge = urlsafe_b64encode(sha256(attempt.verifier.encode()).digest()).decode()
    asked = {
        "response_type": "code",
        "client_id": issuer.registration.client_id,
        "redirect_uri": return_to,
        "scope": "openid",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": challenge.rstrip("="),
        "code_challenge_method": "S256",
    }
    there = issuer.published().authorization_endpoint
    return f"{there}{'&' if '?' in there else '?'}{urlencode(asked)}"


def token_for(issuer: Issuer, attempt: Attempt, code: str, *, return_to: str) -> str:
    """The ID token that the issuer gives for a code.

    Raises Refusal ``openid.code``, ``openid.unreachable``.
    """
    ours, there = issuer.registration, issuer.published()
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": return_to,
        "code_verifier": attempt.verifier,
    }
    basic = None
    if ours.client_secret and there.basic:
        # RFC 6749, 2.3.1: both are form-encoded before they are joined
        basic = (quote(ours.client_id, safe=""), quote(ours.client_secret, safe=""))
    else:
        form |= {"client_id": ours.client_id}
        form |= {"client_secret": ours.client_secret} if ours.client_secret else {}
    said = issuer.wire.post(there.token_endpoint, form, basic=basic)
    token = said.get("id_token") if said else None
    if not isinstance(token, str):
        raise Refusal(
            "openid.code",
            "The issuer gives no sign-in for what it sent you back with.",
            way_out="Begin again on the sign-in page.",
        )
    return token
