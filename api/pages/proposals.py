"""What waits for a second person, as pages show it: in a sentence, with the button that decides."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from api.pages.command_forms import may_give, place_of
from api.served import served
from api.words.facts import fact_told
from api.words.figures import amounts_kept, day, money
from api.words.naming import word
from api.words.proposals import proposal_told
from api.words.sentences import said
from application.banking.refund_accounts import RefundAccountShown, known_as
from application.banking.refund_files import everybody_known
from application.commands.command import Command
from application.commands.direct_debit import MakeCollectionFile
from application.commands.second_person import (
    SecondPerson,
    SecondPersonOnCreditor,
    SecondPersonOnErasure,
    SecondPersonOnRefunds,
)
from application.house import House
from application.queries.list_shapes import TrailOut
from application.queries.proposed_refunds import refunds_proposed
from domain.claim.state import Claim
from domain.creditor.state import Creditor
from domain.debtor.mandate_events import DebitAccount
from domain.debtor.state import Debtor
from domain.four_eyes import DecisionProposed, ProposedDecision, Waiting
from domain.parties import ContactDetails
from domain.sealing import Purpose
from domain.user.second_person import could_be_second

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Note:
    """What is said beside a proposal; ``warns``: whoever decides looks at it first."""

    text: str
    warns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A proposal as a page shows it, with its buttons for whoever may say something to it."""

    number: int
    told: str
    by: str
    """Who proposed it, and when."""
    who: str
    """Who can agree."""
    action: str
    """Where its form is sent."""
    key: str
    """Of that form."""
    version: int
    """Of what it is about, as it is shown."""
    may: bool
    """Whether whoever is served can agree, or say no."""
    own: bool
    """Whether he proposed it himself, and can withdraw it alone."""
    notes: tuple[Note, ...] = ()
    way_back: str = ""
    """From which list of work it is answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What proposals are about: by which command they are answered, where, and in which words."""

    command: type[Command]
    subject: UUID
    creditor_id: UUID
    version: int
    named: Mapping[str, str]
    debtor: Debtor | None = None


def waiting_on_claim(house: House, claim: Claim) -> list[Decision]:
    """What waits on a claim for a second person."""
    if not claim.proposals or claim.creditor_id is None:
        return []
    debtor = known_as(house, claim.debtor_id) if claim.debtor_id else None
    about = _About(
        command=SecondPerson,
        subject=claim.id,
        creditor_id=claim.creditor_id,
        version=claim.version,
        named={**_facts_named(house, claim), **_files_named(house, debtor)},
        debtor=debtor,
    )
    return _proposals(house, claim.proposals, about)


def waiting_on_creditor(house: House, creditor: Creditor) -> list[Decision]:
    """What waits about a creditor for a second person of those who manage him."""
    return _on_creditor(house, creditor, SecondPersonOnCreditor)


def waiting_on_refunds(house: House, creditor: Creditor) -> list[Decision]:
    """What waits about refunds to his debtors for a second person of those who decide."""
    return _on_creditor(house, creditor, SecondPersonOnRefunds)


def waiting_on_erasures(house: House, creditor: Creditor) -> list[Decision]:
    """What waits about erasures of his debtors for a second person of those who decide."""
    return _on_creditor(house, creditor, SecondPersonOnErasure)


def _on_creditor(
    house: House, creditor: Creditor, command: type[SecondPersonOnCreditor]
) -> list[Decision]:
    waiting = {at: one for at, one in creditor.proposals.items() if command.answers(one)}
    if not waiting:
        return []
    about = _About(
        command=command,
        subject=creditor.id,
        creditor_id=creditor.id,
        version=creditor.version,
        named=_names(house, waiting),
    )
    return _proposals(house, waiting, about)


def _names(house: House, waiting: Waiting) -> Mapping[str, str]:
    """The debtors that proposals name by their ids; of who was erased the id stays."""
    named: dict[str, str] = {}
    for one in waiting.values():
        given = json.loads(one.content)
        for debtor_id in given.get("debtors") or filter(None, [given.get("debtor")]):
            name = _name(house, house.collections.debtor(UUID(debtor_id)))
            named |= {debtor_id: name} if name else {}
    return named


def _name(house: House, debtor: Debtor) -> str:
    contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    return contact.name if contact else ""


def _proposals(house: House, waiting: Waiting, about: _About) -> list[Decision]:
    able = [
        one.login
        for one in house.collections.users()
        if could_be_second(one, about.command.MAY, about.creditor_id)
    ]
    return [_decision(house, one, about, able) for one in waiting.values()]


def _decision(house: House, one: ProposedDecision, about: _About, able: list[str]) -> Decision:
    """A proposal in words, with whose account money goes to for who may decide on it."""
    content = json.loads(one.content)
    own, given = one.proposed_by == served().login, may_give(about.command, about.creditor_id)
    whom = {"who": one.proposed_by, "day": day(one.on)}
    return Decision(
        number=one.number,
        told=proposal_told(one.command, content, about.named),
        by=said("Voorgesteld door %(who)s op %(day)s.") % whom,
        who=_who_agrees(one, able),
        action=f"{place_of(about.command)}/{about.subject}/{about.command.NAME}",
        key=str(house.new_id()),
        version=about.version,
        may=given,
        own=own,
        notes=tuple(_notes(house, one.command, content, about.debtor)) if given else (),
    )


def _notes(
    house: House, command: str, content: Mapping[str, Any], debtor: Debtor | None
) -> Iterator[Note]:
    """To whose account money goes, or from whose it comes."""
    if command == MakeCollectionFile.NAME and debtor is not None:
        yield from _collected_from(house, debtor, content)
    for one in refunds_proposed(house, command, content, debtor):
        before = ""
        if one.refund:
            name = _name(house, one.debtor) or said("(gewist)")
            before = f"{name}, {one.refund.number}, {money(one.refund.amount)}. "
        yield refund_note(one.account, before)


def refund_note(account: RefundAccountShown | None, before: str = "") -> Note:
    """The account of a refund, and whose it is; ``before``: what is said of the refund."""
    if account is None:
        gone = said("De rekening is gewist, of intussen een andere.")
        return Note(f"{before}{gone}", warns=True)
    where = {
        "iban": account.iban,
        "holder": account.holder or said("zonder naam"),
        "whose": word(account.whose),
    }
    return Note(
        before + said("Naar rekening %(iban)s van %(holder)s (%(whose)s).") % where, account.warns
    )


def _collected_from(house: House, debtor: Debtor, given: Mapping[str, Any]) -> Iterator[Note]:
    """From which account is collected; where another one was told since, it is refused."""
    mandate = debtor.mandates.get(given["mandate_id"])
    if mandate is None or given.get("account_seen") not in {None, mandate.told_by}:
        yield Note(said("Intussen noemt de machtiging een andere rekening."), warns=True)
        return
    account = house.open(mandate.account, DebitAccount, Purpose.LEDGER)
    if account:
        where = {"iban": account.iban, "holder": account.holder}
        yield Note(said("Van rekening %(iban)s van %(holder)s.") % where)


def proposed_said(facts: Iterable[TrailOut], done: UUID | None, waiting: Iterable[Decision]) -> str:
    """Who decides on what a command only proposed; empty: it proposed nothing.

    ``facts``: those of what it was about.
    """
    for fact in facts if done else ():
        if fact.command == done and fact.topic == DecisionProposed.TOPIC:
            who = [one.who for one in waiting if one.number == fact.version]
            nothing = said("Tot een tweede persoon instemt gebeurt er niets.")
            return " ".join((nothing, *who))
    return ""


def _who_agrees(one: ProposedDecision, able: list[str]) -> str:
    others = [login for login in able if login != one.proposed_by]
    if not others:
        return said("Niemand anders heeft hier dit recht: vraag een beheerder om een tweede.")
    return said("Instemmen kan: %(who)s.") % {"who": ", ".join(others)}


def _facts_named(house: House, claim: Claim) -> Mapping[str, str]:
    """The facts of a claim in words, by number: a proposal may be about one."""
    return {
        str(one.originator_version): amounts_kept(
            fact_told(one.fact.TOPIC, one.fact.model_dump(mode="json"))
        )
        for one in house.collections.history(claim.id)
    }


def _files_named(house: House, debtor: Debtor | None) -> Mapping[str, str]:
    """The files by which refunds of a debtor were paid, by their hashes."""
    return {
        one.sha256: f"{day(one.on)}, {money(one.amount)}"
        for whose in (everybody_known(house, debtor) if debtor else ())
        for one in whose.refund_files.values()
    }
