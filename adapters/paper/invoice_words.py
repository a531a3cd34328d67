"""Dutch of an e-invoice that is laid out for people."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from adapters.paper.labels import LABELS

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **LABELS["nl"],
        "invoice": "Factuur",
        "credit_note": "Creditfactuur",
        "readable": "Leesbare weergave van {file}. Het bestand zelf is de factuur; zijn SHA-256:",
        "supplier": "Leverancier",
        "customer": "Afnemer",
        "number": "Factuurnummer",
        "issued_on": "Factuurdatum",
        "due_on": "Vervaldatum",
        "delivered_on": "Geleverd op",
        "period": "Periode",
        "through": "{start} tot en met {end}",
        "from": "vanaf {start}",
        "until": "tot en met {end}",
        "order_reference": "Ordernummer",
        "buyer_reference": "Referentie van de afnemer",
        "references": "Eerdere factuur",
        "terms": "Betaalafspraak",
        "lines": "Regels",
        "no_lines": "Het bestand heeft geen regels.",
        "description": "Omschrijving",
        "quantity": "Aantal",
        "price": "Prijs",
        "per": "{price} per {quantity}",
        "vat_percent": "Btw %",
        "line_amount": "Bedrag",
        "unread": "niet in hele centen",
        "vat_by_rate": "Btw per tarief",
        "rate": "Tarief",
        "no_rate": "zonder tarief",
        "taxable": "Over",
        "vat": "Btw",
        "charges": "Kortingen en toeslagen op het geheel",
        "discount": "Korting",
        "charge": "Toeslag",
        "totals": "Totalen",
        "without_vat": "Totaal zonder btw",
        "vat_total": "Btw",
        "tax_inclusive": "Totaal met btw",
        "prepaid": "Al betaald",
        "rounding": "Afronding",
        "payable": "Te betalen",
        "disagree": "Let op: de totalen in het bestand tellen niet op.",
        "payee": "Let op: volgens het bestand wordt een ander dan de leverancier betaald.",
        "direct_debit": "Volgens het bestand wordt dit bedrag afgeschreven (automatische incasso).",
        "accounts": "Betalen op",
        "account_row": "{account}{name}{reference}{amount}",
        "in_name_of": ", ten name van {name}",
        "under": ", onder vermelding van {reference}",
        "this_much": ": {amount}",
        "notes": "Opmerkingen in het bestand",
        "attached": "Bijlagen in het bestand",
        "unnamed": "zonder naam",
        "beside": "ligt hierbij als {file}",
        "within": "zit in het bestand",
        "unreadable": "is niet uit het bestand te halen",
        "oin": "OIN",
        "id": "Nummer",
    }
)

UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "C62": "stuk",
        "EA": "stuk",
        "H87": "stuk",
        "HUR": "uur",
        "MIN": "minuut",
        "DAY": "dag",
        "WEE": "week",
        "MON": "maand",
        "ANN": "jaar",
        "KGM": "kg",
        "GRM": "g",
        "TNE": "ton",
        "LTR": "liter",
        "MTR": "m",
        "KMT": "km",
        "MTK": "m²",
        "MTQ": "m³",
        "KWH": "kWh",
    }
)
"""UN/ECE Recommendation 20, those that are common on invoices; any other stands as its code."""
