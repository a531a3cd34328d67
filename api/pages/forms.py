"""What a form of a page says, read as a command: amounts as a Dutch person writes them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Final, get_args
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from api.pages.controls import ticked
from api.pages.form_faults import unreadable
from api.served import FORM_FIELD, require_our_form
from application.commands.command import Command
from application.commands.fields import Euro
from application.commands.leaves import Leaf, leaves_of, nested
from domain.characters import legible
from domain.errors import Refusal

MOST_BYTES: Final = 64_000
"""Of what is typed; files that are sent along come on top."""

LARGEST_UPLOAD: Final = 150_000_000
MOST_FIELDS: Final = 400
MOST_FILES: Final = 200
_DUTCH_AMOUNT: Final = re.compile(r"(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?")
MULTIPART: Final = "multipart/form-data"


class Fields(dict[str, str]):
    """What a form says, by name; what was left empty is not there, but in ``emptied``."""

    def __init__(self) -> None:
        super().__init__()
        self.emptied: set[str] = set()
        self.files: list[tuple[str, str, bytes]] = []
        """Files sent along: the field, the file's own name, and its bytes, which may be none."""

    def say(self, name: str, value: str) -> None:
        """Take one field down; of a name that is said twice the last filled in counts."""
        text = value.strip()
        if text:
            self[name] = text
        else:
            self.emptied.add(name)

    def sent_as(self, field: str) -> bytes | None:
        """The file that was sent under a field; None: none was.

        Raises Refusal ``form.file_empty`` where nothing is in it.
        """
        for name, called, content in self.files:
            if name == field:
                if not content:
                    raise Refusal(
                        "form.file_empty",
                        f"The file {called} is empty.",
                        way_out="Make it anew, and send it again.",
                        values={"file": called},
                    )
                return content
        return None


async def fields_of(request: Request) -> Fields:
    """Read a form that a browser sent, with its files."""
    fields = Fields()
    raw = await _body(request)
    if not request.headers.get("content-type", "").startswith(MULTIPART):
        for name, value in _typed(raw):
            fields.say(name, value)
        require_our_form(request, fields.pop(FORM_FIELD, ""))
        return fields
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
        for name, sent in form.multi_items():
            if isinstance(sent, str):
                fields.say(name, sent)
            elif (content := await sent.read()) or sent.filename:  # else no file was chosen
                fields.files.append((name, legible(sent.filename or ""), content))
    require_our_form(request, fields.pop(FORM_FIELD, ""))
    return fields


def _typed(raw: bytes) -> list[tuple[str, str]]:
    """What a form without files says; raises Refusal ``form.too_many_fields``."""
    try:
        return parse_qsl(
            raw.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise Refusal(
            "form.too_many_fields",
            f"This form has more than {MOST_FIELDS} fields.",
            way_out="Send it in parts.",
        ) from None


async def _body(request: Request) -> bytes:
    """The body, refused before all of it is read where it is too large."""
    files = request.headers.get("content-type", "").startswith(MULTIPART)
    most = MOST_BYTES + (LARGEST_UPLOAD if files else 0)
    read = bytearray()
    async for part in request.stream():
        read += part
        if len(read) > most:
            raise Refusal("form.too_large", "This form is too large.", way_out="Write less.")
    request._body = bytes(read)  # noqa: SLF001 - what request.body() itself does
    return request._body  # noqa: SLF001


Form = Annotated[Fields, Depends(fields_of)]


def day_in(form: Fields, name: str) -> date:
    """The day that a form gives; raises Refusal ``form.no_day``."""
    try:
        return date.fromisoformat(form.get(name, ""))
    except ValueError:
        raise Refusal(
            "form.no_day", "That is no day.", way_out="Choose one from the calendar."
        ) from None


def command_of(command: type[Command], form: Fields, *, today: date) -> Command:
    """The command that a form gives.

    Raises FormUnreadable that names every field that does not fit, and Refusal
    ``form.file_empty``.
    """
    said: dict[str, Any] = {}
    for leaf in leaves_of(command):
        if leaf.parts:
            said[leaf.name] = list(_parts(leaf, form))
        elif leaf.type is bytes:
            sent = form.sent_as(leaf.name)
            said |= {} if sent is None else {leaf.name: sent}
        elif leaf.many and (chosen := ticked(leaf, form)):
            said[leaf.name] = chosen
        elif leaf.name in form:
            text = form[leaf.name]
            said[leaf.name] = _several(text) if leaf.many else plain(leaf, text)
        elif leaf.name in form.emptied and may_be_emptied(command, leaf):
            said[leaf.name] = ""
    said = {name: value for name, value in said.items() if value != []}
    try:
        return command.model_validate(nested(_meant(command, said)))
    except ValidationError as error:
        rows = {leaf.name: _filled_rows(leaf, form) for leaf in leaves_of(command) if leaf.parts}
        raise unreadable(command, error, said, rows=rows, today=today) from None


def _meant(command: type[Command], said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, without a part that is optional and of which only defaults came along."""
    idle: dict[str, bool] = {}
    for leaf in leaves_of(command):
        part, _, below = leaf.name.partition(".")
        if below and leaf.name in said and not command.model_fields[part].is_required():
            usual = said[leaf.name] == str(leaf.field.get_default())
            idle[part] = idle.get(part, True) and usual
    return {name: value for name, value in said.items() if not idle.get(name.partition(".")[0])}


def may_be_emptied(command: type[Command], leaf: Leaf) -> bool:
    """Whether an empty field says that what was known is to go; else it says nothing.

    What has to be a letter long at least can only be left out.
    """
    if leaf.type is not str or not leaf.nullable or leaf.name in command.CHOSEN_FROM:
        return False
    kinds = (leaf.field.annotation, *get_args(leaf.field.annotation))
    limits = [*leaf.field.metadata, *(one for kind in kinds for one in _limits(kind))]
    return not any(getattr(one, "min_length", 0) for one in limits)


def _limits(kind: Any) -> Iterator[Any]:
    """What is said about an annotated type."""
    for one in getattr(kind, "__metadata__", ()):
        yield from one.metadata if isinstance(one, FieldInfo) else (one,)


def plain(leaf: Leaf, text: str) -> str:
    """What was typed; an amount as a Dutch person writes it, ``1.234,50``, in plain figures."""
    return plain_amount(text) if leaf.type is Euro else text


def plain_amount(text: str) -> str:
    """An amount as it was typed, in plain figures."""
    bare = text.replace("€", "").replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    if _DUTCH_AMOUNT.fullmatch(bare):
        return bare.replace(".", "").replace(",", ".")
    return bare  # plain figures, or what the command refuses: a guess could be another amount


def _several(text: str) -> list[str]:
    """Several words that were typed: each on a line of its own, or with commas between."""
    return [one.strip() for one in re.split(r"[\n,;]", text) if one.strip()]


def _filled_rows(leaf: Leaf, form: Mapping[str, str]) -> list[int]:
    """The numbers of the rows of a list that are filled in."""
    names = {f".{part.name}" for part in leaf.parts}
    found = (
        name.removeprefix(f"{leaf.name}.").partition(".")
        for name in form
        if name.startswith(f"{leaf.name}.")
    )
    numbers = {int(n) for n, dot, of in found if n.isascii() and n.isdigit() and dot + of in names}
    return sorted(numbers)


def _parts(leaf: Leaf, form: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The rows of a list that are filled in, such as ``instalments.0.by``."""
    for number in _filled_rows(leaf, form):
        yield {
            part.name: plain(part, form[name])
            for part in leaf.parts
            if (name := f"{leaf.name}.{number}.{part.name}") in form
        }
