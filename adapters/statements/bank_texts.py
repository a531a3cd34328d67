"""What banks write into one text about a transaction (``:86:``, AddtlNtryInf), taken apart.

Four ways are known: tags between slashes (Dutch banks since SEPA), numbered subfields (``?20``,
``>20``: German banks, Triodos), labels with a colon (Knab, ABN AMRO before), and plain text. What
is not known as a tag stays in the text: nothing that a payer wrote is lost.
"""

import re
from dataclasses import replace
from typing import Final

from adapters.statements.amounts import cents_if, iban_if
from adapters.statements.labelled import labelled
from adapters.statements.subfields import subfields
from adapters.statements.texts import pieces_of, references_in, said
from adapters.statements.values import EntryDetail
from domain.money import Cents

_HARD, _SOFT = "\x1f", "\n"
_WIDTH: Final = 65
"""A line of SWIFT that is as long was cut there; a shorter one ended, or lost a blank."""

# After a text has begun, only what banks put behind it is a tag; the payer's text may hold more.
_BEFORE: Final = (
    "TRTP RTYP CNTP ORDP BENM ACCW NAME ID INIT NRTX PIND PREF KREF IREF TRCD RTRN CDTRREFTP CD"
    " OCMT CHGS EXCH REMI".split()
)
_BEHIND: Final = "EREF MARF CSID IBAN BIC ADDR ISDT PURP ULTD ULTC SVCL ISSR CDTRREF".split()
_BREAK: Final = f"[{_HARD}{_SOFT}]?"
_TAG: Final = re.compile(
    "/"
    + _BREAK
    + "("
    + "|".join(_BREAK.join(tag) for tag in sorted((*_BEFORE, *_BEHIND), key=len, reverse=True))
    + ")"
    + _BREAK
    + "/"
)
_BREAKS: Final = re.compile(f"[{_HARD}{_SOFT}]")
_REASON: Final = re.compile(r"[A-Z]{2}\d{2}")
_BACK: Final = re.compile(r"TERUGBOEKING|STORNO|NIET UITGEVOERD|RETOUR", re.IGNORECASE)
_AMOUNT: Final = re.compile(r"[A-Z]{3}(\d{1,15}),(\d{0,2})")
_CNTP_PARTS: Final = 5
_UNSTRUCTURED: Final = re.compile(_BREAK.join("USTD") + f"(?:{_BREAK}/{_BREAK}/|$)")
_STRUCTURED: Final = re.compile(r"STRD/[A-Z]*/([0-9A-Z ]+)/*")

Tags = dict[str, str]


def detail_from(pieces: tuple[str, ...], *, amount: Cents, returned: bool) -> EntryDetail:
    """Read the one transaction that a text tells of; ``pieces`` are its lines."""
    text = _marked(pieces)
    if _TAG.match(text):
        return _from_tags(_tags(text), amount, returned=returned)
    detail = subfields(pieces, amount=amount) or labelled(pieces, amount=amount)
    return replace(detail, returned=detail.returned or returned)


def batch_in(pieces: tuple[str, ...]) -> int | None:
    """How many transactions a text with tags says there are."""
    text = _marked(pieces)
    if not _TAG.match(text):
        return None
    count = _id(_tags(text), "NRTX")
    return int(count) if count.isascii() and count.isdigit() and len(count) < _WIDTH else None


def merged(detail: EntryDetail, told: EntryDetail) -> EntryDetail:
    """Fill what a transaction does not say itself from what the bank tells of its entry."""
    pieces = detail.pieces or told.pieces
    return replace(
        detail,
        end_to_end=detail.end_to_end or told.end_to_end,
        mandate=detail.mandate or told.mandate,
        references=tuple(dict.fromkeys((*detail.references, *told.references))),
        name=detail.name or told.name,
        account=detail.account or told.account,
        structured=tuple(dict.fromkeys((*detail.structured, *told.structured))),
        pieces=pieces,
        unstructured=detail.unstructured or told.unstructured,
        returned=detail.returned or told.returned,
        return_code=detail.return_code or told.return_code,
        return_of=detail.return_of or told.return_of,
    )


def _marked(pieces: tuple[str, ...]) -> str:
    """The lines as one text, with a mark where each ended that says how."""
    parts: list[str] = []
    for piece in pieces:
        parts += [piece, _HARD if len(piece) >= _WIDTH else _SOFT]
    return "".join(parts[:-1])


def _tags(text: str) -> Tags:
    """Each tag's first value; within the remittance text only what may stand behind it."""
    found: Tags = {}
    open_tag, start, in_text = "", 0, False
    for match in _TAG.finditer(text):
        tag = _BREAKS.sub("", match[1])
        empty = not _BREAKS.sub("", text[start : match.start()]).strip("/ ")
        if in_text and not (tag in _BEHIND and tag not in found) and not (tag == "REMI" and empty):
            continue
        if not found.get(open_tag):
            found[open_tag] = text[start : match.start()]
        open_tag, start = tag, match.end()
        in_text = in_text or tag == "REMI"
    if not found.get(open_tag):
        found[open_tag] = text[start:]
    return found


def _from_tags(tags: Tags, amount: Cents, *, returned: bool) -> EntryDetail:
    account, name = _party(tags)
    pieces, joint, structured = _remittance(tags)
    end_to_end, kind = said(_id(tags, "EREF")), _line(tags, "TRTP") or _line(tags, "RTYP")
    reason = _REASON.search(_id(tags, "RTRN"))
    back = returned or "RTRN" in tags or "RTYP" in tags or bool(_BACK.search(kind))
    return EntryDetail(
        amount=amount,
        instructed=_ordered(tags, amount),
        end_to_end=end_to_end,
        mandate=said(_id(tags, "MARF")),
        references=tuple(
            dict.fromkeys(one for tag in ("PREF", "KREF", "IREF") if (one := said(_id(tags, tag))))
        ),
        name=name,
        ultimate_name=_line(tags, "ULTD" if amount > 0 else "ULTC"),
        account=account,
        structured=tuple(dict.fromkeys((*structured, *references_in((joint, " ".join(pieces)))))),
        unstructured=joint,
        pieces=pieces,
        returned=back,
        return_code=reason[0] if reason else "",
        return_of=end_to_end if back else "",
        additional=kind,
    )


def _line(tags: Tags, tag: str) -> str:
    """The value of a tag as words."""
    value = tags.get(tag, "").replace(_HARD, "").replace(_SOFT, " ")
    return said(value.strip("/ "))


def _id(tags: Tags, tag: str) -> str:
    """The value of a tag as an id, which no break belongs to."""
    return _BREAKS.sub("", tags.get(tag, "")).strip("/ ")


def _party(tags: Tags) -> tuple[str, str]:
    """The account and the name of the other party, by each bank's own tags."""
    if "CNTP" in tags:
        parts = _joined_line(tags["CNTP"]).split("/")
        name = "/".join(parts[2 : max(3, len(parts) - 2)]) if len(parts) > _CNTP_PARTS else ""
        return _account(parts[0]), said(name or (parts[2] if len(parts) > 2 else ""))  # noqa: PLR2004
    of_rabobank = "ORDP" in tags or "BENM" in tags  # which puts the account elsewhere
    account = _id(tags, "ACCW").partition(",")[0] if of_rabobank else _id(tags, "IBAN")
    return _account(account), _line(tags, "NAME") or _line(tags, "ORDP") or _line(tags, "BENM")


def _joined_line(value: str) -> str:
    return value.replace(_HARD, "").replace(_SOFT, " ")


def _account(text: str) -> str:
    return iban_if(text) or "".join(said(text).split())


def _remittance(tags: Tags) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """The text in its pieces and joined by how each line ended, and references beside it."""
    value = tags.get("REMI", "").strip("/ " + _HARD + _SOFT)
    structured = [_id(tags, "CDTRREF")]
    if match := _STRUCTURED.fullmatch(_BREAKS.sub("", value)):
        structured.append(match[1])
        value = ""
    if _BREAKS.sub("", value).startswith("CDTRREFTP"):
        value = ""
    value = _UNSTRUCTURED.sub("", value)
    pieces = pieces_of(*_BREAKS.split(value))
    joint = " ".join(_joined_line(value).split())
    return pieces, joint, tuple("".join(one.split()) for one in structured if one)


def _ordered(tags: Tags, amount: Cents) -> Cents | None:
    found = _AMOUNT.match(_id(tags, "OCMT"))
    ordered = cents_if(f"{found[1]}.{found[2]}") if found else None
    return ordered if ordered != abs(amount) else None
