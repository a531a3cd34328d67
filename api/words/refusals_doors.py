"""Refusals of the doors, the store and the views in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "name.unknown": (
        "Niets heet zo[: {name}].",
        "Geef het id, of de naam zoals pagina's en lijsten die schrijven.",
    ),
    "name.ambiguous": (
        "Meer dan één heet zo[: {name}].",
        "Geef een van de id's[: {ids}].",
    ),
    "fact.not_there_yet": (
        "Dit feit was op dat moment nog niet vastgelegd, of is van een latere dag.",
        "Kies een latere dag, of een later moment of een latere positie.",
    ),
    "fact.unknown": (
        "Dit feit bestaat niet[: nummer {version} van {stream}].",
        "Neem het van een tijdlijn.",
    ),
    "figures.unknown": (
        "Die maat is er niet.",
        "Kies een van[: {known}].",
    ),
    "audit.backwards": (
        "Wat gevraagd is eindigt voor het begint; zo is er niets te vinden.",
        "Laat de laatste dag of het hoogste bedrag niet voor het eerste komen.",
    ),
    "audit.kind_unknown": (
        "Zo heet geen soort feit[: {name}].",
        "Noem een soort uit de geschiedenis van een vordering, of een groep[: {groups}].",
    ),
    "known.beyond_log": (
        "Zo ver gaat het log nog niet[: het eindigt op positie {last}, en {said} is er niet].",
        "Geef de positie die bij een eerder antwoord staat, of laat haar weg: dan telt alles mee.",
    ),
    "known.in_future": (
        "Wat dan bekend zal zijn, is nog niet bekend[: {moment}].",
        "Laat het weg voor wat nu bekend is; de dag waarover het gaat mag wel komen.",
    ),
    "known.not_readable": (
        "Dit is geen moment en geen positie van het log[: {said}].",
        "Schrijf een moment als 2026-11-21 12:00, of een positie als 1234.",
    ),
    "log.never_so_long": (
        "Zoveel feiten telt het log niet[: {said}; het zijn er {size}].",
        "Noem het aantal dat bij de bewaarde wortel staat. Was dat echt meer: 'vordering fsck'.",
    ),
    "audit.not_readable": (
        "Dit is niet te lezen[: {names}].",
        "Schrijf een dag als 2026-11-21, een bedrag als 12,50, en een id als op een pagina.",
    ),
    "audit.too_many_for_pdf": (
        "Dit zijn te veel feiten voor een PDF[: {count}, en er passen er {most} in].",
        "Vraag minder, of neem ze als CSV of JSON Lines.",
    ),
    "command.key_reused": (
        "Dit formulier is al eerder met andere gegevens verstuurd.",
        "Open de pagina opnieuw en vul het formulier nog eens in.",
    ),
    "command.unknown": ("Dit formulier bestaat niet.", "Ga terug."),
    "conflict": ("Iemand anders legde tegelijk iets vast.", "Probeer het opnieuw."),
    "views.being_made": (
        "Een ander programma bouwt de overzichten opnieuw op.",
        "Wacht tot dat klaar is, en kijk of het dan nog nodig is.",
    ),
    "replay.ended": (
        "Het naspelen is beëindigd[: {claims} van {of} vorderingen zijn gedaan].",
        "Begin hetzelfde opnieuw: het gaat verder met de andere.",
    ),
    "disk.full": (
        "De schijf is bijna vol[: minder dan {reserve} MB vrij]; er wordt niets vastgelegd.",
        "Maak ruimte op de schijf en probeer het opnieuw.",
    ),
    "day.live_store": (
        "Met echte gegevens wordt alleen op de dag van vandaag gewerkt[: {today}].",
        "Kijk vooruit zonder iets te doen, of probeer het in een proefomgeving.",
    ),
    "task.unknown": (
        "Deze taak wacht niet meer.",
        "Kies een taak uit de werklijst van die dag.",
    ),
    "events.beyond_end": (
        "Zo ver is nog niets vastgelegd[: het laatste is {last}].",
        "Is er een reservekopie teruggezet? Vergelijk, en lees daarna verder.",
    ),
    "events.other_log": (
        "Op die plaats staat een ander feit dan u er las.",
        "Het logboek is uit een kopie teruggezet: lees verder na de laatste plaats van de kopie.",
    ),
    "events.too_many_wait": (
        "Er wachten al te veel programma's op gebeurtenissen.",
        "Vraag zonder te wachten, of kom later terug.",
    ),
    "events.unknown_type": (
        "Zo heet geen gebeurtenis.",
        "Kies een naam uit de lijst, of een begin zoals 'claim.*'.",
    ),
    "sandbox.live_store": (
        "De klok van een echte administratie wordt nooit verzet.",
        "Probeer het in een proefomgeving.",
    ),
    "sandbox.clock_back": (
        "De klok van deze proefomgeving gaat nooit terug[: het is {today}].",
        "Kies die dag of een latere, of begin een nieuwe proefomgeving.",
    ),
    "sandbox.too_far": (
        "Zo ver vooruit gaat de klok niet in één keer[: tot en met {last}].",
        "Kies een eerdere dag.",
    ),
    "search.not_ours": (
        "Wat u zoekt, staat niet leesbaar in een adres; dit is niet hier voor u verzegeld.",
        "Vul het in op de pagina.",
    ),
    "form.no_file": ("Er is geen bestand gekozen.", "Kies een of meer bestanden."),
    "form.file_empty": (
        "Het bestand[ {file}] is leeg.",
        "Maak het opnieuw, en verstuur het nog eens.",
    ),
    "form.no_day": ("Dit is geen dag.", "Kies een dag uit de kalender."),
    "form.nothing_to_choose": ("Er is hier nu niets waarover dit kan gaan.", ""),
    "form.too_large": ("Dit formulier is te groot.", "Schrijf korter."),
    "form.unreadable": (
        "Niet goed ingevuld[: {fields}].",
        "Vul het aan en verstuur het opnieuw.",
    ),
    "http.404": ("Deze pagina bestaat niet.", "Ga naar het overzicht."),
    "http.405": ("Dit kan op deze pagina niet.", "Ga terug."),
    "intake.failed": (
        "Op dit bestand loopt het programma stuk; er is niets van bewaard.",
        "Meld dit, en voer de factuur met de hand in.",
    ),
    "intake.busy": (
        "Een andere invoer schreef steeds tegelijk hetzelfde.",
        "Lees dit bestand nog eens in.",
    ),
    "internal": (
        "Het programma maakte een fout; er is niets half vastgelegd.",
        "Probeer het opnieuw en meld het als het weer gebeurt.",
    ),
    "request.unknown_key": (
        "Het adres bevat iets wat hier niet bekend is.",
        "Laat het weg, of kijk in de documentatie hoe het heet.",
    ),
    "overview.too_large": (
        "De vordering is te groot voor het overzicht.",
        "Bekijk de vordering zelf.",
    ),
    "overview.unknown_sort": (
        "Zo kan het overzicht niet worden geordend.",
        "Orden op dagen te laat, open bedrag, vervaldag of factuurnummer.",
    ),
    "paging.cursor": (
        "Deze bladzijde hoort bij een andere lijst of bij iemand anders.",
        "Begin vooraan.",
    ),
    "request.from_elsewhere": ("Dit verzoek komt van een andere site.", "Open de pagina hier."),
    "request.invalid": ("Dit verzoek klopt niet.", "Ga terug naar het overzicht."),
    "seen.moved": (
        "Dit is intussen gewijzigd.",
        "Kijk opnieuw, en beslis op wat er nu staat.",
    ),
    "seen.not_said": (
        "Niets zegt wat u zag toen u dit besliste.",
        "Open de pagina opnieuw, en beslis op wat er nu staat.",
    ),
    "request.in_flight": (
        "Aan het eerste verzoek met deze sleutel wordt nog gewerkt.",
        "Stuur het over een seconde opnieuw met dezelfde sleutel.",
    ),
    "request.no_key": (
        "Er is geen sleutel meegestuurd.",
        "Stuur een eigen sleutel mee, en bij herhaling dezelfde.",
    ),
    "request.not_let_in": (
        "Het geheim ontbreekt of klopt niet, of is hier niet ingesteld.",
        "Stel het hier in en stuur het mee.",
    ),
    "request.too_large": ("Het bericht is te groot.", "Stuur minder tegelijk."),
    "request.too_slow": ("Het verzoek kwam niet op tijd binnen.", "Stuur het opnieuw."),
    "request.wrong_kind": ("Het bericht is van een andere soort.", "Stuur het goede bericht."),
    "run.clock_ahead": (
        "De klok staat ver na de laatste run[: {today}]: er wordt nu niets gedaan.",
        "Zet de klok goed; klopt hij, begin de run van vandaag dan zelf.",
    ),
    "run.clock_back": (
        "De klok staat vóór wat het laatst is vastgelegd[: {today}]: er wordt nu niets gedaan.",
        "Zet de klok goed; klopt hij, begin de run van vandaag dan zelf.",
    ),
    "archive.empty": (
        "Er is nog niets gearchiveerd.",
        "Draai eerst 'vordering archive write'.",
    ),
    "archive.not_answered": (
        "DuckDB beantwoordt dat niet[: {why}].",
        "docs/archive.md noemt de tabellen en hun kolommen.",
    ),
    "archive.running": (
        "Een ander proces schrijft het feitenarchief van deze opslag.",
        "Wacht tot dat klaar is; een afgebroken proces houdt niets tegen.",
    ),
    "run.running": (
        "Er is al een dagelijkse run aan het werk.",
        "Wacht tot die klaar is; een afgebroken run houdt niets tegen.",
    ),
    "sealed.other_purpose": (
        "Dit gegeven is voor een ander doel bewaard.",
        "Vraag het waar dat doel wordt gediend.",
    ),
    "request.too_often": (
        "Er komen te veel verzoeken[: meer dan {most} in een minuut].",
        "Probeer het over [{seconds}] seconden opnieuw.",
    ),
    "request.unknown_host": (
        "Deze server heet niet zoals in dit verzoek staat.",
        "Gebruik het adres waarmee hij is gestart.",
    ),
    "request.broken_head": (
        "Dit is geen HTTP-verzoek, of de kop is te lang.",
        "Stuur minder mee in het adres en de koppen.",
    ),
    "server.busy": (
        "Er worden nu te veel verzoeken tegelijk beantwoord.",
        "Probeer het over enkele seconden opnieuw.",
    ),
    "server.stopping": (
        "De server stopt, en dit kwam niet op tijd klaar.",
        "Verstuur het nog eens zodra hij weer aan staat.",
    ),
    "settings.unreadable": (
        "Een instelling is niet bruikbaar[: {name}].",
        "Kijk met `vordering settings` wat elke instelling betekent.",
    ),
    "store.unavailable": (
        "De opslag is niet bereikbaar.",
        "Probeer het opnieuw zodra dat is verholpen.",
    ),
    "view.no_previous": (
        "Van dit overzicht is er geen eerdere stand.",
        "Bouw het opnieuw op.",
    ),
    "view.unknown": (
        "Dit overzicht bestaat niet[; wel: {known}].",
        "Kies een bestaand overzicht.",
    ),
    "text.unfit": (
        "Een tekst bevat een teken dat niet kan worden bewaard[: {character}].",
        "Haal het teken weg en verstuur het opnieuw.",
    ),
    "form.too_many_fields": (
        "Dit formulier heeft te veel velden.",
        "Verdeel het over meer keren.",
    ),
    "run.unknown": ("Dit is geen run.", "Kijk het id na."),
}
"""By code. A part in brackets is left out where what it names is not told."""
