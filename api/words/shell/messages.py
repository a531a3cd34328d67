"""What the command line says, in Dutch by the English."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "link": "link",
    "link sent": "link verstuurd",
    "paper": "brief om te tekenen",
    "paper sent": "brief om te tekenen verstuurd",
    "signed": "getekend",
    "From {first} through {last} ({days} days)": "Van {first} tot en met {last} ({days} dagen)",
    "Holding claims to obligations": "Vorderingen aan verplichtingen toetsen",
    "From {first} through {last}, {count} claims, as known at position {position}": (
        "Van {first} tot en met {last}, {count} vorderingen, met wat bekend was op plaats"
        " {position}"
    ),
    "Not read: {stream} ({code})": "Niet gelezen: {stream} ({code})",
    "Digest of the report: {digest}": "Hash van het rapport: {digest}",
    "Violated {count} times.": "{count} keer geschonden.",
    "not recorded": "niet vastgelegd",
    "{first} through {last}: {claims} claims, {runs} runs. Nothing was sent or recorded.": (
        "{first} tot en met {last}: {claims} vorderingen, {runs} runs. Er is niets verstuurd of"
        " vastgelegd."
    ),
    "all together": "alles samen",
    "{status}, not in the total": "{status}, niet in het totaal",
    "{count} claims differ": "{count} vorderingen verschillen",
    "First": "Eerste",
    "Second": "Tweede",
    "{name}: {day} (position {position})": "{name}: {day} (positie {position})",
    "{count} claims looked at": "{count} vorderingen bekeken",
    "{count} claims go otherwise.": "{count} vorderingen gaan anders.",
    "{group}: {seen} answers observed, {widened}": (
        "{group}: {seen} antwoorden waargenomen, {widened}"
    ),
    "because of": "door",
    "ended by": "beëindigd door",
    "ended as the days went by, on {day}": "door de tijd geëindigd op {day}",
    "to do": "te doen",
    "{first} through {last}": "{first} tot en met {last}",
    "the step may be taken from {day}": "de stap mag vanaf {day}",
    "nothing before {day}": "niets voor {day}",
    "No bank lines.": "Geen bankposten.",
    "{file} is there already.": "{file} is er al.",
    "No mail.": "Geen mail.",
    "  claim {claim}": "  vordering {claim}",
    "Nothing was withheld.": "Er is niets tegengehouden.",
    "There is more: --cursor {cursor}": "Er is meer: --cursor {cursor}",
    "the daily run of {day}": "de dagelijkse run van {day}",
    "command {name}": "opdracht {name}",
    "{size} facts, root {root}": "{size} feiten, wortel {root}",
    "From the root of {size} facts to this one lead:": (
        "Van de wortel over {size} feiten naar deze leiden:"
    ),
    "There may be more: --after {number}.": "Er kan meer zijn: --after {number}.",
    "Nothing changed it.": "Niets veranderde het.",
    "step {step}": "stap {step}",
    "There is no subscription yet.": "Er is nog geen abonnement.",
    "There are no such deliveries.": "Zulke zendingen zijn er niet.",
    "Nobody signed in as administrator yet. Choose a password, once, within three days: {link}": (
        "Nog niemand meldde zich aan als beheerder. Kies één keer, binnen drie dagen, een"
        " wachtwoord: {link}"
    ),
    "Once, within three days: {link}": "Eén keer, binnen drie dagen: {link}",
    "{name}, who holds store and keys: nothing here is kept from him.": (
        "{name}, bij wie opslag en sleutels liggen: niets is hier voor hem gesloten."
    ),
    "Read on with --after {next} --mark {mark}.": "Lees verder met --after {next} --mark {mark}.",
    "Act for a user of the house: vordering whoami --as USER.": (
        "Werk voor een gebruiker van het huis: vordering whoami --as GEBRUIKER."
    ),
    "{name}, with his rights: {roles}.": "{name}, met diens rechten: {roles}.",
    "no role": "geen rol",
    "closed": "gesloten",
    "The program failed ({error} at {place}); nothing half done was kept. Run it again, and"
    " report this if it fails again.": (
        "Het programma maakte een fout ({error} in {place}); er is niets half vastgelegd. Probeer"
        " het opnieuw, en meld dit als het weer gebeurt."
    ),
    "{count} steps. Decide with `vordering record approval ID --approved`.": (
        "{count} stappen. Beslis met `vordering record approval ID --approved`."
    ),
    "declined": "afgekeurd",
    "waits": "wacht",
    "{count} mails read, {left} left for a person to look at.": (
        "{count} e-mails gelezen, {left} blijven liggen voor een mens."
    ),
    "Recorded: {what} ({topic}, {day}).": "Vastgelegd: {what} ({day}).",
    "This key was carried out before; nothing new was recorded.": (
        "Deze sleutel is al eerder uitgevoerd; er is niets nieuws vastgelegd."
    ),
    "Nothing new: it was so already.": "Niets nieuws: het was al zo.",
    "{invoice} to {party} ({kind}; {how})": "{invoice} aan {party} ({kind}; {how})",
    "answers whether it takes the claim": "antwoordt of zij de vordering aanneemt",
    "takes it as it comes": "neemt haar zonder antwoord",
    "in order": "in orde",
    "not in order": "niet in orde",
    "missing": "ontbreekt",
    "urgent": "dringend",
    "weak": "zwak",
    "requested": "gevraagd",
    "handed over": "uit handen",
    "recall requested": "teruggevraagd",
    "recall failed": "terugvraag mislukt",
    "refused": "geweigerd",
    "State: {state}{whom}.": "Stand: {state}{whom}.",
    "{party} collected {collected}, passed on {received}, kept {fee}, owes {owed}.": (
        "{party} ontving {collected}, droeg {received} af, hield {fee} in en moet nog {owed}"
        " afdragen."
    ),
    "The party was not told of: {news}.": "De partij weet nog niet: {news}.",
    "Ready. Handed over now it is taken up on {day}.": (
        "Klaar. Nu uit handen gegeven, wordt zij op {day} opgepakt."
    ),
    "Not ready. What is marked 'missing' stops it:": (
        "Niet klaar. Wat 'ontbreekt', houdt het tegen:"
    ),
    "It lies with {party}: recall it before it goes to another party.": (
        "Zij ligt bij {party}: vraag haar terug voordat zij naar een andere partij gaat."
    ),
    "It has ended, and is not handed over any more.": (
        "Zij is beëindigd, en wordt niet meer uit handen gegeven."
    ),
    "What is weak or urgent stops nothing: the dossier is weaker, or time is short.": (
        "Wat zwak of dringend is, houdt niets tegen: het dossier is zwakker, of de tijd dringt."
    ),
    " Dry run: nothing was stored.": " Proef: er is niets vastgelegd.",
    " Dry run: nothing was done.": " Proef: er is niets gedaan.",
    "nothing": "niets",
    "nothing to do": "niets te doen",
    "1 file: {found}.{dry}": "1 bestand: {found}.{dry}",
    "{files} files: {found}.{dry}": "{files} bestanden: {found}.{dry}",
    " It was laid beside them before.": " Zij was er al eerder naast gelegd.",
    "{rows} lines of {day}; {listed} claims listed; {vanished} vanished, {lower} "
    "lower, {higher} higher, {back} back, {unknown} unknown.{ending}": (
        "{rows} regels van {day}; {listed} vorderingen op de lijst; {vanished} "
        "verdwenen, {lower} lager, {higher} hoger, {back} terug, {unknown} "
        "onbekend.{ending}"
    ),
    "vanished: held, find out why": "verdwenen: op pauze, zoek uit waarom",
    "less is open there: held, find out why": ("daar staat minder open: op pauze, zoek uit waarom"),
    "not clear what is open there: held, find out": (
        "niet duidelijk wat daar openstaat: op pauze, zoek het uit"
    ),
    "{written} was taken as invoice {invoice}.": "{written} is gelezen als factuur {invoice}.",
    "Line {line}, invoice {invoice}, was set aside: {why}{said}.": (
        "Regel {line}, factuur {invoice}, is apart gelegd: {why}{said}."
    ),
    "more is open there: nothing done": "daar staat meer open: niets gedaan",
    "as it should be again: hold lifted": "klopt weer: pauze opgeheven",
    "Reading invoices": "Facturen lezen",
    "Reading bank files": "Bankbestanden lezen",
    "Account {iban}: everything from {first} through {last} is here.": (
        "Rekening {iban}: alles is er van {first} tot en met {last}."
    ),
    "For older claims say that what was paid before is recorded: payments-through.": (
        "Voor oudere vorderingen: leg vast dat wat eerder betaald is erin staat: payments-through."
    ),
    "imported": "ingelezen",
    "known": "bekend",
    "not counted": "niet meegeteld",
    "File {name}: the bank refused {count}; known already: {known}.": (
        "Bestand {name}: de bank weigerde {count}; al bekend: {known}."
    ),
    "Laying beside the claims": "Naast de vorderingen leggen",
    "Not known here, nothing was made of them: {those}.": (
        "Hier niet bekend, er is niets mee gedaan: {those}."
    ),
    "(parked)": "(wacht)",
    "yes": "ja",
    "no": "nee",
    'Then: vordering record doubt ID --was-sent|--no-was-sent --evidence "log line …"\n': (
        'Daarna: vordering record doubt ID --was-sent|--no-was-sent --evidence "regel in '
        'het logboek …"\n'
    ),
    "Direct debits on {day}: {count}, {total} together": (
        "Incasso's op {day}: {count}, samen {total}"
    ),
    "Nothing was found.": "Er is niets gevonden.",
    "Nothing was recorded of this.": "Hiervan is niets vastgelegd.",
    "Looked for through position {position} of the log.": (
        "Gezocht tot en met plaats {position} van het logboek."
    ),
    "Would be recorded: {what} ({topic}, {day}).": "Zou worden vastgelegd: {what} ({day}).",
    "A second person decides; until then nothing is done.": (
        "Een tweede persoon beslist; tot dan gebeurt er niets."
    ),
    "Open before: {before}; after: {after}.": "Open ervoor: {before}; erna: {after}.",
    "No letters.": "Geen brieven.",
    "It would not go out today: {why}": "Vandaag zou hij niet uitgaan: {why}",
    "Outstanding on {day}": "Openstaand op {day}",
    "As it was known at position {position} of the log.": (
        "Zoals bekend op positie {position} van het log."
    ),
    "No claims.": "Geen vorderingen.",
    "{invoices} waits for it": "{invoices} wacht erop",
    "In lists and totals interest runs through {day}, or the last entry behind it.": (
        "In lijsten en totalen loopt rente tot en met {day}, of de laatste boeking daarna."
    ),
    "Interest is provisional: the rate of the latest days is not known yet.": (
        "De rente is voorlopig: het percentage van de laatste dagen is nog niet bekend."
    ),
    "{count} claims: {back} asked back and {again} paid again in the return of {period}.": (
        "{count} vorderingen: {back} teruggevraagd en {again} weer afgedragen in de aangifte over"
        " {period}."
    ),
    "{count} direct debits on {day}, {total} together.": (
        "{count} incasso's op {day}, samen {total}."
    ),
    "Not collected:": "Niet geïncasseerd:",
    "No batches of direct debits.": "Geen incassobatches.",
    "Return of VAT {period}: {first} through {last}": ("Btw-aangifte {period}: {first} t/m {last}"),
    "There are more: give a larger --limit.": "Er zijn er meer: geef een grotere --limit.",
    "on {day}": "op {day}",
    "Nothing waits for a person.": "Er wacht niets op een mens.",
    "may be the same as": "is misschien dezelfde als",
    "is known as": "is bekend als",
    "(erased)": "(gewist)",
    "{key}: {title}. Invoice due on {day}; nobody pays.": (
        "{key}: {title}. Factuur vervalt op {day}; niemand betaalt."
    ),
    "A step that rests on non-payment also waits until the payments through its term "
    "and one banking day more are known.": (
        "Een stap die op niet-betalen rust, wacht ook tot de betalingen tot en met de "
        "termijn en één bankdag bekend zijn."
    ),
    "{file}: {said}; {wrong} to correct, {unwise} to consider.": (
        "{file}: {said}; {wrong} te verbeteren, {unwise} te overwegen."
    ),
    "lawful": "in orde",
    "The picture is in {place}.": "De afbeelding staat in {place}.",
    "{count} letters of batch {batch} recorded as posted on {day}.": (
        "{count} brieven van partij {batch} vastgelegd als gepost op {day}."
    ),
    "{count} more letters wait for a batch: `vordering post batch`.": (
        "Nog {count} brieven wachten op een partij: `vordering post batch`."
    ),
    "No batch waits to be posted.": "Er wacht geen partij op de post.",
    "Take {letter} out of {batch}: {why}. Then `vordering record not-posted`.": (
        "Haal {letter} uit {batch}: {why}. Daarna `vordering record not-posted`."
    ),
    "1 claim": "1 vordering",
    "{count} claims": "{count} vorderingen",
    "Run of {day}: {looked} looked at; {said}.{dry}": (
        "Run van {day}: {looked} bekeken; {said}.{dry}"
    ),
    "Looking at claims": "Vorderingen bekijken",
    "Working through days": "Werkt dagen af",
    "The clock of this sandbox stands at {today}.": (
        "De klok van deze proefomgeving staat op {today}."
    ),
    "Stopped before its end. What was done is kept; run it again to go on.": (
        "Voor het einde gestopt. Wat is gedaan, blijft; start opnieuw om verder te gaan."
    ),
    "Stopping after this claim. Once more stops at once.": (
        "Stopt na deze vordering. Nog eens stopt meteen."
    ),
    "Bank data missing for {count} claims: nothing was sent on them. Record the "
    "payments, then `vordering record payments-through` or `vordering import "
    "open-items`.": (
        "Bankgegevens ontbreken voor {count} vorderingen: daar ging niets uit. Leg de "
        "betalingen vast, en dan `vordering record payments-through` of `vordering "
        "import open-items`."
    ),
    "{count} more about claims at which you may not look.": (
        "Nog {count} over vorderingen die u niet mag inzien."
    ),
    "No run yet.": "Nog geen run.",
    "Stopped.": "Gestopt.",
    "Delivering events. Stop: Ctrl-C": "Gebeurtenissen worden verstuurd. Stop: Ctrl-C",
    "Pages: {here}/   API: {here}/docs   ({mode})  Stop: Ctrl-C": (
        "Pagina's: {here}/   API: {here}/docs   ({mode})  Stop: Ctrl-C"
    ),
    "Days": "Dagen",
    "Installed: {key}, after {count} letters that hold what the law asks.": (
        "Geladen: {key}, na {count} brieven die bevatten wat de wet vraagt."
    ),
    "{key}: accent {accent}, ink {ink}, {font}": "{key}: accent {accent}, inkt {ink}, {font}",
    "Files: {files}": "Bestanden: {files}",
    "The template of the program itself.": "De sjabloon van het programma zelf.",
    "house": "huis",
    "Mail from {domain}": "Mail van {domain}",
    "{what}: {way_out}": "{what}: {way_out}",
    "open principal": "open hoofdsom",
    "own rule": "eigen regel",
    "A claim of unknown kind is barred already if it is a consumer sale (BW 7:28).": (
        "Een vordering van onbekende soort is al verjaard als het een consumentenkoop is (BW 7:28)."
    ),
}
"""Messages; names in braces are filled in."""
