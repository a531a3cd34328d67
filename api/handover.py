"""Hand-over: the dossier as PDF and JSON, in the archive and in a folder, then the fact."""

from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from adapters.outbox import write_files
from adapters.paper import render_dossier
from api.dossiers import build_dossier
from api.wiring import House
from domain.application import Command, Receipt, Session, stream_of_claim
from domain.case import Case
from domain.claim.events import PartyKind
from domain.claim.handing_over import hand_over, missing_for_hand_over, prepare_hand_over
from domain.days import in_amsterdam
from domain.dunning.plan import Step
from domain.errors import Conflict
from domain.law.handover_clock import taken_up_on
from domain.sealing import Erased

NO_DOSSIER: Final = "0" * 64
"""Stands where there is no dossier to bind; it is never recorded."""


class HandOver:
    """Prepares dossiers and hands claims over."""

    def __init__(self, house: House, *, actor: str, role: str) -> None:
        """``actor`` and ``role`` stand in the facts."""
        self._house, self._actor, self._role = house, actor, role

    def missing(self, case: Case, today: date) -> tuple[str, ...]:
        """Name what the dossier lacks."""
        return missing_for_hand_over(case, today=today)

    def prepare(self, case: Case, step: Step, command: Command) -> Receipt:
        """Record what is missing, where that is news."""
        party, kind = self._party(step.party), step.party_kind or PartyKind.AGENCY

        def decide(session: Session) -> None:
            fresh = session.case(case.claim.id)
            facts = prepare_hand_over(fresh, party=party, party_kind=kind, today=session.today)
            session.record(stream_of_claim(fresh.claim), facts, policy=fresh.plan.key)

        return self._house.collections.carry_out(command, decide)

    def hand_over(self, case: Case, step: Step, command: Command) -> Receipt:
        """Hand a claim over as its plan's step says."""
        party, kind = self._party(step.party), step.party_kind or PartyKind.AGENCY
        return self.to(case, party=party, party_kind=kind, command=command)

    def to(self, case: Case, *, party: str, party_kind: PartyKind, command: Command) -> Receipt:
        """Write the dossier, then record the hand-over with its hash.

        A crash between the two leaves a folder without a fact; the next try writes the same
        bytes again, or new ones beside them where the claim changed. Raises Refusal
        ``hand_over.incomplete``.
        """
        today = command.today
        # An ended or incomplete claim gets no folder: the decision alone says so, or says no.
        if not case.claim.live or missing_for_hand_over(case, today=today):
            return self._record(case, party, party_kind, NO_DOSSIER, command)
        dossier = build_dossier(
            self._house, case, party=party, party_kind=party_kind.value, today=today
        )
        as_json, pdf = dossier.as_json().encode(), render_dossier(dossier)
        sha256 = self._house.archive.put(as_json, subject=case.debtor.id)
        self._house.archive.put(pdf, subject=case.debtor.id)
        self._write(case, today, as_json, pdf)
        return self._record(case, party, party_kind, sha256, command)

    def _record(
        self, case: Case, party: str, party_kind: PartyKind, sha256: str, command: Command
    ) -> Receipt:
        now, today = in_amsterdam(self._house.clock()), command.today

        def decide(session: Session) -> None:
            fresh = session.case(case.claim.id)
            facts = hand_over(
                fresh,
                party=party,
                party_kind=party_kind,
                dossier_sha256=sha256,
                today=today,
                taken_up_on=taken_up_on(now) if now.date() == today else None,
            )
            if facts and (fresh.claim.version != case.claim.version or sha256 == NO_DOSSIER):
                raise Conflict("the claim moved on while its dossier was written")
            session.record(stream_of_claim(fresh.claim), facts, policy=fresh.plan.key)

        return self._house.collections.carry_out(command, decide)

    def folder(self, case: Case, today: date) -> Path:
        """Give the folder in which a claim's dossier lies."""
        return self._house.home / "hand-over" / today.isoformat() / str(case.claim.id)

    def _write(self, case: Case, today: date, as_json: bytes, pdf: bytes) -> None:
        files = {"dossier.json": as_json, "dossier.pdf": pdf}
        if case.claim.document_sha256:
            self._add(files, "invoice.xml", case.claim.document_sha256)
        for letter in case.letters.values():
            if letter.sent_on and letter.order:
                name = f"{letter.sent_on}-{letter.order.letter_kind.value}-{str(letter.id)[:8]}.pdf"
                self._add(files, name, letter.document_sha256)
        write_files(self.folder(case, today), files)

    def _add(self, files: dict[str, bytes], name: str, sha256: str) -> None:
        content = self._house.archive.get(sha256)
        if not isinstance(content, Erased):
            files[name] = content

    def _party(self, party: str) -> str:
        default = self._house.settings.hand_over_to
        return default if party in {"", "Incassobureau"} else party


def hand_over_claim(
    house: House, claim_id: UUID, *, party: str, party_kind: PartyKind, command: Command
) -> Receipt:
    """Hand one claim over on a person's word, with its dossier."""
    work = HandOver(house, actor=command.actor, role=command.role)
    case = house.collections.case(claim_id)
    return work.to(case, party=party, party_kind=party_kind, command=command)
