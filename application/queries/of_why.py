"""Questions about why: who changed what, when and why, from what to what."""

from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from application.queries.changes import changes_out
from application.queries.differences import field_names
from application.queries.lists import trail_of, trail_out
from application.queries.query import Inquiry, KnownAt, On, Query
from application.queries.why_shapes import BecauseOut, CauseOut, CausesOut, ChangesOut
from application.why.causes import Causes, causes_of_letter
from application.why.known import Histories
from domain.creditor.refusals import require_registered
from domain.debtor.refusals import creditor_of
from domain.letter.refusals import order_of


def _a_field(name: str) -> str:
    if name and name not in field_names():
        raise ValueError(f"there is no field {name}; there are {', '.join(sorted(field_names()))}")
    return name


AField = Annotated[
    str,
    AfterValidator(_a_field),
    Field(
        max_length=100, description="only what changed this field, such as due_on or paid_in_all"
    ),
]


class ReadChanges(Query):
    """Who changed what of a claim, when and why, from what to what; each fact with what it did.

    Beside the fields of its claim, debtor and letters stands what people see of the claim: what
    is open, its status, what comes next.
    """

    NAME: ClassVar[str] = "changes"
    PATH: ClassVar[str] = "/v1/claims/{claim_id}/changes"
    TAG: ClassVar[str] = "audit"
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.unknown",)

    claim_id: UUID
    field: AField = ""
    on: On = None
    known_at: KnownAt = None
    language: Literal["nl", "en"] = "en"

    def answer(self, asked: Inquiry) -> ChangesOut:
        """Each fact of the claim's story, with the fields before and after it."""
        trail = trail_of(
            asked.views,
            self.claim_id,
            on=self.on,
            known_at=self.known_at,
            tell=lambda entry: asked.tell(entry, self.language),
        )
        return changes_out(
            asked.house,
            trail.facts,
            about=self.claim_id,
            on=self.on,
            known_at=self.known_at,
            field=self.field,
        )


class _OfStream(Query):
    """Who changed what of one stream."""

    TAG: ClassVar[str] = "audit"

    field: AField = ""
    on: On = None
    known_at: KnownAt = None
    language: Literal["nl", "en"] = "en"

    def _of(self, asked: Inquiry, stream: UUID) -> ChangesOut:
        position = asked.house.store.position_at(self.known_at) if self.known_at else None
        entries = asked.views.audit.every(stream, known_at_position=position)
        facts = [
            trail_out(one, asked.tell(one, self.language))
            for one in entries
            if self.on is None or one.effective_on <= self.on
        ]
        return changes_out(
            asked.house, facts, about=stream, on=self.on, known_at=self.known_at, field=self.field
        )


class ReadDebtorChanges(_OfStream):
    """Who changed what of a debtor, when and why; what is sealed stays sealed."""

    NAME: ClassVar[str] = "debtor-changes"
    PATH: ClassVar[str] = "/v1/debtors/{debtor_id}/changes"
    REFUSES: ClassVar[tuple[str, ...]] = ("debtor.unknown",)

    debtor_id: UUID

    def answer(self, asked: Inquiry) -> ChangesOut:
        """Each fact of the debtor, with the fields before and after it."""
        creditor_of(asked.house.collections.debtor(self.debtor_id))
        return self._of(asked, self.debtor_id)


class ReadCreditorChanges(_OfStream):
    """Who changed what of a creditor, when and why: accounts, plans, terms, parties."""

    NAME: ClassVar[str] = "creditor-changes"
    PATH: ClassVar[str] = "/v1/creditors/{creditor_id}/changes"
    REFUSES: ClassVar[tuple[str, ...]] = ("creditor.unknown",)

    creditor_id: UUID

    def answer(self, asked: Inquiry) -> ChangesOut:
        """Each fact of the creditor, with the fields before and after it."""
        require_registered(asked.house.collections.creditor(self.creditor_id))
        return self._of(asked, self.creditor_id)


class ReadLetterChanges(_OfStream):
    """Who changed what of a letter, when and why."""

    NAME: ClassVar[str] = "letters changes"
    PATH: ClassVar[str] = "/v1/letters/{letter_id}/changes"
    REFUSES: ClassVar[tuple[str, ...]] = ("letter.unknown",)

    letter_id: UUID

    def answer(self, asked: Inquiry) -> ChangesOut:
        """Each fact of the letter, with the fields before and after it."""
        order_of(asked.house.collections.letter(self.letter_id))
        return self._of(asked, self.letter_id)


class ReadCauses(Query):
    """Why a letter was written: because of which step, plan version, command, run and person.

    What is not recorded has an empty name; nothing is guessed.
    """

    NAME: ClassVar[str] = "letters why"
    PATH: ClassVar[str] = "/v1/letters/{letter_id}/causes"
    TAG: ClassVar[str] = "audit"
    REFUSES: ClassVar[tuple[str, ...]] = ("letter.unknown",)

    letter_id: UUID
    language: Literal["nl", "en"] = "en"

    def answer(self, asked: Inquiry) -> CausesOut:
        """Nodes and edges, from the letter's facts back to people."""
        order_of(asked.house.collections.letter(self.letter_id))
        found = causes_of_letter(Histories(asked.house.collections), self.letter_id)
        told = self._told(asked, found)
        nodes = [
            CauseOut(
                id=one.id,
                kind=one.kind.value,
                name=one.name,
                what=told.get(one.id, ""),
                on=one.fact.effective_on if one.fact else None,
            )
            for one in found.nodes.values()
        ]
        edges = [BecauseOut(effect=effect, cause=cause) for effect, cause in found.edges]
        return CausesOut(about=self.letter_id, nodes=nodes, edges=edges)

    def _told(self, asked: Inquiry, found: Causes) -> dict[str, str]:
        """The sentence of each fact, by its ref."""
        streams = {one.fact.originator_id for one in found.nodes.values() if one.fact}
        entries = (one for stream in sorted(streams) for one in asked.views.audit.every(stream))
        return {
            f"{one.stream}@{one.version}": asked.tell(one, self.language)
            for one in entries
            if f"{one.stream}@{one.version}" in found.nodes
        }
