"""Sentences about payment plans that both sign, by topic."""

from typing import Final

DUTCH: Final[dict[str, str]] = {
    "payment_plan.proposed": "Betalingsregeling opgesteld, te tekenen tot en met {open_until}"
    "[; rente daarin: {interest}].",
    "payment_plan.charge_grounded": "De regeling mag worden aangeboden: {ground}.",
    "payment_plan.link_issued": "Link om te tekenen gegeven, geldig tot en met {expires_on}.",
    "payment_plan.opened": "De link is geopend en de tekst getoond.",
    "payment_plan.signed_by_debtor": "De debiteur tekende de regeling om {at}.",
    "payment_plan.paper_issued": "De regeling is per post gestuurd, om op papier te tekenen.",
    "payment_plan.signed_on_paper": "De debiteur tekende de regeling op papier op {signed_on}.",
    "payment_plan.signed_by_creditor": "De regeling is getekend voor de schuldeiser om {at}.",
    "payment_plan.concluded": "Beiden tekenden: de betalingsregeling loopt.",
    "payment_plan.declined": "De debiteur wil de regeling niet.",
    "payment_plan.expired": "De regeling is niet op tijd getekend.",
    "payment_plan.withdrawn": "Het voorstel is ingetrokken.",
    "payment_plan.lapsed": "De betalingsregeling verviel op al haar vorderingen"
    "[: termijn {number}].",
    "payment_plan.replaced": "Beiden tekenden een wijziging: een andere regeling kwam ervoor in de"
    " plaats.",
    "payment_plan.completed": "De betalingsregeling is geheel betaald.",
}

ENGLISH: Final[dict[str, str]] = {
    "payment_plan.proposed": "Payment plan drawn up, to be signed until {open_until}"
    "[; interest in it: {interest}].",
    "payment_plan.charge_grounded": "The plan may be offered: {ground}.",
    "payment_plan.link_issued": "Link to sign the plan issued, good until {expires_on}.",
    "payment_plan.opened": "The link was opened, and the text shown.",
    "payment_plan.signed_by_debtor": "The debtor signed the plan at {at}.",
    "payment_plan.paper_issued": "The plan was sent by post, to be signed on paper.",
    "payment_plan.signed_on_paper": "The debtor signed the plan on paper on {signed_on}.",
    "payment_plan.signed_by_creditor": "The plan was signed for the creditor at {at}.",
    "payment_plan.concluded": "Both signed: the payment plan runs.",
    "payment_plan.declined": "The debtor does not want the plan.",
    "payment_plan.expired": "The plan was not signed in time.",
    "payment_plan.withdrawn": "The proposal was withdrawn.",
    "payment_plan.lapsed": "The payment plan lapsed on all its claims[: instalment {number}].",
    "payment_plan.replaced": "Both signed a change: another plan took its place.",
    "payment_plan.completed": "The payment plan was paid in full.",
}
