"""Refusals about payment plans that both sign, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "consumer_credit.costs": (
        "Een regeling kost een consument niets dat hij zonder regeling niet verschuldigd is.",
        "Laat de kosten weg.",
    ),
    "consumer_credit.third_party": (
        (
            "Een regeling die een bureau aan een consument aanbiedt is misschien krediet, en"
            " niemand zei waarom niet."
        ),
        (
            "Stel haar op als regeling die beiden tekenen: een andere senior zegt dan op welke"
            " grond zij mag."
        ),
    ),
    "consumer_credit.no_ground": (
        "Deze regeling is misschien krediet aan een consument, en niemand zei waarom niet.",
        (
            "Laat de rente weg, of laat een senior die haar niet opstelde zeggen op welke grond zij"
            " mag."
        ),
    ),
    "agreement.limitation": (
        (
            "De vordering[ {invoice}] is verjaard[ sinds {day}], naar wat te bewijzen is: de"
            " debiteur hoeft haar niet te betalen, en kan door een afspraak het recht verliezen"
            " om dat te zeggen."
        ),
        "Laat het zo, of vink aan dat hij het zelf aanbiedt en dit weet.",
    ),
    "payment_plan.natural": (
        (
            "De vordering[ {invoice}] is verjaard[ sinds {day}], naar wat te bewijzen is: een"
            " regeling zou vragen wat de debiteur niet hoeft te betalen."
        ),
        "Laat haar weg, of toon eerst een stuiting aan.",
    ),
    "payment_plan.waits": (
        (
            "Over de vordering[ {invoice}] is al een regeling voorgesteld[, te tekenen tot en met"
            " {day}]."
        ),
        "Trek die eerst in, of vink aan dat het zo klopt: de eerste die beiden tekenen geldt.",
    ),
    "payment_plan.binds": (
        "De debiteur kreeg deze regeling, en mag haar nog tekenen[: tot en met {day}].",
        (
            "Wacht die dag af, of vink aan dat hij haar niet wil of er niet op mag rekenen; een"
            " aanbod met een termijn blijft zo lang open."
        ),
    ),
    "payment_plan.contested": (
        "Een vordering is betwist[: {invoice}]; wat daarvan verschuldigd is, staat niet vast.",
        "Beslis eerst over de betwisting, of laat de vordering weg.",
    ),
    "payment_plan.debtor_signed": (
        "De debiteur heeft al getekend.",
        "Teken voor de schuldeiser.",
    ),
    "payment_plan.expired": (
        "De regeling kon tot en met een dag worden getekend die voorbij is[: {day}].",
        "Stel een nieuwe op.",
    ),
    "payment_plan.first_day": (
        "De eerste termijn zou vallen op een dag die voorbij is[: {day}].",
        "Geef vandaag of een latere dag, binnenkort.",
    ),
    "payment_plan.judged": (
        "De rechter heeft beslist sinds de regeling werd opgesteld[: {invoice}].",
        "Haar bedragen zijn die van daarvoor: stel een nieuwe op, naar wat nu verschuldigd is.",
    ),
    "payment_plan.moved": (
        "Wat openstaat is veranderd sinds de regeling werd opgesteld[: {invoice}].",
        "Trek haar in, en stel een nieuwe op.",
    ),
    "payment_plan.no_name": ("Een handtekening vraagt uw naam.", "Typ uw voor- en achternaam."),
    "payment_plan.nothing_open": (
        "Op deze vorderingen staat niets open.",
        "Kies vorderingen waarvan iets openstaat.",
    ),
    "payment_plan.not_open": (
        "Deze regeling is geen voorstel meer.",
        "Kijk op de pagina van de debiteur hoe zij staat.",
    ),
    "payment_plan.no_instalment": (
        "Van deze termijn moet niets meer worden betaald.",
        "Geef het nummer van een termijn die niet is betaald.",
    ),
    "payment_plan.not_later": (
        "De nieuwe dag ligt niet na de oude[: {day}].",
        "Geef een latere dag.",
    ),
    "payment_plan.not_running": (
        "De regeling die zou worden gewijzigd loopt niet meer.",
        "Stel een nieuwe op over wat openstaat.",
    ),
    "payment_plan.nothing_after": (
        "Er komt geen termijn meer waarover dit kan worden verdeeld.",
        "Geef de termijn een latere dag.",
    ),
    "payment_plan.paid_ahead": (
        "Op één vordering van de regeling is meer betaald dan haar deel.",
        "Verreken eerst wat te veel is met de andere: `vordering record set-off`.",
    ),
    "payment_plan.one_of_two": (
        "Een regeling wordt berekend uit een aantal termijnen of uit een bedrag.",
        "Geef één van de twee.",
    ),
    "payment_plan.other_text": (
        "De tekst die werd gezien is niet die van deze regeling.",
        "Lees haar opnieuw, en teken wat u las.",
    ),
    "payment_plan.own_ground": (
        "Wie de regeling opstelde, zegt niet zelf op welke grond zij mag.",
        "Laat een andere senior dat zeggen.",
    ),
    "payment_plan.never_on_paper": (
        "Deze regeling is niet op papier gestuurd: haar tekst staat niet op wat is getekend.",
        "Stuur haar per post, en leg het papier vast dat terugkomt.",
    ),
    "payment_plan.signed_when": (
        "Zij kan niet op die dag[ ({day})] zijn getekend: zij is opgesteld[ op {from}].",
        "Geef de dag die bij de handtekening staat.",
    ),
    "payment_plan.other_name": (
        "De naam onder de regeling is misschien niet die van de debiteur.",
        (
            "Vraag hem of hij zelf tekende, of wie dat deed en mocht; vink dat dan aan. Trek haar"
            " anders in."
        ),
    ),
    "payment_plan.own_paper": (
        "Wie zegt dat het getekende papier terugkwam, tekent zelf niet namens de schuldeiser.",
        "Laat een collega naar het papier kijken, en die het andere doen.",
    ),
    "signing_paper.no_post": (
        "Er is geen postadres van de debiteur dat werkt.",
        "Leg zijn adres vast; of mail hem een link.",
    ),
    "signing_paper.not_now": (
        "De regeling kan nu niet per post worden gestuurd[: {held}].",
        "Verstuur haar zodra er een brief naar de debiteur mag.",
    ),
    "signing_paper.sent": (
        "Het papier is al gestuurd.",
        "Zeg erbij dat er nog een moet komen.",
    ),
    "signing_paper.too_short": (
        (
            "Zij kan niet lang genoeg meer worden getekend[: tot en met {day}]; de post doet er"
            " heen en terug langer over."
        ),
        (
            "Trek haar in, en stel een andere op met meer dagen om te tekenen[ (minstens {least})]"
            " en een latere eerste termijn."
        ),
    ),
    "payment_plan.too_many": (
        "De regeling zou te veel termijnen hebben[: meer dan {most}].",
        "Geef een hoger bedrag.",
    ),
    "payment_plan.too_small": (
        "Een termijn zou minder zijn dan een cent.",
        "Geef minder termijnen, of een hoger bedrag.",
    ),
    "payment_plan.unknown": (
        "Deze regeling bestaat niet.",
        "Kijk op de pagina van de debiteur welke er zijn.",
    ),
    "signing_link.no_mail": (
        "Er is geen e-mailadres van de debiteur dat werkt.",
        "Leg zijn e-mailadres vast; of laat hem op papier tekenen.",
    ),
    "signing_link.no_place": (
        "Er is geen adres waarop de debiteur deze huishouding bereikt om te tekenen.",
        "Stel VORDERING_PUBLIC_ADDRESS in.",
    ),
    "signing_link.not_now": (
        "De link kan nu niet worden verstuurd[: {held}].",
        "Verstuur hem zodra er een brief naar de debiteur mag.",
    ),
    "signing_link.own_address": (
        "U legde het e-mailadres van de debiteur zelf vast: een ander verstuurt de link.",
        "Laat een collega naar het adres kijken en de link versturen; of teken op papier.",
    ),
    "signing_link.sent": (
        "De link is al verstuurd.",
        "Een senior kan een nieuwe laten versturen; de vorige werkt dan niet meer.",
    ),
    "signing_link.over": (
        "Deze link is verlopen: het voorstel staat niet meer open.",
        "Bel of schrijf de schuldeiser: hij kan een nieuw voorstel doen.",
    ),
    "signing_link.too_often": (
        "Er zijn vanaf hier te veel links geprobeerd.",
        "Wacht een kwartier, en gebruik de hele link uit de brief.",
    ),
    "signing_link.unknown": (
        "Deze link leidt nergens heen.",
        "Neem hem helemaal over uit de brief, of vraag de schuldeiser om een andere.",
    ),
    "signing_link.used": (
        "Deze link is gebruikt, en uw antwoord is vastgelegd: hij werkt één keer.",
        "U hoeft hier niets meer te doen. Bel of schrijf de schuldeiser als u vragen hebt.",
    ),
}
"""By code: what cannot be, and the way out."""
