"""A refund file of several debtors as it is handed out: put together of its parts."""

from hashlib import sha256
from uuid import UUID

from adapters.sepa import joined
from application.documents import kept
from application.house import House
from domain.errors import IntegrityBroken
from domain.refund_file.state import require_whole


def file_given(house: House, file_id: UUID) -> bytes:
    """The file for the bank, byte for byte as it was released.

    Raises NotFound ``refund_batch.unknown``, ``document.erased`` where a debtor in it was erased,
    Refusal ``refund_batch.withdrawn`` where something of it was taken back.
    """
    released = require_whole(house.collections.refund_file(file_id))
    frame = kept(house, released.document_sha256)
    raw = joined(frame, [kept(house, one.line_sha256) for one in released.lines])
    if sha256(raw).hexdigest() != released.file_sha256:
        raise IntegrityBroken(f"The refund file {file_id} is not what was released.")
    return raw
