"""Hand-over: the dossier as PDF and JSON, in the archive and in a folder, then the fact."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256 as digest_of
from pathlib import Path
from typing import Final
from uuid import UUID

from application.banking.waiting_batch import ask_about_waiting_batch
from application.hand_over.dossier import build_dossier
from application.hand_over.papers import papers_of
from application.house import House
from application.letters.pressroom import PressRoom
from domain.application import Mandate, Receipt, Session, stream_of_claim
from domain.case import Case
from domain.case.check_letters import running_term
from domain.case.defaulting import charge_costs
from domain.case.hand_over import (
    hand_over,
    missing_for_hand_over,
    prepare_hand_over,
    usual_kind,
)
from domain.claim.events import PartyKind
from domain.creditor.events import HandOverParty
from domain.creditor.state import named_party, party_of
from domain.days import in_amsterdam
from domain.dunning.next.early import ask_about_early_hand_over
from domain.dunning.next.permission import payments_hold_back
from domain.dunning.plan.document import Step, StepKind
from domain.errors import Conflict, Refusal
from domain.law.handover_clock import taken_up_on

NO_DOSSIER: Final = "0" * 64
"""Stands where there is no dossier to bind; it is never recorded."""


class HandOver:
    """Prepares dossiers and hands claims over."""

    def __init__(
        self, house: House, *, actor: str, role: str, room: PressRoom | None = None
    ) -> None:
        """``actor`` and ``role`` stand in the facts; ``room`` prints the dossiers."""
        self._house, self._actor, self._role = house, actor, role
        self._room = room or PressRoom()

    def party(self, case: Case, *, name: str, kind: PartyKind) -> HandOverParty:
        """The party that is meant: the creditor's own, else the one of the settings."""
        otherwise = self._house.settings.hand_over_to
        return party_of(case.creditor, name=named_party(name), kind=kind, otherwise=otherwise)

    def named(self, case: Case, party: HandOverParty) -> HandOverParty | None:
        """A party as it is held against the register of collection services (Wki art. 4).

        In a live store nobody goes out to an agency that nobody knows; in a sandbox, where nobody
        is collected from, the one that a plan of the house leaves open is only remarked on: None.
        """
        known = bool(named_party(party.name)) or party in case.creditor.parties
        return party if known or not self._house.sandbox else None

    def missing_for(self, case: Case, party: HandOverParty, today: date) -> tuple[str, ...]:
        """Name what stops the hand-over to a party."""
        named = self.named(case, party)
        return missing_for_hand_over(case, today=today, party_kind=party.kind, party=named)

    def party_of_step(self, case: Case, step: Step) -> HandOverParty:
        """The party to whom a step of a plan hands over."""
        return self.party(case, name=step.party, kind=step.party_kind or PartyKind.AGENCY)

    def missing(self, case: Case, step: Step, today: date) -> tuple[str, ...]:
        """Name what stops the hand-over of a step."""
        return self.missing_for(case, self.party_of_step(case, step), today)

    def may_go(self, case: Case, party: HandOverParty, today: date) -> bool:
        """Whether a claim is here and lacks nothing for a hand-over to a party."""
        here = case.claim.live and not case.claim.offer
        return here and not self.missing_for(case, party, today)

    def may_go_along(self, case: Case, party: HandOverParty, today: date) -> bool:
        """Whether a claim that nobody named may go with another one: it is known to be unpaid.

        No letter of it is under way, its last term is over with the bank days behind it, and
        payments of that term are known.
        """
        waits = payments_hold_back(case, StepKind.HAND_OVER.value, today=today)
        quiet = case.claim.pending is None and running_term(case, today) is None and not waits
        return quiet and self.may_go(case, party, today)

    def prepare(self, case: Case, step: Step, command: Mandate) -> Receipt:
        """Record what is missing, where that is news."""
        party = self.party_of_step(case, step)

        def decide(session: Session) -> None:
            fresh = session.case(case.claim.id)
            facts = prepare_hand_over(
                fresh,
                party=party.name,
                party_kind=party.kind,
                today=session.today,
                to=self.named(fresh, party),
            )
            session.record(stream_of_claim(fresh.claim), facts, policy=fresh.plan.key)

        return self._house.collections.carry_out(command, decide)

    def hand_over(
        self, case: Case, step: Step, command: Mandate, *, others: Sequence[Case] = ()
    ) -> Receipt:
        """Hand a claim over, or offer it, as its plan's step says; ``others`` go along."""
        party = self.party_of_step(case, step)
        return self.to(case, party=party, command=command, others=others)

    def to(
        self, case: Case, *, party: HandOverParty, command: Mandate, others: Sequence[Case] = ()
    ) -> Receipt:
        """Write the dossier, then record the hand-over or the offer with its hash.

        ``others`` are claims of the same debtor that go along, in the same dossier and save; each
        of them may go. The folder is that of the first claim.

        A crash between the two leaves a folder without a fact; the next try writes the same
        bytes again, or new ones beside them where the claim changed. Raises Refusal
        ``hand_over.incomplete``, ``hand_over.disputed``, ``hand_over.lies_elsewhere`` or
        ``hand_over.requested``.
        """
        today = command.today
        # An ended, offered or incomplete claim gets no folder: the decision alone says what is.
        missing = self.missing_for(case, party, today)
        if not case.claim.live or case.claim.offer or missing:
            return self._record((case,), party, NO_DOSSIER, command)
        cases = (case, *others)
        papers = tuple(papers_of(self._house, cases))
        dossier = build_dossier(self._house, cases, to=party, papers=papers, today=today)
        as_json, pdf = dossier.as_json().encode(), self._room.dossier(dossier)
        sha256 = self._house.archive.put(as_json, subject=case.debtor.id)
        self._house.archive.put(pdf, subject=case.debtor.id)
        files = {"dossier.json": as_json, "dossier.pdf": pdf}
        files |= {one.name: one.content for one in papers if isinstance(one.content, bytes)}
        self._house.lay_out(self.folder(case, today), files)
        return self._record(cases, party, sha256, command)

    def charge(self, case: Case, command: Mandate) -> Case:
        """Charge the costs that the plan's own hand-over step would charge, before a dossier."""
        if not any(step.charge_costs for step in hand_over_steps(case)):
            return case

        def decide(session: Session) -> None:
            fresh = session.case(case.claim.id)
            facts = charge_costs(fresh, today=session.today)
            session.record(stream_of_claim(fresh.claim), facts, policy=fresh.plan.key)

        key = f"{command.key}:costs:{case.claim.id}"
        charging = replace(command, key=key, content="", reason_text=None, remembered=False)
        self._house.collections.carry_out(charging, decide)
        return self._house.collections.case(case.claim.id)

    def _record(
        self, cases: Sequence[Case], party: HandOverParty, sha256: str, command: Mandate
    ) -> Receipt:
        now, today = in_amsterdam(self._house.clock()), command.today

        def decide(session: Session) -> None:
            for case in cases:
                decide_one(session, case)

        def decide_one(session: Session, case: Case) -> None:
            fresh = session.case(case.claim.id)
            facts = hand_over(
                fresh,
                to=party,
                dossier_sha256=sha256,
                today=today,
                taken_up_on=taken_up_on(now, party.cut_off) if now.date() == today else None,
                even_unnamed=not self._house.sandbox,
            )
            if facts and (fresh.claim.version != case.claim.version or sha256 == NO_DOSSIER):
                raise Conflict("the claim moved on while its dossier was written")
            stream = stream_of_claim(fresh.claim)
            session.record(stream, facts, subject=fresh.debtor.id, policy=fresh.plan.key)

        return self._house.collections.carry_out(command, decide, as_kept=True)

    def folder(self, case: Case, today: date) -> Path:
        """The folder in which a claim's dossier lies."""
        return self._house.home / "hand-over" / today.isoformat() / str(case.claim.id)


def sent_dossier(house: House, sha256: str) -> bytes | None:
    """The PDF of a dossier that went out, by the hash of its JSON; None: its folder is gone.

    The archive keeps both; the folder tells which PDF belongs to which JSON.
    """
    for found in sorted((house.home / "hand-over").glob("*/*/dossier.json")):
        if digest_of(found.read_bytes()).hexdigest() == sha256:
            pdf = found.with_name("dossier.pdf")
            kept = house.archive.get(digest_of(pdf.read_bytes()).hexdigest())
            return kept if isinstance(kept, bytes) else None
    return None


def hand_over_claim(
    house: House,
    claim_id: UUID,
    *,
    party: str,
    party_kind: PartyKind | None,
    with_others: bool = False,
    confirmed: bool = False,
    command: Mandate,
) -> Receipt:
    """Hand a claim over on a person's word, with its dossier and the costs that are due.

    Costs are charged first, where nothing stops the hand-over: a repeat charges none again.
    ``with_others``: the debtor's other claims that may go along do, in the same dossier.
    Unless ``confirmed`` what comes early is asked about first.
    """
    work = HandOver(house, actor=command.actor, role=command.role)
    case = house.collections.case(claim_id)
    to = party_meant(house, case, party=party, party_kind=party_kind)
    if not work.may_go(case, to, command.today):
        return work.to(case, party=to, command=command)
    if not confirmed:
        ask_about_early_hand_over(case, today=command.today)
        ask_about_waiting_batch(house, case.claim)
    around = house.collections.neighbours(case) if with_others else ()
    together = [case, *(one for one in around if work.may_go_along(one, to, command.today))]
    for one in together:
        work.charge(one, command)
    charged = house.collections.cases(one.claim.id for one in together)
    return work.to(charged[0], party=to, command=command, others=charged[1:])


def party_meant(
    house: House, case: Case, *, party: str, party_kind: PartyKind | None
) -> HandOverParty:
    """The party to whom a person hands a claim over; what he leaves out follows from the claim.

    Raises Refusal ``hand_over.kind_unknown`` for a name that nobody set down, without its kind;
    ``hand_over.nobody_set_down`` where no name is given and the claim asks a bailiff or a lawyer
    whom the creditor did not set down: the settings of the house name an agency.
    """
    name, kind = named_party(party), party_kind or usual_kind(case.claim)
    parties = case.creditor.parties
    if name and not party_kind and all(one.name != name for one in parties):
        raise Refusal(
            "hand_over.kind_unknown",
            f"Whether {name} is an agency, a bailiff or a lawyer is not known.",
            way_out="Say its kind too, or set it down with `vordering record party`.",
            values={"party": name},
        )
    if not name and kind is not PartyKind.AGENCY and all(one.kind is not kind for one in parties):
        raise Refusal(
            "hand_over.nobody_set_down",
            f"The creditor has set down no {kind.value} to whom claims go.",
            way_out="Name it, with its kind, or set it down with `vordering record party`.",
            values={"kind": kind.value},
        )
    work = HandOver(house, actor="", role="")
    return work.party(case, name=party, kind=kind)


def party_named(
    house: House, case: Case, *, party: str, party_kind: PartyKind | None
) -> HandOverParty:
    """The party of a name or a kind; where neither is said, the one of the claim's plan.

    What a court judged is on no plan any more: it goes to whoever enforces.
    """
    work, steps = HandOver(house, actor="", role=""), hand_over_steps(case)
    if not party and not party_kind and case.claim.court.award:
        return work.party(case, name="", kind=usual_kind(case.claim))
    if party or party_kind or not steps:
        return work.party(case, name=party, kind=party_kind or usual_kind(case.claim))
    return work.party_of_step(case, steps[0])


def hand_over_steps(case: Case) -> list[Step]:
    """The steps of a claim's plan that hand over."""
    steps = case.plan.steps_for(case.debtor.capacity)
    return [step for step in steps if step.kind is StepKind.HAND_OVER]
