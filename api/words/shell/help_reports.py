"""Dutch of the help of the questions over many claims: figures, VAT, obligations, what if."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "Whether each obligation was kept on each claim in a period, as known at a moment.\n\n"
    "Fulfilled, violated, not provable, or not applicable; as of one position of the log it is"
    "\nalways the same, to the byte.": (
        "Of elke verplichting is nagekomen op elke vordering in een periode, met wat op een moment"
        " bekend was.\n\nNagekomen, geschonden, niet aan te tonen of niet aan de orde; van één"
        " plaats in het log is het\naltijd hetzelfde, tot op de byte."
    ),
    "first day of the period": "eerste dag van de periode",
    "last day of the period": "laatste dag van de periode",
    "only this claim: id or invoice number": "alleen deze vordering: id of factuurnummer",
    "only the claims of this debtor": "alleen de vorderingen van deze debiteur",
    "a new folder for the whole report": "een nieuwe map voor het hele rapport",
    "with --out: also who the debtors are, in a sheet beside": (
        "met --out: ook wie de debiteuren zijn, in een blad ernaast"
    ),
    "with --out: from the fact archive, here or by workers of Dask": (
        "met --out: uit het feitenarchief, hier of door workers van Dask"
    ),
    "where workers see the archive": "waar workers het archief zien",
    "exit code 1 where an obligation was violated": (
        "afsluitcode 1 waar een verplichting is geschonden"
    ),
    "How a portfolio does: ageing, days outstanding, what each step brought, promises, costs.": (
        "Hoe een portefeuille het doet: ouderdom, dagen die openstaan, wat elke stap bracht,"
        " beloften, kosten."
    ),
    "What VAT a return asks back and pays again, claim by claim, and what was left out before.\n\n"
    "A year after its due day what is not paid of an invoice counts as lost (Wet OB art. 29"
    " lid 2);\nwhat comes in later is due again in the period in which it comes in.": (
        "Welke btw een aangifte terugvraagt en weer afdraagt, per vordering, en wat eerder is"
        " vergeten.\n\nEen jaar na de vervaldag geldt als oninbaar wat van een factuur niet is"
        " betaald (art. 29 lid 2\nWet OB); wat daarna binnenkomt, is weer verschuldigd in het"
        " tijdvak van ontvangst."
    ),
    "2026-Q4, 2026-12 or 2026": "2026-Q4, 2026-12 of 2026",
    "The claims behind a number of the figures, who adds most first.": (
        "De vorderingen achter een getal van de cijfers, wie het meest bijdraagt eerst."
    ),
    "first day of the period; default: 90 days with the last": (
        "eerste dag van de periode; standaard: 90 dagen met de laatste"
    ),
    "as a part of a figure names it": "zoals een deel van een cijfer het noemt",
    "default: all its parts": "standaard: alle delen",
    "all facts to a file, each with its leaf": "alle feiten in een bestand, elk met zijn blad",
    "What another plan would have done with the claims, or would do: letters, costs, money.\n\n"
    "Over days that were it is fed what really happened; over days to come the answers of debtors\n"
    "are drawn from those of this house's own. Nothing is sent, and nothing is recorded.": (
        "Wat een ander plan met de vorderingen zou hebben gedaan, of zou doen: brieven, kosten,"
        " geld.\n\nOver dagen die er waren krijgt het wat werkelijk is gebeurd; over dagen die"
        " komen\nworden de antwoorden van debiteuren getrokken uit die van dit huis zelf. Er wordt"
        " niets verstuurd\nen niets vastgelegd."
    ),
    "the plan, in TOML, or the name of one: consumer@1": (
        "het plan, in TOML, of de naam van een plan: consumer@1"
    ),
    "the plan beside it; none: each claim under its own": (
        "het plan ernaast; geen: elke vordering onder haar eigen plan"
    ),
    "first day": "eerste dag",
    "last day": "laatste dag",
    "only claims of this creditor": "alleen vorderingen van deze schuldeiser",
    "so often, over days to come": "zo vaak, over dagen die komen",
    "the same seed draws the same": "hetzelfde zaad trekt hetzelfde",
    "also draw the picture here, as SVG": "teken het beeld ook hier, als SVG",
    "as CSV: a line for each sum": "als CSV: een regel voor elke som",
    "a new file for --export": "een nieuw bestand voor --export",
}
"""By the English of their classes and fields."""
