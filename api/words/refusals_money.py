"""Refusals about money, what is promised of it and what goes back, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "credit_note.known_otherwise": (
        "Deze creditnota is al vastgelegd[, met {amount} op {on}].",
        "Gebruik een ander nummer, of herstel eerst de vergissing.",
    ),
    "credit_note.number_used": (
        "Onder dit nummer is al een andere creditnota vastgelegd.",
        "Is dit een andere creditnota, leg haar dan met de hand vast bij haar vordering.",
    ),
    "credit_note.no_claim": (
        "De schuldeiser heeft hier geen vordering op factuur[ {invoice}].",
        "Geef het nummer zoals het op de factuur staat, of lees die factuur eerst in.",
    ),
    "credit_note.too_much": (
        "De creditnota[ van {amount}] is hoger dan wat factuur[ {invoice}] nog vraagt.",
        "Splits haar, of plaats haar bij een andere factuur.",
    ),
    "credit_note.unknown": ("Deze creditnota bestaat niet.", "Kijk op de werklijst."),
    "credit_note.perhaps_granted": (
        "Er is hier al een betwisting toegewezen[: {granted}]. Hoort de creditnota daarbij?",
        "Geef aan of de creditnota erbij komt (ja) of het papier daarvan is (nee).",
    ),
    "money.not_an_amount": ("Dit is geen bedrag.", "Schrijf het als 125,00."),
    "money.not_positive": ("Het bedrag moet meer dan nul zijn.", "Schrijf het als 125,00."),
    "payment.known_otherwise": (
        "Onder dit kenmerk is al een betaling vastgelegd[: {amount} op {on}].",
        "Gebruik een ander kenmerk, of herstel eerst de vergissing.",
    ),
    "payment.more_than_open": (
        (
            "Dit is meer dan openstaat[: {paid} betaald op {day}, waar voor een betaling van die"
            " dag {open} openstaat op {invoice}; {over} zou een tegoed van de debiteur worden]."
        ),
        (
            "Verbeter het bedrag, leg de rest vast bij de vordering waarvoor zij is, of vink aan"
            " dat alles op deze is betaald."
        ),
    ),
    "payment.none": (
        "Er is geen betaling vastgelegd.",
        "Leg eerst de betaling vast.",
    ),
    "payment.unknown": (
        "Deze betaling is niet vastgelegd[ bij {invoice}].",
        "Zoek haar op in de tijdlijn.",
    ),
    "payment.unknown_reference": (
        "Geen brief vroeg om dit kenmerk, of meer brieven voor verschillende vorderingen.",
        "Leg de betaling met de hand vast bij haar vordering.",
    ),
    "payment_plan.far_away": (
        "Een termijn ligt erg ver weg[: {day}, meer dan {days} dagen].",
        "Kies eerdere dagen, of vink aan dat het zo klopt.",
    ),
    "payment_plan.order": (
        "De termijnen staan niet op volgorde van dag, of de eerste ligt in het verleden.",
        "Geef ze opvolgende dagen, de eerste binnenkort.",
    ),
    "payment_plan.another_runs": (
        "Intussen loopt een andere regeling[ op {invoice}].",
        "Wacht tot die is afgelopen of vervallen, en wijzig dan.",
    ),
    "payment_plan.running": (
        "Er loopt al een regeling[ op {invoice}].",
        (
            "Tekenden beiden haar met de link, wijzig haar dan op de pagina van de debiteur; wacht"
            " anders tot zij is afgelopen of vervallen."
        ),
    ),
    "payment_plan.sum": (
        "De termijnen zijn samen niet wat openstaat[: {open}].",
        "Maak de bedragen samen gelijk aan wat openstaat.",
    ),
    "payments.from_the_future": (
        "Betalingen tot en met die dag[, {day},] kunnen nog niet bekend zijn.",
        "Kies de laatste dag waarvan alles is vastgelegd, uiterlijk vandaag.",
    ),
    "promise.beside_plan": (
        "Er loopt al een betalingsregeling[ bij {invoice}].",
        "Leg de betaling vast, of vink aan dat dit erbij is beloofd.",
    ),
    "promise.far_away": (
        "De beloofde dag ligt erg ver weg[: {day}, meer dan {days} dagen].",
        "Kies een eerdere dag, of vink aan dat het zo klopt.",
    ),
    "promise.more_than_open": (
        "Er staat minder open dan dit bedrag[: {open} op {invoice}].",
        "Laat het bedrag leeg om alles te beloven.",
    ),
    "promise.too_late": (
        "De beloofde dag[, {day},] is voorbij.",
        "Kies vandaag of later.",
    ),
    "refund.none": (
        "Er is niets te veel betaald.",
        "Betaal alleen terug wat te veel is betaald.",
    ),
    "refund.all_covered": (
        "Er is niets zonder grond teruggestort.",
        "Er hoeft niets terug te komen; leg een betaling als betaling vast.",
    ),
    "refund.less_lacks": (
        "Er is minder zonder grond teruggestort dan dit bedrag[: {lacks} op {invoice}].",
        "Leg vast wat daarboven kwam als betaling.",
    ),
    "refund.too_much": (
        "Er is minder te veel betaald dan dit bedrag[: {surplus} op {invoice}].",
        "Betaal ten hoogste dat bedrag terug.",
    ),
    "refund_order.none": (
        "Onder dit nummer heeft de debiteur geen geld dat terug kan.",
        "Kijk op zijn pagina welk geld van hem hier is.",
    ),
    "refund_order.too_much": (
        "Van dit geld kan minder terug dan dit bedrag[: {most}].",
        "Draag ten hoogste dat bedrag op.",
    ),
    "refund_order.uncovered": (
        "Er is[ op {invoice}][ {lacks}] terugbetaald dat niet te veel betaald bleek.",
        "Kijk eerst wat er van dat geld is geworden; leg vast dat het is goedgemaakt.",
    ),
    "refund_order.no_account": (
        "Van welke rekening dit geld kwam is niet bekend.",
        "Leg vast welke rekening de debiteur noemde: `vordering record refund-account`.",
    ),
    "refund_order.miswritten": (
        "De controlecijfers van de rekening waarvan dit geld kwam kloppen niet.",
        "Draag op naar de rekening die hij noemde[: `--told-account {told}`]. Geen? Leg die vast.",
    ),
    "refund_order.other_account": (
        "De debiteur noemde sindsdien een andere rekening, of geen.",
        "Kijk welke rekening hij noemde, en draag de terugbetaling daarop op.",
    ),
    "refund_order.unknown": (
        "Deze terugbetaling aan de debiteur is niet opgedragen.",
        "Kijk op zijn pagina welke dat zijn.",
    ),
    "error.at_bank": (
        "Een bankpost zegt dat dit geld is verplaatst: alleen bij de vordering kan het niet terug.",
        "Bekijk die post op de pagina Bank, en maak daar ongedaan wat erover is besloten.",
    ),
    "error.due_again": (
        "Deze terugbetaling moet weer worden gedaan sinds zij is teruggenomen.",
        "Leg vast dat zij is betaald: `vordering record refund-paid`.",
    ),
    "error.in_file": (
        "Een bestand voor de bank deed dit: alleen bij de vordering kan het niet terug.",
        "Trek het in als het niet is uitgevoerd: `refund-file-withdrawn`, `collection-withdrawn`.",
    ),
    "error.plan_over": (
        "De betalingsregeling[ op {invoice}] is sindsdien geëindigd.",
        "Zeg eerst dat haar einde onterecht is vastgelegd, en dan de regeling.",
    ),
    "refund_order.ended": (
        "Deze terugbetaling is al betaald of vervallen.",
        "Kijk in het verloop van de debiteur; draag een nieuwe op als er geld over is.",
    ),
    "refund_order.not_paid": (
        "Deze terugbetaling is hier niet betaald.",
        "Leg eerst vast dat zij is betaald: `refund-paid`, of maak er een bestand van.",
    ),
    "refund_file.none": (
        "Er moet niets aan de debiteur terug.",
        "Draag eerst een terugbetaling op: `vordering record refund-order`.",
    ),
    "refund_file.barred": (
        "Misschien moet een ander dit geld ontvangen[: {bar}].",
        "Zoek uit wie dat is, betaal het met de hand daarheen, en leg vast dat het betaald is.",
    ),
    "refund_file.other_total": (
        "Aan de debiteur moet nu een ander bedrag terug[: {due}].",
        "Kijk wat er terug moet, en geef het totaal daarvan.",
    ),
    "refund_file.others": (
        "Aan de debiteur moeten nu andere terugbetalingen dan er zijn gezien.",
        "Kijk wat er nu terug moet, en vraag opnieuw om het bestand.",
    ),
    "refund_file.unknown": (
        "De debiteur heeft geen bestand met terugbetalingen met dit kenmerk.",
        "Neem het kenmerk uit de documenten van zijn vorderingen.",
    ),
    "refund_file.shown": (
        "Een afschrift toont een betaling uit dit bestand, of een die daaruit kan zijn.",
        "Het bestand is bij de bank aangekomen. Bekijk de betalingen op de pagina Bank.",
    ),
    "refund_order.shown": (
        "Een afschrift toont dat de bank deze terugbetaling[ van {number}] heeft betaald.",
        "Bekijk die bankpost, en leg vast dat zij is betaald: `refund-paid`.",
    ),
    "refund_batch.none": (
        "Aan deze debiteuren moet niets terug.",
        "Draag eerst terugbetalingen op, op de pagina van elk.",
    ),
    "refund_batch.others": (
        "Aan deze debiteuren moeten nu andere terugbetalingen dan er zijn gezien.",
        "Kijk wat er nu terug moet, en bereid het bestand opnieuw voor.",
    ),
    "refund_batch.other_figures": (
        "Aan deze debiteuren moet nu iets anders terug[: {count} terugbetalingen, samen {due}].",
        "Kijk wat er terug moet, en geef het aantal en het totaal daarvan.",
    ),
    "refund_batch.too_many": (
        "In één bestand passen minder terugbetalingen[: ten hoogste {most}].",
        "Noem minder debiteuren, en maak van de andere nog een bestand.",
    ),
    "refund_batch.unknown": (
        "Dit bestand met terugbetalingen bestaat niet.",
        "Kijk op de pagina Terugbetalingen welke er zijn.",
    ),
    "refund_batch.not_in_it": (
        "Deze terugbetaling staat niet in het bestand.",
        "Kijk op de pagina Terugbetalingen wat erin staat.",
    ),
    "refund_batch.withdrawn": (
        "Dit bestand is ingetrokken, of een terugbetaling eruit: de bank mag het niet betalen.",
        "Trek in wat ervan over is, en bereid een ander bestand voor.",
    ),
    "refund_batch.no_return": (
        "Met deze bankpost kwamen niet precies deze terugbetalingen terug.",
        "Zeg bij de bankpost van elke terugbetaling van wie het geld is.",
    ),
    "refund_file.not_ours": (
        "Dit is geen rekening van de schuldeiser.",
        "Noem een van zijn rekeningen, of stel die eerst in: `creditor-accounts`.",
    ),
    "refund_file.no_iban": (
        "[De terugbetaling van {number} gaat naar ]een rekening die geen IBAN is, of gewist is.",
        "Laat die vervallen en draag haar opnieuw op, naar een rekening die hij noemt.",
    ),
    "credit.none": (
        "De debiteur heeft geen tegoed waarop zijn vorderingen wachten.",
        "Kijk bij zijn vorderingen waarop ze wachten.",
    ),
    "credit_note.part_too_large": (
        "Van de creditnota[ {number}] is minder over om te plaatsen[: {rest}].",
        "Plaats ten hoogste dat bedrag.",
    ),
    "set_off.barred": (
        "Wat hij op deze vordering[ {invoice}] schuldig is, mag nu niet van zijn geld af[: {bar}].",
        "Vraag wie voor hem optreedt; wat verrekend mag worden, legt u vast als betaling.",
    ),
    "set_off.contested": (
        "Alles wat op deze vordering[ {invoice}] openstaat, wordt betwist.",
        "Beslis eerst over het verweer: `vordering record resolution`.",
    ),
    "set_off.itself": (
        "Een vordering[ {invoice}] kan niet met zichzelf worden verrekend.",
        "Noem de factuur waarop te veel is betaald.",
    ),
    "set_off.no_claim": (
        "De debiteur heeft hier geen vordering op die factuur[: {invoice}].",
        "Noem de factuur van hem waarop te veel is betaald.",
    ),
    "set_off.nothing": (
        "Er valt niets te verrekenen[: op {other} is niets over, of {invoice} is voldaan].",
        "Kijk wat op beide vorderingen openstaat.",
    ),
    "set_off.too_much": (
        "Er kan minder worden verrekend[: {most} van {invoice}].",
        "Verreken ten hoogste dat bedrag; de rest gaat terug of naar een andere vordering.",
    ),
    "vat.not_recorded": (
        "De factuur[ {invoice}] zegt niet hoeveel btw erin zit.",
        "Kijk op de factuur en vraag de btw terug in uw eigen boeken.",
    ),
    "vat.nothing": (
        "Op de vordering[ {invoice}] is geen btw terug te vragen of weer af te dragen.",
        "Zie de lijst van het tijdvak.",
    ),
    "vat.period": (
        "Dat is geen tijdvak van een aangifte.",
        "Geef een kwartaal (2026-Q4), een maand (2026-12) of een jaar (2026).",
    ),
    "vat.too_early": (
        "De btw kan pas later worden teruggevraagd of rechtgezet[: vanaf {day}, na {period}].",
        "Noem het tijdvak van die dag, of de dag waarop zeker was dat niets meer komt.",
    ),
    "waiver.too_much": (
        "Er zou meer worden kwijtgescholden dan openstaat[: {open}].",
        "Scheld ten hoogste dat bedrag kwijt.",
    ),
    "discount.terms": (
        (
            "Zo'n korting voor snelle betaling kan niet"
            "[: ten hoogste {share} %, binnen 1 tot en met {most} dagen]."
        ),
        "Geef het percentage met zijn dagen; 0 zegt dat er geen is.",
    ),
    "matching.difference_large": (
        "Zo veel vervalt niet vanzelf[: ten hoogste {most}].",
        "Geef ten hoogste dat bedrag; meer scheldt een mens kwijt.",
    ),
    "agreement.days_off": (
        "Zo veel dagen kan niet[: 0 tot en met {most}].",
        "Geef een getal daartussen; bij een herinnering betekent 0 dat er geen uitgaat.",
    ),
    "call.says_too_little": (
        "Bij deze uitkomst moet meer worden gezegd.",
        "Toezegging: uiterlijk op welke dag; betwisting: de grond.",
    ),
    "call.of_another_result": (
        "Er is iets ingevuld dat bij een andere uitkomst hoort.",
        "Laat het leeg, of kies de uitkomst waar het bij hoort.",
    ),
    "promise.tolerance_large": (
        "Zo veel speling heeft een toezegging niet[: ten hoogste {most}].",
        "Geef ten hoogste dat bedrag.",
    ),
    "matching.limit_unsafe": (
        "Zo laag wordt niets vanzelf geboekt[ (vanaf {book})] of voorgesteld[ (vanaf {propose})].",
        "Geef hogere grenzen[, tot {most}], en die van het voorstellen niet boven het boeken.",
    ),
}
