"""Whose a claim, a debtor or a letter is: what is not for somebody to see is not there for him."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final, TypeAlias
from uuid import UUID

from application.banking.accounts import owners
from application.house import House
from application.principal import Principal
from domain.bank.line import BankLine, require_imported
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.credit_note.state import CreditNote, require_parked
from domain.creditor.refusals import unknown_creditor
from domain.debtor.refusals import creditor_of
from domain.debtor.state import Debtor
from domain.facts import StreamKind
from domain.incoming_mail.decisions import require_kept
from domain.incoming_mail.state import KeptMail
from domain.letter.refusals import order_of
from domain.letter.state import Letter
from domain.refund_file.state import RefundFile, require_released
from domain.subscription.decisions import require_made
from domain.subscription.state import Subscription
from domain.user.roles import WHOLE_HOUSE, May

Within: TypeAlias = Callable[[House, UUID, Collection[UUID]], None]
"""Refuses as unknown, in the very words of what is not there, what is none of some creditors'."""


def _claim(house: House, about: UUID, mine: Collection[UUID]) -> None:
    claim = house.collections.claim(about)
    require_opened(claim if claim.creditor_id in mine else Claim(about))


def _debtor(house: House, about: UUID, mine: Collection[UUID]) -> None:
    debtor = house.collections.debtor(about)
    creditor_of(debtor if debtor.creditor_id in mine else Debtor(about))


def _letter(house: House, about: UUID, mine: Collection[UUID]) -> None:
    letter = house.collections.letter(about)
    order = order_of(letter)
    if house.collections.debtor(order.debtor_id).creditor_id not in mine:
        order_of(Letter(about))


def _credit_note(house: House, about: UUID, mine: Collection[UUID]) -> None:
    note = house.collections.credit_note(about)
    parked = require_parked(note)
    if parked.creditor_id not in mine:
        require_parked(CreditNote(about))


def _creditor(house: House, about: UUID, mine: Collection[UUID]) -> None:
    del house
    if about not in mine:
        raise unknown_creditor(about)


def _whatever(house: House, about: UUID, mine: Collection[UUID]) -> None:
    kind = next((one.kind for one in house.collections.history(about)), None)
    _KINDS.get(kind, _claim)(house, about, mine)


def _subscription(house: House, about: UUID, mine: Collection[UUID]) -> None:
    found = house.collections.subscription(about)
    terms = found.terms
    theirs = terms is not None and terms.creditors and set(terms.creditors) <= set(mine)
    require_made(found if theirs else Subscription(about))


def _bank_line(house: House, about: UUID, mine: Collection[UUID]) -> None:
    line = house.collections.bank_line(about)
    imported = require_imported(line)
    whose = owners(house, imported.iban)
    if not whose or not set(whose) <= set(mine):
        require_imported(BankLine(about))


def _incoming_mail(house: House, about: UUID, mine: Collection[UUID]) -> None:
    mail = house.collections.incoming_mail(about)
    if mail.log not in mine:
        require_kept(KeptMail(about))


def _refund_file(house: House, about: UUID, mine: Collection[UUID]) -> None:
    file = house.collections.refund_file(about)
    require_released(file if file.log in mine else RefundFile(about))


_KINDS: Final[Mapping[StreamKind | None, Within]] = MappingProxyType(
    {
        StreamKind.DEBTOR: _debtor,
        StreamKind.LETTER: _letter,
        StreamKind.CREDITOR: _creditor,
        StreamKind.CREDIT_NOTE: _credit_note,
        StreamKind.SUBSCRIPTION: _subscription,
        StreamKind.BANK_LINE: _bank_line,
        StreamKind.INCOMING_MAIL: _incoming_mail,
        StreamKind.REFUND_FILE: _refund_file,
    }
)


WITHIN: Final[Mapping[str, Within]] = MappingProxyType(
    {
        "claim_id": _claim,
        "debtor_id": _debtor,
        "letter_id": _letter,
        "creditor_id": _creditor,
        "claim": _claim,
        "creditor": _creditor,
        "debtor": _debtor,
        "letter": _letter,
        "credit_note_id": _credit_note,
        "note_id": _credit_note,
        "line_id": _bank_line,
        "bank_line_id": _bank_line,
        "file_id": _refund_file,
        "mail_id": _incoming_mail,
        "incoming_mail_id": _incoming_mail,
        "about": _whatever,
        "subscription_id": _subscription,
        "subscription": _subscription,
    }
)
"""By the name that an address, or a question, gives it."""


def require(
    who: Principal, open_house: Callable[[], House], may: May, about: Mapping[str, object]
) -> None:
    """Refuse whoever may not do something, and as unknown what is not for him to see."""
    who.somewhere(may)
    mine = who.creditors(may)
    if mine is None or may in WHOLE_HOUSE:
        return
    for name, within in WITHIN.items():
        if about.get(name) is not None:
            with suppress(ValueError):  # what is no id is refused by whoever reads it
                within(open_house(), UUID(str(about[name])), mine)
