"""Files for the bank: direct debits (pain.008) and transfers (pain.001), checked by their XSD."""

from adapters.sepa.collections_file import (
    Collected,
    CollectionsFile,
    blocks_of,
    write_collections,
)
from adapters.sepa.parts import Parted, joined, parted
from adapters.sepa.transfers_file import Transfer, TransfersFile, write_transfers

__all__ = [
    "Collected",
    "CollectionsFile",
    "Parted",
    "Transfer",
    "TransfersFile",
    "blocks_of",
    "joined",
    "parted",
    "write_collections",
    "write_transfers",
]
