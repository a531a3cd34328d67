"""What a newer invoice says of how a debtor is reached: taken over, asked about, or let be."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.debtor.likeness import place
from domain.debtor.state import Debtor
from domain.parties import Address, ContactDetails, mail_addresses

FIELDS: Final = ("name", "attention", "street", "postal_code", "city", "country", "email", "phone")


@dataclass(frozen=True, slots=True)
class News:
    """What follows of an invoice for the contact details; nothing, where both are empty.

    ``unclear``: it contradicts what a person said, or an invoice of the same day.
    """

    contact: ContactDetails | None = None
    unclear: bool = False


def differs(known: ContactDetails, said: ContactDetails) -> bool:
    """Tell whether an invoice says another address, e-mail or telephone number than is known.

    What it leaves out it does not say.
    """
    return (
        (said.address.complete and not _same_place(known.address, said.address))
        or bool(said.email and said.email.casefold() not in _mails(known))
        or bool(_digits(said.phone) and _digits(said.phone) != _digits(known.phone))
    )


def news_of(
    debtor: Debtor,
    *,
    known: ContactDetails,
    said: ContactDetails,
    invoiced_on: date,
    rests_on: date,
) -> News:
    """What an invoice of the same party means for the contact details, which rest on a day.

    A newer one is taken over; an older one never is, and neither is one of somebody who died.
    What a person recorded is overruled by nobody but a person: then he is asked.
    """
    if not differs(known, said) or invoiced_on < rests_on or debtor.died_on:
        return News()
    if invoiced_on == rests_on or debtor.contact_said:
        return News(unclear=True)
    address = said.address if said.address.complete else known.address
    taken = known.model_copy(
        update={
            "address": address,
            "attention": said.attention if said.address.complete else known.attention,
            "email": said.email or known.email,
            "more_emails": said.more_emails if said.email else known.more_emails,
            "phone": said.phone or known.phone,
        }
    )
    return News(contact=taken)


def changed_fields(before: ContactDetails, now: ContactDetails) -> list[str]:
    """Name the fields that became another: no value of them."""
    mine, theirs = _plain(before), _plain(now)
    return [name for name in FIELDS if mine[name] != theirs[name]]


def _plain(contact: ContactDetails) -> dict[str, object]:
    return {**contact.model_dump(exclude={"address"}), **contact.address.model_dump()}


def _same_place(one: Address, other: Address) -> bool:
    if place(one) and place(other):
        return place(one) == place(other)
    return _folded(one.street, one.city) == _folded(other.street, other.city)


def _folded(*texts: str) -> str:
    return "".join("".join(texts).split()).casefold()


def _mails(contact: ContactDetails) -> set[str]:
    written = " ".join((contact.email, *contact.more_emails))
    return {one.casefold() for one in mail_addresses(written)}


def _digits(phone: str) -> str:
    return "".join(filter(str.isdigit, phone)).removeprefix("00").removeprefix("31").lstrip("0")
