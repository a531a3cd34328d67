"""What the commands are called about what protects a debtor."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

_WHO: Final = {
    "name": ("Wie optreedt: naam", "Who acts: name"),
    "attention": ("Ter attentie van", "Attention of"),
    "street": ("Straat en huisnummer", "Street and number"),
    "postal_code": ("Postcode", "Postal code"),
    "city": ("Plaats", "City"),
    "country": ("Land", "Country"),
    "email": ("E-mail", "E-mail"),
    "phone": ("Telefoon", "Phone"),
}

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "bankruptcy": CommandWords(
        nl=Called(
            "Faillissement",
            "Leg faillissement vast",
            "Leg vast dat de debiteur failliet is verklaard: de vordering gaat naar de curator.",
        ),
        en=Called(
            "Bankruptcy",
            "Record the bankruptcy",
            "Record that the debtor was declared bankrupt: what he owes is filed with the trustee.",
        ),
        fields={
            "since": ("Dag van de uitspraak", "Day of the order"),
            "court": ("Rechtbank", "Court"),
            "number": ("Nummer in het register", "Number in the register"),
            **_WHO,
        },
    ),
    "suspension-of-payments": CommandWords(
        nl=Called(
            "Surseance van betaling",
            "Leg surseance vast",
            "Leg surseance van betaling vast: gewone schuldeisers wachten.",
        ),
        en=Called(
            "Suspension of payments",
            "Record the suspension",
            "Record a suspension of payments: ordinary creditors wait (Fw 230, 232).",
        ),
        fields={
            "since": ("Dag van de uitspraak", "Day of the order"),
            "court": ("Rechtbank", "Court"),
            "number": ("Nummer in het register", "Number in the register"),
            **_WHO,
            "until": ("Tot en met", "Through"),
            "invoices": ("Alleen deze facturen (leeg: alle)", "Only these invoices (empty: all)"),
        },
    ),
    "debt-restructuring": CommandWords(
        nl=Called(
            "Schuldsanering (Wsnp)",
            "Leg schuldsanering vast",
            "Leg wettelijke schuldsanering vast: achttien maanden, tenzij anders bepaald.",
        ),
        en=Called(
            "Debt restructuring (Wsnp)",
            "Record the restructuring",
            "Record statutory debt restructuring (Wsnp): eighteen months unless said otherwise.",
        ),
        fields={
            "since": ("Dag van de uitspraak", "Day of the order"),
            "court": ("Rechtbank", "Court"),
            "number": ("Nummer in het register", "Number in the register"),
            **_WHO,
            "until": ("Tot en met", "Through"),
        },
    ),
    "cooling-off": CommandWords(
        nl=Called(
            "Afkoelingsperiode (WHOA)",
            "Leg afkoelingsperiode vast",
            "Leg een afkoelingsperiode vast: hoogstens vier maanden per keer.",
        ),
        en=Called(
            "Cooling-off period (WHOA)",
            "Record the cooling-off",
            "Record a cooling-off period while a plan is prepared (WHOA): four months at most.",
        ),
        fields={
            "since": ("Dag van de uitspraak", "Day of the order"),
            "court": ("Rechtbank", "Court"),
            "number": ("Nummer in het register", "Number in the register"),
            "until": ("Tot en met", "Through"),
            "invoices": ("Alleen deze facturen (leeg: alle)", "Only these invoices (empty: all)"),
            "undisclosed": ("Besloten procedure", "Undisclosed"),
        },
    ),
    "moratorium": CommandWords(
        nl=Called(
            "Moratorium",
            "Leg moratorium vast",
            "Leg vast dat de rechter schuldeisers op afstand houdt zolang dat nodig is.",
        ),
        en=Called(
            "Moratorium",
            "Record the moratorium",
            "Record a judge's order that keeps creditors away while debts are being settled.",
        ),
        fields={
            "kind": ("Welke", "Which"),
            "since": ("Dag van de uitspraak", "Day of the order"),
            "court": ("Rechtbank", "Court"),
            "number": ("Nummer in het register", "Number in the register"),
            "until": ("Tot en met", "Through"),
            "threat": ("Wat het voorkomt (287b)", "What it prevents (287b)"),
        },
    ),
    "debt-help": CommandWords(
        nl=Called(
            "Schuldhulp",
            "Leg pauze vast",
            "Leg vast dat schuldhulp om een pauze vroeg; de dag erna kijkt eerst iemand.",
        ),
        en=Called(
            "Debt help",
            "Record the pause",
            "Record that debt help asked for a pause; on the day after it a person looks first.",
        ),
        fields={
            "since": ("Sinds", "Since"),
            **_WHO,
            "until": ("Tot en met", "Through"),
        },
    ),
    "guardianship": CommandWords(
        nl=Called(
            "Bewind of curatele",
            "Leg bewind vast",
            "Leg vast dat iemand voor het geld van de debiteur zorgt; mentorschap hoort hier niet.",
        ),
        en=Called(
            "Guardianship",
            "Record the guardianship",
            "Record that somebody looks after the debtor's money; mentorship is none.",
        ),
        fields={
            "kind": ("Welke", "Which"),
            "since": ("Dag van de uitspraak", "Day of the order"),
            "court": ("Rechtbank", "Court"),
            "number": ("Nummer in het register", "Number in the register"),
            **_WHO,
        },
    ),
    "minority": CommandWords(
        nl=Called(
            "Minderjarig",
            "Leg vast",
            "Leg vast dat de debiteur minderjarig is: wat hij alleen afsprak, is vernietigbaar.",
        ),
        en=Called(
            "Under age",
            "Record",
            "Record that the debtor is not of age: what he agreed to alone may be annulled.",
        ),
        fields={
            "adult_on": ("Wordt achttien op", "Becomes eighteen on"),
            **_WHO,
        },
    ),
    "dissolution": CommandWords(
        nl=Called(
            "Bedrijf ontbonden",
            "Leg ontbinding vast",
            "Leg vast dat het bedrijf is ontbonden: er is een vereffenaar, of niemand meer.",
        ),
        en=Called(
            "Dissolved company",
            "Record the dissolution",
            "Record that the company was dissolved: there may be a liquidator, or nobody at all.",
        ),
        fields={
            "since": ("Sinds", "Since"),
            "kind": ("Welke", "Which"),
            "number": ("Nummer in het handelsregister", "Number in the trade register"),
            **_WHO,
        },
    ),
    "estate-submission": CommandWords(
        nl=Called(
            "Indienen bij curator of bewindvoerder",
            "Dien in",
            "Dien in wat de debiteur schuldig was op de dag vóór de uitspraak, in één document.",
        ),
        en=Called(
            "File with trustee or administrator",
            "File the claims",
            "File what the debtor owed on the day before the order with who runs his insolvency.",
        ),
        fields={
            "kind": ("Waarin", "In what"),
            "language": ("Taal van het document", "Language of the document"),
        },
    ),
    "estate-letter": CommandWords(
        nl=Called(
            "Brief aan curator of bewindvoerder",
            "Verstuur",
            "Stuur wat het laatst is ingediend, met een brief, aan de curator of bewindvoerder.",
        ),
        en=Called(
            "Letter to trustee or administrator",
            "Send",
            "Send what was filed last, with a letter, to the trustee or administrator who takes"
            " it.",
        ),
        fields={
            "kind": ("Waarin", "In what"),
            "language": ("Taal van de brief", "Language of the letter"),
        },
    ),
    "estate-answer": CommandWords(
        nl=Called(
            "Antwoord van de curator",
            "Leg antwoord vast",
            "Leg vast hoeveel van een ingediende vordering wordt erkend en hoeveel betwist.",
        ),
        en=Called(
            "Answer of the trustee",
            "Record the answer",
            "Record how much of a filed claim is admitted, and how much is contested.",
        ),
        fields={
            "answered_on": ("Op", "On"),
            "admitted": ("Erkend", "Admitted"),
            "contested": ("Betwist", "Contested"),
        },
    ),
    "representative": CommandWords(
        nl=Called(
            "Brieven naar wie optreedt",
            "Schrijf voortaan hem",
            "Laat de brieven gaan naar wie voor de debiteur optreedt, opnieuw vanaf de eerste.",
        ),
        en=Called(
            "Letters to who acts for him",
            "Write to him from now on",
            "Let the letters go to who acts for the debtor, from the first one on.",
        ),
        fields={
            "kind": ("Wat", "What"),
        },
    ),
    "bar-in-error": CommandWords(
        nl=Called(
            "Belemmering was een vergissing",
            "Neem terug",
            "Neem terug wat ten onrechte is vastgelegd: het einde ervan, of anders alles.",
        ),
        en=Called(
            "Bar was a mistake",
            "Take back",
            "Take back what was entered in error of what bars the way: its end, or else all of it.",
        ),
        fields={
            "kind": ("Wat", "What"),
        },
    ),
}
"""By the name of a command."""
