"""Who is erased, for tests: his keys and those beside them are destroyed, whatever is recorded."""

from uuid import UUID

from application.erasures.subjects import kept_of
from application.house import House


def erase_debtor(house: House, debtor_id: UUID) -> None:
    """Destroy them; people decide on an erasure otherwise (``test_erasing``)."""
    for subject in kept_of(house, debtor_id).subjects:
        house.store.keys.erase(subject)
