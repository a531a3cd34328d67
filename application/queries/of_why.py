"""Questions about why: who changed what, when and why, from what to what."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from application.house import House
from application.known import Known, point_of
from application.queries.changes import changes_out
from application.queries.differences import field_names
from application.queries.known_then import letter_then
from application.queries.lists import trail_of, trail_out
from application.queries.query import Inquiry, KnownAt, On, Query
from application.queries.why_shapes import BecauseOut, CauseOut, CausesOut, ChangesOut
from application.views import Views
from application.why.causes import NOW, Causes, causes_of_letter
from application.why.grounds import Grounds
from application.why.known import Histories
from domain.creditor.refusals import require_registered
from domain.debtor.refusals import creditor_of
from domain.facts import Point, StreamKind
from domain.letter.refusals import order_of
from projections.audit.questions import AuditEntry


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
        position = asked.known(self.known_at)
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
    REFUSES: ClassVar[tuple[str, ...]] = ("letter.not_there_yet", "letter.unknown")

    letter_id: UUID
    on: On = None
    known_at: KnownAt = None
    language: Literal["nl", "en"] = "en"

    def answer(self, asked: Inquiry) -> CausesOut:
        """Nodes and edges, from the letter's facts back to people."""
        return causes_out(
            asked.house,
            asked.views,
            self.letter_id,
            on=self.on,
            known_at=self.known_at,
            tell=lambda entry: asked.tell(entry, self.language),
        )


class ReadFactCauses(Query):
    """Why something was recorded: because of which facts, step, plan version, command and person.

    Of any fact of a claim, debtor, creditor, letter, credit note or bank line. What a run decided
    names the facts without which it would have decided otherwise, what was booked by itself the
    terms; of what a person did the command and the person, what it names, and the colleague who
    agreed. What is not recorded has an empty name.
    """

    NAME: ClassVar[str] = "why"
    PATH: ClassVar[str] = "/v1/facts/{about}/{version}/causes"
    TAG: ClassVar[str] = "audit"
    REFUSES: ClassVar[tuple[str, ...]] = ("fact.not_there_yet", "fact.unknown")

    about: Annotated[
        UUID, Field(description="the claim, debtor, creditor, letter, credit note or bank line")
    ]
    version: Annotated[int, Field(ge=1, le=10**9, description="which of its facts, from 1")]
    on: On = None
    known_at: KnownAt = None
    language: Literal["nl", "en"] = "en"

    def answer(self, asked: Inquiry) -> CausesOut:
        """Nodes and edges, from the fact back to people."""
        return causes_of_fact_out(
            asked.house,
            asked.views,
            self.about,
            self.version,
            on=self.on,
            known_at=self.known_at,
            tell=lambda entry: asked.tell(entry, self.language),
        )


def causes_out(
    house: House,
    views: Views,
    letter_id: UUID,
    *,
    on: date | None = None,
    known_at: Known | None = None,
    tell: Callable[[AuditEntry], str],
) -> CausesOut:
    """What led to a letter, as of a day and as known by a moment; ``tell`` says each fact."""
    at = _point(house, on, known_at)
    letter_then(house, letter_id, at)
    found = causes_of_letter(Histories(house.collections), letter_id, at)
    return _out(house, views, letter_id, found, on=on, known_at=known_at, at=at, tell=tell)


def causes_of_fact_out(
    house: House,
    views: Views,
    stream: UUID,
    version: int,
    *,
    on: date | None = None,
    known_at: Known | None = None,
    tell: Callable[[AuditEntry], str],
) -> CausesOut:
    """What led to a fact, as of a day, as known by a moment; refused as ``Grounds.of``."""
    at = _point(house, on, known_at)
    found = Grounds(house, at).of(stream, version)
    return _out(house, views, stream, found, on=on, known_at=known_at, at=at, tell=tell)


def _point(house: House, on: date | None, known_at: Known | None) -> Point:
    return point_of(house, on, known_at) or NOW


def _out(
    house: House,
    views: Views,
    about: UUID,
    found: Causes,
    *,
    on: date | None,
    known_at: Known | None,
    at: Point,
    tell: Callable[[AuditEntry], str],
) -> CausesOut:
    told = _told(views, found, tell, None if known_at is None else at.position)
    numbers = _numbers(house, found)
    nodes = [
        CauseOut(
            id=one.id,
            kind=one.kind.value,
            name=one.name,
            what=told.get(one.id, ""),
            on=one.fact.effective_on if one.fact else None,
            position=one.fact.position if one.fact else 0,
            invoice_number=numbers.get(one.id, ""),
        )
        for one in found.nodes.values()
    ]
    edges = [BecauseOut(effect=effect, cause=cause) for effect, cause in found.edges]
    return CausesOut(about=about, as_of=on, known_at=known_at, nodes=nodes, edges=edges)


def _numbers(house: House, found: Causes) -> dict[str, str]:
    """The invoice number of each fact of a claim, by its ref."""
    facts = [one.fact for one in found.nodes.values() if one.fact]
    of_claims = [one for one in facts if one.kind is StreamKind.CLAIM]
    claims = {one.originator_id for one in of_claims}
    numbers = {one: house.collections.claim(one).invoice_number for one in claims}
    return {one.ref: numbers[one.originator_id] for one in of_claims}


def _told(
    views: Views, found: Causes, tell: Callable[[AuditEntry], str], position: int | None
) -> dict[str, str]:
    """The sentence of each fact, by its ref, as it was known at a position."""
    streams = {one.fact.originator_id for one in found.nodes.values() if one.fact}
    entries = (
        entry
        for stream in sorted(streams)
        for entry in views.audit.every(stream, known_at_position=position)
    )
    return {
        ref: tell(one) for one in entries if (ref := f"{one.stream}@{one.version}") in found.nodes
    }
