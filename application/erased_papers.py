"""What became of papers with the personal data that they held: gone, since when and why."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.house import House
from domain.debtor.erasure_events import ErasureGround
from domain.debtor.state import Debtor


@dataclass(frozen=True, slots=True)
class Gone:
    """An erasure: the day on which it was carried out, and on what ground."""

    on: date
    why: ErasureGround


def erasure_of(house: House, debtor_id: UUID) -> Gone | None:
    """When and why a debtor was erased, or the one who he proved to be; None: he was not.

    As it is now, whatever day or moment is looked at: what is gone cannot be read at any.
    """
    debtor: Debtor = house.collections.debtor(debtor_id)
    while debtor.erased_on is None and debtor.merged_into:
        debtor = house.collections.debtor(debtor.merged_into)
    if debtor.erased_on is None or debtor.erased_for is None:
        return None
    return Gone(debtor.erased_on, debtor.erased_for)


def gone_with(house: House, erased: Gone | None, sha256: str) -> Gone | None:
    """The erasure, if a paper went with it; None: it is kept, or there never was one.

    Of whom nothing was erased the archive is not asked.
    """
    return erased if erased and sha256 and house.archive.is_erased(sha256) else None
