"""What is lawful in a plan and yet unwise; each rule gives the step, the key and the advice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from domain.claim.events import Channel
from domain.dunning.plan.document import Plan
from domain.dunning.plan.paths import Path
from domain.dunning.plan.small_amounts import SMALL_DIFFERENCE, SMALLEST_STEP
from domain.dunning.plan.step import Anchor, Audience, Skip, Step, StepKind
from domain.law.default import SHORT_FOR_CONSUMERS_DAYS, SHORTEST_NOTICE_DAYS
from domain.money import as_decimal

_LONG_TERM_DAYS: Final = 30
_LONG_GAP_DAYS: Final = 60
_MANY_A_DAY: Final = 100
_VERY_OLD_DAYS: Final = 180
_MANY_A_WEEK: Final = 3
_WEEK: Final = 7
_HIGH_FLOOR: Final = 50_00
_HIGH_DIFFERENCE: Final = 1_00
_HARMLESS: Final = frozenset(
    {Skip.IN_DEFAULT, Skip.NOTICE_SERVED, Skip.SINGLE_CLAIM, Skip.SEVERAL_CLAIMS}
)


@dataclass(frozen=True, slots=True)
class Advice:
    """Something unwise; without a step it concerns the plan as a whole."""

    code: str
    message: str
    way_out: str
    step: Step | None = None
    key: str = ""
    article: str = ""


PathRule: TypeAlias = Callable[[Path, Plan], Iterator[Advice]]


def _somebody_calls(path: Path, plan: Plan) -> Iterator[Advice]:
    del plan
    if not any(path.of_kind(StepKind.CALL)):
        yield Advice(
            "call.none", "nobody calls the debtor; contact is personal.", "Add a step of kind call."
        )


def _contacts_keep_below_the_ceiling(path: Path, plan: Plan) -> Iterator[Advice]:
    days = path.days_of()
    contacts = [s for s in path.steps if s.kind.is_letter or s.kind is StepKind.CALL]
    for at, step in enumerate(contacts):
        since = days[step.id] - plan.ceiling.in_days
        recent = [one for one in contacts[: at + 1] if days[one.id] > since]
        if len(recent) > plan.ceiling.contacts:
            yield Advice(
                "contacts.above_ceiling",
                f"this is contact number {len(recent)} within {plan.ceiling.in_days} days, above "
                f"the plan's own ceiling of {plan.ceiling.contacts}; it will wait.",
                "Give more days between the steps.",
                step,
                "days",
            )


def _letters_can_fall_back(path: Path, plan: Plan) -> Iterator[Advice]:
    del plan
    for step in path.letters:
        if step.channel is not Channel.EMAIL or step.fallback is Channel.POST:
            continue
        if step.kind is StepKind.FOURTEEN_DAY_LETTER:
            yield Advice(
                "fourteen_days.by_email_only",
                "a fourteen-day letter by e-mail alone gives no term: arrival is not presumed.",
                'Write channel = "post", or fallback = "post".',
                step,
                "channel",
                "BW 3:37 lid 3, 6:96 lid 6",
            )
        else:
            yield Advice(
                "channel.no_fallback",
                "a letter by e-mail has no fallback where the e-mail is refused.",
                'Write fallback = "post".',
                step,
                "channel",
            )


def _terms_are_of_use(path: Path, plan: Plan) -> Iterator[Advice]:
    del plan
    for step in path.letters:
        days = step.term_days or 0
        if days > _LONG_TERM_DAYS:
            message = f"a term of {days} days is long: the claim gets old."
            yield Advice("term.long", message, "Give 30 days or less.", step, "term_days")
        short = SHORTEST_NOTICE_DAYS <= days < SHORT_FOR_CONSUMERS_DAYS
        if path.consumer and step.serves_as_notice and short:
            yield Advice(
                "notice.short_for_consumers",
                f"a notice of {days} days may be found short for a consumer.",
                f"Give {SHORT_FOR_CONSUMERS_DAYS} days to be safe.",
                step,
                "term_days",
                "BW 6:82 lid 1",
            )


def _default_is_sure(path: Path, plan: Plan) -> Iterator[Advice]:
    del plan
    for step in path.of_kind(StepKind.FINAL_DEMAND):
        if not step.serves_as_notice and not path.notice_before(step):
            yield Advice(
                "demand.before_default",
                "no notice comes before this demand: where the due date stands on the invoice "
                "alone the claim will wait for a person.",
                "Let an earlier letter write serves_as_notice = true.",
                step,
                "kind",
                "BW 6:82, 6:83",
            )
    for step in path.letters:
        if step.serves_as_notice and set(step.skip_if) - _HARMLESS:
            yield Advice(
                "notice.conditional",
                "the notice of default may be skipped; without it default may never begin.",
                "Leave the condition out, or skip_if in_default or notice_served only.",
                step,
                "skip_if",
                "BW 6:82",
            )


def _a_person_looks_at_the_end(path: Path, plan: Plan) -> Iterator[Advice]:
    del plan
    ends = {StepKind.HAND_OVER, StepKind.WAIT, StepKind.WRITE_OFF}
    if path.steps[-1].kind not in ends:
        yield Advice(
            "plan.no_end",
            "the plan ends without hand-over, write-off or a person's decision.",
            "Add a step of kind wait with a question.",
            path.steps[-1],
            "kind",
        )
    for step in path.of_kind(StepKind.HAND_OVER):
        if not step.needs_approval and all(s.kind is not StepKind.WAIT for s in path.before(step)):
            yield Advice(
                "hand_over.unseen",
                "nobody looks at a claim before it is handed over.",
                "Write needs_approval = true, or put a step of kind wait before it.",
                step,
                "kind",
            )


def _nothing_lies_unnoticed(path: Path, plan: Plan) -> Iterator[Advice]:
    del plan
    for step in path.steps:
        if step.days > _LONG_GAP_DAYS:
            message = f"the claim lies still for {step.days} days."
            yield Advice("plan.long_gap", message, "Give fewer days.", step, "days")
    first = path.steps[0]
    if first.anchor is not Anchor.DUE:
        yield Advice(
            "anchor.first",
            f"nothing comes before the first step: '{first.anchor.value}' means the due date here.",
            'Write anchor = "due".',
            first,
            "anchor",
        )


PATH_RULES: Final[tuple[PathRule, ...]] = (
    _somebody_calls,
    _contacts_keep_below_the_ceiling,
    _letters_can_fall_back,
    _terms_are_of_use,
    _default_is_sure,
    _a_person_looks_at_the_end,
    _nothing_lies_unnoticed,
)


def advice_on_plan(plan: Plan) -> Iterator[Advice]:
    """What is unwise in a plan as a whole."""
    if plan.entry.older_than_days > _VERY_OLD_DAYS or plan.entry.ceiling_a_day > _MANY_A_DAY:
        yield Advice(
            "entry.flood",
            "old claims may start in great numbers, or without a person's look.",
            f"Let claims over {_VERY_OLD_DAYS} days wait, {_MANY_A_DAY} a day at most.",
            key="entry",
        )
    if plan.ceiling.contacts * _WEEK > _MANY_A_WEEK * plan.ceiling.in_days:
        yield Advice(
            "ceiling.high",
            f"more than {_MANY_A_WEEK} contacts a week burden a debtor.",
            "Lower the ceiling.",
            key="ceiling",
        )
    notices = [step for step in plan.step if step.kind is StepKind.NOTICE_OF_DEFAULT]
    if notices and all(step.registered_from is None for step in plan.step):
        yield Advice(
            "post.never_registered",
            "no amount is so high that the notice of default goes by registered post.",
            'Write registered_from = "2500.00" or another amount.',
            notices[0],
            "kind",
        )
    yield from _small_amounts(plan)
    yield from _audiences(plan)


def _small_amounts(plan: Plan) -> Iterator[Advice]:
    floor = SMALLEST_STEP if plan.smallest_step is None else plan.smallest_step
    difference = SMALL_DIFFERENCE if plan.small_difference is None else plan.small_difference
    if floor > _HIGH_FLOOR:
        yield Advice(
            "small.step_high",
            f"no step is taken for less than {as_decimal(floor)}: many claims will lie still.",
            f"Give {as_decimal(_HIGH_FLOOR)} or less.",
            key="smallest_step",
        )
    if difference > _HIGH_DIFFERENCE:
        yield Advice(
            "small.difference_high",
            f"{as_decimal(difference)} is proposed for writing off: more than a difference.",
            f"Give {as_decimal(_HIGH_DIFFERENCE)} or less.",
            key="small_difference",
        )
    if difference >= floor:
        yield Advice(
            "small.difference_above_floor",
            "what is proposed for writing off reaches the least for which a step is taken.",
            "Let small_difference be less than smallest_step.",
            key="small_difference" if plan.small_difference is not None else "smallest_step",
        )


def _audiences(plan: Plan) -> Iterator[Advice]:
    for step in plan.step:
        everyone = Audience.EVERYONE in {plan.audience, step.audience} and (
            step.audience is not Audience.CONSUMER and plan.audience is not Audience.CONSUMER
        )
        if step.kind is StepKind.FOURTEEN_DAY_LETTER and everyone:
            yield Advice(
                "audience.letter",
                "businesses get a fourteen-day letter, which the law asks for consumers only.",
                'Write audience = "consumer".',
                step,
                "audience",
                "BW 6:96 lid 5",
            )
        if step.audience is not Audience.EVERYONE and plan.audience not in {
            Audience.EVERYONE,
            step.audience,
        }:
            yield Advice(
                "audience.never",
                f"the plan is for {plan.audience.value} only, so nobody meets this step.",
                "Leave the step out.",
                step,
                "audience",
            )
