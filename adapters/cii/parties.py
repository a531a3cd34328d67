"""The parties of a CII invoice, as UBL has them."""

from collections.abc import Iterable
from typing import Final

from adapters.cii.node import copied, found, part, put, put_each, said
from adapters.ubl.elements import Element

_LEGAL: Final = "ram:SpecifiedLegalOrganization"
_CONTACT: Final = "ram:DefinedTradeContact"


def put_party(ubl: Element, party: Element) -> None:
    """Write one trade party: names, numbers, address and contact (BG-4 to BG-9)."""
    endpoints = found(party, "ram:URIUniversalCommunication/ram:URIID")  # BT-34, BT-49
    copied(ubl, "cbc:EndpointID", endpoints, "schemeID")
    put_payee(ubl, party)
    _put_address(put(ubl, "cac:PostalAddress"), part(party, "ram:PostalTradeAddress"))
    for registration in found(party, "ram:SpecifiedTaxRegistration/ram:ID"):  # BT-31, BT-32, BT-48
        scheme = put(ubl, "cac:PartyTaxScheme")
        copied(scheme, "cbc:CompanyID", [registration])
        is_vat = str(registration.get("schemeID", "")).strip().upper() in {"VA", "VAT"}
        put(scheme, "cac:TaxScheme/cbc:ID", "VAT" if is_vat else "TAX")
    _put_contact(put(ubl, "cac:Contact"), part(party, _CONTACT))


def put_payee(ubl: Element, party: Element) -> None:
    """Write what names a party and numbers it, which is all that a payee has (BG-10)."""
    ids = found(party, "ram:ID") + found(party, "ram:GlobalID")  # BT-29, BT-46, BT-60
    copied(ubl, "cac:PartyIdentification/cbc:ID", ids, "schemeID")
    trading = said(party, f"{_LEGAL}/ram:TradingBusinessName")  # BT-28, BT-45
    put_each(ubl, "cac:PartyName/cbc:Name", trading)
    legal = put(ubl, "cac:PartyLegalEntity")
    put_each(legal, "cbc:RegistrationName", said(party, "ram:Name"))  # BT-27, BT-44, BT-59
    copied(legal, "cbc:CompanyID", found(party, f"{_LEGAL}/ram:ID"), "schemeID")  # BT-30, BT-47


def _put_address(ubl: Element, address: Element) -> None:
    put_each(ubl, "cbc:StreetName", said(address, "ram:LineOne"))  # BT-35, BT-50
    put_each(ubl, "cbc:AdditionalStreetName", said(address, "ram:LineTwo"))  # BT-36, BT-51
    put_each(ubl, "cac:AddressLine/cbc:Line", said(address, "ram:LineThree"))  # BT-162, BT-163
    put_each(ubl, "cbc:CityName", said(address, "ram:CityName"))  # BT-37, BT-52
    put_each(ubl, "cbc:PostalZone", said(address, "ram:PostcodeCode"))  # BT-38, BT-53
    put_each(ubl, "cac:Country/cbc:IdentificationCode", said(address, "ram:CountryID"))  # BT-40


def _put_contact(ubl: Element, contact: Element) -> None:
    people = said(contact, "ram:PersonName", "ram:DepartmentName")  # BT-41, BT-56
    put_each(ubl, "cbc:Name", people)
    phones = said(contact, "ram:TelephoneUniversalCommunication/ram:CompleteNumber")
    put_each(ubl, "cbc:Telephone", phones)  # BT-42, BT-57
    mails = said(contact, "ram:EmailURIUniversalCommunication/ram:URIID")
    put_each(ubl, "cbc:ElectronicMail", list(_addresses(mails)))  # BT-43, BT-58


def _addresses(mails: Iterable[str]) -> Iterable[str]:
    """Give addresses without the ``mailto:`` that a URI may have."""
    return (mail.removeprefix("mailto:") for mail in mails)
