"""The tasks of the work list: what each is called, and what is to be done."""

from collections.abc import Mapping
from typing import Final

from api.words.tasks_of_answers import ANSWERS, TaskWords
from api.words.tasks_of_bank import BANK
from api.words.tasks_of_court import OF_COURT
from api.words.tasks_of_debits import OF_DEBITS
from api.words.tasks_of_mail import OF_MAIL
from api.words.tasks_of_parties import OF_PARTIES
from domain.dunning.task import Task

TASKS: Final[Mapping[str, TaskWords]] = {
    **ANSWERS,
    **BANK,
    **OF_DEBITS,
    **OF_COURT,
    **OF_MAIL,
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
            "Zonder de bankgegevens gaat er geen brief uit: leg vast wat er is betaald.",
        ),
        en=(
            "Bring payments up to date",
            "Without bank data no letter goes out: record what was paid.",
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
    Task.LETTER_STUCK: TaskWords(
        nl=(
            "Brief die niet uitgaat",
            "De brief kan niet worden gemaakt, of bleef twee keer liggen: los het op en keur goed.",
        ),
        en=(
            "A letter that does not go out",
            "The letter cannot be made, or was stopped twice: mend that and approve the step.",
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
    Task.TELL_DEBTOR: TaskWords(
        nl=(
            "Debiteur inlichten over storno",
            "Een betaling ging terug en hij weet het nog niet. Bel of schrijf, en leg dat vast.",
        ),
        en=(
            "Tell the debtor of a storno",
            "A payment was taken back and the debtor was not told. Call or write, and record it.",
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
    Task.RESOLVE_DOUBT: TaskWords(
        nl=(
            "Uitzoeken of een brief is verzonden",
            "Kijk in het logboek van de mailserver en leg vast wat daar staat.",
        ),
        en=(
            "Find out whether a letter was sent",
            "Look in the log of the mail server and record what it says.",
        ),
    ),
    Task.POST_LETTERS: TaskWords(
        nl=(
            "Brieven posten",
            "Print de partij, breng haar naar de post en leg de postdag vast onder Verzending.",
        ),
        en=(
            "Post letters",
            "Print the batch, take it to the post and record the posting day under Sending.",
        ),
    ),
    Task.FIND_ADDRESS: TaskWords(
        nl=("Adres zoeken", "Er is geen adres of e-mailadres om naar te schrijven."),
        en=("Find an address", "There is no address or e-mail address to write to."),
    ),
    Task.ESTABLISH_DEFAULT: TaskWords(
        nl=(
            "Verzuim vaststellen",
            "Er is nog geen verzuim: eerst moet een ingebrekestelling met een termijn uitgaan.",
        ),
        en=(
            "Establish default",
            "There is no default yet: a notice of default with a term must go out first.",
        ),
    ),
    Task.PROVE_DELIVERY: TaskWords(
        nl=(
            "Ontvangst aantonen",
            "Niet bekend is of een brief aankwam waarop iets rust: leg vast wat dat toont.",
        ),
        en=(
            "Show delivery",
            "Not known whether a letter arrived on which something rests: record what shows it.",
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
    Task.COMPLETE_DOSSIER: TaskWords(
        nl=(
            "Dossier aanvullen",
            "Er ontbreekt iets voor de overdracht; bij Overdracht staat wat, en wat te doen is.",
        ),
        en=(
            "Complete the dossier",
            "Something is missing for the hand-over: Hand-over says what, and what to do about it.",
        ),
    ),
    Task.PLACE_CREDIT_NOTE: TaskWords(
        nl=(
            "Creditnota plaatsen",
            "De creditnota past bij geen vordering vanzelf: zeg bij welke factuur zij hoort.",
        ),
        en=(
            "Place a credit note",
            "The credit note fits no claim by itself: say to which invoice it belongs.",
        ),
    ),
    Task.SUBSCRIPTION_STOPPED: TaskWords(
        nl=("Webhook nakijken", "Zie waarom er niets meer gaat, en hervat."),
        en=("Look at a webhook", "See why nothing is sent, and let it go on."),
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
    Task.CONFIRM_AGREEMENT: TaskWords(
        nl=("Afspraak bevestigen", "Bevestig schriftelijk wat is afgesproken."),
        en=("Confirm an agreement", "Confirm in writing what was agreed."),
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
    Task.HAND_OVER_REFUSED: TaskWords(
        nl=(
            "Beslissen na geweigerde overdracht",
            "De partij nam de vordering niet aan: herstel, kies een ander, of ga anders verder.",
        ),
        en=(
            "Decide after a refused hand-over",
            "The party did not take the claim: mend it, choose another party, or go on otherwise.",
        ),
    ),
    Task.HAND_OVER_ANSWER: TaskWords(
        nl=(
            "Antwoord op overdracht vragen",
            "De partij heeft nog niet gezegd of zij de vordering aanneemt.",
        ),
        en=(
            "Ask for an answer to a hand-over",
            "The party has not said yet whether it takes the claim.",
        ),
    ),
    Task.RECALL_FAILED: TaskWords(
        nl=(
            "Beslissen na mislukte terugvraag",
            "De partij geeft de vordering niet terug: vraag opnieuw of laat haar daar.",
        ),
        en=(
            "Decide after a failed recall",
            "The party does not give the claim back: ask again or leave it there.",
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
