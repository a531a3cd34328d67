"""What people are shown of bank accounts and their lines."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.banking.accounts import chain_over, every_account, parts_of
from application.banking.known import Holding, holding_of
from application.banking.lookup import told_of
from application.house import House
from domain.bank.account_events import StatementRole
from domain.bank.chain import Chain
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import LineTold


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountShown:
    """An account of ours: whose it is, what its statements show, and what stands in the way."""

    iban: str
    owners: tuple[tuple[UUID, str], ...]
    statements: int
    chain: Chain
    known: date | None
    """Through which day payments on it are known to its first creditor."""
    oldest: tuple[date, UUID] | None
    """The oldest line that may be anybody's."""


def accounts_shown(house: House, *, mine: Collection[UUID] | None) -> list[AccountShown]:
    """Every account of which statements are here, and whose creditors one works for."""
    found = []
    for iban, whose in every_account(house).items():
        if not whose or (mine is not None and not set(whose) <= set(mine)):
            continue
        parts = list(parts_of(house.collections, iban, whose))
        holding: Holding = holding_of(parts, iban, chain_over(parts))
        creditors = [house.collections.creditor(one) for one in whose]
        statements = [one.fact for part in parts for one in part.statements]
        found.append(
            AccountShown(
                iban=iban,
                owners=tuple((one.id, one.profile.name) for one in creditors),
                statements=sum(one.role is StatementRole.STATEMENT for one in statements),
                chain=holding.chain,
                known=holding.through(creditors[0]),
                oldest=holding.oldest,
            )
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShown:
    """A line with what the bank says of it in words."""

    line: BankLine
    told: LineTold | None
    others: tuple[BankLine, ...]
    """The lines that it has to do with: what it took back, or may be the same as."""


def line_shown(house: House, line_id: UUID) -> LineShown:
    """Give a line; raises NotFound ``bank_line.unknown``."""
    line = house.collections.bank_line(line_id)
    require_imported(line)
    like = (line.parked.like,) if line.parked and line.parked.like else ()
    others = [house.collections.bank_line(one) for one in dict.fromkeys((*line.others, *like))]
    return LineShown(line=line, told=told_of(house, line), others=tuple(others))
