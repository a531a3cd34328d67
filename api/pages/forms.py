"""What a form of a page says, read as a command: amounts as a Dutch person writes them."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, TypeAlias
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from pydantic import ValidationError

from api.words.commands.called import label
from api.words.figures import lowered
from application.commands.command import Command
from application.commands.fields import Euro
from application.commands.leaves import Leaf, leaves_of, nested
from domain.errors import Refusal

MOST_BYTES: Final = 64_000
Fields: TypeAlias = dict[str, str]


async def fields_of(request: Request) -> Fields:
    """Read a form that a browser sent; what was left empty is not there."""
    raw = await request.body()
    if len(raw) > MOST_BYTES:
        raise Refusal("form.too_large", "This form is too large.", way_out="Write less.")
    pairs = parse_qsl(raw.decode("utf-8", "replace"), max_num_fields=200)
    return {name: value.strip() for name, value in pairs if value.strip()}


Form = Annotated[Fields, Depends(fields_of)]


def command_of(command: type[Command], form: Mapping[str, str]) -> Command:
    """The command that a form gives; raises Refusal ``form.unreadable`` that names the fields."""
    said: dict[str, Any] = {}
    for leaf in leaves_of(command):
        if leaf.parts:
            said[leaf.name] = list(_parts(leaf, form))
        elif leaf.name in form:
            text = form[leaf.name]
            said[leaf.name] = text.split() if leaf.many else plain(leaf, text)
    try:
        return command.model_validate(nested({k: v for k, v in said.items() if v != []}))
    except ValidationError as error:
        wrong = {
            ".".join(str(p) for p in one["loc"] if isinstance(p, str)): 0 for one in error.errors()
        }
        names = ", ".join(lowered(label(command.NAME, name)) or name for name in wrong)
        raise Refusal(
            "form.unreadable",
            f"Not filled in well: {names}.",
            way_out="Fill it in and send it again.",
            values={"fields": names},
        ) from None


def plain(leaf: Leaf, text: str) -> str:
    """What was typed; an amount as a Dutch person writes it, ``1.234,50``, in plain figures."""
    if leaf.type is not Euro:
        return text
    bare = text.replace("€", "").replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    return bare.replace(".", "").replace(",", ".") if "," in bare else bare


def _parts(leaf: Leaf, form: Mapping[str, str]) -> Any:
    """The rows of a list that are filled in, such as ``instalments.0.by``."""
    for number in range(len(form)):
        row = {
            part.name: plain(part, form[name])
            for part in leaf.parts
            if (name := f"{leaf.name}.{number}.{part.name}") in form
        }
        if row:
            yield row
