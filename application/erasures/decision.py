"""What an erasure rests on, read on fresh state, and what it records."""

from collections.abc import Collection
from uuid import UUID

from application.by import stream_of_debtor
from application.erasures.carried_out import ERASED
from application.erasures.shared_files import files_past_their_years
from application.erasures.subjects import kept_of
from application.house import House
from application.repeated import said_otherwise
from domain.application import Session
from domain.claim.events.letters import LetterOrderedForClaim
from domain.claim.state import Claim
from domain.debtor.erasure import ClaimKept, erase
from domain.debtor.erasure_events import ErasureGround
from domain.debtor.merging import merged_away
from domain.debtor.refusals import creditor_of, require_debtor_of
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.incoming_mail.state import MailStanding
from domain.letter.state import LetterStatus

_WAITS = frozenset({LetterStatus.ORDERED, LetterStatus.STARTED, LetterStatus.IN_DOUBT})


def claims_kept(
    house: House, claims: tuple[Claim, ...], *, mails_about: Collection[UUID] = ()
) -> list[ClaimKept]:
    """The claims that stand on a debtor, as far as his erasure rests on them.

    ``mails_about``: the claims that a mail may be about, of which nobody said whose it is.
    """
    return [_kept(house, claim, asked=claim.id in mails_about) for claim in claims]


def mails_about(house: House, creditor_id: UUID) -> frozenset[UUID]:
    """The claims of a creditor that a mail may be about which waits for a person.

    A claim that had ended when it came does not say so itself: each mail is asked.
    """
    every = house.store.streams(StreamKind.INCOMING_MAIL, creditor_id)
    mails = map(house.collections.incoming_mail, every)
    waits = (one for one in mails if one.standing is MailStanding.WAITS)
    return frozenset(claim for one in waits for claim in one.may_concern)


def _kept(house: House, claim: Claim, *, asked: bool) -> ClaimKept:
    history = house.collections.history(claim.id)
    ordered = (one.fact for one in history if isinstance(one.fact, LetterOrderedForClaim))
    letters = (house.collections.letter(fact.letter_id) for fact in ordered)
    return ClaimKept(
        number=claim.invoice_number,
        live=claim.live or bool(claim.proposals or claim.unclear_mails or asked),
        letters_wait=any(one.status in _WAITS for one in letters),
        last=max(one.known_on for one in history),
    )


def seen_of(debtor: Debtor, claims: tuple[Claim, ...]) -> int:
    """A number that grows with all that is recorded of a debtor and his claims."""
    return debtor.version + sum(one.version for one in claims)


def debtor_to_erase(session: Session, creditor_id: UUID, debtor_id: UUID) -> Debtor:
    """The debtor, of that creditor; raises NotFound ``debtor.unknown``, Refusal otherwise."""
    debtor = session.debtor(debtor_id)
    require_debtor_of(debtor, creditor_id)
    if debtor.merged_into:
        raise merged_away(debtor)
    return debtor


def record_erasure(
    session: Session, house: House, debtor: Debtor, ground: ErasureGround, *, seen: int | None
) -> None:
    """Record the erasure, and let what is sealed go in the same save; else raise Refusal.

    ``seen``: what was seen when it was proposed; where more is known since it is refused
    (``erasure.changed``). Who is erased already: nothing.
    """
    claims = session.claims_of(debtor)
    if debtor.erased_on is not None:
        if debtor.erased_for is not ground:
            stands = "Leave it: he is erased, and the ground that was recorded stands."
            raise said_otherwise("ground", debtor.erased_for, ground, way_out=stands)
        return
    if seen is not None and seen_of(debtor, claims) != seen:
        raise Refusal(
            "erasure.changed",
            "More was recorded of this debtor since the erasure was proposed.",
            way_out="Look at what would go now, and propose it again.",
        )
    kept, creditor = kept_of(house, debtor.id), creditor_of(debtor)
    facts = erase(
        debtor,
        claims_kept(house, claims, mails_about=mails_about(house, creditor)),
        ground=ground,
        beside=kept.beside,
        files=tuple(files_past_their_years(house, kept, today=session.today)),
        by_one=not session.proposed_by,
        today=session.today,
    )
    session.record(stream_of_debtor(debtor), facts, subject=debtor.id)
    session.identify(kind=ERASED, value=str(debtor.id), stream=debtor.id, log=debtor.creditor_id)
    session.forgotten |= dict.fromkeys(kept.subjects)
