"""ETag: which version an answer shows, and the exact answer; If-Match and If-None-Match read it."""

import re
from hashlib import sha256
from typing import Annotated, Final

from fastapi import Header
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError
from starlette.datastructures import Headers
from starlette.responses import Response

_TAG: Final = r'(?:W/)?"[\x21\x23-\x7e]*"'
_LIST: Final = re.compile(rf"{_TAG}(?:\s*,\s*{_TAG})*")
_OURS: Final = re.compile(r'"(\d{1,18})(?:-[0-9a-f]+)?"')
_DIGITS: Final = 24
_OK: Final = 200


def etag_of(version: int) -> str:
    """The tag of a version, whatever the answer that shows it looks like."""
    return f'"{version}"'


def tagged(response: Response, asked: Headers) -> Response:
    """An answer with its exact tag, or 304 where whoever asks has that one.

    Behind the version stands a hash of the answer: what is owed grows by the day while no fact
    is recorded, and the tag then changes with it.
    """
    body = getattr(response, "body", None)
    if response.status_code != _OK or not isinstance(body, bytes):
        return response
    version = _OURS.fullmatch(response.headers.get("etag", ""))
    digest = sha256(body).hexdigest()[:_DIGITS]
    tag = f'"{version.group(1)}-{digest}"' if version else f'"{digest}"'
    response.headers["ETag"] = tag
    if tag in _tags(asked.get("if-none-match", "")):
        kept = {k: v for k, v in response.headers.items() if not k.startswith("content-")}
        return Response(status_code=304, headers=kept)
    return response


def _tags(text: str) -> list[str]:
    """The tags of a header; a weak one counts as its strong one, as it may where one only reads."""
    return [one.removeprefix("W/") for one in re.findall(_TAG, text)]


def _versions(given: object) -> frozenset[int] | None:
    """The versions that If-Match names; empty: any. A tag that is weak, or not ours, fits none."""
    if given is None:
        return None
    text = str(given).strip()
    if text == "*":
        return frozenset()
    if not _LIST.fullmatch(text):
        raise PydanticCustomError("no_etag", 'is no ETag; write it as "7", or as *')
    ours = (_OURS.fullmatch(one.strip()) for one in text.split(","))
    return frozenset(int(one.group(1)) for one in ours if one) or frozenset({-1})


SeenHeader = Annotated[
    str | None,
    BeforeValidator(lambda given: given if _versions(given) is None else str(given).strip()),
    Header(
        alias="If-Match",
        max_length=1_000,
        description=(
            "the ETag of what this rests on: it is carried out only where that stands so still"
            " (412); * where it does not matter"
        ),
        examples=['"7"'],
        json_schema_extra={"pattern": rf"^(\*|{_LIST.pattern})$"},
    ),
]


def seen_in(header: str | None) -> frozenset[int] | None:
    """The versions that somebody says to have seen; empty: any; None: he said nothing."""
    return _versions(header)
