"""Several decisions carried out together: each stands or falls by itself, one flush stores all."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from domain.application import Collections, Mandate, Receipt, Session
from domain.errors import StoreError, is_away
from domain.store import Unsaved

Decision: TypeAlias = Callable[[Session], None]


def carry_out_all(
    collections: Collections, several: Sequence[tuple[Mandate, Decision]]
) -> list[Receipt | Exception]:
    """Carry several commands out, in their order; give of each its receipt, or what it raised.

    None of their decisions sees what another one records: whoever hands them in takes care that
    they have nothing to do with each other. Where they have, or another writer was first, the
    guards of a save find it out, and that command alone is carried out anew, behind the others.
    So is one whose key is known, whose decision refuses, and one that records nothing. A store
    that cannot go on is asked no more. Raises StoreError where it is so before anything is stored.
    """
    decided = [_decided(collections, *one) for one in several]
    stored = iter(collections.store.put_all([of for _, of in filter(None, decided)]))
    found = [None if one is None else _answered(*one, next(stored)) for one in decided]
    for one in found:
        if isinstance(one, Receipt):
            collections.moved(stream for stream, _ in one.streams)
    answers: list[Receipt | Exception] = []
    away: StoreError | None = None
    for answer, of in zip(found, several, strict=True):
        answers.append(answer or away or _alone(collections, *of))
        if answer is None and is_away(answers[-1]):
            away = answers[-1]
    return answers


def _decided(
    collections: Collections, command: Mandate, decide: Decision
) -> tuple[Session, Unsaved] | None:
    """What a decision wants stored; None: it is to be carried out by itself."""
    session = Session(collections, command)
    try:
        session.require_seen()
        decide(session)
        session.follow_money()
        if not session.envelopes:
            return None
        session.check_reason()
        session.check_texts()
    except Exception as error:
        if is_away(error):
            raise
        return None  # by itself it raises it again, and is told so
    return session, Unsaved(
        envelopes=session.envelopes,
        guards=session.guards,
        command=command.row(),
        identities=session.identities,
        unclaimed=tuple(session.unclaimed),
        forget=[(subject, None) for subject in session.forgotten],
    )


def _answered(
    session: Session, unsaved: Unsaved, stored: list[int] | Exception
) -> Receipt | Exception | None:
    """The receipt of what was stored; None where it was not, and may be tried again."""
    if isinstance(stored, StoreError):
        return stored  # it may be stored all the same: only a repeat of its key can tell
    if isinstance(stored, Exception):
        return None
    heads = {one.originator_id: one.originator_version for one in unsaved.envelopes}
    return Receipt(session.mandate.id, tuple(heads.items()), position=stored[-1])


def _alone(collections: Collections, command: Mandate, decide: Decision) -> Receipt | Exception:
    try:
        return collections.carry_out(command, decide)
    except Exception as error:  # noqa: BLE001 - it is the answer to this one
        return error
