"""Whose keys are destroyed with those of a debtor, so that nothing personal of him is left."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from application.banking.came_back import REFUND_BACK
from application.banking.refund_batches_shown import FILE_OUT
from application.banking.refunded import REFUND_OUT
from application.house import House
from application.payment_plans.of_debtor import plans_of
from domain.claim.events import CollectionOrdered, CreditNoteApplied, MailReceived
from domain.debtor.credit import CREDIT_NOTE
from domain.debtor.events import CreditNoticed
from domain.debtor.merge_events import ClaimsLeft
from domain.debtor.refund_events import RefundOrdered, RefundShown
from domain.debtor.refunds import MONEY, transfer_id
from domain.debtor.state import Debtor
from domain.facts import Recorded, in_force
from domain.ids import credit_note_id


@dataclass(frozen=True, slots=True)
class KeptOf:
    """All that is kept of a debtor, by the ids under which it stands."""

    everybody: tuple[UUID, ...]
    """He, and who proved to be him."""
    claims: tuple[UUID, ...]
    """Also those that were entered in error."""
    letters: tuple[UUID, ...]
    """Those to him, also about claims that proved to be another's."""
    plans: tuple[UUID, ...]
    mails: tuple[UUID, ...]
    """Those that lie under keys of their own."""
    lines: tuple[UUID, ...]
    """Lines of the bank that are about nobody else."""
    shared_lines: tuple[UUID, ...]
    """Those that are about somebody else as well, whose data are still kept."""
    notes: tuple[UUID, ...]
    """Credit notes that came before their invoice."""
    batches: tuple[UUID, ...]
    """Batches of direct debits that collected from him."""

    @property
    def beside(self) -> tuple[UUID, ...]:
        """Whose keys go with his own."""
        return (*self.everybody[1:], *self.mails, *self.lines, *self.notes, *self.batches)

    @property
    def subjects(self) -> tuple[UUID, ...]:
        """Whose keys go."""
        return (self.everybody[0], *self.beside)

    @property
    def streams(self) -> tuple[UUID, ...]:
        """The streams that are about him alone: in their facts it stands what was sealed."""
        return (*self.everybody, *self.claims, *self.letters, *self.plans, *self.mails, *self.lines)


def kept_of(house: House, debtor_id: UUID) -> KeptOf:
    """What is kept of a debtor, read from the facts of all that was ever his.

    A mail that a person placed lies under keys of its own: its copy on the claim under the
    debtor's is not all of it. The file of a batch of direct debits names his account among
    others' under one key: it is gone for all of them, and what it collected stands in the facts.
    """
    everybody = tuple(_everybody(house, debtor_id))
    debtors = [house.collections.debtor(one) for one in everybody]
    claims = tuple(_claims(house, debtors, everybody))
    of_claims = {one: house.collections.history(one) for one in claims}
    facts = [one for history in of_claims.values() for one in history]
    of_debtors = [one for debtor in everybody for one in house.collections.history(debtor)]
    facts += of_debtors
    named = dict.fromkeys((*_lines_named(facts), *_refunds_at_bank(house, debtors)))
    own, shared = _lines(house, named, everybody)
    return KeptOf(
        everybody=everybody,
        claims=claims,
        letters=tuple(_letters(house, facts, _left(of_debtors, claims), everybody)),
        plans=tuple(one.id for debtor in debtors for one in plans_of(house, debtor)),
        mails=tuple(dict.fromkeys(_mails(of_claims.values()))),
        lines=own,
        shared_lines=shared,
        notes=tuple(dict.fromkeys(_notes(house, debtors, facts))),
        batches=_batches(facts),
    )


def _everybody(house: House, debtor_id: UUID) -> Iterator[UUID]:
    yield debtor_id
    for joined in house.collections.debtor(debtor_id).joined:
        if house.collections.debtor(joined).merged_into == debtor_id:
            yield from _everybody(house, joined)


def _claims(house: House, debtors: Iterable[Debtor], everybody: Collection[UUID]) -> Iterator[UUID]:
    """The claims that were opened on them, and are nobody else's since."""
    every = dict.fromkeys(claim for debtor in debtors for claim in debtor.claims)
    for claim_id in every:
        claim = house.collections.claim(claim_id)
        if claim.debtor_id is None or claim.debtor_id in everybody:
            yield claim_id


def _named(facts: Iterable[Recorded], field: str) -> tuple[UUID, ...]:
    found = (getattr(one.fact, field, None) for one in facts)
    return tuple(dict.fromkeys(one for one in found if isinstance(one, UUID)))


def _left(of_debtors: Iterable[Recorded], claims: Collection[UUID]) -> Iterator[UUID]:
    """The claims that proved to be another's: letters about them went to him before that."""
    left = (one.fact.claims for one in of_debtors if isinstance(one.fact, ClaimsLeft))
    yield from dict.fromkeys(one for some in left for one in some if one not in claims)


def _letters(
    house: House, facts: Iterable[Recorded], left: Iterable[UUID], everybody: Collection[UUID]
) -> Iterator[UUID]:
    """The letters that were written to him; not those about his claim to who it was not."""
    about_left = (one for claim in left for one in house.collections.history(claim))
    for letter_id in _named((*facts, *about_left), "letter_id"):
        order = house.collections.letter(letter_id).order
        if order is None or order.debtor_id in everybody:
            yield letter_id


def _mails(histories: Iterable[Iterable[Recorded]]) -> Iterator[UUID]:
    for history in histories:
        for one in in_force(history):
            if isinstance(one.fact, MailReceived) and one.fact.mail_id is not None:
                yield one.fact.mail_id


def _batches(facts: Iterable[Recorded]) -> tuple[UUID, ...]:
    """The batches that ever collected a claim, also by an error."""
    return _named((one for one in facts if isinstance(one.fact, CollectionOrdered)), "batch_id")


def _notes(house: House, debtors: Iterable[Debtor], facts: Iterable[Recorded]) -> Iterator[UUID]:
    """The credit notes that waited under keys of their own, before they came to him."""
    creditor = next((one.creditor_id for one in debtors if one.creditor_id), None)
    for one in facts:
        found = None
        if isinstance(one.fact, CreditNoteApplied) and creditor and one.fact.number:
            found = credit_note_id(creditor, one.fact.number)
        elif isinstance(one.fact, CreditNoticed) and one.fact.ref.startswith(CREDIT_NOTE):
            found = UUID(one.fact.ref.removeprefix(CREDIT_NOTE))
        if found is not None and house.collections.credit_note(found).parked is not None:
            yield found


def _lines(
    house: House, found: Iterable[UUID], everybody: Collection[UUID]
) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    """The lines of the bank that are his alone, and those that are another's as well.

    A line and the one by which its money went back tell of the same person.
    """
    named = list(found)
    for line_id in named:
        others = house.collections.bank_line(line_id).others
        named += [one for one in others if one not in named]
    own, shared = list[UUID](), list[UUID]()
    for line_id in named:
        if house.collections.bank_line(line_id).imported is not None:
            alone = _concerned(house, line_id) <= set(everybody)
            (own if alone else shared).append(line_id)
    return tuple(own), tuple(shared)


def _lines_named(facts: Iterable[Recorded]) -> Iterator[UUID]:
    for one in facts:
        fact = one.fact
        payment = getattr(fact, "payment_id", "")
        if isinstance(payment, str) and "#" in payment:
            with suppress(ValueError):  # another's id of a payment is no line of ours
                yield UUID(payment.partition("#")[0])
        if isinstance(fact, CreditNoticed) and fact.ref.startswith(MONEY):
            yield UUID(fact.ref.removeprefix(MONEY))
        if isinstance(fact, RefundShown):
            yield fact.line_id
        if isinstance(fact, RefundOrdered) and fact.from_line is not None:
            yield fact.from_line


def _refunds_at_bank(house: House, debtors: Iterable[Debtor]) -> Iterator[UUID]:
    """The lines by which a file's refund went out and came back; not one debit of several."""
    for debtor in debtors:
        for refund in debtor.refunds if debtor.creditor_id else ():
            for kind in (REFUND_OUT, REFUND_BACK):
                log = debtor.creditor_id
                assert log is not None
                line = house.store.find_identity(log, kind, transfer_id(refund))
                if line and house.store.find_identity(log, FILE_OUT, str(line)) is None:
                    yield line


def _concerned(house: House, line_id: UUID) -> set[UUID]:
    """Whose data a line holds as well: of who was erased nothing is kept for."""
    line = house.collections.bank_line(line_id)
    claims = (house.collections.claim(one.claim_id) for one in line.placements.values())
    found = {claim.debtor_id for claim in claims if claim.debtor_id}
    found |= {line.debtor_id} if line.debtor_id else set()
    return {one for one in found if house.collections.debtor(one).erased_on is None}
