"""The scenes of the parity test: for each command what comes before it, and what is said."""

from collections.abc import Callable
from typing import Any, Final

from application.commands.catalogue import COMMANDS
from application.commands.leaves import nested
from application.commands.opening import OpenClaim
from domain.ids import claim_id
from tests.api.parity import Example, Scene
from tests.api.parity_bank import OF_BANK
from tests.api.parity_before import (
    BY_MAIL,
    GONE,
    IN_DOUBT,
    OFFERED,
    POSTED,
    STARTED,
    a_claim,
    a_letter,
    a_parked_note,
    came_in_old,
    elsewhere,
    name,
    nothing,
    on_a_plan,
    ready_to_go,
    sent,
    two_alike,
)
from tests.api.parity_credit import (
    MADE_GOOD,
    by_direct_debit,
    corrected,
    overpaid_elsewhere,
    refunded_and_taken_back,
)
from tests.api.parity_plans import ACCOUNTS, ASKING, CAREFUL, CHOSEN
from tests.api.parity_reach import REACH
from tests.api.parity_refunds import OF_REFUNDS
from tests.application.houses import (
    by,
)
from tests.pdfs import one_page

PDF: Final = one_page()


def after(command: str, **said: Any) -> Callable[[Scene], None]:
    """A claim on which another command was given before, as its own example says."""

    def before(scene: Scene) -> None:
        example = EXAMPLES[command]
        example.before(scene)
        give(scene, command, **{**scene.filled(example.said), **said})

    return before


def give(scene: Scene, command: str, **said: Any) -> None:
    """Give a command as a program within the house does."""
    made = next(one for one in COMMANDS if command == one.NAME)
    made.model_validate(nested(said)).carry(
        scene.house, scene.about[EXAMPLES[command].about], by=by()
    )


def paid_elsewhere(scene: Scene) -> None:
    """A claim that lies with a party which does not know of a payment."""
    elsewhere(GONE)(scene)
    give(scene, "payment", amount="10.00", credited_on="2026-03-18")


def opened_by_hand(scene: Scene) -> None:
    """A claim without its invoice."""
    a_claim(scene)
    example = EXAMPLES["claim"]
    OpenClaim.model_validate(nested(scene.filled(example.said))).carry(scene.house, by=by())
    name(scene, claim_id(scene.about["creditor"], "H-1"))


EXAMPLES: Final[dict[str, Example]] = {
    "claim": Example(
        a_claim,
        "",
        {
            "creditor_id": "@creditor",
            "invoice_number": "H-1",
            "amount": "1250.00",
            "issued_on": "2026-03-02",
            "own_reference": "SO-2026/0417",
            "series_id": "huur Kade 1",
            "ibans": ["NL91ABNA0417164300"],
            "debtor.name": "T. Hand",
            "debtor.city": "Ede",
        },
    ),
    "payment": Example(
        a_claim,
        "claim",
        {"amount": "40.00", "credited_on": "2026-03-18", "designation": "Factuur"},
    ),
    "reversal": Example(
        after("payment", payment_id="B-1"),
        "claim",
        {"payment_id": "B-1", "reversed_on": "2026-03-18", "reason_code": "MS03"},
    ),
    "refund": Example(
        after("payment", amount="100.00", confirmed=True),
        "claim",
        {"amount": "10.00", "refunded_on": "2026-03-18"},
    ),
    "refund-made-good": Example(refunded_and_taken_back, "claim", MADE_GOOD),
    "set-off": Example(overpaid_elsewhere, "claim", {"from_invoice": "A-1", "amount": "10.00"}),
    "credit-note": Example(
        a_claim,
        "claim",
        {
            "number": "C-1",
            "amount": "10.00",
            "issued_on": "2026-03-18",
            "retroactive": "false",
        },
    ),
    "placed": Example(a_parked_note, "note", {"invoice_number": "2026-0118", "amount": "12.00"}),
    "waiver": Example(a_claim, "claim", {"amount": "5.00", "accepted_on": "2026-03-18"}),
    "contact": Example(
        a_claim,
        "claim",
        {
            "channel": "phone",
            "outcome": "reached",
            "direction": "incoming",
            "note": "Komt goed.",
            "reason_text": "Belde zelf.",
        },
    ),
    "promise": Example(a_claim, "claim", {"by": "2026-03-25", "amount": "45.50"}),
    "extension": Example(a_claim, "claim", {"pay_by": "2026-04-01"}),
    "payment-plan": Example(
        a_claim,
        "claim",
        {
            "instalments": [
                {"amount": "45.00", "by": "2026-03-25"},
                {"amount": "45.00", "by": "2026-04-25"},
            ]
        },
    ),
    "confirmation": Example(after("promise"), "claim"),
    "dispute": Example(
        a_claim,
        "claim",
        {"ground": "quality", "amount": "20.00", "text": "Rammelt.", "answer_by": "2026-04-01"},
    ),
    "answer": Example(after("dispute"), "claim", {"text": "Het klopt."}),
    "resolution": Example(after("dispute"), "claim", {"outcome": "partly", "amount": "5.00"}),
    "hold": Example(a_claim, "claim", {"category": "complaint", "from_day": "2026-03-18"}),
    "lift": Example(after("hold"), "claim", {"hold_id": "hold-1"}),
    "first-step": Example(came_in_old, "claim", {"step": "reminder"}),
    "approval": Example(on_a_plan(CAREFUL), "claim", {"approved": "true", "step": "reminder"}),
    "decided-step": Example(on_a_plan(ASKING), "claim", {"step": "look", "note": "Verder."}),
    "plan": Example(a_claim, "claim", {"plan": "consumer@1", "reason_text": "Past beter."}),
    "note": Example(a_claim, "claim", {"text": "Let op de hond."}),
    "handler": Example(a_claim, "claim", {"handler": "jan"}),
    "own-reference": Example(a_claim, "claim", {"own_reference": "SO-2026/0417"}),
    "correction": Example(
        a_claim, "claim", {"field": "due_on", "new": "2026-03-20", "evidence": "order"}
    ),
    "mark-cleared": Example(a_claim, "claim", {"mark": "capacity_unknown"}),
    "document": Example(opened_by_hand, "claim", {"content": PDF}),
    "error": Example(after("note"), "claim", {"version": "2"}),
    "hand-over": Example(ready_to_go, "claim", {"party_kind": "agency"}),
    "hand-over-accepted": Example(elsewhere(OFFERED), "claim", {"reference": "Z-1"}),
    "hand-over-refused": Example(elsewhere(OFFERED), "claim", {"why": "incomplete"}),
    "recall-requested": Example(elsewhere(GONE), "claim", {"why": "goodwill"}),
    "recall": Example(elsewhere(GONE), "claim", {"why": "goodwill"}),
    "recall-failed": Example(after("recall-requested"), "claim", {"why": "other", "stays": "true"}),
    "party-informed": Example(
        paid_elsewhere,
        "claim",
    ),
    "interruption": Example(
        a_claim, "claim", {"ground": "acknowledgement", "on": "2026-03-17", "proven": "true"}
    ),
    "withdrawal": Example(a_claim, "claim", {"why": "goodwill"}),
    "write-off": Example(a_claim, "claim", {"why": "uncollectable"}),
    "reopening": Example(after("withdrawal"), "claim", {"why": "other"}),
    "capacity": Example(a_claim, "debtor", {"capacity": "company", "evidence": "KvK"}),
    "applicable-law": Example(
        after("contact-details", country="BE"),
        "debtor",
        {"law": "dutch", "evidence": "Rome I art. 6 lid 1"},
    ),
    "contact-details": Example(a_claim, "debtor", REACH),
    "collection-failed": Example(by_direct_debit, "claim", {"failed_on": "2026-03-18"}),
    "replacement": Example(corrected, "claim", {"old_invoice": "A-1"}),
    "credit-looked-at": Example(overpaid_elsewhere, "debtor", {"number": "A-1"}),
    "bar": Example(a_claim, "debtor", {"kind": "bankruptcy", "since": "2026-03-10"}),
    "heirs": Example(
        after("bar", kind="death"),
        "debtor",
        {**REACH, "acceptance": "unknown", "died_on": "2026-03-01"},
    ),
    "address-unknown": Example(a_claim, "debtor"),
    "merged": Example(two_alike, "debtor", {"into": "@other"}),
    "merge-undone": Example(after("merged"), "debtor"),
    "not-the-same": Example(two_alike, "debtor", {"other": "@other"}),
    "other-debtor": Example(
        a_claim,
        "claim",
        {"debtor.name": "N. Nieuw", "debtor.city": "Ede", "debtor.street": "Weg 1"},
    ),
    "doubt": Example(
        a_letter(BY_MAIL, IN_DOUBT),
        "letter",
        {"was_sent": "true", "evidence": "regel 7", "sent_on": "2026-03-18"},
    ),
    "delivery": Example(
        sent, "letter", {"grade": "came_back", "received_on": "2026-03-18", "evidence": "retour"}
    ),
    "tracking": Example(a_letter(STARTED, POSTED), "letter", {"carrier": "DHL", "number": "3S1"}),
    "not-posted": Example(a_letter(STARTED), "letter", {"why": "betaald"}),
    "creditor": Example(nothing, "", {"name": "Nieuw B.V.", "city": "Ede", "kvk": "12345678"}),
    "party": Example(
        a_claim,
        "creditor",
        {
            "name": "Jansen",
            "kind": "bailiff",
            "confirms": "true",
            "cut_off": "12:00",
            "ibans": ["NL20INGB0001234567"],
        },
    ),
    "payments-through": Example(a_claim, "creditor", {"through": "2026-03-17"}),
    "payments-corrected": Example(after("payments-through"), "creditor", {"through": "2026-03-15"}),
    **OF_BANK,
    **OF_REFUNDS,
    "claim-terms": Example(
        a_claim,
        "creditor",
        {"claim_kind_for_consumers": "consumer_sale", "invoices_by_email": "true"},
    ),
    "creditor-details": Example(
        a_claim,
        "creditor",
        {"street": "Kade 2", "city": "Utrecht", "collects_for_others": "true"},
    ),
    "creditor-accounts": Example(a_claim, "creditor", ACCOUNTS),
    "small-amounts": Example(
        a_claim, "creditor", {"smallest_step": "10.00", "small_difference": "0.50"}
    ),
    "chosen-plans": Example(a_claim, "creditor", CHOSEN),
    "own-plan": Example(a_claim, "creditor", {"content": CAREFUL.encode()}),
}
"""By the name of a command."""
