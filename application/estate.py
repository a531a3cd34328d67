"""Claims filed with a trustee or administrator: the document first, then the facts of it."""

from uuid import UUID

from adapters.paper.submission_page import render_submission
from application.house import House
from domain.application import Mandate, Receipt, Session, stream_of_claim
from domain.case import Case
from domain.days import add_days
from domain.debtor.person import Protected
from domain.debtor.state import Debtor
from domain.errors import Conflict, Refusal
from domain.law.protection import Bar
from domain.letter.order.content import creditor_on_paper, debtor_on_paper
from domain.letter.order.estate import (
    Submission,
    accounts_of,
    attached_to,
    file_claim,
    filed_with,
    parts_of,
    received_since,
    rows_of,
    to_file,
    vat_in,
)
from domain.letter.text import Language
from domain.parties import Capacity, ContactDetails
from domain.sealing import Erased, Purpose, Sealed


def file_claims(
    house: House, debtor_id: UUID, *, bar: Bar, language: Language, command: Mandate
) -> Receipt:
    """File all that a debtor owed on the day before the order, in one document.

    It lies in the archive and, with the invoices that are kept, in a folder of the home. Raises
    Refusal ``estate.none``, ``estate.nobody_known``, ``estate.nothing`` or ``estate.erased``.
    """
    known = house.collections.receipt_of(command)
    if known:
        return known
    debtor = house.collections.debtor(debtor_id)
    runs = filed_with(debtor, bar)
    every = [house.collections.case(one) for one in debtor.claims if _stands(house, one)]
    cases = to_file(every, runs, today=command.today)
    submission = _submission(house, debtor, runs, cases, language=language, command=command)
    pdf = render_submission(submission)
    sha256 = house.archive.put(pdf, subject=debtor.id)
    _lay_out(house, debtor, cases, pdf, command)
    as_of = submission.as_of

    def decide(session: Session) -> None:
        for case in cases:
            fresh = session.case(case.claim.id)
            if fresh.claim.version != case.claim.version or fresh.debtor.version != debtor.version:
                raise Conflict("a claim moved on while its document was written")
            facts = file_claim(fresh.claim, bar=bar, as_of=as_of, document_sha256=sha256)
            session.record(stream_of_claim(fresh.claim), facts, subject=debtor.id)

    return house.collections.carry_out(command, decide)


def _stands(house: House, claim_id: UUID) -> bool:
    return house.collections.claim(claim_id).opened


def _submission(
    house: House,
    debtor: Debtor,
    runs: Protected,
    cases: list[Case],
    *,
    language: Language,
    command: Mandate,
) -> Submission:
    first, as_of = cases[0], add_days(runs.since, -1)
    own = debtor.own.contact if debtor.own else debtor.contact
    return Submission(
        bar=runs.bar,
        language=language,
        dated=command.today,
        ordered_on=runs.since,
        as_of=as_of,
        number=house.open(runs.number, str, Purpose.LEDGER) or "",
        court=runs.court,
        specimen=house.sandbox,
        creditor=creditor_on_paper(first.creditor.profile, first.creditor.ibans),
        debtor=debtor_on_paper(_kept(house, own), debtor.capacity, street=debtor.postable),
        to=debtor_on_paper(_kept(house, runs.contact), Capacity.COMPANY, street=runs.postable),
        claims=rows_of(cases, as_of),
        parts=parts_of(cases, as_of),
        attached=attached_to(cases),
        received_since=received_since(cases, as_of, command.today),
        vat=vat_in(cases),
        accounts=accounts_of(cases, as_of),
        reference=f"{first.claim.invoice_number} / {str(debtor.id)[:8]}",
    )


def _kept(house: House, sealed: Sealed[ContactDetails] | None) -> ContactDetails:
    found = house.open(sealed, ContactDetails, Purpose.CONTACT)
    if found is None:
        raise Refusal(
            "estate.erased",
            "The name and address are not kept any more.",
            article="AVG art. 17",
            way_out="Nothing can be filed for this debtor.",
        )
    return found


def _lay_out(house: House, debtor: Debtor, cases: list[Case], pdf: bytes, command: Mandate) -> None:
    files = {"submission.pdf": pdf}
    for case in cases:
        if case.claim.document_sha256:
            content = house.archive.get(case.claim.document_sha256)
            if not isinstance(content, Erased):
                name = f"invoice-{str(case.claim.id)[:8]}.{case.claim.document_form.value}"
                files[name] = content
    folder = house.home / "estate" / command.today.isoformat() / str(debtor.id)
    house.lay_out(folder, files)
