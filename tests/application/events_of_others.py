"""The event names of Payt, Receive and Debitura, each with ours, or why there is none."""

from typing import Final

_NO_PORTAL: Final = "there is no page for debtors here"
_NO_CREDIT: Final = "creditworthiness is no part of this"
_NO_OPENING: Final = "whether a letter was opened is not followed: it needs a hidden picture"
_REFUSED: Final = "a request that fails is answered as a problem, and nothing has happened"
_TASKS: Final = "tasks follow from the state of a claim; `GET /v1/worklist` lists them"
_NO_LABELS: Final = "there are no free labels; marks say what wants a look"
_PSP: Final = "what a payment provider does before the money is there changes nothing here"
_CALLS: Final = "a call is told once, when it was held"
_META: Final = "there are no free fields on a claim"

SENT: Final = (
    "claim.reminder_sent claim.final_demand_sent claim.fourteen_day_letter_sent"
    " claim.notice_of_default_served claim.statement_sent"
)
BOUNCED: Final = "letter.delivery_failed letter.delivery_doubted"

PAYT: Final[dict[str, str]] = {
    "bundled_reminder_email_bounced": BOUNCED,
    "bundled_reminder_letter_returned": "letter.delivery_failed letter.delivery_disproved",
    "bundled_reminder_sent": "letter.sent letter.posted",
    "bundled_reminder_invoice_performed": SENT,
    "case_created": "claim.default_declared claim.letter_ordered",
    "case_email_bounced": BOUNCED,
    "case_invoice_amount_paid": "claim.payment_received",
    "case_letter_returned": "letter.delivery_failed letter.delivery_disproved",
    "case_new_comment": "claim.note_added",
    "case_paid": "claim.settled",
    "case_reopened": "claim.reopened claim.new_round_begun",
    "case_step_performed": f"{SENT} claim.step_taken_by_person",
    "case_to_bailiff": "claim.hand_over_requested claim.handed_over",
    "credit_limit_exceeded": f"- {_NO_CREDIT}",
    "debtor_new_comment": "claim.note_added",
    "debtor_email_address_provided": "debtor.contact_details_changed",
    "debtor_email_address_removed": "debtor.contact_details_changed",
    "email_bounced": BOUNCED,
    "incoming_ubl_received": "claim.invoice_sent claim.invoice_came_again",
    "invoice_blocked": "claim.hold_placed",
    "invoice_call_reminder_performed": "claim.debtor_contacted",
    "invoice_closed": "claim.settled claim.withdrawn claim.written_off",
    "invoice_created": "claim.invoice_sent",
    "invoice_email_bounced": BOUNCED,
    "invoice_letter_returned": "letter.delivery_failed letter.delivery_disproved",
    "invoice_new_comment": "claim.note_added",
    "invoice_paid": "claim.settled",
    "invoice_paused": "claim.hold_placed claim.payment_term_extended",
    "invoice_payment_created": "claim.payment_received",
    "invoice_reopened": "claim.reopened",
    "invoice_resumed": "claim.hold_lifted",
    "invoice_sms_failed": "letter.dispatch_failed letter.delivery_failed",
    "invoice_step_performed": f"{SENT} claim.step_taken_by_person",
    "invoice_to_debt_collection": "claim.hand_over_requested claim.handed_over",
    "invoice_ubl_failed": f"- {_REFUSED}",
    "label_added": f"- {_NO_LABELS} (`claim.mark_placed`)",
    "label_removed": f"- {_NO_LABELS} (`claim.mark_cleared`)",
    "payment_plan_created": "claim.payment_plan_agreed",
    "payment_plan_deactivated": "claim.payment_plan_lapsed",
    "payment_plan_finished": "claim.payment_plan_completed",
    "payment_plan_term_expired": "claim.instalment_missed",
    "payment_plan_updated": "claim.payment_plan_agreed",
    "psp_mandate_created": f"- {_PSP}",
    "psp_mandate_revoked": f"- {_PSP}",
    "psp_transaction_charged_back": "claim.payment_reversed claim.collection_failed",
    "psp_transaction_successful": "claim.payment_received",
    "psp_transaction_refunded": "claim.overpayment_refunded",
    "todo_list_item_created": f"- {_TASKS}",
    "todo_list_item_updated": f"- {_TASKS}",
    "todo_list_item_deleted": f"- {_TASKS}",
}
"""``- why`` where there is none. `creditworthiness_changed`, which Payt sends on a condition, is
the fifty-first."""

RECEIVE: Final[dict[str, str]] = {
    "event.accountAmountTotalFees.updated": (
        "claim.collection_costs_charged claim.collection_costs_waived"
    ),
    "event.accountDebtor.updated": "debtor.contact_details_changed",
    "event.accountDebtorUpdate.failed": f"- {_REFUSED}",
    "event.accountInvoiceLedgerEntriesDueDateUpdate.failed": f"- {_REFUSED}",
    "event.accountLedgerEntries.added": (
        "claim.payment_received claim.credit_note_applied claim.part_waived"
        " claim.collection_costs_charged"
    ),
    "event.accountLedgerEntriesAdding.failed": f"- {_REFUSED}",
    "event.accountMeta.set": f"- {_META}",
    "event.accountMetaSet.failed": f"- {_META}",
    "webhook.accountMeta.changed": f"- {_META}",
    "event.claim.created": "claim.invoice_sent",
    "event.claim.resolved": "claim.settled claim.withdrawn claim.written_off",
    "event.claimDebtPayment.processing": f"- {_PSP}",
    "event.claimDebtPayment.settled": "claim.payment_received",
    "event.multiClaimDebtPayment.settled.v1": "claim.payment_received",
    "event.multiClaimDebtPayment.processing.v1": f"- {_PSP}",
    "event.multiClaimDebtPayment.canceled.v1": f"- {_PSP}",
    "event.multiClaimDebtPayment.declined": "claim.collection_failed",
    "event.multiClaimDebtPayment.disputed": "claim.payment_reversed",
    "event.claimMeta.updated": f"- {_META}",
    "event.customClaimTrigger.executed": "- there are no free triggers: a command is recorded",
    "event.partnerClaimExternalStatus.changed": (
        "claim.hand_over_accepted claim.hand_over_refused claim.recalled claim.recall_failed"
    ),
    "event.claimTotalAmount.updated.v1": (
        "claim.credit_note_applied claim.part_waived claim.dispute_decided"
        " claim.invoice_details_corrected"
    ),
    "event.debtorEmail.delivered": "letter.delivered",
    "event.debtorEmail.opened": f"- {_NO_OPENING}",
    "event.debtorEmail.queued": "letter.dispatch_started letter.sent",
    "event.debtorEmailCommunicationResolution.received": "claim.debtor_contacted",
    "event.debtorEmailDelivery.failed": BOUNCED,
    "event.debtorEmailDelivery.interrupted": "letter.dispatch_failed letter.in_doubt",
    "event.debtorEmailProcessing.failed": "letter.cancelled claim.letter_dropped",
    "event.debtorEmailUnsubscribe.requested": "- a letter about a debt has no unsubscribing",
    "event.debtorSMS.delivered": "letter.delivered",
    "event.debtorSMS.queued": "letter.dispatch_started letter.sent",
    "event.debtorSMSCommunicationResolution.received": "claim.debtor_contacted",
    "event.debtorSMSDelivery.failed": "letter.delivery_failed",
    "event.debtorSMSDelivery.temporaryFailed": "letter.delivery_failed letter.dispatch_failed",
    "event.debtorSMSProcessing.failed": "letter.cancelled claim.letter_dropped",
    "event.debtorLetter.generated": "letter.dispatch_started letter.batched",
    "event.debtorLetterProcessing.failed": "letter.cancelled claim.letter_dropped",
    "event.inboundCall.answered": f"- {_CALLS}",
    "event.inboundCall.finished": "claim.debtor_contacted",
    "event.outboundCall.answered": f"- {_CALLS}",
    "event.outboundCall.finished": "claim.debtor_contacted",
    "event.debtorCallCommunicationResolution.received": "claim.debtor_contacted",
    "event.debtorMessageCommunicationResolution.received": "claim.debtor_contacted",
    "event.promiseToPay.created": "claim.payment_promised",
    "event.promiseToPay.expired": "claim.promise_broken",
    "event.promiseToPay.invalidated": (
        "- a promise that is not needed any more is not waited for; the claim was settled"
    ),
    "event.promiseToPay.resolved": "claim.promise_kept",
    "event.instalmentPlan.created": "claim.payment_plan_agreed",
    "event.instalmentPlan.cancelled": "claim.payment_plan_lapsed",
    "event.instalmentPlan.deleted": "- nothing is deleted; a mistake is `claim.entered_in_error`",
    "event.instalmentPlan.disabled": "claim.hold_placed",
    "event.instalmentPlan.enabled": "claim.payment_plan_agreed",
    "event.instalmentPlan.invalidated": "claim.instalment_missed claim.payment_plan_lapsed",
    "event.instalmentPlan.resolved": "claim.payment_plan_completed",
    "event.instalmentPlan.updated": (
        "claim.payment_plan_agreed claim.payment_received claim.payment_reversed"
    ),
    "event.landingPageFullContent.generated": f"- {_NO_PORTAL}",
    "event.landingPageGetVerificationFields.failed": f"- {_NO_PORTAL}",
    "event.landingPageInstalment.confirmed": f"- {_NO_PORTAL}",
    "event.landingPageInstalment.selected": f"- {_NO_PORTAL}",
    "event.landingPageLanguage.changed": f"- {_NO_PORTAL}",
    "event.landingPagePayLater.canceled": f"- {_NO_PORTAL}",
    "event.landingPagePayLater.selected": f"- {_NO_PORTAL}",
    "event.landingPagePayment.failed": f"- {_NO_PORTAL}",
    "event.landingPagePayment.interrupted": f"- {_NO_PORTAL}",
    "event.landingPagePayment.succeeded": "claim.payment_received",
    "event.landingPagePaymentInit.failed": f"- {_PSP}",
    "event.landingPagePaymentInit.succeeded": f"- {_PSP}",
    "event.landingPageVerification.succeeded": f"- {_NO_PORTAL}",
    "event.note.created": "claim.note_added",
    "event.note.deleted": "claim.entered_in_error",
    "event.strategy.assigned": "claim.invoice_sent claim.plan_changed",
    "event.strategy.finished": "- the claim waits for a person: a task of the work list",
    "event.strategy.paused": "claim.hold_placed claim.disputed",
    "event.strategy.resumed": "claim.hold_lifted claim.dispute_resolved",
    "event.strategy.stopped": "claim.settled claim.withdrawn claim.written_off",
}

DEBITURA: Final[dict[str, str]] = {
    "case.assigned": "claim.handler_assigned claim.hand_over_requested",
    "case.updated": (
        "- it says that something changed, and not what; `claim.*` says each change of phase"
    ),
    "case.closed": "claim.settled claim.withdrawn claim.written_off",
    "payment.created": "claim.payment_received",
    "payment.deleted": "claim.payment_reversed claim.entered_in_error",
    "chat.created": "claim.debtor_contacted claim.note_added",
}

OTHERS: Final = {
    "Payt": (PAYT, 50, "docs.paytsoftware.com/webhooks/events"),
    "Receive": (RECEIVE, 76, "docs.indebted.co/docs/receive/integration/list-of-webhooks"),
    "Debitura": (DEBITURA, 6, "docs.debitura.com"),
}
"""With how many they publish, and where; read in November 2026."""
