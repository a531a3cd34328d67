"""Which interest a letter names, by its article, and from which day it is asked."""

from collections.abc import Sequence
from datetime import date

from domain.days import day_after
from domain.letter.text.content import LetterContent
from domain.letter.text.kinds import LetterKind
from domain.letter.text.on_paper import ClaimSpecification


def interest_key(claims: Sequence[ClaimSpecification]) -> str:
    """The key of the name of the interest of these claims, by the articles it rests on.

    Where kinds are mixed, or no article is known, it is plainly interest.
    """
    kinds = {_kind_of(article) for claim in claims for article in _articles(claim)}
    return kinds.pop() if len(kinds) == 1 else "interest_plain"


def interest_follows(content: LetterContent) -> str:
    """The key of the sentence that announces interest; empty where no claim bears any."""
    if not any(_articles(claim) for claim in content.claims):
        return ""
    if first_interest_day(content):
        return "interest_follows_from"
    ahead = any(claim.interest_from for claim in content.claims)
    return "interest_follows_each" if ahead else "interest_follows"


def first_interest_day(content: LetterContent) -> date | None:
    """The day from which interest runs that does not run yet, where it is one of all claims.

    Commercial interest has its own first day (BW 6:119a, 6:119b); statutory interest runs from
    the first day of default, which a notice gives a day of (BW 6:119 lid 1, 6:82).
    """
    days = {claim.interest_from for claim in content.claims}
    if days == {None} and _puts_in_default(content):
        kinds = {_kind_of(one) for claim in content.claims for one in _articles(claim)}
        days = {day_after(content.pay_by)} if content.pay_by and kinds == _STATUTORY else days
    return days.pop() if len(days) == 1 else None


_STATUTORY = {"interest_statutory"}


def _puts_in_default(content: LetterContent) -> bool:
    notice = content.serves_as_notice or content.kind is LetterKind.NOTICE_OF_DEFAULT
    return notice and content.in_default_since is None


def _articles(claim: ClaimSpecification) -> set[str]:
    told = {line.article for line in claim.interest_lines}
    return told | ({claim.interest_article} if claim.interest_article else set())


def _kind_of(article: str) -> str:
    bare = article.replace(" ", "").lower()
    if "6:119a" in bare or "6:119b" in bare:
        return "interest_commercial"
    agreed = "6:119" not in bare or "6:119lid3" in bare
    return "interest_agreed" if agreed else "interest_statutory"
