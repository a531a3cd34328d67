"""Cases of the sample that run: agreements, disputes, holds, and every step of the plan."""

from typing import Final

from application.sample import acts as do
from application.sample.people import BUSINESSES, CONSUMERS, MOVED, UNREACHABLE, UNSURE
from application.sample.story import Story
from domain.claim.events import ContactOutcome, DisputeOutcome, Mark
from domain.claim.grounds import DisputeGround, HoldCategory, NonPayment
from domain.law.protection import Bar
from domain.letter.events import DeliveryGrade
from domain.letter.text import LetterKind

_C, _B = CONSUMERS, BUSINESSES
_REACHED = do.call(note="Heeft de factuur over het hoofd gezien.")
_BROKE = do.call(reason=NonPayment.NO_MONEY, note="Krap bij kas, vraagt om spreiding.")
_MISSED = do.call(ContactOutcome.NO_ANSWER, NonPayment.UNSAID)


ARRANGED: Final = (
    Story(
        customer=_C[8],
        total=96_800,
        what="Nieuwe groepenkast",
        due=165,
        acts=(
            (10, _BROKE),
            (10, do.plan(4)),
            (16, do.instalment(1)),
            (46, do.instalment(2)),
            (76, do.instalment(3)),
            (106, do.instalment(4)),
        ),
    ),
    Story(
        customer=_C[9],
        total=121_000,
        what="Vloerverwarming begane grond",
        due=75,
        acts=((10, _BROKE), (10, do.plan(6)), (16, do.instalment(1)), (46, do.instalment(2))),
    ),
    Story(
        customer=_C[10],
        total=66_550,
        what="Warmtepompboiler, aanbetaling",
        due=88,
        acts=((10, _BROKE), (10, do.plan(5)), (17, do.instalment(1))),
    ),
    Story(
        customer=_B[9],
        total=151_250,
        what="Speellokaal, verlichting",
        due=12,
        acts=((10, _REACHED), (10, do.promise(9))),
    ),
    Story(
        customer=_C[11],
        total=29_040,
        what="Reparatie mechanische ventilatie",
        due=40,
        acts=((10, _REACHED), (10, do.promise(5))),
    ),
    Story(
        customer=_B[10],
        total=2_238_500,
        what="Installatiewerk nieuwbouw, termijn 2",
        due=34,
        term_days=30,
        acts=((9, do.pay(1_000_000)), (10, _REACHED), (10, do.extend(30))),
    ),
)
"""Cases with a promise, an extension or a payment plan."""

_CONTESTED = "Zegt dat de ketel na de reparatie nog steeds uitvalt."
STOPPED: Final = (
    Story(
        customer=_C[12],
        total=44_165,
        what="Reparatie cv-ketel",
        due=30,
        acts=((9, do.dispute(DisputeGround.QUALITY, _CONTESTED)),),
    ),
    Story(
        customer=_B[11],
        total=363_000,
        what="Laadpalen, 4 stuks",
        due=110,
        term_days=30,
        acts=(
            (8, do.dispute(DisputeGround.AMOUNT, "Er zijn er drie geleverd.", 90_750)),
            (15, do.answer("Telling nagelopen: drie palen.")),
            (16, do.credit("C-24010", 90_750)),
            (16, do.resolve(DisputeOutcome.UPHELD, 0)),
            (30, do.pay()),
        ),
    ),
    Story(
        customer=_B[12],
        total=33_275,
        what="Boiler kapsalon",
        due=25,
        acts=((6, do.hold(HoldCategory.INVESTIGATION)),),
    ),
    Story(
        customer=_C[13],
        total=52_030,
        what="Zonwering, elektrisch",
        due=60,
        acts=((5, do.hold(HoldCategory.PERSONAL_CIRCUMSTANCES, 21)),),
    ),
    Story(
        customer=_B[13],
        total=686_070,
        what="Renovatie kleedkamers",
        due=70,
        term_days=30,
        acts=(
            (9, do.bar(Bar.BANKRUPTCY)),
            (10, do.note("Vordering ingediend bij de curator.")),
        ),
    ),
    Story(
        customer=_C[14],
        total=38_720,
        what="Vervanging mengkranen",
        due=45,
        acts=((14, do.bar(Bar.DEBT_HELP, 120)),),
    ),
)
"""Cases that are disputed, on hold, or barred."""

_PROOF = do.delivered(LetterKind.FOURTEEN_DAY_LETTER, DeliveryGrade.SIGNED_FOR)
IN_STEP: Final = (
    Story(
        customer=_C[15],
        total=27_225,
        what="Onderhoud warmtepomp",
        due=22,
        acts=((10, _MISSED), (17, _PROOF)),
    ),
    Story(customer=_C[16], total=82_885, what="Inbouwspots, 18 stuks", due=19),
    Story(customer=_C[17], total=19_360, what="Storing elektra", due=26),
    Story(
        customer=MOVED,
        total=15_125,
        what="Vervanging rookmelders",
        due=37,
        acts=((5, do.moved()),),
    ),
    Story(customer=UNSURE[0], total=47_190, what="Oven aansluiten", due=24),
    Story(
        customer=_C[0],
        total=21_780,
        what="Onderhoud cv-ketel",
        due=60,
        scanned=False,
        acts=((10, _MISSED),),
    ),
    Story(customer=_B[0], total=58_080, what="Koelcel, servicebeurt", due=14),
    Story(customer=_C[3], total=13_310, what="Reparatie boiler", due=15),
    Story(customer=_B[2], total=98_010, what="Compressor, keuring", due=12),
    Story(customer=_C[1], total=8_470, what="Kraan vervangen", due=11),
    Story(customer=_B[4], total=31_460, what="Slicer, aansluiting", due=10),
)
"""Cases that are somewhere in the plan."""

FRESH: Final = (
    Story(customer=_C[7], total=17_545, what="Zonneboiler, nieuwe sensor", due=4),
    Story(customer=_B[1], total=205_700, what="Luchtbehandeling, filters", due=3, term_days=30),
    Story(customer=_C[2], total=26_015, what="Thermostaat, slim", due=1),
    Story(customer=UNREACHABLE, total=7_260, what="Voorrijkosten en onderzoek", due=9),
    Story(
        customer=UNSURE[1],
        total=64_130,
        what="Werkplaats, krachtstroom",
        due=-6,
        acts=((-2, do.looked_at(Mark.OTHER_WARNING)),),
    ),
    Story(
        customer=_B[10],
        total=1_452_000,
        what="Installatiewerk nieuwbouw, termijn 3",
        due=-12,
        term_days=30,
    ),
    Story(customer=_C[9], total=11_495, what="Naregelen vloerverwarming", due=-9),
)
"""Cases that have only just begun."""
