"""How the answers of the calculators are shown to people: a table, and the derivation."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.cli.saying import show, table
from api.words.shell.speech import figure, say


def show_law(answer: Mapping[str, Any]) -> None:
    """Print an answer, and the derivation where it has one."""
    plain = [
        (say(key.replace("_", " ")), _text(value, key))
        for key, value in answer.items()
        if key != "lines"
    ]
    show(table("what", "answer", rows=plain))
    lines: Sequence[Mapping[str, Any]] = answer.get("lines", ())
    if lines:
        show(table("derivation", "article", rows=[(x["text"], x["article"]) for x in lines]))


def _text(value: Any, key: str) -> str:
    if isinstance(value, bool):
        return say("yes" if value else "no")
    if isinstance(value, Mapping):
        return ", ".join(f"{say(part)} {_text(inner, part)}" for part, inner in value.items())
    if isinstance(value, list):
        return " + ".join(_text(inner, key) for inner in value)
    if value is None:
        return "-"
    return str(value) if "percent" in key or "rate" in key else figure(str(value))
