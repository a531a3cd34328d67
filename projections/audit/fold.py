"""The fold of the audit trail: every fact with who, when and why."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from operator import itemgetter
from typing import Any, ClassVar, Final

import orjson

from domain.characters import legible
from domain.facts import EnteredInError, StreamKind
from domain.registry import FACTS
from projections.audit.tables import CARDS, COURSE, ERRORS, FACTS_TABLE, LINKS
from projections.batch import Batch
from projections.log.feed import Row
from projections.log.quarantine import Quarantine, its_own
from projections.view import Edit, Table, View

_AMOUNTS: Final[Mapping[str, Callable[[dict[str, Any]], int | None]]] = {
    "claim.invoice_sent": lambda state: state.get("principal"),
    "claim.collection_costs_charged": lambda s: s.get("amount", 0) + s.get("vat", 0),
    "claim.dispute_decided": lambda state: state.get("granted"),
    "claim.handed_over": lambda state: _total(state.get("balance")),
    "claim.judgment_given": lambda s: sum(part["amount"] for part in s.get("parts", ())),
    "claim.written_off": lambda state: _total(state.get("amounts")),
    **{
        f"claim.{topic}": lambda state: state.get("amount")
        for topic in (
            "credit_note_applied payment_received payment_reversed overpayment_refunded"
            " overpayment_set_off set_off_received set_off_cover_lost set_off_taken_back"
            " early_discount_granted part_waived collection_costs_waived refund_made_good"
            " rest_waived rest_asked_again payment_promised disputed enforcement_costs_told"
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
        "credit_note.parked",
        "credit_note.may_concern",
        "credit_note.matched",
        "credit_note.part_placed",
        "debtor.claim_opened",
    }
)
_LETTER: Final = "letter_id"
_NAMES_LETTER: Final = frozenset(
    topic
    for topic, fact in FACTS.items()
    if _LETTER in fact.model_fields and not topic.startswith("run.")
)
"""Facts that may name a letter; a run's report names many, and is no fact about one."""
_READ: Final = _LINKING | _NAMES_LETTER | _AMOUNTS.keys() | {EnteredInError.TOPIC}
"""Facts whose own fields tell more than the envelope does."""
_CLAIM: Final = StreamKind.CLAIM.value
_DEBTOR: Final = StreamKind.DEBTOR.value

Links = dict[tuple[str, str, str], None]


class AuditTrailView(View):
    """One row for each fact; nothing is opened and no fact is decoded."""

    name: ClassVar[str] = "audit_trail"
    schema: ClassVar[int] = 7
    tables: ClassVar[tuple[Table, ...]] = (FACTS_TABLE, CARDS, LINKS, ERRORS, COURSE)
    fact_by_fact: ClassVar[bool] = True

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        """Write a row and a card for each fact of a batch, and what links streams."""
        facts: list[tuple[Any, ...]] = []
        links: Links = {}
        for row in batch.rows:
            if quarantine.known and quarantine.holds_at(row.stream, row.position):
                continue
            try:
                facts.append(_fact_row(row, links))
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                quarantine.put(row.stream, row.position, its_own(error))
        return [
            Edit(FACTS_TABLE, facts),
            Edit(CARDS, [_card(row) for row in facts]),
            Edit(LINKS, list(links), once=True),
            Edit(ERRORS, [_error(row) for row in facts if row[_TOPIC] == EnteredInError.TOPIC]),
            Edit(COURSE, [_begun(row) for row in facts if row[_TOPIC] in BEGINNINGS]),
        ]


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


_TOPIC: Final = FACTS_TABLE.names.index("topic")
_STATE: Final = FACTS_TABLE.names.index("state")
_begun: Final = itemgetter(*map(FACTS_TABLE.names.index, COURSE.names))
_card: Final = itemgetter(*map(FACTS_TABLE.names.index, CARDS.names))
_erring: Final = itemgetter(*map(FACTS_TABLE.names.index, ERRORS.names[:-1]))


def _error(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*_erring(row), orjson.loads(row[_STATE])["version"])


def _fact_row(row: Row, links: Links) -> tuple[Any, ...]:
    header = orjson.loads(row.header)
    if _ESCAPED in row.header:
        # The trail of a stream does not end at a character that no column holds.
        header = {name: _shown(value) for name, value in header.items()}
    get, topic = header.get, row.topic
    amount = about = None
    letter = row.stream if row.kind == StreamKind.LETTER else None
    if topic in _READ:
        state = orjson.loads(row.state)
        money = _AMOUNTS.get(topic)
        amount = money(state) if money else None
        letter = letter or state.get(_LETTER)
        about = _link(row, state, links)
    if row.version == 1 and row.kind in {_CLAIM, _DEBTOR}:
        links[row.stream, row.stream, row.kind] = None
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
        letter,
        int("reason_text" in header),
        get("command_name", ""),
    )


def _shown(value: Any) -> Any:
    return legible(value, lines=True) if isinstance(value, str) else value


def _link(row: Row, state: dict[str, Any], links: Links) -> str | None:
    """Note whose story a stream belongs to; give the one claim that the fact is about."""
    match row.topic:
        case "claim.invoice_sent":
            _of_debtor(row, state["debtor_id"], links)
        case "claim.moved_to_debtor":
            _of_debtor(row, state["to_debtor"], links)
        case "letter.ordered":
            links[state["debtor_id"], row.stream, _DEBTOR] = None
            for part in state["claims"]:
                links[part["claim_id"], row.stream, _CLAIM] = None
        case "credit_note.parked" | "credit_note.may_concern":
            if debtor := state.get("debtor_id"):
                links[debtor, row.stream, _DEBTOR] = None
        case "credit_note.matched":
            links[state["claim_id"], row.stream, _CLAIM] = None
        case "credit_note.part_placed":
            links[state["claim_id"], row.stream, _CLAIM] = None
            return str(state["claim_id"])
        case "debtor.claim_opened":
            return str(state["claim_id"])
    return None


def _of_debtor(row: Row, debtor: str, links: Links) -> None:
    """A claim's story is told with its debtor's, and his with it."""
    links[row.stream, debtor, _CLAIM] = None
    links[debtor, row.stream, _DEBTOR] = None


def _total(parts: Any) -> int | None:
    return sum(parts.values()) if isinstance(parts, dict) else None
