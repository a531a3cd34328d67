"""Help of the command line in Dutch: the run, looking, keeping, taking in, plans."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "Record that the return of a period was filed with all that `vordering vat-list` lists."
    "\n\nWhat an invoice without VAT is about is left to the books. What stands in a return is not"
    " told\nagain.": (
        "Leg vast dat de aangifte over een tijdvak is gedaan met alles wat `vordering vat-list`"
        " noemt.\n\nWaar een factuur haar btw niet noemt, blijft het bij uw eigen boeken. Wat al in"
        " een aangifte staat,\nwordt niet nog eens vastgelegd."
    ),
    "2026-Q4, 2026-12 or 2026.": "2026-Q4, 2026-12 of 2026.",
    "Only say what would be recorded; nothing is.": (
        "Zeg alleen wat zou worden vastgelegd; er gebeurt niets."
    ),
    "Who may do what; see also `record user` and `record role`.": (
        "Wie wat mag; zie ook `record user` en `record role`."
    ),
    "Events sent to other systems; `record subscription` begins it.": (
        "Gebeurtenissen naar andere systemen; het begint met `record subscription`."
    ),
    "Id of the subscription.": "Id van het abonnement.",
    "Id; `vordering webhooks list` names it.": "Id; `vordering webhooks list` noemt het.",
    "Deliver what is due now, and end.": "Verstuur wat nu aan de beurt is, en stop.",
    "Deliver events, until stopped; `vordering serve` does so by itself.\n\nOne process of a store"
    " delivers at a time, from whichever home. What is sent when it ends is\nsent again: a receiver"
    " knows it by its id.": (
        "Verstuur gebeurtenissen, tot het stopt; `vordering serve` doet dat vanzelf.\n\nPer opslag"
        " verstuurt één proces tegelijk, uit welk huis ook. Wat bij het einde onderweg is,\ngaat"
        " nog eens: een ontvanger herkent het aan zijn id."
    ),
    "Print the secret that signs what is sent, once.": (
        "Druk het geheim dat ondertekent af, één keer."
    ),
    "Facts as files, for figures and replays beside the store.": (
        "Feiten als bestanden, voor cijfers en herhalingen naast de opslag."
    ),
    "Archive what was recorded since, as Parquet files that never change.\n\nWhat lies in them, and"
    " what does not, is in docs/archive.md. The hash of each file is recorded.": (
        "Archiveer wat sindsdien is vastgelegd, als Parquet-bestanden die nooit veranderen.\n\nWat"
        " erin ligt en wat niet staat in docs/archive.md. De hash van elk bestand wordt vastgelegd."
    ),
    "Work out again what is open of every claim, from the archive alone, and hash all of it.\n\n"
    "As of today, through the last archived position. Ended, it goes on where it was.": (
        "Reken opnieuw uit wat van elke vordering openstaat, uit het archief alleen, met één hash"
        " over alles.\n\nPer vandaag, tot en met de laatst gearchiveerde plaats. Afgebroken gaat"
        " het verder waar het was."
    ),
    "The scheduler of Dask; default: here.": "De scheduler van Dask; zonder opgave: hier.",
    "Where its workers see the archive; default: as here.": (
        "Waar zijn workers het archief zien; zonder opgave: als hier."
    ),
    "Also replay the store; exit 1 if it differs.": (
        "Herhaal ook de opslag; afsluitcode 1 bij verschil."
    ),
    "One SELECT over the views.": "Eén SELECT over de tabellen.",
    "Answer a question in SQL over the archive; its views are in docs/archive.md.\n\nIt reads the"
    " files of the archive and nothing else. Amounts are whole cents.": (
        "Beantwoord een vraag in SQL over het archief; docs/archive.md noemt de tabellen.\n\nLeest"
        " de bestanden van het archief en niets anders. Bedragen zijn hele centen."
    ),
    "Print the SQL that makes the views over the archive, for a DuckDB of your own.": (
        "Druk de SQL af die de tabellen over het archief maakt, voor een eigen DuckDB."
    ),
    "Hold the files of the archive against the log: missing, changed, strange, gaps, roots.\n\n"
    "Exit code 1 where something is wrong. `vordering fsck` does this too.": (
        "Houd de bestanden van het archief tegen het logboek: weg, veranderd, vreemd, gaten,"
        " wortels.\n\nAfsluitcode 1 als er iets mis is. `vordering fsck` doet dit ook."
    ),
    "Say in whose name this command line works, or name it once.": (
        "Zeg op wiens naam deze opdrachtregel werkt, of leg dat één keer vast."
    ),
    "From now on act for this user.": "Werk vanaf nu voor deze gebruiker.",
    "From now on act for nobody but the machine.": "Werk vanaf nu alleen voor de machine.",
    "List who there is.": ("Noem wie er zijn."),
    "Login, or id.": ("Gebruikersnaam, of id."),
    "Make a link by which a user chooses a password, once, within three days.": (
        "Maak een link waarmee een gebruiker een wachtwoord kiest, één keer, binnen drie dagen."
    ),
    "Issue a token to a program and print it, once.": (
        "Geef een programma een token en toon het, één keer."
    ),
    "What it is for.": ("Waarvoor het is."),
    "In which of his roles.": ("In welke van zijn rollen."),
    "For these alone; repeat it.": ("Alleen voor deze; herhaal het."),
    "Last day; default: 90 days.": ("Laatste dag; zonder opgave: 90 dagen."),
    "Collection cases of Dutch creditors, as histories of facts.": (
        "Incassozaken van Nederlandse schuldeisers, als geschiedenis van feiten."
    ),
    "Say which one.": "Zeg welke versie dit is.",
    "Install completion for the current shell.": "Installeer aanvulling voor deze shell.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "Toon de aanvulling voor deze shell, om haar over te nemen of aan te passen."
    ),
    "Move the clock of a sandbox on to a later day, and do the daily run of each day between.\n\n"
    "Its clock is never set back, and that of a live store is never moved. Ctrl-C stops it after"
    " the\nclaim at hand; called again, it goes on from there.": (
        "Zet de klok van een proefomgeving vooruit naar een latere dag, en doe de dagelijkse run"
        " van elke dag daartussen.\n\n"
        "De klok gaat nooit terug, en die van een echte administratie wordt nooit verzet. Ctrl-C"
        " stopt na de vordering die aan de beurt is; nog eens, en het gaat vandaar verder."
    ),
    "That day.": "Die dag.",
    "Do the work of a day: findings, one step per claim, letters out; safe to stop and "
    "repeat.\n\n"
    "A live store is worked on its real day only; another day is a look ahead with "
    "--dry-run.\n"
    "Ctrl-C stops it after the claim at hand, and the next run of the day goes on from "
    "there.\n\n"
    "Exit codes, for cron: 0 done; 3 done, and something wants a person (a task, in\n"
    "doubt, failed, refused), never of a look ahead; 130 stopped before its end; 2 refused, as\n"
    "when another run is at work; 1 failed.": (
        "Doe het werk van een dag: vaststellingen, één stap per vordering, brieven uit; "
        "stoppen en herhalen kan altijd.\n\n"
        "Echte gegevens worden alleen op de dag zelf bewerkt; een andere dag is een "
        "vooruitblik met\n"
        "--dry-run. Ctrl-C stopt na de vordering die aan de beurt is; de volgende run van "
        "die dag gaat\n"
        "daar verder.\n\n"
        "Afsluitcodes, voor cron: 0 klaar; 3 klaar, en iets vraagt een mens (een taak, "
        "onzeker, mislukt,\n"
        "geweigerd), nooit bij een vooruitblik; 130 voor het einde gestopt;"
        " 2 geweigerd, zoals bij een andere run; 1 mislukt."
    ),
    "Default: today.": "Zonder opgave: vandaag.",
    "Only say what would be done.": "Zeg alleen wat er zou gebeuren.",
    "Machine output only, on stdout.": "Alleen uitvoer voor programma's, op stdout.",
    "Show what is outstanding: by age, and claim by claim.": (
        "Toon wat openstaat: naar ouderdom, en per vordering."
    ),
    "As of this day.": "Naar de stand op deze dag.",
    "open, promised, payment_plan, disputed, hold, handed_over, …": (
        "open, promised, payment_plan, disputed, hold, handed_over, …"
    ),
    "days_overdue, open, due_on or invoice_number": (
        "days_overdue, open, due_on of invoice_number"
    ),
    "Also claims that have ended.": "Ook vorderingen die zijn geëindigd.",
    "Id of the claim, or its invoice number.": "Id van de vordering, of haar factuurnummer.",
    "Only where it is still at this version, as `--json` tells.": (
        "Alleen als het nog deze versie heeft; `--json` noemt die."
    ),
    "A repeat of this key is carried out once.": (
        "Een herhaling van deze sleutel wordt één keer uitgevoerd."
    ),
    "Make the store of the settings, live or as a sandbox; a store never changes its mode.": (
        "Maak de opslag van de instellingen, echt of als proefomgeving; dat verandert nooit meer."
    ),
    "Fixed for good.": "Ligt voorgoed vast.",
    "Hold all that is kept against the facts, and the facts against their hashes.\n\n"
    "Names the first that is broken. Exit code 1 where something is.": (
        "Houd alles wat bewaard wordt tegen de feiten, en de feiten tegen hun hashes.\n\n"
        "Noemt het eerste dat geschonden is. Afsluitcode 1 als er iets is."
    ),
    "Also decrypt each sealed value.": "Open ook elke verzegelde waarde.",
    "Also open each document, letter and dossier in the home.": (
        "Open ook elk document, elke brief en elk dossier in de map."
    ),
    "Also make each view again and compare.": "Maak ook elk overzicht opnieuw en vergelijk.",
    "Name all that is broken.": "Noem alles wat geschonden is.",
    "Make a view again beside the live one, compare both, switch over.\n\n"
    "Exit code 1 where the live view held other rows than the log gives and --accept is "
    "not said.": (
        "Maak een overzicht opnieuw naast het lopende, vergelijk beide en schakel over.\n\n"
        "Afsluitcode 1 als het lopende andere rijen had dan het logboek geeft, zonder "
        "--accept."
    ),
    "Copy the store into an empty database of either engine, whole or not at all.\n\n"
    "The keys, the archive and all else stay in the home. Stop every program that works on it.": (
        "Kopieer de opslag naar een lege database, van SQLite of PostgreSQL, heel of niet.\n\n"
        "De sleutels, het archief en al het andere blijven in de map. Stop eerst elk programma"
        " dat erop werkt."
    ),
    "A file that is not there, or postgresql://...": (
        "Een bestand dat er niet is, of postgresql://..."
    ),
    "Default: every view.": "Zonder opgave: elk overzicht.",
    "Switch over also where rows differ.": "Schakel ook over als rijen verschillen.",
    "Return to the generation before.": "Ga terug naar de vorige stand.",
    "List all settings: what each means, its value, and where it comes from.": (
        "Noem alle instellingen: wat elk betekent, de waarde, en waar die vandaan komt."
    ),
    "Say which version this is.": "Zeg welke versie dit is.",
    "Serve the HTTP API, its documentation and the pages, until stopped.\n\n"
    "A live store that nobody administers yet prints a link for the first administrator; a"
    " sandbox\nshows ready-made users on its sign-in page.": (
        "Bied de HTTP-API, haar documentatie en de pagina's aan, tot u stopt.\n\n"
        "Een echte opslag die nog niemand beheert toont een link voor de eerste beheerder; een"
        " proefomgeving toont voorbeeldgebruikers op haar aanmeldpagina."
    ),
    "Default: the setting, 127.0.0.1.": "Zonder opgave: de instelling, 127.0.0.1.",
    "Default: the setting, 8000; 0: any.": "Zonder opgave: de instelling, 8000; 0: een vrije.",
    "Make a sandbox with an invented company in it, where there is none, and look "
    "around.\n\n"
    "Some forty cases over eighteen months, made through the same commands and the same "
    "daily run\n"
    "that a real store has. Nothing in it exists, and it never sends mail.": (
        "Maak een proefomgeving met een verzonnen bedrijf, waar er nog geen is, en kijk "
        "rond.\n\n"
        "Ruim veertig zaken over achttien maanden, gemaakt met dezelfde opdrachten en "
        "dezelfde run als\n"
        "echte gegevens. Niets daarvan bestaat, en er gaat nooit post uit."
    ),
    "Serve it afterwards.": "Start daarna de server.",
    "Its last day. Default: yesterday.": "De laatste dag ervan. Zonder: gisteren.",
    "Take in files from elsewhere.": "Lees bestanden van elders in.",
    "Take in e-invoices and credit notes, in files, folders or zip files.\n\n"
    "UBL 2.1, CII (ZUGFeRD 2, Factur-X, XRechnung), and PDFs with one of these in it.\n\n"
    "Exit code 2 where every file was refused.": (
        "Lees e-facturen en creditnota's in, als bestand, map of zip.\n\n"
        "UBL 2.1, CII (ZUGFeRD 2, Factur-X, XRechnung), en PDF's met een daarvan erin.\n\n"
        "Afsluitcode 2 als elk bestand is geweigerd."
    ),
    "Take in bank statements, in files, folders or zip files; safe to repeat.\n\n"
    "CAMT.053 and CAMT.054 of any version, MT940 of the Dutch banks. Every entry counts once,\n"
    "whatever file it is in; through which day payments are known follows from the balances. A\n"
    "report on a file of ours (pain.002) says what the bank refused of it.\n\n"
    "Exit code 2 where a file or a statement was refused.": (
        "Lees bankafschriften in, als bestand, map of zip; veilig te herhalen.\n\n"
        "CAMT.053 en CAMT.054 van elke versie, MT940 van de Nederlandse banken. Elke post telt een"
        " keer,\n"
        "in welk bestand hij ook staat; tot en met welke dag betalingen bekend zijn volgt uit de"
        " saldi. Een\n"
        "bericht over een eigen bestand (pain.002) zegt wat de bank ervan weigerde.\n\n"
        "Afsluitcode 2 als een bestand of een afschrift is geweigerd."
    ),
    "Files, folders or zip.": "Bestanden, mappen of zip.",
    "Id, KvK, OIN or VAT number: refuse files of others.": (
        "Id, KvK-, OIN- of btw-nummer: weiger bestanden van anderen."
    ),
    "What consumers owe for in these files; default: the creditor's rule.": (
        "Waarvoor consumenten schuldig zijn; zonder opgave: volgens de schuldeiser."
    ),
    "Only say what would happen.": "Zeg alleen wat er zou gebeuren.",
    "Lay a list of open items beside the claims: what vanished there is held for a "
    "person.\n\n"
    "As bookkeeping programs export it. Columns by name, Dutch or English: invoice number and "
    "open\n"
    "amount, or debit and credit; debtor number and currency may be there. Lines of one invoice "
    "are\n"
    "added up; one that is not clear is set aside and its claim held. Nothing is settled by it,\n"
    "and the run then knows who has not paid.": (
        "Leg een lijst van open posten naast de vorderingen: wat daar verdween, wacht op een "
        "mens.\n\n"
        "Zoals een boekhoudprogramma haar exporteert. Kolommen bij naam, Nederlands of Engels:\n"
        "factuurnummer en open bedrag, of debet en credit; debiteurnummer en valuta mogen erbij\n"
        "staan. Regels van een factuur worden opgeteld; wat niet duidelijk is, wordt apart gelegd\n"
        "en die vordering wacht. Er wordt niets mee voldaan; de run weet dan wie niet heeft "
        "betaald."
    ),
    "A list without lines is meant so: all is paid.": (
        "Een lijst zonder regels is zo bedoeld: alles is betaald."
    ),
    "CSV of the bookkeeping.": "CSV van de boekhouding.",
    "Whose list it is: KvK, OIN, VAT number or id.": (
        "Van wie de lijst is: KvK-, OIN-, btw-nummer of id."
    ),
    "Day on which it was drawn.": "Dag waarop zij is gemaakt.",
    "Dunning plans: judge, show, list; `record` loads, chooses and moves them.": (
        "Trajecten: beoordelen, tonen, noemen; met `record` laden, kiezen en overzetten."
    ),
    "Judge a plan: errors, what the law forbids, what is unwise. Code 1 where it is refused.": (
        "Beoordeel een traject: fouten, wat de wet verbiedt, wat onverstandig is. Code 1 bij "
        "weigering."
    ),
    "A plan in TOML.": "Een traject in TOML.",
    "Also the plans of this creditor.": "Ook de trajecten van deze schuldeiser.",
    "Walk a plan with an example invoice that nobody pays: what happens on which day.": (
        "Loop een traject met een voorbeeldfactuur die niemand betaalt: wat gebeurt op welke dag."
    ),
    "six-steps or six-steps@1": "six-steps of six-steps@1",
    "Due date of the example invoice.": "Vervaldatum van de voorbeeldfactuur.",
    "consumer or business": "consumer of business",
    "Also draw the picture here.": "Teken ook de afbeelding hier.",
    "KvK, OIN or VAT number, or id.": "KvK-, OIN- of btw-nummer, of id.",
    "Letters: preview, samples, list, doubts; `record` takes what came of them.": (
        "Brieven: voorbeelden, noemen, twijfels; met `record` wat ervan werd."
    ),
    "List letters, the newest first.": "Noem brieven, de nieuwste eerst.",
    "ordered, started, sent, in_doubt, failed or cancelled": (
        "ordered, started, sent, in_doubt, failed of cancelled"
    ),
    "The newest so many.": "De nieuwste zoveel.",
    "List letters of which it is not known whether they went out, and what to look for.\n\n"
    "Look for the Message-ID in the server's log. A report of delivery that comes back "
    "resolves\n"
    "a doubt by itself.": (
        "Noem brieven waarvan onzeker is of ze uitgingen, en waarop te zoeken.\n\n"
        "Zoek het Message-ID in het logboek van de server. Een bezorgrapport dat terugkomt, "
        "lost een\n"
        "twijfel vanzelf op."
    ),
}
"""By the English."""
