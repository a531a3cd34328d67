"""Supplier and customer: names, numbers that identify them, address and contact."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from lxml import etree
from stdnum.nl import btw

from adapters.ubl.elements import InvoiceNode, Warn, find_all, first, text_of, texts
from adapters.ubl.values import Party
from domain.errors import Refusal

LONGEST_NAME: Final = 300
"""In characters; a supplier without a number is known by his name."""

_SUPPLIER: Final = "cac:AccountingSupplierParty"
_MOST_REMEMBERED: Final = 64
_LONGEST_REMEMBERED: Final = 10_000
_SUPPLIERS: Final[dict[bytes, tuple[Party, tuple[str, ...]]]] = {}
"""Suppliers as they are written, with what was remarked of them: no more than a few short ones."""

_NAMES: Final = ("cac:PartyLegalEntity/cbc:RegistrationName", "cac:PartyName/cbc:Name")
_LEGAL: Final = "cac:PartyLegalEntity/cbc:CompanyID"
_OTHER: Final = "cac:PartyIdentification/cbc:ID"
_ENDPOINT: Final = "cbc:EndpointID"
_PAYER: Final = "cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID"
_ADDRESS: Final = "cac:PostalAddress"


class _Id(NamedTuple):
    path: str
    scheme: str
    value: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}" if self.scheme else self.value


class _Register(NamedTuple):
    """A Dutch register: the schemes its numbers go by, and their shape."""

    name: str
    schemes: frozenset[str]
    shape: re.Pattern[str]

    def holds(self, found: _Id) -> bool:
        return found.scheme in self.schemes and bool(self.number(found))

    def could_hold(self, found: _Id) -> bool:
        return found.path == _LEGAL and not found.scheme and bool(self.number(found))

    def number(self, found: _Id) -> str:
        """The digits of a number however it is typed; empty: it has another shape."""
        typed = self.shape.fullmatch(re.sub(r"[\s.\-/:]", "", found.value.upper()))
        return typed[1] if typed and typed[1].strip("0") else ""


_KVK: Final = _Register(
    "KvK number",
    frozenset({"0106", "NL:KVK", "KVK"}),
    re.compile(r"(?:KVK(?:NUMMER|NR)?|NL)?([0-9]{8})"),
)
_OIN: Final = _Register(
    "OIN", frozenset({"0190", "NL:OIN", "NL:OINO", "OIN"}), re.compile(r"(?:OIN)?([0-9]{20})")
)


def read_supplier(root: InvoiceNode, warn: Warn) -> Party:
    """Read who charges; raises Refusal ``ubl.no_name`` or ``ubl.name_too_long``.

    Invoices that come together are of the same few: who is written as before is not read again.
    """
    nodes = find_all(root, _SUPPLIER)
    written = b"".join(etree.tostring(node.element, with_tail=False) for node in nodes)
    known = _SUPPLIERS.get(written)
    if known is None:
        warnings: list[str] = []
        known = _party(root, _SUPPLIER, warnings.append), tuple(warnings)
        if len(written) <= _LONGEST_REMEMBERED:
            if len(_SUPPLIERS) >= _MOST_REMEMBERED:
                _SUPPLIERS.clear()
            _SUPPLIERS[written] = known
    supplier, remarks = known
    for remark in remarks:
        warn(remark)
    return supplier


def read_customer(root: InvoiceNode, warn: Warn) -> Party:
    """Read who owes; raises Refusal ``ubl.no_name`` or ``ubl.name_too_long``."""
    customer = _party(root, "cac:AccountingCustomerParty", warn)
    return replace(customer, iban=first(root, _PAYER))


def names_other_payee(root: InvoiceNode, supplier: Party, warn: Warn) -> bool:
    """Tell, and warn, where someone else than the supplier is paid: the claim may be assigned."""
    if all(_is_supplier(payee, supplier) for payee in find_all(root, "cac:PayeeParty")):
        return False
    warn("cac:PayeeParty names another payee than the supplier: the claim may be assigned.")
    return True


def _is_supplier(payee: InvoiceNode, supplier: Party) -> bool:
    names = {_plain(name) for path in _NAMES for name in texts(payee, path)}
    numbers = {_plain(one) for one in texts(payee, _LEGAL)}
    same_number = supplier.kvk is not None and _plain(supplier.kvk) in numbers
    return same_number or _plain(supplier.name) in names


def _plain(name: str) -> str:
    """A name or number without what people write in different ways."""
    return re.sub(r"\W", "", name).casefold()


def _party(root: InvoiceNode, role: str, warn: Warn) -> Party:
    nodes = find_all(root, f"{role}/cac:Party")
    if len(nodes) > 1:
        raise _several(role, len(nodes))
    node = nodes[0] if nodes else None
    name = None if node is None else first(node, *_NAMES)
    if node is None or name is None:
        raise _no_name(role)
    if len(name) > LONGEST_NAME:
        raise _long_name(role, len(name))
    ids = tuple(_ids(node))
    country = _country(node)
    return Party(
        name=name,
        kvk=_registered(_KVK, ids, country=country, role=role, warn=warn),
        oin=_registered(_OIN, ids, country=country, role=role, warn=warn),
        vat=_vat(node, role, warn),
        other_ids=_other_ids(ids),
        endpoint=next((str(found) for found in ids if found.path == _ENDPOINT), None),
        street=_street(node),
        additional=_additional(node),
        postal_code=first(node, f"{_ADDRESS}/cbc:PostalZone"),
        city=first(node, f"{_ADDRESS}/cbc:CityName"),
        country=country,
        email=first(node, "cac:Contact/cbc:ElectronicMail"),
        phone=first(node, "cac:Contact/cbc:Telephone"),
        contact=first(node, "cac:Contact/cbc:Name"),
    )


def _several(role: str, found: int) -> Refusal:
    return Refusal(
        "ubl.repeated",
        f"{role} stands there {found} times.",
        way_out="It may stand there once: ask the sender which one holds.",
        values={"path": role},
    )


def _no_name(role: str) -> Refusal:
    return Refusal(
        "ubl.no_name",
        f"{role} has no name: neither {_NAMES[0]} nor {_NAMES[1]} is filled.",
        way_out="A claim needs a creditor and a debtor: ask the sender to fill it.",
    )


def _long_name(role: str, length: int) -> Refusal:
    return Refusal(
        "ubl.name_too_long",
        f"{role} has a name of {length} characters; a name has at most {LONGEST_NAME}.",
        way_out="Look whether the name is in the right element.",
    )


def _ids(node: InvoiceNode) -> Iterator[_Id]:
    for path in (_LEGAL, _OTHER, _ENDPOINT):
        for hit in find_all(node, path):
            if value := text_of(hit):
                yield _Id(path, hit.get("schemeID").strip().upper(), value)


def _registered(
    register: _Register, ids: Sequence[_Id], *, country: str | None, role: str, warn: Warn
) -> str | None:
    """Give the number in a register; only the right shape counts, as it will identify."""
    found = list(dict.fromkeys(register.number(one) for one in ids if register.holds(one)))
    if len(found) > 1:
        warn(f"{role} has {len(found)} different values as {register.name}: the first is taken.")
    if not found and any(one.path == _LEGAL and one.scheme in register.schemes for one in ids):
        warn(f"{role} has no valid {register.name} under its scheme: it is kept as another id.")
    if not found and country == "NL":
        found = [register.number(one) for one in ids if register.could_hold(one)]
        if found:
            warn(f"{role}/{_LEGAL} has no scheme: by its shape it is taken as {register.name}.")
    return found[0] if found else None


def _other_ids(ids: Sequence[_Id]) -> tuple[str, ...]:
    kept = (
        str(found)
        for found in ids
        if found.path != _ENDPOINT and not (_KVK.holds(found) or _OIN.holds(found))
    )
    return tuple(dict.fromkeys(kept))


def _vat(node: InvoiceNode, role: str, warn: Warn) -> str | None:
    for scheme in find_all(node, "cac:PartyTaxScheme"):
        kind = first(scheme, "cac:TaxScheme/cbc:ID")
        number = re.sub(r"[\s.]", "", first(scheme, "cbc:CompanyID") or "").upper()
        if number and (kind or "").upper() == "VAT":
            if number.startswith("NL") and not _dutch_vat_holds(number):
                warn(f"{role} has a Dutch VAT number whose check digits do not hold.")
            return number
    return None


@lru_cache(maxsize=1_024)  # invoices that come together are of the same few
def _dutch_vat_holds(number: str) -> bool:
    return bool(btw.is_valid(number))


def _street(node: InvoiceNode) -> str | None:
    street = first(node, f"{_ADDRESS}/cbc:StreetName")
    number = first(node, f"{_ADDRESS}/cbc:BuildingNumber")
    if street and number and number not in street.split():
        return f"{street} {number}"
    return street or number


def _additional(node: InvoiceNode) -> str | None:
    kept = dict.fromkeys(
        text
        for path in ("cbc:AdditionalStreetName", "cac:AddressLine/cbc:Line")
        for text in texts(node, f"{_ADDRESS}/{path}")
    )
    kept.pop(_street(node) or "", None)
    return ", ".join(kept) or None


def _country(node: InvoiceNode) -> str | None:
    code = first(node, f"{_ADDRESS}/cac:Country/cbc:IdentificationCode")
    return code.upper() if code else None
