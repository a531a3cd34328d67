"""A creditor's list of open items, laid beside his claims: safe to stop and to repeat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID

from adapters.open_items import OpenItem, read_open_items
from application.house import House
from application.intake.open_credits import OpenCredit, credits_in, lay_credits
from domain.application import Mandate, Session, stream_of_claim
from domain.claim.reconciliation import LOWER, VANISHED, booked_open, expected, lay_beside
from domain.claim.state import Claim
from domain.creditor.events import OpenItemsImported
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.errors import Refusal
from domain.facts import JsonObject, StreamKind, StreamRef
from domain.ids import claim_id
from domain.money import Cents, as_decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A claim that the list says something else of; amounts in cents, None: it says nothing."""

    claim: UUID
    invoice_number: str
    ours: Cents
    listed: Cents | None

    def as_json(self) -> JsonObject:
        """The difference as the command line prints it."""
        return {
            "claim": str(self.claim),
            "invoice_number": self.invoice_number,
            "ours": as_decimal(self.ours),
            "listed": None if self.listed is None else as_decimal(self.listed),
        }


@dataclass(slots=True)
class Laid:
    """What a list said: how many lines, and every claim it differs on."""

    as_of: date
    sha256: str
    rows: int
    known: bool = False
    """This very list was laid beside the claims before."""
    listed: int = 0
    vanished: list[Difference] = field(default_factory=list)
    lower: list[Difference] = field(default_factory=list)
    higher: list[Difference] = field(default_factory=list)
    back: list[Difference] = field(default_factory=list)
    """Held for an earlier list, and as they should be in this one."""
    credits: list[OpenCredit] = field(default_factory=list)
    """Credit of debtors who are known: their claims wait for a look at it."""
    unknown: list[str] = field(default_factory=list)
    """Invoices in the list of which there is no claim: nothing was made of them."""

    def as_json(self) -> JsonObject:
        """What was found, as the command line prints it."""
        differing = {
            name: [one.as_json() for one in getattr(self, name)]
            for name in ("vanished", "lower", "higher", "back")
        }
        head = {"as_of": self.as_of.isoformat(), "sha256": self.sha256, "rows": self.rows}
        return {
            **head,
            "known": self.known,
            "listed": self.listed,
            **differing,
            "credits": [
                {"number": one.number, "amount": as_decimal(one.amount)} for one in self.credits
            ],
            "unknown": self.unknown,
        }


def import_open_items(
    house: House,
    creditor_id: UUID,
    content: bytes,
    *,
    as_of: date,
    actor: str,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _seen: None,
) -> Laid:
    """Hold what vanished from a list or is lower in it, and note that payments are known.

    The knowledge is recorded last: an import that died is simply repeated. Raises Refusal
    ``open_items.*`` where a line cannot be read, the list is of a day to come, or an older one
    than the last; NotFound ``creditor.unknown``.
    """
    items = read_open_items(content)
    laid = Laid(as_of=as_of, sha256=sha256(content).hexdigest(), rows=len(items))
    creditor = house.collections.creditor(creditor_id)
    _require_usable(creditor, as_of=as_of, today=house.today)
    laid.known = (creditor.open_items_on, creditor.open_items_sha256) == (as_of, laid.sha256)
    _Laying(house, laid, creditor_id, actor, dry_run=dry_run).lay(items, progress)
    if not dry_run and not laid.known:
        house.archive.put(content, subject=creditor_id)
        _note(house, creditor, laid, actor)
    return laid


class _Laying:
    """One list on its way along the claims of its creditor."""

    def __init__(
        self, house: House, laid: Laid, creditor_id: UUID, actor: str, *, dry_run: bool
    ) -> None:
        self._house, self._laid, self._creditor = house, laid, creditor_id
        self._actor, self._dry_run = actor, dry_run

    def lay(self, items: list[OpenItem], progress: Callable[[int], None]) -> None:
        by_claim = {claim_id(self._creditor, item.invoice_number): item for item in items}
        known: set[UUID] = set()
        streams = self._house.store.streams(StreamKind.CLAIM, self._creditor)
        for seen, stream in enumerate(streams, 1):
            known.add(stream)
            self._one(self._house.collections.claim(stream), by_claim)
            progress(seen)
        self._laid.unknown = [
            i.invoice_number for c, i in by_claim.items() if c not in known and i.amount >= 0
        ]
        self._credits(items)

    def _credits(self, items: list[OpenItem]) -> None:
        """Let the claims of debtors with a credit in the list wait for a look at it."""
        laid = self._laid
        for item, credit in credits_in(self._house, self._creditor, items):
            if credit:
                laid.credits.append(credit)
            else:
                laid.unknown.append(item.invoice_number or item.debtor)
        if self._dry_run or laid.known:
            return
        lay_credits(
            self._house,
            laid.credits,
            before=self._house.collections.creditor(self._creditor).open_credits_of,
            creditor_id=self._creditor,
            list_of=(laid.sha256, laid.as_of),
            actor=self._actor,
        )

    def _one(self, claim: Claim, by_claim: Mapping[UUID, OpenItem]) -> None:
        item = by_claim.get(claim.id)
        listed = item.amount if item else None
        as_of = self._laid.as_of
        if not expected(claim, as_of=as_of):
            return
        self._tell(claim, listed)
        if self._dry_run or self._laid.known or not lay_beside(claim, listed=listed, as_of=as_of):
            return

        def decide(session: Session) -> None:
            fresh = session.claim(claim.id)
            facts = lay_beside(fresh, listed=listed, as_of=as_of)
            session.record(stream_of_claim(fresh), facts, cause=f"open items of {as_of}")

        what = f"{self._laid.sha256[:16]}:{as_of}:{claim.id}:{claim.version}"
        self._house.collections.carry_out(
            _command(self._house, self._creditor, what, self._actor), decide
        )

    def _tell(self, claim: Claim, listed: Cents | None) -> None:
        ours, laid = booked_open(claim, on=self._laid.as_of), self._laid
        held = any(h.category in {VANISHED, LOWER} and not h.lifted for h in claim.holds)
        one = Difference(
            claim=claim.id, invoice_number=claim.invoice_number, ours=ours, listed=listed
        )
        if listed is None:
            laid.vanished += [one] if ours > 0 else []
            return
        laid.listed += 1
        if listed < ours:
            laid.lower.append(one)
        elif held:
            laid.back.append(one)
        elif listed > ours:
            laid.higher.append(one)


def _require_usable(creditor: Creditor, *, as_of: date, today: date) -> None:
    require_registered(creditor)
    if as_of > today:
        raise Refusal(
            "open_items.from_the_future",
            f"The list would be of {as_of}, after today ({today}).",
            way_out="Give the day on which it was drawn.",
            values={"day": as_of},
        )
    if as_of < creditor.open_items_on:
        raise Refusal(
            "open_items.older",
            f"A list of {creditor.open_items_on} was laid beside the claims already.",
            way_out="Draw a new list and give its day.",
            values={"day": creditor.open_items_on},
        )


def _note(house: House, creditor: Creditor, laid: Laid, actor: str) -> None:
    fact = OpenItemsImported(
        as_of=laid.as_of,
        sha256=laid.sha256,
        rows=laid.rows,
        listed=laid.listed,
        vanished=len(laid.vanished),
        lower=len(laid.lower),
        credits_of=tuple(dict.fromkeys(one.debtor for one in laid.credits)),
    )

    def decide(session: Session) -> None:
        session.creditor(creditor.id)
        session.record(StreamRef.creditor(creditor.id), [fact])

    what = f"{laid.sha256}:{laid.as_of}:{creditor.version}"
    house.collections.carry_out(_command(house, creditor.id, what, actor), decide)


def _command(house: House, creditor_id: UUID, what: str, actor: str) -> Mandate:
    return Mandate(
        key=f"open-items:{what}",
        actor=actor,
        role="handler",
        today=house.today,
        log=creditor_id,
    )
