"""What the law forbids in a plan: each rule gives the step, the key, the article, the way out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from domain.claim.events import Channel
from domain.dunning.plan.paths import Path
from domain.dunning.plan.step import Anchor, Step, StepKind, TermStart
from domain.law.default import SHORTEST_NOTICE_DAYS

FOURTEEN: Final = "BW 6:96 lid 6"
NOTICE: Final = "BW 6:82 lid 1"
INTEREST: Final = "BW 6:119, 6:119a, 6:81"

_LONGEST_POST_DAYS: Final = 6
"""Calendar days that ordinary post may take: posted before a weekend with a holiday."""

_WHOLE_TERM_DAYS: Final = 16
"""From delivery: fourteen days, a day for the banks, and the day after it."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a step breaks; ``key`` is the word of the step that does it."""

    step: Step
    key: str
    code: str
    message: str
    article: str
    way_out: str


Rule: TypeAlias = Callable[[Path], Iterator[Broken]]


def _costs_come_after_the_letter(path: Path) -> Iterator[Broken]:
    if not path.consumer:
        return
    for step in path.steps:
        if step.charge_costs and not _letter_before(path, step):
            yield Broken(
                step,
                "charge_costs",
                "costs.before_the_letter",
                "collection costs are asked of a consumer who did not get his fourteen days",
                FOURTEEN,
                "Put a fourteen-day letter before this step.",
            )
        announces = step.mentions_costs and step.kind.is_letter
        if announces and step.kind is not StepKind.FOURTEEN_DAY_LETTER:
            yield Broken(
                step,
                "mentions_costs",
                "costs.announced",
                "costs are announced to a consumer by the fourteen-day letter only",
                FOURTEEN,
                'Leave it out, or write audience = "business".',
            )


def _hand_over_comes_after_the_letter(path: Path) -> Iterator[Broken]:
    if not path.consumer:
        return
    for step in path.of_kind(StepKind.HAND_OVER):
        if not _letter_before(path, step):
            yield Broken(
                step,
                "kind",
                "hand_over.without_letter",
                "a consumer is handed over without a lawful fourteen-day letter",
                FOURTEEN,
                "Put a fourteen-day letter before this step, for every amount.",
            )
        elif _too_early(path, step):
            yield Broken(
                step,
                "anchor",
                "hand_over.too_early",
                "a consumer is handed over before his fourteen days and a day for the banks "
                "have passed",
                FOURTEEN,
                'Write anchor = "term" and days = 1.',
            )


def _letter_before(path: Path, step: Step) -> bool:
    return any(one.kind is StepKind.FOURTEEN_DAY_LETTER for one in path.before(step))


def _too_early(path: Path, step: Step) -> bool:
    """Tell whether no step from the letter to the hand-over waits for the whole term."""
    before = [*path.before(step), step]
    last = max(n for n, one in enumerate(before) if one.kind is StepKind.FOURTEEN_DAY_LETTER)
    after = before[last + 1 :]
    if any(one.anchor is Anchor.TERM or one.kind.is_letter for one in after):
        return False
    counted = sum(one.days for one in after if one.anchor is not Anchor.DUE)
    return counted < _WHOLE_TERM_DAYS


def _letter_comes_after_default(path: Path) -> Iterator[Broken]:
    for step in path.of_kind(StepKind.FOURTEEN_DAY_LETTER):
        if path.consumer and not path.notice_before(step):
            yield Broken(
                step,
                "kind",
                "fourteen_days.before_default",
                "the fourteen-day letter goes where nothing gave default before; "
                "then no costs are ever due",
                "BW 6:96 lid 6, 6:81-83",
                "Let an earlier letter write serves_as_notice = true, or put a step of kind "
                "default before it.",
            )
        if not step.mentions_costs:
            yield Broken(
                step,
                "mentions_costs",
                "fourteen_days.no_amount",
                "a fourteen-day letter names the exact costs that follow",
                FOURTEEN,
                "Write mentions_costs = true.",
            )
        if step.skip_if:
            yield Broken(
                step,
                "skip_if",
                "fourteen_days.skipped",
                "a fourteen-day letter is not skipped",
                FOURTEEN,
                "Leave skip_if out.",
            )


def _notice_gives_a_reasonable_term(path: Path) -> Iterator[Broken]:
    for step in path.letters:
        notice = step.serves_as_notice or step.kind is StepKind.NOTICE_OF_DEFAULT
        if step.term_days is None or not notice or _days_from_receipt(step) >= SHORTEST_NOTICE_DAYS:
            continue
        final = step.kind is StepKind.FINAL_DEMAND
        yield Broken(
            step,
            "term_days",
            "notice.short_demand" if final else "notice.too_short",
            f"a letter that serves as notice of default gives {step.term_days} days"
            + (" from its sending" if step.term_from is TermStart.SENDING else "")
            + f"; less than {SHORTEST_NOTICE_DAYS} from receipt is no reasonable term",
            NOTICE,
            "Give more days, or leave serves_as_notice out and let an earlier letter serve."
            if final
            else f"Give at least {SHORTEST_NOTICE_DAYS} days from arrival.",
        )


def _days_from_receipt(step: Step) -> int:
    by_post = Channel.POST in {step.channel, step.fallback}
    late = _LONGEST_POST_DAYS if step.term_from is TermStart.SENDING and by_post else 0
    return (step.term_days or 0) - late


def _interest_comes_after_default(path: Path) -> Iterator[Broken]:
    for step in path.letters:
        friendly = step.kind is StepKind.REMINDER
        if step.mentions_interest and (friendly or not path.notice_before(step)):
            yield Broken(
                step,
                "mentions_interest",
                "interest.before_default",
                "interest is spoken of before default; it is due from default on"
                if not friendly
                else "a reminder speaks of interest",
                INTEREST,
                "Leave mentions_interest out of this letter.",
            )


def _reminders_stay_friendly(path: Path) -> Iterator[Broken]:
    for step in path.letters:
        early = step.kind is StepKind.STATEMENT and not path.notice_before(step)
        if step.kind is not StepKind.REMINDER and not early:
            continue
        for key in ("mentions_agency", "mentions_costs"):
            if getattr(step, key):
                yield Broken(
                    step,
                    key,
                    "reminder.stern",
                    "a reminder speaks of no costs and no agency: nothing of that is due yet",
                    FOURTEEN if key == "mentions_costs" else "",
                    f"Leave {key} out; a final demand or fourteen-day letter may say it.",
                )


def _costs_come_once(path: Path) -> Iterator[Broken]:
    for step in [step for step in path.steps if step.charge_costs][1:]:
        yield Broken(
            step,
            "charge_costs",
            "costs.twice",
            "collection costs are charged by an earlier step already; they come once, "
            "and not by creditor and agency both",
            "BW 6:96 lid 5, Besluit BIK art. 2",
            "Leave charge_costs out of this step.",
        )


RULES: Final[tuple[Rule, ...]] = (
    _costs_come_after_the_letter,
    _hand_over_comes_after_the_letter,
    _letter_comes_after_default,
    _notice_gives_a_reasonable_term,
    _interest_comes_after_default,
    _reminders_stay_friendly,
    _costs_come_once,
)
