"""Links by which a debtor signs: derived from the key of the house, kept nowhere.

Whoever has the store alone, or its backup, has a keyed hash of each token and no link.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from hashlib import sha256
from typing import Final
from uuid import UUID

from application.house import House
from domain.errors import NotFound
from domain.payment_plan.decisions import link_of, unknown_link
from domain.payment_plan.events import SigningLinkIssued
from domain.payment_plan.state import PaymentPlan

PLACE: Final = "/regeling/"
_ID: Final = 16
_MAC: Final = 32


def token_of(house: House, plan_id: UUID, link_id: UUID) -> str:
    """The token of a link: the plan that it is of, and what only this house can make."""
    said = b"link" + plan_id.bytes + link_id.bytes
    made = plan_id.bytes + hmac.digest(house.signing_key, said, sha256)
    return urlsafe_b64encode(made).decode().rstrip("=")


def digest_of_token(house: House, token: str) -> str:
    """What is kept of a token: its hash under another key of the house."""
    return hmac.digest(house.signing_key, b"kept" + token.encode(), sha256).hex()


def issued(house: House, plan_id: UUID, link_id: UUID) -> str:
    """What is kept of the token of a link that is given out."""
    return digest_of_token(house, token_of(house, plan_id, link_id))


def opened_by(house: House, token: str) -> tuple[PaymentPlan, SigningLinkIssued]:
    """The plan that a token opens; raises what ``link_of`` raises."""
    plan_id = _named(token)
    if plan_id is None:
        raise unknown_link()
    try:
        plan = house.collections.payment_plan(plan_id)
    except NotFound:
        raise unknown_link() from None
    return plan, link_of(plan, digest_of_token(house, token), today=house.today)


def address_of_link(house: House, plan_id: UUID, link_id: UUID) -> str:
    """Where a debtor signs: only he is told. A sandbox that nobody reaches has a path alone."""
    return f"{house.settings.public_address}{PLACE}{token_of(house, plan_id, link_id)}"


def masked(address: str) -> str:
    """An e-mail address as people of the house are shown it: ``s…@voorbeeld.example``."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}…@{domain}" if domain else ""


def _named(token: str) -> UUID | None:
    try:
        raw = urlsafe_b64decode(token.encode() + b"=" * (-len(token) % 4))
    except (NotBase64, ValueError):
        return None
    return UUID(bytes=raw[:_ID]) if len(raw) == _ID + _MAC else None
