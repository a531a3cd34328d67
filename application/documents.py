"""The documents of a claim, found by its facts and given from the archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from application.house import House
from application.principal import Principal
from domain.case import Case
from domain.claim.collected import under_way
from domain.claim.events import (
    ClaimSubmittedToEstate,
    CollectionOrdered,
    HandedOver,
    HandOverRequested,
    InvoiceCameAgain,
    InvoiceDocumentAttached,
    Mark,
    PaperAttached,
    PaymentPlanAgreed,
)
from domain.claim.state import Claim
from domain.debtor.mandate_events import MandateAmended
from domain.debtor.refund_events import RefundFileMade, RefundFileWithdrawn, RefundRefused
from domain.debtor.state import Debtor
from domain.direct_debit.collecting import OTHER_ACCOUNT, why_not_given
from domain.errors import NotFound, Refusal
from domain.facts import Point, Recorded, StreamKind, in_force
from domain.kinds import of_kind
from domain.sealing import Erased
from domain.user.roles import May


class KeptKind(StrEnum):
    """What a document of a claim is."""

    INVOICE = "invoice"
    INVOICE_AGAIN = "invoice_again"
    """The same invoice in another file, by which more was paid."""
    LETTER = "letter"
    DOSSIER = "dossier"
    PAYMENT_PLAN = "payment_plan"
    """The agreement that both signed."""
    PAPER = "paper"
    """Contract, general terms, proof of delivery: what was laid with the claim."""
    SUBMISSION = "submission"
    """What was filed with a trustee or administrator."""
    REFUND_FILE = "refund_file"
    """For the bank: what goes back to the debtor."""
    REFUND_FILE_WITHDRAWN = "refund_file_withdrawn"
    """The same, taken back: it never reached the bank."""
    COLLECTION_FILE = "collection_file"
    """For the bank: what is collected of the claim, as long as it may be given to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDocument:
    """A document as a fact names it: what it is, by which hash it is kept, since when."""

    kind: KeptKind
    sha256: str
    since: date
    letter_id: UUID | None = None


MONEY_LEAVES_BY: Final = frozenset(
    {KeptKind.REFUND_FILE, KeptKind.REFUND_FILE_WITHDRAWN, KeptKind.COLLECTION_FILE}
)
"""Documents that are for the bank alone: with the account of a debtor, and ready to be paid."""


def documents_of(house: House, claim_id: UUID, who: Principal | None = None) -> list[ClaimDocument]:
    """The documents of a claim in the order of their days; raises NotFound ``claim.unknown``.

    ``who`` asks: what is for the bank is listed for whoever decides alone; None: the program.
    """
    found = _documents(house, claim_id)
    if who is None:
        return found
    hidden = set[KeptKind]() if decides(house, claim_id, who) else set(MONEY_LEAVES_BY)
    if _may(house, claim_id, who, May.AUDIT):
        hidden -= {KeptKind.REFUND_FILE_WITHDRAWN}
    return [one for one in found if one.kind not in hidden]


def decides(house: House, claim_id: UUID, who: Principal) -> bool:
    """Whether somebody may let money of a claim's creditor leave."""
    return _may(house, claim_id, who, May.DECIDE)


def _may(house: House, claim_id: UUID, who: Principal, may: May) -> bool:
    creditor = house.collections.claim(claim_id).creditor_id
    return who.rights is None or who.rights.role_for(may, creditor) is not None


def _documents(house: House, claim_id: UUID) -> list[ClaimDocument]:
    case = house.collections.case(claim_id)
    history = of_kind(StreamKind.CLAIM, house.collections.history(claim_id))
    facts = in_force(history)
    found = [*_of_claim(case.claim, facts), *_letters(case), *_agreements(house, facts)]
    found += refund_files_of(house, case.debtor)
    found += collection_file_of(house, case)
    return sorted(found, key=lambda one: (one.since, one.kind, one.sha256))


def document_of_claim(
    house: House, claim_id: UUID, sha256: str, who: Principal | None = None
) -> bytes:
    """A document of a claim, by its hash.

    Raises NotFound ``claim.unknown``, ``document.unknown`` or ``document.erased``, Refusal
    ``document.withdrawn`` for a file that is not for the bank any more, and NotAllowed for
    whoever asks for what is for the bank and may not decide.
    """
    kinds = kinds_of_document(house, claim_id, sha256)
    if KeptKind.REFUND_FILE_WITHDRAWN in kinds:
        if who is not None and not _may(house, claim_id, who, May.AUDIT):
            raise _withdrawn("it was withdrawn or refused, and what it paid is due again")
    elif who is not None and kinds & MONEY_LEAVES_BY:
        who.role_for(May.DECIDE, house.collections.claim(claim_id).creditor_id)
    if not kinds:
        _require_no_collection(house, claim_id, sha256)
        raise NotFound(
            "document.unknown",
            f"The claim has no document {sha256[:16]}.",
            way_out="Ask for its documents, and take a hash from there.",
        )
    return kept(house, sha256)


def kinds_of_document(house: House, claim_id: UUID, sha256: str) -> frozenset[KeptKind]:
    """What a document of a claim is, by its hash; nothing: it has none of that hash."""
    found = documents_of(house, claim_id)
    return frozenset(one.kind for one in found if one.sha256 == sha256)


def _require_no_collection(house: House, claim_id: UUID, sha256: str) -> None:
    """Say of a file that collected the claim why it is not handed out any more."""
    facts = in_force(house.collections.history(claim_id))
    ordered = [one.fact for one in facts if isinstance(one.fact, CollectionOrdered)]
    if any(one.document_sha256 == sha256 and not one.batch_id for one in ordered):
        why = _why_not_given(house, house.collections.case(claim_id))
        raise _withdrawn(why or "another file collects it")


def _withdrawn(why: str) -> Refusal:
    return Refusal(
        "document.withdrawn",
        f"This file is not to be given to the bank any more: {why}.",
        way_out="Make a new one; whoever audits can still read a refund file that was withdrawn.",
        values={"held": why},
    )


def kept(house: House, sha256: str) -> bytes:
    """A document that some fact names, by its hash; raises NotFound ``document.erased``."""
    found = house.archive.get(sha256)
    if isinstance(found, Erased):
        raise NotFound(
            "document.erased",
            "The document was erased with the personal data of its debtor.",
            article="AVG art. 17",
        )
    return found


def _of_claim(claim: Claim, facts: list[Recorded]) -> Iterator[ClaimDocument]:
    attached = (one.effective_on for one in facts if isinstance(one.fact, InvoiceDocumentAttached))
    if claim.document_sha256:
        since = next(attached, facts[0].effective_on)
        yield ClaimDocument(kind=KeptKind.INVOICE, sha256=claim.document_sha256, since=since)
    for recorded in facts:
        match recorded.fact:
            case InvoiceCameAgain(document_sha256=sha256):
                kind = KeptKind.INVOICE_AGAIN
            case PaperAttached(document_sha256=sha256):
                kind = KeptKind.PAPER
            case HandOverRequested(dossier_sha256=sha256) | HandedOver(dossier_sha256=sha256):
                kind = KeptKind.DOSSIER
            case ClaimSubmittedToEstate(document_sha256=sha256):
                kind = KeptKind.SUBMISSION
            case _:
                continue
        yield ClaimDocument(kind=kind, sha256=sha256, since=recorded.effective_on)


def collection_file_of(house: House, case: Case) -> list[ClaimDocument]:
    """The file that collects a claim, until the collection day or as long as nothing came between.

    That of a batch is its creditor's, since it tells of others. One that was withdrawn, of
    which another amount is open by now, that would not be made today any more, whose mandate names
    another account by now, or whose day has come is not handed out again: the bank would collect
    what is not owed, or elsewhere or on another day than the debtor was told.
    """
    claim = case.claim
    one = under_way(claim.collections)
    if one is None or one.told.batch_id or _why_not_given(house, case):
        return []
    return [
        ClaimDocument(
            kind=KeptKind.COLLECTION_FILE,
            sha256=one.told.document_sha256,
            since=claim.marked_on.get(Mark.DIRECT_DEBIT, one.told.announced_on),
        )
    ]


def _why_not_given(house: House, case: Case) -> str:
    """Why the file that collects a claim alone is not to be given to the bank; empty: it may be."""
    one = under_way(case.claim.collections)
    if (why := why_not_given(case, today=house.today)) or one is None:
        return why
    read = house.collections.history
    ordered = max(
        recorded.position
        for recorded in read(case.claim.id)
        if isinstance(recorded.fact, CollectionOrdered)
        and recorded.fact.end_to_end_id == one.told.end_to_end_id
    )
    amended = (
        recorded.position > ordered
        for whose in (case.debtor.id, *case.debtor.joined)
        for recorded in read(whose)
        if isinstance(recorded.fact, MandateAmended)
        and recorded.fact.mandate_id == one.told.mandate_id
    )
    return OTHER_ACCOUNT if any(amended) else ""


def refund_files_of(house: House, debtor: Debtor, at: Point | None = None) -> list[ClaimDocument]:
    """The files for the bank by which money went back to a debtor, or to who proved to be him.

    ``at``: those of which was known at a point; None: all.
    """
    known = [
        recorded
        for whose in (debtor.id, *debtor.joined)
        for recorded in of_kind(StreamKind.DEBTOR, house.collections.history(whose))
        if at is None or recorded.position <= at.position
    ]
    back = {
        one.fact.document_sha256
        for one in known
        if isinstance(one.fact, RefundFileWithdrawn | RefundRefused)
    }
    return [
        ClaimDocument(
            kind=KeptKind.REFUND_FILE_WITHDRAWN
            if recorded.fact.document_sha256 in back
            else KeptKind.REFUND_FILE,
            sha256=recorded.fact.document_sha256,
            since=recorded.effective_on,
        )
        for recorded in known
        if isinstance(recorded.fact, RefundFileMade)
    ]


def _agreements(house: House, facts: list[Recorded]) -> Iterator[ClaimDocument]:
    for recorded in facts:
        fact = recorded.fact
        if isinstance(fact, PaymentPlanAgreed) and fact.plan_id is not None:
            plan = house.collections.payment_plan(fact.plan_id)
            if plan.agreement_sha256:
                yield ClaimDocument(
                    kind=KeptKind.PAYMENT_PLAN,
                    sha256=plan.agreement_sha256,
                    since=recorded.effective_on,
                )


def _letters(case: Case) -> Iterator[ClaimDocument]:
    for letter in case.letters.values():
        if letter.document_sha256:
            yield ClaimDocument(
                kind=KeptKind.LETTER,
                sha256=letter.document_sha256,
                since=letter.sent_on or letter.started_on or letter.ordered_on,
                letter_id=letter.id,
            )
