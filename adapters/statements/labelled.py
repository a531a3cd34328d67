"""Texts with labels (``NAAM:``, ``IBAN:``), in columns of 32 (ABN AMRO), or as plain lines."""

import re
from typing import Final

from adapters.statements.amounts import iban_if
from adapters.statements.texts import joined, pieces_of, references_in, said
from adapters.statements.values import EntryDetail
from domain.money import Cents

_COLUMNS: Final = re.compile(r" {2,}")
_LABEL: Final = re.compile(
    r"(?:^|(?<=[\s/]))(IBAN|REK|BIC|NAAM|MACHTIGING|KENMERK|INCASSANT|OMSCHRIJVING): *",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"(?:GIRO +)?([A-Z]{2}\d{2}[A-Z0-9]{8,30}|\d{2}\.\d{2}\.\d{2}\.\d{3}|\d{4,10})(?: +|$)(.*)"
)
_OLD: Final = re.compile(r"GIRO |\d{2}\.")
_BACK: Final = re.compile(r"\s*(?:TERUGBOEKING|TERUGGEBOEKT|STORNO)", re.IGNORECASE)
_OF_ONE_CELL: Final = frozenset({"IBAN", "REK", "BIC", "NAAM"})
_GIRO: Final = re.compile(r"GIRO +(?=\d)")


def labelled(lines: tuple[str, ...], *, amount: Cents) -> EntryDetail:
    """Read a text by its labels, or by the account at its head; the text itself stays whole."""
    cells = tuple(
        cell for line in lines for cell in _COLUMNS.split(_GIRO.sub("GIRO ", line.strip())) if cell
    )
    labels = _labels(cells)
    ahead = _AHEAD.match(cells[0]) if cells else None
    account = labels.get("IBAN", "") or labels.get("REK", "") or (ahead[1] if ahead else "")
    text = pieces_of(labels["OMSCHRIJVING"]) if "OMSCHRIJVING" in labels else pieces_of(*cells)
    end_to_end = said(labels.get("KENMERK", ""))
    returned = amount < 0 and bool(cells) and bool(_BACK.match(cells[0]))
    return EntryDetail(
        amount=amount,
        end_to_end=end_to_end,
        mandate=said(labels.get("MACHTIGING", "")),
        name=said(labels.get("NAAM", "") or (ahead[2] if ahead and _OLD.match(ahead[0]) else "")),
        account=iban_if(account) or account.replace(".", ""),
        structured=references_in((joined(text), " ".join(cells))),
        unstructured=joined(text),
        pieces=text,
        returned=returned,
        return_of=end_to_end if returned else "",
    )


def _labels(cells: tuple[str, ...]) -> dict[str, str]:
    """What stands behind each label, up to the next one.

    Where the text has a label of its own, what the bank says stands before it, else behind the
    text: so the first of two counts, or the last. The payer's own text may hold a label too.
    """
    parts = _LABEL.split("\n".join(cells))
    names = [name.upper() for name in parts[1::2]]
    pairs = list(zip(names, parts[2::2], strict=True))
    if "OMSCHRIJVING" in names:
        pairs.reverse()
    return {name: _value(name, value.strip("\n /")) for name, value in pairs}


def _value(name: str, value: str) -> str:
    if name == "OMSCHRIJVING":
        return value
    return value.partition("\n")[0].strip(" /") if name in _OF_ONE_CELL else value.replace("\n", "")
