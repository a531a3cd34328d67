"""The closed list of facts: a topic that is not here is never read and never written."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, get_args

from domain.claim.events import ClaimFact
from domain.credit_note.events import CreditNoteFact
from domain.creditor.events import CreditorFact
from domain.debtor.events import DebtorFact
from domain.facts import Fact
from domain.letter.events import LetterFact
from domain.run.events import RunFact
from domain.user.events import UserFact

_UNIONS: Final[tuple[Any, ...]] = (
    ClaimFact,
    CreditNoteFact,
    CreditorFact,
    DebtorFact,
    LetterFact,
    RunFact,
    UserFact,
)


def _members() -> Iterator[type[Fact]]:
    for union in _UNIONS:
        yield from get_args(union)


FACTS: Final[Mapping[str, type[Fact]]] = MappingProxyType({f.TOPIC: f for f in _members()})
"""Every topic with the fact it names."""
