"""Jobs that tests replay: plain functions of a history, found by their module in any process."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing import parent_process
from typing import Any

from application.replay.household import Household, Outcome
from domain.compliance.case_file import CaseFile


def balance_of(file: CaseFile) -> dict[str, Any]:
    """What a claim came to, and on how many facts of all that stands around it that rests."""
    streams = (file.claim_id, file.debtor.id, file.creditor.id, *file.letters)
    return {
        "principal": file.claim.principal,
        "letters": len(file.letters),
        "live": file.claim.live,
        "facts": sum(len(file.around.facts(one, file.at)) for one in streams),
    }


@dataclass(frozen=True)
class Balances:
    """The balance of every claim."""

    identity: str = "balances"

    def __call__(self, household: Household) -> Iterable[Outcome]:
        return household.each(balance_of)


@dataclass(frozen=True)
class Choosy:
    """Balances, but of one claim it fails, and of one debtor as a whole."""

    claim: str
    debtor: str
    identity: str = "choosy"

    def __call__(self, household: Household) -> Iterable[Outcome]:
        yield from household.each(self._balance)
        if str(household.debtor_id) == self.debtor:
            raise LookupError("nothing is known of him")

    def _balance(self, file: CaseFile) -> dict[str, Any]:
        if str(file.claim_id) == self.claim:
            raise ArithmeticError("it does not add up")
        return balance_of(file)


@dataclass(frozen=True)
class Hungry:
    """Balances, but another process dies of them."""

    identity: str = "hungry"

    def __call__(self, household: Household) -> Iterable[Outcome]:
        if parent_process() is not None:
            os._exit(9)
        return household.each(balance_of)
