"""What an address of a page may say; what a form left empty counts as not said."""

from datetime import date
from typing import Annotated, TypeAlias, TypeVar

from fastapi import Query
from pydantic import BeforeValidator

T = TypeVar("T")


def _said(text: object) -> object:
    return text or None


Maybe = Annotated[T | None, BeforeValidator(_said), Query()]
Day: TypeAlias = Annotated[date | None, BeforeValidator(_said), Query()]
Flag: TypeAlias = Annotated[bool, BeforeValidator(bool), Query()]
