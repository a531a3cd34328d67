"""Remarks about a dunning plan in Dutch, by code: what is wrong or unwise, and the way out."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "anchor.first": (
        "voor de eerste stap komt niets: dit betekent hier de vervaldag",
        'Schrijf anchor = "due".',
    ),
    "audience.letter": (
        "bedrijven krijgen een veertiendagenbrief, die de wet alleen voor consumenten vraagt",
        'Schrijf audience = "consumer".',
    ),
    "audience.never": (
        "het traject is niet voor deze debiteuren, dus niemand komt bij deze stap",
        "Laat de stap weg.",
    ),
    "call.none": ("niemand belt de debiteur; contact is persoonlijk", "Voeg een belstap toe."),
    "ceiling.high": ("zoveel contact per week belast een debiteur", "Verlaag het maximum."),
    "channel.no_fallback": (
        "een brief per e-mail heeft geen uitwijk als de e-mail wordt geweigerd",
        'Schrijf fallback = "post".',
    ),
    "contact.hours": (
        "contact mag alleen op de uren die de wet toelaat; het programma houdt zich daaraan",
        "Laat het weg.",
    ),
    "contact.sundays": ("op zondag en feestdagen is er geen contact", "Laat het weg."),
    "contacts.above_ceiling": (
        "dit contact gaat over het maximum van het traject zelf en zal wachten",
        "Geef meer dagen tussen de stappen.",
    ),
    "costs.announced": (
        "kosten worden een consument alleen in de veertiendagenbrief aangezegd",
        'Laat het weg, of schrijf audience = "business".',
    ),
    "costs.before_the_letter": (
        "er worden kosten gevraagd van een consument die zijn veertien dagen niet kreeg",
        "Zet een veertiendagenbrief voor deze stap.",
    ),
    "costs.fee": (
        "een debiteur is naast de wettelijke incassokosten niets verschuldigd",
        "Laat het weg.",
    ),
    "costs.percentage": (
        "kosten zijn een bedrag in euro volgens de staffel, geen percentage",
        "Laat het percentage weg.",
    ),
    "costs.twice": (
        "een eerdere stap berekent de incassokosten al; die komen één keer",
        "Laat charge_costs bij deze stap weg.",
    ),
    "demand.before_default": (
        "voor deze aanmaning komt geen ingebrekestelling: soms wacht de vordering dan op een mens",
        "Laat een eerdere brief serves_as_notice = true schrijven.",
    ),
    "dispute.goes_on": (
        "bij een betwisting gaat er niets uit tot zij is beantwoord",
        "Laat het weg.",
    ),
    "entry.flood": (
        "oude vorderingen kunnen in groten getale beginnen, of zonder dat iemand kijkt",
        "Laat oude vorderingen wachten, en geef een maximum per dag.",
    ),
    "fourteen_days.before_default": (
        "de veertiendagenbrief gaat uit voordat er verzuim is; dan zijn nooit kosten verschuldigd",
        "Laat een eerdere brief in gebreke stellen, of zet er een stap verzuim voor.",
    ),
    "fourteen_days.by_email_only": (
        "een veertiendagenbrief per e-mail alleen geeft geen termijn: ontvangst wordt niet vermoed",
        'Schrijf channel = "post", of fallback = "post".',
    ),
    "fourteen_days.calendar_day": (
        "een veertiendagenbrief noemt geen dag; bij late post zou die te vroeg zijn",
        'Laat haar weg en schrijf wording = "14".',
    ),
    "fourteen_days.dating": (
        "deze tekst loopt niet vanaf de dag na bezorging; er zouden nooit kosten vervallen",
        'Schrijf wording = "14" en geen termijn.',
    ),
    "fourteen_days.from_sending": (
        "de veertien dagen lopen vanaf de dag na bezorging, niet vanaf verzending",
        'Schrijf wording = "14" en geen termijn.',
    ),
    "fourteen_days.no_amount": (
        "een veertiendagenbrief noemt de kosten die volgen precies",
        "Schrijf mentions_costs = true.",
    ),
    "fourteen_days.own_days": (
        "de dagen van een veertiendagenbrief zijn die van zijn tekst",
        'Schrijf wording = "14" en geen termijn.',
    ),
    "fourteen_days.skipped": (
        "een veertiendagenbrief wordt niet overgeslagen",
        "Laat skip_if weg.",
    ),
    "hand_over.too_early": (
        "een consument gaat uit handen voordat zijn veertien dagen en een bankdag voorbij zijn",
        'Schrijf anchor = "term" en days = 1.',
    ),
    "hand_over.unseen": (
        "niemand kijkt naar een vordering voordat zij uit handen gaat",
        "Schrijf needs_approval = true, of zet er een stap wait voor.",
    ),
    "hand_over.without_letter": (
        "een consument gaat uit handen zonder geldige veertiendagenbrief",
        "Zet een veertiendagenbrief voor deze stap, bij elk bedrag.",
    ),
    "interest.before_default": (
        "er wordt over rente gesproken voordat er verzuim is",
        "Laat mentions_interest bij deze brief weg.",
    ),
    "interest.in_the_plan": (
        "de rente volgt uit de wet of het contract, niet uit het traject",
        "Laat het weg.",
    ),
    "notice.conditional": (
        "de ingebrekestelling kan worden overgeslagen; dan begint het verzuim misschien nooit",
        "Laat de voorwaarde weg.",
    ),
    "notice.short_demand": (
        "deze termijn is voor een ingebrekestelling niet redelijk",
        "Geef meer dagen, of laat een eerdere brief in gebreke stellen.",
    ),
    "notice.short_for_consumers": (
        "deze termijn kan voor een consument te kort worden gevonden",
        "Geef voor de zekerheid meer dagen.",
    ),
    "notice.too_short": (
        "deze termijn is voor een ingebrekestelling niet redelijk",
        "Geef meer dagen vanaf de ontvangst.",
    ),
    "plan.by_itself": (
        "niets wordt vanzelf afgeboekt of uit handen gegeven waar eerst iemand moet kijken",
        "Laat het weg: een mens beslist.",
    ),
    "plan.calendar_day": (
        "een traject geeft aantallen dagen, geen datum",
        "Schrijf term_days.",
    ),
    "plan.long_gap": ("de vordering ligt lang stil", "Geef minder dagen."),
    "plan.no_end": (
        "het traject eindigt zonder overdracht, afboeking of besluit van een mens",
        "Voeg een stap wait met een vraag toe.",
    ),
    "plan.shape": (
        "dit is niet te lezen als traject",
        "Kijk in docs/plans.md wat een veld vraagt.",
    ),
    "post.never_registered": (
        "bij geen enkel bedrag gaat de ingebrekestelling aangetekend",
        'Schrijf registered_from = "2500.00" of een ander bedrag.',
    ),
    "reminder.stern": (
        "een herinnering spreekt niet over kosten of een incassobureau: daar is nog niets van aan",
        "Laat het weg; een aanmaning of veertiendagenbrief mag het zeggen.",
    ),
    "small.step_high": (
        "voor minder wordt geen stap gezet: veel vorderingen blijven dan liggen",
        "Geef 50.00 of minder.",
    ),
    "small.difference_high": (
        "dit wordt voor afboeken voorgesteld en is meer dan een verschil",
        "Geef 1.00 of minder.",
    ),
    "small.difference_above_floor": (
        "wat voor afboeken wordt voorgesteld, reikt tot waar een stap wordt gezet",
        "Laat small_difference kleiner zijn dan smallest_step.",
    ),
    "term.long": ("zo'n lange termijn maakt de vordering oud", "Geef 30 dagen of minder."),
}
"""By code."""


def remark_in_dutch(code: str) -> tuple[str, str]:
    """What is wrong or unwise and the way out; a code of a newer program is said as it stands."""
    return DUTCH.get(code, (code, ""))


def remarks_in_dutch(lines: str) -> str:
    """Remarks that a refusal names as ``12 costs.twice``, one a line, in one sentence each."""
    said = (line.partition(" ") for line in lines.splitlines())
    return "; ".join(f"regel {line}: {remark_in_dutch(code)[0]}" for line, _, code in said)
