"""What the values about court, judgment and enforcement are called."""

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "CourtStep": {
        "defence": ("Verweer gevoerd", "Defence"),
        "hearing": ("Mondelinge behandeling", "Hearing"),
        "adjourned": ("Aangehouden", "Adjourned"),
        "notified": ("Vonnis betekend", "Judgment served"),
        "objection": ("Verzet ingesteld", "Objection to a default judgment"),
        "appeal": ("Hoger beroep ingesteld", "Appeal"),
        "withdrawn": ("Zaak ingetrokken of doorgehaald", "Case taken back or struck off"),
    },
    "TitleForm": {
        "judgment": ("Vonnis", "Judgment"),
        "settlement": ("Schikking ter zitting (proces-verbaal)", "Settlement before the court"),
    },
    "PartKind": {
        "principal": ("Hoofdsom", "Principal"),
        "interest": ("Rente als bedrag", "Interest as a sum"),
        "collection_costs": ("Incassokosten", "Collection costs"),
        "vat_on_costs": ("Btw over de incassokosten", "VAT on the collection costs"),
        "procedural_costs": ("Proceskosten", "Costs of proceedings"),
        "after_costs": ("Nakosten", "After-costs"),
    },
    "AwardedInterest": {
        "consumer": ("Wettelijke rente (BW 6:119)", "Statutory interest (BW 6:119)"),
        "commercial": ("Wettelijke handelsrente (BW 6:119a)", "Commercial interest (BW 6:119a)"),
        "government": (
            "Handelsrente van de overheid (BW 6:119b)",
            "Government interest (BW 6:119b)",
        ),
        "contract": ("Overeengekomen rente", "Agreed interest"),
        "none": ("Geen rente", "No interest"),
    },
    "PartyCost": {
        "fee": ("Honorarium", "Fee"),
        "commission": ("Provisie", "Commission"),
        "disbursements": ("Verschotten", "Disbursements"),
        "court_fee": ("Griffierecht", "Court fee"),
        "proceedings": ("Proceskosten (dagvaarding, salaris)", "Proceedings (summons, salary)"),
        "enforcement": ("Ambtshandelingen (executie)", "Acts of enforcement"),
    },
    "CostGround": {
        "scale": (
            "Incassokosten, alleen volgens de wettelijke staffel (BW 6:96, Besluit BIK)",
            "Collection costs, only by the scale of the law (BW 6:96, Besluit BIK)",
        ),
        "judgment": (
            "Proceskosten, alleen bij vonnis (Rv 237)",
            "Costs of proceedings, only by judgment (Rv 237)",
        ),
        "enforcement": (
            "Executiekosten, alleen van de deurwaarder na een vonnis (Btag)",
            "Costs of enforcement, only a bailiff's after a judgment (Btag)",
        ),
    },
    "AttachmentKind": {
        "wages": ("Loon", "Wages"),
        "benefit": ("Uitkering", "Benefit"),
        "bank": ("Bankrekening", "Bank account"),
        "third_party": ("Onder een ander", "With a third party"),
        "movables": ("Roerende zaken", "Movables"),
        "vehicle": ("Voertuig", "Vehicle"),
        "real_estate": ("Onroerende zaak", "Real estate"),
    },
    "AnnulmentGround": {
        "objection": ("Verzet", "Objection"),
        "appeal": ("Hoger beroep", "Appeal"),
        "cassation": ("Cassatie", "Cassation"),
        "other": ("Anders", "Otherwise"),
    },
}
"""By enumeration and value: in Dutch, in English."""
