"""What a debtor offers to the forms about him: choices in words, and what is known already."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from api.pages.controls import Choice, Offering
from api.pages.on_demand import OnDemand, once
from api.words.figures import day, money
from api.words.naming import word
from application.banking.told_mandates import told_mandate
from application.commands.direct_debit import standing as standing_mandates
from application.house import House
from application.payment_plans.of_debtor import fits_a_plan, open_plans, running_plans
from domain.claim.balance import balance
from domain.debtor.credit import credits_of
from domain.debtor.protection import endable
from domain.debtor.refunds import DebtorRefund, refunds_due
from domain.debtor.state import Credit, Debtor
from domain.law.protection import RULES, Bar
from domain.parties import ContactDetails
from domain.payment_plan.state import PaymentPlan, require_proposed
from domain.sealing import Purpose

_OF_CONTACT: Final = ("name", "attention", "email", "phone")
_OF_ADDRESS: Final = ("street", "postal_code", "city", "country")


def debtor_offer(house: House, debtor: Debtor) -> Offering:
    """What a debtor offers: what bars the way to him, and how he is reached."""
    return Offering(
        today=house.today,
        choices=OnDemand(
            {
                **_of_bars(debtor, house.today),
                "credits": lambda: [credit_choice(one) for one in credits_of(debtor)],
                "alike": lambda: [_debtor_choice(house, other) for other in debtor.alike],
                "payment_plans": lambda: [_plan(one) for one in open_plans(house, debtor)],
                "running_plans": lambda: [_plan(one) for one in running_plans(house, debtor)],
                "plannable": lambda: list(_plannable(house, debtor)),
                "mandates": lambda: mandate_choices(debtor),
                "refunds_due": lambda: [_refund(one) for one in refunds_due(debtor.refunds)],
                "refunds_awaited": lambda: [
                    _refund(one) for one in debtor.refunds.values() if one.awaited
                ],
            }
        ),
        known=OnDemand(_known(house, debtor)),
    )


def _known(house: House, debtor: Debtor) -> dict[str, Callable[[], str]]:
    """How he is reached, and the mandate that he told; opened where a form shows it."""
    contact = once(lambda: house.open(debtor.contact, ContactDetails, Purpose.CONTACT))
    told = once(partial(told_mandate, house, debtor))

    def of_contact(name: str) -> str:
        found = contact()
        return str(getattr(found, name)) if found else ""

    def of_address(name: str) -> str:
        found = contact()
        return str(getattr(found.address, name)) if found else ""

    def of_mandate(name: str) -> str:
        found = told()
        return str(getattr(found, name)) if found else ""

    return {
        **{f"contact-details.{name}": partial(of_contact, name) for name in _OF_CONTACT},
        **{f"contact-details.{name}": partial(of_address, name) for name in _OF_ADDRESS},
        "contact-details.seen": lambda: str(debtor.contact_version),
        "mandate.mandate_id": partial(of_mandate, "mandate_id"),
        "mandate.iban": partial(of_mandate, "account"),
        "mandate.holder": lambda: of_contact("name") if told() else "",
    }


def mandate_choices(debtor: Debtor) -> list[Choice]:
    """The mandates of a debtor that stand."""
    return [Choice(name, name) for name in standing_mandates(debtor)]


def _of_bars(debtor: Debtor, today: date) -> dict[str, Callable[[], list[Choice]]]:
    """What bars the way and may end, was recorded of it, or is somebody's to answer for."""

    def stand() -> list[Bar]:
        return [bar for bar in Bar if bar.value in debtor.bars]

    return {
        "bars": lambda: _words_of(endable(debtor, today)),
        "represented": lambda: _words_of(bar for bar in stand() if RULES[bar].has_representative),
        "estates": lambda: _words_of(
            one.bar for one in debtor.protections.values() if RULES[one.bar].takes_claims
        ),
        "bars_told": lambda: _words_of(bar for bar in Bar if bar.value in debtor.bar_facts),
    }


def _words_of(bars: Iterable[Bar]) -> list[Choice]:
    return [Choice(bar.value, word(bar)) for bar in bars]


def _plan(plan: PaymentPlan) -> Choice:
    """A plan by its instalments, and when it was drawn up."""
    proposed = require_proposed(plan)
    total = money(proposed.instalments[0].amount)
    parts = len(proposed.instalments)
    return Choice(str(plan.id), f"{parts} × {total} ({day(plan.proposed_on)})")


def _plannable(house: House, debtor: Debtor) -> Iterator[Choice]:
    """The claims that a plan can be made of, with what is open of each."""
    for claim_id in debtor.claims:
        claim = house.collections.claim(claim_id)
        if claim.debtor_id == debtor.id and fits_a_plan(claim):
            opened = balance(claim, on=house.today).total
            yield Choice(str(claim.id), f"{claim.invoice_number} ({money(opened)})")


def _debtor_choice(house: House, debtor_id: UUID) -> Choice:
    """Another debtor by name and place, as far as they are kept."""
    sealed = house.collections.debtor(debtor_id).contact
    contact = house.open(sealed, ContactDetails, Purpose.CONTACT)
    shown = (contact.name, contact.address.street, contact.address.city) if contact else ()
    label = ", ".join(filter(None, shown)) or str(debtor_id)
    return Choice(str(debtor_id), f"{label} ({str(debtor_id)[:8]})", names=True)


def credit_choice(credit: Credit) -> Choice:
    """Money of a debtor's that waits, by its number."""
    told = f"{word(credit.kind)}, {money(credit.amount)}"
    return Choice(credit.number, f"{credit.number}: {told}" if credit.number else told)


def _refund(one: DebtorRefund) -> Choice:
    return Choice(str(one.id), f"{one.number}, {money(one.amount)}, {day(one.on)}")
