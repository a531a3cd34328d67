"""Through which day the payments of a creditor's debtors are known."""

from collections.abc import Sequence
from datetime import date

from domain.creditor.events import CreditorFact, KnownFrom, PaymentsKnownThrough
from domain.creditor.refusals import require_registered
from domain.creditor.state import EVERY_ACCOUNT, Creditor
from domain.days import ONE_DAY
from domain.errors import Refusal
from domain.facts import EnteredInError, Fact, Recorded, in_force


def know_payments(
    creditor: Creditor,
    *,
    through: date,
    today: date,
    ibans: tuple[str, ...] = (),
    source: KnownFrom = KnownFrom.PERSON,
) -> list[CreditorFact]:
    """Record that every payment through a day (inclusive) is recorded; known already: nothing.

    Of a day that is not over it can only be said what was there until then: it counts through the
    day before, and is said again when it is over. No accounts: all of them. Raises NotFound
    ``creditor.unknown`` or Refusal ``payments.from_the_future`` or ``payments.account_doubted``.
    """
    require_registered(creditor)
    if through > today:
        raise Refusal(
            "payments.from_the_future",
            f"Payments through {through} cannot be known on {today}.",
            way_out="Give the last day of which every credit is recorded: today at the latest.",
            values={"day": through},
        )
    doubt = creditor.doubt_before(through, ibans)
    if doubt:
        raise Refusal(
            "payments.account_doubted",
            f"Of account {doubt.iban} no more is known than through {doubt.through}: statements"
            " are missing or contradict each other, or money that came in is nobody's yet.",
            way_out="Say why nothing is missing, place the money, or give the other accounts.",
            values={"iban": doubt.iban, "day": doubt.through},
        )
    accounts = ibans or (EVERY_ACCOUNT,)
    if all(_is_known(creditor, one, through, today) for one in accounts):
        return []
    return [PaymentsKnownThrough(through=through, ibans=ibans, source=source)]


def know_less(creditor: Creditor, history: Sequence[Recorded], *, through: date) -> list[Fact]:
    """Take back what people said to be known beyond a day; nobody did: nothing.

    Each of their words was an error, and holds through that day instead, of the same accounts.
    What a statement or a list of open items shows is not a word: that stands. Raises NotFound
    ``creditor.unknown`` or Refusal ``payments.shown``, where nothing but these reaches further.
    """
    require_registered(creditor)
    said = [(one, one.fact) for one in in_force(history)]
    told = [(one, fact) for one, fact in said if isinstance(fact, PaymentsKnownThrough)]
    beyond = [(one, fact) for one, fact in told if fact.through > through]
    words = [(one, fact) for one, fact in beyond if fact.source is KnownFrom.PERSON]
    if not words and (beyond or creditor.open_items_on > through):
        last = max((fact.through for _, fact in beyond), default=creditor.open_items_on)
        raise Refusal(
            "payments.shown",
            f"That payments are known through {last} is what statements or a list of open items"
            " show; nobody said it.",
            way_out="Bring the statements or the list that show it otherwise.",
            values={"day": last},
        )
    accounts = dict.fromkeys(fact.ibans for _, fact in words)
    errors = [
        EnteredInError(version=one.originator_version, topic=fact.TOPIC) for one, fact in words
    ]
    return [*errors, *(PaymentsKnownThrough(through=through, ibans=ibans) for ibans in accounts)]


def _is_known(creditor: Creditor, iban: str, through: date, today: date) -> bool:
    """It is known, or was said of this very day already, which is not over."""
    said = creditor.said_through.get(iban, date.min)
    over = min(through, today - ONE_DAY) if said >= through else through
    return creditor.known_through(iban, since=date.min) >= over
