"""Credit that waits, where two who were one by mistake are parted: of which it holds both."""

from collections.abc import Sequence
from uuid import UUID

from domain.application import Session
from domain.claim.state import Claim
from domain.credit_note.events import ConcernGround, CreditNoteMayConcern
from domain.credit_note.state import CreditNote, require_parked
from domain.debtor.credit import waiting_note
from domain.debtor.events import CreditKind
from domain.debtor.state import Debtor
from domain.facts import StreamKind, StreamRef
from domain.ids import normalised_number


def credit_of_both(
    session: Session, former: Debtor, other: Debtor, back: Sequence[Claim], *, since: int
) -> set[str]:
    """The credit for which both wait; whose a note may be is kept with it.

    What a list of open items holds of either ends, where it is not his, with the next list.
    ``back``: the claims that are the former's again. ``since``: where in the log they became one;
    of what was found behind that nobody can say for which of the two it was.
    """
    possible = CreditKind.POSSIBLE_ITEM
    both = {ref for ref, one in other.credits.items() if one.kind is possible}
    both &= former.credits.keys()
    waiting = {ref: waiting_note(one) for ref, one in other.credits.items()}
    for ref, note in ((r, session.credit_note(one)) for r, one in waiting.items() if one):
        found = {one: _known_as(session, one, but=former.id) for one in note.debtors}
        if other.id not in found.values():
            continue
        if former.id not in found.values():
            late = [at for one, at in note.found_at.items() if found[one] == other.id]
            may = _formers(note, former, back, late=max(late) > since)
            stream = StreamRef(StreamKind.CREDIT_NOTE, note.id, session.mandate.log)
            session.record(stream, may)
            if not may:
                continue
        both.add(ref)
    return both


def _formers(
    note: CreditNote, former: Debtor, back: Sequence[Claim], *, late: bool
) -> list[CreditNoteMayConcern]:
    """What says that a note may be the former's; nothing does where it was there before."""
    his = {normalised_number(claim.invoice_number) for claim in back}
    names = require_parked(note).references
    named = next((one for one in names if normalised_number(one) in his), "")
    if not named and not late:
        return []
    ground = ConcernGround.INVOICE if named else ConcernGround.LIKENESS
    return [CreditNoteMayConcern(debtor_id=former.id, ground=ground, invoice=named)]


def _known_as(session: Session, debtor_id: UUID, *, but: UUID) -> UUID:
    """As whom a debtor is known once the one ``but`` stands by himself again."""
    into = None if debtor_id == but else session.debtor(debtor_id).merged_into
    return _known_as(session, into, but=but) if into else debtor_id
