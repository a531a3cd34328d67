"""A claim walked through its plan day by day, as the daily run does it, without a store."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from domain.case import Case
from domain.case.defaulting import charge_costs, declare_default, undo_what_letters_no_longer_carry
from domain.case.hand_over import hand_over
from domain.claim.agreements import lapse_what_was_broken
from domain.claim.events import Channel, ClaimFact, PartyKind
from domain.claim.imagined import imagine
from domain.claim.payments import settle_if_nothing_is_open
from domain.creditor.events import HandOverParty
from domain.days import day_after
from domain.dunning.next.passing import go_on
from domain.dunning.next.step import Ask, Do, Stand, Wait, next_step
from domain.dunning.plan.document import Step, StepKind
from domain.letter.order.decision import order_letter, reason_to_cancel
from domain.letter.outcomes import facts_of_sent
from tests.domain.story import DOCUMENT, Story

Finding = Callable[[Case, date], list[ClaimFact]]
FINDINGS: tuple[Finding, ...] = (
    lambda case, _: undo_what_letters_no_longer_carry(case),
    lambda case, today: lapse_what_was_broken(case.claim, today=today),
    lambda case, today: declare_default(case, today=today),
    lambda case, today: settle_if_nothing_is_open(case.claim, today=today),
)


def findings(case: Case, today: date) -> list[ClaimFact]:
    """Give what time and evidence make of a claim, each finding on what the ones before found."""
    facts: list[ClaimFact] = []
    for finding in FINDINGS:
        facts += finding(replace(case, claim=imagine(case.claim, facts, today=today)), today)
    return facts


Answer = Callable[[Story, str, date], object]


def walk(
    story: Story, *, first: date, last: date, answers: Mapping[str, Answer] | None = None
) -> list[tuple[date, str]]:
    """Take a claim through the days (inclusive) and give what changed, day by day.

    ``answers`` says by task what a handler does on the day he is asked, after the run.
    """
    seen: list[tuple[date, str]] = []
    day = first
    while day <= last:
        for what in _day(story, day, answers or {}):
            if not seen or seen[-1][1] != what:
                seen.append((day, what))
        day = day_after(day)
    return seen


def goes_on(story: Story, step: str, day: date) -> None:
    """Let a handler decide that the plan goes on."""
    story.when(lambda case, today: go_on(case, step=step, today=today), on=day)


def _day(story: Story, day: date, answers: Mapping[str, Answer]) -> Iterator[str]:
    for fact in story.when(findings, on=day):
        yield fact.TOPIC
    step = next_step(story.case, today=day)
    match step:
        case Do() if step.step.kind is StepKind.HAND_OVER:
            yield from _hand_over(story, step.step, day)
        case Do():
            yield _write(story, step, day)
        case Ask():
            yield f"ask {step.task}"
            if step.task in answers:
                answers[step.task](story, step.step, day)
        case Wait():
            assert step.until > day
        case Stand():
            yield f"stand {step.why}"


def _write(story: Story, step: Do, day: date) -> str:
    order = order_letter(story.case, step.step, today=day)
    story.after(order.for_claim, on=day)
    assert reason_to_cancel(story.case, order.ordered, today=day) == ""
    posted = order.ordered.channel is Channel.POST
    story.letter(order.letter_id, sent_on=day, posted=posted, order=order.ordered)
    letter = story.letters[order.letter_id]
    letter.document_sha256 = DOCUMENT
    story.after(*facts_of_sent(letter, order.ordered.claims[0]), on=day)
    return f"{order.ordered.step} by {order.ordered.channel.value}"


def _hand_over(story: Story, step: Step, day: date) -> Iterator[str]:
    charge = charge_costs if step.charge_costs else _no_costs
    for charged in story.when(lambda case, today: charge(case, today=today), on=day):
        yield charged.TOPIC
    for fact in story.when(
        lambda case, today: hand_over(
            case,
            to=HandOverParty(name=step.party, kind=step.party_kind or PartyKind.AGENCY),
            dossier_sha256=DOCUMENT,
            today=today,
        ),
        on=day,
    ):
        yield fact.TOPIC


def _no_costs(case: Case, *, today: date) -> list[ClaimFact]:
    del case, today
    return []
