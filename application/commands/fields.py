"""The types of a command's fields: each with its limits, and how it is read from text."""

from datetime import date, datetime, time
from enum import Enum
from re import ASCII, fullmatch
from types import UnionType
from typing import Annotated, Any, ClassVar, Final, TypeAlias, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    JsonValue,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from stdnum import iban as ibans_of
from stdnum.exceptions import ValidationError as WrongNumber

from domain.characters import Unfit, tidy
from domain.claim.events.opening import OWN_REFERENCE
from domain.money import as_decimal, cents_from

_KVK: Final = r"^(\d{8})?$"
AMOUNT: Final = r"^\d{1,11}(\.\d{1,2})?$"
LONGEST_TEXT: Final = 4_000
LAST_DAY: Final = date(2199, 12, 31)
NO_DAY: Final = 'is no day; write it as "2026-11-21"'
LARGEST_FILE: Final = 10_000_000
"""Bytes of one file that is sent along."""


LocalTime: TypeAlias = Annotated[time, WithJsonSchema({"type": "string", "format": "time-local"})]
"""A time of the day in Amsterdam, without an offset."""


AHEAD: Final[dict[str, JsonValue]] = {"ahead": True}
"""What a day says in its extras that may lie ahead, of a command that refuses another one."""


class Legible(BaseModel):
    """What is said at a door: texts that can be shown and kept, and days and times as written.

    A field that may have several lines says so by ``lines`` in its extras. ``FIRST_DAY`` is the
    earliest day that may be said.
    """

    FIRST_DAY: ClassVar[date] = date(1900, 1, 1)

    @field_validator("*", mode="before")
    @classmethod
    def _legible(cls, given: object, info: ValidationInfo) -> object:
        """Put each text into one form; an error of its own kind keeps the field's name."""
        field = cls.model_fields[info.field_name or ""]
        kinds = kinds_of(field.annotation)
        if given is not None and date in kinds:
            return day_said(given, first=cls.FIRST_DAY)
        if given is not None and time in kinds:
            return _hour_said(given)
        extra = field.json_schema_extra
        return _tidied(given, lines=isinstance(extra, dict) and "lines" in extra)


def day_said(given: object, *, first: date = Legible.FIRST_DAY) -> object:
    """A day as it is written, ``2026-11-21``; a bare number is refused, being ambiguous.

    Raises ValueError outside the days from ``first`` through 2199, of which nobody speaks.
    """
    written = isinstance(given, str) and fullmatch(r"\d{4}-\d{2}-\d{2}", given, ASCII)
    try:
        day = date.fromisoformat(str(given)) if written else given
    except ValueError:
        day = None
    if not isinstance(day, date) or isinstance(day, datetime):
        raise PydanticCustomError("no_day", NO_DAY)
    if not first <= day <= LAST_DAY:
        raise PydanticCustomError(
            "day_beyond",
            "is no day from {first} through {last}",
            {"first": first.isoformat(), "last": LAST_DAY.isoformat()},
        )
    return day


def day_if_said(given: object) -> object:
    """The same, where a day may be left out."""
    return None if given is None else day_said(given)


def _hour_said(given: object) -> object:
    """A time of the day in Amsterdam, ``15:00``: one with a zone of its own is refused."""
    written = isinstance(given, str) and fullmatch(r"\d{2}:\d{2}(:\d{2})?", given, ASCII)
    if written or (isinstance(given, time) and given.tzinfo is None):
        return given
    raise PydanticCustomError("no_time", 'is no time in Amsterdam; write it as "15:00"')


def unfit_part(refusal: Unfit) -> PydanticCustomError:
    """A character that cannot be kept, as the fault of the part that holds it."""
    told = {"character": refusal.values["character"]}
    return PydanticCustomError("unfit", "holds a character that cannot be kept ({character})", told)


def kinds_of(annotation: Any) -> frozenset[Any]:
    """The plain types that an annotation allows."""
    if get_origin(annotation) is Annotated:
        return kinds_of(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return frozenset().union(*map(kinds_of, get_args(annotation)))
    return frozenset({annotation})


def _tidied(given: object, *, lines: bool) -> object:
    """The same value, with tidy texts; what has parts of its own looks at these itself."""
    match given:
        case Enum():
            return given
        case str():
            try:
                return tidy(given, lines=lines)
            except Unfit as refusal:
                raise unfit_part(refusal) from None
        case list():
            return [_tidied(part, lines=False) for part in given]
        case tuple():
            return tuple(_tidied(part, lines=False) for part in given)
    return given


class Euro(int):
    """An amount in cents; wherever it is written it is a decimal string of euros."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        """Read from a decimal string, write as one; a bare number is refused, being ambiguous."""
        written = core_schema.plain_serializer_function_ser_schema(as_decimal)
        return core_schema.no_info_plain_validator_function(cls._read, serialization=written)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: Any) -> dict[str, Any]:
        """Say how it is written."""
        return {"type": "string", "pattern": AMOUNT, "examples": ["121.00"]}

    @classmethod
    def _read(cls, given: object) -> "Euro":
        """Read euros; a ValueError keeps the field's name in what a door answers."""
        if isinstance(given, Euro):
            return given
        if not isinstance(given, str) or not fullmatch(AMOUNT, given):
            raise PydanticCustomError("no_amount", 'is no amount in euro; write it as "125.00"')
        return cls(cents_from(given))


def more_than_nothing(amount: Euro) -> Euro:
    """An amount that is no zero, where a zero would say nothing."""
    if amount <= 0:
        raise PydanticCustomError("not_more_than", "must be more than {bound}", {"bound": "0.00"})
    return amount


def _iban(text: str) -> str:
    try:
        return str(ibans_of.validate(text))
    except WrongNumber:
        raise PydanticCustomError("no_iban", "is no valid IBAN") from None


def _kvk(text: object) -> object:
    if isinstance(text, str) and not fullmatch(_KVK, text, ASCII):
        raise PydanticCustomError("no_kvk", "is no KvK number; it has eight digits")
    return text


def _not_empty(file: bytes) -> bytes:
    if not file:
        raise PydanticCustomError("file_empty", "is an empty file")
    return file


Text: TypeAlias = Annotated[
    str,
    Field(
        max_length=LONGEST_TEXT,
        description="free text; kept sealed",
        examples=["Belt terug."],
        repr=False,
        json_schema_extra={"lines": 3},
    ),
]
Reason: TypeAlias = Annotated[
    str,
    Field(
        max_length=1_000,
        description="why, in words; kept sealed",
        repr=False,
        json_schema_extra={"lines": 2},
    ),
]
MeantSo: TypeAlias = Annotated[
    bool, Field(description="it is meant so, though it is beyond what is usual")
]
Word: TypeAlias = Annotated[str, Field(max_length=120)]
OwnReference: TypeAlias = Annotated[
    str, Field(max_length=100, pattern=OWN_REFERENCE, examples=["SO-2026/0417"])
]
Name: TypeAlias = Annotated[str, Field(min_length=1, max_length=200)]
Iban: TypeAlias = Annotated[str, BeforeValidator(_iban), Field(examples=["NL91ABNA0417164300"])]
Kvk: TypeAlias = Annotated[str, BeforeValidator(_kvk), Field(pattern=_KVK, examples=["12345678"])]
PaymentId: TypeAlias = Annotated[str, Field(max_length=80, pattern=r"^[\w./:+-]*$")]
PlanKey: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9-]+@\d+$", examples=["four-steps@1"])]
StepId: TypeAlias = Annotated[
    str, Field(pattern=r"^[a-z0-9-]+$", max_length=100, examples=["final-demand"])
]
File: TypeAlias = Annotated[
    bytes, AfterValidator(_not_empty), Field(max_length=LARGEST_FILE, repr=False)
]
"""A file that is sent along: the body of a request, a path on the command line."""
