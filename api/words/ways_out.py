"""The way out of a refusal where no page is open: in a shell's words, which HTTP puts in its own.

Of a code that has none here, what the pages say fits every door. `api.operations` says over HTTP
which operation a command or a question is.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class WayOut(NamedTuple):
    """In Dutch, and in English where what was raised speaks of a page; else that is said."""

    nl: str
    en: str = ""


def _see(command: str) -> WayOut:
    return WayOut(f"Zie `vordering {command}`.", f"See `vordering {command}`.")


_TOKEN: Final = WayOut(
    "Stuur een token mee, als 'Authorization: Bearer …'.",
    "Send a token as 'Authorization: Bearer …'.",
)

_OF_OTHERS: Final = WayOut(
    "Kijk van wie de rekening is, of zeg met `--also-of-others` dat het zo klopt."
)

WAYS: Final[Mapping[str, WayOut]] = MappingProxyType(
    {
        "account.paid_for_another": _OF_OTHERS,
        "account.shared": _OF_OTHERS,
        "bank_account.unknown": _see("bank-lines"),
        "bank_line.nothing_decided": _see("bank-line"),
        "bank_line.unknown": _see("bank-lines"),
        "bar.none": _see("debtor"),
        "claim.unknown": _see("claims"),
        "compliance.unknown": _see("compliance"),
        "debit_batch.unknown": _see("collection-batches"),
        "delivery.unknown": WayOut(
            "`vordering webhooks deliveries` nummert die worden bewaard;"
            " VORDERING_WEBHOOKS_LOG_DAYS zegt hoe lang.",
            "`vordering webhooks deliveries` numbers those that are kept;"
            " VORDERING_WEBHOOKS_LOG_DAYS says for how long.",
        ),
        "erasure.at_the_machine": WayOut(
            "Wie het is, meldt zich zelf aan in een browser en stemt daar in. Is er maar een"
            " persoon, dan zegt VORDERING_ERASED_BY_ONE=true dat.",
            "Whoever it is signs in himself in a browser and agrees there. Where there is one"
            " person alone, VORDERING_ERASED_BY_ONE=true says so.",
        ),
        "error.at_bank": WayOut(
            "Bekijk die post (`vordering bank-lines`), en maak ongedaan wat erover is besloten"
            " (`vordering record bank-undo`).",
            "Look at that line (`vordering bank-lines`), and undo what was decided on it"
            " (`vordering record bank-undo`).",
        ),
        "estate.not_filed": WayOut("Dien haar eerst in: `vordering record estate-submission`."),
        "gap.none": _see("worklist"),
        "hand_over.incomplete": WayOut(
            "[{items} ]`vordering hand-over check` zegt alles wat ontbreekt."
        ),
        "http.404": WayOut("Kijk in /docs welke er zijn.", "See /docs for those there are."),
        "http.405": WayOut("Kijk in /docs wat er kan.", "See /docs for what can be done."),
        "incoming_mail.no_file": _see("inbox-mail"),
        "incoming_mail.nothing_decided": _see("inbox-mail"),
        "incoming_mail.unknown": _see("inbox"),
        "mandate.unknown": _see("debtor"),
        "name.unknown": WayOut(
            "Geef het id, of de naam zoals lijsten die schrijven.",
            "Give its id, or its name as lists write it.",
        ),
        "party.not_set_down": WayOut(
            "Een beheerder legt de partij eerst vast: `vordering record party`.",
            "An administrator of the installation or of the creditor records it first:"
            " `vordering record party`.",
        ),
        "payment_plan.not_open": _see("payment-plans"),
        "payment_plan.other_name": WayOut(
            "Vraag hem of hij zelf tekende, of wie dat deed en mocht; zeg dat dan met `name_seen`."
            " Trek haar anders in."
        ),
        "payment_plan.running": WayOut(
            "Tekenden beiden haar met de link, wijzig haar dan (`vordering record"
            " change-payment-plan`); wacht anders tot zij is afgelopen of vervallen.",
            "Change it where both signed it by the link (`vordering record"
            " change-payment-plan`); let another one lapse or complete first.",
        ),
        "payment_plan.unknown": _see("payment-plans"),
        "refund_batch.none": WayOut(
            "Draag eerst terugbetalingen op: `vordering record refund-order`.",
            "Order refunds first: `vordering record refund-order`.",
        ),
        "refund_batch.not_in_it": _see("refunds"),
        "refund_batch.unknown": _see("refunds"),
        "refund_file.shown": WayOut(
            "Het bestand is bij de bank aangekomen. Bekijk de betalingen: `vordering bank-lines`.",
            "The file reached the bank. Look at its payments: `vordering bank-lines`.",
        ),
        "refund_order.none": _see("refunds"),
        "refund_order.unknown": _see("refunds"),
        "request.from_elsewhere": _TOKEN,
        "right.missing": WayOut(
            "[Dit kan wie een van deze rollen heeft: {roles}. ]Een beheerder geeft rollen."
        ),
        "right.nobody": _TOKEN,
        "right.not_in_person": WayOut(
            "Wie het is, meldt zich zelf aan in een browser en stemt daar in; een token geldt hier"
            " niet.",
            "Whoever it is signs in himself in a browser and agrees there; a token does not do.",
        ),
        "subscription.event_unknown": WayOut(
            "`vordering webhooks deliveries` noemt wat is gestuurd, `vordering events` alle die er"
            " zijn.",
            "`vordering webhooks deliveries` names what was sent, `vordering events` all there"
            " are.",
        ),
        "subscription.unknown": _see("webhooks list"),
        "user.unknown": _see("user list"),
        # Without quotes it stays a command of the shell: the operation is what refuses.
        "what_if.too_large": WayOut(
            "Noem één schuldeiser, of vraag het op de machine zelf met vordering what-if.",
            "Name one creditor, or ask it on the machine itself with vordering what-if.",
        ),
    }
)
"""By code."""
