"""Refusals about letters, templates, sending and the post in Dutch."""

from collections.abc import Mapping
from typing import Final

_ORDER_AGAIN: Final = "Herstel de gegevens; de dagelijkse run stelt de brief opnieuw op."
_LAYOUT: Final = "Verbeter de sjabloon en probeer het opnieuw."
_ADDRESS: Final = "Verbeter het adres, of schrijf per post."

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "document.erased": (
        "Het document is gewist met de gegevens van de debiteur.",
        "De feiten over de brief staan nog in de tijdlijn.",
    ),
    "document.none": (
        "Van deze brief is er nog geen document.",
        "Een brief heeft een document zodra de verzending begint.",
    ),
    "fourteen_days.too_short": (
        "De termijn is korter dan de veertien dagen van de wet[: {days} dagen].",
        "Stuur een nieuwe brief; langer wachten herstelt een verkeerde niet.",
    ),
    "mail.no_reason": (
        "Waarom e-mail verder mag, is niet gezegd.",
        "Zeg wat is hersteld, of waarom het toch mag.",
    ),
    "letter.account_shares": ("De rekeningen kloppen niet met het totaal.", _ORDER_AGAIN),
    "letter.agreed_amount": ("Er is meer afgesproken dan openstaat.", _ORDER_AGAIN),
    "letter.agreement_elsewhere": (
        "Een afspraak staat alleen in een bevestiging.",
        "Stuur een bevestiging.",
    ),
    "letter.amount_changed": (
        "Wat openstaat, is veranderd sinds de brief werd opgesteld.",
        "De brief is geannuleerd en wordt opnieuw bekeken.",
    ),
    "letter.amount_sign": ("Een bedrag in de specificatie is niet positief.", _ORDER_AGAIN),
    "letter.calendar_day": (
        "Een veertiendagenbrief noemt geen dag: de termijn loopt vanaf de bezorging.",
        "Laat de dag weg.",
    ),
    "letter.claim_sum": ("De regels van een factuur tellen niet op.", _ORDER_AGAIN),
    "letter.open_parts": (
        "De open delen van een factuur zijn niet wat ervan openstaat.",
        _ORDER_AGAIN,
    ),
    "letter.claim_twice": ("De brief noemt een factuur twee keer.", _ORDER_AGAIN),
    "letter.costs_announced": (
        "Kosten worden een consument alleen in de veertiendagenbrief aangezegd.",
        "Stuur een veertiendagenbrief.",
    ),
    "letter.costs_base": ("De kosten zijn over meer dan de hoofdsom berekend.", _ORDER_AGAIN),
    "letter.costs_too_high": ("De kosten zijn hoger dan de wet toelaat.", _ORDER_AGAIN),
    "letter.costs_vat": ("De btw op de kosten klopt niet.", _ORDER_AGAIN),
    "letter.costs_vat_part": ("De btw is geen deel van de kosten.", _ORDER_AGAIN),
    "letter.default_later": ("Het verzuim zou na de brief beginnen.", _ORDER_AGAIN),
    "letter.delivered_when": (
        "Deze dag[, {day},] ligt niet tussen de verzending[ op {sent}] en vandaag.",
        "Kies de dag waarop de brief werd ontvangen.",
    ),
    "letter.fourteen_days": (
        "De termijn is niet de veertien of vijftien dagen van de wettelijke tekst.",
        "Neem 14 of 15 dagen.",
    ),
    "letter.interest_later": ("De rente loopt door tot na de brief.", _ORDER_AGAIN),
    "letter.interest_line": ("Een regel van de rente klopt niet.", _ORDER_AGAIN),
    "letter.interest_sum": ("De regels van de rente tellen niet op.", _ORDER_AGAIN),
    "letter.issued_later": ("Een factuur is van na de brief.", _ORDER_AGAIN),
    "letter.listed_elsewhere": (
        "Andere vorderingen staan alleen in een rekeningoverzicht.",
        "Stuur een rekeningoverzicht.",
    ),
    "letter.missing": ("In de brief ontbreekt[ {part}].", _ORDER_AGAIN),
    "letter.hole": (
        "In de brief zou iets openblijven: wat daar hoort te staan, is niet bekend.",
        "Leg vast wat ontbreekt; een brief met een gat gaat niet uit.",
    ),
    "letter.no_addressee": (
        "Naam en adres van de debiteur zijn gewist.",
        "Naar deze debiteur kan geen brief meer.",
    ),
    "letter.no_carrier": (
        "Er is geen dienst die berichten verstuurt.",
        "Stel die in, of laat de stap per e-mail of post schrijven.",
    ),
    "letter.no_channel": (
        "Er is geen adres om naar te schrijven.",
        "Leg contactgegevens van de debiteur vast.",
    ),
    "letter.no_doubt": (
        "Deze brief is niet (meer) onzeker.",
        "Kijk onder Verzending welke brieven dat zijn.",
    ),
    "letter.no_evidence": (
        "Er staat niet bij waaruit het blijkt.",
        "Noem de regel in het logboek, een antwoord, of wie keek.",
    ),
    "letter.no_mail_server": (
        "Er is geen mailserver, dus er gaat geen e-mail uit.",
        "Stel die in, of kies een traject dat per post schrijft.",
    ),
    "letter.no_creditor_address": (
        "Er is geen adres van de schuldeiser voor zijn brieven.",
        "Leg het vast bij de schuldeiser; daarna gaan de brieven.",
    ),
    "letter.no_sender": (
        "Er is geen adres om e-mail vanaf te sturen.",
        "Stel een afzender in, of leg het e-mailadres van de schuldeiser vast.",
    ),
    "letter.no_term": ("De brief is zonder laatste dag opgesteld.", _ORDER_AGAIN),
    "letter.not_overdue": (
        "Een factuur in de brief is nog niet vervallen.",
        "Laat haar weg, of stuur een rekeningoverzicht.",
    ),
    "letter.not_sent": (
        "Deze brief is niet verzonden en kan dus niet zijn bezorgd.",
        "Leg de bezorging vast van een brief die is verzonden.",
    ),
    "letter.notice_short": (
        "Zo'n korte termijn is voor een ingebrekestelling niet redelijk.",
        "Geef een langere termijn.",
    ),
    "letter.other_costs": (
        "Een veertiendagenbrief vraagt geen andere kosten.",
        "Laat vorderingen weg die al kosten dragen.",
    ),
    "letter.payment_link": ("De betaallink is geen https-adres.", "Stel de link opnieuw in."),
    "letter.payment_reference": (
        "Het betalingskenmerk klopt niet.",
        "Verbeter het kenmerk van de factuur.",
    ),
    "letter.percentage": (
        "De sjabloon noemt een percentage waar een bedrag hoort.",
        _LAYOUT,
    ),
    "letter.plan_costs": ("Bij een afspraak horen geen kosten.", _ORDER_AGAIN),
    "letter.plan_days": (
        "De termijnen staan niet op volgorde, of er is er een voorbij.",
        _ORDER_AGAIN,
    ),
    "letter.plan_asks": (
        "Dat een regeling is nagekomen vraagt niets; de brief zegt wat is betaald.",
        _ORDER_AGAIN,
    ),
    "letter.plan_sum": ("De termijnen zijn samen niet wat is afgesproken.", _ORDER_AGAIN),
    "letter.reminder_asks_more": (
        "Een herinnering vraagt alleen de factuur.",
        "Stuur een rekeningoverzicht of een aanmaning.",
    ),
    "letter.reminder_stern": (
        "Een herinnering dreigt niet.",
        "Stuur een aanmaning, of laat het weg.",
    ),
    "letter.sent_when": (
        "Op die dag[, {day},] kan de brief niet zijn uitgegaan[: de verzending begon {begun}].",
        "Kies de dag die blijkt, of laat haar weg.",
    ),
    "letter.short_lacks": (
        "Een kort bericht heeft een laatste dag en één rekening nodig.",
        "Laat deze stap per e-mail of post schrijven.",
    ),
    "letter.term_over": ("De termijn is op de dag van de brief al voorbij.", _ORDER_AGAIN),
    "letter.term_short": ("De laatste dag ligt voor het einde van de termijn.", _ORDER_AGAIN),
    "letter.text_calendar_day": (
        "De gedrukte veertiendagenbrief noemt een dag waarop de termijn eindigt.",
        _LAYOUT,
    ),
    "letter.text_missing": ("In de gedrukte brief ontbreekt iets.", _LAYOUT),
    "letter.text_stern": ("De gedrukte herinnering dreigt.", _LAYOUT),
    "letter.text_unlawful_term": (
        "De gedrukte brief noemt een termijn die de wet niet kent.",
        _LAYOUT,
    ),
    "letter.too_short_for_that": (
        "Alleen een herinnering die niet in gebreke stelt, kan als kort bericht.",
        "Laat deze stap per e-mail of post schrijven.",
    ),
    "letter.total": ("Het gevraagde bedrag is niet de som van de facturen.", _ORDER_AGAIN),
    "letter.not_there_yet": (
        "De brief was op die dag of dat moment nog niet opgesteld.",
        "Kies een latere dag, of een later moment of een latere positie.",
    ),
    "letter.unknown": ("Deze brief bestaat niet.", "Kijk bij de vordering welke brieven er zijn."),
    "mail.address": ("Een e-mailadres is niet één gewoon adres.", _ADDRESS),
    "mail.header": ("In de kop van de e-mail staat een teken dat daar niet mag.", _ADDRESS),
    "message.insecure": (
        "Berichten gaan alleen naar een https-adres.",
        "Verbeter het adres van de berichtendienst.",
    ),
    "message.number": (
        "Naar dit telefoonnummer kan geen bericht.",
        "Verbeter het nummer, of laat de stap per e-mail of post schrijven.",
    ),
    "paper.cannot_be_set": ("De brief kon niet worden opgemaakt.", _LAYOUT),
    "accounts.four_eyes": (
        "Waar een schuldeiser wordt betaald, wijzigt alleen met goedkeuring van een tweede.",
        "Noem de collega die meekeek, een ander dan u zelf.",
    ),
    "terms.changed": (
        "Iemand anders heeft dit intussen gewijzigd[: {fields}].",
        "Kijk wat er nu staat, en wijzig wat nog anders moet.",
    ),
    "payment_link.template": (
        "De betaallink is niet bruikbaar[: {held}].",
        "Schrijf hem als https://pay.example/{reference}?amount={amount}",
    ),
    "post.day": (
        "Op die dag[, {day},] kunnen deze brieven niet zijn gepost[: zij zijn van {made}].",
        "Kies de dag waarop de vervoerder ze kreeg, uiterlijk vandaag.",
    ),
    "post.no_batch": ("Deze partij wacht niet (meer) op de post.", "Kijk onder Verzending."),
    "post.not_posted": ("Deze brief is niet gepost.", "Leg eerst de postdag vast."),
    "post.not_waiting": ("Deze brief wacht niet (meer) op de post.", "Kijk onder Verzending."),
    "template.cannot_be_set": ("De brieven van deze sjabloon zijn niet te drukken.", _LAYOUT),
    "template.layout": ("De opmaak van de sjabloon klopt niet.", _LAYOUT),
    "template.logo": (
        "Het logo verwijst naar iets buiten zichzelf, of bevat een script.",
        "Neem een ander logo.",
    ),
    "template.manifest": ("De beschrijving van de sjabloon klopt niet.", _LAYOUT),
    "template.too_large": ("De sjabloon is te groot.", "Maak het logo kleiner."),
    "template.too_slow": (
        "Het drukken van de brieven duurt te lang.",
        "Maak de opmaak eenvoudiger.",
    ),
    "template.unknown": ("Deze sjabloon bestaat niet.", "Kies een sjabloon die is geladen."),
    "template.unknown_file": ("De sjabloon bevat iets wat er niet in hoort.", "Haal het weg."),
    "template.unreadable": ("De sjabloon is niet te lezen.", "Geef een zip of een map."),
    "template.version_used": (
        "Deze versie van de sjabloon is er al, met andere inhoud.",
        "Verhoog de versie: wat is opgesteld, verandert nooit.",
    ),
}
"""By code. A part in brackets is left out where what it names is not told."""
