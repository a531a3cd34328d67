"""An archive that is read and in which nothing is put, for what is only tried."""

from hashlib import sha256
from uuid import UUID

from adapters.archive import Archive


class Unwritten(Archive):
    """The archive as it is read: a document that would be kept has its hash and no file."""

    def put(self, raw: bytes, *, subject: UUID) -> str:
        """Give the hash under which it would be kept."""
        del subject
        return sha256(raw).hexdigest()
