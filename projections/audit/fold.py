"""The fold of the audit trail: every fact with who, when and why."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from operator import itemgetter
from typing import Any, ClassVar, Final

import orjson

from domain.characters import legible
from projections.audit.tables import COURSE, FACTS_TABLE, LINKS
from projections.batch import Batch
from projections.log.feed import Row
from projections.log.quarantine import Quarantine, its_own
from projections.view import Edit, Table, View

_AMOUNTS: Final[Mapping[str, Callable[[dict[str, Any]], int | None]]] = {
    "claim.invoice_sent": lambda state: state.get("principal"),
    "claim.collection_costs_charged": lambda s: s.get("amount", 0) + s.get("vat", 0),
    "claim.dispute_decided": lambda state: state.get("granted"),
    "claim.handed_over": lambda state: _total(state.get("balance")),
    "claim.written_off": lambda state: _total(state.get("amounts")),
    **{
        f"claim.{topic}": lambda state: state.get("amount")
        for topic in (
            "credit_note_applied payment_received payment_reversed overpayment_refunded"
            " overpayment_set_off set_off_received set_off_cover_lost set_off_taken_back"
            " early_discount_granted part_waived collection_costs_waived refund_made_good"
            " rest_waived rest_asked_again payment_promised disputed"
        ).split()
    },
    **{
        f"claim.{topic}": lambda state: _total(state.get("asked"))
        for topic in (
            "reminder_sent statement_sent final_demand_sent notice_of_default_served"
            " fourteen_day_letter_sent"
        ).split()
    },
    "credit_note.parked": lambda state: state.get("amount"),
}


_ESCAPED: Final = rb"\u00"
"""How JSON writes a control character."""
_LINKING: Final = frozenset(
    {
        "claim.invoice_sent",
        "claim.moved_to_debtor",
        "letter.ordered",
        "credit_note.matched",
        "credit_note.part_placed",
        "debtor.claim_opened",
    }
)


class AuditTrailView(View):
    """One row for each fact; nothing is opened and no fact is decoded."""

    name: ClassVar[str] = "audit_trail"
    schema: ClassVar[int] = 5
    tables: ClassVar[tuple[Table, ...]] = (FACTS_TABLE, LINKS, COURSE)
    fact_by_fact: ClassVar[bool] = True

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        """Write a row for each fact of a batch, and what links streams to claims."""
        facts: list[tuple[Any, ...]] = []
        links: dict[tuple[str, str], None] = {}
        for row in batch.rows:
            if quarantine.holds_at(row.stream, row.position):
                continue
            try:
                facts.append(_fact_row(row, links))
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                quarantine.put(row.stream, row.position, its_own(error))
        return [
            Edit(FACTS_TABLE, facts),
            Edit(LINKS, list(links), once=True),
            Edit(COURSE, [_begun(row) for row in facts if row[_TOPIC] in BEGINNINGS]),
        ]


_TOPIC: Final = FACTS_TABLE.names.index("topic")
_begun: Final = itemgetter(*map(FACTS_TABLE.names.index, COURSE.names))
BEGINNINGS: Final = frozenset(
    {
        "claim.payment_received",
        "claim.payment_reversed",
        "claim.set_off_received",
        "claim.set_off_taken_back",
        "claim.overpayment_refunded",
        "claim.overpayment_set_off",
        "claim.set_off_cover_lost",
        "claim.refund_made_good",
        "claim.payment_term_extended",
        "claim.payment_promised",
        "claim.payment_plan_agreed",
        "claim.disputed",
        "claim.hold_placed",
    }
)
"""What begins something that is asked for as such; raise ``schema`` where this changes."""


def _fact_row(row: Row, links: dict[tuple[str, str], None]) -> tuple[Any, ...]:
    header = orjson.loads(row.header)
    if _ESCAPED in row.header:
        # The trail of a stream does not end at a character that no column holds.
        header = {name: _shown(value) for name, value in header.items()}
    get, topic = header.get, row.topic
    amount = about = None
    money = _AMOUNTS.get(topic)
    if money is not None or topic in _LINKING:
        state = orjson.loads(row.state)
        amount = money(state) if money else None
        about = _link(row, state, links)
    if row.version == 1 and row.kind == "claim":
        links[row.stream, row.stream] = None
    return (
        row.position,
        row.log,
        row.kind,
        row.stream,
        row.version,
        topic,
        about,
        row.recorded_at,
        header["effective_on"],
        get("actor", ""),
        get("role", ""),
        get("reason", ""),
        header["command"],
        get("cause", ""),
        get("policy", ""),
        row.leaf_index,
        sha256(b"\x00" + row.header).hexdigest(),
        amount,
        row.state.decode(),
    )


def _shown(value: Any) -> Any:
    return legible(value, lines=True) if isinstance(value, str) else value


def _link(row: Row, state: dict[str, Any], links: dict[tuple[str, str], None]) -> str | None:
    """Note which claims a stream belongs to; give the one claim that the fact is about."""
    match row.topic:
        case "claim.invoice_sent":
            links[row.stream, state["debtor_id"]] = None
        case "claim.moved_to_debtor":
            links[row.stream, state["to_debtor"]] = None
        case "letter.ordered":
            for part in state["claims"]:
                links[part["claim_id"], row.stream] = None
        case "credit_note.matched":
            links[state["claim_id"], row.stream] = None
        case "debtor.claim_opened":
            return str(state["claim_id"])
    return None


def _total(parts: Any) -> int | None:
    return sum(parts.values()) if isinstance(parts, dict) else None
