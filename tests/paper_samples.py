"""Letters and a dossier of an invented nursery, complete and lawful; tests change one thing."""

from datetime import date
from hashlib import sha256
from typing import Any, Final

from domain.case.dossier import (
    AgreementRow,
    BalanceByPart,
    DisputeRow,
    Dossier,
    LetterRow,
    PaymentRow,
    TimelineRow,
)
from domain.letter.text import (
    DebitOnPaper,
    LetterContent,
    LetterInstalment,
    LetterKind,
    PaymentAccount,
    PlanMoment,
    sample_claims,
)
from domain.letter.text import samples as letter_samples
from domain.letter.text.on_paper import EstateOnPaper, PartyOnPaper
from domain.letter.text.sample_claims import by_law

TODAY: Final = date(2026, 11, 3)

NURSERY: Final = letter_samples.CREDITOR.model_copy(update={"iban": "NL91ABNA0417164300"})
CONSUMER: Final = letter_samples.DEBTORS["consumer"]
BUSINESS: Final = letter_samples.DEBTORS["business"]
HEDGE: Final = sample_claims.HEDGE
UPKEEP: Final = sample_claims.UPKEEP.model_copy(
    update={
        "costs": 596_90,
        "vat_in_costs": 0,
        "costs_base": None,
        "open_total": 5_443_64,
        "open_costs": 596_90,
    }
)
ACCOUNT: Final = PaymentAccount(iban="NL91ABNA0417164300")

_BY_KIND: Final[dict[LetterKind, dict[str, Any]]] = {
    LetterKind.REMINDER: {"pay_by": date(2026, 11, 10), "term_days": 7, "serves_as_notice": True},
    LetterKind.STATEMENT: {"pay_by": date(2026, 11, 17)},
    LetterKind.FOURTEEN_DAY_LETTER: {
        "term_days": 14,
        "costs_if_unpaid": 149_93,
        "costs_base": 999_50,
        "mentions_costs": True,
        "mentions_agency": True,
    },
    LetterKind.FINAL_DEMAND: {
        "debtor": BUSINESS,
        "claims": (UPKEEP, HEDGE),
        "pay_by": date(2026, 11, 6),
        "in_default_since": date(2026, 8, 1),
        "mentions_interest": True,
        "mentions_agency": True,
        "mentions_costs": True,
    },
    LetterKind.NOTICE_OF_DEFAULT: {"pay_by": date(2026, 11, 17), "mentions_interest": True},
    LetterKind.CONFIRMATION: {"pay_by": date(2026, 11, 24), "one_time": True},
    LetterKind.PAYMENT_PLAN: {
        "plan_moment": PlanMoment.COMING,
        "instalments": (LetterInstalment(pay_by=date(2026, 11, 14), amount=333_16),),
        "agreed_amount": 333_16,
    },
    LetterKind.INTERRUPTION: {},
    LetterKind.HAND_OVER: {
        "payment_reference": "",
        "payment_accounts": (),
        "party": PartyOnPaper(
            name="Van Doorn Incasso B.V.",
            kind="agency",
            since=date(2026, 11, 2),
            mark="WKI-2024-00417",
            principal=999_50,
        ),
    },
    LetterKind.ESTATE_FILING: {
        "payment_reference": "",
        "payment_accounts": (),
        "estate": EstateOnPaper(
            bar="debt_restructuring",
            debtor="Joris van der Velde",
            ordered_on=date(2026, 11, 2),
            as_of=date(2026, 11, 1),
            principal=999_50,
        ),
    },
    LetterKind.COLLECTION_NOTICE: {
        "payment_reference": "",
        "debit": DebitOnPaper(
            collect_on=date(2026, 11, 18),
            mandate_id="M-2026-0118",
            creditor_identifier="NL79ZZZ999999990000",
            account="NL** **** **** **67 89",
        ),
    },
}


def letter(kind: LetterKind, **changes: Any) -> LetterContent:
    """Give a lawful letter of a kind with these fields changed; the total follows the claims."""
    fields: dict[str, Any] = {
        "kind": kind,
        "reference": "B-2026-00417",
        "dated": TODAY,
        "creditor": NURSERY,
        "debtor": CONSUMER,
        "claims": (HEDGE,),
        "payment_reference": "7000 0118 2026 4417",
        "payment_accounts": (ACCOUNT,),
        **_BY_KIND[kind],
        **changes,
    }
    capacity = fields["debtor"].capacity
    fields["claims"] = tuple(by_law(claim, capacity) for claim in fields["claims"])
    total = sum(claim.open_total for claim in fields["claims"])
    return LetterContent(**{"asked_total": total, **fields})


def plan(**changes: Any) -> LetterContent:
    """Give the confirmation of a payment plan in three instalments."""
    instalments = (
        LetterInstalment(pay_by=date(2026, 11, 14), amount=333_16),
        LetterInstalment(pay_by=date(2026, 12, 14), amount=333_17),
        LetterInstalment(pay_by=date(2027, 1, 14), amount=333_17),
    )
    fields = {"pay_by": None, "instalments": instalments, **changes}
    return letter(LetterKind.CONFIRMATION, **fields)


def leaf(text: str) -> str:
    """Give what could be a leaf hash."""
    return sha256(text.encode()).hexdigest()


DOSSIER: Final = Dossier(
    reference="Z-2026-0098",
    as_of=date(2026, 11, 20),
    hand_over_to="Van Doorn Incasso",
    hand_over_kind="agency",
    creditor=NURSERY,
    debtor=BUSINESS,
    debtor_contact=("06 1234 5678", "info@groen.example"),
    claims=(UPKEEP,),
    balance=BalanceByPart(principal=4_719_00, interest=127_74, costs=596_90, total=5_443_64),
    in_default_since=date(2026, 8, 1),
    limitation_on=date(2031, 8, 1),
    timeline=(
        TimelineRow(
            day=date(2026, 7, 1), what="Factuur verzonden", who="systeem", leaf_hash=leaf("sent")
        ),
        TimelineRow(
            day=date(2026, 8, 1), what="Herinnering per e-mail", who="ronde", leaf_hash=leaf("r")
        ),
    ),
    letters=(
        LetterRow(
            letter_id="5f0c",
            kind="reminder",
            sent_on=date(2026, 8, 1),
            channel="e-mail",
            document_sha256=leaf("pdf"),
            delivery="geopend",
            delivered_on=date(2026, 8, 2),
        ),
    ),
    payments=(PaymentRow(credited_on=date(2026, 9, 2), amount=121_00, reference="deel"),),
    agreements=(AgreementRow(day=date(2026, 9, 3), what="Eenmalig uitstel", outcome="verlopen"),),
    disputes=(DisputeRow(day=date(2026, 9, 9), amount=50_00, ground="Uren", outcome="afgewezen"),),
    missing=("Bewijs dat de algemene voorwaarden ter hand zijn gesteld.",),
)
