"""What a value of the house is called in the language that is spoken."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from adapters import dossier_words
from api.words import (
    agreement_kinds,
    bank_kinds,
    claim_kinds,
    court_kinds,
    debit_kinds,
    mail_kinds,
    match_kinds,
    other_kinds,
    resource_kinds,
    statement_remarks,
)
from api.words.called import command_called
from api.words.figures import day
from api.words.hand_over import CHECKED, LACKS, NEWS, STANDS, WAY_OUT, WHY, each_lack
from api.words.language import DUTCH, spoken
from api.words.phrases import PHRASES
from api.words.plans import PLANS
from api.words.reasons import reason
from api.words.tasks import TASKS
from domain.claim.references import PLAN_LAPSED

if TYPE_CHECKING:
    from application.queries.hand_over_shapes import CheckItemOut
    from application.queries.list_shapes import TaskOut

KINDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    **bank_kinds.KINDS,
    **mail_kinds.KINDS,
    **claim_kinds.KINDS,
    **debit_kinds.KINDS,
    **agreement_kinds.KINDS,
    **court_kinds.KINDS,
    **match_kinds.KINDS,
    **other_kinds.KINDS,
    **resource_kinds.KINDS,
    **statement_remarks.KINDS,
}
"""By enumeration and value: in Dutch, in English."""

_PROGRAMS: Final[Mapping[str, tuple[str, str]]] = {
    "daily-run": ("dagelijkse run", "daily run"),
    "import": ("invoer", "import"),
}


def word(value: str, kind: str = "") -> str:
    """The word for a value: of its own enumeration, or of the one that ``kind`` names.

    A value without a word, of a newer program or typed by a person, is said as it stands.
    """
    name = type(value).__name__ if isinstance(value, Enum) else kind
    plain = str(value.value) if isinstance(value, Enum) else value
    said = KINDS.get(name, {}).get(plain)
    return _one_of(said) if said else plain.replace("_", " ")


def task_words(name: str) -> tuple[str, str]:
    """What a task is called, and what is to be done."""
    found = TASKS.get(name)
    if found is None:
        return step(name), ""
    return found.nl if spoken() == DUTCH else found.en


def task(name: str) -> str:
    """What a step or a task is called."""
    return task_words(name)[0]


_LAPSED: Final = ("Bericht dat de regeling verviel", "Notice that the plan lapsed")


_NO_STEPS: Final[Mapping[str, str]] = {
    "confirmation": "confirmation",
    "payment-plan": "payment_plan",
    "interruption": "interruption",
    "hand-over-letter": "hand_over",
    "collection-notice": "collection_notice",
    "estate-letter": "estate_filing",
}
"""Letters that no step of a plan sends: the kind of each by what stands in for a step."""
STEPS: Final[Mapping[str, tuple[str, str]]] = {
    "decide": ("Beslissen", "Decide"),
    "choose-collection": ("Kiezen hoe te incasseren", "Choose how to collect"),
    "consider-court": ("Rechtszaak overwegen", "Consider court"),
    "weigh-chances": ("Kansen afwegen", "Weigh the chances"),
    "hand-over-for-court": ("Uit handen geven voor een rechtszaak", "Hand over for court"),
}
"""Steps of the house's plans that are not named for their kind."""


def step(name: str) -> str:
    """What a step of a plan is called: by its kind where it is named for that, else as it is."""
    if name == PLAN_LAPSED:
        return _LAPSED[0] if spoken() == DUTCH else _LAPSED[1]
    if name in STEPS:
        return _one_of(STEPS[name])
    if name in _NO_STEPS:
        return word(_NO_STEPS[name], "LetterKind")
    kind = name.replace("-", "_")
    return word(kind, "StepKind") if kind in KINDS["StepKind"] else name


def turn(what: str) -> str:
    """What a claim that waits or stands does so for: a reason, an ending, a bar."""
    for kind in ("Ending", "Bar"):
        if what in KINDS[kind] and what not in PHRASES:
            return word(what, kind)
    return reason(what)


def plan_title(key: str) -> str:
    """What a plan is called: by name, with its version where there was one before it."""
    name, _, version = key.partition("@")
    title = _one_of(PLANS[name]) if name in PLANS else name
    if version in {"", "1"}:
        return title
    return f"{title}, versie {version}" if spoken() == DUTCH else f"{title}, version {version}"


def checked(code: str, otherwise: str) -> str:
    """What an item of the hand-over's check-list is."""
    return _one_of(CHECKED[code]) if code in CHECKED else otherwise


def check_state(item: "CheckItemOut") -> str:
    """How an item of the hand-over's check-list stands; not that it is there, where it is bad."""
    what = dossier_words.CHECKED.get(item.code, "")
    return _one_of(STANDS[dossier_words.stand(what, found=item.found, weight=item.weight)])


def lack(what: str) -> str:
    """What stops a hand-over."""
    return _one_of(LACKS[what]) if what in LACKS else what


def check_why(code: str, english: str) -> str:
    """Why an item of the hand-over's check-list matters."""
    return WHY.get(code, english) if spoken() == DUTCH else english


def check_way_out(code: str, english: str) -> str:
    """What is to be done about an item that stops a hand-over."""
    return WAY_OUT.get(code, english) if spoken() == DUTCH else english


def news(topic: str) -> str:
    """What a party is to be told of."""
    return _one_of(NEWS[topic]) if topic in NEWS else topic.replace("_", " ")


def why(one: "TaskOut") -> str:
    """Say of a task only what its kind does not say already."""
    say = _WHY.get(one.task)
    return say(one.why) if say else ""


def came_back_for(code: str, *, transfer: bool = False) -> str:
    """Why money went or came back, by the bank's code; of one without words the code alone.

    ``transfer``: it was one of ours, and no direct debit.
    """
    told = word(code, "TransferRefusal" if transfer else "ReturnCode")
    return f"{told} ({code})" if told != code else code


def once_more(text: str) -> str:
    """Why a direct debit came back, the last day to decide on another, and the last to collect."""
    code, decide_by, last = text.split()
    by, through = day(date.fromisoformat(decide_by)), day(date.fromisoformat(last))
    told = came_back_for(code)
    if spoken() == DUTCH:
        return f"{told}: beslis uiterlijk {by}, incasseren kan tot en met {through}"
    return f"{told}: decide by {by}, it can be collected through {through}"


def _each(kind: str) -> Callable[[str], str]:
    return lambda text: ", ".join(word(part, kind) for part in text.split())


def _last_day(text: str) -> str:
    last = day(date.fromisoformat(text))
    return f"uiterlijk {last}" if spoken() == DUTCH else f"by {last}"


def _begun(text: str) -> str:
    """A reason as a sentence that begins a line."""
    return _capital(reason(text))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _commands(text: str) -> str:
    titles = (command_called(part).title or part for part in text.split())
    return ", ".join(titles)


_WHY: Final[Mapping[str, Callable[[str], str]]] = {
    "look_at_marks": _each("Mark"),
    "plan_at_end": _begun,
    "sign_plan": _begun,
    "second_person": _commands,
    "set_off": _begun,
    "place_payment": _begun,
    "decide_who": _begun,
    "small_rest": _begun,
    "reclaim_refund": _begun,
    "look_at_debtor": _each("Bar"),
    "complete_dossier": lambda text: (
        f"{_one_of(('Ontbreekt', 'Missing'))}: {', '.join(map(lack, each_lack(text)))}"
    ),
    "tell_party": lambda text: _capital(", ".join(news(part) for part in text.split())),
    "ask_remittance": lambda text: text,
    "ask_party_bill": lambda text: text,
    "second_try": once_more,
    "hand_over_refused": _each("PartyGround"),
    "recall_failed": _each("PartyGround"),
    "letter_stuck": _begun,
    "confirm_agreement": _each("Agreement"),
    "limitation_near": _last_day,
    "limitation_passed": _begun,
    "ask_court": lambda text: day(date.fromisoformat(text)),
    "enforce_judgment": _begun,
    "stop_enforcement": lambda text: word(text, "Ending"),
    "answer_complaint": lambda text: _last_day(text) if text else "",
    "statement_gap": lambda text: " ".join(
        (word(text.partition(" ")[0], "DoubtGround"), text.partition(" ")[2])
    ),
    "look_at_bank_line": lambda text: word(
        text, "ParkedWhy" if text in KINDS["ParkedWhy"] else "LineStanding"
    ),
    "whose_mail": lambda text: word(text, "MailWaitsWhy"),
    "mail_stopped": lambda text: text.partition(": ")[0],
    "check_mail": lambda _: "",
    "subscription_stopped": lambda text: word(text.partition(": ")[0], "Stop"),
}


def actor(name: str) -> str:
    """Who did something; a program is called by what it is."""
    return _one_of(_PROGRAMS[name]) if name in _PROGRAMS else name


def _one_of(said: tuple[str, str]) -> str:
    return said[0] if spoken() == DUTCH else said[1]
