"""Questions about what is kept on paper: the documents of a claim, and its dossier."""

from collections.abc import Mapping
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.documents import documents_of
from application.erased_papers import erasure_of, gone_with
from application.hand_over.dossier import build_dossier
from application.hand_over.papers import papers_of
from application.hand_over.preparation import party_named
from application.queries.chosen import Resource
from application.queries.documents import ClaimDocumentsOut, document_out
from application.queries.query import Inquiry, Query
from domain.case.dossier import Dossier
from domain.claim.events import PartyKind


class ListDocuments(Resource):
    """The documents of a claim: its invoice, letters, and the dossiers that went out."""

    NAME: ClassVar[str] = "documents"
    PATH: ClassVar[str] = "/v1/claims/{claim_id}/documents"
    TAG: ClassVar[str] = "claims"
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.unknown",)

    claim_id: UUID

    def answer(self, asked: Inquiry) -> ClaimDocumentsOut:
        """Each with its hash, by which it is fetched; of one that was erased, when and why."""
        house, about = asked.house, self.claim_id
        found = documents_of(house, about, asked.who)
        debtor = house.collections.claim(about).debtor_id
        erased = erasure_of(house, debtor) if debtor else None
        rows = [document_out(about, one, gone_with(house, erased, one.sha256)) for one in found]
        return ClaimDocumentsOut(claim=about, rows=rows)


class ReadDossier(Query):
    """The dossier of a claim as it would be handed over today; nothing is recorded."""

    NAME: ClassVar[str] = "dossier"
    PATH: ClassVar[str] = "/v1/claims/{claim_id}/dossier"
    TAG: ClassVar[str] = "hand-over"
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.unknown",)
    OPTIONS: ClassVar[Mapping[str, str]] = {"party": "to", "party_kind": "kind"}

    claim_id: UUID
    party: Annotated[str, Field(max_length=200, description="its name; default: the plan's")] = ""
    party_kind: Annotated[PartyKind | None, Field(description="agency, bailiff or lawyer")] = None

    def answer(self, asked: Inquiry) -> Dossier:
        """Parties, specification, timeline, letters, and what is owed by part."""
        case = asked.house.collections.case(self.claim_id)
        to = party_named(asked.house, case, party=self.party, party_kind=self.party_kind)
        papers = tuple(papers_of(asked.house, (case,)))
        return build_dossier(asked.house, (case,), to=to, papers=papers, today=asked.today)
