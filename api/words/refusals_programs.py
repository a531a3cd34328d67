"""Refusals in Dutch as a program is told them: where a page speaks of itself and its forms."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "command.key_reused": (
        "Deze sleutel kwam al eerder, met andere gegevens.",
        "Neem voor een nieuw verzoek een nieuwe sleutel, en voor een herhaling precies hetzelfde.",
    ),
    "command.unknown": ("Dit commando bestaat niet.", "Kijk in /docs welke er zijn."),
    "form.no_day": ("Dit is geen dag.", "Schrijf hem als 2026-11-21."),
    "http.404": ("Dit adres bestaat niet.", "Kijk in /docs welke er zijn."),
    "http.405": ("Dit kan op dit adres niet.", "Kijk in /docs wat er kan."),
    "paging.cursor": (
        "Deze cursor hoort bij een andere lijst of bij iemand anders.",
        "Begin vooraan, zonder cursor.",
    ),
    "request.invalid": (
        "Dit verzoek klopt niet.",
        "Kijk in /docs wat elk veld aanneemt.",
    ),
    "seen.not_said": (
        "Niets zegt welke versie u zag toen u dit besliste.",
        "Stuur de ETag van wat u las mee als If-Match, of * waar het niet uitmaakt.",
    ),
    "search.not_ours": (
        "Wat u zoekt, staat niet leesbaar in een adres; dit is niet hier voor u verzegeld.",
        "Stuur het in de vraag zelf.",
    ),
    "what_if.form": (
        "Dit verzoek zegt niet welk plan over welke dagen wordt geprobeerd.",
        "Geef een plan, en beide dagen.",
    ),
}
"""By code; of every other one the words of the pages are a program's too."""
