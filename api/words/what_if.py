"""What plans that were tried come to, in words: heads, reasons and limits, Dutch and English."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from api.words.figures import month
from api.words.language import DUTCH, spoken
from api.words.naming import task, word
from application.queries.what_if import LIMITS as ENGLISH

if TYPE_CHECKING:
    from application.queries.what_if_shapes import CountedOut

Pair = tuple[str, str]

WHAT: Final[Mapping[str, Pair]] = {
    "letters": ("Brief", "Letter"),
    "cash": ("Ontvangen", "Received"),
    "costs": ("Incassokosten", "Collection costs"),
    "interest": ("Rente", "Interest"),
    "rests_on_letters": (
        "Ontvangen na een brief die dit plan niet stuurde",
        "Received after a letter this plan did not send",
    ),
    "defaults": ("In verzuim", "In default"),
    "hand_overs": ("Uit handen gegeven", "Handed over"),
    "settled": ("Voldaan", "Settled"),
    "tasks": ("Taak", "Task"),
    "held": ("Tegengehouden", "Held back"),
    "left_aside": ("Buiten beschouwing", "Left aside"),
    "unmoved": ("Blijft op het eigen plan", "Stays on its own plan"),
    "letter": ("Brief", "Letter"),
    "default": ("In verzuim", "In default"),
    "handed_over": ("Uit handen gegeven", "Handed over"),
    "payment": ("Betaling", "Payment"),
    "task": ("Taak", "Task"),
}
HELD: Final[Mapping[str, Pair]] = {
    "plan.not_for_this_claim": ("is er niet voor", "is not for it"),
    "plan.letter_under_way": ("brief onderweg", "a letter was under way"),
    "refused": ("geweigerd", "refused"),
    "failed": ("mislukt", "failed"),
    "conflict": ("gelijktijdig gewijzigd", "changed at the same time"),
    "letter_unwritable": ("brief kan niet worden geschreven", "letter cannot be written"),
    "bank_data_missing": ("betalingen niet bekend", "payments not known"),
    "contact_waits": ("genoeg contact gehad", "enough contact for now"),
    "letter_waits": ("brief wacht", "letter waits"),
    "letter_not_sent": ("over een brief die niet ging", "about a letter that never went"),
    "names_what_is_not": ("noemt wat er niet is", "names what is not there"),
    "moved_to_a_plan": ("naar een ander plan gezet", "moved to another plan"),
    "not_offered": ("uit handen geven was niet aangeboden", "no hand-over was offered"),
    "not_handed_over": ("was niet uit handen gegeven", "was not handed over"),
    "costs_not_charged": ("er waren geen kosten berekend", "no costs had been charged"),
}
LIMITS: Final[Mapping[str, str]] = {
    "money_is_the_same": (
        "Wat is betaald is onder elk plan gelijk: het is wat werkelijk is betaald."
    ),
    "rests_on_letters": (
        "Een deel daarvan is betaald binnen dertig dagen na een brief die een plan toen niet had"
        " gestuurd; of het zonder die brief zou zijn betaald, is niet bekend."
    ),
    "left_aside": (
        "Een deel van wat mensen deden rustte op wat het programma had gedaan, en heeft onder een"
        " ander plan geen plaats; het is weggelaten en geteld."
    ),
    "people_go_on": (
        "Waar een plan iemand iets vraagt wat nooit is gevraagd, laat die het dezelfde dag"
        " doorgaan; wie wordt gebeld neemt niet op."
    ),
    "letters_arrive": (
        "Een brief die nooit werkelijk is gestuurd, gaat op zijn dag de deur uit en komt aan."
    ),
    "stays_on_its_plan": (
        "Vorderingen waarvoor een plan niet is, blijven op hun eigen plan, en zijn geteld."
    ),
    "as_they_answered": (
        "Debiteuren antwoorden zoals die van dit huis op zulke brieven over zulke bedragen deden,"
        " ongeacht de termijn; hoe zij antwoorden op wat zij nooit kregen, is niet bekend."
    ),
    "each_alone": (
        "Een betaling beëindigt de loop van haar vordering; dat andere vorderingen daarna apart"
        " worden aangeschreven, is niet gevolgd."
    ),
    "no_new_claims": (
        "Alleen vorderingen die nu open staan zijn gevolgd; nieuwe horen er niet bij."
    ),
}
"""In Dutch what an answer does not know; in English as the application says it."""
WIDENED: Final[Mapping[str, Pair]] = {
    "amount": ("van elk bedrag genomen", "taken of any amount"),
    "debtor": ("van elke debiteur genomen", "taken of any debtor"),
    "letter": ("van elke brief genomen", "taken of any letter"),
    "": ("niet getrokken", "not drawn"),
}
GROUPS: Final[Mapping[str, Pair]] = {
    "to_100": ("tot € 100", "below € 100"),
    "to_500": ("tot € 500", "below € 500"),
    "to_2500": ("tot € 2.500", "below € 2,500"),
    "above_2500": ("vanaf € 2.500", "€ 2,500 and more"),
    "consumer": ("consument", "consumer"),
    "business": ("bedrijf", "business"),
    "invoice": ("factuur", "invoice"),
    "promise": ("betaalbelofte", "promise to pay"),
}


def of_pair(pair: Pair) -> str:
    """One of two, in the language that is spoken."""
    return pair[0] if spoken() == DUTCH else pair[1]


def tried(what: str) -> str:
    """What is counted, or happens to a claim."""
    return of_pair(WHAT[what])


def part_of(what: str, of: str, by: str) -> str:
    """Of what is counted: which letter and channel, which task, which reason."""
    match what:
        case "letters" | "letter":
            return f"{letter_kind(of)}, {word(by, 'Channel').lower()}"
        case "tasks" | "task":
            return task(of)
        case "held" | "left_aside" | "unmoved":
            return of_pair(HELD.get(of, (of, of)))
        case "cash" if of:
            return month(of)
    return of


def row_of(one: "CountedOut") -> str:
    """What a row of counts is called."""
    part = part_of(one.what, one.of, one.by)
    return f"{tried(one.what)}: {part}" if part else tried(one.what)


def letter_kind(kind: str) -> str:
    """A kind of letter, or what else asked a debtor."""
    return of_pair(GROUPS[kind]) if kind in GROUPS else word(kind, "StepKind").lower()


def limit(code: str) -> str:
    """What an answer does not know."""
    return LIMITS[code] if spoken() == DUTCH else ENGLISH[code]
