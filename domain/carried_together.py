"""Several decisions carried out together: each stands or falls by itself, one flush stores all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from domain.aggregates import Aggregates
from domain.application import Collections, Mandate, Receipt, Session
from domain.errors import StoreError, is_away
from domain.store import Unsaved

Decision: TypeAlias = Callable[[Session], None]


@dataclass(frozen=True, slots=True)
class ReadyToStore:
    """What a decision came to, and wants stored."""

    session: Session
    unsaved: Unsaved


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
    ready = [decided(collections, *one) for one in several]
    answered = iter(stored(collections, list(filter(None, ready))))
    found = [None if one is None else next(answered) for one in ready]
    answers: list[Receipt | Exception] = []
    away: StoreError | None = None
    for answer, of in zip(found, several, strict=True):
        answers.append(answer or away or _alone(collections, *of))
        if answer is None and is_away(answers[-1]):
            away = answers[-1]
    return answers


def decided(collections: Aggregates, command: Mandate, decide: Decision) -> ReadyToStore | None:
    """What a decision wants stored; None: it is to be carried out by itself.

    Raises what says that the store is away.
    """
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
    unsaved = Unsaved(
        envelopes=session.envelopes,
        guards=session.guards,
        command=command.row(),
        identities=session.identities,
        unclaimed=tuple(session.unclaimed),
        forget=[(subject, None) for subject in session.forgotten],
    )
    return ReadyToStore(session, unsaved)


def stored(
    collections: Collections, several: Sequence[ReadyToStore]
) -> list[Receipt | Exception | None]:
    """Store what some decisions came to, in their order, with one flush.

    Gives of each its receipt or the StoreError that left it unsure; None: it was not stored, and
    may be carried out by itself.
    """
    answers = collections.store.put_all([one.unsaved for one in several])
    found = [_answered(one, answer) for one, answer in zip(several, answers, strict=True)]
    for one in found:
        if isinstance(one, Receipt):
            collections.moved(stream for stream, _ in one.streams)
    return found


def _answered(one: ReadyToStore, answer: list[int] | Exception) -> Receipt | Exception | None:
    """The receipt of what was stored; None where it was not, and may be tried again."""
    if isinstance(answer, StoreError):
        return answer  # it may be stored all the same: only a repeat of its key can tell
    if isinstance(answer, Exception):
        return None
    heads = {each.originator_id: each.originator_version for each in one.unsaved.envelopes}
    return Receipt(one.session.mandate.id, tuple(heads.items()), position=answer[-1])


def _alone(collections: Collections, command: Mandate, decide: Decision) -> Receipt | Exception:
    try:
        return collections.carry_out(command, decide)
    except Exception as error:  # noqa: BLE001 - it is the answer to this one
        return error
