"""The question whether obligations were kept: over a period, of every claim or of some."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import Field

from application.compliance.asked import ComplianceAsked
from application.compliance.kept import kept_report
from application.compliance.report import ReportMade
from application.house import House
from application.known import Known, position_of
from application.queries.claim_named import claim_by
from application.queries.query import Inquiry, KnownAt, Query
from application.queries.shapes import Out
from application.rights.scope import require
from domain.compliance.assessment import Span
from domain.creditor.refusals import require_registered
from domain.days import instant_from, legal_day
from domain.debtor.events import ClaimOpenedForDebtor
from domain.debtor.refusals import creditor_of
from domain.facts import Point, StreamKind
from domain.user.roles import May


class ObligationOut(Out):
    """How an obligation stands: how many claims by verdict, each by the worst found on it."""

    code: str
    article: str
    gravity: str
    violated: int
    not_provable: int
    fulfilled: int
    not_applicable: int


class NotReadOut(Out):
    """A stream that could not be read, from which position on, and why."""

    stream: str
    position: int
    code: str


class LogOut(Out):
    """A creditor's log through the position: how many facts, and their root (RFC 9162)."""

    creditor: UUID
    facts: int
    root: str


class ComplianceOut(Out):
    """A report in short; the whole of it is at ``/v1/compliance/report``."""

    first: date
    last: date
    position: int
    known_on: date
    claims: int
    violated: int = Field(description="how often an obligation was violated on a claim")
    obligations: list[ObligationOut]
    withheld: dict[str, int] = Field(description="what was not done, by kind")
    left_out: list[NotReadOut]
    logs: list[LogOut]
    rules_sha256: str
    report_sha256: str = Field(description="the digest of the whole report")


class AskCompliance(Query):
    """Whether each obligation was kept on each claim in a period, as known at a moment.

    Fulfilled, violated, not provable, or not applicable; as of one position of the log it is
    always the same, to the byte.
    """

    NAME: ClassVar[str] = "compliance"
    PATH: ClassVar[str] = "/v1/compliance"
    TAG: ClassVar[str] = "audit"
    MAY: ClassVar[May] = May.AUDIT
    FRESH: ClassVar[bool] = False
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ambiguous",
        "claim.unknown",
        "compliance.ahead",
        "compliance.backwards",
        "compliance.disk_full",
        "compliance.folder_unfit",
        "compliance.too_many",
        "creditor.unknown",
        "debtor.unknown",
    )
    OPTIONS: ClassVar[dict[str, str]] = {
        "first": "from",
        "last": "to",
        "claims": "claim",
        "debtors": "debtor",
    }

    first: Annotated[date, Field(alias="from", description="first day of the period")]
    last: Annotated[date, Field(alias="to", description="last day of the period")]
    known_at: KnownAt = None
    creditor: UUID | None = None
    claims: Annotated[
        tuple[Annotated[str, Field(max_length=100)], ...],
        Field(alias="claim", max_length=1_000, description="only this claim: id or invoice number"),
    ] = ()
    debtors: Annotated[
        tuple[UUID, ...],
        Field(alias="debtor", max_length=1_000, description="only the claims of this debtor"),
    ] = ()

    def answer(self, asked: Inquiry) -> ComplianceOut:
        """How each obligation stands, and the digest of the whole report."""
        wanted = self.asked_of(asked)
        found = kept_report(asked.house, wanted, words=asked.say_compliance, patient=asked.patient)
        return in_short(found.content, found.sha256)

    def asked_of(self, asked: Inquiry, *, position: int | None = None) -> ComplianceAsked:
        """The same as a report takes it, as known at a position where one is given.

        Raises the refusals of the question.
        """
        house = asked.house
        at = known_point(house, self.known_at if position is None else position)
        mine = asked.mine(self.MAY)
        if self.creditor is not None:
            require_registered(house.collections.creditor(self.creditor, at))
            creditors: tuple[UUID, ...] = (self.creditor,)
        else:
            known = house.store.streams(StreamKind.CREDITOR)
            creditors = tuple(one for one in known if mine is None or one in mine)
        claims: frozenset[UUID] | None = None
        if self.claims or self.debtors:
            named = (claim_by(house, one, mine) for one in self.claims)
            claims = frozenset((*named, *self._of_debtors(asked, at)))
        return ComplianceAsked(Span(self.first, self.last), at, creditors, claims)

    def _of_debtors(self, asked: Inquiry, at: Point) -> Iterator[UUID]:
        for debtor in self.debtors:
            require(asked.who, lambda: asked.house, self.MAY, {"debtor_id": debtor})
            creditor_of(asked.house.collections.debtor(debtor))
            for one in asked.house.store.history(debtor, through=at.position):
                if isinstance(one.fact, ClaimOpenedForDebtor):
                    yield one.fact.claim_id


def known_point(house: House, known: Known | None) -> Point:
    """What was known at a moment, or at a position on the day of its fact; none: at the newest.

    Raises Refusal ``known.beyond_log``, ``known.in_future``.
    """
    if isinstance(known, datetime):
        return Point(position_of(house, known), legal_day(known))
    position = house.store.last_position() if known is None else position_of(house, known)
    rows = house.store.read_after(position - 1, 1)
    day = legal_day(instant_from(rows[0].recorded_at)) if rows else house.today
    return Point(position, day)


def short_of(made: ReportMade) -> ComplianceOut:
    """The same of a report that was just made."""
    told = {"head": made.head, "sums": made.sums.told(), "left_out": made.left_out}
    return in_short(told, made.sha256)


def in_short(report: dict[str, Any], digest: str) -> ComplianceOut:
    """The head and the sums of a report."""
    head, sums = report["head"], report["sums"]
    told = {one["code"]: one for one in head["obligations"]}
    standing = [
        ObligationOut(
            code=one["code"],
            article=told[one["code"]]["article"],
            gravity=told[one["code"]]["gravity"],
            **one["verdicts"],
        )
        for one in sums["obligations"]
    ]
    return ComplianceOut(
        first=date.fromisoformat(head["period"]["from"]),
        last=date.fromisoformat(head["period"]["to"]),
        position=head["known"]["position"],
        known_on=date.fromisoformat(head["known"]["day"]),
        claims=sums["claims"],
        violated=sum(one.violated for one in standing),
        obligations=standing,
        withheld=sums["withheld"],
        left_out=[NotReadOut(**one) for one in report["left_out"]],
        logs=[
            LogOut(creditor=UUID(one["id"]), facts=one["facts"], root=one["root"])
            for one in head["creditors"]
        ],
        rules_sha256=head["rules_sha256"],
        report_sha256=digest,
    )
