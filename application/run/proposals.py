"""Proposals of payment plans whose last day passed: the run ends them, once."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from application.house import House
from application.payment_plans.signatures import stream_of_plan
from domain.application import Mandate, Session
from domain.facts import StreamKind
from domain.payment_plan.decisions import expire


def expire_proposals(house: House, command: Mandate) -> int:
    """End every proposal that can be signed no more; gives how many that were.

    ``command`` says who asks, and on which day; each plan has a key of its own.
    """
    ended = 0
    for plan_id in house.store.streams(StreamKind.PAYMENT_PLAN):
        plan = house.collections.payment_plan(plan_id)
        if plan.log is None or not expire(plan, today=command.today):
            continue

        asks = replace(command, key=f"expire:{plan_id}", log=plan.log)
        house.collections.carry_out(asks, partial(_end, plan_id))
        ended += 1
    return ended


def _end(plan_id: UUID, session: Session) -> None:
    plan = session.payment_plan(plan_id)
    session.record(stream_of_plan(plan), expire(plan, today=session.today))
