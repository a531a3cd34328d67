"""The refusals of a bank file: each names the place, and holds nothing personal."""

import re
from typing import Final

from domain.errors import Refusal

LARGEST_FILE: Final = 60_000_000
"""The largest file that is read, in bytes: some 33,000 entries of a CAMT, its tree tenfold."""

MOST_TAGS: Final = 4_000_000
"""What one XML file may have of tags; an entry has some sixty."""

_HARMLESS: Final = re.compile(r"[0-9 .,:/+\-TZeE]{1,40}|[A-Za-z]{1,5}", re.ASCII)


def shown(text: str) -> str:
    """Quote a value in a message, or only say its length where it might be personal."""
    if _HARMLESS.fullmatch(text):
        return f"'{text}'"
    return f"a text of {len(text)} characters" if text else "empty"


def too_large(size: int) -> Refusal:
    """The refusal of a file of so many bytes."""
    return Refusal(
        "statements.too_large",
        f"The file has {size:,} bytes; at most {LARGEST_FILE:,} are read.",
        way_out="Export a shorter period.",
    )


def empty() -> Refusal:
    """The refusal of a file without anything in it."""
    return Refusal("statements.empty", "The file is empty.", way_out="Export the statement again.")


def no_statement(found: str) -> Refusal:
    """The refusal of what is neither CAMT nor MT940; ``found`` says what it is, in words."""
    return Refusal(
        "statements.no_statement",
        f"The file is no bank statement that is read here: {found}.",
        way_out="Export CAMT.053 (XML) or MT940 from the bank.",
        values={"found": found},
    )


def missing(path: str, line: int) -> Refusal:
    """The refusal of a file in which something is lacking that nothing else tells."""
    return Refusal(
        "statements.missing",
        f"Line {line}: {path} is missing or empty. Nothing of the file was used.",
        way_out="Export the statement again, or ask the bank for a file in which it stands.",
        values={"path": path, "line": str(line)},
    )


def no_amount(path: str, text: str, line: int) -> Refusal:
    """The refusal of a file with an amount that is none."""
    return Refusal(
        "statements.no_amount",
        f"Line {line}: {path} is {shown(text)}, which is no amount in whole cents of up to a "
        "hundred billion. Nothing of the file was used.",
        way_out="Export the statement again; do not mend it by hand.",
        values={"path": path, "line": str(line)},
    )


def no_day(path: str, text: str, line: int) -> Refusal:
    """The refusal of a file with a day that is none."""
    return Refusal(
        "statements.no_day",
        f"Line {line}: {path} is {shown(text)}, which is no day between 1970 and 2199. Nothing of "
        "the file was used.",
        way_out="Export the statement again; do not mend it by hand.",
        values={"path": path, "line": str(line)},
    )


def no_sense(path: str, text: str, line: int) -> Refusal:
    """The refusal of a file with a value that is not one of those that may stand there."""
    return Refusal(
        "statements.no_sense",
        f"Line {line}: {path} is {shown(text)}, which cannot stand there. Nothing of the file was "
        "used.",
        way_out="Export the statement again; do not mend it by hand.",
        values={"path": path, "line": str(line)},
    )


def entry_unreadable(line: int) -> Refusal:
    """The refusal of an MT940 with an entry that is not whole."""
    return Refusal(
        "statements.entry_unreadable",
        f"Line {line}: a :61: that has no day, sign, amount and kind in their order. Nothing of "
        "the file was used.",
        way_out="Export the statement again; a file that was cut off or mended is not read.",
        values={"line": str(line)},
    )


def not_xml(found: str) -> Refusal:
    """The refusal of what began as XML and is none."""
    return Refusal(
        "statements.not_xml",
        f"The file is not well-formed XML: {found}.",
        way_out="Export the statement again; a file that was cut off is not read.",
        values={"found": found},
    )


def doctype() -> Refusal:
    """The refusal of a document type declaration."""
    return Refusal(
        "statements.doctype",
        "The file has a document type declaration (DOCTYPE): a bank statement has none, and it can "
        "hide entities that read other files or fill the memory.",
        way_out="Export the statement again from the bank; do not use this file.",
    )


def encoding() -> Refusal:
    """The refusal of bytes that are no text as banks write it."""
    return Refusal(
        "statements.encoding",
        "The file is written in a character encoding that bank statements do not use.",
        way_out="Save it as UTF-8.",
    )


def too_complex() -> Refusal:
    """The refusal of XML that would fill the memory."""
    return Refusal(
        "statements.too_complex",
        "The file is nested more than 255 deep, has a text of more than 10,000,000 characters or "
        f"more than {MOST_TAGS:,} tags.",
        way_out="Export a shorter period.",
    )
