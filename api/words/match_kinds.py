"""What the reasons are called for which money is thought to pay a claim."""

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "HeldWhy": {
        "nothing_by_itself": (
            "Bij deze schuldeiser wordt niets vanzelf geboekt",
            "With this creditor nothing is booked by itself",
        ),
        "too_uncertain": (
            "De zekerheid is lager dan die waarvanaf vanzelf wordt geboekt",
            "The certainty is below that from which is booked by itself",
        ),
        "spoken_against": ("Er pleit iets tegen", "Something speaks against it"),
        "one_signal": (
            (
                "Het nummer staat er, maar niets zegt wie betaalt (geen bekende rekening, naam of"
                " klantnummer), en het bedrag wijst niet naar deze factuur alleen"
            ),
            (
                "The number is there, but nothing says who pays (no known account, name or customer"
                " number), and the amount does not point to this invoice alone"
            ),
        ),
        "lettered_alone": (
            (
                "Een letter met vier cijfers is alleen genoeg als bekend is wie betaalt en het"
                " bedrag precies klopt"
            ),
            (
                "A letter and four digits are enough only where it is known who pays and the amount"
                " is exact"
            ),
        ),
        "no_number": (
            (
                "Er staat geen nummer bij dat zeker van ons is: naam, rekening en bedrag passen ook"
                " bij wie voor een ander betaalt"
            ),
            (
                "No number is there that is surely ours: name, account and amount also fit somebody"
                " who pays for another"
            ),
        ),
        "another_near": (
            "Een andere plaats is bijna even zeker",
            "Another place is nearly as certain",
        ),
        "clue_uncounted": (
            (
                "Een andere plaats is bijna even zeker, of wordt aangewezen door wat bij deze"
                " schuldeiser niet meetelt"
            ),
            (
                "Another place is nearly as certain, or what does not count with this creditor"
                " points to it"
            ),
        ),
    },
    "Ground": {
        "reference_printed": (
            "Betalingskenmerk dat wij afdrukten",
            "Payment reference that we printed",
        ),
        "reference_of_letter": (
            "Betalingskenmerk van een brief over meer facturen",
            "Payment reference of a letter over several invoices",
        ),
        "number_whole": ("Factuurnummer in de tekst", "Invoice number in the text"),
        "number_digits": ("Factuurnummer zonder letters", "Invoice number without its letters"),
        "number_zeros": (
            "Factuurnummer zonder nullen of tekens",
            "Invoice number without zeros or signs",
        ),
        "number_named": ("Kort factuurnummer, zo genoemd", "Short invoice number, called that"),
        "number_lettered": (
            "Kort factuurnummer met letter in de tekst",
            "Short invoice number with a letter in the text",
        ),
        "number_short": ("Kort nummer in de tekst", "Short number in the text"),
        "number_inside": (
            "Factuurnummer binnen een langer getal",
            "Invoice number within a longer number",
        ),
        "number_nearly": (
            "Factuurnummer op een tikfout na",
            "Invoice number but for a slip of the keys",
        ),
        "number_range": ("Binnen een reeks van nummers", "Within a range of numbers"),
        "customer_number": ("Klantnummer in de tekst", "Customer number in the text"),
        "amount_open": ("Precies wat openstaat", "Exactly what is open"),
        "amount_asked": ("Precies wat een brief vroeg", "Exactly what a letter asked"),
        "amount_principal": (
            "Precies de hoofdsom die openstaat",
            "Exactly the principal that is open",
        ),
        "amount_invoiced": ("Precies wat de factuur vroeg", "Exactly what the invoice asked"),
        "amount_without_interest": (
            "Precies hoofdsom en kosten",
            "Exactly principal and costs",
        ),
        "amount_instalment": ("Precies een termijn", "Exactly an instalment"),
        "amount_of_plan": (
            "Precies een termijn van de betalingsregeling over deze facturen",
            "Exactly an instalment of the payment plan over these invoices",
        ),
        "amount_promised": ("Precies wat is toegezegd", "Exactly what was promised"),
        "amount_discounted": (
            "Met de korting, binnen haar termijn",
            "With the discount, within its term",
        ),
        "amount_sum": ("De som van deze facturen", "The sum of these invoices"),
        "amount_all": ("Alles wat openstaat", "All that is open"),
        "amount_said": (
            "De betaler noemt per nummer een bedrag",
            "The payer names an amount for each number",
        ),
        "amount_unlike_others": (
            "Niemand anders heeft dit bedrag open",
            "Nobody else owes this amount",
        ),
        "amount_part": ("Een deel van wat openstaat", "A part of what is open"),
        "amount_late_discount": (
            "Met aftrek van de korting, na haar laatste dag: de rest blijft open",
            "Less the discount, after its last day: the rest stays open",
        ),
        "amount_mistyped": (
            "Op een tikfout na wat openstaat",
            "What is open, but for a slip of the keys",
        ),
        "account_seen": (
            "Van deze rekening betaalde hij eerder",
            "He paid from this account before",
        ),
        "account_shared": (
            "Van deze rekening werd voor meer debiteuren betaald",
            "This account paid for several debtors",
        ),
        "name_full": ("De naam is dezelfde", "The name is the same"),
        "name_short": ("Achternaam en voorletter kloppen", "Last name and initial agree"),
        "name_in_text": ("De naam staat in de tekst", "The name stands in the text"),
        "others_number": (
            "Ook een nummer van een ander",
            "A number of somebody else as well",
        ),
        "unknown_number": (
            "Een nummer waarop hier niets openstaat",
            "A number on which nothing is open here",
        ),
        "fits_other": (
            "Het past beter bij een andere vordering",
            "It fits another claim better",
        ),
        "same_amounts": ("Anderen hebben dit bedrag ook open", "Others owe this amount as well"),
        "two_creditors": ("Twee vorderingen met dit nummer", "Two claims with this number"),
        "name_gainsays": ("De naam is een andere", "The name is another one"),
        "name_of_other": ("De naam is van een andere debiteur", "The name is another debtor's"),
        "namesakes": ("Er zijn naamgenoten", "There are namesakes"),
        "claim_closed": ("De vordering is al gesloten", "The claim is closed already"),
        "claim_with_party": ("De vordering is overgedragen", "The claim was handed over"),
        "more_than_open": ("Meer dan er openstaat", "More than is open"),
        "several_ways": (
            "Het kan op meer manieren verdeeld worden",
            "It can be laid over the claims in several ways",
        ),
        "numbers_alike": (
            "Een ander nummer lijkt er op, en heeft dit bedrag open",
            "A number like it is another claim with this amount",
        ),
    },
    "StillWaits": {
        "no_proposal_fits": ("Geen voorstel klopt", "No proposal is right"),
        "payer_asked": ("De betaler is gevraagd", "The payer was asked"),
        "looked_into": ("Ik zoek het uit", "I am finding out"),
    },
    "NoClaimWhy": {
        "not_for_a_claim": ("Niet voor een vordering hier", "For no claim here"),
        "known_already": ("Hier al bekend", "Known here already"),
        "party_remittance": ("Vastgelegd als afdracht", "Recorded as a remittance"),
    },
    "Clue": {
        "reference": ("Betalingskenmerk", "Payment reference"),
        "number": ("Factuurnummer", "Invoice number"),
        "amount": ("Bedrag", "Amount"),
        "account": ("Rekening van de betaler", "Account of the payer"),
        "name": ("Naam van de betaler", "Name of the payer"),
    },
    "AmountKind": {
        "open": ("Wat openstaat", "What is open"),
        "asked": ("Wat een brief vroeg", "What a letter asked"),
        "principal": ("Hoofdsom", "Principal"),
        "invoiced": ("Wat de factuur vroeg", "What the invoice asked"),
        "without_interest": ("Hoofdsom en kosten", "Principal and costs"),
        "instalment": ("Termijn", "Instalment"),
        "promised": ("Toezegging", "Promise"),
        "discounted": ("Met korting", "With discount"),
    },
    "MoneyStanding": {
        "open": ("Open", "Open"),
        "closed": ("Gesloten", "Closed"),
        "with_party": ("Overgedragen", "Handed over"),
    },
}
