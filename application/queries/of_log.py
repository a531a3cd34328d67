"""Questions about a log as a whole: the one hash that all of its facts are proven against."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, Field

from application.known import Known
from application.log_tree import tree_of
from application.queries.query import Inquiry, KnownAt, Query
from domain.creditor.refusals import require_registered
from domain.errors import Refusal
from domain.user.roles import May


class NeverSoLong(Refusal):
    """A log is asked to have grown from a size that it does not have."""

    def __init__(self, said: int, size: int) -> None:
        super().__init__(
            "log.never_so_long",
            f"The log holds {size} facts, and not {said}.",
            way_out="Give the size that stands beside the root you kept. If it really was more:"
            " run 'vordering fsck'.",
            values={"said": str(said), "size": str(size)},
        )


class LogRootOut(BaseModel):
    """The root of a log at a position (RFC 9162): 64 hex digits over ``size`` facts.

    ``path`` leads from an earlier root, of ``since`` facts, to this one.
    """

    log: UUID
    known_at: Known | None
    position: int
    size: int
    root: str
    since: int | None
    path: list[str]


class ReadCreditorLog(Query):
    """The root of a creditor's log: one hash over all of his facts, to be kept by somebody else.

    With the size of an earlier root, also what proves that nothing below it was changed since.
    """

    NAME: ClassVar[str] = "creditor-log"
    PATH: ClassVar[str] = "/v1/creditors/{creditor_id}/log"
    TAG: ClassVar[str] = "creditors"
    MAY: ClassVar[May] = May.AUDIT
    REFUSES: ClassVar[tuple[str, ...]] = ("creditor.unknown", "log.never_so_long")
    FRESH: ClassVar[bool] = False

    creditor_id: UUID
    since: Annotated[
        int | None, Field(ge=1, le=2**53, description="how many facts an earlier root is of")
    ] = None
    known_at: KnownAt = None

    def answer(self, asked: Inquiry) -> LogRootOut:
        """Root, size and position, and the path from the earlier root."""
        require_registered(asked.house.collections.creditor(self.creditor_id))
        store = asked.house.store
        known = asked.known(self.known_at)
        position = store.last_position() if known is None else known
        tree = tree_of(asked.house, self.creditor_id, through=position)
        if self.since and self.since > tree.size:
            raise NeverSoLong(self.since, tree.size)
        return LogRootOut(
            log=self.creditor_id,
            known_at=self.known_at,
            position=position,
            size=tree.size,
            root=tree.root.hex(),
            since=self.since,
            path=[one.hex() for one in tree.consistency(self.since)] if self.since else [],
        )
