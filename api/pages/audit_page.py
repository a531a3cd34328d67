"""The audit trail of the whole house as a page: a form of its filters, and the facts found."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Annotated, Any, Final
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from api.addresses import in_address
from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.controls import Choice
from api.pages.forms import plain_amount
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.served import served
from api.words.called import COMMANDS, command_called
from api.words.compliance.spoken import SpokenCompliance
from api.words.facts import fact_said
from api.words.language import DUTCH, spoken
from api.words.naming import word
from api.words.other_topics import OTHER_TOPICS, PROGRAM_COMMANDS
from api.words.sentences import marked, said
from api.words.topics import TOPICS
from api.words.withheld import rule_said
from application.exports.forms import ExportForm
from application.house import House
from application.known import in_amsterdam
from application.queries.claim_named import claim_by
from application.queries.list_shapes import AuditOut
from application.queries.of_audit import AskAuditTrail
from application.queries.query import Inquiry
from application.rights.scope import require
from application.views import Views
from domain.errors import Refusal
from domain.facts import StreamKind

PATH: Final = "/audit"
MOST: Final = 50
"""Facts on one page."""
EXPORT: Final = "/v1/audit-trail/export"
_FIELDS: Final = tuple(
    name for name in AskAuditTrail.model_fields if name not in {"limit", "language", "topic"}
)
_AMOUNTS: Final = frozenset({"amount_from", "amount_to"})
_LONGEST: Final = 2_000
_MOST_TOPICS: Final = 100
_STREAMS: Final = frozenset(one.value for one in StreamKind)
router = APIRouter(route_class=Guarded)


class NotReadable(Refusal):
    """What was filled in is no day, no amount, no id."""

    def __init__(self, names: str) -> None:
        super().__init__(
            "audit.not_readable",
            f"What was filled in cannot be read: {names}.",
            way_out="Write a day as 2026-11-21, an amount as 12,50, and an id as a page shows it.",
            values={"names": names},
        )


@dataclass(frozen=True, slots=True)
class Filled:
    """What the address of the page says, by the names of the question."""

    values: Mapping[str, str]
    topics: tuple[str, ...] = ()
    """Kinds of fact, or groups of them: any of these."""

    def get(self, name: str) -> str:
        """What was said of a field; empty: nothing."""
        return self.values.get(name, "")

    @property
    def narrowed(self) -> bool:
        """Whether more is asked than the newest facts."""
        return bool(self.topics or any(v for k, v in self.values.items() if k != "cursor"))

    def but(self, **changed: str) -> str:
        """The address with some things changed, from its first page on."""
        told = {name: self.get(name) for name in _FIELDS if name != "cursor"} | changed
        pairs = [(in_address(name), value) for name, value in told.items() if value]
        return f"{PATH}?{urlencode([*pairs, *(('topic', one) for one in self.topics)])}"


def _asked_for() -> Callable[..., Awaitable[Filled]]:
    """What reads the address: each field of the question as a text that may be empty."""

    async def read(topic: list[str], **given: str) -> Filled:  # async: no thread is taken for it
        topics = (one.strip() for one in topic)
        values = {name: given[name].strip() for name in _FIELDS}
        return Filled(values, tuple(dict.fromkeys(filter(None, topics))))

    texts = Annotated[list[str], Query(default_factory=list, max_length=_MOST_TOPICS)]
    read.__signature__ = Signature(  # type: ignore[attr-defined] # FastAPI reads it
        [
            Parameter("topic", Parameter.KEYWORD_ONLY, annotation=texts),
            *(
                Parameter(
                    name,
                    Parameter.KEYWORD_ONLY,
                    default="",
                    annotation=Annotated[str, Query(alias=in_address(name), max_length=_LONGEST)],
                )
                for name in _FIELDS
            ),
        ]
    )
    return read


@dataclass(frozen=True, slots=True)
class Answered:
    """What a question came to: facts, and what its export says in its address."""

    answer: AuditOut | None = None
    problem: Refusal | None = None
    export: Sequence[tuple[str, str]] = ()


@router.get(PATH)
def audit(
    house: AnyHouse, views: AnyViews, filled: Annotated[Filled, Depends(_asked_for())]
) -> HTMLResponse:
    """Show facts of the whole house: who recorded what, about whom, when, and why."""
    found = _found(house, views, filled)
    problem = problem_of(found.problem, path=PATH) if found.problem else None
    return render(
        "audit.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        filled=filled,
        found=found.answer,
        problem=told(problem) if problem else None,
        export=found.export,
        export_at=EXPORT,
        forms=[(one.value, word(one)) for one in ExportForm],
        creditors=_creditors(house),
        commands=_commands(filled.get("command")),
        kinds=_kinds(),
        about=about,
        via=via,
    )


def _found(house: House, views: Views, filled: Filled) -> Answered:
    try:
        question = _question(house, filled)
        require(served(), lambda: house, question.MAY, question.__dict__)
        answer = question.turned(_inquiry(house, views))
    except Refusal as refusal:
        return Answered(problem=refusal)
    return Answered(answer, None, tuple(_exported(question)))


def _inquiry(house: House, views: Views) -> Inquiry:
    return Inquiry(
        clock=house.clock,
        open_house=lambda: house,
        open_views=lambda: views,
        tell=lambda entry, _: fact_said(entry),
        who=served(),
        say_rule=rule_said,
        say_compliance=SpokenCompliance(),
    )


def _question(house: House, filled: Filled) -> AskAuditTrail:
    """The question of a form; raises Refusal where it cannot be read."""
    given: dict[str, Any] = {name: value for name, value in filled.values.items() if value}
    if claim := given.get("claim"):
        given["claim"] = claim_by(house, claim, served().creditors(AskAuditTrail.MAY))
    given |= {name: plain_amount(given[name]) for name in _AMOUNTS & given.keys()}
    if moment := given.get("known_at"):
        given["known_at"] = in_amsterdam(moment)
    if filled.topics:
        given["topic"] = filled.topics
    try:
        return AskAuditTrail.model_validate(
            {**given, "limit": MOST, "language": spoken()}, by_name=True
        )
    except ValidationError as error:
        names = {str(one["loc"][0]) for one in error.errors() if one["loc"]}
        raise NotReadable(", ".join(said(LABELS[name]) for name in sorted(names))) from None


def _exported(question: AskAuditTrail) -> Iterator[tuple[str, str]]:
    """What the export is asked, in the words of its own address."""
    given = question.model_dump(mode="json", exclude_defaults=True, exclude={"limit", "cursor"})
    for name, value in given.items():
        for one in value if isinstance(value, list) else [value]:
            yield in_address(name), "true" if one is True else str(one)


def _creditors(house: House) -> list[Choice]:
    """Those whose facts are for whoever is served."""
    mine = served().creditors(AskAuditTrail.MAY)
    ids = [one for one in house.store.streams(StreamKind.CREDITOR) if mine is None or one in mine]
    known = (house.collections.creditor(one) for one in ids)
    return [Choice(str(one.id), one.profile.name, names=True) for one in known if one.registered]


def _commands(chosen: str) -> list[Choice]:
    named = {name: command_called(name).title for name in COMMANDS}
    named |= {name: _in_words(words) for name, words in PROGRAM_COMMANDS.items()}
    if chosen and chosen not in named:
        named[chosen] = chosen
    return sorted((Choice(*one) for one in named.items()), key=lambda one: one.label.lower())


def _kinds() -> list[tuple[str, list[Choice]]]:
    """Kinds of fact by what they are about; of each the whole group first."""
    groups: dict[str, list[Choice]] = {}
    for topic, words in {**TOPICS, **OTHER_TOPICS}.items():
        groups.setdefault(topic.partition(".")[0], []).append(Choice(topic, _in_words(words)))
    return [
        (
            word(group, "StreamKind") if group in _STREAMS else said(marked("Alles")),
            [Choice(group, said(marked("alle"))), *sorted(kinds, key=lambda one: one.label)],
        )
        for group, kinds in groups.items()
    ]


def _in_words(words: tuple[str, str]) -> str:
    return words[0] if spoken() == DUTCH else words[1]


def about(kind: str, stream: UUID) -> str:
    """The page of what a fact is of; empty: there is none."""
    return f"{_PAGES[kind]}{stream}" if kind in _PAGES else ""


def via(name: str) -> str:
    """What the command is called by which a fact was recorded."""
    if words := PROGRAM_COMMANDS.get(name):
        return _in_words(words)
    return command_called(name).title or name


_PAGES: Final = {
    "claim": "/claims/",
    "debtor": "/debiteuren/",
    "letter": "/brieven/",
    "creditor": "/schuldeisers/",
    "credit_note": "/creditnotas/",
}
LABELS: Final = {
    "claim": marked("Vordering"),
    "debtor": marked("Debiteur"),
    "creditor": marked("Schuldeiser"),
    "letter": marked("Brief"),
    "command": marked("Handeling"),
    "command_id": marked("Eén handeling"),
    "actor": marked("Door wie"),
    "topic": marked("Soort feit"),
    "recorded_from": marked("Vastgelegd vanaf"),
    "recorded_to": marked("Vastgelegd tot en met"),
    "effective_from": marked("Geldt vanaf"),
    "effective_to": marked("Geldt tot en met"),
    "amount_from": marked("Bedrag vanaf"),
    "amount_to": marked("Bedrag tot en met"),
    "on": marked("Stand op"),
    "known_at": marked("Met wat bekend was op"),
    "oldest_first": marked("Oudste eerst"),
    "why": marked("Ook redenen in woorden"),
    "cursor": marked("Bladzijde"),
}
"""What each field is called; the form and what cannot be read say the same."""
