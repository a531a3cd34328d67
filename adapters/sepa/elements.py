"""What both kinds of file are made of: parties, accounts, amounts, and the check by the XSD."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files

from lxml import etree

from adapters.plain_xml import Element
from adapters.sepa.characters import sepa_id, sepa_text
from domain.money import Cents, as_decimal


class FileVersion(StrEnum):
    """The versions of the messages that are written."""

    DEBITS_08 = "pain.008.001.08"
    DEBITS_09 = "pain.008.001.09"
    TRANSFERS_09 = "pain.001.001.09"


NAME = 70
REMITTANCE = 140
_TOWN = 35


class FilePart:
    """An element to which children are added, in the order of the schema."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._space = str(element.nsmap[None])

    def under(self, *path: str) -> "FilePart":
        """A new element at the end of a path; each step of it is new."""
        here = self.element
        for name in path:
            here = etree.SubElement(here, f"{{{self._space}}}{name}")
        return FilePart(here)

    def text(self, *path: str, said: str) -> None:
        """A new element with a text."""
        self.under(*path).element.text = said

    def money(self, name: str, cents: Cents) -> None:
        """An amount in euro, above zero."""
        if cents <= 0:
            msg = "an amount that is not above zero"
            raise ValueError(msg)
        amount = self.under(name).element
        amount.text = as_decimal(cents)
        amount.set("Ccy", "EUR")


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredAddress:
    """An address in fields; in the EEA one without them is refused from 15 November 2026.

    ``town`` and ``country`` (two capitals) at least; the rest may be empty.
    """

    town: str
    country: str
    street: str = ""
    number: str = ""
    postal_code: str = ""

    def write(self, into: FilePart) -> None:
        """In the order of the schema."""
        address = into.under("PstlAdr")
        for name, said, longest in (
            ("StrtNm", self.street, 70),
            ("BldgNb", self.number, 16),
            ("PstCd", self.postal_code, 16),
            ("TwnNm", self.town, _TOWN),
        ):
            if kept := sepa_text(said, longest=longest):
                address.text(name, said=kept)
        address.text("Ctry", said=self.country)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileParty:
    """Who stands in a file: a name, an account, and an address where the bank wants one."""

    name: str
    iban: str
    address: StructuredAddress | None = None

    def write(self, into: FilePart, name: str, *, account: bool = True) -> None:
        """The party and, unless it stands elsewhere, its account."""
        party = into.under(name)
        party.text("Nm", said=sepa_text(self.name, longest=NAME) or "NOTPROVIDED")
        if self.address:
            self.address.write(party)
        if account:
            into.text(f"{name}Acct", "Id", "IBAN", said=self.iban)


def agent(into: FilePart, name: str) -> None:
    """A bank, which the IBAN names already (IBAN only, Regulation (EU) 260/2012 art. 5(7))."""
    into.text(name, "FinInstnId", "Othr", "Id", said="NOTPROVIDED")


def head(
    into: FilePart, *, message_id: str, made_at: datetime, amounts: Sequence[Cents], name: str
) -> None:
    """The head of a file: its id, its instant, how many and how much, and from whom."""
    header = into.under("GrpHdr")
    header.text("MsgId", said=sepa_id(message_id))
    header.text("CreDtTm", said=made_at.isoformat(timespec="seconds"))
    totals(header, amounts)
    header.text("InitgPty", "Nm", said=sepa_text(name, longest=NAME) or "NOTPROVIDED")


def totals(into: FilePart, amounts: Sequence[Cents]) -> None:
    """How many transactions, and their sum."""
    into.text("NbOfTxs", said=str(len(amounts)))
    into.text("CtrlSum", said=as_decimal(sum(amounts)))


def document(version: FileVersion) -> FilePart:
    """The root of a new file of a version."""
    space = f"urn:iso:std:iso:20022:tech:xsd:{version}"
    return FilePart(etree.Element(f"{{{space}}}Document", nsmap={None: space}))  # type: ignore[dict-item]  # the stubs know no default


def finished(root: FilePart, version: FileVersion) -> bytes:
    """The bytes of a file; raises ValueError where it is not as its schema says, which is a bug."""
    raw = etree.tostring(root.element, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    faults = faults_of(raw, version)
    if faults:
        msg = f"not valid by {version}: {faults[0]}"
        raise ValueError(msg)
    return raw


def faults_of(raw: bytes, version: FileVersion) -> tuple[str, ...]:
    """What the schema of a version finds wrong in a file; none: it is valid."""
    schema = _schema(version)
    if schema.validate(etree.fromstring(raw, etree.XMLParser(resolve_entities=False))):
        return ()
    return tuple(str(schema.error_log).splitlines())


@cache
def _schema(version: FileVersion) -> etree.XMLSchema:
    """The schema as ISO 20022 published it."""
    raw = (files("adapters.sepa") / "schemas" / f"{version}.xsd").read_bytes()
    return etree.XMLSchema(etree.fromstring(raw))
