"""Refusals in Dutch, by their stable code; one without a translation stays as it is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from api.words.language import DUTCH, spoken
from application.queries.shapes import ProblemOut

_DUTCH: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "claim.unknown": ("Deze vordering bestaat niet.", "Zoek haar op in het overzicht."),
        "claim.ended": ("Deze vordering loopt niet meer.", "Heropen haar eerst."),
        "command.key_reused": (
            "Dit formulier is al eerder met andere gegevens verstuurd.",
            "Open de vordering opnieuw en vul het formulier nog eens in.",
        ),
        "conflict": ("Iemand anders legde tegelijk iets vast.", "Probeer het opnieuw."),
        "day.in_the_future": (
            "De dag ligt in de toekomst.",
            "Leg het vast wanneer het is gebeurd.",
        ),
        "dispute.more_than_principal": (
            "Er kan niet meer worden betwist dan de hoofdsom.",
            "Laat het bedrag leeg om alles te betwisten.",
        ),
        "dispute.no_ground": ("Een betwisting heeft een reden nodig.", "Kies een reden."),
        "hold.backwards": ("De pauze zou eindigen voordat zij begint.", "Kies een latere dag."),
        "http.404": ("Deze pagina bestaat niet.", ""),
        "internal": (
            "Het programma maakte een fout; er is niets half vastgelegd.",
            "Probeer het opnieuw en meld het als het weer gebeurt.",
        ),
        "letter.no_evidence": (
            "Er staat niet bij waaruit het blijkt.",
            "Noem de regel in het logboek, een antwoord, of wie keek.",
        ),
        "letter.no_doubt": ("Deze brief is niet (meer) onzeker.", ""),
        "letter.not_sent": ("Deze brief is niet verzonden en kan dus niet zijn bezorgd.", ""),
        "letter.delivered_when": (
            "Deze dag ligt niet tussen de verzending en vandaag.",
            "Kies de dag waarop de brief werd ontvangen.",
        ),
        "post.day": (
            "Op deze dag kunnen deze brieven niet zijn gepost.",
            "Kies de dag waarop de vervoerder ze kreeg, uiterlijk vandaag.",
        ),
        "post.no_batch": ("Deze partij wacht niet (meer) op de post.", ""),
        "post.not_waiting": ("Deze brief wacht niet (meer) op de post.", ""),
        "post.not_posted": ("Deze brief is niet gepost.", "Leg eerst de postdag vast."),
        "letter.unknown": ("Deze brief bestaat niet.", ""),
        "document.none": ("Van deze brief is er nog geen document.", ""),
        "document.erased": ("Het document is gewist met de gegevens van de debiteur.", ""),
        "money.not_an_amount": ("Dit is geen bedrag.", "Schrijf het als 125,00."),
        "money.not_positive": ("Het bedrag moet meer dan nul zijn.", ""),
        "overview.beyond_horizon": ("Zo ver vooruit wordt niet gerekend.", "Kies een eerdere dag."),
        "paging.cursor": ("Deze bladzijde hoort bij een andere lijst.", "Begin vooraan."),
        "payment.known_otherwise": (
            "Onder dit kenmerk is al een andere betaling vastgelegd.",
            "Gebruik een ander kenmerk.",
        ),
        "promise.more_than_open": (
            "Er staat minder open dan dit bedrag.",
            "Laat het bedrag leeg om alles te beloven.",
        ),
        "promise.too_late": ("De beloofde dag is voorbij.", "Kies vandaag of later."),
        "request.from_elsewhere": ("Dit verzoek komt van een andere site.", "Open de pagina hier."),
        "request.invalid": ("Dit adres klopt niet.", "Ga terug naar het overzicht."),
    }
)


def told(problem: ProblemOut) -> ProblemOut:
    """A problem in the language that is spoken."""
    if spoken() != DUTCH or problem.code not in _DUTCH:
        return problem
    detail, way_out = _DUTCH[problem.code]
    return problem.model_copy(update={"detail": detail, "way_out": way_out})
