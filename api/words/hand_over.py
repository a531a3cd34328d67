"""Words of a hand-over: what was looked at, what is missing, what the party is to be told."""

from collections.abc import Mapping
from typing import Final

from adapters import dossier_words

_CHECKED: Final[Mapping[str, str]] = {
    "debtor.reachable": "address or e-mail address of the debtor",
    "debtor.address": "postal address of the debtor",
    "debtor.capacity": "capacity of the debtor (consumer or business)",
    "party.registered": "registration of the agency as a collection service",
    "invoice.document": "the invoice itself",
    "terms.shown": "the contract or general terms as a paper",
    "terms.accepted": "contract or general terms, with their acceptance",
    "default.begun": "default of the debtor",
    "letters.notice_received": "proof of receipt of the notice of default",
    "letters.fourteen_days": "fourteen-day letter whose term has passed",
    "letters.fourteen_days_received": "proof of receipt of the fourteen-day letter",
    "letters.term_over": "no term that still runs",
    "interest.term_over": "no term to pay for trade interest that still runs",
    "agreements.plan_over": "no payment plan that runs",
    "agreements.signing_over": "no proposed payment plan that can still be signed",
    "agreements.promise_over": "no promise to pay that runs",
    "agreements.extension_over": "no extended term that runs",
    "agreements.hold_over": "no hold",
    "agreements.confirmed": "agreements confirmed in writing",
    "dispute.answered": "no dispute that waits for an answer",
    "marks.looked_at": "no mark that a person must look at first",
    "debtor.no_credit": "no money or credit of the debtor with the creditor",
    "debtor.payment_placed": "no money that came in and may be the debtor's",
    "debtor.decided": "decided whether another debtor is the same person",
    "ledger.enough": "more open than a small rest",
    "debtor.told": "the debtor told of a payment that was taken back, and given a fresh term",
    "debtor.not_barred": "no bankruptcy, debt restructuring, debt help, guardianship or death",
    "ledger.open": "open principal",
    "ledger.unpaid": "a part of the invoice for which nothing was paid",
    "limitation.kind": "what the consumer owes for (kind of claim)",
    "limitation.open": "not barred by limitation",
    "limitation.provable": "not barred by what can be proven",
    "limitation.far": "limitation is not near",
    "consumer.information": "evidence that the consumer was informed beforehand",
}
_LACKS: Final[Mapping[str, str]] = {
    "a part of the invoice that is not paid": "a part of the invoice for which nothing was paid (as"
    " much was paid as the invoice asks; what is open is open because payments counted for costs"
    " and interest first)",
    "an end to bankruptcy": "an end to the bankruptcy",
    "an end to debt_restructuring": "an end to the debt restructuring",
    "an end to debt_help": "an end to the debt help",
    "an end to guardianship": "an end to the guardianship",
    "an end to suspension_of_payments": "an end to the suspension of payments",
    "an end to cooling_off": "an end to the cooling-off period",
    "an end to moratorium": "an end to the moratorium",
    "an end to interim_moratorium": "an end to the interim moratorium",
    "an end to threat_moratorium": "an end to the moratorium",
    "an end to forced_settlement": "an end to the forced settlement",
    "an end to curatorship": "an end to the curatorship",
    "an end to minority": "a debtor who is of age, or who acts for him",
    "an end to dissolution": "a liquidator, or a winding up that was reopened",
    "an end to natural_obligation": "a claim that can be enforced",
    "an end to death": "known heirs, and the end of the three months",
}

CHECKED: Final[Mapping[str, tuple[str, str]]] = {
    code: (dutch, _CHECKED[code]) for code, dutch in dossier_words.CHECKED.items()
}
"""By code of an item: what was looked at; in Dutch as the dossier itself says it."""

STANDS: Final[Mapping[str, tuple[str, str]]] = {
    stands: (dossier_words.STANDS[stands], english)
    for stands, english in (
        ("found", "in order"),
        ("amiss", "not in order"),
        ("blocking", "missing"),
        ("urgent", "urgent"),
        ("advisory", "not shown"),
    )
}
"""How an item stands; in Dutch as the dossier itself says it."""

WAY_OUT: Final[Mapping[str, str]] = {
    "debtor.reachable": "Leg een adres of e-mailadres van de debiteur vast.",
    "party.registered": "Zoek de partij op in het register van Justis; een beheerder legt de partij"
    " vast, een senior hoe zij daar staat (bij de schuldeiser: Wki-registratie van een partij).",
    "invoice.document": "Voeg de factuur bij.",
    "default.begun": "Wacht tot de termijn voorbij is, of stel de debiteur in gebreke.",
    "letters.fourteen_days": "Wacht tot de veertien dagen en de bankdagen daarna voorbij zijn; ging"
    " er geen veertiendagenbrief uit, verstuur er dan een.",
    "letters.notice_received": "Leg vast hoe de ingebrekestelling aankwam, of verstuur haar opnieuw"
    " per post.",
    "agreements.plan_over": "Wacht de regeling af, of leg vast dat zij verviel.",
    "agreements.signing_over": "Wacht tot zij niet meer te tekenen is, of trek haar in als de"
    " debiteur haar niet wil.",
    "agreements.promise_over": "Wacht de toegezegde dag af.",
    "agreements.extension_over": "Wacht de afgesproken laatste dag af.",
    "agreements.hold_over": "Hef de pauze op als de reden weg is.",
    "dispute.answered": "Beantwoord het verweer en beslis erop.",
    "marks.looked_at": "Bekijk het aandachtspunt en vink het af.",
    "debtor.no_credit": "Verreken het tegoed, plaats de creditnota, of betaal het terug.",
    "debtor.payment_placed": "Plaats de bankpost, of zeg dat zijn vorderingen toch doorgaan.",
    "debtor.told": "Schrijf de debiteur dat zijn betaling is teruggenomen, met een nieuwe termijn.",
    "debtor.decided": "Beslis of het dezelfde persoon is.",
    "debtor.not_barred": "Wacht het einde ervan af, en bekijk de debiteur dan.",
    "ledger.open": "Laat de rest vervallen, of boek haar af.",
    "ledger.unpaid": "Vraag de rest zelf, spreek een regeling af, laat de kosten of de rest"
    " vervallen, of boek haar af.",
    "ledger.enough": "Zeg dat de vordering hiervoor doorgaat, of laat de rest vervallen.",
    "limitation.open": "Boek de vordering af: wat verjaard is, wordt niet geïnd.",
}
"""By code of an item that may stop a hand-over, in Dutch: what is to be done."""

LACKS: Final[Mapping[str, tuple[str, str]]] = {
    what: (dutch, _LACKS.get(what, what)) for what, dutch in dossier_words.LACKS.items()
}
"""By phrase, as ``HandOverPrepared`` names it: what stops a hand-over."""

WHY: Final[Mapping[str, str]] = {
    "debtor.reachable": "de partij moet weten wie de debiteur is en waar hij is",
    "debtor.address": "een dagvaarding wordt aan een adres betekend",
    "debtor.capacity": "zolang dat niet vaststaat, gelden de regels voor consumenten",
    "party.registered": "wie niet is ingeschreven, mag bij natuurlijke personen niet incasseren",
    "invoice.document": "de vordering moet gespecificeerd en aangetoond zijn",
    "terms.shown": "wie zich op een afspraak beroept, moet haar kunnen laten zien",
    "terms.accepted": "een termijn en voorwaarden binden alleen waar ze zijn overeengekomen",
    "default.begun": "zonder verzuim is er voor een consument geen rente en niets te eisen",
    "letters.fourteen_days": "een consument is pas kosten verschuldigd na een geldige laatste kans",
    "letters.term_over": "een termijn die is gegeven, wordt afgewacht",
    "interest.term_over": "daarvoor loopt geen rente, en wie daarin betaalt, betaalt op tijd",
    "letters.notice_received": "een ingebrekestelling telt alleen als zij de debiteur bereikte",
    "letters.fourteen_days_received": "de ontvangst is vermoed; de bewijslast ligt bij de eiser",
    "agreements.plan_over": "wat is afgesproken, wordt nagekomen",
    "agreements.signing_over": "wat met een termijn is aangeboden, blijft zo lang open",
    "agreements.promise_over": "wat is afgesproken, wordt nagekomen",
    "agreements.extension_over": "wat is afgesproken, wordt nagekomen",
    "agreements.hold_over": "wat is afgesproken, wordt nagekomen",
    "agreements.confirmed": "wat niet op papier staat, is moeilijk te bewijzen",
    "dispute.answered": "een betwiste vordering gaat naar een advocaat, nooit naar incasso",
    "marks.looked_at": "niemand wordt aangesproken voor wat hij misschien niet hoeft te betalen",
    "debtor.no_credit": "wie geld bij de schuldeiser heeft, is na verrekening minder schuldig",
    "debtor.payment_placed": "zolang niemand zei van wie het is, heeft hij misschien betaald",
    "debtor.decided": "kosten worden eenmaal gerekend over alles wat een consument schuldig is",
    "ledger.enough": "niemand wordt voor een paar cent vervolgd zonder iemands besluit",
    "debtor.told": "misschien weet hij niet dat zijn bank de betaling terugnam",
    "debtor.not_barred": "zolang dat duurt, mag niemand bij de debiteur of zijn boedel innen",
    "ledger.open": "niemand gaat uit handen voor alleen rente of kosten",
    "ledger.unpaid": "wat is betaald, dekt de factuur; betalingen gingen eerst naar kosten en"
    " rente, en voor wat daarvan open staat, gaat niemand uit handen",
    "limitation.kind": "de koopprijs van een zaak verjaart na twee jaar; daarmee wordt gerekend tot"
    " vaststaat dat het iets anders is",
    "limitation.open": "de vordering is verjaard, of zou dat zijn als het een koop is",
    "limitation.provable": "volgens wat te bewijzen is, is de vordering verjaard",
    "limitation.far": "de verjaring is nabij; stuit haar op tijd",
    "consumer.information": "een rechter kijkt hier zelf naar; het wordt hier niet bewaard",
}
"""By code of an item, in Dutch: why it matters."""


def each_lack(text: str) -> list[str]:
    """What stops a hand-over, of a text that joins such phrases by commas; some hold one."""
    found, parts = list[str](), text.split(", ")
    while parts:
        longest = next((n for n in range(len(parts), 1, -1) if ", ".join(parts[:n]) in LACKS), 1)
        found.append(", ".join(parts[:longest]))
        parts = parts[longest:]
    return found


NEWS: Final[Mapping[str, tuple[str, str]]] = {
    "debtor_barred": ("wat de debiteur overkwam", "what befell the debtor"),
    "payment_received": ("betaling ontvangen", "payment received"),
    "payment_reversed": ("betaling teruggeboekt", "payment taken back"),
    "overpayment_refunded": ("te veel betaalde teruggestort", "overpayment refunded"),
    "overpayment_set_off": ("te veel betaalde verrekend", "overpayment set off"),
    "set_off_received": ("verrekend", "set off"),
    "set_off_cover_lost": ("verrekening vervallen", "set-off without cover"),
    "set_off_taken_back": ("verrekening teruggedraaid", "set-off taken back"),
    "early_discount_granted": ("betalingskorting", "discount for early payment"),
    "credit_note_applied": ("creditnota", "credit note"),
    "part_waived": ("deel kwijtgescholden", "part waived"),
    "collection_costs_waived": ("incassokosten vervallen", "collection costs waived"),
    "rest_waived": ("de rest vervalt", "the rest is not asked"),
    "rest_asked_again": ("de rest wordt weer gevraagd", "the rest is asked again"),
    "disputed": ("betwist", "disputed"),
    "dispute_decided": ("betwisting beslist", "dispute decided"),
    "payment_term_extended": ("uitstel gegeven", "term extended"),
    "payment_promised": ("betaling toegezegd", "payment promised"),
    "payment_plan_agreed": ("betalingsregeling afgesproken", "payment plan agreed"),
    "invoice_details_corrected": ("factuurgegevens verbeterd", "invoice details corrected"),
    "fourteen_day_letter_voided": (
        "veertiendagenbrief telt niet",
        "fourteen-day letter does not count",
    ),
    "determination_withdrawn": (
        "verzuim of andere vaststelling ingetrokken",
        "default or another finding withdrawn",
    ),
    "settled": ("voldaan", "settled"),
    "withdrawn": ("ingetrokken", "withdrawn"),
    "written_off": ("afgeboekt", "written off"),
}
"""By topic: what the party must be told of."""
