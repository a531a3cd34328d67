"""What payments were taken for, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

_LEFT_NL: Final = (
    "Over was {principal_left} aan hoofdsom, {interest_left} aan rente en {costs_left} aan kosten."
)
_LEFT_EN: Final = (
    "Left were {principal_left} of principal, {interest_left} of interest and {costs_left} of"
    " costs."
)

IMPUTATION: Final = ObligationWords(
    nl=Demand(
        "Betalingen toegerekend zoals de wet wil",
        "Een betaling gaat naar de kosten, dan de rente, dan de hoofdsom, en zonder aanwijzing naar"
        " de schuld die voorgaat.",
    ),
    en=Demand(
        "Payments imputed as the law wants",
        "A payment goes to the costs, then the interest, then the principal, and without a word of"
        " the debtor to the debt that goes first.",
    ),
    reasons={
        "as_the_law_imputes": (
            Said(
                "Na een betaling is gevraagd: {principal} aan hoofdsom, {interest} aan rente en"
                " {costs} aan kosten.",
                _LEFT_NL,
            ),
            Said(
                "After a payment {principal} of principal, {interest} of interest and {costs} of"
                " costs were asked.",
                _LEFT_EN,
            ),
        ),
        "more_of_a_part_than_left": (
            Said(
                "Na een betaling is van een deel meer gevraagd dan ervan over was: {principal} aan"
                " hoofdsom, {interest} aan rente en {costs} aan kosten.",
                _LEFT_NL,
            ),
            Said(
                "After a payment more of a part was asked than was left of it: {principal} of"
                " principal, {interest} of interest and {costs} of costs.",
                _LEFT_EN,
            ),
        ),
        "rate_not_certain": (
            Said(
                "Na een betaling is {asked} gevraagd, met rente over dagen waarvan de rente niet"
                " vaststaat.",
                "De bekendgemaakte rente van die dagen zou tonen of het juist is.",
            ),
            Said(
                "After a payment {asked} was asked, with interest over days of which the rate is"
                " not certain.",
                "The rate that is published for those days would show whether it is right.",
            ),
        ),
        "order_not_shown": (
            Said(
                "Een betaling van {amount} is hier geboekt terwijl een schuld van {older_due_on}"
                " nog openstond; een aanwijzing van de debiteur is niet vastgelegd.",
                "Zonder aanwijzing ging de oudste schuld voor; de omschrijving van de betaling zou"
                " tonen wat hij wilde.",
            ),
            Said(
                "A payment of {amount} was booked here while a debt of {older_due_on} was open;"
                " no word of the debtor is recorded.",
                "Without his word the oldest debt goes first; the text of the payment would show"
                " what he wanted.",
            ),
        ),
    },
)
