"""What the commands are called by which a creditor says what holds for money that comes in."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import SEEN, Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "payments-through": CommandWords(
        nl=Called(
            "Betalingen bekend",
            "Leg vast",
            "Leg vast tot en met welke dag alle betalingen zijn vastgelegd; vandaag telt pas als de"
            " dag om is.",
        ),
        en=Called(
            "Payments known",
            "Record",
            "Record that every payment credited through a day is recorded; today counts when over.",
        ),
        fields={
            "through": ("Tot en met (vandaag telt als gisteren)", "Through (today: as yesterday)"),
            "ibans": ("Rekeningen (leeg: alle)", "Accounts (empty: all)"),
        },
    ),
    "payments-corrected": CommandWords(
        nl=Called(
            "Betalingen minder ver bekend",
            "Neem terug",
            "Neem terug dat betalingen verder bekend waren: iemand zei het, en het was niet zo.",
        ),
        en=Called(
            "Payments known less far",
            "Take back",
            "Take back that payments were known beyond a day: somebody said it, and it was not so.",
        ),
        fields={
            "through": ("Toch bekend tot en met", "Known all the same through"),
        },
    ),
    "matching-terms": CommandWords(
        nl=Called(
            "Geld vanzelf boeken",
            "Leg vast",
            "Zeg vanaf welke zekerheid geld vanzelf wordt geboekt, en welk verschil dan vervalt.",
        ),
        en=Called(
            "Booking money by itself",
            "Record",
            "Say how certain it must be that money is booked by itself, and what is let go then.",
        ),
        fields={
            "book_from": ("Boeken vanaf (70 tot 100)", "Book from (70 to 100)"),
            "propose_from": ("Voorstellen vanaf (15 of meer)", "Propose from (15 or more)"),
            "uncounted": ("Telt niet meer", "Counts no more"),
            "counted": ("Telt weer", "Counts again"),
            "books_itself": ("Vanzelf boeken", "Book by itself"),
            "difference_let_go": (
                "Verschil dat vanzelf vervalt",
                "Difference that is let go by itself",
            ),
            "seen": SEEN,
        },
    ),
    "discount-terms": CommandWords(
        nl=Called(
            "Korting voor snelle betaling",
            "Leg vast",
            "Zeg wat er af gaat van een factuur die zelf geen korting noemt, bij betaling op tijd.",
        ),
        en=Called(
            "Discount for early payment",
            "Record",
            "Set what is off an invoice that names no discount itself, for who pays it in time.",
        ),
        fields={
            "percent": ("Korting in procenten", "Discount in per cent"),
            "days": ("Binnen zoveel dagen na de factuur", "Within so many days after the invoice"),
            "since": ("Voor facturen vanaf", "For invoices from"),
            "credit_charge_days": (
                "Kredietbeperking vervalt binnen zoveel dagen",
                "A charge for credit falls within so many days",
            ),
            "seen": SEEN,
        },
    ),
    "payments-checked": CommandWords(
        nl=Called(
            "Betalingen controleren",
            "Leg vast",
            "Zeg of de run de betalingen moet kennen voordat hij een debiteur schrijft.",
        ),
        en=Called(
            "Check payments",
            "Record",
            "Say whether the run must know the payments before it writes to a debtor.",
        ),
        fields={
            "payments_checked": ("Controle", "Check"),
        },
    ),
}
