"""How interest stands on a claim in words: since when it runs, or why none does."""

from datetime import date
from typing import TYPE_CHECKING, Final

from api.words.figures import day, money
from api.words.language import DUTCH, spoken
from domain.days import add_days

if TYPE_CHECKING:
    from application.queries.shapes import InterestOut

_SAID: Final[dict[str, tuple[str, str]]] = {
    "runs": ("loopt vanaf {since}", "runs from {since}"),
    "term_runs": (
        "nog geen: {term} loopt tot en met {last}; {kind} loopt vanaf {since}",
        "none yet: {term} runs through {last}; {kind} runs from {since}",
    ),
    "no_default": (
        "geen: er is geen verzuim vastgesteld",
        "none: no default was found",
    ),
    "not_claimed": ("geen: zij wordt niet gevraagd", "none: it is not claimed"),
    "rate_unknown": (
        (
            "geen: zij is overeengekomen en het percentage staat hier niet; zonder vonnis wordt"
            " niets gerekend"
        ),
        "none: it was agreed and its rate is not known here; without a judgment none is reckoned",
    ),
    "nothing_bears": (
        "geen meer: sinds {since} staat niets open dat rente draagt",
        "no more: nothing that bears interest is open since {since}",
    ),
    "judged": ("volgens het vonnis, vanaf {since}", "by the judgment, from {since}"),
    "judged_without": (
        "geen: het vonnis van {since} wijst geen lopende rente toe",
        "none: the judgment of {since} awards no interest that runs on",
    ),
    "bankrupt": (
        "gestopt: vanaf het faillissement van {since} wordt geen rente meer gevraagd",
        "stopped: from the bankruptcy of {since} on none is asked",
    ),
    "restructured": (
        "gestopt: vanaf de schuldsanering van {since} is geen rente verschuldigd",
        "stopped: from the debt restructuring of {since} on none is owed",
    ),
    "freed": (
        "gestopt: wat vanaf {since} niet meer is af te dwingen, draagt geen rente",
        "stopped: what cannot be enforced since {since} bears none",
    ),
    "barred": (
        (
            "verjaard met de hoofdsom sinds {since}, volgens wat te bewijzen is: er wordt niets"
            " gevraagd tot iemand heeft gekeken"
        ),
        (
            "barred with the principal since {since}, by what can be proven: nothing is asked until"
            " somebody has looked"
        ),
    ),
    "part_barred": (
        (
            "over de dagen tot en met {through} verjaard voor {amount}, volgens wat te bewijzen is:"
            " vraag dat niet meer"
        ),
        (
            "barred for the days through {through}, {amount}, by what can be proven: do not ask"
            " it any more"
        ),
    ),
    "capacity_unknown": (
        (
            "hoedanigheid niet bekend, dus gerekend als consument: van een bedrijf zou handelsrente"
            " lopen vanaf {since}"
        ),
        (
            "capacity not known, so reckoned as a consumer's: a business would owe commercial"
            " interest from {since}"
        ),
    ),
}
_TERMS: Final[dict[str, tuple[str, str]]] = {
    "trade_law": (
        "de wettelijke betaaltermijn voor handelsrente",
        "the statutory term to pay that commercial interest waits for",
    ),
    "trade_agreed": ("de afgesproken betaaltermijn", "the agreed term to pay"),
    "default": ("de termijn tot het verzuim", "the term before default"),
}
"""Which term interest waits for: that of the law, the agreed one, or that of a notice."""
_KINDS: Final = {
    "trade": ("handelsrente", "commercial interest"),
    "default": ("wettelijke rente", "statutory interest"),
}
_OVER: Final[dict[str, tuple[str, str]]] = {
    "restructured": (
        (
            "over de dagen van de schuldsanering, van {since} tot en met {through}, is geen rente"
            " verschuldigd"
        ),
        "none is owed for the days of the debt restructuring, {since} through {through}",
    ),
}
"""Of what is over by now."""


def interest_told(one: "InterestOut") -> str:
    """Say how interest stands, of an answer."""
    return interest_said(one.stand, one.article, one.since, one.through, one.amount)


def interest_said(
    stand: str,
    article: str,
    since: date | None,
    through: date | None,
    amount: str | None = None,
) -> str:
    """Say how interest stands, with its article: ``loopt vanaf 3 nov 2026 (BW 6:119a lid 2)``.

    ``amount`` in decimal euros.
    """
    pair = _OVER[stand] if through and stand in _OVER else _SAID[stand]
    which = 0 if spoken() == DUTCH else 1
    term, kind = _waited_for(article)
    told = pair[which].format(
        since=day(since),
        through=day(through),
        last=day(since and add_days(since, -1)),
        amount=money(amount or "0.00"),
        term=term[which],
        kind=kind[which],
    )
    return f"{told} ({article})" if article else told


def _waited_for(article: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The term that interest by an article waits for, and what that interest is called."""
    if not article.startswith(("BW 6:119a", "BW 6:119b")):
        return _TERMS["default"], _KINDS["default"]
    by_law = article.endswith("lid 2")
    return _TERMS["trade_law" if by_law else "trade_agreed"], _KINDS["trade"]
