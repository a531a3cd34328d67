"""The dossier (overdrachtsdossier) of a claim: what an agency, bailiff or lawyer needs to go on.

Plain values, built by a caller from facts and opened personal data; ``as_json`` is the form that
goes beside the PDF. Content follows Bki art. 3.1 and 5.1 and law.md 8 (hand-over package).
"""

import json
from datetime import date

from domain.letter.text.on_paper import (
    ClaimSpecification,
    CreditorOnPaper,
    DebtorOnPaper,
    Money,
    PaymentAccount,
    Shape,
)

DOSSIER_FORMAT = "vordering.dossier.v1"


class TimelineRow(Shape):
    """One fact of the claim, its debtor or its letters."""

    day: date
    """The legal day of the fact (``effective_on``)."""
    recorded_at: str = ""
    """UTC instant as ISO 8601, or empty."""
    what: str
    """A sentence for a person."""
    who: str
    """Role or name of the actor: ``daily run``, ``case handler``."""
    leaf_hash: str
    """Leaf of the fact in the log, 64 hexadecimal digits; paper shows the first twelve."""


class LetterRow(Shape):
    """One letter that was sent, and what is known of its delivery."""

    letter_id: str
    kind: str
    sent_on: date
    channel: str
    document_sha256: str
    delivery: str = ""
    """What proves delivery, or that it is only presumed."""
    delivered_on: date | None = None


class AgreementRow(Shape):
    """An extension, promise or payment plan."""

    day: date
    what: str
    outcome: str = ""
    claim: str = ""
    """Its invoice number, where the dossier is of several."""


class DisputeRow(Shape):
    """What the debtor disputed, and what came of it."""

    day: date
    amount: Money
    ground: str
    outcome: str = ""
    said: str = ""
    """The ground in Dutch."""
    outcome_said: str = ""
    """The outcome in Dutch, with what was granted."""
    claim: str = ""
    """Its invoice number, where the dossier is of several."""


class PaymentRow(Shape):
    """Money that came in, or went back (negative)."""

    credited_on: date
    amount: Money
    reference: str = ""
    claim: str = ""
    """Its invoice number, where the dossier is of several."""


class ChargeRow(Shape):
    """What a party charged the creditor by one bill, with VAT; a credit note is negative.

    It is between these two: nothing of it is asked of the debtor by that bill.
    """

    day: date
    what: str
    """In Dutch: whose bill, its number, its parts, and whether it was kept."""
    amount: Money
    claim: str = ""
    """Its invoice number, where the dossier is of several."""


class BalanceByPart(Shape):
    """What is owed on the day of hand-over, after payments (BW 6:44)."""

    principal: Money
    interest: Money
    costs: Money
    total: Money
    provisional: bool = False
    """A rate was used past the day to which it was verified."""
    interest_per_day: str = ""
    """Of the day after, in euro with four decimals, as long as nothing is paid: ``0.0318``."""
    judged: bool = False
    """By a judgment or settlement: its costs are those that the court awarded, too."""
    interest_said: tuple[str, ...] = ()
    """Since when interest runs, or why none does, each with its article; of one claim."""


class DossierClaim(Shape):
    """One of several claims of a dossier: what is owed on it, and the days that are its own."""

    invoice_number: str
    balance: BalanceByPart
    in_default_since: date | None = None
    limitation_on: date | None = None
    payment_reference: str = ""
    judgment: str = ""
    """By what it was judged, in Dutch: day, court, case, and what was awarded; empty: by none."""


class CheckRow(Shape):
    """One item of the check-list."""

    what: str
    found: bool
    weight: str
    """``blocking``, ``urgent`` or ``advisory`` where it was not found."""
    article: str = ""


class PaperRow(Shape):
    """A paper that lies beside the dossier, or does not any more."""

    file: str
    what: str
    """In Dutch."""
    sha256: str = ""
    beside: bool = True
    """False: it was erased, or cannot be made; it does not lie there."""


class Dossier(Shape):
    """All of a claim, or of several of one debtor, on one day, for the party that takes over.

    Of several claims ``by_claim`` holds what is of each; default, limitation and reference of
    the whole are empty then.
    """

    reference: str
    as_of: date
    specimen: bool = False
    hand_over_to: str = ""
    hand_over_kind: str = ""
    """``agency``, ``bailiff``, ``lawyer``, or empty."""
    registration: str = ""
    """Its mark in the register of collection services (Wki art. 4); empty: not known, or exempt."""
    creditor: CreditorOnPaper
    debtor: DebtorOnPaper
    debtor_contact: tuple[str, ...] = ()
    """E-mail, telephone, KvK number: one line each, as known."""
    claims: tuple[ClaimSpecification, ...]
    balance: BalanceByPart
    in_default_since: date | None = None
    limitation_on: date | None = None
    """First day on which the claim is barred, by what can be proven."""
    judgment: str = ""
    """By what the claim was judged; of several claims each says it."""
    by_claim: tuple[DossierClaim, ...] = ()
    timeline: tuple[TimelineRow, ...] = ()
    letters: tuple[LetterRow, ...] = ()
    payments: tuple[PaymentRow, ...] = ()
    charges: tuple[ChargeRow, ...] = ()
    """What parties that had a claim charged the creditor; no part of the balance."""
    agreements: tuple[AgreementRow, ...] = ()
    disputes: tuple[DisputeRow, ...] = ()
    missing: tuple[str, ...] = ()
    """What a complete dossier would hold and this one does not, a sentence each."""
    checks: tuple[CheckRow, ...] = ()
    papers: tuple[PaperRow, ...] = ()
    payment_reference: str = ""
    payment_accounts: tuple[PaymentAccount, ...] = ()
    checkpoint: str | None = None

    def as_json(self) -> str:
        """Write the dossier as JSON: keys sorted, amounts as decimal strings, equal each time."""
        shaped = {"format": DOSSIER_FORMAT, **self.model_dump(mode="json")}
        return json.dumps(shaped, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
