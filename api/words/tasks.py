"""The tasks of the work list: what each is called, and what is to be done."""

from collections.abc import Mapping
from typing import Final

from api.words.tasks_of_answers import ANSWERS, TaskWords
from api.words.tasks_of_bank import BANK
from api.words.tasks_of_court import OF_COURT
from api.words.tasks_of_debits import OF_DEBITS
from api.words.tasks_of_letters import OF_LETTERS
from api.words.tasks_of_mail import OF_MAIL
from api.words.tasks_of_money import OF_MONEY
from api.words.tasks_of_parties import OF_PARTIES
from domain.dunning.task import Task

TASKS: Final[Mapping[str, TaskWords]] = {
    **ANSWERS,
    **BANK,
    **OF_DEBITS,
    **OF_COURT,
    **OF_LETTERS,
    **OF_MAIL,
    **OF_MONEY,
    **OF_PARTIES,
    Task.CALL: TaskWords(
        nl=(
            "Bellen",
            "Vraag waarom nog niet is betaald en spreek iets af: dag, bedrag of regeling.",
        ),
        en=(
            "Call",
            "Ask why it has not been paid yet and agree something: a day, an amount or a plan.",
        ),
    ),
    Task.DECIDE_WHO: TaskWords(
        nl=(
            "Beslissen wie dit is",
            (
                "Een andere debiteur lijkt dezelfde: voeg ze samen, of leg vast dat het een ander"
                " is. Tot dan gaat er geen brief met kosten uit."
            ),
        ),
        en=(
            "Decide who this is",
            (
                "Another debtor seems the same: merge them, or record that he is somebody else."
                " Until then no letter with costs goes out."
            ),
        ),
    ),
    Task.SERIES_AT_CAP: TaskWords(
        nl=(
            "Reeks zit aan het maximum",
            "Over deze termijnen mogen nu geen kosten meer. Wacht, spreek iets af of trek in.",
        ),
        en=(
            "A series at its limit",
            "No more costs may be asked over these terms now. Wait, agree something or withdraw.",
        ),
    ),
    Task.APPROVE_STEP: TaskWords(
        nl=("Stap goedkeuren", "Het traject vraagt akkoord voordat deze stap wordt gezet."),
        en=("Approve a step", "The plan asks for approval before this step is taken."),
    ),
    Task.STEP_DECLINED: TaskWords(
        nl=(
            "Afgekeurde stap",
            "De stap is afgekeurd: keur hem alsnog goed of beslis hoe het verder gaat.",
        ),
        en=(
            "Declined step",
            "The step was declined: approve it after all, or decide how to go on.",
        ),
    ),
    Task.CHOOSE_FIRST_STEP: TaskWords(
        nl=(
            "Eerste stap kiezen",
            "De vordering was bij invoer al lang vervallen: kies waar het traject begint.",
        ),
        en=(
            "Choose the first step",
            "The claim was long overdue when it was entered: choose where the plan begins.",
        ),
    ),
    Task.SIGN_PLAN: TaskWords(
        nl=(
            "Betalingsregeling tekenen",
            "De debiteur heeft getekend. Teken namens de schuldeiser, of trek het voorstel in.",
        ),
        en=(
            "Sign a payment plan",
            "The debtor has signed. Sign for the creditor, or withdraw the proposal.",
        ),
    ),
    Task.PLAN_AT_END: TaskWords(
        nl=(
            "Beslissen hoe verder",
            "Kies een ander traject, geef uit handen, boek af of maak een afspraak.",
        ),
        en=(
            "Decide how to go on",
            "Choose another plan, hand over, write off or agree something.",
        ),
    ),
    Task.DECIDE: TaskWords(
        nl=("Beslissen", "Het traject wacht op een besluit; de vraag staat erbij."),
        en=("Decide", "The plan waits for a decision; its question stands with it."),
    ),
    Task.WRITE_OFF: TaskWords(
        nl=(
            "Afboeken overwegen",
            "Het traject stelt voor de vordering af te boeken: doe dat, of ga verder.",
        ),
        en=("Consider writing off", "The plan proposes to write the claim off: do so, or go on."),
    ),
    Task.SUBSCRIPTION_STOPPED: TaskWords(
        nl=("Webhook nakijken", "Zie waarom er niets meer gaat, en hervat."),
        en=("Look at a webhook", "See why nothing is sent, and let it go on."),
    ),
    Task.LOOK_AT_MARKS: TaskWords(
        nl=(
            "Aandachtspunt bekijken",
            "Er viel iets op aan de vordering. Kijk of het klopt en leg vast dat het bekeken is.",
        ),
        en=(
            "Look at what stood out",
            "Something stood out about the claim. Look whether it is right and record that.",
        ),
    ),
    Task.SECOND_PERSON: TaskWords(
        nl=(
            "Een tweede persoon beslist",
            "Een collega stelt dit voor. Kijk het na: bent u het eens, dan wordt het uitgevoerd.",
        ),
        en=(
            "A second person decides",
            "A colleague proposes this. Look at it: where you agree, it is carried out.",
        ),
    ),
    Task.LOOK_AT_DEBTOR: TaskWords(
        nl=(
            "Naar de debiteur kijken",
            "Meld de vordering bij curator, bewindvoerder of erfgenamen.",
        ),
        en=(
            "Look at the debtor",
            "Report the claim to the trustee, the administrator or the heirs.",
        ),
    ),
    Task.LIMITATION_NEAR: TaskWords(
        nl=(
            "Verjaring stuiten",
            "Stuur een stuitingsbrief waarvan de ontvangst te bewijzen is, of geef uit handen.",
        ),
        en=(
            "Interrupt limitation",
            "Send a letter that interrupts it and whose receipt can be proven, or hand over.",
        ),
    ),
    Task.VIEW_BROKEN: TaskWords(
        nl=("Bekijken", "Deze vordering kon niet in het overzicht worden gezet. Bekijk haar zelf."),
        en=(
            "Look at a claim",
            "This claim could not be put into the overview. Look at it yourself.",
        ),
    ),
    Task.LOAD_PLAN: TaskWords(
        nl=("Traject laden", "Het traject van deze vordering is hier niet bekend."),
        en=("Load a plan", "The dunning plan of this claim is not known here."),
    ),
    Task.NEW_RATE: TaskWords(
        nl=(
            "Rentepercentage bijwerken",
            "De rente is voorlopig: neem het nieuwe percentage op (een nieuwe versie brengt het).",
        ),
        en=(
            "Bring the rate of interest up to date",
            "Interest is provisional: take in the new rate (a newer version brings it).",
        ),
    ),
    Task.EXTEND_CALENDAR: TaskWords(
        nl=("Feestdagen bijwerken", "De feestdagen van dat jaar zijn nog niet bekend."),
        en=("Bring the holidays up to date", "The public holidays of that year are not known yet."),
    ),
}
"""By the name of the task; what is done is one sentence or two."""
