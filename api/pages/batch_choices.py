"""The batches of direct debits of a creditor, as the forms about them offer them."""

from uuid import UUID

from api.pages.controls import Choice
from api.words.figures import day, money
from api.words.sentences import said_of
from application.house import House
from domain.debit_batch.state import DebitBatch
from domain.facts import StreamKind
from domain.money import as_decimal


def batch_choices(house: House, creditor_id: UUID) -> dict[str, list[Choice]]:
    """The batches of direct debits that wait to be released, and that can be withdrawn yet."""
    streams = house.store.streams(StreamKind.DEBIT_BATCH, creditor_id)
    found = [house.collections.debit_batch(one) for one in streams]
    early = [
        one
        for one in found
        if one.prepared
        and one.withdrawn_on is None
        and (one.waits or house.today < one.prepared.collect_on)
    ]
    return {
        "waiting_batches": [_batch(one) for one in early if one.waits],
        "debit_batches": list(map(_batch, early)),
    }


def _batch(one: DebitBatch) -> Choice:
    return Choice(str(one.id), batch_told(one))


def batch_told(one: DebitBatch) -> str:
    """A batch that was prepared, in words."""
    assert one.prepared is not None
    told = {
        "num": one.prepared.count,
        "day": day(one.prepared.collect_on),
        "total": money(as_decimal(one.prepared.total)),
    }
    words = said_of(
        "%(num)s incasso op %(day)s, samen %(total)s",
        "%(num)s incasso's op %(day)s, samen %(total)s",
        one.prepared.count,
    )
    return words % told
