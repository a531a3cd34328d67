"""What an address of a page may say; what a form left empty counts as not said."""

from datetime import date
from typing import Annotated, TypeAlias, TypeVar

from fastapi import Query
from pydantic import BeforeValidator

from application.commands.fields import day_said

T = TypeVar("T")


def _said(text: object) -> object:
    return text or None


def _day(text: object) -> object:
    return day_said(text) if text else None


Maybe = Annotated[T | None, BeforeValidator(_said), Query()]
Day: TypeAlias = Annotated[date | None, BeforeValidator(_day), Query()]
Flag: TypeAlias = Annotated[bool, BeforeValidator(bool), Query()]
