"""Whom the Wki and the Bki bind (Wki art. 1, 2), as it was known at a position."""

from tests.oracle.papers import Papers


def protected(papers: Papers, before: int) -> bool:
    """Whether by a position the debtor was, or might be, a natural person who lives here.

    A sole trader is one; of whom nothing was known may be one; who lives abroad is none.
    """
    known = [one.state for one in papers.debtor if one.position < before]
    capacity = [one["capacity"] for one in known if "capacity" in one]
    country = [one["country"] for one in known if "country" in one]
    legal_person = bool(capacity) and capacity[-1] in {"company", "government"}
    return not legal_person and (country or [""])[-1] in {"", "NL"}


def bound(papers: Papers, before: int) -> bool:
    """Whether they bound: who collects for others, before such a person.

    He knows it of himself, so what he says of it first holds of all before; that a registration
    does not say yes says nothing.
    """
    said = [
        (one.position, one.state["collects_for_others"])
        for one in papers.creditor
        if one.state.get("collects_for_others") is not None
        and (one.topic != "creditor.registered" or one.state["collects_for_others"])
    ]
    by_then = [yes for position, yes in said if position < before]
    yes = by_then[-1] if by_then else bool(said) and said[0][1]
    return bool(yes) and protected(papers, before)
