"""Whom the Wki and the Bki bind: who collects for others, before a natural person who lives here.

The one place that says so (Wki art. 1 and 2). Outside them are a creditor's own claims, legal
persons and public bodies, and whoever lives abroad. This program keeps the days and hours, the
term of a complaint and a whole dossier before everybody: where nobody is bound that is a rule of
its own, and no article is named.
"""

from typing import Final

from domain.debtor.abroad import is_abroad
from domain.debtor.state import Debtor
from domain.parties import Capacity

DESCRIPTION: Final = "Bki art. 3.1"
_LEGAL_PERSONS: Final = frozenset({Capacity.COMPANY, Capacity.GOVERNMENT})


def may_be_a_person(debtor: Debtor) -> bool:
    """Tell whether he is, or may be, a natural person: a sole trader is one, in business too."""
    return debtor.capacity not in _LEGAL_PERSONS


def protected(debtor: Debtor) -> bool:
    """Tell whether the Wki protects him from who collects for others; not known: it does."""
    return may_be_a_person(debtor) and not is_abroad(debtor.country)


def bound(debtor: Debtor, *, for_others: bool) -> bool:
    """Tell whether the Wki and the Bki bind who collects from a debtor.

    ``for_others``: he collects for somebody else, or took the claims over. A party that a claim is
    handed over to always does.
    """
    return for_others and protected(debtor)


def description_article(debtor: Debtor, *, for_others: bool) -> str:
    """By which article a claim is described and shown to a debtor; empty: by our own rule."""
    return DESCRIPTION if bound(debtor, for_others=for_others) else ""
