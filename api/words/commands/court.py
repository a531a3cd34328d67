"""What the commands before the court and after it are called."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "interruption-letter": CommandWords(
        nl=Called(
            "Stuitingsbrief",
            "Verstuur de stuitingsbrief",
            "Stuit de verjaring met een brief waarin u uw recht op nakoming voorbehoudt.",
        ),
        en=Called(
            "Letter that interrupts limitation",
            "Send the letter",
            "Interrupt the limitation by a letter that reserves the right to performance.",
        ),
    ),
    "summons": CommandWords(
        nl=Called(
            "Dagvaarding",
            "Leg de dagvaarding vast",
            "Leg vast dat de debiteur is gedagvaard: de vordering wordt nergens anders meer"
            " gevraagd tot de rechter heeft beslist.",
        ),
        en=Called(
            "Summons",
            "Record the summons",
            "Record that the debtor was summoned: the claim is asked nowhere else until it is"
            " decided.",
        ),
        fields={
            "served_on": ("Betekend op", "Served on"),
            "court": ("Rechtbank", "Court"),
            "hearing_on": ("Roldatum", "Day on the cause list"),
            "principal": (
                "Gevorderde hoofdsom (leeg: alles wat die dag open was)",
                "Principal claimed (empty: all that was open that day)",
            ),
            "interest": ("Gevorderde rente tot de dagvaarding", "Interest up to the summons"),
            "costs": ("Gevorderde incassokosten", "Collection costs claimed"),
            "served_costs": ("Kosten van de deurwaarder", "What the bailiff charged"),
            "confirmed": (
                "Het klopt zo, ook al is het ongewoon",
                "It is meant so, though it is unusual",
            ),
        },
    ),
    "court-step": CommandWords(
        nl=Called(
            "In de procedure",
            "Leg vast",
            "Leg vast wat er in de procedure gebeurde, of dat het vonnis is betekend.",
        ),
        en=Called(
            "In the proceedings",
            "Record it",
            "Record what happened in the proceedings, or that the judgment was served.",
        ),
        fields={
            "step": ("Wat er gebeurde", "What happened"),
            "on": ("Dag", "Day"),
            "hearing_on": ("Volgende roldatum", "Next day on the cause list"),
            "note": ("Notitie (wordt verzegeld)", "Note (kept sealed)"),
        },
    ),
    "judgment": CommandWords(
        nl=Called(
            "Vonnis",
            "Leg het vonnis vast",
            "Leg vast wat de rechter toewijst: dat is vanaf de dag van het vonnis verschuldigd;"
            " wat is afgewezen, wordt niet meer gevraagd.",
        ),
        en=Called(
            "Judgment",
            "Record the judgment",
            "Record what the court awards: that is owed from its day on, and what it rejects is"
            " asked no more.",
        ),
        fields={
            "given_on": ("Gewezen op", "Given on"),
            "court": ("Rechtbank", "Court"),
            "case_number": ("Zaaknummer", "Case number"),
            "form": ("Vorm", "Form"),
            "by_default": ("Bij verstek", "By default"),
            "enforceable": ("Uitvoerbaar bij voorraad", "Provisionally enforceable"),
            "principal": ("Toegewezen hoofdsom", "Principal awarded"),
            "interest_kind": ("Rente over de hoofdsom", "Interest on the principal"),
            "interest_rate": (
                "Percentage per jaar, bij overeengekomen rente (enkelvoudig)",
                "Percent a year, of agreed interest (simple)",
            ),
            "interest_from": ("Rente vanaf", "Interest from"),
            "interest_over": (
                "Over welk deel van de hoofdsom (leeg: alles)",
                "Over which part of the principal (empty: all)",
            ),
            "interest": ("Rente als bedrag toegewezen", "Interest awarded as a sum"),
            "collection_costs": ("Incassokosten", "Collection costs"),
            "vat_on_costs": ("Btw over de incassokosten", "VAT on the collection costs"),
            "costs_interest_from": (
                "Wettelijke rente over de incassokosten vanaf",
                "Statutory interest on the collection costs from",
            ),
            "procedural_costs": ("Proceskosten", "Costs of proceedings"),
            "after_costs": ("Nakosten", "After-costs"),
            "procedural_interest_from": (
                "Wettelijke rente over de proceskosten vanaf",
                "Statutory interest on the costs of proceedings from",
            ),
            "reckoned_through": (
                "Betalingen zijn eraf tot en met (leeg: de dagvaarding)",
                "Payments are off through (empty: the summons)",
            ),
            "upholds": (
                "Bekrachtigt het vorige vonnis (executiekosten blijven verschuldigd)",
                "Upholds the judgment before it (costs of enforcement stay owed)",
            ),
        },
    ),
    "judgment-annulled": CommandWords(
        nl=Called(
            "Vonnis vernietigd",
            "Leg de vernietiging vast",
            "Leg vast dat het vonnis niet meer geldt: de vordering staat er weer voor alsof het"
            " nooit was gewezen.",
        ),
        en=Called(
            "Judgment annulled",
            "Record the annulment",
            "Record that the judgment holds no more: the claim stands as if it had never been"
            " given.",
        ),
        fields={
            "annulled_on": ("Vernietigd op", "Annulled on"),
            "ground": ("Waardoor", "By what"),
        },
    ),
    "attachment": CommandWords(
        nl=Called(
            "Beslag",
            "Leg het beslag vast",
            "Leg vast dat de deurwaarder beslag heeft gelegd; de beslagvrije voet berekent hij.",
        ),
        en=Called(
            "Attachment",
            "Record the attachment",
            "Record that the bailiff laid an attachment; the protected level is worked out by him.",
        ),
        fields={
            "kind": ("Waarop", "On what"),
            "laid_on": ("Gelegd op", "Laid on"),
            "third_party": ("Onder wie (wordt verzegeld)", "Under whom (kept sealed)"),
            "protected_level": (
                "Beslagvrije voet per maand, volgens de deurwaarder",
                "Protected level a month, as the bailiff told it",
            ),
        },
    ),
    "attachment-released": CommandWords(
        nl=Called(
            "Beslag opgeheven",
            "Leg vast dat het is opgeheven",
            "Leg vast dat een beslag is opgeheven.",
        ),
        en=Called(
            "Attachment released",
            "Record the release",
            "Record that an attachment was released.",
        ),
        fields={
            "attachment": ("Welk beslag", "Which attachment"),
            "released_on": ("Opgeheven op", "Released on"),
        },
    ),
    "enforcement-costs": CommandWords(
        nl=Called(
            "Executiekosten",
            "Leg de kosten vast",
            "Voeg toe wat een ambtshandeling kostte, zoals het stuk van de deurwaarder het noemt.",
        ),
        en=Called(
            "Costs of enforcement",
            "Record the costs",
            "Add what an act of enforcement cost, as the bailiff's document names it.",
        ),
        fields={
            "amount": ("Bedrag", "Amount"),
            "made_on": ("Dag van de ambtshandeling", "Day of the act"),
            "document": ("Nummer van exploot of nota", "Number of the deed or bill"),
        },
    ),
}
"""By the name of a command."""
