"""A creditor's list of open items, laid beside his claims: safe to stop and to repeat."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID

from adapters.open_items import OpenItem, OpenList, SetAside, Unclarity, read_open_items
from application.house import House
from application.intake.list_matching import Listing, matching_of
from application.intake.open_credits import OpenCredit, credits_in, lay_credits
from domain.application import Mandate, Session, stream_of_claim
from domain.claim.events import ClaimFact
from domain.claim.reconciliation import booked_open, expected, lay_beside, waiting_holds
from domain.claim.state import Claim
from domain.creditor.events import OpenItemsImported
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.errors import Refusal
from domain.facts import JsonObject, StreamKind, StreamRef
from domain.money import Cents, as_decimal
from domain.shown import unseen


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
    unclear: list[Difference] = field(default_factory=list)
    """Listed, but not so that it is clear what is open: held as well."""
    back: list[Difference] = field(default_factory=list)
    """Held for an earlier list, and as they should be in this one."""
    credits: list[OpenCredit] = field(default_factory=list)
    """Credit of debtors who are known: their claims wait for a look at it."""
    unknown: list[str] = field(default_factory=list)
    """Invoices in the list of which there is no claim: nothing was made of them."""
    set_aside: tuple[SetAside, ...] = ()
    """Invoices in the list of which it is not clear what is open, with their line and why."""
    taken_as: list[tuple[str, str]] = field(default_factory=list)
    """Numbers that a spreadsheet had maimed, and the invoice each was taken as."""

    @property
    def credits_told(self) -> list[tuple[str, Cents]]:
        """Each credit once, by number and amount, whosever it may be."""
        return list(dict.fromkeys((one.number, one.amount) for one in self.credits))

    def as_json(self) -> JsonObject:
        """What was found, as the command line prints it."""
        differing = {
            name: [one.as_json() for one in getattr(self, name)]
            for name in ("vanished", "lower", "higher", "unclear", "back")
        }
        head = {"as_of": self.as_of.isoformat(), "sha256": self.sha256, "rows": self.rows}
        return {
            **head,
            "known": self.known,
            "listed": self.listed,
            **differing,
            "credits": [
                {"number": number, "amount": as_decimal(cents)}
                for number, cents in self.credits_told
            ],
            "unknown": self.unknown,
            "set_aside": [
                {
                    "line": one.line,
                    "invoice_number": one.invoice_number,
                    "why": one.why.value,
                    "said": one.said,
                }
                for one in self.set_aside
            ],
            "taken_as": [
                {"written": written, "invoice_number": number} for written, number in self.taken_as
            ],
        }


@unseen()
def import_open_items(
    house: House,
    creditor_id: UUID,
    content: bytes,
    *,
    as_of: date,
    actor: str,
    dry_run: bool = False,
    nothing_open: bool = False,
    progress: Callable[[int], None] = lambda _seen: None,
) -> Laid:
    """Hold what vanished from a list or is lower in it, and note that payments are known.

    The knowledge is recorded last: an import that died is simply repeated. ``nothing_open`` says
    that a list without lines is meant so. Raises Refusal ``open_items.*`` where the list does
    not say which invoices it names, is of another day or of one to come, or an older one than
    the last; NotFound ``creditor.unknown``.
    """
    read = read_open_items(content)
    _require_whole(read, as_of=as_of, nothing_open=nothing_open)
    rows = len(read.items) + len(read.set_aside)
    laid = Laid(
        as_of=as_of, sha256=sha256(content).hexdigest(), rows=rows, set_aside=read.set_aside
    )
    creditor = house.collections.creditor(creditor_id)
    _require_usable(creditor, as_of=as_of, today=house.today)
    laid.known = (creditor.open_items_on, creditor.open_items_sha256) == (as_of, laid.sha256)
    _Laying(house, laid, creditor_id, actor, dry_run=dry_run).lay(read, progress)
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

    def lay(self, read: OpenList, progress: Callable[[int], None]) -> None:
        matching = matching_of(read, self._creditor)
        streams = self._house.store.streams(StreamKind.CLAIM, self._creditor)
        for seen, stream in enumerate(streams, 1):
            claim = self._house.collections.claim(stream)
            listing = matching.exactly(stream, claim.invoice_number)
            if listing:
                self._one(claim, listing)
            progress(seen)
        for stream, listing in matching.left():
            self._one(self._house.collections.claim(stream), listing)
        self._laid.taken_as = matching.taken_as
        self._laid.unknown = [i.invoice_number for i in matching.unknown() if i.amount >= 0]
        self._credits(read.items)

    def _credits(self, items: Sequence[OpenItem]) -> None:
        """Let the claims of debtors with a credit in the list wait for a look at it."""
        laid = self._laid
        for item, found in credits_in(self._house, self._creditor, items):
            laid.credits += found
            if not found:
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

    def _one(self, claim: Claim, listing: Listing) -> None:
        as_of = self._laid.as_of
        if not expected(claim, as_of=as_of):
            return
        self._tell(claim, listing)
        if self._dry_run or self._laid.known or not _facts(claim, listing, as_of):
            return

        def decide(session: Session) -> None:
            fresh = session.claim(claim.id)
            facts = _facts(fresh, listing, as_of)
            session.record(stream_of_claim(fresh), facts, cause=f"open items of {as_of}")

        what = f"{self._laid.sha256[:16]}:{as_of}:{claim.id}:{claim.version}"
        self._house.collections.carry_out(
            _command(self._house, self._creditor, what, self._actor), decide
        )

    def _tell(self, claim: Claim, listing: Listing) -> None:
        ours, laid, listed = booked_open(claim, on=self._laid.as_of), self._laid, listing.amount
        one = Difference(
            claim=claim.id, invoice_number=claim.invoice_number, ours=ours, listed=listed
        )
        if listing.unclear:
            laid.unclear += [one] if ours > 0 else []
        elif listed is None:
            laid.vanished += [one] if ours > 0 else []
        else:
            laid.listed += 1
            _compare(laid, one, listed, held=any(waiting_holds(claim)))


def _compare(laid: Laid, one: Difference, listed: Cents, *, held: bool) -> None:
    if listed < one.ours:
        laid.lower.append(one)
    elif held:
        laid.back.append(one)
    elif listed > one.ours:
        laid.higher.append(one)


def _facts(claim: Claim, listing: Listing, as_of: date) -> list[ClaimFact]:
    return lay_beside(claim, listed=listing.amount, as_of=as_of, unclear=listing.unclear)


def _require_whole(read: OpenList, *, as_of: date, nothing_open: bool) -> None:
    """Refuse a list from which no claim can be said to have vanished."""
    if read.drawn_on and read.drawn_on != as_of:
        raise Refusal(
            "open_items.other_day",
            f"The list says that it is of {read.drawn_on}, not of {as_of}.",
            way_out="Give the day on which it was drawn.",
            values={"day": read.drawn_on},
        )
    unread = sum(one.why is not Unclarity.OTHER_CURRENCY for one in read.set_aside)
    if unread > len(read.items):
        raise Refusal(
            "open_items.mostly_unclear",
            f"Of {unread} invoices it is not clear what is open, and of {len(read.items)} it is:"
            f" this list says too little. See line {read.set_aside[0].line}.",
            way_out="Export the list anew, with amounts such as 1.234,56 or 1234.56.",
        )
    if not read.items and not nothing_open:
        raise Refusal(
            "open_items.empty",
            "The list names no invoice in euro: every claim would have vanished.",
            way_out="If nothing is open any more, say so with the list (nothing_open).",
        )


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
        fresh = session.creditor(creditor.id)
        _require_usable(fresh, as_of=laid.as_of, today=session.today)
        session.record(StreamRef.creditor(creditor.id), [fact])

    what = f"{laid.sha256}:{laid.as_of}:{creditor.version}"
    house.collections.carry_out(_command(house, creditor.id, what, actor), decide)


def _command(house: House, creditor_id: UUID, what: str, actor: str) -> Mandate:
    return Mandate(
        key=f"open-items:{what}",
        actor=actor,
        role="handler",
        name="import open-items",
        today=house.today,
        log=creditor_id,
    )
