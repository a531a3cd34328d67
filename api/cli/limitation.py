"""How the limitation of a claim is shown to people."""

from typing import TYPE_CHECKING

from api.cli.saying import show
from api.words.shell.speech import named, say

if TYPE_CHECKING:
    from application.queries.limitation_shapes import LimitationOut


def show_limitation(one: "LimitationOut") -> None:
    """Print the term, what interrupted it, and the day that is certain."""
    if one.barred_since:
        show(
            say(
                "Barred by limitation since {day} ({article})",
                day=one.barred_since,
                article=one.article,
            )
        )
    elif one.certain_last_day is None:
        show(say("Limitation is lengthened while the debtor is insolvent (Fw 36)"))
    else:
        text = "Limitation ({years} years, {article}): interrupt it by {day}; warned from {warned}"
        day, warned = one.certain_last_day, one.warned_on
        show(say(text, years=one.years, article=one.article, day=day, warned=warned))
    for each in one.interruptions:
        text = "  {day}: {what} ({article}), {sure}"
        sure = (
            say("too late")
            if not each.in_time
            else say("certain")
            if each.proven
            else say("not certain")
        )
        what = named(each.act, "InterruptingAct")
        show(say(text, day=each.on, what=what, article=each.article, sure=sure))
    if one.last_day and one.last_day != one.certain_last_day:
        show(say("  By all of these: by {day}", day=one.last_day))
