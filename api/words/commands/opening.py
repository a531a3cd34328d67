"""What the commands are called about the details of a claim and about its debtor."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import SEEN, Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "error": CommandWords(
        nl=Called(
            "Vergissing terugnemen",
            "Neem terug",
            "Neem een feit terug dat niet klopt; bij geld keurt een tweede het goed.",
        ),
        en=Called(
            "Take back a mistake",
            "Take back",
            "Take a fact back that should not have been recorded; money needs a second person.",
        ),
        fields={
            "version": ("Nummer van het feit", "Number of the fact"),
            "approved_by": ("Goedgekeurd door (bij geld)", "Approved by (for money)"),
        },
    ),
    "note": CommandWords(
        nl=Called("Notitie", "Bewaar notitie", "Schrijf iets op; de tekst wordt verzegeld."),
        en=Called("Note", "Keep the note", "Write something down; the text is sealed."),
        fields={
            "text": ("Tekst (wordt verzegeld)", "Text (kept sealed)"),
        },
    ),
    "correction": CommandWords(
        nl=Called("Gegeven verbeteren", "Verbeter", "Verbeter een gegeven van de factuur."),
        en=Called("Correct a detail", "Correct", "Put a detail of the invoice right."),
        fields={
            "field": ("Gegeven", "Detail"),
            "new": ("Nieuwe waarde", "New value"),
            "evidence": ("Waaruit blijkt het (zonder namen)", "What shows it (without names)"),
        },
    ),
    "mark-cleared": CommandWords(
        nl=Called(
            "Aandachtspunt bekeken",
            "Leg vast",
            "Leg vast dat iemand keek naar wat opviel.",
        ),
        en=Called("Mark looked at", "Record", "Record that a person looked at what was marked."),
        fields={
            "mark": ("Aandachtspunt", "Mark"),
        },
    ),
    "collection-failed": CommandWords(
        nl=Called(
            "Incasso mislukt",
            "Leg vast",
            "Leg vast dat de automatische incasso mislukte: voortaan wordt om betaling gevraagd.",
        ),
        en=Called(
            "Direct debit failed",
            "Record",
            "Record that the direct debit failed: from now on the debtor is asked to pay.",
        ),
        fields={
            "failed_on": ("Mislukt op", "Failed on"),
            "reason_code": ("Code van de bank", "Code of the bank"),
        },
    ),
    "replacement": CommandWords(
        nl=Called(
            "Factuur vervangen",
            "Vervang",
            "Laat deze factuur in de plaats komen van de oude, die geheel wordt gecrediteerd.",
        ),
        en=Called(
            "Replace an invoice",
            "Replace",
            "Let this invoice stand in the place of the old one, which is credited whole.",
        ),
        fields={
            "old_invoice": ("Oude factuur", "Old invoice"),
        },
    ),
    "handler": CommandWords(
        nl=Called("Behandelaar", "Wijs toe", "Maak iemand verantwoordelijk voor de vordering."),
        en=Called("Handler", "Assign", "Make somebody responsible for the claim."),
        fields={
            "handler": ("Behandelaar", "Handler"),
        },
    ),
    "own-reference": CommandWords(
        nl=Called(
            "Eigen kenmerk",
            "Leg vast",
            "Leg vast hoe de vordering in het systeem van de schuldeiser heet; leeg: niet meer.",
        ),
        en=Called(
            "Own reference",
            "Record",
            "Say what the claim is called in the creditor's own system; empty: nothing any more.",
        ),
        fields={
            "own_reference": ("Eigen kenmerk (code)", "Own reference (a code)"),
        },
    ),
    "document": CommandWords(
        nl=Called(
            "Factuur bijvoegen",
            "Voeg bij",
            "Leg de factuur zelf bij een vordering die met de hand is ingevoerd.",
        ),
        en=Called(
            "Attach the invoice",
            "Attach",
            "Lay the invoice itself with a claim that was opened by hand.",
        ),
        fields={
            "content": ("Bestand (pdf of UBL)", "File (PDF or UBL)"),
        },
    ),
    "paper": CommandWords(
        nl=Called(
            "Stuk bijvoegen",
            "Voeg bij",
            "Leg een stuk bij de vordering, zoals de overeenkomst of een bewijs van levering; het"
            " gaat mee in het dossier.",
        ),
        en=Called(
            "Attach a paper",
            "Attach",
            "Lay a paper with the claim, such as the contract or proof of delivery; it goes along"
            " in the dossier.",
        ),
        fields={
            "kind": ("Wat het is", "What it is"),
            "content": ("Bestand (pdf, png of jpg)", "File (PDF, PNG or JPEG)"),
            "dated": ("Datum op het stuk", "Day on the paper"),
        },
    ),
    "claim": CommandWords(
        nl=Called(
            "Vordering invoeren",
            "Voer in",
            "Voer met de hand een vordering in, met een bekende of een nieuwe debiteur.",
        ),
        en=Called("Open a claim", "Open", "Open a claim by hand, with a known or a new debtor."),
        fields={
            "creditor_id": ("Schuldeiser", "Creditor"),
            "debtor_id": ("Bekende debiteur", "Known debtor"),
            "invoice_number": ("Factuurnummer", "Invoice number"),
            "amount": ("Bedrag", "Amount"),
            "vat": ("Waarvan btw", "Of which VAT"),
            "issued_on": ("Factuurdatum", "Invoice date"),
            "due_on": (
                "Vervaldatum (leeg: wettelijke termijn)",
                "Due date (empty: statutory term)",
            ),
            "performed_on": ("Geleverd op", "Performed on"),
            "received_on": ("Factuur ontvangen op", "Invoice received on"),
            "emailed": ("Factuur ging per e-mail", "Invoice went by e-mail"),
            "agreed_term": ("Termijn rust op", "Term rests on"),
            "kind": ("Soort vordering", "Kind of claim"),
            "payment_reference": ("Betalingskenmerk", "Payment reference"),
            "own_reference": ("Eigen kenmerk (code)", "Own reference (a code)"),
            "series_id": ("Reeks (huur, abonnement)", "Series (rent, subscription)"),
            "ibans": ("Rekening", "Account"),
            "description": ("Omschrijving", "Description"),
            "debtor.name": ("Naam", "Name"),
            "debtor.attention": ("Ter attentie van", "Attention of"),
            "debtor.street": ("Straat en huisnummer", "Street and number"),
            "debtor.postal_code": ("Postcode", "Postal code"),
            "debtor.city": ("Plaats", "City"),
            "debtor.country": ("Land", "Country"),
            "debtor.email": ("E-mail", "E-mail"),
            "debtor.phone": ("Telefoon", "Phone"),
            "debtor.capacity": ("Hoedanigheid", "Capacity"),
            "debtor.customer_number": ("Klantnummer", "Customer number"),
            "debtor.kvk": ("KvK-nummer", "KvK number"),
            "debtor.vat": ("Btw-nummer", "VAT number"),
        },
    ),
    "credit-looked-at": CommandWords(
        nl=Called(
            "Tegoed bekeken",
            "Laat doorgaan",
            "Laat de vorderingen doorgaan, al heeft de debiteur geld of tegoed bij de schuldeiser.",
        ),
        en=Called(
            "Credit looked at",
            "Let the claims go on",
            "Let the claims go on, though the debtor has money or credit with the creditor.",
        ),
        fields={
            "number": ("Nummer van factuur of creditnota", "Number of invoice or credit note"),
        },
    ),
    "capacity": CommandWords(
        nl=Called(
            "Hoedanigheid",
            "Leg hoedanigheid vast",
            "Leg vast of de debiteur consument of bedrijf is; de rente volgt.",
        ),
        en=Called(
            "Capacity",
            "Record the capacity",
            "Record in what capacity the debtor acts; the interest follows.",
        ),
        fields={
            "capacity": ("Hoedanigheid", "Capacity"),
            "evidence": ("Waaruit blijkt het (zonder namen)", "What shows it (without names)"),
        },
    ),
    "applicable-law": CommandWords(
        nl=Called(
            "Toepasselijk recht",
            "Leg het recht vast",
            "Zeg welk recht geldt voor een consument in het buitenland; bij Nederlands recht gaan"
            " zijn vorderingen verder.",
        ),
        en=Called(
            "Applicable law",
            "Record the law",
            "Say which law holds for a consumer who lives abroad; by Dutch law his claims go on.",
        ),
        fields={
            "law": ("Recht", "Law"),
            "evidence": ("Waarom (zonder namen)", "Why (without names)"),
        },
    ),
    "contact-details": CommandWords(
        nl=Called(
            "Contactgegevens",
            "Leg contactgegevens vast",
            "Leg vast hoe de debiteur voortaan te bereiken is; wat leeg blijft, vervalt.",
        ),
        en=Called(
            "Contact details",
            "Record the contact details",
            "Record how to reach the debtor from now on; what is left out is empty.",
        ),
        fields={
            "name": ("Naam", "Name"),
            "attention": ("Ter attentie van", "Attention of"),
            "street": ("Straat en huisnummer", "Street and number"),
            "postal_code": ("Postcode", "Postal code"),
            "city": ("Plaats", "City"),
            "country": ("Land", "Country"),
            "seen": SEEN,
            "email": ("E-mail", "E-mail"),
            "phone": ("Telefoon", "Phone"),
        },
    ),
    "bar": CommandWords(
        nl=Called(
            "Niets meer naar de debiteur",
            "Leg vast",
            "Leg vast wat elke stap tegenhoudt: faillissement, schuldhulp, bewind, overlijden.",
        ),
        en=Called(
            "What bars every step",
            "Record",
            "Record what stops every step for the debtor: bankruptcy, debt help, a death.",
        ),
        fields={
            "kind": ("Wat", "What"),
            "since": ("Sinds (leeg: vandaag)", "Since (empty: today)"),
            "until": ("Tot en met (als het eindigt)", "Through (where it ends)"),
        },
    ),
    "bar-ended": CommandWords(
        nl=Called(
            "Weer naar de debiteur",
            "Leg einde vast",
            "Leg vast dat voorbij is wat de stappen tegenhield, en hoe: iemand keek ernaar.",
        ),
        en=Called(
            "Bar ended",
            "Record the end",
            "Record that what stopped the steps has ended, and how: a person looked at it.",
        ),
        fields={
            "kind": ("Wat", "What"),
            "how": ("Hoe", "How"),
            "ended_on": ("Op (leeg: vandaag)", "On (empty: today)"),
            "evidence": ("Waaruit het blijkt (zonder namen)", "What shows it (without names)"),
        },
    ),
    "heirs": CommandWords(
        nl=Called(
            "Erfgenamen",
            "Leg erfgenamen vast",
            "Leg vast wie erfden; hun brieven beginnen opnieuw, drie maanden na het overlijden.",
        ),
        en=Called(
            "Heirs",
            "Record the heirs",
            "Record who inherited; letters to them begin anew, three months after the death.",
        ),
        fields={
            "name": ("Naam", "Name"),
            "attention": ("Ter attentie van", "Attention of"),
            "street": ("Straat en huisnummer", "Street and number"),
            "postal_code": ("Postcode", "Postal code"),
            "city": ("Plaats", "City"),
            "country": ("Land", "Country"),
            "email": ("E-mail", "E-mail"),
            "phone": ("Telefoon", "Phone"),
            "acceptance": ("Aanvaarding", "Acceptance"),
            "died_on": ("Overleden op", "Died on"),
        },
    ),
    "address-unknown": CommandWords(
        nl=Called(
            "Adres onbekend",
            "Leg vast",
            "Leg vast dat de debiteur niet meer woont waar wij naartoe schreven.",
        ),
        en=Called(
            "Address unknown", "Record", "Record that the debtor no longer lives where we wrote to."
        ),
    ),
}
"""By the name of a command."""
