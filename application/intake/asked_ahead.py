"""What invoices that are decided on together will ask of the store is asked for at once."""

from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

from adapters.ubl import InvoiceDocument
from application.intake.parties import Parties
from application.intake.shared_reads import SharedReads
from domain.errors import Refusal, StoreError
from domain.ids import claim_ids


def ask_for(reads: SharedReads, parties: Parties, documents: Sequence[InvoiceDocument]) -> None:
    """Ask for their claims, and for whom the numbers and traits of their customers are known.

    Nothing is refused here: what a document is refused for is told where it is decided on.
    """
    asked: dict[UUID, tuple[list[tuple[str, str]], list[UUID]]] = {}
    if len(documents) > 1:  # one asks no more than once anyhow
        for document in documents:
            with suppress(Exception):  # of this one alone, and told where it is decided on
                if creditor_id := _creditor(reads, parties, document):
                    sought = [*parties.sought(document)]
                    identities, claims = asked.setdefault(creditor_id, ([], []))
                    claims += claim_ids(creditor_id, document.number)
                    identities += sought
    for creditor_id, (identities, claims) in asked.items():
        reads.ask_together(creditor_id, identities, claims)


def _creditor(reads: SharedReads, parties: Parties, document: InvoiceDocument) -> UUID | None:
    """The creditor of a document, if he is here; those of one supplier are looked up once."""

    def known() -> UUID | None:
        try:
            return parties.creditor_if_known(document)
        except (Refusal, StoreError):
            return None

    return reads.once(("known", *parties.supplier_of(document)), known)
