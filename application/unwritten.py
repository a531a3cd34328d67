"""An archive that is read and in which nothing is put, for what is only tried."""

from copy import copy
from hashlib import sha256
from uuid import UUID

from adapters.archive import Archive
from application.house import House


def trying(house: House) -> House:
    """The house, in which a decision is only tried: what it would put in the archive is not."""
    made = copy(house)
    made.archive = Unwritten(house.home / "archive", keys=house.store.keys)
    return made


class Unwritten(Archive):
    """The archive as it is read: a document that would be kept has its hash and no file."""

    def put(self, raw: bytes, *, subject: UUID) -> str:
        """Give the hash under which it would be kept."""
        del subject
        return sha256(raw).hexdigest()
