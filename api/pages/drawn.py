"""Controls as HTML: what is the same wherever it is asked is drawn once, and used again."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from jinja2 import Environment, pass_environment
from markupsafe import Markup, escape

from api.pages.controls import Control
from api.words.language import Language, speaking, spoken

_GAP: Final = "\0"
"""Where the id of a form goes; no text of ours has it."""

_KEPT: Final = 4_096
"""As many as there are usual controls."""


@pass_environment
def drawn(templates: Environment, controls: Iterable[Control], form: str) -> Markup:
    """The controls of a form, as HTML, with the id of the form escaped in them."""
    name, language = str(escape(form)), spoken()
    return Markup(  # noqa: S704 - each was made by a template
        "".join(
            name.join(_parts(templates, one, language))
            if one.usual
            else _by_template(templates, one, Markup(name))  # noqa: S704 - it is escaped
            for one in controls
        )
    )


@lru_cache(maxsize=_KEPT)
def _parts(templates: Environment, one: Control, language: Language) -> tuple[str, ...]:
    """A usual control as it is between the places where the id of its form stands."""
    with speaking(language):
        return tuple(_by_template(templates, one, _GAP).split(_GAP))


def _by_template(templates: Environment, one: Control, form: str) -> str:
    return str(templates.get_template("forms.html").module.control(one, form))  # type: ignore[attr-defined]  # the macros of a template are attributes of its module
