"""The pages: made on the server in Dutch or English, without scripts or things from elsewhere."""

from typing import Final

from fastapi import FastAPI

from api.pages import (
    audit_page,
    bank_decision_page,
    bank_page,
    causes_page,
    claim_page,
    compared_page,
    compliance_page,
    credit_note_page,
    creditor_page,
    debit_batch_page,
    debits_page,
    debtor_page,
    delivery_page,
    docs_page,
    erasure_page,
    figures_page,
    inbox_page,
    invoices_page,
    letter_page,
    list_pages,
    new_page,
    openid_page,
    party_costs_page,
    plan_page,
    plans_page,
    proposals_page,
    reads_page,
    refunds_page,
    run_page,
    sign_in_page,
    signing_page,
    user_page,
    vat_page,
    webhook_page,
    what_if_page,
    withheld_page,
    work_page,
)
from api.pages.rendering import problem_page

__all__ = ["attach", "problem_page"]

ROOMS: Final = (
    list_pages,
    work_page,
    proposals_page,
    claim_page,
    debtor_page,
    withheld_page,
    creditor_page,
    credit_note_page,
    bank_decision_page,
    inbox_page,
    new_page,
    letter_page,
    causes_page,
    delivery_page,
    invoices_page,
    bank_page,
    debit_batch_page,
    debits_page,
    refunds_page,
    erasure_page,
    run_page,
    figures_page,
    vat_page,
    compared_page,
    reads_page,
    what_if_page,
    party_costs_page,
    plan_page,
    plans_page,
    signing_page,
    audit_page,
    compliance_page,
    docs_page,
    openid_page,  # before the links, which take any last part of the address
    sign_in_page,
    user_page,
    webhook_page,
)


def attach(app: FastAPI) -> None:
    """Add the pages to the application."""
    for module in ROOMS:
        app.include_router(module.router, include_in_schema=False)
