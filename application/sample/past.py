"""Cases of the sample that have ended: paid, handed over, withdrawn, written off."""

from typing import Final

from application.sample import acts as do
from application.sample.people import BUSINESSES, CONSUMERS
from application.sample.story import Story
from domain.claim.events import ContactOutcome
from domain.claim.grounds import EndingGround, NonPayment
from domain.letter.text import LetterKind

_C, _B = CONSUMERS, BUSINESSES
_REACHED = do.call(note="Heeft de factuur over het hoofd gezien.")
_BROKE = do.call(reason=NonPayment.NO_MONEY, note="Krap bij kas, vraagt om spreiding.")
_MISSED = do.call(ContactOutcome.NO_ANSWER, NonPayment.UNSAID)


PAID: Final = (
    Story(customer=_C[0], total=18_755, what="Onderhoud cv-ketel", due=530, acts=((-3, do.pay()),)),
    Story(
        customer=_B[0],
        total=242_000,
        what="Vervanging koelcel, eerste deel",
        due=505,
        term_days=30,
        acts=((4, do.pay()),),
    ),
    Story(
        customer=_C[1],
        total=36_300,
        what="Reparatie lekkage badkamer",
        due=478,
        acts=((9, _REACHED), (9, do.promise(6)), (14, do.pay())),
    ),
    Story(
        customer=_B[1],
        total=1_512_500,
        what="Luchtbehandeling, 2 verdiepingen",
        due=455,
        term_days=30,
        acts=((6, do.pay(500_000)), (13, do.pay())),
    ),
    Story(
        customer=_C[2],
        total=9_680,
        what="Storing thermostaat",
        due=430,
        acts=((8, do.pay(extra=1_000)), (20, do.refund(1_000))),
    ),
    Story(
        customer=_C[3],
        total=54_450,
        what="Plaatsen boiler",
        due=402,
        acts=((12, _MISSED), (26, do.pay())),
    ),
    Story(
        customer=_B[9],
        total=48_400,
        what="Keuring noodverlichting",
        due=285,
        credited=("C-24011", 48_400, 25),
    ),
    Story(
        customer=_B[2],
        total=129_470,
        what="Aanpassing verdeelkast",
        due=240,
        acts=(
            (10, _REACHED),
            (12, do.pay(payment_id="INC-22871")),
            (25, do.storno("INC-22871")),
            (41, do.pay()),
        ),
    ),
    Story(
        customer=_B[4],
        total=72_600,
        what="Spoedreparatie vriescel",
        due=210,
        term_days=30,
        acts=((18, do.pay(extra=25_00)),),
    ),
)
"""Cases that were paid, in every way."""


ENDED: Final = (
    Story(
        customer=_C[4],
        total=78_650,
        what="Vervanging radiatoren",
        due=375,
        acts=((11, _MISSED), (12, do.assign("s.jansen"))),
    ),
    Story(
        customer=_B[5],
        total=432_575,
        what="Verlichting kas 3",
        due=350,
        term_days=30,
        acts=((10, _BROKE), (10, do.promise(7, 200_000)), (16, do.pay(50_000))),
    ),
    Story(customer=_C[5], total=23_595, what="Aanleg buitenkraan", due=331, acts=((10, _MISSED),)),
    Story(
        customer=_B[6],
        total=917_180,
        what="Onderhoudscontract lift, jaar",
        due=300,
        term_days=30,
        acts=(
            (80, do.recall(EndingGround.AGREEMENT)),
            (82, do.note("Bestuur VvE wil zelf regelen.")),
            (95, do.pay()),
        ),
    ),
    Story(
        customer=_C[6],
        total=14_520,
        what="Ontstopping",
        due=270,
        acts=(
            (10, _MISSED),
            (24, do.delivered(LetterKind.FOURTEEN_DAY_LETTER, None)),
            (24, do.moved()),
            (190, do.write_off(EndingGround.UNCOLLECTABLE)),
        ),
    ),
    Story(
        customer=_B[7],
        total=60_500,
        what="Inspectie elektra",
        due=190,
        acts=(
            (5, do.note("Dubbel gefactureerd, zie de vorige nota.")),
            (6, do.withdraw(EndingGround.DUPLICATE)),
        ),
    ),
    Story(
        customer=_B[8],
        total=187_550,
        what="Afzuigkap keuken",
        due=120,
        term_days=30,
        acts=((10, _REACHED),),
    ),
    Story(
        customer=_C[7],
        total=41_140,
        what="Zonneboiler, onderhoud",
        due=95,
        acts=((10, _MISSED),),
    ),
)
"""Cases that ended otherwise, or went to an agency."""
