"""What a run decides on a claim as it was known: by the functions that a run decides with."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from application.hand_over.preparation import HandOver
from application.why.known import KnownAt
from application.why.rules import Rule, rule_of
from domain.case import Case
from domain.case.bound import bound
from domain.case.check_list import check_list
from domain.case.defaulting import charge_costs
from domain.case_reading import CaseReader
from domain.claim.imagined import imagine
from domain.dunning.next.ceiling import ceiling_holds_back, contacts_of
from domain.dunning.next.findings import findings
from domain.dunning.next.permission import (
    AllowedStep,
    PaymentsUnknown,
    allowed_step,
    looking_ahead,
)
from domain.dunning.next.since import asked_since
from domain.dunning.next.step import Ask, Do, Wait
from domain.dunning.plan.step import Step, StepKind
from domain.dunning.task import Task
from domain.errors import Refusal


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: by which rule, about which step, in the engine's words."""

    rule: str
    why: str = ""
    step: str = ""
    since: date | None = None
    """Since when a person is asked, or the step may be taken."""
    until: date | None = None
    """Before this day nothing is to be done."""
    lacks: tuple[str, ...] = ()
    article: str = ""
    """Of what a dossier lacks; that of a rule follows from its code."""


Decide = Callable[[KnownAt, date], Decided]
"""Decides on one claim as it was known, on a day."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """Decides on claims as a run does, and records nothing."""

    hand_over: HandOver
    today: date

    def on(self, case: Case, reader: CaseReader, *, day: date) -> Decided:
        """Bring a case level as a run does, and take the decision of the day on it."""
        case = looking_ahead(case, on=day, today=self.today)
        if found := findings(case, today=day):
            case = replace(case, claim=imagine(case.claim, found, today=day))
        step = allowed_step(case, today=day)
        if handing := _handing(case, step):
            return self._handed(case, handing, step, day)
        if _is_contact(step) and (full := _full(case, reader, step, day)):
            step = full
        return told(case, step)

    def _handed(self, case: Case, handing: Step, step: AllowedStep, day: date) -> Decided:
        if handing.charge_costs and (charged := charge_costs(case, today=day)):
            case = replace(case, claim=imagine(case.claim, charged, today=day))
        lacks = self.hand_over.missing(case, handing, day)
        since = step.eligible_on if isinstance(step, Do) else None
        since = asked_since(case, step) if isinstance(step, Ask) else since
        if not lacks:
            return Decided(Rule.DUE, step=handing.id, since=since)
        to = self.hand_over.party_of_step(case, handing)
        named = self.hand_over.named(case, to)
        items = check_list(case, today=day, party_kind=to.kind, party=named)
        articles = "; ".join(
            dict.fromkeys(one.article for one in items if one.blocks and one.article)
        )
        why, rule = ", ".join(lacks), Task.COMPLETE_DOSSIER
        return Decided(rule, why, handing.id, since=since, lacks=lacks, article=articles)


def told(case: Case, step: AllowedStep) -> Decided:
    """What was decided, of what the engine answered."""
    rule = rule_of(step)
    binds = bound(case.debtor, for_others=case.creditor.collects_for_others)
    if rule == Rule.NO_CONTACT_DAY and not binds:
        rule = Rule.HOUSE_CONTACT_DAY
    match step:
        case Do(step=due, eligible_on=since):
            return Decided(rule, step=due.id, since=since)
        case Wait(until=until, why=why, step=name):
            return Decided(rule, why, name, until=until)
        case Ask(why=why, step=name):
            return Decided(rule, why, name, since=asked_since(case, step))
        case PaymentsUnknown(step=name):
            return Decided(rule, step.why, name)
    return Decided(rule, step.why)


def refused(refusal: Refusal) -> Decided:
    """What no decision could be taken on, with the code of why."""
    return Decided(Rule.REFUSED, refusal.code)


def _handing(case: Case, step: AllowedStep) -> Step | None:
    """The hand-over that a run would try, where it comes to that."""
    match step:
        case Do(step=due) if due.kind is StepKind.HAND_OVER:
            return due
        case Ask(task=Task.COMPLETE_DOSSIER, step=name):
            return next(one for one in case.plan.step if one.id == name)
    return None


def _is_contact(step: AllowedStep) -> bool:
    """Tell whether the debtor would be written to or called."""
    return isinstance(step, Do) or (isinstance(step, Ask) and step.task is Task.CALL)


def _full(case: Case, reader: CaseReader, step: AllowedStep, day: date) -> Wait | None:
    name = step.step.id if isinstance(step, Do) else getattr(step, "step", "")
    others = (one for one in reader.claims_of(case.debtor) if one.id != case.claim.id)
    contacts = contacts_of([case.claim, *others])
    return ceiling_holds_back(case, contacts, step=name, today=day)
