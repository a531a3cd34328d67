"""When a claim is barred, and by what its limitation was interrupted, read from its state."""

from datetime import date

from application.queries.limitation_shapes import InterruptingOut, LimitationOut
from domain.case import Case
from domain.case.limitation import Term, barred_since, in_time, kind_unknown, reckoned_kind, term_of


def limitation_out(case: Case, on: date) -> LimitationOut:
    """Give the limitation of a claim as it stands on a day."""
    term = term_of(case)
    found = term.found
    lasts = found.first_barred_day == date.max
    certain_lasts = found.provable_first_barred_day == date.max
    return LimitationOut(
        article=term.article,
        years=term.years,
        claimable_on=term.due_on,
        kind=reckoned_kind(case).value,
        kind_unknown=kind_unknown(case) and case.claim.court.award is None,
        interruptions=_interruptions(case, term),
        last_day=None if lasts else found.last_day_to_interrupt,
        certain_last_day=None if certain_lasts else found.provable_last_day,
        warned_on=None if certain_lasts else found.alarm_on,
        barred_since=barred_since(case, today=on),
    )


def _interruptions(case: Case, term: Term) -> list[InterruptingOut]:
    return [
        InterruptingOut(
            on=one.on,
            act=one.act.value,
            ground=one.ground.value,
            article=one.article,
            proven=one.proven,
            in_time=timely,
            letter_id=one.letter_id,
        )
        for one, timely in zip(term.interrupted, in_time(case, term), strict=True)
    ]
