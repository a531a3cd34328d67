"""Tokens of programs: issued once, shown once, good in one role until a day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from application.by import By
from application.house import House
from application.rights.sign_in import drawn_token
from domain.application import Session
from domain.errors import Refusal
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.user import decisions
from domain.user.events import TokenIssued
from domain.user.roles import May, Role


def issued(
    house: House,
    about: UUID,
    *,
    label: str,
    role: Role,
    creditors: Sequence[UUID] = (),
    expires_on: date,
    by: By,
) -> str:
    """Issue a token to a user and give its text, which nobody keeps.

    A repeat of the key issues nothing. Raises NotFound ``user.unknown``, Refusal ``user.closed``,
    ``token.role``, ``token.creditors``, ``token.expiry``, ``token.shown``, ``right.missing``.
    """
    new = drawn_token(about)
    said = ("token", about, label, role, *creditors, expires_on)
    mandate = by.permitted(May.ADMINISTER, INSTALLATION).command(house, log=INSTALLATION, said=said)
    token = TokenIssued(
        token_id=new.id,
        label=label,
        digest=new.digest,
        role=role,
        creditors=tuple(sorted(set(creditors))),
        expires_on=expires_on,
    )

    def decide(session: Session) -> None:
        user = session.user(about)
        facts = decisions.issue_token(user, token, today=house.real_today)
        session.record(StreamRef(StreamKind.USER, about, INSTALLATION), facts)

    if house.collections.carry_out(mandate, decide).repeated:
        raise Refusal(
            "token.shown",
            "This token was issued before, and its text was shown once.",
            way_out="Withdraw it and issue another one under a new key.",
        )
    return new.text
