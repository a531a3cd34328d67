"""By what a debtor is known from here on and who may be the same: one way for every door."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from application.intake.concerned import hold_alike
from application.intake.likeness import record_likeness
from domain.application import Session


def keep_known(
    session: Session,
    debtor_id: UUID,
    *,
    identities: Iterable[tuple[str, str]],
    alike: Mapping[UUID, Iterable[object]],
    but: UUID | None = None,
) -> None:
    """Keep the numbers and traits that nobody else has, and propose who may be the same.

    ``but`` is not proposed: a person just said that this is somebody else. Who is as one of whom
    a credit note waits is held for it.
    """
    found = tuple(identities)
    for kind, hashed in found:
        session.identify(kind=kind, value=hashed, stream=debtor_id)
    others = {who: why for who, why in alike.items() if who != but}
    record_likeness(session, session.mandate.log, debtor_id, others)
    hold_alike(session, debtor_id, (hashed for _, hashed in found))
