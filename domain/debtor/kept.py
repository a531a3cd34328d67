"""Debtors of many facts, kept so that each new fact is read alone: invoices come by hundreds."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias
from uuid import UUID

from domain.debtor.state import Debtor, brought_on, fold
from domain.facts import Recorded

MANY_FACTS: Final = 50
"""Who has fewer facts is read from the first one on: that takes no time."""
DEBTORS_KEPT: Final = 200

Facts: TypeAlias = Callable[[int], Sequence[Recorded]]
"""The facts of a debtor behind a version; 0: all of them."""


class KeptDebtors:
    """The debtors of many facts as they were last loaded; nobody changes one in place."""

    def __init__(self) -> None:
        """Begin empty."""
        self._kept: dict[UUID, Debtor] = {}

    def load(self, debtor_id: UUID, facts: Facts) -> Debtor:
        """The debtor as he is now."""
        known = self._kept.get(debtor_id)
        if known is None:
            return self._keep(fold(debtor_id, facts(0)))
        since = facts(known.version)
        return self._keep(brought_on(known, since, lambda: facts(0))) if since else known

    def _keep(self, debtor: Debtor) -> Debtor:
        if debtor.version >= MANY_FACTS:
            self._kept.pop(debtor.id, None)
            self._kept[debtor.id] = debtor
            while len(self._kept) > DEBTORS_KEPT:
                self._kept.pop(next(iter(self._kept)), None)
        return debtor
