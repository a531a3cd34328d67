"""What of each kind of fact is told to others: its name, and the fields that hold no free text."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from domain.facts import Fact, StreamKind
from domain.registry import facts_of

PREFIX: Final = "vordering."
_ANY: Final = "any"

OPEN: Final = frozenset(
    "invoice_number number invoice references corrects series_id plan step wording template"
    " template_version language country name payment_reference payment_id set_off_id hold_id ref"
    " message_id batch carrier reference pay_to ibans payment_link source field old new topic"
    " command category ground reason_code derivation claims listed agreement what missing party"
    " document_sha256 dossier_sha256 report_sha256 sha256 plan_for_consumers plan_for_businesses"
    " login role proposed_by advice bars mandate_id".split()
)
"""Fields with texts that are told: numbers, codes, names of companies and logins of users.

Any other text is withheld: what people type, what mail servers say, whatever is new.
"""

_SECRET: Final = frozenset({"digest", "subject_hash"})
"""What a token or a subject of an issuer is recognised by: a hash of it."""

OPEN_OF: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "claim.collection_costs_waived",
                "claim.rest_asked_again",
                "claim.fourteen_day_letter_voided",
                "claim.determination_withdrawn",
                "claim.payment_plan_lapsed",
                "claim.hand_over_refused",
                "claim.recall_requested",
                "claim.recall_failed",
                "claim.recalled",
                "claim.reopened",
                "claim.new_round_begun",
                "claim.withdrawn",
                "claim.written_off",
            ),
            frozenset({"why"}),
        ),
        "any.approval_given": frozenset({"approved_by"}),
        **dict.fromkeys(("subscription.made", "subscription.changed"), frozenset({"kinds"})),
        "subscription.stopped": frozenset({"event_id"}),
        "mail_domain.refused": frozenset({"domain", "status"}),
        "mail_domain.released": frozenset({"domain"}),
        "mail_domain.check_wanted": frozenset({"domain"}),
        "mail_domain.checked": frozenset({"domain", "passed", "lacking"}),
        "mail_domain.first_sent": frozenset({"domain", "letter_id"}),
    }
)
"""The same, of one kind of fact: here ``why`` is one of our own words."""


def name_of(kind: StreamKind, topic: str) -> str:
    """The published name of a fact in a stream of a kind; it never changes, as topics do not."""
    room, what = topic.split(".", 1)
    return f"{PREFIX}{kind if room == _ANY else room}.{what}"


def published() -> Iterator[tuple[str, StreamKind, type[Fact]]]:
    """Every published name with the kind of stream and the fact it stands for."""
    for kind in StreamKind:
        for fact in facts_of(kind):
            yield name_of(kind, fact.TOPIC), kind, fact


@cache
def withheld_of(fact: type[Fact]) -> frozenset[str]:
    """The fields of a kind of fact that are told to nobody without a right to personal data."""
    told = OPEN | OPEN_OF.get(fact.TOPIC, frozenset())
    return frozenset(
        name
        for name, field in fact.model_fields.items()
        if name in fact.SEALED or name in _SECRET or (name not in told and _holds_text(field))
    )


def _holds_text(field: FieldInfo) -> bool:
    own = any(map(_pattern, field.metadata))
    return not own and _is_text(field.annotation)


def _is_text(shape: Any) -> bool:
    """Whether a shape has room for words of its own; a pattern leaves none."""
    if get_origin(shape) is Annotated:
        inner, *notes = get_args(shape)
        return not any(_pattern(note) for note in notes) and _is_text(inner)
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return any(map(_holds_text, shape.model_fields.values()))
    return shape in {str, Any} or any(map(_is_text, get_args(shape)))


def _pattern(note: Any) -> bool:
    own = getattr(note, "pattern", None)
    return bool(own) or any(map(_pattern, getattr(note, "metadata", ())))
