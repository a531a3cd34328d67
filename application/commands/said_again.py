"""Free text of a command that is given again: what it says, and what was said before."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, get_args
from uuid import UUID

from pydantic import BaseModel

from application.house import House
from domain.application import Session, stream_of_claim
from domain.claim.ends import add_note
from domain.facts import Fact, Recorded
from domain.sealing import Sealed

_WHY: Final = "reason_text"
"""Why it is given stands in the envelope of what it records; of nothing there is no reason."""


def keep_as_note(command: BaseModel, session: Session, claim_id: UUID, house: House) -> None:
    """Record the texts of a command that no fact of a claim holds yet, each as a note."""
    said = dict.fromkeys(text for text in _free_texts(command) if text)
    if not said:
        return
    claim = session.claim(claim_id)
    known = set(_texts_of(house, session.reads.history(claim_id)))
    for text in said:
        if text not in known:
            note = add_note(claim, text=Sealed.of(text))
            session.record(stream_of_claim(claim), note, subject=claim.debtor_id)


def _free_texts(command: BaseModel) -> Iterator[str]:
    """The sealed texts of a command, without the reason; a field that nobody filled is empty."""
    for name, field in type(command).model_fields.items():
        value = getattr(command, name)
        if not field.repr and name != _WHY and isinstance(value, str):
            yield value.strip()


def _texts_of(house: House, history: Iterable[Recorded]) -> Iterator[str]:
    """Every sealed text that facts of a stream hold, in plain; what was erased is left out."""
    for recorded in history:
        for name in _texts(type(recorded.fact)):
            sealed = getattr(recorded.fact, name)
            purpose = recorded.fact.SEALED[name]
            text = house.open(sealed, str, purpose) if isinstance(sealed, Sealed) else None
            if text:
                yield text.strip()


def _texts(fact: type[Fact]) -> Iterator[str]:
    for name in fact.SEALED:
        kind = fact.model_fields[name].annotation
        if any(_is_text(one) for one in (kind, *get_args(kind))):
            yield name


def _is_text(kind: Any) -> bool:
    return bool(kind == Sealed[str])
