"""Asking the payer of a line what it is for: the text, and whether it is certain who he is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from application.banking.accounts import owners
from application.banking.looked_at import known_now
from application.banking.lookup import told_of
from application.banking.payer_accounts import payers_by
from application.house import House
from application.views import Views
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import BankLineKind, LineTold, ParkedWhy
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.letter.text.content import Language
from domain.letter.text.payer_question import PayerQuestion, payer_question
from domain.matching.names import AGREES, NameFit, NameTold, words_of
from domain.parties import ContactDetails
from domain.sealing import Purpose

_MOST_NAMED: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerKnown:
    """The debtor who paid, where that is certain, and how he is reached."""

    debtor: Debtor
    contact: ContactDetails


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerAsked:
    """What the payer is asked; ``payer`` None: it is not certain who he is."""

    question: PayerQuestion
    payer: PayerKnown | None
    language: Language


def payer_asked(house: House, views: Views, line: BankLine, language: Language) -> PayerAsked:
    """The text for a line that waits; raises Refusal ``bank_line.decided``.

    To a payer who is certain it is in his own language.
    """
    imported = require_imported(line)
    if not line.waits or imported.kind is not BankLineKind.CREDIT:
        raise Refusal(
            "bank_line.decided",
            "Nothing of this line waits for a decision.",
            way_out="Undo what was decided first, if it was wrong.",
        )
    payer = certain_payer(house, views, line)
    logs = owners(house, imported.iban) or (line.log,)
    creditors = [house.collections.creditor(one) for one in logs]
    names = {one.account_holders.get(imported.iban) or one.profile.name for one in creditors}
    if payer:
        language = "en" if payer.debtor.language == "en" else "nl"
    question = payer_question(
        amount=line.total,
        on=imported.credited_on,
        iban=imported.iban,
        creditor=", ".join(sorted(names)),
        language=language,
    )
    return PayerAsked(question=question, payer=payer, language=language)


def certain_payer(house: House, views: Views, line: BankLine) -> PayerKnown | None:
    """The debtor who paid, where nothing leaves room for another; None: it is not certain.

    His account: it paid before, for him and nobody else, by a number or a person's word. His
    name, in full, and no other debtor's of this account; nobody acts for another; nothing bars
    him (his letters may go to somebody else), and nobody keeps the account for many.
    """
    told = told_of(house, line)
    if told is None or not told.account or not told.name or told.ultimate_name:
        return None
    if line.parked and line.parked.why is ParkedWhy.FROM_PARTY:
        return None
    logs = owners(house, require_imported(line).iban) or (line.log,)
    known = payers_by(house, house.collections, told.account, logs, but=line.id)
    his = {known_now(house, one).id for one in known}
    if len(his) != 1:
        return None
    debtor = known_now(house, his.pop())
    contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    if contact is None or NameTold(told.name).fit(contact.name) is not NameFit.FULL:
        return None
    if _barred(house, debtor) or _has_namesakes(views, told, debtor, logs):
        return None
    return PayerKnown(debtor=debtor, contact=contact)


def _barred(house: House, debtor: Debtor) -> bool:
    return bool(debtor.barred_on(house.today) or debtor.unseen_on(house.today))


def _has_namesakes(views: Views, told: LineTold, debtor: Debtor, logs: Sequence[UUID]) -> bool:
    """Whether another debtor of the account has a name that agrees, or too many have its words."""
    found = views.people.with_words(words_of(told.name), logs, limit=_MOST_NAMED)
    name = NameTold(told.name)
    others = (other for key, other in found.items() if key != debtor.id)
    return len(found) >= _MOST_NAMED or any(name.fit(one) in AGREES for one in others)
