"""The two axes of time as parameters of a request."""

from datetime import date
from typing import Annotated, TypeAlias

from fastapi import Query
from pydantic import AwareDatetime

On: TypeAlias = Annotated[
    date | None, Query(description="as of this day; default: today", examples=["2026-11-21"])
]
KnownAt: TypeAlias = Annotated[
    AwareDatetime | None,
    Query(
        description="with what was recorded by this moment; default: now",
        examples=["2026-11-21T12:00:00+01:00"],
    ),
]
