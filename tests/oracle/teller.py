"""Who tells a life: facts of a debtor, his claims, letters and creditor, as the store has them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any, Final
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from tests.oracle.contact import WAITS
from tests.oracle.days import DAY, first_open, next_banking, presumed_receipt
from tests.oracle.plain import Past, PlainFact
from tests.oracle.sums import Movement, Parts, owed, scale, vat_on

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
ALL: Final = UUID("0a0c1e00-0000-8000-8000-00000000feed")
SCAN: Final = sha256(b"an invented invoice").hexdigest()
IBAN: Final = "NL91ABNA0417164300"
CALL: Final = {"kind": "call"}


@dataclass
class ToldClaim:
    """A claim while it is told."""

    id: str
    number: str
    principal: int
    moves: list[Movement] = field(default_factory=list)
    never: int = 0
    """What counts as never owed."""

    @property
    def unpaid(self) -> int:
        """The principal less all that was paid and credited."""
        gone = sum(one.cents for one in self.moves if one.what in {"paid", "credit"})
        return max(0, self.principal - self.never - gone)


@dataclass
class Teller:
    """One debtor and his claims, day by day."""

    number: int
    capacity: str
    plan: str
    kind: str
    """Of interest."""
    due: date
    basis: str
    checked: bool
    """Whether payments must be known before a step is taken."""
    principals: Sequence[int]
    series: str = ""
    claim_kind: str = "service"
    scanned: bool = True
    agency: bool = False
    vat_costs: bool = False
    facts: list[PlainFact] = field(default_factory=list)
    first: date | None = None
    """The first day of interest."""
    last: date = date.min
    """The last day of the debtor's term."""
    heads: dict[str, int] = field(default_factory=dict)
    letters: int = 0

    def __post_init__(self) -> None:
        self.log = str(uuid5(ALL, f"creditor {self.number}"))
        self.debtor = str(uuid5(ALL, f"debtor {self.number}"))
        self.claims = [
            ToldClaim(str(uuid5(ALL, f"claim {self.number} {n}")), f"F{self.number}-{n}", cents)
            for n, cents in enumerate(self.principals)
        ]
        self.day = self.due - 30 * DAY
        self.last = self.due

    @property
    def consumer(self) -> bool:
        return self.capacity in {"consumer", "unknown"}

    @property
    def fatal(self) -> bool:
        return self.basis in {"contract", "general_terms"}

    # --- writing ------------------------------------------------------------------------------

    def put(
        self,
        topic: str,
        state: dict[str, Any],
        *,
        stream: str = "",
        on: date | None = None,
        hour: time = time(9),
        recorded: date | None = None,
        actor: str = "daily-run",
        role: str = "handler",
        cause: str = "",
        command: str = "",
    ) -> int:
        """Record a fact, and give its version."""
        kind = topic.partition(".")[0]
        place = stream or {"creditor": self.log, "debtor": self.debtor}.get(kind, self.claims[0].id)
        day = recorded or on or self.day
        moment = datetime.combine(day, hour, AMSTERDAM)
        self.heads[place] = self.heads.get(place, 0) + 1
        made = PlainFact(
            kind="claim" if kind == "any" else kind,
            stream=place,
            topic=topic,
            state=state,
            on=on or self.day,
            at=moment + timedelta(microseconds=len(self.facts)),
            actor=actor,
            role="system" if actor == "daily-run" else role,
            policy=self.plan if actor == "daily-run" else "",
            cause=cause,
            command=command or f"{day} {len(self.facts)}",
            version=self.heads[place],
        )
        self.facts.append(made)
        return made.version

    def past(self, today: date) -> Past:
        """All that was told."""
        return Past(self.log, self.facts, today).numbered()

    def open(self) -> None:
        """A creditor, a debtor and his claims."""
        self.put("creditor.registered", self._creditor())
        if self.vat_costs:
            self.put("creditor.terms_changed", {"collector_charges_vat": True}, actor="els")
        debtor = {
            "creditor_id": self.log,
            "contact": sha256(self.debtor.encode()).hexdigest(),
            "capacity": self.capacity,
            "postable": True,
            "mailable": True,
            "country": "NL",
        }
        self.put("debtor.registered", debtor, actor="els")
        for claim in self.claims:
            self.put("claim.invoice_sent", self._invoice(claim), stream=claim.id, actor="els")
            self.put("debtor.claim_opened", {"claim_id": claim.id}, actor="els")
        if self.kind != "consumer":
            self.first = self.due + DAY

    def _creditor(self) -> dict[str, Any]:
        return {
            "profile": {"name": "Rijwielzaak De Spaak B.V.", "city": "Utrecht"},
            "ibans": [IBAN],
            "can_deduct_vat": not self.vat_costs,
            "collects_for_others": self.agency,
            "payments_checked": "required" if self.checked else "not_required",
        }

    def _invoice(self, claim: ToldClaim) -> dict[str, Any]:
        state = {
            "debtor_id": self.debtor,
            "creditor_id": self.log,
            "invoice_number": claim.number,
            "principal": claim.principal,
            "issued_on": self.day.isoformat(),
            "sent_on": self.day.isoformat(),
            "due_on": self.due.isoformat(),
            "term_basis": self.basis,
            "claim_kind": self.claim_kind,
            "interest_kind": self.kind,
            "series_id": self.series,
            "pay_to": [{"iban": IBAN}],
            "plan": self.plan,
            "source": CALL,
        }
        return {**state, "document_sha256": SCAN} if self.scanned else state

    # --- what is owed -------------------------------------------------------------------------

    def owed(self, claim: ToldClaim, day: date | None = None) -> Parts:
        """By part, at the end of a day."""
        principal = claim.principal - claim.never
        return owed(principal, self.kind, self.first, claim.moves, day or self.day)

    # --- what is done -------------------------------------------------------------------------

    def known(self, through: date) -> None:
        """All payments through a day are known, early on the present day."""
        state = {"through": through.isoformat(), "source": "statement"}
        self.put("creditor.payments_known_through", state, hour=time(6), actor="bank")

    def declare(self, since: date, ground: str, letter: str = "") -> None:
        """Find that the debtor is in default."""
        for claim in self.claims:
            state: dict[str, Any] = {
                "in_default_since": since.isoformat(),
                "ground": ground,
                "interest_kind": self.kind,
            }
            if letter:
                state["letter_id"] = letter
            self.put("claim.default_declared", state, stream=claim.id, on=since, recorded=self.day)
        self.first = self.first or since

    def letter(
        self,
        topic: str,
        step: str,
        *,
        asked: Sequence[Parts],
        more: dict[str, Any],
        channel: str = "post",
        hour: time = time(9),
        claims: Sequence[ToldClaim] = (),
        plan: str = "",
    ) -> str:
        """Order a letter over claims, hand it over, and record with each claim that it left."""
        claims = claims or self.claims
        letter = str(uuid5(ALL, f"letter {self.number} {self.letters}"))
        self.letters += 1
        day = self.day.isoformat()
        order: dict[str, Any] = {
            "letter_kind": step_kind(topic),
            "debtor_id": self.debtor,
            "step": step,
            "plan": plan or self.plan,
            "claims": [
                {
                    "claim_id": claim.id,
                    "version": self.heads[claim.id],
                    "round": 1,
                    "asked": _asked(part),
                }
                for claim, part in zip(claims, asked, strict=True)
            ],
            "channel": channel,
            "send_on": day,
        }
        order |= {k: v for k, v in more.items() if k in _OF_ORDER}
        if "costs" in more:
            order |= {"costs_if_unpaid": more["costs"], "costs_base": more["base"]}
            order |= {"vat_on_costs": more.get("vat", 0)}
        self.put("letter.ordered", order, stream=letter, hour=hour)
        for claim in claims:
            named = {"letter_id": letter, "step": step, "send_on": day}
            self.put("claim.letter_ordered", named, stream=claim.id, hour=hour)
        self._dispatch(letter, channel, hour)
        said = {"letter_id": letter, "step": step, "channel": channel} | more
        self._sent(topic, said, claims, asked, hour)
        if "pay_by" in more:
            self.last = max(self.last, date.fromisoformat(more["pay_by"]))
        return letter

    def _sent(
        self,
        topic: str,
        said: dict[str, Any],
        claims: Sequence[ToldClaim],
        asked: Sequence[Parts],
        hour: time,
    ) -> None:
        unpaid = [claim.unpaid for claim in claims]
        shares, vats = (split(said.get(name, 0), unpaid) for name in ("costs", "vat"))
        for n, claim in enumerate(claims):
            state = said | {"asked": _asked(asked[n]), "document_sha256": SCAN}
            if "costs" in said:
                state |= {"share": shares[n], "vat_share": vats[n]}
            self.put(topic, state, stream=claim.id, hour=hour)

    def confirm(self, what: str) -> None:
        """Say in writing what was agreed about the first claim."""
        claim = self.claims[0]
        letter = str(uuid5(ALL, f"letter {self.number} {self.letters}"))
        self.letters += 1
        asked: dict[str, Any] = {"claim_id": claim.id, "version": self.heads[claim.id], "round": 1}
        order: dict[str, Any] = {
            "letter_kind": "confirmation",
            "debtor_id": self.debtor,
            "step": "",
            "plan": "",
        }
        order |= {"claims": [asked | {"asked": _asked(self.owed(claim))}], "agreement": what}
        order |= {"channel": "post", "send_on": self.day.isoformat(), "agreed": "invented words"}
        self.put("letter.ordered", order, stream=letter, actor="jan")
        named = {"letter_id": letter, "step": "", "send_on": self.day.isoformat()}
        self.put("claim.letter_ordered", named, actor="jan")
        self._dispatch(letter, "post", time(9))
        said = {"what": what, "letter_id": letter, "document_sha256": SCAN}
        self.put("claim.agreement_confirmed", said)

    def _dispatch(self, letter: str, channel: str, hour: time) -> None:
        start = {"attempt": 1, "channel": channel, "document_sha256": SCAN}
        if channel == "post":
            self.put("letter.dispatch_started", start, stream=letter, hour=hour)
            gone = {"attempt": 1, "posted_on": self.day.isoformat(), "batch": f"b{self.day}"}
            self.put("letter.posted", gone, stream=letter, hour=hour)
        else:
            start["message_id"] = f"{letter}@outbox"
            self.put("letter.dispatch_started", start, stream=letter, hour=hour)
            sent = {"attempt": 1, "message_id": start["message_id"]}
            self.put("letter.sent", sent, stream=letter, hour=hour)

    def pay(self, claim: ToldClaim, cents: int, *, recorded: date | None = None) -> None:
        """Money comes in on the present day."""
        state = {
            "payment_id": f"{claim.number}-{len(claim.moves)}",
            "amount": cents,
            "credited_on": self.day.isoformat(),
            "source": CALL,
        }
        self.put(
            "claim.payment_received",
            state,
            stream=claim.id,
            hour=time(8),
            recorded=recorded,
            actor="bank",
        )
        claim.moves.append(Movement(self.day, "paid", cents))

    def charge(self, claim: ToldClaim, state: dict[str, Any]) -> None:
        """Costs fall due."""
        self.put("claim.collection_costs_charged", state, stream=claim.id)
        cents = state["amount"] + state.get("vat", 0)
        claim.moves.append(Movement(self.day, "costs", cents))

    def by_two(
        self, command: str, topic: str, state: dict[str, Any], *, proposer: str, second: str
    ) -> None:
        """Propose something, and carry it out in the name of a second person."""
        claim = self.claims[0].id
        content = {"command": command, "content": "{}"}
        number = self.put(
            "any.decision_proposed", content, stream=claim, actor="els", role="senior"
        )
        agreed = {"proposal": number, "command": command, "proposed_by": proposer}
        agreed["approved_by"] = second
        more = {"role": "senior", "stream": claim, "actor": second, "cause": f"{claim}@{number}"}
        more["command"] = f"approval {self.day}"
        for name, said in (("any.approval_given", agreed), (topic, state)):
            self.put(name, said, **more)  # type: ignore[arg-type]  # words by name

    # --- days ---------------------------------------------------------------------------------

    def next_step_day(self) -> date:
        """The first day on which the next step may be taken: the edge."""
        second = "fourteen-day-letter" if self.consumer else "final-demand"
        wait = WAITS[self.plan][second if self.letters else "reminder"]
        after = self.last + max(wait, 1) * DAY
        if self.checked:
            after = max(after, next_banking(self.last) + DAY)
        return first_open(max(after, self.day))

    def notice_until(self, channel: str) -> date:
        """The last day of a notice of seven days, on a banking day."""
        received = presumed_receipt(self.day) if channel == "post" else self.day
        return next_banking(received + 6 * DAY)


_OF_ORDER: Final = frozenset({"pay_by", "term_days", "wording", "serves_as_notice"})


def step_kind(topic: str) -> str:
    """The kind of letter that a fact of a claim tells of."""
    name = topic.removeprefix("claim.")
    return name.removesuffix("_sent").removesuffix("_served")


def _asked(part: Parts) -> dict[str, int]:
    return {"principal": part.principal, "interest": part.interest, "costs": part.costs}


def split(cents: int, over: Sequence[int]) -> list[int]:
    """Share cents out by weight; those that are left go to the largest remainders."""
    whole = sum(over)
    if not whole:
        return [0 for _ in over]
    shares = [cents * one // whole for one in over]
    by_rest = sorted(range(len(over)), key=lambda n: -(cents * over[n] % whole))
    for n in by_rest[: cents - sum(shares)]:
        shares[n] += 1
    return shares


def costs_over(claims: Sequence[ToldClaim], *, less: int, vat: bool) -> tuple[int, int, int]:
    """Costs, their VAT and their base, over what is unpaid and not contested."""
    base = sum(claim.unpaid for claim in claims) - less
    costs = scale(base)
    return costs, vat_on(costs) if vat else 0, base
