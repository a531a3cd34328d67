"""The creditor whom people name, by his id or a number of his; or whom a file registers."""

from typing import Final
from uuid import UUID

from adapters.ubl import InvoiceDocument
from application.ambiguous import ambiguous_name
from application.house import House
from application.numbers import kvk_number, no_creditor, oin_number, vat_number
from application.settings import Settings
from domain.creditor import decisions as creditors
from domain.creditor.events import CreditorFact
from domain.creditor.state import Creditor
from domain.facts import INSTALLATION, StreamKind
from domain.ids import normalised_number
from domain.parties import CreditorProfile

SHARED_VAT: Final = "creditor_named_by_vat"
"""A VAT number by which a person may name a creditor, but no file is given to one."""


def creditor_named(house: House, name: str) -> UUID:
    """The creditor of an id, or of a KvK, OIN or VAT number; raises NotFound.

    Also of a number that identifies nobody in files (such as 12345678), since lists show it.
    Raises Refusal ``name.ambiguous`` where several show it.
    """
    written = normalised_number(name)
    spellings = (
        ("creditor_kvk", kvk_number(name)),
        ("creditor_oin", oin_number(name)),
        ("creditor_vat", vat_number(name)),
        (SHARED_VAT, vat_number(name)),
    )
    for kind, value in spellings:
        for one in dict.fromkeys(filter(None, (value, written))):
            if found := house.store.find_identity(INSTALLATION, kind, one):
                return found
    try:
        creditor_id = UUID(name)
    except ValueError:
        return _shown_with(house, name, written)
    if house.collections.creditor(creditor_id).registered:
        return creditor_id
    raise no_creditor(name)


def _shown_with(house: House, name: str, written: str) -> UUID:
    """The creditor whom lists show with a number."""
    found = []
    for one in house.store.streams(StreamKind.CREDITOR) if written else ():
        profile = house.collections.creditor(one).profile
        if written in (normalised_number(profile.kvk), normalised_number(profile.vat)):
            found.append(one)
    if not found:
        raise no_creditor(name)
    if len(found) > 1:
        raise ambiguous_name(name, found)
    return found[0]


def registration(
    creditor: Creditor, document: InvoiceDocument, *, settings: Settings
) -> list[CreditorFact]:
    """Register the supplier of a document, on the terms of the settings."""
    supplier = document.supplier
    street = " ".join(part for part in (supplier.street, supplier.additional) if part)
    profile = CreditorProfile(
        name=supplier.name,
        street=street,
        postal_code=supplier.postal_code or "",
        city=supplier.city or "",
        country=supplier.country or "NL",
        email=supplier.email or "",
        phone=supplier.phone or "",
        kvk=supplier.kvk or "",
        vat=supplier.vat or "",
    )
    ibans = tuple(dict.fromkeys(a.iban for a in document.payment if a.iban))
    return creditors.register(
        creditor,
        profile=profile,
        ibans=ibans,
        payments_checked=settings.payments_checked,
        plan_for_consumers=settings.plan_for_consumers,
        plan_for_businesses=settings.plan_for_businesses,
    )
