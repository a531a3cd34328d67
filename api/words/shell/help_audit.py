"""Dutch of the help of the questions about what was recorded: who did what, when and why."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "List who looked at whose personal data, the first first; ``after``: beyond this number.\n\n"
    "Every opening of a debtor's data for somebody is written down before he sees it (AVG art. 5\n"
    "lid 2, art. 32); nothing of it can be changed or taken out.": (
        "Noem wie wiens persoonsgegevens inzag, de eerste eerst; ``after``: voorbij dit nummer.\n\n"
        "Elke inzage in gegevens van een debiteur wordt opgeschreven voordat iemand ze ziet (AVG"
        " art. 5 lid 2, art. 32); niets daarvan kan worden veranderd of weggehaald."
    ),
    "Read what was recorded behind a position, in commit order and without gaps (CloudEvents).\n\n"
    "Keep ``next`` and ``mark`` together with what you did with the events, and ask again with"
    " them\n"
    "as ``after`` and ``mark``: so you get each event once, also after you were away. Whose"
    " creditors\n"
    "are not yours is left out. Personal data are withheld, unless you ask for them; then it is"
    " noted\n"
    "that you read them.": (
        "Lees wat na een plaats is vastgelegd, in volgorde en zonder gaten (CloudEvents).\n\n"
        "Bewaar ``next`` en ``mark`` samen met wat u met de gebeurtenissen deed, en vraag daarmee"
        " verder als ``after`` en ``mark``: zo krijgt u elke gebeurtenis één keer, ook als u weg"
        " was. Wat van andere schuldeisers is, blijft weg. Persoonsgegevens blijven achter, tenzij"
        " u erom vraagt; dan"
        " wordt opgeschreven dat u ze las."
    ),
    "behind this position": "Na deze plaats.",
    "told with this position; another fact stands there by now: refused": (
        "Bij deze plaats verteld; staat er nu een ander feit, dan wordt geweigerd."
    ),
    "of this name, or all that begin so: 'claim.*'; repeat it": (
        "Met deze naam, of alle die zo beginnen: 'claim.*'; mag vaker."
    ),
    "about this claim, its letters too": "Over deze vordering, ook haar brieven.",
    "with personal data; it is noted who read": (
        "Met persoonsgegevens; er wordt opgeschreven wie ze las."
    ),
    "seconds to wait for something new, where there is nothing; over HTTP": (
        "Hoeveel seconden op iets nieuws te wachten als er niets is; over HTTP."
    ),
    "Who changed what of a claim, when and why, from what to what; each fact with what it did.\n\n"
    "Beside the fields of its claim, debtor and letters stands what people see of the claim: what\n"
    "is open, its status, what comes next.": (
        "Wie van een vordering wat veranderde, wanneer en waarom, van wat in wat; elk feit met wat"
        " het deed.\n\nNaast de velden van vordering, debiteur en brieven staat wat men van de"
        " vordering ziet: wat openstaat, haar status, wat volgt."
    ),
    "Who changed what of a debtor, when and why; what is sealed stays sealed.": (
        "Wie van een debiteur wat veranderde, wanneer en waarom; wat verzegeld is, blijft dat."
    ),
    "Who changed what of a creditor, when and why: accounts, plans, terms, parties.": (
        "Wie van een schuldeiser wat veranderde, wanneer en waarom: rekeningen, trajecten,"
        " voorwaarden, partijen."
    ),
    "The root of a creditor's log: one hash over all of his facts, to be kept by somebody else."
    "\n\nWith the size of an earlier root, also what proves that nothing below it was changed"
    " since.": (
        "De wortel van het log van een schuldeiser: één hash over al zijn feiten, om door een ander"
        " te worden bewaard.\n\nMet het aantal feiten van een eerdere wortel ook wat bewijst dat"
        " daaronder sindsdien niets is veranderd."
    ),
    "how many facts an earlier root is of": "over hoeveel feiten een eerdere wortel gaat",
    "Who changed what of a letter, when and why.": (
        "Wie van een brief wat veranderde, wanneer en waarom."
    ),
    "Why a letter was written: because of which step, plan version, command, run and person.\n\n"
    "What is not recorded has an empty name; nothing is guessed.": (
        "Waarom een brief is geschreven: door welke stap, versie van het traject, opdracht, run en"
        " persoon.\n\nWat niet is vastgelegd heeft een lege naam; niets wordt geraden."
    ),
    "Why something was recorded: because of which facts, step, plan version, command and person."
    "\n\nOf any fact of a claim, debtor, creditor, letter, credit note or bank line. What a run"
    " decided\nnames the facts without which it would have decided otherwise, what was booked by"
    " itself the\nterms; of what a person did the command and the person, what it names, and the"
    " colleague who\nagreed. What is not recorded has an empty name.": (
        "Waarom iets is vastgelegd: door welke feiten, stap, versie van het traject, opdracht en"
        " persoon.\n\nVan elk feit van een vordering, debiteur, schuldeiser, brief, creditnota of"
        " bankpost. Wat een run besloot noemt de feiten zonder welke hij anders had besloten, wat"
        " vanzelf werd geboekt de voorwaarden; wat een persoon deed de opdracht en de persoon, wat"
        " zij noemt, en de collega die instemde. Wat niet is vastgelegd heeft een lege naam."
    ),
    "the claim, debtor, creditor, letter, credit note or bank line": (
        "de vordering, debiteur, schuldeiser, brief, creditnota of bankpost"
    ),
    "which of its facts, from 1": "het hoeveelste van zijn feiten, vanaf 1",
    "Why nothing was done on a claim: each step that was withheld, its rule and its facts.\n\n"
    "For the days of runs and the day asked about; that nothing was due is an answer too.": (
        "Waarom er op een vordering niets is gedaan: elke stap die is tegengehouden, door welke"
        " regel en op welke feiten.\n\nVoor de dagen van de runs en de dag waarnaar is gevraagd;"
        " dat er niets aan de beurt was is ook een antwoord."
    ),
    "Why nothing was done on each of a debtor's claims.": (
        "Waarom er op elke vordering op een debiteur niets is gedaan."
    ),
    "What the runs of a day withheld, claim by claim: which step, by which rule and facts.": (
        "Wat de runs van een dag tegenhielden, per vordering: welke stap, welke regel en feiten."
    ),
    "so many claims are looked at": "zoveel vorderingen worden bekeken",
    "only what changed this field, such as due_on or paid_in_all": (
        "alleen wat dit veld veranderde, zoals due_on of paid_in_all"
    ),
    "the login of who did": "De gebruikersnaam van wie het deed.",
    "whose data": ("Van wie de gegevens zijn."),
    "who looked": ("Wie keek."),
    "Two points side by side: a day as it was known when it was over, and as it is known now.\n\n"
    "Both points can be chosen. It tells the sums of both, and each claim that differs.": (
        "Twee punten naast elkaar: een dag zoals die bekend was toen hij voorbij was, en zoals hij"
        " nu bekend is.\n\n"
        "Beide punten zijn te kiezen. Het geeft de sommen van beide, en elke vordering die"
        " verschilt."
    ),
    "day of the first point; default: yesterday": "dag van het eerste punt; standaard: gisteren",
    "what is known at the first; default: when its day was over": (
        "wat bij het eerste bekend is; standaard: toen die dag voorbij was"
    ),
    "day of the second; default: that of the first": (
        "dag van het tweede; standaard: die van het eerste"
    ),
    "what is known at the second; default: now": "wat bij het tweede bekend is; standaard: nu",
    "so many claims that differ": "zoveel vorderingen die verschillen",
    "without an offset it is Amsterdam time": "zonder tijdzone is het Amsterdamse tijd",
    "Find facts of the whole house: who recorded what, about whom, when, for how much.\n\n"
    "Everything can be combined. All pages are as of the position of the log at which the first\n"
    "one was read; turn them with the cursor in ``next``, with the same question.": (
        "Zoek feiten in het hele huis: wie legde wat vast, over wie, wanneer, voor hoeveel.\n\n"
        "Alles kan samen. Alle bladzijden zijn naar de plaats in het logboek waarop de eerste\n"
        "werd gelezen; blader met de ``next`` van de vorige, met dezelfde vraag."
    ),
    "its facts, its debtor's, its letters'": "haar feiten, die van de debiteur en de brieven",
    "his facts, and those of all his claims and letters": (
        "zijn feiten, en die van al zijn vorderingen en brieven"
    ),
    "of this letter, or naming it": "van deze brief, of die hem noemen",
    "recorded by this command, such as promise": "vastgelegd met deze opdracht, zoals promise",
    "recorded by this one command, in all streams": "vastgelegd met deze ene opdracht, overal",
    "recorded by this login": "vastgelegd door deze gebruikersnaam",
    "kind of fact, such as claim.payment_received, or a group, such as letter": (
        "soort feit, zoals claim.payment_received, of een groep, zoals letter"
    ),
    "recorded on this day or later": "vastgelegd op deze dag of later",
    "recorded on this day or earlier": "vastgelegd op deze dag of eerder",
    "in effect on this day or later": "geldig op deze dag of later",
    "in effect on this day or earlier": "geldig op deze dag of eerder",
    "about this amount or more": "over dit bedrag of meer",
    "about this amount or less": "over dit bedrag of minder",
    "default: the newest first": "zonder opgave: de nieuwste eerst",
    "also the reasons that people gave in words: a reading of their data": (
        "ook de redenen die mensen in woorden gaven: dat is inzage in hun gegevens"
    ),
}
"""By the English of their classes and fields."""
