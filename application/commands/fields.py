"""The types of a command's fields: each with its limits, and how it is read from text."""

from re import fullmatch
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic_core import CoreSchema, core_schema
from stdnum import iban as ibans_of
from stdnum.exceptions import ValidationError as WrongNumber

from domain.money import as_decimal, cents_from

AMOUNT: Final = r"^\d{1,11}(\.\d{1,2})?$"
LONGEST_TEXT: Final = 4_000
LARGEST_FILE: Final = 10_000_000
"""Bytes of one file that is sent along."""


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
            raise ValueError('is no amount in euro; write it as "125.00"')
        return cls(cents_from(given))


def _iban(text: str) -> str:
    try:
        return str(ibans_of.validate(text))
    except WrongNumber:
        raise ValueError("is no valid IBAN") from None


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
Word: TypeAlias = Annotated[str, Field(max_length=120)]
Name: TypeAlias = Annotated[str, Field(min_length=1, max_length=200)]
Iban: TypeAlias = Annotated[str, BeforeValidator(_iban), Field(examples=["NL91ABNA0417164300"])]
Kvk: TypeAlias = Annotated[str, Field(pattern=r"^(\d{8})?$", examples=["12345678"])]
PaymentId: TypeAlias = Annotated[str, Field(max_length=80, pattern=r"^[\w./:+-]*$")]
PlanKey: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9-]+@\d+$", examples=["four-steps@1"])]
StepId: TypeAlias = Annotated[
    str, Field(pattern=r"^[a-z0-9-]+$", max_length=100, examples=["final-demand"])
]
File: TypeAlias = Annotated[bytes, Field(max_length=LARGEST_FILE, repr=False)]
"""A file that is sent along: the body of a request, a path on the command line."""
