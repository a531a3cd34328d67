"""A template pack: how a creditor's letters look and what they say beside what the law asks."""

import string
from collections.abc import Iterator, Mapping
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.letter.text.content import Language
from domain.letter.text.words import house_phrases

HOUSE: Final = "house@1"
"""The layout and the words of the program itself."""
_LONGEST_TEXT: Final = 600
_LOCKED: Final = tuple("term_ days_ vat_declaration specimen row_ costs_over costs_and".split())
"""Words of the law and of the tables, by how their keys begin."""

Colour: TypeAlias = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
Font: TypeAlias = Literal["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"]


class TemplatePack(BaseModel):
    """What ``template.toml`` says; layout and logo are files beside it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")
    version: int = Field(ge=1)
    accent: Colour = "#274867"
    """Headings, rules and the bar beside a key sentence."""
    ink: Colour = "#1c2733"
    font: Font = "Libertinus Serif"
    texts: Mapping[Language, Mapping[str, str]] = {}
    """Sentences in place of the house's, by their key; the names in braces stay the same."""

    @model_validator(mode="after")
    def _checked(self) -> Self:
        if self.name == "house":
            msg = "'house' is the name of the program's own template"
            raise ValueError(msg)
        for language, texts in self.texts.items():
            for key, text in texts.items():
                for wrong in _wrong_in(key, text, language):
                    msg = f"texts.{language}.{key}: {wrong}"
                    raise ValueError(msg)
        return self

    @property
    def key(self) -> str:
        """Name and version as an order names them: ``linde@2``."""
        return f"{self.name}@{self.version}"


def _wrong_in(key: str, text: str, language: Language) -> Iterator[str]:
    known = house_phrases(language)
    if key not in known:
        yield "there is no such sentence"
    elif key.startswith(_LOCKED):
        yield "these words may not be changed (BW 6:96 lid 6; Besluit BIK art. 2 lid 3)"
    elif not text.strip() or len(text) > _LONGEST_TEXT:
        yield f"give between 1 and {_LONGEST_TEXT} characters"
    elif "%" in text:
        yield "a letter states amounts in euro, never a percentage (BW 6:96 lid 6)"
    elif "://" in text:
        yield "a letter holds no address of the web"
    elif more := sorted(_names(text) - _names(known[key])):
        yield f"the name '{more[0]}' does not stand in the house's sentence"


def _names(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"an unfinished brace"}
