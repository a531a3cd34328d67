"""Refusals of files that come in and of questions of law, in Dutch."""

from collections.abc import Mapping
from typing import Final

_SENDER: Final = "Vraag de afzender om een juiste e-factuur."
_SMALLER: Final = "Stuur de factuur zonder haar grote bijlagen."
_AMOUNTS: Final = "Geef bedragen van nul of meer, zoals 12,50."
_PLAN: Final = "Verbeter wat is genoemd en laad het plan opnieuw."

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "export.file_there": (
        "Dit bestand is er al[: {path}]; het blijft zoals het is.",
        "Kies een andere naam, of haal dat bestand eerst weg.",
    ),
    "what_if.days": (
        "Een plan wordt geprobeerd over dagen die er waren, of over dagen die komen.",
        "Geef dagen op volgorde: alle tot en met vandaag[ ({today})], of alle vanaf vandaag.",
    ),
    "what_if.form": (
        "Dit formulier zegt niet welk plan over welke dagen wordt geprobeerd.",
        "Kies, plak of stuur een plan, en geef beide dagen.",
    ),
    "what_if.too_large": (
        "Er zijn te veel vorderingen[ (meer dan {most})]; dat duurt langer dan hier wordt gewacht.",
        "Kies één schuldeiser, of vraag het op de machine zelf: `vordering what-if`.",
    ),
    "what_if.too_thin": (
        "Er zijn te weinig antwoorden op brieven waargenomen[: {seen}] om uit te trekken.",
        "Probeer het plan over de dagen die er waren, of wacht tot meer debiteuren antwoordden.",
    ),
    "account.negative_amount": ("Een boeking is nul of meer.", "Gebruik de omgekeerde boeking."),
    "costs.before_2012": (
        "De staffel geldt niet voor verzuim van voor 1 juli 2012[: {day}].",
        "Vraag geen incassokosten, of laat een jurist ze bepalen.",
    ),
    "costs.negative_principal": ("Een hoofdsom is nul of meer.", _AMOUNTS),
    "costs.not_agreed": (
        "Afgesproken kosten zijn één bedrag of één percentage.",
        "Geef wat het contract zegt.",
    ),
    "costs.not_for_consumers": (
        "Een consument is de staffel verschuldigd en niets wat is afgesproken.",
        "Laat de afgesproken kosten weg.",
    ),
    "costs.nothing_asked": ("Er is geen factuur gegeven.", "Geef van elke factuur wat openstaat."),
    "court.no_table": (
        "Voor dat jaar is er geen tabel[: {year}].",
        "Voeg de tabel van dat jaar toe, met de bron.",
    ),
    "default.notice_too_short": (
        "Zo'n korte termijn is voor een ingebrekestelling niet redelijk[: {days} dagen].",
        "Geef een langere termijn, vanaf de dag van ontvangst.",
    ),
    "fourteen_days.which_day": (
        "Geef de dag van posten of de dag van bewezen bezorging, niet beide.",
        "Geef één van beide dagen.",
    ),
    "imputation.negative_amount": (
        "Kosten, rente, hoofdsom en betaling zijn nul of meer.",
        _AMOUNTS,
    ),
    "files.broken_zip": ("Het zipbestand is beschadigd.", "Maak of download het opnieuw."),
    "files.encrypted": (
        "Het bestand is met een wachtwoord gesloten.",
        "Pak het zipbestand eerst uit.",
    ),
    "files.large_zip": ("Het zipbestand is te groot.", "Geef de facturen in kleinere delen."),
    "files.no_file": ("Dit is geen gewoon bestand.", "Geef een XML-bestand, een map of een zip."),
    "files.no_rights": (
        "Dit bestand mag hier niet worden gelezen.",
        "Geef het programma leesrecht.",
    ),
    "files.not_found": ("Dit bestand bestaat niet.", "Kijk de naam na."),
    "files.nothing_there": (
        "Hier staat geen factuur.",
        "Geef een XML-bestand, een map of een zip met facturen.",
    ),
    "files.unreadable": ("Dit bestand is niet te lezen.", "Exporteer het opnieuw."),
    "interest.negative_principal": ("Een hoofdsom is nul of meer.", _AMOUNTS),
    "interest.no_rate": (
        "Voor die dag is er geen rentepercentage[: {day}].",
        "Kies een latere eerste rentedag, of laat een jurist rekenen.",
    ),
    "interest.rate": (
        "Een percentage hoort bij afgesproken rente, en alleen daarbij.",
        "Geef het percentage per jaar, of laat het weg.",
    ),
    "interest.rate_missing": (
        "Bij afgesproken rente hoort een percentage per jaar.",
        "Geef het percentage.",
    ),
    "interest.no_receipt": (
        "De ontvangst van de factuur telt alleen voor handelsrente, en op één dag.",
        "Geef óf de dag van ontvangst óf die van verzending, bij handelsrente.",
    ),
    "interest.rate_negative": ("Een afgesproken rente is niet negatief.", _AMOUNTS),
    "interest.rate_not_agreed": (
        "Het percentage van deze rente staat in de wet.",
        "Laat het percentage weg.",
    ),
    "interest.until_before_due": (
        "De rente zou eindigen[ op {until}] voordat zij begint.",
        "Kies een latere laatste dag.",
    ),
    "interest.which_day": (
        "Geef de vervaldag of de eerste dag van verzuim, niet beide.",
        "Geef één van beide dagen.",
    ),
    "law.calendar_unverified": (
        "De feestdagen van dat jaar zijn nog niet nagegaan[: {year}].",
        "Werk de feestdagen bij.",
    ),
    "limitation.interrupted_early": (
        "Een verjaring kan niet worden gestuit voordat de vordering opeisbaar was.",
        "Geef dagen op of na de vervaldag.",
    ),
    "limitation.which_term": (
        "Geef de termijn in jaren of de soort vordering, niet beide.",
        "Geef één van beide.",
    ),
    "limitation.years": ("Een verjaringstermijn is een jaar of meer.", "Geef 2, 5 of 20 jaar."),
    "money.negative": ("Een negatief bedrag kan hier niet.", _AMOUNTS),
    "terms.no_day": (
        "Er is geen dag bekend waarop de wettelijke termijn van dertig dagen begint.",
        "Leg vast wanneer de factuur of de prestatie is ontvangen.",
    ),
    "vat.negative_amount": ("Wat onbetaald bleef, is nul of meer.", _AMOUNTS),
    "open_items.empty": (
        "De lijst noemt geen factuur in euro: elke vordering zou verdwenen zijn.",
        "Staat er niets meer open, zeg dat dan bij de lijst (nothing_open).",
    ),
    "open_items.mostly_unclear": (
        "Van de meeste facturen is niet duidelijk wat er openstaat.",
        "Exporteer de lijst opnieuw, met bedragen als 1.234,56 of 1234.56.",
    ),
    "open_items.other_day": (
        "De lijst is volgens haar kop van een andere dag[: {day}].",
        "Geef de dag waarop zij is gemaakt.",
    ),
    "open_items.total_differs": (
        "Het totaal[ op regel {line}] is niet wat de regels erboven samen zijn: niets is gebruikt.",
        "Exporteer de lijst opnieuw en heel, of laat het totaal weg.",
    ),
    "open_items.encoding": ("Het bestand is geen leesbare tekst.", "Bewaar het als CSV in UTF-8."),
    "open_items.from_the_future": (
        "De lijst zou van na vandaag zijn[: {day}].",
        "Geef de dag waarop zij is gemaakt.",
    ),
    "open_items.older": (
        "Er is al een nieuwere lijst naast de vorderingen gelegd[: van {day}].",
        "Maak een nieuwe lijst en geef haar dag.",
    ),
    "open_items.too_large": ("Het bestand is groter dan 64 MB.", "Geef een lijst van open posten."),
    "open_items.unreadable": (
        "Een regel is niet te lezen[: regel {line}]. Er is niets van het bestand gebruikt.",
        "Verbeter die regel, of maak de lijst opnieuw, met een kop boven de kolommen.",
    ),
    "plan.encoding": ("Het plan is niet in UTF-8.", "Bewaar het als UTF-8."),
    "plan.letter_under_way": (
        "Er is nog een brief van het huidige traject onderweg[ voor {invoice}].",
        "Zet de vordering over als de brief uit is, of annuleer die eerst.",
    ),
    "plan.name_of_the_house": (
        "Dit is de naam van een plan van het huis[: {name}].",
        "Geef het plan een eigen naam.",
    ),
    "plan.no_reason": ("Zeg waarom de vordering een ander traject krijgt.", "Vul een reden in."),
    "plan.not_for_these": (
        "Dit plan heeft geen stap voor deze debiteuren[: {plan}].",
        "Kies een plan dat voor hen is, of voor iedereen.",
    ),
    "plan.not_for_this_claim": (
        "Dit plan[, {plan},] is niet voor deze vordering[: {held}].",
        "Kies een ander plan.",
    ),
    "plan.other_creditor": (
        "Dit plan is voor één andere schuldeiser[: KvK {kvk}].",
        "Laad het voor die schuldeiser, of laat de schuldeiser uit het plan weg.",
    ),
    "plan.refused": ("Dit plan is in strijd met de wet[: {remarks}].", _PLAN),
    "plan.unknown": ("Dit plan bestaat niet[; wel: {known}].", "Kies een bekend plan."),
    "plan.unreadable": ("Dit plan is niet te lezen[: {remarks}].", _PLAN),
    "plan.version_order": (
        "De versie volgt niet op de vorige[: de volgende is {next}].",
        "Neem de volgende versie.",
    ),
    "plan.version_used": (
        "Deze versie van het plan is er al, met andere inhoud; een versie verandert nooit.",
        "Neem de volgende versie[: {next}].",
    ),
    "ubl.currency_unclear": ("De factuur noemt geen of verschillende valuta.", _SENDER),
    "ubl.doctype": (
        "Het bestand heeft een DOCTYPE, en dat hoort niet in een e-factuur.",
        "Vraag de afzender om een gewoon bestand.",
    ),
    "ubl.empty": ("Het bestand is leeg.", "Exporteer de factuur opnieuw."),
    "ubl.encoding": ("Het bestand is in een vreemde tekencodering.", "Bewaar het als UTF-8."),
    "ubl.missing": ("In de e-factuur ontbreekt iets[: {path}].", _SENDER),
    "ubl.negative_credit_note": (
        "Een creditnota van minder dan nul zou een vordering zijn.",
        "Vraag de afzender om een factuur, of om een creditnota met een positief bedrag.",
    ),
    "ubl.name_too_long": (
        "De naam van een van de partijen is te lang.",
        "Kijk of de naam in het goede veld staat.",
    ),
    "ubl.no_name": ("Een van de partijen heeft geen naam.", _SENDER),
    "ubl.not_a_date": ("De e-factuur noemt een dag die er geen is[: {path}].", _SENDER),
    "ubl.not_an_amount": ("De e-factuur noemt een bedrag dat er geen is[: {path}].", _SENDER),
    "ubl.not_xml": (
        "Het bestand is geen XML.",
        "Geef de e-factuur zelf: XML in UBL 2.1 (Peppol BIS 3, NLCIUS) of CII.",
    ),
    "ubl.number_too_long": (
        "Een factuurnummer is te lang[: {path}].",
        "Kijk of het nummer in het goede veld staat.",
    ),
    "ubl.other_currency": (
        "De factuur is niet in euro.",
        "Vraag om het bedrag in euro, of incasseer haar elders.",
    ),
    "ubl.other_root": ("Het bestand is geen factuur in UBL of CII.", _SENDER),
    "ubl.other_syntax": (
        "Het bestand is een oudere of andere soort CII dan D16B (ZUGFeRD 2, Factur-X).",
        "Vraag de afzender om ZUGFeRD 2, Factur-X of UBL 2.1.",
    ),
    "ubl.test": ("De afzender heeft dit bestand als proef gemaakt.", _SENDER),
    "pdf.damaged": (
        "De PDF is beschadigd, of pakt uit tot meer dan een factuur heeft.",
        "Vraag de afzender om een nieuwe, of om de e-factuur als XML.",
    ),
    "pdf.locked": ("De PDF is met een wachtwoord gesloten.", "Bewaar haar zonder wachtwoord."),
    "pdf.no_invoice": (
        "De PDF is een afbeelding voor mensen: er zit geen e-factuur in.",
        "Geef de e-factuur die erbij hoort, of open de vordering met de hand.",
    ),
    "pdf.several_invoices": (
        "In de PDF zitten verschillende e-facturen.",
        "Vraag de afzender welke geldt, en geef die als XML.",
    ),
    "pdf.too_large": (
        "De PDF is te groot om er een e-factuur in te zoeken: hoogstens 25 MB.",
        "Geef de e-factuur die erbij hoort als XML, of de PDF zonder haar afbeeldingen.",
    ),
    "ubl.proforma": (
        "Een pro-formafactuur kondigt een vordering aan en is er geen.",
        "Geef de factuur die erop volgde.",
    ),
    "ubl.repeated": ("Een gegeven staat er twee keer, en verschillend[: {path}].", _SENDER),
    "ubl.split": (
        "De verdeling over een G-rekening klopt niet.",
        "Vraag om een factuur die zegt welk deel naar welke rekening gaat.",
    ),
    "ubl.too_complex": ("Het bestand is te ingewikkeld.", _SMALLER),
    "ubl.too_large": ("Het bestand is te groot.", _SMALLER),
    "ubl.too_precise": ("Een bedrag heeft meer dan twee decimalen.", _SENDER),
    "ubl.zero": ("De factuur vraagt niets: er is niets te innen.", "Lees haar niet in."),
}
"""By code. A part in brackets is left out where what it names is not told."""
