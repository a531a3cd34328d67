"""To whose account money goes by what waits for a second person: he sees each of them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from application.banking.refund_accounts import (
    RefundAccountShown,
    account_ordered,
    account_proposed,
    known_as,
)
from application.banking.refund_files import everybody_known
from application.commands.refund_batches import ReleaseRefundBatch, WithdrawRefundBatch
from application.commands.refunds import MakeRefundFile, OrderRefund
from application.house import House
from domain.debtor.refunds import DebtorRefund, RefundTo
from domain.debtor.state import Debtor
from domain.four_eyes import ProposedDecision

_IN_FILES: Final = frozenset({MakeRefundFile.NAME, ReleaseRefundBatch.NAME})


@dataclass(frozen=True, slots=True)
class ProposedRefund:
    """A refund that is ordered or paid once somebody agrees."""

    debtor: Debtor
    refund: DebtorRefund | None
    """None: it is not ordered yet."""
    account: RefundAccountShown | None
    """None: it is known no more."""


def refunds_proposed(
    house: House, command: str, content: Mapping[str, Any], debtor: Debtor | None
) -> Iterator[ProposedRefund]:
    """The refunds of a proposal, with the account of each.

    ``debtor``: whose claim it is on, as he is known now; None: it is about a creditor.
    """
    if command == OrderRefund.NAME and debtor is not None:
        yield ProposedRefund(debtor, None, account_proposed(house, debtor, content))
    elif command in _IN_FILES:
        named = [known_as(house, UUID(one)) for one in content.get("debtors", ())]
        whose = [debtor] if debtor else named
        yield from _ordered(house, whose, content)
    elif command == WithdrawRefundBatch.NAME:
        file = house.collections.refund_file(UUID(content["file"]))
        bearers = dict.fromkeys(one.debtor_id for one in file.lines)
        whose = [known_as(house, one) for one in bearers]
        yield from _ordered(house, whose, content)


def pays_to(house: House, one: ProposedDecision, debtor: Debtor | None) -> list[RefundTo]:
    """Whose the accounts are to which money goes by a proposal, each kind once."""
    found = refunds_proposed(house, one.command, json.loads(one.content), debtor)
    return sorted({each.account.whose if each.account else RefundTo.UNSURE for each in found})


def _ordered(
    house: House, whose: Iterable[Debtor], content: Mapping[str, Any]
) -> Iterator[ProposedRefund]:
    wanted = {UUID(one) for one in content.get("refunds", ())}
    for debtor in {one.id: one for one in whose}.values():
        for bearer in everybody_known(house, debtor):
            for refund in bearer.refunds.values():
                if refund.id in wanted:
                    yield ProposedRefund(debtor, refund, account_ordered(house, debtor, refund))
