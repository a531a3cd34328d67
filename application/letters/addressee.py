"""To whom a letter goes: the debtor, or whoever runs his insolvency where it brings a filing."""

from application.house import House
from domain.claim.events import Channel
from domain.debtor.state import Debtor
from domain.letter.events import LetterOrdered
from domain.letter.order.content import debtor_on_paper
from domain.letter.text import LetterContent
from domain.parties import Capacity, ContactDetails
from domain.sealing import Purpose


def addressee(house: House, debtor: Debtor, order: LetterOrdered) -> ContactDetails | None:
    """His name and address, opened; None: they were erased, or nobody runs it any more."""
    sealed = debtor.contact
    if order.estate is not None:
        runs = debtor.protections.get(order.estate.bar)
        sealed = runs.contact if runs else None
    return house.open(sealed, ContactDetails, Purpose.CONTACT)


def with_estate(
    house: House, debtor: Debtor, order: LetterOrdered, content: LetterContent
) -> LetterContent:
    """The content with whose insolvency it is, under which number, and who runs it."""
    if order.estate is None or content.estate is None:
        return content
    runs = debtor.protections.get(order.estate.bar)
    own = house.open(
        debtor.own.contact if debtor.own else debtor.contact, ContactDetails, Purpose.CONTACT
    )
    number = house.open(runs.number, str, Purpose.LEDGER) if runs else ""
    case = ", ".join(filter(None, (runs.court if runs else "", number)))
    told = content.estate.model_copy(update={"debtor": own.name if own else "", "case": case})
    to = addressee(house, debtor, order)
    if runs is None or to is None:
        return content.model_copy(update={"estate": told})
    street = order.channel is Channel.POST or runs.postable
    shown = debtor_on_paper(to, Capacity.COMPANY, street=street)
    return content.model_copy(update={"estate": told, "debtor": shown})
