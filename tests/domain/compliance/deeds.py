"""Facts of what was done about a claim, for tests that hold obligations against it."""

from datetime import date

from domain.claim.events import (
    Asked,
    Channel,
    CollectionCostsCharged,
    ContactOutcome,
    DebtorContacted,
    HandedOver,
    LetterDroppedForClaim,
    PartyKind,
    ReminderSent,
)
from domain.claim.events import LetterOrderedForClaim as Ordered
from domain.letter.events import LetterCancelled
from tests.domain.compliance.life import Life
from tests.domain.story import DOCUMENT, REMINDER, invoice_sent

OPENED = date(2026, 1, 1)


def opened() -> Life:
    """A claim of a thousand euro, and nothing else."""
    return Life().claim(invoice_sent(), on=OPENED)


def reminder(
    principal: int = 1_000_00, *, interest: int = 0, channel: Channel = Channel.EMAIL
) -> ReminderSent:
    """A reminder that went out."""
    return ReminderSent(
        letter_id=REMINDER,
        step="reminder",
        channel=channel,
        asked=Asked(principal=principal, interest=interest),
        document_sha256=DOCUMENT,
        pay_by=date(2026, 3, 10),
    )


def charged(base: int = 1_000_00) -> CollectionCostsCharged:
    """Collection costs."""
    return CollectionCostsCharged(amount=150_00, base=base)


def handed(kind: PartyKind = PartyKind.AGENCY, *, asked: Asked | None = None) -> HandedOver:
    """A hand-over."""
    return HandedOver(
        party="De Wit",
        party_kind=kind,
        dossier_sha256=DOCUMENT,
        balance=asked or Asked(principal=1_000_00),
    )


def called(step: str = "") -> DebtorContacted:
    """A call of ours."""
    return DebtorContacted(channel=Channel.PHONE, outcome=ContactOutcome.REACHED, step=step)


def called_off(life: Life, why: str, *, on: date) -> Life:
    """Order a reminder and call it off again on a day."""
    life.claim(Ordered(letter_id=REMINDER, step="reminder", send_on=on), on=on)
    life.letter(REMINDER, LetterCancelled(why=why), on=on)
    return life.claim(LetterDroppedForClaim(letter_id=REMINDER, step="reminder", why=why), on=on)
