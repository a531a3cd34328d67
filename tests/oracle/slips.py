"""What may go wrong in a life: one thing, the obligation it violates, and which lives reach it."""

from dataclasses import dataclass, field
from typing import Any, Final


@dataclass(frozen=True)
class Slip:
    """One thing that is done wrong, in a life that gets so far."""

    name: str
    obligations: tuple[str, ...]
    life: dict[str, Any] = field(default_factory=dict)
    """What is fixed of the life, so that it gets there."""


CONSUMER: Final = {"capacity": "consumer"}
COMPANY: Final = {"capacity": "company"}
BY_ITS_DAY: Final = {
    **CONSUMER,
    "plan": "consumer@1",
    "until": "demand",
    "between": "",
    "checked": False,
}
OF_OTHERS: Final = {"agency": True, **CONSUMER}
"""Collected for somebody else, from a natural person: Wki and Bki bind."""
COMPLAINT: Final = {"complaint": True} | OF_OTHERS
MAILED: Final = {"channel": "email", "basis": "contract"} | OF_OTHERS
CALLED: Final = {"calls": 1, "plan": "four-steps@1"} | OF_OTHERS
GO_ON: Final = {"until": "costs", "within": ""}

SLIPS: Final = (
    Slip("costs_on_last_day", ("costs_after_letter",), CONSUMER | GO_ON),
    Slip("costs_without_letter", ("costs_after_letter",), CONSUMER | GO_ON),
    Slip("letter_came_back", ("costs_after_letter",), CONSUMER | GO_ON),
    Slip("business_before_due", ("costs_after_letter",), COMPANY | GO_ON | {"end": "left"}),
    Slip("thirteen_days", ("costs_after_letter", "terms"), CONSUMER | GO_ON),
    Slip("costs_a_cent_over", ("costs_amount",), CONSUMER | GO_ON),
    Slip("letter_a_cent_over", ("costs_amount",), CONSUMER | GO_ON | {"vat": False}),
    Slip("vat_though_deducted", ("costs_amount",), GO_ON | {"vat": False}),
    Slip("letters_apart", ("costs_once",), CONSUMER | GO_ON | {"claims": 2, "vat": False}),
    Slip("a_day_of_interest", ("interest",), {"until": "demand"}),
    Slip(
        "interest_over_what_is_contested",
        ("interest",),
        {"between": "part_dispute", "until": "demand"},
    ),
    Slip(
        "lawyer_asks_interest_over_all",
        ("interest", "hand_over"),
        {"between": "part_dispute", "contested": "lawyer"},
    ),
    Slip("interest_at_hand_over", ("interest", "hand_over"), GO_ON | {"end": "hand_over"}),
    Slip(
        "principal_first",
        ("imputation", "hand_over"),
        GO_ON | {"end": "hand_over", "after": "part"},
    ),
    Slip("costs_before_their_day", ("imputation",), {"between": "part", "until": "demand"}),
    Slip("on_the_due_day", ("terms",), {"checked": False, "channel": "post"}),
    Slip("within_the_term", ("terms",), {"until": "demand", "between": "", "checked": False}),
    Slip("notice_of_six_days", ("terms",), {"basis": "one_sided", **CONSUMER}),
    Slip(
        "default_on_last_day",
        ("terms", "interest"),
        {"basis": "one_sided", "until": "demand", **CONSUMER},
    ),
    Slip("at_eight_in_the_evening", ("contact_hours",), MAILED),
    Slip("before_seven", ("contact_hours",), MAILED),
    Slip("on_a_sunday", ("contact_hours",), MAILED),
    Slip("a_call_on_sunday", ("contact_hours",), CALLED),
    Slip("called_at_eight", ("contact_hours",), CALLED),
    Slip("four_contacts_a_week", ("contact_frequency",), {"calls": 3, "plan": "four-steps@1"}),
    Slip("pursued_while_contested", ("disputes",), {"between": "dispute", "until": "demand"}),
    Slip("asked_what_is_contested", ("disputes",), {"between": "part_dispute", "until": "demand"}),
    Slip("answered_a_day_late", ("disputes",), {"between": "dispute", "until": "demand"}),
    Slip("never_answered", ("disputes",), {"between": "dispute", "until": "demand"}),
    Slip("on_the_promised_day", ("agreements",), {"between": "promise", "until": "demand"}),
    Slip("on_the_extended_day", ("agreements",), {"between": "extension", "until": "demand"}),
    Slip("never_confirmed", ("agreements",), {"between": "promise", "until": "costs"}),
    Slip("during_the_plan", ("agreements",), {"between": "plan", "until": "demand"}),
    Slip("on_the_last_day_held", ("holds",), {"between": "hold", "until": "demand"}),
    Slip("during_debt_help", ("holds",), {"between": "debt_help", "until": "demand"}),
    Slip("after_bankruptcy", ("holds",), {"between": "bankruptcy", "until": "demand"}),
    Slip("payments_a_day_behind", ("money_known",), {"checked": True}),
    Slip(
        "dunned_though_paid",
        ("money_known",),
        {"between": "part", "until": "demand", "checked": False, "end": "left"},
    ),
    Slip("payments_never_known", ("money_known",), {"checked": True, "until": "demand"}),
    Slip("no_invoice", ("hand_over",), CONSUMER | GO_ON | {"end": "hand_over"}),
    Slip("within_the_fourteen", ("hand_over",), CONSUMER | {"until": "demand", "end": "hand_over"}),
    Slip(
        "without_last_chance", ("hand_over",), CONSUMER | {"until": "reminder", "end": "hand_over"}
    ),
    Slip("no_step_of_the_plan", ("plan_kept",), {"until": "demand"}),
    Slip("a_day_before_the_plan", ("plan_kept",), BY_ITS_DAY),
    Slip("the_old_version", ("plan_kept",), {"until": "demand", "moved": True}),
    Slip("written_off_alone", ("four_eyes",), {"end": "write_off"}),
    Slip("withdrawn_alone", ("four_eyes",), {"end": "withdraw"}),
    Slip("approval_of_another", ("four_eyes",), {"end": "withdraw"}),
    Slip("closed_without_invoice", ("retention",), {"end": "settle"} | OF_OTHERS),
    Slip("approved_by_himself", ("four_eyes",), {"end": "write_off"}),
    Slip("confirmed_a_day_late", ("complaints",), COMPLAINT),
    Slip("never_confirmed_it_came", ("complaints",), COMPLAINT),
    Slip("confirmed_by_word", ("complaints",), COMPLAINT),
    Slip("barred_unwatched", ("limitation",), {"end": "left"}),
)
BY_NAME: Final = {one.name: one for one in SLIPS}
