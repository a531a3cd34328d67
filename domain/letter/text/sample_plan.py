"""The text of the plan in the sample letters: what ``domain.payment_plan.text`` says of it."""

from collections.abc import Mapping
from typing import Final

from domain.letter.text.content import Language

PLAN_TEXT: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": (
        "Betalingsregeling",
        "Tussen Kwekerij De Linde B.V. en mevrouw J.A. van den Berg-de Vries.",
        "Het gaat om wat op 3 november 2026 openstaat:",
        (
            "Factuur F-2026-0118 van 14 september 2026: € 999,50 (hoofdsom € 999,50), te "
            "betalen op NL91 ABNA 0417 1643 00"
        ),
        "U betaalt in deze termijnen:",
        "1. uiterlijk 18 november 2026: € 333,16",
        "2. uiterlijk 18 december 2026: € 333,17",
        "3. uiterlijk 18 januari 2027: € 333,17",
        ("Samen € 999,50. Over de tijd van de regeling vragen wij geen rente als u haar nakomt."),
        "Deze regeling kost u verder niets: wij vragen er geen kosten voor.",
        (
            "Eerder of meer betalen mag altijd. Wat u betaalt, telt voor de eerste termijn "
            "die nog niet is betaald."
        ),
        (
            "Betaalt u een termijn niet op tijd? Dan hebt u nog 5 dagen. Staat het bedrag er "
            "dan nog niet, dan vervalt de regeling. Voordat wij verdergaan, schrijven wij u dat. "
            "In die brief vragen wij alles wat nog openstaat in één keer, met de rente die de wet "
            "geeft."
        ),
        (
            "Lukt een termijn niet, neem dan voor die dag contact met ons op. Uw rechten "
            "volgens de wet blijven zoals ze zijn."
        ),
        "De regeling begint als beiden hebben getekend, uiterlijk op 17 november 2026.",
    ),
    "en": (
        "Payment plan",
        "Between Kwekerij De Linde B.V. and mevrouw J.A. van den Berg-de Vries.",
        "It is about what is open on 3 November 2026:",
        (
            "Invoice F-2026-0118 of 14 September 2026: €999.50 (principal €999.50), to be "
            "paid to NL91 ABNA 0417 1643 00"
        ),
        "You pay in these instalments:",
        "1. by 18 November 2026: €333.16",
        "2. by 18 December 2026: €333.17",
        "3. by 18 January 2027: €333.17",
        "€999.50 in all. We ask no interest over the time of the plan if you keep to it.",
        "This plan costs you nothing else: we ask no fee for it.",
        (
            "You may always pay earlier or more. What you pay counts for the first "
            "instalment that is not paid yet."
        ),
        (
            "Do you not pay an instalment in time? Then you still have 5 days. If the amount is "
            "not there by then, the plan lapses. Before we go on, we write to you that it did. In "
            "that letter we ask all that is still open at once, with the interest that the law "
            "gives."
        ),
        (
            "If you cannot pay an instalment, contact us before its day. Your rights by law "
            "stay as they are."
        ),
        "The plan begins when both have signed, by 17 November 2026.",
    ),
}
