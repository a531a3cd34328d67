"""The tasks about money: what is known to be paid, credit, refunds and VAT."""

from collections.abc import Mapping
from typing import Final

from api.words.tasks_of_answers import TaskWords
from domain.dunning.task import Task

OF_MONEY: Final[Mapping[str, TaskWords]] = {
    Task.BANK_DATA_MISSING: TaskWords(
        nl=(
            "Betalingen bijwerken",
            "Niet bekend is of er is betaald: leg de betalingen vast, en tot en met welke dag.",
        ),
        en=(
            "Bring payments up to date",
            "Not known whether it was paid: record the payments, and through which day.",
        ),
    ),
    Task.RECORD_PAYMENTS: TaskWords(
        nl=(
            "Betalingen bijwerken",
            (
                "Zonder de bankgegevens gaat er geen brief uit: lees de afschriften in, of leg vast"
                " wat er is betaald. Een rekening die niet meer gebruikt wordt, haalt u weg bij de"
                " schuldeiser."
            ),
        ),
        en=(
            "Bring payments up to date",
            (
                "Without bank data no letter goes out: import the statements, or record what was"
                " paid. An account that is not used any more is taken off at the creditor."
            ),
        ),
    ),
    Task.CHECK_VANISHED_ITEM: TaskWords(
        nl=(
            "Verdwenen post uitzoeken",
            "De factuur staat niet meer in de open posten: zoek uit of is betaald of gecrediteerd.",
        ),
        en=(
            "Look into a vanished item",
            "The invoice is no longer among the open items: was it paid or credited? Find out.",
        ),
    ),
    Task.CHECK_OPEN_AMOUNT: TaskWords(
        nl=(
            "Open bedrag uitzoeken",
            "De open posten noemen een lager of een onduidelijk bedrag: zoek uit wat er openstaat.",
        ),
        en=(
            "Look into the open amount",
            "The open items hold a lower or an unclear amount: find out what is open.",
        ),
    ),
    Task.SMALL_REST: TaskWords(
        nl=(
            "Klein bedrag open",
            "Er staat zo weinig open dat niets uitgaat. Boek het af, of laat het toch doorgaan.",
        ),
        en=(
            "A small amount open",
            "So little is open that nothing goes out. Write it off, or approve that it goes on.",
        ),
    ),
    Task.PLACE_CREDIT_NOTE: TaskWords(
        nl=(
            "Creditnota plaatsen",
            "De creditnota vond haar vordering niet: zeg bij welke factuur zij hoort.",
        ),
        en=(
            "Place a credit note",
            "The credit note fits no claim by itself: say to which invoice it belongs.",
        ),
    ),
    Task.ASK_VAT_BACK: TaskWords(
        nl=(
            "Btw terugvragen",
            (
                "De factuur is een jaar na de vervaldag niet betaald: vraag de btw terug in de"
                " aangifte van dat tijdvak, en leg dat vast."
            ),
        ),
        en=(
            "Ask VAT back",
            (
                "The invoice is not paid a year after its due day: ask its VAT back in the"
                " return of that period, and record that."
            ),
        ),
    ),
    Task.CORRECT_VAT: TaskWords(
        nl=(
            "Btw-teruggaaf rechtzetten",
            (
                "Na de teruggaaf kwam een creditnota, of een betaling ging terug: zet het verschil"
                " in de aangifte van dat tijdvak, en leg dat vast. De btw van een creditnota gaat"
                " anders twee keer af: met de creditnota en met de teruggaaf."
            ),
        ),
        en=(
            "Put VAT relief right",
            (
                "After the relief a credit note came, or a payment went back: put what differs in"
                " the return of that period, and record it. Else the VAT of a credit note is"
                " deducted twice: with the note and with the relief."
            ),
        ),
    ),
    Task.PAY_VAT_AGAIN: TaskWords(
        nl=(
            "Btw weer afdragen",
            (
                "Na het terugvragen van de btw is betaald: draag de btw daarin weer af, in de"
                " aangifte van het tijdvak van ontvangst."
            ),
        ),
        en=(
            "Pay VAT again",
            (
                "Money came in after its VAT was asked back: pay that VAT again, in the return of"
                " the period in which it came in."
            ),
        ),
    ),
    Task.SET_OFF: TaskWords(
        nl=(
            "Tegoed verrekenen",
            "Er is geld of tegoed van hem: verreken het, plaats de creditnota, of laat doorgaan.",
        ),
        en=(
            "Set off credit",
            "There is money or credit of his: set it off, place the credit note, or go on.",
        ),
    ),
    Task.PLACE_PAYMENT: TaskWords(
        nl=(
            "Bankpost plaatsen",
            (
                "Er kwam geld binnen dat misschien van hem is: zeg bij de bankpost waar het hoort,"
                " of laat zijn vorderingen toch doorgaan."
            ),
        ),
        en=(
            "Place a bank line",
            (
                "Money came in that may be his: say at the bank line where it belongs, or let his"
                " claims go on."
            ),
        ),
    ),
    Task.REFUND: TaskWords(
        nl=(
            "Terugbetalen",
            "Er is meer betaald dan verschuldigd was: verreken het verschil, of stort het terug.",
        ),
        en=("Refund", "More was paid than was owed: set the difference off, or pay it back."),
    ),
    Task.RECLAIM_REFUND: TaskWords(
        nl=(
            "Terugbetaling terugvragen",
            "De teruggestorte betaling ging zelf terug: vraag het bedrag terug (BW 6:203).",
        ),
        en=(
            "Reclaim a refund",
            "The payment that was refunded went back itself: ask the amount back (BW 6:203).",
        ),
    ),
}
