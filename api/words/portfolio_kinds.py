"""What the figures of a portfolio, their measures and parts are called, and how each is made."""

from collections.abc import Mapping
from typing import Final

from api.words.language import DUTCH, spoken

CALLED: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "Figure": {
        "ageing": ("Ouderdom van wat openstaat", "Ageing of what is open"),
        "days_sales_outstanding": ("Dagen omzet die openstaan (DSO)", "Days sales outstanding"),
        "collection_effectiveness": ("Incassoresultaat (CEI)", "Collection effectiveness (CEI)"),
        "recovered_by_step": ("Ontvangen per stap", "Recovered by step"),
        "recovered_by_plan": ("Ontvangen per plan", "Recovered by plan"),
        "recovered_by_creditor": ("Ontvangen per schuldeiser", "Recovered by creditor"),
        "time_to_payment": ("Dagen tot betaling", "Time to payment"),
        "promises_kept": ("Betaalbeloften nagekomen", "Promises kept"),
        "plans_completed": ("Regelingen volbracht", "Payment plans completed"),
        "costs_collected": ("Incassokosten ontvangen", "Collection costs collected"),
        "interest_collected": ("Rente ontvangen", "Interest collected"),
        "dispute_rate": ("Betwist", "Disputed"),
        "letters": ("Brieven verstuurd", "Letters sent"),
        "ends": ("Afgelopen", "Ended"),
    },
    "Measure": {
        "ageing": ("open", "open"),
        "receivable": ("hoofdsom open", "principal open"),
        "receivable_before": ("hoofdsom open voor de periode", "principal open before the period"),
        "invoiced": ("gefactureerd", "invoiced"),
        "recovered_by_step": ("ontvangen na", "recovered after"),
        "recovered_by_plan": ("ontvangen onder", "recovered under"),
        "recovered_by_creditor": ("ontvangen voor", "recovered for"),
        "recovered_by_age": ("ontvangen", "recovered"),
        "costs_collected": ("kosten ontvangen", "costs collected"),
        "interest_collected": ("rente ontvangen", "interest collected"),
        "costs_charged": ("kosten in rekening gebracht", "costs charged"),
        "costs_waived": ("kosten kwijtgescholden of vervallen", "costs waived or fallen"),
        "letters": ("verstuurd", "sent"),
        "promises": ("betaalbelofte", "promise"),
        "plans": ("regeling", "payment plan"),
        "disputed": ("betwist", "disputed"),
        "ends": ("", ""),
    },
    "MeasurePart": {
        "not_due": ("nog niet vervallen", "not yet due"),
        "1-30": ("1 t/m 30 dagen te laat", "1 to 30 days overdue"),
        "31-60": ("31 t/m 60 dagen te laat", "31 to 60 days overdue"),
        "61-90": ("61 t/m 90 dagen te laat", "61 to 90 days overdue"),
        "90+": ("meer dan 90 dagen te laat", "more than 90 days overdue"),
        "promise_kept": ("nagekomen", "kept"),
        "promise_broken": ("niet nagekomen", "broken"),
        "plan_completed": ("volbracht", "completed"),
        "plan_lapsed": ("vervallen", "lapsed"),
        "settled": ("voldaan", "settled"),
        "handed_over": ("uit handen gegeven", "handed over"),
        "withdrawn": ("ingetrokken", "withdrawn"),
        "written_off": ("afgeboekt", "written off"),
    },
    "PaidAfter": {
        "early": ("op tijd", "in time"),
        "1-14": ("1 t/m 14 dagen te laat", "1 to 14 days late"),
        "15-30": ("15 t/m 30 dagen te laat", "15 to 30 days late"),
        "31-60": ("31 t/m 60 dagen te laat", "31 to 60 days late"),
        "61-90": ("61 t/m 90 dagen te laat", "61 to 90 days late"),
        "90+": ("meer dan 90 dagen te laat", "more than 90 days late"),
    },
}

_MADE: Final[Mapping[str, tuple[str, str]]] = {
    "ageing": (
        (
            "Hoofdsom, rente en kosten die op de dag openstaan, ook van wat uit handen is gegeven,"
            " naar dagen na de vervaldag."
        ),
        (
            "Principal, interest and costs open on the day, also of what was handed over, by days"
            " after the due day."
        ),
    ),
    "days_sales_outstanding": (
        (
            "Hoofdsom die op de dag openstaat, gedeeld door wat in de periode is gefactureerd, maal"
            " de dagen van de periode."
        ),
        "Principal open on the day, divided by what was invoiced in the period, times its days.",
    ),
    "collection_effectiveness": (
        (
            "Van wat te innen was (hoofdsom open voor de periode en gefactureerd erin, zonder"
            " wat nog niet vervallen is), welk deel niet meer openstaat."
        ),
        (
            "Of what could be collected (principal open before the period and invoiced in it, less"
            " what is not yet due), the part that is no longer open."
        ),
    ),
    "recovered_by_step": (
        "Betaald in de periode, bij de laatste brief die voor de dag van de betaling is verstuurd.",
        "Paid in the period, under the last letter sent before the day of the payment.",
    ),
    "recovered_by_plan": (
        "Betaald in de periode, naar het plan van de vordering.",
        "Paid in the period, by the plan of the claim.",
    ),
    "recovered_by_creditor": (
        "Betaald in de periode, naar schuldeiser.",
        "Paid in the period, by creditor.",
    ),
    "time_to_payment": (
        "Dagen na de vervaldag waarop het geld kwam, gewogen naar bedrag; onder nul: ervoor.",
        "Days after the due day on which money came, weighted by amount; below zero: before it.",
    ),
    "promises_kept": (
        "Van de betaalbeloften die in de periode afliepen, hoeveel zijn nagekomen.",
        "Of the promises that came to an end in the period, how many were kept.",
    ),
    "plans_completed": (
        "Van de regelingen die in de periode afliepen, hoeveel zijn volbracht.",
        "Of the payment plans that came to an end in the period, how many were completed.",
    ),
    "costs_collected": (
        "Incassokosten waarvoor betalingen van de periode zijn aangewend (BW 6:44).",
        "Collection costs that payments of the period were taken for (BW 6:44).",
    ),
    "interest_collected": (
        "Rente waarvoor betalingen van de periode zijn aangewend (BW 6:44).",
        "Interest that payments of the period were taken for (BW 6:44).",
    ),
    "dispute_rate": (
        "Vorderingen betwist in de periode, gedeeld door de facturen van de periode.",
        "Claims disputed in the period, divided by the invoices of the period.",
    ),
    "letters": (
        (
            "Brieven die in de periode zijn verstuurd, per stap; een brief over meer vorderingen"
            " telt één keer."
        ),
        "Letters sent in the period, by step; a letter over several claims is one.",
    ),
    "ends": (
        "Vorderingen die in de periode afliepen, zonder wat daarna weer is gaan lopen.",
        "Claims that ended in the period, without what lives again since.",
    ),
}


def called(value: str, of: str) -> str:
    """What a figure, a measure or a part of one is called; one without a name as it stands."""
    said = CALLED[of].get(value)
    return value if said is None else said[0] if spoken() == DUTCH else said[1]


def how_made(figure: str) -> str:
    """How a figure is worked out, in a sentence."""
    dutch, english = _MADE[figure]
    return dutch if spoken() == DUTCH else english
