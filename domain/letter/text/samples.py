"""Sample letters of an invented nursery: every kind, language and capacity, complete and lawful."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from domain.letter.text.content import Language, LetterContent
from domain.letter.text.kinds import LetterKind, PlanMoment
from domain.letter.text.on_paper import (
    Capacity,
    CreditorOnPaper,
    DebitOnPaper,
    DebtorOnPaper,
    EstateOnPaper,
    LetterInstalment,
    PartyOnPaper,
    PaymentAccount,
)
from domain.letter.text.sample_claims import (
    COLLECTED,
    COLLECTED_ON,
    CONTESTED,
    DAY,
    FILED,
    FILED_OF_A_CONSUMER,
    HEDGE,
    IN_DEFAULT,
    JUDGED,
    KEPT,
    LATE,
    NOT_YET,
    TOGETHER,
    by_law,
)
from domain.letter.text.sample_plan import PLAN_TEXT

LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")
CAPACITIES: Final[tuple[Capacity, ...]] = ("consumer", "business")
_TWO_WEEKS: Final = date(2026, 11, 17)

CREDITOR: Final = CreditorOnPaper(
    name="Kwekerij De Linde B.V.",
    address=("Veerweg 14", "4131 LN Vianen"),
    kvk="58123456",
    vat_number="NL853012345B01",
    email="debiteuren@delinde.example",
    phone="0347 123 456",
)
DEBTORS: Final[dict[Capacity, DebtorOnPaper]] = {
    "consumer": DebtorOnPaper(
        name="Mevrouw J.A. van den Berg-de Vries",
        address=("Dorpsstraat 8-II", "3421 CK Oudewater"),
        capacity="consumer",
    ),
    "business": DebtorOnPaper(
        name="Hoveniersbedrijf Groen & Zn. V.O.F.",
        address=("Lekdijk 101", "4121 KB Everdingen"),
        capacity="business",
    ),
}
_ACCOUNT: Final = PaymentAccount(iban="NL91ABNA0417164300")
_SPLIT: Final = (
    PaymentAccount(iban="NL91ABNA0417164300", amount=899_50),
    PaymentAccount(iban="NL20INGB0001234567", amount=100_00, label="G-rekening"),
)
_INSTALMENTS: Final = (
    LetterInstalment(pay_by=date(2026, 11, 18), amount=333_16),
    LetterInstalment(pay_by=date(2026, 12, 18), amount=333_17),
    LetterInstalment(pay_by=date(2027, 1, 18), amount=333_17),
)
"""Each on a day on which banks work."""


_DEBIT: Final = DebitOnPaper(
    collect_on=COLLECTED_ON,
    mandate_id="M-2026-0118",
    creditor_identifier="NL79ZZZ999999990000",
    account="NL** **** **** **67 89",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample letter and what to call it: ``final_demand-business-nl``."""

    name: str
    content: LetterContent


def sample_letters() -> Iterator[Sample]:
    """Every kind of letter in both languages to both capacities, and what is special."""
    for kind in LetterKind:
        for capacity in CAPACITIES:
            for language in LANGUAGES:
                name = f"{kind.value}-{capacity}-{language}"
                yield Sample(name, _letter(kind, capacity, language, **_usual(kind, capacity)))
    for language in LANGUAGES:
        for name, kind, capacity, changes in _SPECIAL:
            content = _letter(kind, capacity, language, **changes)
            yield Sample(f"{name}-{language}", content)


def _letter(
    kind: LetterKind, capacity: Capacity, language: Language, **fields: Any
) -> LetterContent:
    text = fields.pop("plan_text", {})
    claims = tuple(by_law(claim, capacity) for claim in fields.pop("claims", (HEDGE,)))
    return LetterContent(
        kind=kind,
        language=language,
        specimen=True,
        reference=f"{claims[0].invoice_number} / 5f0c12ab",
        dated=DAY,
        creditor=fields.pop("creditor", CREDITOR),
        debtor=fields.pop("debtor", DEBTORS[capacity]),
        claims=claims,
        asked_total=sum(claim.open_total for claim in claims),
        payment_reference=fields.pop("payment_reference", "5000056789012345"),
        payment_accounts=fields.pop("accounts", (_ACCOUNT,)),
        plan_text=text.get(language, ()),
        **fields,
    )


def _usual(kind: LetterKind, capacity: Capacity) -> dict[str, Any]:
    business = capacity == "business"
    if kind is LetterKind.FINAL_DEMAND and business:
        return {**_DEMAND, **_BUSINESS_COSTS, "claims": TOGETHER}
    if kind is LetterKind.HAND_OVER and business:
        costs = {"claims": TOGETHER, "cannot_deduct_vat": True}
        return {**_HANDED, **costs, "party": _BAILIFF}
    if kind is LetterKind.NOTICE_OF_DEFAULT:
        return {"pay_by": _TWO_WEEKS, "mentions_interest": True, "mentions_agency": business}
    if kind is LetterKind.ESTATE_FILING and not business:
        return _FILED_WITH_AN_ADMINISTRATOR
    return _BY_KIND[kind]


_FOURTEEN: Final[dict[str, Any]] = {
    "term_days": 14,
    "costs_if_unpaid": 149_93,
    "costs_base": 999_50,
    "mentions_costs": True,
    "mentions_agency": True,
}
_DEMAND: Final[dict[str, Any]] = {
    "pay_by": date(2026, 11, 11),
    "in_default_since": IN_DEFAULT,
    "mentions_interest": True,
    "mentions_agency": True,
}
_BAILIFF: Final = PartyOnPaper(
    name="Deurwaarderskantoor Merwede",
    kind="bailiff",
    since=date(2026, 11, 2),
    principal=sum(claim.open_principal for claim in TOGETHER),
    interest=sum(claim.open_interest for claim in TOGETHER),
    costs=722_25,
)
_HANDED: Final[dict[str, Any]] = {
    "accounts": (),
    "payment_reference": "",
    "claims": (LATE,),
    "party": PartyOnPaper(
        name="Van Doorn Incasso B.V.",
        kind="agency",
        since=date(2026, 11, 2),
        mark="WKI-2024-00417",
        case_number="VD-26-10882",
        principal=999_50,
        interest=LATE.open_interest,
        costs=149_93,
    ),
}
_FILED: Final[dict[str, Any]] = {
    "accounts": (),
    "payment_reference": "",
    "claims": (FILED,),
    "debtor": DebtorOnPaper(
        name="mr. P. de Wit, curator",
        address=("Gracht 1", "3511 AB Utrecht"),
        capacity="business",
    ),
    "estate": EstateOnPaper(
        bar="bankruptcy",
        debtor="Bakkerij De Korenaar B.V.",
        ordered_on=date(2026, 11, 3),
        as_of=date(2026, 11, 2),
        case="Rechtbank Gelderland, F.05/26/104",
        principal=999_50,
        interest=FILED.open_interest,
        costs=149_93,
        attached=("F-2026-0118",),
    ),
}
_FILED_WITH_AN_ADMINISTRATOR: Final[dict[str, Any]] = {
    **_FILED,
    "claims": (FILED_OF_A_CONSUMER,),
    "debtor": DebtorOnPaper(
        name="mr. S. Bakker, bewindvoerder",
        address=("Gracht 1", "3511 AB Utrecht"),
        capacity="business",
    ),
    "estate": EstateOnPaper(
        bar="debt_restructuring",
        debtor=DEBTORS["consumer"].name,
        ordered_on=date(2026, 11, 3),
        as_of=date(2026, 11, 2),
        case="Rechtbank Midden-Nederland, R.16/26/118",
        principal=999_50,
        interest=FILED_OF_A_CONSUMER.open_interest,
        costs=149_93,
        attached=("F-2026-0118",),
    ),
}
_BY_KIND: Final[dict[LetterKind, dict[str, Any]]] = {
    LetterKind.REMINDER: {"pay_by": _TWO_WEEKS, "serves_as_notice": True, "attach_invoice": True},
    LetterKind.STATEMENT: {"pay_by": _TWO_WEEKS},
    LetterKind.FOURTEEN_DAY_LETTER: _FOURTEEN,
    LetterKind.FINAL_DEMAND: {**_DEMAND, "mentions_costs": True, "claims": (LATE,)},
    LetterKind.CONFIRMATION: {"pay_by": date(2026, 11, 24), "one_time": True},
    LetterKind.PAYMENT_PLAN: {
        "plan_moment": PlanMoment.COMING,
        "instalments": _INSTALMENTS[:1],
        "agreed_amount": _INSTALMENTS[0].amount,
    },
    LetterKind.INTERRUPTION: {},
    LetterKind.HAND_OVER: _HANDED,
    LetterKind.COLLECTION_NOTICE: {"debit": _DEBIT, "payment_reference": ""},
    LetterKind.ESTATE_FILING: _FILED,
}
_PLAN: Final[dict[str, Any]] = {"plan_moment": PlanMoment.OFFERED, "plan_text": PLAN_TEXT}
_BUSINESS_COSTS: Final[dict[str, Any]] = {"mentions_costs": True, "cannot_deduct_vat": True}
_VAT: Final[dict[str, Any]] = {"vat_on_costs": 31_49, "cannot_deduct_vat": True}
_MARKED: Final = CREDITOR.model_copy(update={"registration_mark": "WKI-2024-00417"})
_SPECIAL: Final[tuple[tuple[str, LetterKind, Capacity, dict[str, Any]], ...]] = (
    (
        "fifteen_day_letter-vat",
        LetterKind.FOURTEEN_DAY_LETTER,
        "consumer",
        {**_FOURTEEN, **_VAT, "term_days": 15},
    ),
    (
        "fourteen_day_letter-split-account",
        LetterKind.FOURTEEN_DAY_LETTER,
        "consumer",
        {**_FOURTEEN, "accounts": _SPLIT, "creditor": _MARKED},
    ),
    (
        "statement-several",
        LetterKind.STATEMENT,
        "business",
        {"pay_by": _TWO_WEEKS, "claims": TOGETHER, "cannot_deduct_vat": True},
    ),
    (
        "fourteen_day_letter-taken-back",
        LetterKind.FOURTEEN_DAY_LETTER,
        "consumer",
        {**_FOURTEEN, "taken_back": 100_00, "taken_back_on": date(2026, 10, 26)},
    ),
    (
        "statement-plan-lapsed",
        LetterKind.STATEMENT,
        "consumer",
        {"pay_by": _TWO_WEEKS, "plan_lapsed_on": date(2026, 10, 26)},
    ),
    (
        "final_demand-contested",
        LetterKind.FINAL_DEMAND,
        "consumer",
        {**_DEMAND, "claims": (CONTESTED,)},
    ),
    (
        "interruption-judged",
        LetterKind.INTERRUPTION,
        "consumer",
        {
            "judged_on": date(2022, 3, 2),
            "judged_by": "Rechtbank Amsterdam",
            "claims": (JUDGED,),
        },
    ),
    (
        "collection_notice-b2b",
        LetterKind.COLLECTION_NOTICE,
        "business",
        {
            "debit": _DEBIT.model_copy(update={"b2b": True, "replaces": date(2026, 10, 26)}),
            "payment_reference": "",
            "claims": (COLLECTED,),
            "cannot_deduct_vat": True,
        },
    ),
    (
        "final_demand-interest-later",
        LetterKind.FINAL_DEMAND,
        "business",
        {**_DEMAND, "claims": (NOT_YET,)},
    ),
    (
        "confirmation-promise",
        LetterKind.CONFIRMATION,
        "consumer",
        {"pay_by": date(2026, 11, 24), "agreed_amount": 400_00},
    ),
    (
        "payment_plan-offered",
        LetterKind.PAYMENT_PLAN,
        "consumer",
        {**_PLAN, "sign_until": _TWO_WEEKS},
    ),
    (
        "payment_plan-on-paper",
        LetterKind.PAYMENT_PLAN,
        "consumer",
        {**_PLAN, "sign_until": _TWO_WEEKS, "sign_on_paper": True},
    ),
    (
        "payment_plan-signed",
        LetterKind.PAYMENT_PLAN,
        "consumer",
        {
            "plan_moment": PlanMoment.SIGNED,
            "plan_text": PLAN_TEXT,
            "signed_on": DAY,
        },
    ),
    (
        "reminder-pay-online",
        LetterKind.REMINDER,
        "consumer",
        {
            "pay_by": _TWO_WEEKS,
            "payment_link": "https://betaal.delinde.example/5000056789012345?amount=999.50",
            "payment_link_by": "iDEAL | Wero",
        },
    ),
    (
        "payment_plan-late",
        LetterKind.PAYMENT_PLAN,
        "consumer",
        {
            "plan_moment": PlanMoment.LATE,
            "instalments": (LetterInstalment(pay_by=IN_DEFAULT, amount=333_16),),
            "agreed_amount": 333_16,
            "pay_by": _TWO_WEEKS,
        },
    ),
    (
        "payment_plan-completed",
        LetterKind.PAYMENT_PLAN,
        "consumer",
        {
            "plan_moment": PlanMoment.COMPLETED,
            "instalments": (),
            "claims": (KEPT,),
            "payment_reference": "",
            "agreed_amount": 999_50,
        },
    ),
    (
        "confirmation-payment-plan",
        LetterKind.CONFIRMATION,
        "consumer",
        {"instalments": _INSTALMENTS, "grace_days": 5},
    ),
)
