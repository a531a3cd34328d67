"""Words of a hand-over: what was looked at, what is missing, what the party is to be told."""

from collections.abc import Mapping
from typing import Final

CHECKED: Final[Mapping[str, tuple[str, str]]] = {
    "debtor.reachable": (
        "adres of e-mailadres van de debiteur",
        "address or e-mail address of the debtor",
    ),
    "debtor.address": ("postadres van de debiteur", "postal address of the debtor"),
    "debtor.capacity": (
        "hoedanigheid van de debiteur (consument of bedrijf)",
        "capacity of the debtor (consumer or business)",
    ),
    "invoice.document": ("de factuur zelf", "the invoice itself"),
    "terms.accepted": (
        "overeenkomst of algemene voorwaarden, met aanvaarding",
        "contract or general terms, with their acceptance",
    ),
    "default.begun": ("verzuim van de debiteur", "default of the debtor"),
    "letters.notice_received": (
        "bewijs van ontvangst van de ingebrekestelling",
        "proof of receipt of the notice of default",
    ),
    "letters.fourteen_days": (
        "veertiendagenbrief waarvan de termijn voorbij is",
        "fourteen-day letter whose term has passed",
    ),
    "letters.fourteen_days_received": (
        "bewijs van ontvangst van de veertiendagenbrief",
        "proof of receipt of the fourteen-day letter",
    ),
    "letters.term_over": ("geen lopende betaaltermijn", "no term that still runs"),
    "agreements.plan_over": ("geen lopende betalingsregeling", "no payment plan that runs"),
    "agreements.promise_over": ("geen lopende betaalbelofte", "no promise to pay that runs"),
    "agreements.extension_over": ("geen lopend uitstel", "no extended term that runs"),
    "agreements.hold_over": ("geen lopende pauze", "no hold"),
    "agreements.confirmed": ("afspraken schriftelijk bevestigd", "agreements confirmed in writing"),
    "dispute.answered": ("geen openstaande betwisting", "no dispute that waits for an answer"),
    "debtor.not_barred": (
        "geen faillissement, schuldsanering, schuldhulp, bewind of overlijden",
        "no bankruptcy, debt restructuring, debt help, guardianship or death",
    ),
    "ledger.open": ("openstaande hoofdsom", "open principal"),
    "limitation.open": ("niet verjaard", "not barred by limitation"),
    "limitation.provable": (
        "niet verjaard volgens wat te bewijzen is",
        "not barred by what can be proven",
    ),
    "limitation.far": ("verjaring niet nabij", "limitation is not near"),
    "consumer.information": (
        "bewijs dat de consument vooraf is geïnformeerd",
        "evidence that the consumer was informed beforehand",
    ),
}
"""By code of an item: what was looked at, in Dutch and in English."""

LACKS: Final[Mapping[str, tuple[str, str]]] = {
    "the invoice itself": ("de factuur zelf", "the invoice itself"),
    "an address of the debtor": ("een adres van de debiteur", "an address of the debtor"),
    "default of the debtor": ("verzuim van de debiteur", "default of the debtor"),
    "a lapsed fourteen-day letter": (
        "een veertiendagenbrief waarvan de termijn voorbij is",
        "a lapsed fourteen-day letter",
    ),
    "an answer to the dispute": ("een antwoord op de betwisting", "an answer to the dispute"),
    "the end of the payment plan": (
        "het einde van de betalingsregeling",
        "the end of the payment plan",
    ),
    "the end of the promise to pay": (
        "het einde van de betaalbelofte",
        "the end of the promise to pay",
    ),
    "the end of the extended term": ("het einde van het uitstel", "the end of the extended term"),
    "the end of the hold": ("het einde van de pauze", "the end of the hold"),
    "open principal": ("een openstaande hoofdsom", "open principal"),
    "a claim that is not barred": (
        "een vordering die niet verjaard is",
        "a claim that is not barred",
    ),
    "an end to bankruptcy": ("het einde van het faillissement", "an end to the bankruptcy"),
    "an end to debt_restructuring": (
        "het einde van de schuldsanering",
        "an end to the debt restructuring",
    ),
    "an end to debt_help": ("het einde van de schuldhulp", "an end to the debt help"),
    "an end to guardianship": ("het einde van het bewind", "an end to the guardianship"),
    "an end to death": (
        "bekende erfgenamen, en het einde van de drie maanden",
        "known heirs, and the end of the three months",
    ),
}
"""By phrase, as ``HandOverPrepared`` names it: what stops a hand-over."""

WHY: Final[Mapping[str, str]] = {
    "debtor.reachable": "de partij moet weten wie de debiteur is en waar hij is",
    "debtor.address": "een dagvaarding wordt aan een adres betekend",
    "debtor.capacity": "zolang dat niet vaststaat, gelden de regels voor consumenten",
    "invoice.document": "de vordering moet gespecificeerd en aangetoond zijn",
    "terms.accepted": "een termijn en voorwaarden binden alleen waar ze zijn overeengekomen",
    "default.begun": "zonder verzuim is er voor een consument geen rente en niets te eisen",
    "letters.fourteen_days": "een consument is pas kosten verschuldigd na een geldige laatste kans",
    "letters.term_over": "een termijn die is gegeven, wordt afgewacht",
    "letters.notice_received": "een ingebrekestelling telt alleen als zij de debiteur bereikte",
    "letters.fourteen_days_received": "de ontvangst is vermoed; de bewijslast ligt bij de eiser",
    "agreements.plan_over": "wat is afgesproken, wordt nagekomen",
    "agreements.promise_over": "wat is afgesproken, wordt nagekomen",
    "agreements.extension_over": "wat is afgesproken, wordt nagekomen",
    "agreements.hold_over": "wat is afgesproken, wordt nagekomen",
    "agreements.confirmed": "wat niet op papier staat, is moeilijk te bewijzen",
    "dispute.answered": "een betwiste vordering gaat naar een advocaat, nooit naar incasso",
    "debtor.not_barred": "zolang dat duurt, mag niemand bij de debiteur of zijn boedel innen",
    "ledger.open": "niemand gaat uit handen voor alleen rente of kosten",
    "limitation.open": "de vordering is verjaard, wat er ook te bewijzen is",
    "limitation.provable": "volgens wat te bewijzen is, is de vordering verjaard",
    "limitation.far": "de verjaring is nabij; stuit haar op tijd",
    "consumer.information": "een rechter kijkt hier zelf naar; het wordt hier niet bewaard",
}
"""By code of an item, in Dutch: why it matters."""

NEWS: Final[Mapping[str, tuple[str, str]]] = {
    "payment_received": ("betaling ontvangen", "payment received"),
    "payment_reversed": ("betaling teruggeboekt", "payment taken back"),
    "overpayment_refunded": ("te veel betaalde teruggestort", "overpayment refunded"),
    "credit_note_applied": ("creditnota", "credit note"),
    "part_waived": ("deel kwijtgescholden", "part waived"),
    "collection_costs_waived": ("incassokosten vervallen", "collection costs waived"),
    "disputed": ("betwist", "disputed"),
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
