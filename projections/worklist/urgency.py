"""What waits on the work list, and how urgent each task is."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.dunning.task import Task


class WorkKind(StrEnum):
    """What waits: a step for the run, a task for a person, or a doubt to be resolved."""

    STEP = "step"
    TASK = "task"
    DOUBT = "doubt"


PRIORITY: Final[Mapping[Task, int]] = {
    Task.VIEW_BROKEN: 1,
    Task.LOAD_PLAN: 1,
    Task.EXTEND_CALENDAR: 1,
    Task.NEW_RATE: 2,
    Task.SUBSCRIPTION_STOPPED: 2,
    Task.MAIL_STOPPED: 1,
    Task.CHECK_MAIL: 1,
    Task.RESOLVE_DOUBT: 1,
    Task.POST_LETTERS: 2,
    Task.ANSWER_DISPUTE: 2,
    Task.ANSWER_COMPLAINT: 2,
    Task.SAY_WHAT_WAS_GRANTED: 2,
    Task.LETTER_STUCK: 2,
    Task.SERIES_AT_CAP: 4,
    Task.TELL_DEBTOR: 3,
    Task.SMALL_REST: 4,
    Task.HAND_TO_LAWYER: 3,
    Task.CHECK_VANISHED_ITEM: 2,
    Task.CHECK_OPEN_AMOUNT: 2,
    Task.RECORD_PAYMENTS: 2,
    Task.STATEMENT_GAP: 2,
    Task.LOOK_AT_BANK_LINE: 2,
    Task.WHOSE_MAIL: 2,
    Task.BANK_DATA_MISSING: 2,
    Task.LOOK_AT_DEBTOR: 2,
    Task.SET_OFF: 2,
    Task.PLACE_PAYMENT: 2,
    Task.SECOND_PERSON: 2,
    Task.RECALL_COLLECTION: 1,
    Task.COLLECTION_NOT_SHOWN: 2,
    Task.REFUND_NOT_SHOWN: 2,
    Task.SECOND_TRY: 2,
    Task.RELEASE_BATCH: 2,
    Task.SIGN_PLAN: 1,
    Task.DECIDE_WHO: 2,
    Task.ASK_COURT: 3,
    Task.ENFORCE_JUDGMENT: 3,
    Task.STOP_ENFORCEMENT: 1,
    Task.LIMITATION_NEAR: 2,
    Task.LIMITATION_PASSED: 3,
    Task.TELL_PARTY: 2,
    Task.ASK_REMITTANCE: 3,
    Task.ASK_PARTY_BILL: 4,
    Task.TELL_OF_HAND_OVER: 3,
    Task.HAND_OVER_REFUSED: 2,
    Task.RECALL_FAILED: 2,
    Task.HAND_OVER_ANSWER: 3,
    Task.CALL: 3,
    Task.DECIDE: 3,
    Task.PROVE_DELIVERY: 3,
    Task.COMPLETE_DOSSIER: 3,
    Task.FIND_ADDRESS: 3,
    Task.ESTABLISH_DEFAULT: 3,
    Task.PLACE_CREDIT_NOTE: 3,
    Task.CONFIRM_AGREEMENT: 4,
    Task.APPROVE_STEP: 3,
    Task.STEP_DECLINED: 4,
    Task.CHOOSE_FIRST_STEP: 4,
    Task.PLAN_AT_END: 4,
    Task.WRITE_OFF: 4,
    Task.REFUND: 4,
    Task.RECLAIM_REFUND: 3,
    Task.ASK_VAT_BACK: 4,
    Task.PAY_VAT_AGAIN: 3,
    Task.CORRECT_VAT: 3,
    Task.LOOK_AT_MARKS: 5,
}
"""Every task with its urgency, 1 first."""
