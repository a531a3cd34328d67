"""Refusals about claims and creditors in Dutch: what cannot be, and the way out."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "repeat.differs": (
        "Dit is al vastgelegd, maar met een andere inhoud; er is niets gewijzigd.",
        "Klopt het niet, meld het dan als fout en leg het opnieuw vast; laat het anders zo.",
    ),
    "approval.no_reason": (
        "De stap wordt afgekeurd zonder reden[: {step}].",
        "Schrijf erbij waarom: wie verdergaat, moet het weten.",
    ),
    "approval.not_asked": (
        "Voor deze stap wordt nu geen akkoord gevraagd[: {step}].",
        "Kijk op de werklijst welke stappen wachten.",
    ),
    "agreement.barred": (
        "Bij deze debiteur mag niet worden geïnd; hij kan dit misschien niet zelf afspreken.",
        "Vraag wie voor hem optreedt, of vink aan dat het zo klopt.",
    ),
    "agreement.not_now": (
        "De afspraak kan nu niet worden bevestigd[: {held}].",
        "De dagelijkse run bevestigt haar zodra er een brief uit mag.",
    ),
    "agreement.nothing": (
        "Er is geen afspraak die nog bevestigd moet worden[ bij {invoice}].",
        "Leg eerst het uitstel, de belofte of de regeling vast.",
    ),
    "letter.filed_day": (
        "De bedragen van een indiening lopen tot de dag vóór de uitspraak.",
        "",
    ),
    "letter.filed_sum": (
        "De delen tellen niet op tot wat is ingediend.",
        "",
    ),
    "letter.filing_demands": (
        "Een brief waarmee wordt ingediend, vraagt niets en kondigt geen kosten aan.",
        "Maan wie insolvent is niet aan.",
    ),
    "claim.ambiguous": (
        "Meer dan één schuldeiser heeft een factuur met dit nummer[: {number}].",
        "Geef het id van de vordering.",
    ),
    "claim.ended": ("Vordering[ {invoice}] loopt niet meer.", "Heropen haar eerst."),
    "claim.not_there_yet": (
        "De vordering[ {invoice}] was er op die dag of dat moment nog niet.",
        "Kies een latere dag, of een later moment of een latere positie.",
    ),
    "claim.unknown": ("Deze vordering bestaat niet.", "Zoek haar op in het overzicht."),
    "correction.unreadable": (
        "Deze waarde kan niet[: “{value}”].",
        "Schrijf een dag als 2026-11-21, een bedrag als 12,50, of kies een bekende waarde.",
    ),
    "creditor.another": (
        "De leverancier in dit bestand is niet de schuldeiser die is genoemd.",
        "Laat de schuldeiser weg, of lees dit bestand in bij de goede schuldeiser.",
    ),
    "creditor.known": (
        "Er is al een schuldeiser vastgelegd met dit nummer[: {number}].",
        "`vordering creditors` noemt hem: ga met hem verder, of geef het nummer van de andere.",
    ),
    "creditor.nobodys_number": (
        "Deze schuldeiser bestaat niet: gelijke of getelde cijfers zijn niemands KvK-nummer.",
        "Noem de schuldeiser met zijn id: `vordering creditors` noemt het.",
    ),
    "creditor.unclear": (
        (
            "Een nummer van deze leverancier is bekend als dat van een andere schuldeiser: naam en"
            " adres verschillen."
        ),
        "Kijk welke schuldeiser het is, en noem hem bij het inlezen.",
    ),
    "creditor.not_there_yet": (
        "De schuldeiser was op die dag of dat moment nog niet geregistreerd.",
        "Kies een latere dag, of een later moment of een latere positie.",
    ),
    "creditor.unknown": (
        "Deze schuldeiser bestaat niet.",
        (
            "`vordering creditors` noemt wie er zijn, met id, KvK- en btw-nummer. Leg hem vast, of"
            " lees een factuur van hem in."
        ),
    ),
    "day.in_the_future": (
        "De dag ligt in de toekomst[: {day}].",
        "Leg het vast wanneer het is gebeurd.",
    ),
    "dispute.amount": (
        "Het bedrag past niet bij deze uitkomst.",
        "Afgewezen: geen bedrag. Deels: minder dan betwist. Toegewezen: alles[, hoogstens {most}].",
    ),
    "dispute.answer_past": (
        "De dag waarop het antwoord er moet zijn, is voorbij[: {day}].",
        "Kies vandaag of een latere dag, of laat hem leeg.",
    ),
    "dispute.credited_meanwhile": (
        "Sinds de betwisting is er gecrediteerd[: {credited}]. Was dat het antwoord?",
        "Vul in wat daarnaast wordt toegewezen; 0,00 als dit alles was.",
    ),
    "dispute.far_away": (
        "De dag waarop het antwoord er moet zijn, ligt erg ver weg[: {day}].",
        "Kies een eerdere dag, of vink aan dat het zo klopt.",
    ),
    "dispute.more_than_principal": (
        "Er kan niet meer worden betwist dan wat er nog te betwisten is[: {principal}].",
        "Laat het bedrag leeg om alles te betwisten wat over is.",
    ),
    "dispute.no_ground": ("Een betwisting heeft een reden nodig.", "Kies een reden."),
    "dispute.none": (
        "Er wordt niets betwist[ bij {invoice}].",
        "Leg eerst de betwisting vast.",
    ),
    "dispute.which": (
        "Er is meer dan één betwisting, of niet die u noemt.",
        "Kies welke[: {disputes}].",
    ),
    "complaint.answered_before": (
        "De klacht kwam[ op {received}] binnen na die dag.",
        "Geef de dag waarop zij is beantwoord.",
    ),
    "complaint.before_invoice": (
        "De klacht zou zijn ontvangen vóór de factuur[ van {issued}].",
        "Geef de dag waarop zij binnenkwam.",
    ),
    "complaint.none": (
        "Op vordering[ {invoice}] wacht geen klacht.",
        "Leg eerst de klacht vast.",
    ),
    "complaint.which": (
        "Er is meer dan één klacht, of niet die u noemt.",
        "Kies welke[: {complaints}].",
    ),
    "document.there": (
        "De factuur zelf ligt al bij vordering[ {invoice}].",
        "Verbeter een gegeven, of neem het eerdere document als vergissing terug.",
    ),
    "document.unreadable": (
        "Het document is geen pdf, en is niet te lezen als e-factuur.",
        "Geef de factuur zoals zij is verstuurd: pdf of UBL.",
    ),
    "document.withdrawn": (
        "Dit bestand mag niet meer naar de bank[: {held}].",
        "Maak een nieuw; wie controleert kan een ingetrokken terugbetaling nog lezen.",
    ),
    "document.unknown": (
        "Dit document is er niet meer.",
        "Zet het archief terug uit de reservekopie.",
    ),
    "entry.barred": (
        "De vordering is verjaard[ sinds {since}], voor zover hier bekend.",
        "Boek haar af, leg vast wat de verjaring stuitte, of zeg dat zij toch begint.",
    ),
    "entry.not_waiting": (
        "Deze vordering wacht niet op haar eerste stap.",
        "Dat doet alleen een vordering die bij invoer al lang was vervallen.",
    ),
    "entry.skips_the_law": (
        "Het traject kan niet bij deze stap[ ({step})] beginnen[: {held}].",
        "Kies die stap, of een eerdere.",
    ),
    "entry.unknown_step": (
        "Het traject heeft deze stap niet voor deze debiteur[; wel: {steps}].",
        "Kies een stap van het traject.",
    ),
    "error.four_eyes": (
        "Een feit over geld wordt alleen teruggenomen met goedkeuring van een tweede.",
        "Noem de collega die meekeek, een ander dan u zelf.",
    ),
    "error.no_such_fact": (
        "Dit feit is er niet[: nummer {version}].",
        "Zoek het nummer op in de tijdlijn.",
    ),
    "extension.not_longer": (
        "De nieuwe laatste dag[, {day},] ligt niet na de huidige.",
        "Kies een latere dag; een termijn wordt niet korter.",
    ),
    "extension.second": (
        "De termijn[ van {invoice}] is al eens verlengd, als uitzondering.",
        "Ga hier bewust overheen en zeg waarom, of spreek een regeling af.",
    ),
    "extension.too_late": (
        "De nieuwe laatste dag[, {day},] ligt niet na vandaag.",
        "Kies een latere dag.",
    ),
    "extension.too_long": (
        "Zo lang uitstel kan niet[: ten hoogste {days} dagen].",
        "Spreek een regeling af.",
    ),
    "hand_over.disputed": (
        "De vordering[ {invoice}] is betwist en kan zo niet uit handen[; er ontbreekt: {missing}].",
        "Beantwoord en beëindig het verweer, of geef haar zelf aan een advocaat.",
    ),
    "hand_over.incomplete": (
        "De vordering[ {invoice}] kan niet uit handen[ naar {party}][; er ontbreekt: {missing}].",
        "[{items} ]Onder Overdracht staat alles wat ontbreekt.",
    ),
    "hand_over.lies_elsewhere": (
        "De vordering[ {invoice}] ligt bij een ander[: {party}].",
        "Haal haar eerst terug; geef haar dan uit handen aan de andere partij.",
    ),
    "hand_over.not_requested": (
        "De vordering[ {invoice}] is aan niemand aangeboden die kan antwoorden.",
        "Geef haar eerst uit handen, aan een partij die bevestigt.",
    ),
    "hand_over.requested": (
        "De vordering[ {invoice}] is al aangeboden[ aan {party}][ op {on}].",
        "Leg het antwoord vast of haal haar terug, voordat zij naar een ander gaat.",
    ),
    "hold.backwards": (
        "De pauze zou eindigen[ op {until},] voordat zij begint[ op {first}].",
        "Kies een latere dag.",
    ),
    "hold.before_invoice": (
        "De pauze begint vóór de factuur er was[: {day}; de factuur is van {issued}].",
        "Kies de dag van de factuur of een latere.",
    ),
    "hold.far_away": (
        "De pauze begint of eindigt meer dan een jaar verderop[: {day}].",
        "Kies een eerdere dag, of vink aan dat het zo klopt.",
    ),
    "hold.none": (
        "Er loopt geen pauze.",
        "Er is niets op te heffen.",
    ),
    "hold.unknown": ("Deze pauze is er niet.", "Kijk bij de vordering welke er lopen."),
    "claim.own_reference_used": (
        "Een andere vordering[, die op factuur {invoice},] heeft dit eigen kenmerk[: {reference}].",
        "Geef deze een ander kenmerk, of geef eerst die andere een ander.",
    ),
    "invoice.from_the_future": (
        "De factuur[ {invoice}] is van na vandaag[: {day}].",
        "Lees haar in op die dag of later, of verbeter de datum.",
    ),
    "invoice.no_number": ("De factuur heeft geen nummer.", "Geef haar een nummer."),
    "invoice.not_positive": (
        "De factuur[ {invoice}] vraagt niets.",
        "Een vordering gaat over meer dan nul.",
    ),
    "invoice.number_used": (
        "Onder dit factuurnummer[, {invoice},] loopt al een vordering.",
        "Is dit een andere factuur, leg haar dan vast onder een nummer dat verschilt.",
    ),
    "law.not_abroad": (
        "Van de debiteur is niet bekend dat hij in het buitenland woont: Nederlands recht geldt.",
        "Leg eerst zijn adres vast, met het land.",
    ),
    "mark.say_the_law": (
        "De vordering op een consument in het buitenland wacht tot iemand zegt welk recht geldt.",
        "Leg het toepasselijke recht vast, of corrigeer adres of hoedanigheid.",
    ),
    "mark.choose_first_step": (
        "Een vordering die oud binnenkwam, wacht tot iemand haar eerste stap kiest.",
        "Kies de eerste stap.",
    ),
    "mark.none": ("Er valt niets (meer) te bekijken.", "Er is niets te doen."),
    "party.knows": (
        "De partij weet al wat hier is gebeurd.",
        "Er is niets te melden.",
    ),
    "recall.not_there": (
        "De vordering[ {invoice}] ligt bij niemand anders.",
        "Alleen wat is aangeboden of uit handen gegeven, kan terug.",
    ),
    "reopen.lives": (
        "De vordering loopt nog.",
        "Alleen wat is voldaan, ingetrokken of afgeboekt, kan terug.",
    ),
    "reopen.handed_over": (
        "De vordering[ {invoice}] ligt bij een ander[: {party}].",
        "Haal haar daar terug.",
    ),
    "collection.not_awaited": (
        "Er wordt op geen automatische incasso gewacht[ van {invoice}].",
        "Leg een teruggeboekte betaling vast als storno.",
    ),
    "replacement.no_claim": (
        "De schuldeiser heeft hier geen vordering op die factuur[: {invoice}].",
        "Er valt niets te vervangen: bekijk de aandachtspunten van de nieuwe.",
    ),
    "replacement.not_named": (
        "De factuur[ {invoice}] zegt niet dat zij die andere verbetert[: {other}].",
        "Noem een factuur die zij zegt te verbeteren, of bekijk haar aandachtspunten.",
    ),
    "step.not_asked": (
        "Het traject wacht bij deze stap[, {step},] niet op een mens.",
        "Kijk bij de vordering welke stap wacht.",
    ),
}
