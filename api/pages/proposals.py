"""What waits for a second person, as pages show it: in words, who can agree, and one's own."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from api.pages.command_forms import may_give
from api.pages.controls import Choice
from api.served import served
from api.words.commands.table import Called
from api.words.facts import fact_told
from api.words.proposals import proposal_told
from api.words.sentences import said
from application.banking.lookup import told_of
from application.commands.command import Command
from application.commands.direct_debit import MakeCollectionFile
from application.commands.refunds import OrderRefund
from application.commands.second_person import (
    SecondPerson,
    SecondPersonOnCreditor,
    SecondPersonOnRefunds,
)
from application.house import House
from domain.claim.state import Claim
from domain.creditor.state import Creditor
from domain.debtor.mandate_events import DebitAccount
from domain.debtor.refund_events import RefundAccount
from domain.four_eyes import ProposedDecision, Waiting
from domain.parties import ContactDetails
from domain.sealing import Purpose
from domain.user.second_person import could_be_second

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What waits on a claim or a creditor, and what whoever is served can say to it.

    Where all of it is his own he can withdraw it alone: that he agrees is not asked.
    """

    choices: list[Choice] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """Each in a sentence, with who can agree."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, Called] = field(default_factory=dict)


def waiting_on_claim(house: House, claim: Claim) -> Proposals:
    """What waits on a claim for a second person."""
    if not claim.proposals or claim.creditor_id is None:
        return Proposals()
    named = _facts_named(house, claim)
    shown = _proposals(house, claim.proposals, SecondPerson, claim.creditor_id, named)
    if not may_give(SecondPerson, claim.creditor_id):
        return shown
    accounts = [_account(house, claim, one) for one in claim.proposals.values()]
    choices = [
        replace(choice, label=f"{choice.label}.{account}" if account else choice.label)
        for choice, account in zip(shown.choices, accounts, strict=True)
    ]
    told = [f"{one}{account}" for one, account in zip(shown.told, accounts, strict=True)]
    return replace(shown, choices=choices, told=told)


def _account(house: House, claim: Claim, one: ProposedDecision) -> str:
    """The debtor's account of a refund or a collection; nothing: it is none, or was erased."""
    given = json.loads(one.content)
    if claim.debtor_id is not None and one.command == MakeCollectionFile.NAME:
        return _collected_from(house, claim.debtor_id, given)
    if one.command != OrderRefund.NAME or claim.debtor_id is None:
        return ""
    iban = holder = ""
    if given.get("from_line"):
        line = house.collections.bank_line(UUID(given["from_line"]))
        if told := told_of(house, line):
            iban, holder = told.account, told.name
    else:
        known = house.collections.debtor(claim.debtor_id).refund_account
        if known and known.version == given.get("told_account"):
            account = house.open(known.account, RefundAccount, Purpose.LEDGER)
            iban, holder = (account.iban, account.holder) if account else ("", "")
    where = {"iban": iban, "holder": holder}
    return f" {said('Naar rekening %(iban)s van %(holder)s.') % where}" if iban else ""


def _collected_from(house: House, debtor_id: UUID, given: Mapping[str, Any]) -> str:
    """From which account is collected; where another one was told since, it is refused."""
    mandate = house.collections.debtor(debtor_id).mandates.get(given["mandate_id"])
    if mandate is None or given.get("account_seen") not in {None, mandate.told_by}:
        return f" {said('Intussen noemt de machtiging een andere rekening.')}"
    account = house.open(mandate.account, DebitAccount, Purpose.LEDGER)
    where = {"iban": account.iban, "holder": account.holder} if account else None
    return f" {said('Van rekening %(iban)s van %(holder)s.') % where}" if where else ""


def waiting_on_creditor(house: House, creditor: Creditor) -> Proposals:
    """What waits about a creditor for a second person of those who manage him."""
    waiting = _for(SecondPersonOnCreditor, creditor)
    if not waiting:
        return Proposals()
    return _proposals(house, waiting, SecondPersonOnCreditor, creditor.id, _NOTHING)


def waiting_on_refunds(house: House, creditor: Creditor) -> Proposals:
    """What waits about refunds to his debtors for a second person of those who decide."""
    waiting = _for(SecondPersonOnRefunds, creditor)
    if not waiting:
        return Proposals()
    return _proposals(house, waiting, SecondPersonOnRefunds, creditor.id, _names(house, waiting))


def _for(command: type[SecondPersonOnCreditor], creditor: Creditor) -> Waiting:
    return {at: one for at, one in creditor.proposals.items() if command.answers(one)}


def _names(house: House, waiting: Waiting) -> Mapping[str, str]:
    """The debtors that proposals name by their ids; of who was erased the id stays."""
    named: dict[str, str] = {}
    for one in waiting.values():
        for debtor_id in json.loads(one.content).get("debtors", ()):
            debtor = house.collections.debtor(UUID(debtor_id))
            contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
            named |= {debtor_id: contact.name} if contact else {}
    return named


def _proposals(
    house: House,
    waiting: Waiting,
    command: type[Command],
    creditor_id: UUID,
    named: Mapping[str, str],
) -> Proposals:
    able = [
        one.login
        for one in house.collections.users()
        if could_be_second(one, command.MAY, creditor_id)
    ]
    choices = [_choice(one, named) for one in waiting.values()]
    told = [
        f"{choice.label}. {_who_agrees(one, able)}"
        for choice, one in zip(choices, waiting.values(), strict=True)
    ]
    if any(one.proposed_by != served().login for one in waiting.values()):
        return Proposals(choices=choices, told=told)
    return Proposals(
        choices=choices,
        told=told,
        fixed={f"{command.NAME}.agreed": "false"},
        called={command.NAME: _own(next(iter(waiting.values())), able)},
    )


def _choice(one: ProposedDecision, facts: Mapping[str, str]) -> Choice:
    """What waits for a second person, in words, and who proposed it."""
    what = proposal_told(one.command, json.loads(one.content), facts)
    by = said("voorgesteld door %(who)s") % {"who": one.proposed_by}
    return Choice(str(one.number), f"{what}, {by}")


def _who_agrees(one: ProposedDecision, able: Iterable[str]) -> str:
    others = [login for login in able if login != one.proposed_by]
    if not others:
        return said("Niemand anders heeft hier dit recht: vraag een beheerder om een tweede.")
    return said("Instemmen kan: %(who)s.") % {"who": ", ".join(others)}


def _own(one: ProposedDecision, able: Iterable[str]) -> Called:
    """What somebody can do about his own proposal."""
    return Called(
        said("Uw eigen voorstel"),
        said("Trek het voorstel in"),
        f"{said('Over uw eigen voorstel beslist een ander; u kunt het intrekken.')}"
        f" {_who_agrees(one, able)}",
    )


def _facts_named(house: House, claim: Claim) -> Mapping[str, str]:
    """The facts of a claim in words, by number: a proposal may be about one."""
    return {
        str(one.originator_version): fact_told(one.fact.TOPIC, one.fact.model_dump(mode="json"))
        for one in house.collections.history(claim.id)
    }
