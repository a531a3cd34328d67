"""Questions about who stands in cases: creditors, and debtors in a list or by name."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.queries.chosen import Resource
from application.queries.claims import debtor_full
from application.queries.creditors import (
    CreditorListOut,
    CreditorOut,
    creditor_full,
    creditor_row,
)
from application.queries.debtor_shapes import DebtorFullOut
from application.queries.debtors import (
    DebtorListOut,
    FoundDebtorsOut,
    debtors_found,
    debtors_of,
)
from application.queries.known_then import creditor_then
from application.queries.query import Cursor, Inquiry, KnownAt, On
from domain.creditor.refusals import require_registered
from domain.facts import StreamKind
from domain.user.roles import May


class ListCreditors(Resource):
    """The creditors for whom you may do something, in the order of their registration."""

    NAME: ClassVar[str] = "creditors"
    PATH: ClassVar[str] = "/v1/creditors"
    TAG: ClassVar[str] = "creditors"
    MAY: ClassVar[May] = May.ASK

    def answer(self, asked: Inquiry) -> CreditorListOut:
        """Each with the numbers by which he goes."""
        mine, load = asked.mine(self.MAY), asked.house.collections.creditor
        ids = asked.house.store.streams(StreamKind.CREDITOR)
        found = (load(one) for one in ids if mine is None or one in mine)
        return CreditorListOut(rows=[creditor_row(one) for one in found if one.registered])


class ReadCreditor(Resource):
    """A creditor with all that is set for him, as of a day; default: now."""

    NAME: ClassVar[str] = "creditor"
    PATH: ClassVar[str] = "/v1/creditors/{creditor_id}"
    TAG: ClassVar[str] = "creditors"
    MAY: ClassVar[May] = May.ASK
    REFUSES: ClassVar[tuple[str, ...]] = ("creditor.not_there_yet", "creditor.unknown")

    creditor_id: UUID
    on: On = None
    known_at: KnownAt = None

    def answer(self, asked: Inquiry) -> CreditorOut:
        """His accounts, plans, terms and parties."""
        at = asked.point(self.on, self.known_at)
        return creditor_full(creditor_then(asked.house, self.creditor_id, at))


class ListDebtors(Resource):
    """A page of debtors, who owes most first."""

    NAME: ClassVar[str] = "debtors"
    PATH: ClassVar[str] = "/v1/debtors"
    TAG: ClassVar[str] = "debtors"
    REFUSES: ClassVar[tuple[str, ...]] = ("creditor.unknown", "paging.cursor")

    on: On = None
    known_at: KnownAt = None
    creditor: Annotated[UUID | None, Field(description="of this creditor")] = None
    every: Annotated[bool, Field(alias="all", description="also who owes nothing")] = False
    limit: Annotated[int, Field(ge=1, le=1_000)] = 50
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> DebtorListOut:
        """What each owes on the day, over all his claims."""
        if self.creditor:
            require_registered(asked.house.collections.creditor(self.creditor))
        return debtors_of(
            asked.views,
            self.on or asked.today,
            creditor=self.creditor,
            mine=asked.mine(self.MAY),
            every=self.every,
            limit=self.limit,
            after=self.cursor,
            known=asked.known(self.known_at),
        )


class SearchDebtors(Resource):
    """Find debtors by what their name, town or e-mail address holds.

    Whom somebody looks for stands in the body: an address is kept in histories and logs.
    """

    NAME: ClassVar[str] = "search"
    PATH: ClassVar[str] = "/v1/debtors/search"
    TAG: ClassVar[str] = "debtors"
    REFUSES: ClassVar[tuple[str, ...]] = ("creditor.unknown",)
    IN_BODY: ClassVar[bool] = True

    text: Annotated[
        str,
        Field(min_length=2, max_length=200, description="every word of it", examples=["Utrecht"]),
    ]
    creditor: Annotated[UUID | None, Field(description="of this creditor")] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 20

    def answer(self, asked: Inquiry) -> FoundDebtorsOut:
        """Who was found, by name."""
        if self.creditor:
            require_registered(asked.house.collections.creditor(self.creditor))
        return debtors_found(
            asked.views,
            self.text,
            creditor=self.creditor,
            mine=asked.mine(self.MAY),
            limit=self.limit,
        )


class ReadDebtor(Resource):
    """A debtor with contact details, capacity, what bars the way, and claims."""

    NAME: ClassVar[str] = "debtor"
    PATH: ClassVar[str] = "/v1/debtors/{debtor_id}"
    TAG: ClassVar[str] = "debtors"
    REFUSES: ClassVar[tuple[str, ...]] = ("debtor.not_there_yet", "debtor.unknown")

    debtor_id: UUID
    on: On = None
    known_at: KnownAt = None

    def answer(self, asked: Inquiry) -> DebtorFullOut:
        """Who he is, opened for whoever may see it."""
        at = asked.point(self.on, self.known_at)
        return debtor_full(asked.house, self.debtor_id, at)
