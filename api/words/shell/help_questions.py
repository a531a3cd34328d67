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
    "Whether each obligation was kept on each claim in a period, as known at a moment.\n\n"
    "Fulfilled, violated, not provable, or not applicable; as of one position of the log it is"
    "\nalways the same, to the byte.": (
        "Of elke verplichting is nagekomen op elke vordering in een periode, met wat op een moment"
        " bekend was.\n\nNagekomen, geschonden, niet aan te tonen of niet aan de orde; van één"
        " plaats in het log is het\naltijd hetzelfde, tot op de byte."
    ),
    "first day of the period": "eerste dag van de periode",
    "last day of the period": "laatste dag van de periode",
    "only this claim: id or invoice number": "alleen deze vordering: id of factuurnummer",
    "only the claims of this debtor": "alleen de vorderingen van deze debiteur",
    "a new folder for the whole report": "een nieuwe map voor het hele rapport",
    "with --out: also who the debtors are, in a sheet beside": (
        "met --out: ook wie de debiteuren zijn, in een blad ernaast"
    ),
    "with --out: from the fact archive, here or by workers of Dask": (
        "met --out: uit het feitenarchief, hier of door workers van Dask"
    ),
    "where workers see the archive": "waar workers het archief zien",
    "exit code 1 where an obligation was violated": (
        "afsluitcode 1 waar een verplichting is geschonden"
    ),
    "How a portfolio does: ageing, days outstanding, what each step brought, promises, costs.": (
        "Hoe een portefeuille het doet: ouderdom, dagen die openstaan, wat elke stap bracht,"
        " beloften, kosten."
    ),
    "What VAT a return asks back and pays again, claim by claim, and what was left out before.\n\n"
    "A year after its due day what is not paid of an invoice counts as lost (Wet OB art. 29"
    " lid 2);\nwhat comes in later is due again in the period in which it comes in.": (
        "Welke btw een aangifte terugvraagt en weer afdraagt, per vordering, en wat eerder is"
        " vergeten.\n\nEen jaar na de vervaldag geldt als oninbaar wat van een factuur niet is"
        " betaald (art. 29 lid 2\nWet OB); wat daarna binnenkomt, is weer verschuldigd in het"
        " tijdvak van ontvangst."
    ),
    "The lines of our bank accounts: what waits first, the oldest first; then the newest.": (
        "De posten van onze bankrekeningen: eerst wat wacht, het oudste voorop; daarna de nieuwste."
    ),
    "lines of this account": "posten van deze rekening",
    "booked on this day or later": "geboekt op deze dag of later",
    "booked on this day or before": "geboekt op deze dag of eerder",
    "of this amount, in or out": "van dit bedrag, bij of af",
    "2026-Q4, 2026-12 or 2026": "2026-Q4, 2026-12 of 2026",
    "The claims behind a number of the figures, who adds most first.": (
        "De vorderingen achter een getal van de cijfers, wie het meest bijdraagt eerst."
    ),
    "first day of the period; default: 90 days with the last": (
        "eerste dag van de periode; standaard: 90 dagen met de laatste"
    ),
    "as a part of a figure names it": "zoals een deel van een cijfer het noemt",
    "default: all its parts": "standaard: alle delen",
    "all facts to a file, each with its leaf": "alle feiten in een bestand, elk met zijn blad",
    "What another plan would have done with the claims, or would do: letters, costs, money.\n\n"
    "Over days that were it is fed what really happened; over days to come the answers of debtors\n"
    "are drawn from those of this house's own. Nothing is sent, and nothing is recorded.": (
        "Wat een ander plan met de vorderingen zou hebben gedaan, of zou doen: brieven, kosten,"
        " geld.\n\nOver dagen die er waren krijgt het wat werkelijk is gebeurd; over dagen die"
        " komen\nworden de antwoorden van debiteuren getrokken uit die van dit huis zelf. Er wordt"
        " niets verstuurd\nen niets vastgelegd."
    ),
    "the plan, in TOML, or the name of one: consumer@1": (
        "het plan, in TOML, of de naam van een plan: consumer@1"
    ),
    "the plan beside it; none: each claim under its own": (
        "het plan ernaast; geen: elke vordering onder haar eigen plan"
    ),
    "first day": "eerste dag",
    "last day": "laatste dag",
    "only claims of this creditor": "alleen vorderingen van deze schuldeiser",
    "so often, over days to come": "zo vaak, over dagen die komen",
    "the same seed draws the same": "hetzelfde zaad trekt hetzelfde",
    "also draw the picture here, as SVG": "teken het beeld ook hier, als SVG",
    "as CSV: a line for each sum": "als CSV: een regel voor elke som",
    "a new file for --export": "een nieuw bestand voor --export",
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
    "What waits for a second person, and who proposed it, the first first.": (
        "Wat op een tweede persoon wacht, en wie het voorstelde, het oudste eerst."
    ),
    "the login of who did": "De gebruikersnaam van wie het deed.",
    "proposed on this day or later": "Voorgesteld op deze dag of later.",
    "of this amount or more": "Van dit bedrag of meer.",
    "whose data": ("Van wie de gegevens zijn."),
    "who looked": ("Wie keek."),
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
