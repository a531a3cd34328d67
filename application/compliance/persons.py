"""Who the debtors of a report are: a sheet beside it, which is no part of it.

A report stays the same when a name is erased, and holds none; whoever needs persons asks for
them, and it is a reading of each.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from adapters.exports.rulings import persons_sheet
from application.compliance.rows import Claims
from application.house import House
from application.principal import Principal
from application.rights.viewings import note_known
from domain.parties import Address, ContactDetails
from domain.sealing import Purpose
from domain.user.roles import May

PERSONS: Final = "persons.csv"
SHOWN: Final = "compliance"
"""What a report shows of a debtor, as the table of reads keeps it."""
_AT_ONCE: Final = 1_000


def write_persons(house: House, to: Path, claims: Claims) -> None:
    """Write the sheet, opening the contact details of every debtor in it."""
    of_debtors: dict[UUID, list[Mapping[str, Any]]] = {}
    for claim in claims:
        of_debtors.setdefault(UUID(claim["debtor"]), []).append(claim)
    with to.open("wb") as file:
        file.writelines(persons_sheet(_rows(house, of_debtors)))


def _rows(
    house: House, of_debtors: Mapping[UUID, list[Mapping[str, Any]]]
) -> Iterator[dict[str, Any]]:
    for debtor, claims in sorted(of_debtors.items()):
        state = house.collections.debtor(debtor)
        known = house.open(state.contact, ContactDetails, Purpose.CONTACT)
        yield {
            "debtor": str(debtor),
            "name": known.name if known else "",
            "address": _in_one_line(known.address) if known else "",
            "invoice_numbers": sorted(claim["invoice_number"] for claim in claims),
            "claims": sorted(claim["id"] for claim in claims),
        }


def _in_one_line(address: Address) -> str:
    place = f"{address.postal_code} {address.city}".strip()
    return ", ".join(part for part in (address.street, place, address.country) if part)


def note_report(house: House, who: Principal, claims: Claims, *, what: str) -> None:
    """Write down that how everybody in a report was treated was looked at, before it is given."""
    some: dict[UUID, UUID] = {}
    for claim in claims:
        some[UUID(claim["debtor"])] = UUID(claim["creditor"])
    known = sorted(some.items())
    for at in range(0, len(known), _AT_ONCE):
        part = dict(known[at : at + _AT_ONCE])
        shown = dict.fromkeys(part, (SHOWN,))
        note_known(house, who, part, shown, what=what, may=May.AUDIT)
