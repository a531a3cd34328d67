"""Refusals about debtors and what bars the way to them, in Dutch: what cannot be, the way out."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "bar.death": (
        "Een overlijden eindigt niet.",
        "Leg de erfgenamen vast: hun brieven beginnen opnieuw, drie maanden na het overlijden.",
    ),
    "bar.before_the_law": (
        "Dit bestond toen nog niet[: pas vanaf {day}].",
        "Verbeter de dag, of kies wat het wel was.",
    ),
    "bar.ends_before": (
        "Het zou eindigen voordat het begon.",
        "Verbeter de eerste of de laatste dag.",
    ),
    "bar.no_last_day": (
        "Wat de stappen hier tegenhoudt, heeft een laatste dag.",
        "Vul de laatste dag in.",
    ),
    "bar.no_such_end": (
        "Zo eindigt dit niet.",
        "Kies hoe het eindigde: voorbij, ingetrokken of vernietigd.",
    ),
    "bar.no_such_invoice": (
        "De debiteur heeft geen vordering met dit factuurnummer[: {invoice}].",
        "Noem facturen van deze debiteur, of geen: dan geldt het voor alle.",
    ),
    "bar.none": (
        "Hiervan is bij deze debiteur niets vastgelegd.",
        "Kijk op de pagina van de debiteur wat er in de weg staat.",
    ),
    "bar.not_begun": (
        "Dit volgt uit hoe iets anders eindigde.",
        "Leg het einde van de schuldsanering of het akkoord vast, en hoe het eindigde.",
    ),
    "bar.too_long": (
        "Dit duurt hoogstens[ tot en met {day}].",
        "Verbeter de laatste dag; een verlenging wordt na het bevel zelf vastgelegd.",
    ),
    "estate.erased": (
        "Naam en adres worden niet meer bewaard.",
        "Voor deze debiteur kan niets worden ingediend.",
    ),
    "estate.more_than_filed": (
        "Er is meer erkend en betwist dan is ingediend.",
        "Verbeter de bedragen: wat is ingediend, staat in het document.",
    ),
    "estate.nobody_known": (
        "Niet bekend is bij wie vorderingen worden ingediend, of waar hij te bereiken is.",
        "Leg het opnieuw vast, met naam en adres van curator of bewindvoerder.",
    ),
    "estate.none": (
        "Op die grond neemt niemand vorderingen op deze debiteur aan.",
        "Leg eerst het faillissement, de surseance of de schuldsanering vast.",
    ),
    "estate.not_filed": (
        "Deze vordering is niet ingediend.",
        "Dien haar eerst in, op de pagina van de debiteur.",
    ),
    "estate.nothing": (
        "Er was niets verschuldigd[ op {day}].",
        "Een vordering van na de uitspraak wordt niet ingediend: bekijk haar apart.",
    ),
    "estate_letter.not_now": (
        "Wat is ingediend, kan nu niet worden verstuurd[: {held}].",
        "Kijk waarom; het stuk kan met de hand worden gestuurd.",
    ),
    "estate_letter.sent": (
        "Wat van vordering[ {invoice}] is ingediend, is al verstuurd.",
        "Dien opnieuw in als een bedrag veranderde; een brief die terugkwam, kan opnieuw.",
    ),
    "representative.none": (
        "Op die grond treedt niemand voor de debiteur op.",
        "Leg eerst het bewind, de minderjarigheid of de ontbinding vast.",
    ),
    "representative.unknown": (
        "Niet bekend is hoe te bereiken is wie voor de debiteur optreedt.",
        "Leg het opnieuw vast, met naam en adres.",
    ),
    "contact.changed": (
        "Iemand anders heeft de contactgegevens intussen gewijzigd[: {fields}].",
        "Kijk wat er nu staat, en wijzig wat nog anders moet.",
    ),
    "debtor.merged": (
        "Deze debiteur is intussen bekend als een andere[: {debtor}].",
        "Gebruik die, of maak het samenvoegen ongedaan.",
    ),
    "merge.itself": (
        "Een debiteur kan niet met zichzelf worden vergeleken.",
        "Noem de andere debiteur.",
    ),
    "merge.capacities": (
        "De twee debiteuren handelen in verschillende hoedanigheid.",
        "Leg eerst vast in welke hoedanigheid deze handelt, of laat ze apart.",
    ),
    "merge.none": (
        "Deze debiteur is niet met een andere samengevoegd.",
        "Zie in de tijdlijn wat er is gebeurd.",
    ),
    "debtor.missing": (
        "De vordering noemt geen debiteur.",
        "Kies een debiteur, of vul zijn naam in.",
    ),
    "debtor.unclear": (
        (
            "Een nummer van deze debiteur is bekend als dat van iemand met een andere naam en"
            " een ander adres, of twee nummers noemen twee debiteuren."
        ),
        "Kies de debiteur die wordt bedoeld, of laat het nummer weg.",
    ),
    "debtor.not_there_yet": (
        "De debiteur was er op die dag of dat moment nog niet.",
        "Kies een latere dag, of een later moment of een latere positie.",
    ),
    "debtor.unknown": (
        "Deze debiteur bestaat niet bij deze schuldeiser.",
        "Vul zijn naam en adres in.",
    ),
    "heirs.nobody_died": (
        "Van deze debiteur is geen overlijden gemeld.",
        "Leg eerst het overlijden vast.",
    ),
    "subject.erased": (
        "De gegevens van deze persoon zijn gewist.",
        "Leg de persoon opnieuw vast als er een nieuwe grond is.",
    ),
}
