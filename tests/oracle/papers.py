"""What the oracle reads of a claim: its letters, its debtor, and what was owed as it was known."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final, NamedTuple

from tests.oracle.days import DAY, presumed_receipt
from tests.oracle.plain import Past, PlainFact, by_stream, standing
from tests.oracle.sums import Movement, Parts, owed

FULFILLED, VIOLATED = "fulfilled", "violated"
NOT_APPLICABLE, NOT_PROVABLE = "not_applicable", "not_provable"

SENT: Final = {
    "claim.reminder_sent": "reminder",
    "claim.statement_sent": "statement",
    "claim.final_demand_sent": "final_demand",
    "claim.notice_of_default_served": "notice_of_default",
    "claim.fourteen_day_letter_sent": "fourteen_day_letter",
}
SHORTEST_NOTICE = 7
PROOF: Final = frozenset({"opened", "signed_for", "acknowledged"})


class Said(NamedTuple):
    """One thing that the oracle says of an obligation: its verdict, the day, and why."""

    verdict: str
    on: date
    why: str


@dataclass
class PlainLetter:
    """A letter that was sent, as its claim and its own stream tell it."""

    fact: PlainFact
    """Of the claim: that it was sent."""
    own: list[PlainFact]

    @property
    def kind(self) -> str:
        return SENT[self.fact.topic]

    @property
    def id(self) -> str:
        return str(self.fact.state["letter_id"])

    @property
    def order(self) -> dict[str, Any]:
        """What was ordered; empty where that is not known."""
        return next((one.state for one in self.own if one.topic == "letter.ordered"), {})

    @cached_property
    def sent_on(self) -> date:
        """The day it left us: of post the day it was posted."""
        posted = [one.day("posted_on") for one in self.own if one.topic == "letter.posted"]
        return posted[-1] or self.fact.on if posted else self.fact.on

    @cached_property
    def came_back(self) -> bool:
        """Whether it was shown not to have arrived."""
        return any(
            one.topic == "letter.delivery_disproved"
            or (one.topic == "letter.delivery_failed" and one.state["permanent"])
            for one in self.own
        )

    @cached_property
    def received_on(self) -> date | None:
        """Proof, else what is presumed of post; an e-mail counts with proof alone."""
        for one in self.own:
            if one.topic == "letter.delivered" and one.state["grade"] in PROOF:
                return one.day("received_on")
        if self.came_back or self.fact.state["channel"] != "post":
            return None
        return presumed_receipt(self.sent_on)

    @property
    def pay_by(self) -> date | None:
        return self.fact.day("pay_by")

    @property
    def days_given(self) -> int:
        """From receipt to its last day; of an e-mail from its sending."""
        assert self.pay_by
        return (self.pay_by - (self.received_on or self.sent_on)).days

    @property
    def asked(self) -> Parts:
        """By part, of this claim."""
        return parts(self.fact.state["asked"])

    @cached_property
    def term_ends(self) -> date | None:
        """The last day of a fourteen-day letter's term as it is worded."""
        days = self.fact.state.get("term_days")
        return self.received_on + days * DAY if self.received_on and days else None


def parts(state: dict[str, Any]) -> Parts:
    """An amount by part as facts store it."""
    return Parts(state["principal"], state.get("interest", 0), state.get("costs", 0))


@dataclass
class Papers:
    """The facts around one claim, those entered in error left out."""

    past: Past
    claim: str
    streams: dict[str, list[PlainFact]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.streams:
            self.streams = {
                stream: list(standing(facts))
                for stream, facts in by_stream(self.past.facts).items()
            }

    @property
    def today(self) -> date:
        return self.past.today

    @cached_property
    def own(self) -> list[PlainFact]:
        """The facts of the claim."""
        return self.streams[self.claim]

    def of(self, *topics: str) -> list[PlainFact]:
        """The facts of the claim of some topics, without their stream."""
        names = {f"claim.{topic}" for topic in topics}
        return [one for one in self.own if one.topic in names]

    @cached_property
    def invoice(self) -> dict[str, Any]:
        """The opening, with what was corrected of it since."""
        state = dict(self.of("invoice_sent")[0].state)
        for one in self.of("invoice_details_corrected"):
            new = one.state["new"]
            state[one.state["field"]] = int(new) if one.state["field"] == "principal" else new
        return state

    @cached_property
    def due(self) -> date:
        return date.fromisoformat(self.invoice["due_on"])

    @cached_property
    def debtor(self) -> list[PlainFact]:
        return self.streams.get(self.invoice["debtor_id"], [])

    @cached_property
    def creditor(self) -> list[PlainFact]:
        return self.streams.get(self.past.log, [])

    @cached_property
    def capacity(self) -> str:
        said = [one.state["capacity"] for one in self.debtor if "capacity" in one.state]
        return said[-1] if said else "unknown"

    @property
    def consumer(self) -> bool:
        """Whether the rules for consumers are kept: whoever may be one is one."""
        return self.capacity in {"consumer", "unknown"}

    @property
    def trade(self) -> bool:
        """Whether the interest and the costs of trade contracts hold (BW 6:119a, 6:96 lid 4)."""
        return self.invoice.get("interest_kind", "consumer") in {"commercial", "government"}

    @cached_property
    def letters(self) -> list[PlainLetter]:
        """The letters that asked the claim and left, in order."""
        return [
            PlainLetter(one, self.streams.get(one.state["letter_id"], []))
            for one in self.own
            if one.topic in SENT
        ]

    def streams_of_letters(self) -> list[list[PlainFact]]:
        """The facts of each letter that was ordered for the claim, also of one that failed."""
        named = dict.fromkeys(one.state["letter_id"] for one in self.of("letter_ordered"))
        return [self.streams.get(one, []) for one in named]

    def siblings(self) -> Iterator["Papers"]:
        """The other claims on the debtor."""
        for claim in self.past.claims():
            other = Papers(self.past, claim, self.streams)
            if claim != self.claim and other.invoice["debtor_id"] == self.invoice["debtor_id"]:
                yield other

    # --- what was owed ------------------------------------------------------------------------

    def default_since(self, before: int | None = None) -> date | None:
        """The first day of default by what was recorded then, less what was withdrawn by then."""
        withdrawn = {
            one.state["version"]
            for one in self.of("determination_withdrawn")
            if before is None or one.position < before
        }
        found = [
            one.day("in_default_since")
            for one in self.of("default_declared")
            if one.version not in withdrawn and (before is None or one.position < before)
        ]
        return found[-1] if found else None

    def voided(self, before: int) -> set[str]:
        """The fourteen-day letters that proved void by a position."""
        facts = self.of("fourteen_day_letter_voided")
        return {one.state["letter_id"] for one in facts if one.position < before}

    def default_shown(self) -> bool:
        """Whether the notice that default rests on gave seven days; a fatal term needs none."""
        if self.invoice["term_basis"] in {"contract", "general_terms"}:
            return True
        found = (one for one in self.letters if one.fact.state.get("serves_as_notice"))
        return all(one.days_given >= SHORTEST_NOTICE for one in found)

    def first_interest_day(self, before: int | None = None, *, given: bool = True) -> date | None:
        """Trade: the day after the last day to pay, without default; else that of default.

        What was ``given`` counts where somebody states what is owed: an extension after the last
        day, a default that was found late or not yet. Who asks interest may ask it by law: such
        an extension gave time and took nothing back that ran, and no finding begins a default.
        """
        fatal = self.invoice["term_basis"] in {"contract", "general_terms"}
        if given and not self.trade:
            return self._found(self.default_since(before), fatal=fatal)
        if fatal:
            return self._last_day(given=given) + DAY
        if self.trade:
            day = self.invoice.get("received_on") or self.invoice.get("sent_on")
            return date.fromisoformat(day or self.invoice["issued_on"]) + 31 * DAY
        first = self._noticed(before)
        return first + DAY if first else None

    def _last_day(self, *, given: bool) -> date:
        last = self.due
        for one in self.of("payment_term_extended"):
            if given or one.on <= last:
                last = max(last, one.day("pay_by") or last)
        return last

    def _noticed(self, before: int | None) -> date | None:
        """The last day of the first notice that was sent by then."""
        notices = (
            one.pay_by
            for one in self.letters
            if (one.fact.state.get("serves_as_notice") or one.kind == "notice_of_default")
            and (before is None or one.fact.position < before)
            and not one.came_back
        )
        return min((day for day in notices if day), default=None)

    def _found(self, since: date | None, *, fatal: bool) -> date | None:
        """A day of default that was found, but not before the law has it."""
        if since is None:
            return None
        first = self.due if fatal else self._noticed(None)
        return max(since, first + DAY) if first else since

    def moves(self, before: int) -> list[Movement]:
        """What changed what is owed, of what was recorded before a position."""
        known = [one for one in self.own if one.position < before]
        found = []
        for one in known:
            state = one.state
            match one.topic.removeprefix("claim."):
                case "payment_received":
                    found.append(Movement(one.on, "paid", state["amount"], state["payment_id"]))
                case "payment_reversed":
                    found.append(Movement(one.on, "back", state["amount"], state["payment_id"]))
                case "credit_note_applied" if not state.get("retroactive"):
                    found.append(Movement(one.on, "credit", state["amount"]))
                case "rest_waived":
                    found.append(Movement(one.on, "rest", state["amount"], f"@{one.version}"))
                case "rest_asked_again":
                    name = f"@{state['waived_version']}"
                    found.append(Movement(one.on, "back", state["amount"], name))
                case "part_waived":
                    found.append(Movement(one.on, "credit", state["amount"]))
                case "collection_costs_charged":
                    cents = state["amount"] + state.get("vat", 0)
                    found.append(Movement(one.on, "costs", cents))
                case "collection_costs_waived":
                    found.append(Movement(one.on, "less_costs", state["amount"]))
        return found

    def principal(self, before: int) -> int:
        """What the invoice asks, less what counts as never owed."""
        never = sum(
            int(one.state.get("granted", 0)) + int(one.state.get("amount", 0))
            for one in self.own
            if one.position < before
            and (
                one.topic == "claim.dispute_decided"
                or (one.topic == "claim.credit_note_applied" and one.state.get("retroactive"))
            )
        )
        return int(self.invoice["principal"]) - never

    def owed(self, day: date, before: int) -> Parts:
        """What was owed at the end of a day, of what was recorded before a position."""
        return owed(
            self.principal(before),
            self.invoice.get("interest_kind", "consumer"),
            self.first_interest_day(before),
            self.moves(before),
            day,
        )

    def _asked(self, day: date, before: int, *, less: int = 0, rounds: bool = True) -> Parts:
        return owed(
            self.principal(before) - less,
            self.invoice.get("interest_kind", "consumer"),
            self.first_interest_day(before, given=False),
            self.moves(before),
            day,
            rounds=rounds,
        )

    def contested(self, before: int) -> int:
        """What of the principal is contested and nobody decided, of what was recorded by then."""
        open_ones: dict[int, int] = {}
        for one in self.of("disputed", "dispute_decided", "dispute_resolved"):
            if one.position >= before:
                break
            if one.topic == "claim.disputed":
                open_ones[one.version] = one.state["amount"]
            elif named := one.state.get("disputed_version"):
                open_ones.pop(named, None)
            else:
                open_ones.clear()
        off = sum(one.cents for one in self.moves(before) if one.what == "credit")
        return max(0, min(sum(open_ones.values()), self.principal(before) - off))

    def rest(self, day: date, before: int) -> Parts:
        """What was owed at the end of a day if what is contested had never been asked.

        Who rightly suspends is not in default, and owes no interest over it (BW 6:52, 6:262).
        """
        return self._asked(day, before, less=self.contested(before))

    def most_interest(self, said: Parts, day: date, before: int) -> int:
        """What was owed of it, where money that costs took all of rounds no interest.

        No statute says whether it does.
        """
        left_out = self.contested(before)
        if left_out and said.principal > self.rest(day, before).principal:
            left_out = 0
        return self._asked(day, before, less=left_out, rounds=False).interest

    def asked_for(self, said: Parts, day: date, before: int) -> Parts:
        """What was owed of what somebody asks: of all of it, or less what is contested.

        Reading: who asks any principal that is contested is held to the interest over all; that
        he asks it is another wrong.
        """
        if self.contested(before) and said.principal <= (rest := self.rest(day, before)).principal:
            return rest
        return self._asked(day, before)

    def pressing(self) -> list[PlainFact]:
        """What was done to get the money: letters, costs, hand-over; a statement asks too."""
        topics = {*SENT, "claim.collection_costs_charged", "claim.handed_over"}
        return [one for one in self.own if one.topic in topics]

    def scanned(self, before: int) -> bool:
        """Whether the invoice itself was laid with the claim before a position."""
        return any(
            one.topic == "claim.invoice_document_attached"
            or (one.topic == "claim.invoice_sent" and bool(one.state.get("document_sha256")))
            for one in self.own
            if one.position < before
        )

    def ended_on(self) -> date | None:
        """The day since which the claim lives no more."""
        ended = None
        for one in self.of("settled", "withdrawn", "written_off", "reopened"):
            ended = None if one.topic == "claim.reopened" else one.on
        return ended
