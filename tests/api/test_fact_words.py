"""Facts and reasons in words: what the engine says in a phrase, said to a person."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import EnumType
from typing import Any, get_args
from uuid import UUID

import pytest

from api.words.facts import fact_said
from api.words.language import Language, speaking
from api.words.naming import plan_title, step
from api.words.phrases import PHRASES
from api.words.plans import PLANS
from api.words.reasons import reason
from api.words.topics import TOPICS
from application.queries.plans import known_plans
from domain.dunning.plan.document import PLANS as SHIPPED
from domain.registry import FACTS
from projections.audit.dutch import SENTENCES
from projections.audit.questions import AuditEntry
from tests.architecture import MODULES, Module

SAYING_WHY = {"Wait": 1, "Ask": 1, "Stand": 0, "Failed": 0}
"""By function: which of its arguments is a reason."""
OF_FACTS = {"ClaimSettled", "ClaimReopened", "NewRoundBegun", "PaymentPlanLapsed", "RunAborted"}
OF_FACTS |= {"DeterminationWithdrawn", "LimitationInterrupted", "RestAskedAgain"}
IN_PAIRS = (
    "domain/letter/order/decision.py",
    "domain/letter/order/withdrawn.py",
    "domain/case/defaulting.py",
)
"""Modules that give a reason as the last thing in a pair."""


def reasons_of(module: Module) -> Iterator[str]:
    """Every reason that a module gives as a phrase of its own."""
    for node in module.nodes:
        match node:
            case ast.Call(func=ast.Name(id=name), args=args) if name in SAYING_WHY:
                yield from _phrases(args[SAYING_WHY[name] :][:1])
            case ast.Call(func=ast.Name(id=name), keywords=keywords) if name in OF_FACTS:
                yield from _phrases([k.value for k in keywords if k.arg in {"why", "ground"}])
            case ast.Tuple(elts=[_, last]) if module.path in IN_PAIRS:
                yield from _phrases([last])


def _phrases(nodes: list[ast.expr]) -> Iterator[str]:
    """The texts among some values that are said as a sentence: of more than one word."""
    for node in nodes:
        for one in (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,):
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and " " in one.value:
                yield one.value


def test_every_reason_that_the_engine_gives_has_words() -> None:
    inner = [one for one in MODULES if one.within("domain", "application")]
    given = {phrase for module in inner for phrase in reasons_of(module)}
    assert len(given) > 30
    assert given - set(PHRASES) == set()


def test_a_reason_without_words_is_found() -> None:
    text = "Wait(day, 'until the cows come home')\nClaimReopened(why='a whim of ours')"
    assert set(reasons_of(Module("domain/x.py", text))) - set(PHRASES) == {
        "until the cows come home",
        "a whim of ours",
    }


def told(topic: str, language: Language, params: dict[str, Any]) -> str:
    entry = AuditEntry(
        position=1,
        creditor_id=UUID(int=1),
        kind="claim",
        stream=UUID(int=2),
        version=1,
        topic=topic,
        recorded_at=datetime(2026, 3, 2, tzinfo=UTC),
        effective_on=date(2026, 3, 2),
        actor="jansen",
        role="handler",
        reason="",
        command_id=UUID(int=3),
        cause="",
        policy="",
        leaf_index=0,
        leaf_hash="",
        amount=None,
        params=params,
    )
    with speaking(language):
        return fact_said(entry).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("topic", "params", "dutch", "english"),
    [
        (
            "claim.payment_received",
            {"payment_id": "by-hand:k-7", "amount": 4000, "credited_on": "2026-03-18"},
            "Betaling zonder kenmerk van € 40,00 ontvangen op 18 maart 2026.",
            "Payment without reference of € 40.00 received on 18 Mar 2026.",
        ),
        (
            "claim.debtor_contacted",
            {"channel": "phone", "direction": "outgoing", "outcome": "no_answer", "at": "09:05:00"},
            "Contact per telefoon (uitgaand): niet opgenomen; begonnen om 09:05.",
            "Contact by phone (outgoing): no answer; began at 09:05.",
        ),
        (
            "claim.hand_over_prepared",
            {"party": "Bureau", "missing": ["the invoice itself"]},
            "Overdracht aan Bureau voorbereid; ontbreekt nog: de factuur zelf.",
            "Hand-over to Bureau prepared; still missing: the invoice itself.",
        ),
        (
            "claim.settled",
            {"ground": "nothing open"},
            "Afgesloten: niets open.",
            "Settled: nothing open.",
        ),
        (
            "claim.reopened",
            {"why": "costs_too_high"},
            "Heropend: kosten wegen niet op.",
            "Reopened: costs too high.",
        ),
        (
            "any.entered_in_error",
            {"version": 4, "topic": "claim.payment_received", "approved_by": ""},
            "Vergissing: feit 4 (betaling) had niet vastgelegd mogen worden.",
            "Mistake: fact 4 (payment) should not have been recorded.",
        ),
        (
            "claim.plan_changed",
            {"old": "consumer@1", "new": "own-plan@3"},
            "Overgezet van plan Aanbevolen voor consumenten naar own-plan, versie 3.",
            "Moved from plan Recommended for consumers to own-plan, version 3.",
        ),
        (
            "claim.invoice_details_corrected",
            {"field": "interest_kind", "old": "none", "new": "commercial"},
            "Soort rente verbeterd van geen rente in wettelijke handelsrente (BW 6:119a).",
            "Kind of interest corrected from no interest to commercial interest (BW 6:119a).",
        ),
        (
            "debtor.credit_noticed",
            {"amount": 20000, "kind": "overpaid", "number": "A-1"},
            "Geld of tegoed opgemerkt: € 200,00, te veel betaald (A-1).",
            "Money or credit noticed: € 200.00, paid too much (A-1).",
        ),
        (
            "debtor.credit_gone",
            {"why": "used", "amount": 25_00},
            "Tegoed van € 25,00 gebruikt.",
            "Credit of € 25.00 used.",
        ),
        (
            "creditor.terms_changed",
            {"ibans": ["NL91", "NL20"]},
            "Gegevens of voorwaarden van de schuldeiser gewijzigd; betaald op NL91, NL20.",
            "Details or terms of the creditor changed; paid to NL91, NL20.",
        ),
        (
            "creditor.terms_changed",
            {"can_deduct_vat": True},
            "Gegevens of voorwaarden van de schuldeiser gewijzigd.",
            "Details or terms of the creditor changed.",
        ),
        (
            "claim.refund_made_good",
            {"amount": 50, "how": "let_go", "on": "2026-03-18"},
            "€ 0,50 die zonder grond was teruggestort: niet teruggevraagd, op 18 maart 2026.",
            "€ 0.50 that was refunded without ground: not asked back, on 18 Mar 2026.",
        ),
        (
            "letter.posted",
            {"posted_on": "2026-10-29", "batch": "outbox/2026-10-29"},
            "Brief gepost op 29 oktober 2026, partij outbox/2026-10-29.",
            "Letter posted on 29 Oct 2026, batch outbox/2026-10-29.",
        ),
    ],
)
def test_a_fact_is_told_in_words(
    topic: str, params: dict[str, Any], dutch: str, english: str
) -> None:
    assert told(topic, "nl", params) == dutch
    assert told(topic, "en", params) == english


def choices(kind: Any) -> Iterator[str]:
    """Every value of the enumerations in the type of a field."""
    if isinstance(kind, EnumType):
        yield from map(str, kind.__members__.values())
    for part in get_args(kind):
        yield from choices(part)


SAID_IN_TURN = [
    (topic, name, value)
    for topic, fact in FACTS.items()
    for name, field in fact.model_fields.items()
    if f"{{{name}}}" in SENTENCES.get(topic, "")
    for value in choices(field.annotation)
    if value
]
"""By topic and field: all that may be chosen and is said in the sentence."""
AS_IN_DUTCH = {"moratorium", "pdf", "post", "senior", "sms"}
WAS = {"old": "0", "new": "0"}


def test_all_that_may_be_chosen_is_said_in_dutch_and_never_as_a_code() -> None:
    assert len(SAID_IN_TURN) > 100
    codes = {
        value
        for topic, name, value in SAID_IN_TURN
        if re.search(rf"\b{re.escape(value)}\b", told(topic, "nl", {**WAS, name: value}))
    }
    assert codes == AS_IN_DUTCH


@pytest.mark.parametrize("name", sorted({one.id for plan in SHIPPED.values() for one in plan.step}))
def test_every_step_of_a_plan_of_the_house_is_called_something(name: str) -> None:
    with speaking("nl"):
        assert step(name) != name


@pytest.mark.parametrize(
    ("text", "dutch"),
    [
        ("call: the debtor is to be called", "Bellen"),
        ("term before reminder (until 2026-11-30)", "Termijn loopt nog (tot 30 nov 2026)"),
        (
            "the debtor was contacted often enough; from 2026-11-12 (until 2026-11-30)",
            "Er was al genoeg contact met de debiteur; vanaf 12 nov 2026 (tot 30 nov 2026)",
        ),
        (
            "the debtor was contacted often enough; from 2026-11-12",
            "Er was al genoeg contact met de debiteur; vanaf 12 nov 2026",
        ),
        (
            "dossier lacks the invoice itself, an end to debt_help",
            "aan het dossier ontbreekt de factuur zelf, het einde van de schuldhulp",
        ),
        (
            "payments are not known at all; they are needed through 2026-11-12",
            "betalingen zijn niet bekend; nodig is tot en met 12 nov 2026",
        ),
        ("VDT-1: the amount changed", "VDT-1: het bedrag is veranderd"),
        (
            "promise.too_late: The promised day 2026-01-01 has passed.",
            "De beloofde dag is voorbij. Kies vandaag of later.",
        ),
        ("mail.address", "het e-mailadres is niet één gewoon adres"),
        ("Jansen: not a reason of ours", "Jansen: not a reason of ours"),
    ],
)
def test_a_reason_is_said_with_what_it_names(text: str, dutch: str) -> None:
    with speaking("nl"):
        assert reason(text).replace("\N{NO-BREAK SPACE}", " ") == dutch


def test_every_fact_about_a_claim_is_called_something() -> None:
    assert {one for one in FACTS if one.startswith(("claim.", "any."))} == set(TOPICS)


def test_every_plan_of_the_house_has_a_title_in_both_languages() -> None:
    plans = known_plans().values()
    assert {plan.name for plan in plans} == set(PLANS)
    with speaking("nl"):
        assert {plan_title(plan.key) for plan in plans} == {plan.title for plan in plans}
