"""The text of the plan in the sample letters: what ``domain.payment_plan.text`` says of it."""

from collections.abc import Mapping
from typing import Final

from domain.letter.text.content import Language

PLAN_TEXT: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": (
        "Betalingsregeling",
        "Tussen Kwekerij De Linde B.V. en Mevrouw J.A. van den Berg-de Vries.",
        "Het gaat om wat op 3 november 2026 openstaat:",
        (
            "Factuur F-2026-0118 van 14 september 2026: € 999,50 (hoofdsom € 999,50), te "
            "betalen op NL91ABNA0417164300"
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
            "Is een termijn 3 dagen na haar dag niet betaald, dan kan de regeling "
            "vervallen. U krijgt dan eerst een brief. Daarna is alles wat nog openstaat "
            "weer te betalen, met de rente die de wet geeft."
        ),
        (
            "Lukt een termijn niet, neem dan voor die dag contact met ons op. Uw rechten "
            "volgens de wet blijven zoals ze zijn."
        ),
        "De regeling begint als beiden hebben getekend, uiterlijk op 17 november 2026.",
    ),
    "en": (
        "Payment plan",
        "Between Kwekerij De Linde B.V. and Mevrouw J.A. van den Berg-de Vries.",
        "It is about what is open on 3 November 2026:",
        (
            "Invoice F-2026-0118 of 14 September 2026: €999.50 (principal €999.50), to be "
            "paid to NL91ABNA0417164300"
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
            "If an instalment is not paid 3 days after its day, the plan may lapse. You get "
            "a letter first. After that all that is still open is to be paid again, with "
            "the interest that the law gives."
        ),
        (
            "If you cannot pay an instalment, contact us before its day. Your rights by law "
            "stay as they are."
        ),
        "The plan begins when both have signed, by 17 November 2026.",
    ),
}
