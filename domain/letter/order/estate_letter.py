"""The letter by which what was filed goes to whoever runs a debtor's insolvency.

Of a bankrupt the trustee puts each claim on the list of those that he admits for the time being,
or on that of those he contests (Fw 110 to 112); the debtor himself is asked nothing (Fw 26).
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from domain.case import Case
from domain.case.in_order import in_order
from domain.claim.events import Channel, ClaimSubmittedToEstate, LetterOrderedForClaim
from domain.claim.state import Claim
from domain.debtor.person import Protected
from domain.dunning.plan.document import Anchor, Step, StepKind
from domain.errors import Refusal
from domain.ids import letter_id
from domain.law.protection import Bar
from domain.letter.events import AskedOfClaim, FiledWithEstate, LetterOrdered
from domain.letter.order.decision import Order, no_channel
from domain.letter.order.estate import filed_with, not_filed
from domain.letter.order.filing import as_filed, is_covered, letters_of_filing
from domain.letter.text import LetterKind

COVERING: Final = Step(
    id="estate-letter",
    kind=StepKind.STATEMENT,
    anchor=Anchor.PREVIOUS,
    days=0,
    term_days=1,
    channel=Channel.EMAIL,
    fallback=Channel.POST,
    bundle=True,
)
"""What stands in for a step of the plan: nothing is asked of the debtor by it."""


def filed_together(cases: Sequence[Case], bar: Bar) -> tuple[Case, ...]:
    """The claims of the document that was filed last on a ground, of all a debtor's claims.

    Raises Refusal ``estate.not_filed``.
    """
    found = [one for one in cases if (there := one.claim.estate.filed) and there.bar == bar]
    if not found:
        raise not_filed()
    last = max(found, key=lambda one: one.claim.estate.filed_at).claim.estate.document
    those = [one for one in found if one.claim.estate.document == last]
    return tuple(sorted(those, key=in_order))


def order_estate_letter(
    cases: Sequence[Case],
    *,
    today: date,
    attempt: int = 0,
    step: Step = COVERING,
    language: str = "nl",
) -> Order:
    """Freeze the letter about claims that ``filed_together`` found, to be dispatched today.

    Raises Refusal ``estate.not_filed``, ``estate.none``, ``estate.nobody_known``,
    ``estate_letter.sent`` or ``letter.no_channel``.
    """
    first, filed = cases[0], _require_unsent(cases[0])
    bar = Bar(filed.bar)
    runs = filed_with(first.debtor, bar)
    channel = _channel(first, runs, step)
    if channel is None:
        raise no_channel(COVERING)
    day = today.isoformat() + (f"/{attempt}" if attempt else "")
    over = [(case.claim.id, case.claim.round) for case in cases]
    identity = letter_id(first.creditor.id, step=COVERING.id, claims=over, day=day)
    ordered = LetterOrdered(
        letter_kind=LetterKind.ESTATE_FILING,
        debtor_id=first.debtor.id,
        step=COVERING.id,
        plan=first.plan.key,
        claims=tuple(_part(case.claim) for case in cases),
        channel=channel,
        send_on=today,
        language=language,
        template=first.creditor.template,
        reckoned_on=filed.as_of,
        estate=FiledWithEstate(
            bar=bar,
            ordered_on=runs.since,
            as_of=filed.as_of,
            document_sha256=filed.document_sha256,
        ),
    )
    waiting = LetterOrderedForClaim(letter_id=identity, step=COVERING.id, send_on=today)
    return Order(identity, ordered, waiting)


def _require_unsent(case: Case) -> ClaimSubmittedToEstate:
    filed = case.claim.estate.filed
    if filed is None:
        raise not_filed()
    if is_covered(case):
        raise Refusal(
            "estate_letter.sent",
            f"What was filed of {case.claim.invoice_number} was sent already.",
            way_out="Where an amount changed, file the claims again; a letter that came back may"
            " be sent again.",
            values={"invoice": case.claim.invoice_number},
        )
    return filed


def _part(claim: Claim) -> AskedOfClaim:
    return AskedOfClaim(
        claim_id=claim.id, version=claim.version, round=claim.round, asked=as_filed(claim)
    )


def _channel(case: Case, runs: Protected, step: Step) -> Channel | None:
    """By which channel who runs it is reached; what came back from him is not tried again."""
    back = [one for one in letters_of_filing(case) if one.bounced and not one.sender_refused]
    lost = {one.channel for one in back}
    usable = {Channel.POST: runs.postable, Channel.EMAIL: runs.mailable}
    wanted = (step.channel, step.fallback)
    return next((one for one in wanted if one and usable.get(one) and one not in lost), None)
