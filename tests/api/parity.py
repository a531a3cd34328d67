"""One example of each command, and the three doors through which it is given."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from httpx import Response

from api.http.commands import file_field
from api.operations import PLACES
from api.pages.command_forms import place_of
from application.commands.command import Command
from application.commands.fields import Euro
from application.commands.leaves import Leaf, leaves_of, nested
from application.house import House
from domain.facts import StreamKind
from tests.api.webs import Web
from tests.application.houses import HousePlace

ISSUER: Final = "https://issuer.example"
"""Where people could sign in; nothing here asks it."""

Said = Mapping[str, Any]
"""What is said with a command: texts by leaf, a list where it is said more than once."""


@dataclass
class Scene:
    """A house in which a command can be given, and what it is about, by name."""

    house: House
    place: HousePlace
    about: dict[str, UUID] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    """What else is known by a name, such as the hash of a document."""

    def filled(self, said: Said) -> dict[str, Any]:
        """What is said, with ids for names such as ``@creditor``."""
        return {name: self._filled(value) for name, value in said.items()}

    def _filled(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._filled(one) for one in value]
        if isinstance(value, str) and value.startswith("@"):
            return self.named.get(value[1:]) or str(self.about[value[1:]])
        return value


@dataclass(frozen=True)
class Example:
    """What comes before a command, what it is about, and what is said with it."""

    before: Callable[[Scene], None]
    about: str
    said: Said = field(default_factory=dict)


def over_http(web: Web, command: type[Command], about: UUID | None, said: Said) -> None:
    """Give a command as a program does."""
    path = PLACES[command.ABOUT].format(**{f"{command.ABOUT}_id": about}) + command.PATH
    headers = {"Idempotency-Key": "over-http", "X-Actor": "els", "If-Match": "*"}
    sent = {leaf.name: _as_json(leaf, said[leaf.name]) for leaf in _said_leaves(command, said)}
    if name := file_field(command):
        content = sent.pop(name)
        answer = web.client.post(path, content=content, params=sent, headers=headers)
    else:
        answer = web.client.post(path, json=nested(sent), headers=headers)
    assert answer.status_code in {200, 201}, answer.text


def by_shell(
    run: Callable[..., Any], command: type[Command], about: UUID | None, said: Said, folder: Path
) -> None:
    """Give a command as somebody at a terminal does."""
    words: list[object] = ["record", command.NAME, *([about] if about else [])]
    for leaf in _said_leaves(command, said):
        words += _as_options(leaf, said[leaf.name], folder)
    run(*words)


_LOOKED_AT_FIRST: Final = frozenset({"bank-placement", "bank-on-debtor"})
"""Commands whose form comes with the invoice that they are about, after that was looked at."""

_ON_A_BATCH: Final = frozenset({"collection-batch-released", "collection-batch-withdrawn"})
"""Commands whose form stands on the page of the batch, which shows each of its lines."""


def by_page(
    web: Web, command: type[Command], about: UUID | None, said: Said, *, told: str = "Vastgelegd."
) -> None:
    """Give a command as a case handler does: the form as its page shows it, filled in."""
    page = "/".join(filter(None, (place_of(command), str(about or ""))))
    action = f"{page}/{command.NAME}"
    shown = FormReader(action)
    looked = {"invoice": said["invoice_number"]} if command.NAME in _LOOKED_AT_FIRST else {}
    page += f"/{said['batch']}" if command.NAME in _ON_A_BATCH else ""
    looked |= {"debtor": said["debtor"]} if command.NAME == "erasure" else {}
    shown.feed(web.page(page, **looked))
    assert shown.found, f"no form for {command.NAME} on {page}"
    sent, files = dict(shown.sent), {}
    for leaf in _said_leaves(command, said):
        value = said[leaf.name]
        if leaf.type is bytes:
            files[leaf.name] = ("file", value)
            sent.pop(leaf.name, None)
        else:
            ticks = leaf.many and not leaf.parts and leaf.name not in shown.asked
            sent |= _as_ticks(leaf, value) if ticks else _as_fields(leaf, value)
    assert set(sent) <= shown.asked, f"{set(sent) - shown.asked} is not asked on {page}"
    answer: Response = web.client.post(
        action,
        data=sent,
        files=files or None,
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
        follow_redirects=False,
    )
    assert answer.status_code == 303, re.findall(r'role="alert">(.*?)</div>', answer.text)
    assert told in web.page(answer.headers["location"])


class FormReader(HTMLParser):
    """What a browser would send of one form of a page, as it stands."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action
        self.found = False
        self.asked: set[str] = set()
        self.sent: dict[str, str] = {}
        self._within = False
        self._select = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._within = said.get("action") == self.action
            self.found |= self._within
        if not self._within:
            return
        if "name" in said:
            self.asked.add(said["name"])
        match tag:
            case "input" if said.get("type") in {"radio", "checkbox"}:
                if "checked" in said:
                    self.sent[said["name"]] = said["value"]
            case "input":
                self.sent[said["name"]] = said.get("value", "")
            case "select":
                self._select = said["name"]
            case "option" if "selected" in said or self._select not in self.sent:
                self.sent[self._select] = said["value"]
            case "textarea":
                self._area = said["name"]
                self.sent[self._area] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._within = False
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._within and self._area:
            self.sent[self._area] += data


def recorded(house: House, known: set[str]) -> list[tuple[str, str, date, Any]]:
    """What was recorded beside what is known, without ids, keys and hashes."""
    found = [
        one
        for kind in StreamKind
        for stream in house.store.streams(kind)
        for one in house.collections.history(stream)
        if one.ref not in known
    ]
    return [
        (one.fact.TOPIC, one.actor, one.effective_on, _plain(one.fact, one.reason_text is None))
        for one in sorted(found, key=lambda one: one.position)
    ]


def proposed(told: Sequence[tuple[str, str, date, Any]]) -> bool:
    """Whether what was recorded waits for a second person."""
    return [topic for topic, *_ in told] == ["any.decision_proposed"]


def refs(house: House) -> set[str]:
    """Every fact that is there, by where it stands."""
    return {
        one.ref
        for kind in StreamKind
        for stream in house.store.streams(kind)
        for one in house.collections.history(stream)
    }


_DRAWN: Final = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|by-hand:\S+"
    r"|PROEF-[0-9a-f]{27}"
)


def _plain(fact: Any, unreasoned: bool) -> Any:
    dumped = fact.model_dump(mode="json")
    for name in getattr(fact, "SEALED", {}):
        dumped[name] = dumped.get(name) is not None
    return unreasoned, _without_drawn(dumped)


def _without_drawn(value: Any) -> Any:
    match value:
        case dict():
            return {name: _without_drawn(one) for name, one in value.items()}
        case list():
            return [_without_drawn(one) for one in value]
        case str():
            return _DRAWN.sub("*", value)
        case _:
            return value


def _said_leaves(command: type[Command], said: Said) -> Sequence[Leaf]:
    leaves = leaves_of(command)
    assert set(said) <= {leaf.name for leaf in leaves}, command.NAME
    return [leaf for leaf in leaves if leaf.name in said]


def _as_json(leaf: Leaf, value: Any) -> Any:
    if leaf.type is bool:
        return value == "true"
    return int(value) if leaf.type is int else value


def _as_options(leaf: Leaf, value: Any, folder: Path) -> list[str]:
    option = "--" + "-".join(leaf.path).replace("_", "-")
    if leaf.type is bool:
        return [option if value == "true" else f"--no-{option[2:]}"]
    if leaf.type is bytes:
        file = folder / leaf.name
        file.write_bytes(value)
        return [option, str(file)]
    if leaf.parts:
        return [word for one in value for word in (option, f"{one['by']}={one['amount']}")]
    if leaf.many:
        return [word for one in value for word in (option, one)]
    return [option, value]


def _as_ticks(leaf: Leaf, value: Any) -> dict[str, str]:
    return {f"{leaf.name}.{number}": one for number, one in enumerate(value)}


def _as_fields(leaf: Leaf, value: Any) -> dict[str, str]:
    if leaf.parts:
        return {
            f"{leaf.name}.{number}.{name}": text.replace(".", ",") if name == "amount" else text
            for number, one in enumerate(value)
            for name, text in one.items()
        }
    if leaf.many:
        return {leaf.name: ", ".join(value)}
    return {leaf.name: value.replace(".", ",") if leaf.type is Euro else value}
