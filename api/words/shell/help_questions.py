"""Dutch of the help of the questions, by the English of their classes and fields."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "The payment plans of a debtor that both sign, with who signed them and how they stand.": (
        "De betalingsregelingen van een debiteur die beiden tekenen: wie tekende, en hoe zij staan."
    ),
    "The calculator: what a payment plan over claims of a debtor would come to, to the cent.": (
        "De rekenhulp: wat een regeling over vorderingen van een debiteur zou zijn, op de cent."
    ),
    "last day of the first instalment, inclusive": "laatste dag van de eerste termijn",
    "default: all that a plan can be made of": "standaard: alle waarover een regeling kan",
    "The lines of our bank accounts: what waits first, the oldest first; then the newest.": (
        "De posten van onze bankrekeningen: eerst wat wacht, het oudste voorop; daarna de nieuwste."
    ),
    "lines of this account": "posten van deze rekening",
    "booked on this day or later": "geboekt op deze dag of later",
    "booked on this day or before": "geboekt op deze dag of eerder",
    "of this amount, in or out": "van dit bedrag, bij of af",
    "List to which addresses events are sent, in the order in which they were asked for.": (
        "Noem naar welke adressen gebeurtenissen gaan, in de volgorde waarin het is gevraagd."
    ),
    "A subscription, and how it stands.": "Een abonnement, en hoe het ervoor staat.",
    "List what is sent to other systems, the newest first; ``before``: older than this number.\n\n"
    "What waits stands among them, and what was taken, for as long as deliveries are kept.": (
        "Noem wat naar andere systemen gaat, het nieuwste eerst; ``before``: ouder dan dit nummer."
        "\n\nWat wacht staat erbij, en wat is aangenomen, zolang zendingen worden bewaard."
    ),
    "A delivery, with every attempt and what came of it.": (
        "Een zending, met elke poging en wat ervan kwam."
    ),
    "of this one alone": "alleen van dit abonnement",
    "of events about this claim": "van gebeurtenissen over deze vordering",
    "of the event with this id": "van de gebeurtenis met dit id",
    "that stand so": "die zo staan",
    "older than this number": "ouder dan dit nummer",
    "its number": "haar nummer",
    "only these parts, by comma; a part of a part with a point": (
        "alleen deze delen, met komma's; een deel van een deel met een punt"
    ),
    "A page of payments, reversals, set-offs and refunds, with what each was taken for.": (
        "Een bladzijde betalingen, terugboekingen, verrekeningen en teruggaven, met waarvoor elk is"
        " aangewend."
    ),
    "A page of extensions, promises and payment plans, and how each stands.": (
        "Een bladzijde uitstel, betaalbeloften en regelingen, en hoe elk ervoor staat."
    ),
    "A page of what debtors contest, since when, and what was decided.": (
        "Een bladzijde van wat debiteuren betwisten, sinds wanneer, en wat is beslist."
    ),
    "A page of stretches of days on which no step is taken, why, and until when.": (
        "Een bladzijde van dagen zonder stappen, waarom, en tot wanneer."
    ),
    "The documents of a claim: its invoice, letters, and the dossiers that went out.": (
        "De stukken van een vordering: factuur, brieven, en de dossiers die eruit gingen."
    ),
    "The dossier of a claim as it would be handed over today; nothing is recorded.": (
        "Het dossier van een vordering zoals het vandaag zou gaan; er wordt niets vastgelegd."
    ),
    "The creditors for whom you may do something, in the order of their registration.": (
        "De schuldeisers voor wie u iets mag, in de volgorde waarin zij zijn ingeschreven."
    ),
    "A creditor with all that is set for him, as of a day; default: now.": (
        "Een schuldeiser met alles wat voor hem is ingesteld, op een dag; zonder opgave: nu."
    ),
    "A page of debtors, who owes most first.": (
        "Een bladzijde debiteuren, wie het meest schuldig is eerst."
    ),
    "Find debtors by what their name, town or e-mail address holds.\n\n"
    "Whom somebody looks for stands in the body: an address is kept in histories and logs.": (
        "Zoek debiteuren op wat in hun naam, plaats of e-mailadres staat.\n\n"
        "Naar wie iemand zoekt staat in de inhoud: een adres wordt bewaard in geschiedenis en logs."
    ),
    "A task as it waits on a day, by its id in the work list.": (
        "Een taak zoals zij op een dag wacht, met haar id uit de werklijst."
    ),
    "A letter: what it asks of which claims, and what is known of its delivery.": (
        "Een brief: wat hij voor welke vorderingen vraagt, en wat van de bezorging bekend is."
    ),
    "of this claim": "van deze vordering",
    "of this debtor's claims": "van de vorderingen op deze debiteur",
    "of this creditor's claims": "van de vorderingen van deze schuldeiser",
    "of this creditor": "van deze schuldeiser",
    "to this debtor": "aan deze debiteur",
    "about this claim": "over deze vordering",
    "the newest first": "de nieuwste eerst",
    "looked on this day or later": "ingezien op deze dag of later",
    "looked on this day or earlier": "ingezien op deze dag of eerder",
    "default: the first first": "standaard: de eerste eerst",
    "beyond this number, in the order that is asked": (
        "voorbij dit nummer, in de volgorde die gevraagd is"
    ),
    "the whole of it": "in zijn geheel",
    "in the creditor's own system; the whole of it": (
        "in het systeem van de schuldeiser; in zijn geheel"
    ),
    "payment reference of the invoice or a letter": "betalingskenmerk van de factuur of een brief",
    "of the list": "uit de lijst",
    "also who owes nothing": "ook wie niets schuldig is",
    "every word of it": "elk woord ervan",
    "KvK, OIN or VAT number, or id, of the creditor.": (
        "KvK-nummer, OIN, btw-nummer of id van de schuldeiser."
    ),
    "What waits for a second person, and who proposed it, the first first.": (
        "Wat op een tweede persoon wacht, en wie het voorstelde, het oudste eerst."
    ),
    "proposed on this day or later": "Voorgesteld op deze dag of later.",
    "of this amount or more": "Van dit bedrag of meer.",
    "5, 2 or 20": "5, 2 of 20.",
    "A claim as of a day, with what was recorded by a moment; default: now.": (
        "Eén vordering op een dag, met wat op een moment was vastgelegd; zonder opgave: nu."
    ),
    "A debtor with contact details, capacity, what bars the way, and claims.": (
        "Een debiteur met bereikbaarheid, hoedanigheid, wat stappen tegenhoudt, en vorderingen."
    ),
    "A page of claims; turn it with the cursor in ``next``, with the same filters.": (
        "Een bladzijde vorderingen; blader met de cursor in ``next``, met dezelfde keuzes."
    ),
    "Collection costs of one letter (BW 6:96, Besluit BIK); an invoice for each principal.": (
        "Incassokosten van één brief (BW 6:96, Besluit BIK); een bedrag per open factuur."
    ),
    "Every fact of a claim, its debtor and its letters, in the order of recording.": (
        "Elk feit van een vordering, haar debiteur en haar brieven, in volgorde van vastlegging."
    ),
    "How far each view is, and which streams it leaves out.": (
        "Hoe ver elk overzicht is, en wat het weglaat."
    ),
    "The daily runs of so many days back, the newest first.": (
        "De dagelijkse runs van zoveel dagen terug, de nieuwste eerst."
    ),
    "The plans of the house, and those of a creditor.": (
        "De trajecten van het huis, en die van een schuldeiser."
    ),
    "The runs of a day with every line of their reports; none: an empty list.": (
        "De runs van een dag met elke regel van hun verslag; geen: een lege lijst."
    ),
    "The steps that wait for approval, and those that were declined.": (
        "De stappen die op goedkeuring wachten, en die zijn afgekeurd."
    ),
    "What a dossier holds and lacks today; without a party, for the one of the plan.": (
        "Wat er vandaag in een dossier zit en ontbreekt; zonder partij: voor die van het traject."
    ),
    "What is outstanding on a day, by age and by status.": (
        "Wat op een dag openstaat, naar ouderdom en naar status."
    ),
    "What is proposed for a claim that came in old: where its plan may begin.": (
        "Wat wordt voorgesteld voor een vordering die oud binnenkwam: waar zij mag beginnen."
    ),
    "What waits for a person on a day, the most urgent first.": (
        "Wat op een dag op een mens wacht, het dringendste eerst."
    ),
    "a trade contract": "een handelsovereenkomst",
    "all three conditions for VAT hold": "aan alle drie voorwaarden voor btw is voldaan",
    "also this creditor's own plans": "ook de eigen trajecten van deze schuldeiser",
    "also those that have ended": "ook die zijn geëindigd",
    "an agreed, fatal date": "een afgesproken, fatale dag",
    "as of this day; default: today": "stand op deze dag; zonder opgave: vandaag",
    "begins with": "begint met",
    "contract rate, such as 8.00": "afgesproken percentage, zoals 8.00",
    "day count": "dagentelling",
    "day of the runs": "dag van de runs",
    "delivery proven": "bezorging bewezen",
    "first cause-list hearing": "eerste rolzitting",
    "first day of default": "eerste dag van verzuim",
    "invoice received, no day agreed": "factuur ontvangen, geen dag afgesproken",
    "invoice sent, no day agreed": "factuur verstuurd, geen dag afgesproken",
    "it was sent by e-mail": "zij ging per e-mail",
    "instead of years": "in plaats van jaren",
    "its name; default: the plan's": "haar naam; zonder opgave: die van het traject",
    "of 14 or 15 days": "van 14 of 15 dagen",
    "open principal; repeat it": "open hoofdsom; herhaalbaar",
    "paid later": "later betaald",
    "posted, delivery presumed": "gepost, bezorging vermoed",
    "repeat it": "herhaalbaar",
    "so many days back": "zoveel dagen terug",
    "the creditor is one": "de schuldeiser is een natuurlijk persoon",
    "through this day": "tot en met deze dag",
    "to the summons": "tot de dagvaarding",
    "what the claim is about": "waarover de vordering gaat",
    "which interest": "welke rente",
    "with what was recorded by this moment, or at this position of the log, such as 1234; default:"
    " now": (
        "met wat op dit moment was vastgelegd, of op deze positie van het log, zoals 1234; zonder"
        " opgave: nu"
    ),
}
