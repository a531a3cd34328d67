"""Words that the plan language lacks because the law does, each with what the law says instead."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from domain.dunning.plan.remarks import Remark
from domain.law.contact_hours import FROM, UNTIL

_COSTS: Final = "BW 6:96 lid 6, Besluit BIK art. 2"
_LETTER: Final = "BW 6:96 lid 6; HR 25-11-2016, ECLI:NL:HR:2016:2704"
_CONTACT: Final = "Bki art. 4.2"
_PERCENTAGE: Final = re.compile(r"\d\s*(%|percent|procent)", re.IGNORECASE)
_CLOCK: Final = re.compile(r"^(\d{1,2})[:.]?(\d{2})?")


@dataclass(frozen=True, slots=True)
class Word:
    """What a key would ask that may not be: keys it goes by, and when its value asks it."""

    keys: re.Pattern[str]
    code: str
    message: str
    article: str
    way_out: str
    asks: Callable[[Any], bool] = bool


def _outside_hours(value: Any) -> bool:
    found = _CLOCK.match(str(value))
    if not found:
        return False
    hour, minute = int(found[1]), int(found[2] or 0)
    return not (FROM.hour, FROM.minute) <= (hour, minute) < (UNTIL.hour, UNTIL.minute)


def _word(  # noqa: PLR0917 - a row of a table
    keys: str,
    code: str,
    message: str,
    article: str,
    way_out: str,
    asks: Callable[[Any], bool] = bool,
) -> Word:
    return Word(re.compile(keys), code, message, article, way_out, asks)


_WORDS: Final = (
    _word(
        r"interest.*(percent|pct|rate)|(percent|pct|rate).*interest",
        "interest.in_the_plan",
        "the rate of interest follows from the law and the claim, not from a plan",
        "BW 6:119, 6:119a",
        "Leave it out: interest is counted from default at the statutory rate.",
    ),
    _word(
        r"percent|pct|procent",
        "costs.percentage",
        "collection costs are asked as an exact amount in euro, never as a percentage",
        _COSTS,
        "Leave it out: the amount is computed for each claim; write mentions_costs = true.",
    ),
    _word(
        r"\bfee|_fee|administrati|admin_costs|surcharge|penalty|fine\b|file_costs|registration_costs",
        "costs.fee",
        "no other charge may be asked beside the collection costs of the law, "
        "not for a reminder and not for a payment plan",
        "BW 6:96 lid 5 and 6, Besluit BIK art. 2",
        "Leave it out.",
    ),
    _word(
        r"^(at|hour|time|contact_hour|send_at|from_hour|until_hour)$",
        "contact.hours",
        f"nobody is contacted before {FROM:%H:%M} or from {UNTIL:%H:%M} on",
        _CONTACT,
        "Leave it out: the run keeps to the hours in which contact is allowed.",
        _outside_hours,
    ),
    _word(
        r"sunday|holiday",
        "contact.sundays",
        "nobody is contacted on a Sunday or holiday, by any channel",
        _CONTACT,
        "Leave it out: the step goes on the first day on which contact is allowed.",
    ),
    _word(
        r"disput|contest",
        "dispute.goes_on",
        "a contested claim is not demanded or handed over by itself: "
        "who rightly suspends payment is not in default",
        "BW 6:52, 6:262",
        "Leave it out: a dispute stops every step until a person answered it; "
        "a lawyer may then be chosen.",
    ),
    _word(
        r"^(automatic|auto|by_itself|without_approval)",
        "plan.by_itself",
        "no claim is written off or handed over where a person is to look first",
        "",
        "Leave it out: a person decides.",
    ),
)

_CALENDAR_DAY: Final = re.compile(r"^(pay_by|pay_before|last_day|deadline|due_on|date|until)$")


def unlawful(raw: Mapping[str, Any], *, fourteen_days: bool) -> Iterator[tuple[str, Remark]]:
    """Each key of a step or plan that asks what may not be, with its finding.

    The keys are for the caller to leave out, so that the rest can be judged as well.
    """
    for key, value in raw.items():
        if word := _unlawful_word(key, value):
            yield (
                key,
                Remark(
                    code=word.code,
                    message=f"{word.message}.",
                    article=word.article,
                    way_out=word.way_out,
                ),
            )
        elif isinstance(value, str) and _PERCENTAGE.search(value):
            yield key, _percentage_in_text(key)
        elif _CALENDAR_DAY.match(key):
            yield key, _calendar_day(key, fourteen_days=fourteen_days)
    if fourteen_days:
        yield from _fourteen_days(raw)


def _unlawful_word(key: str, value: Any) -> Word | None:
    return next((word for word in _WORDS if word.keys.search(key) and word.asks(value)), None)


def _percentage_in_text(key: str) -> Remark:
    return Remark(
        code="costs.percentage",
        message=f"{key} speaks of a percentage; costs are an exact amount in euro.",
        article=_COSTS,
        way_out="Leave the percentage out of the text.",
    )


def _calendar_day(key: str, *, fourteen_days: bool) -> Remark:
    if fourteen_days:
        return Remark(
            code="fourteen_days.calendar_day",
            message=f"{key}: a fourteen-day letter prints no calendar day, "
            "which is too early where the post is late; then no costs are ever due.",
            article=_LETTER,
            way_out='Leave it out and write wording = "14".',
        )
    return Remark(
        code="plan.calendar_day",
        message=f"{key}: a plan gives numbers of days, no calendar day.",
        way_out="Write term_days.",
    )


def _fourteen_days(raw: Mapping[str, Any]) -> Iterator[tuple[str, Remark]]:
    wording = raw.get("wording", "")
    if wording not in {"", "14", "15"}:
        yield (
            "wording",
            _dating(
                "fourteen_days.dating", f"wording '{wording}' does not run from the day of delivery"
            ),
        )
    if raw.get("term_from", "arrival") != "arrival":
        message = "the fourteen days run from the day after delivery, not from dating or sending"
        yield "term_from", _dating("fourteen_days.from_sending", message)
    if "term_days" in raw:
        message = "the days of a fourteen-day letter are those of its wording"
        yield "term_days", _dating("fourteen_days.own_days", message)


def _dating(code: str, message: str) -> Remark:
    return Remark(
        code=code,
        message=f"{message}; costs would never fall due.",
        article=_LETTER,
        way_out='Write wording = "14" (fourteen days from the day after delivery) and no term.',
    )
