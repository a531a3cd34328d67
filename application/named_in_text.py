"""What of ours is named in a text that others wrote: payment references and customer numbers."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from application.house import House
from application.numbers import own_number
from application.payment_references import REFERENCE, SHARED
from domain.application import Session
from domain.facts import StreamKind
from domain.letter.order.reference import LETTER_NUMBER
from domain.letter.text.payment_reference import is_betalingskenmerk, is_rf
from domain.matching.signs import Strip, digit_groups

_RF: Final = re.compile(r"RF\d{17}")
_RUN: Final = re.compile(r"\d{16,}")
_KENMERK: Final = 16
_LETTER: Final = re.compile(rf"(?=[0-9A-F]{{{LETTER_NUMBER}}})")
_TOKENS: Final = 30


def references_in(
    session: Session, strip: Strip, logs: Sequence[UUID]
) -> Iterator[tuple[str, tuple[UUID, ...]]]:
    """References on our letters, and the claims they stand for.

    Those whose check digits are right, and numbers of letters over several claims.
    """
    checked = _checked(strip)
    for reference in dict.fromkeys([*checked, *_numbers_of_letters(strip)]):
        for log in logs:
            named = session.reads.store.find_identity(log, REFERENCE, reference)
            if named is None:
                continue
            if session.reads.store.find_identity(log, SHARED, reference):
                continue
            if claims := _stands_for(session, named, letters_alone=reference not in checked):
                yield reference, claims


def _stands_for(session: Session, named: UUID, *, letters_alone: bool) -> tuple[UUID, ...]:
    """The claim that a reference names, or those of a letter over several."""
    first = session.reads.store.history(named)
    if first and first[0].kind is StreamKind.LETTER:
        order = session.letter(named).order
        return tuple(part.claim_id for part in order.claims) if order else ()
    return (named,) if not letters_alone and session.claim(named).opened else ()


def customers_in(
    house: House, session: Session, strip: Strip, logs: Sequence[UUID]
) -> Iterator[tuple[UUID, str]]:
    """Debtors whose customer number stands in a text, with the number."""
    tokens = dict.fromkeys(group.digits for group in digit_groups(strip))
    for digits in list(tokens)[:_TOKENS]:
        number = own_number(digits)
        if not number:
            continue
        hashed = house.store.identity_hash(number)
        for log in logs:
            known = session.reads.store.find_identity(log, "debtor_number", hashed)
            if known is not None:
                yield known, digits


def _checked(strip: Strip) -> list[str]:
    """What stands in a text and is a correct RF or betalingskenmerk of sixteen digits."""
    found = [one[0] for one in _RF.finditer(strip.signs) if is_rf(one[0])]
    for run in _RUN.finditer(strip.signs):
        for at in range(len(run[0]) - _KENMERK + 1):
            window = run[0][at : at + _KENMERK]
            if is_betalingskenmerk(window):
                found.append(window)
    return list(dict.fromkeys(found))


def _numbers_of_letters(strip: Strip) -> list[str]:
    """What stands alone in a text and has the form of a letter's own number."""
    found: list[str] = []
    for begin in (one.start() for one in _LETTER.finditer(strip.signs)):
        end = begin + LETTER_NUMBER
        alone = strip.clean_before(begin) and strip.clean_after(end)
        if alone and strip.crossed(begin, end) == 0:
            found.append(strip.signs[begin:end])
    return found[:_TOKENS]
