"""Letters of a life: ordered, gone out by post or e-mail, shown to have arrived or come back."""

from datetime import date
from uuid import UUID

from domain.claim.events import (
    Asked,
    Channel,
    FinalDemandSent,
    FourteenDayLetterSent,
    LetterOrderedForClaim,
    ReminderSent,
    SentFact,
)
from domain.facts import StreamKind
from domain.letter.events import (
    AskedOfClaim,
    DeliveryFailed,
    DeliveryGrade,
    DispatchStarted,
    LetterDelivered,
    LetterOrdered,
    LetterPosted,
    LetterSent,
)
from domain.letter.text import LetterKind
from tests.domain.compliance.life import Life
from tests.domain.story import CLAIM, DEBTOR, DOCUMENT, FOURTEEN, REMINDER

DEMAND = UUID("01900000-0000-7000-8000-000000000013")


def went(
    life: Life,
    order: LetterOrdered,
    fact: SentFact,
    *,
    on: date,
    posted_on: date | None = None,
) -> Life:
    """Let a letter be ordered on a day, go out, and be told to its claim."""
    claim = order.claims[0].claim_id
    letter = fact.letter_id
    life.letter(letter, order, on=on)
    waiting = LetterOrderedForClaim(letter_id=letter, step=fact.step, send_on=on)
    life.put(StreamKind.CLAIM, claim, waiting, on=on)
    left = posted_on or on
    life.letter(
        letter,
        DispatchStarted(attempt=1, channel=order.channel, document_sha256=DOCUMENT),
        LetterPosted(attempt=1, posted_on=left, batch="b")
        if order.channel is Channel.POST
        else LetterSent(attempt=1, message_id="m@example.nl"),
        on=left,
    )
    return life.put(StreamKind.CLAIM, claim, fact, on=left)


def ordered(
    kind: LetterKind,
    asked: Asked,
    *,
    on: date,
    channel: Channel,
    pay_by: date | None = None,
    beside: tuple[tuple[UUID, int], ...] = (),
    costs: int = 0,
    vat: int = 0,
    base: int = 0,
    notice: bool = False,
    wording: str = "",
    claim: UUID = CLAIM,
) -> LetterOrdered:
    """Give the order of a letter over the claim, and perhaps over others ``beside`` it."""
    parts = [(claim, asked), *((one, Asked(principal=cents)) for one, cents in beside)]
    return LetterOrdered(
        letter_kind=kind,
        debtor_id=DEBTOR,
        step=kind.value,
        plan="four-steps@1",
        claims=tuple(AskedOfClaim(claim_id=one, version=1, round=1, asked=a) for one, a in parts),
        channel=channel,
        send_on=on,
        pay_by=pay_by,
        wording=wording,
        costs_if_unpaid=costs,
        vat_on_costs=vat,
        costs_base=base,
        serves_as_notice=notice,
    )


def fourteen(
    life: Life,
    *,
    on: date,
    letter: UUID = FOURTEEN,
    channel: Channel = Channel.POST,
    principal: int = 1_000_00,
    interest: int = 0,
    costs: int = 150_00,
    vat: int = 0,
    wording: str = "14",
    days: int = 14,
    asks_costs: int = 0,
    beside: tuple[tuple[UUID, int], ...] = (),
    posted_on: date | None = None,
    claim: UUID = CLAIM,
) -> Life:
    """Let a fourteen-day letter go out."""
    asked = Asked(principal=principal, interest=interest, costs=asks_costs)
    base = principal + sum(cents for _, cents in beside)
    order = ordered(
        LetterKind.FOURTEEN_DAY_LETTER,
        asked,
        on=on,
        channel=channel,
        beside=beside,
        costs=costs,
        vat=vat,
        base=base,
        wording=wording,
        claim=claim,
    )
    fact = FourteenDayLetterSent(
        letter_id=letter,
        step=order.step,
        channel=channel,
        asked=asked,
        document_sha256=DOCUMENT,
        wording=wording,
        term_days=days,
        costs=costs,
        vat=vat,
        vat_declared=vat > 0,
        base=base,
        share=costs,
        vat_share=vat,
    )
    return went(life, order, fact, on=on, posted_on=posted_on)


def reminder(
    life: Life,
    *,
    on: date,
    pay_by: date,
    letter: UUID = REMINDER,
    channel: Channel = Channel.EMAIL,
    principal: int = 1_000_00,
    notice: bool = True,
    posted_on: date | None = None,
) -> Life:
    """Let a reminder go out that serves as notice of default."""
    asked = Asked(principal=principal)
    kind = LetterKind.REMINDER
    order = ordered(kind, asked, on=on, channel=channel, pay_by=pay_by, notice=notice)
    fact = ReminderSent(
        letter_id=letter,
        step=order.step,
        channel=channel,
        asked=asked,
        document_sha256=DOCUMENT,
        serves_as_notice=notice,
        pay_by=pay_by,
    )
    return went(life, order, fact, on=on, posted_on=posted_on)


def final_demand(
    life: Life,
    *,
    on: date,
    pay_by: date,
    asked: Asked,
    letter: UUID = DEMAND,
    channel: Channel = Channel.EMAIL,
    costs: int = 0,
    vat: int = 0,
    notice: bool = False,
    beside: tuple[tuple[UUID, int], ...] = (),
) -> Life:
    """Let a final demand go out."""
    kind, base = LetterKind.FINAL_DEMAND, asked.principal + sum(cents for _, cents in beside)
    order = ordered(
        kind,
        asked,
        on=on,
        channel=channel,
        pay_by=pay_by,
        costs=costs,
        vat=vat,
        base=base,
        beside=beside,
        notice=notice,
    )
    fact = FinalDemandSent(
        letter_id=letter,
        step=order.step,
        channel=channel,
        asked=asked,
        document_sha256=DOCUMENT,
        serves_as_notice=notice,
        pay_by=pay_by,
    )
    return went(life, order, fact, on=on)


def shown(life: Life, letter: UUID, *, received_on: date, recorded_on: date | None = None) -> Life:
    """Let it be shown that a letter was opened on a day."""
    proof = LetterDelivered(grade=DeliveryGrade.OPENED, received_on=received_on)
    return life.letter(letter, proof, on=recorded_on or received_on)


def came_back(life: Life, letter: UUID, *, on: date) -> Life:
    """Let a letter come back."""
    return life.letter(letter, DeliveryFailed(permanent=True), on=on)
