"""Stories that each end in one task of a person, told fact by fact."""

from typing import Final
from uuid import UUID

from domain.claim.events import (
    Channel,
    ClaimDisputed,
    CollectionCostsCharged,
    CreditNoteApplied,
    DisputeOutcome,
    DisputeResolved,
    HoldPlaced,
    LetterDroppedForClaim,
    Mark,
    MarkPlaced,
    NoteAdded,
    OverpaymentRefunded,
    PaymentPromised,
    PaymentReversed,
    StepApproved,
    StepDeclined,
)
from domain.claim.reconciliation import LOWER, VANISHED
from domain.credit_note.events import CreditNoteParked
from domain.creditor.events import CreditorRegistered, PaymentsKnownThrough, PlanUploaded
from domain.debtor.credit import of_bank_line
from domain.debtor.events import AddressUnknown, CreditKind, CreditNoticed, GuardianshipOrdered
from domain.debtor.merge_events import LikenessFound, LikenessGround
from domain.facts import StreamKind
from domain.four_eyes import DecisionProposed
from domain.ids import claim_id, credit_note_id
from domain.law.default import TermBasis
from domain.law.limitation import ClaimKind
from domain.letter.events import DeliveryDoubted, DispatchStarted, LetterCancelled, LetterInDoubt
from domain.letter.text import LetterKind
from domain.parties import Capacity, CreditorProfile
from domain.sealing import Sealed
from tests.projections.story import CREDITOR, DAY, FROM_TEST, SHA, Story, on
from tests.projections.test_outstanding import DEFAULT

CAME: Final = on("2026-01-12")
"""The invoice is of 5 January; it came here a week later."""
LATER: Final = on("2026-01-20")


OWN = """
name = "own"
version = 1
title = "Eigen"
{}
[[step]]
id = "first"
kind = "{}"
anchor = "due"
days = 3
{}
"""
LETTER = """term_days = 7
channel = "post"
serves_as_notice = true
needs_approval = true
"""
FOURTEEN = LetterKind.FOURTEEN_DAY_LETTER


def plain(story: Story, *, capacity: Capacity = Capacity.COMPANY, **more: object) -> UUID:
    debtor = story.debtor(capacity=capacity)
    given = {"due_on": on("2026-02-04"), "recorded_on": CAME, **more}
    return story.invoice(debtor, "F1", **given)  # type: ignore[arg-type]  # made up


def debtor_of(story: Story, claim: UUID) -> UUID:
    found = story.claim(claim).debtor_id
    assert found is not None
    return found


def marked(story: Story) -> None:
    plain(story, marks=(Mark.NO_IBAN,))


def marked_later(story: Story) -> None:
    claim = plain(story)
    story.add(claim, MarkPlaced(mark=Mark.DIRECT_DEBIT, source=FROM_TEST), day=LATER)


def alike(story: Story) -> None:
    claim = plain(story)
    fact = LikenessFound(other=CREDITOR, grounds=(LikenessGround.IBAN,))
    story.record(StreamKind.DEBTOR, debtor_of(story, claim), fact, day=LATER)


def barred(story: Story) -> None:
    claim = plain(story)
    story.record(StreamKind.DEBTOR, debtor_of(story, claim), GuardianshipOrdered(), day=LATER)


def barred_before(story: Story) -> None:
    debtor = story.debtor()
    story.record(StreamKind.DEBTOR, debtor, GuardianshipOrdered(), day=on("2026-01-07"))
    story.invoice(debtor, "F1", recorded_on=CAME)


def for_two(story: Story) -> None:
    claim = plain(story)
    for day in (LATER, on("2026-01-25")):
        story.add(claim, DecisionProposed(command="write-off", content="{}"), day=day)


def for_two_of_a_creditor(story: Story) -> None:
    registered(story)
    fact = DecisionProposed(command="creditor-accounts", content='{"ibans":[]}')
    story.record(StreamKind.CREDITOR, CREDITOR, fact, day=LATER)


def with_credit(story: Story) -> None:
    claim = plain(story)
    for amount, day in ((10_00, LATER), (20_00, on("2026-01-25"))):
        fact = CreditNoticed(ref="x", kind=CreditKind.OPEN_ITEM, number="C1", amount=amount)
        story.record(StreamKind.DEBTOR, debtor_of(story, claim), fact, day=day)


def with_money_that_may_be_his(story: Story) -> None:
    claim = plain(story)
    fact = CreditNoticed(
        ref=of_bank_line(claim), kind=CreditKind.POSSIBLE_PAYMENT, number="BANK-1", amount=10_00
    )
    story.record(StreamKind.DEBTOR, debtor_of(story, claim), fact, day=LATER)


def disputed(story: Story) -> None:
    story.add(plain(story), ClaimDisputed(amount=100_00, ground="?"), day=LATER)


def upheld(story: Story) -> None:
    claim = plain(story)
    story.add(claim, ClaimDisputed(amount=100_00, ground="?"), day=on("2026-01-15"))
    story.add(claim, DisputeResolved(outcome=DisputeOutcome.PARTLY), day=LATER)


def old(story: Story) -> None:
    claim = plain(story, marks=(Mark.ENTERED_OLD,))
    story.pay(claim, 10_00, day=LATER)


def unknown_plan(story: Story) -> None:
    plain(story, plan="of-my-own@3")


def promised(story: Story) -> None:
    claim = plain(story)
    story.add(claim, PaymentPromised(amount=100_00, by=on("2026-06-01")), day=LATER)
    story.pay(claim, 1_00, day=on("2026-02-02"))


def overpaid(story: Story) -> None:
    claim = plain(story)
    story.pay(claim, 130_00, day=LATER)
    story.pay(claim, 1_00, day=on("2026-02-02"))


def refunded_and_taken_back(story: Story) -> None:
    claim = plain(story)
    story.pay(claim, 130_00, day=LATER, payment="p")
    story.add(claim, OverpaymentRefunded(amount=30_00, refunded_on=on("2026-01-22")), day=LATER)
    back = PaymentReversed(payment_id="p", amount=130_00, reversed_on=on("2026-01-25"))
    story.add(claim, back, day=on("2026-01-25"))
    story.pay(claim, 1_00, day=on("2026-02-02"))


def vanished(story: Story) -> None:
    hold = HoldPlaced(hold_id="h", category=VANISHED, from_day=LATER)
    story.add(plain(story), hold, day=LATER)


def lower(story: Story) -> None:
    hold = HoldPlaced(hold_id="h", category=LOWER, from_day=LATER)
    story.add(plain(story), hold, day=LATER)


def parked(story: Story) -> None:
    note = credit_note_id(CREDITOR, "C1")
    fact = CreditNoteParked(
        creditor_id=CREDITOR,
        number="C1",
        amount=10_00,
        issued_on=DAY,
    )
    story.record(StreamKind.CREDIT_NOTE, note, fact, day=LATER)


def in_doubt(story: Story) -> None:
    claim = plain(story)
    letter = story.letter([claim], day=on("2026-02-05"), channel=Channel.EMAIL, sent=False)
    doubt = LetterInDoubt(attempt=1, why="lost")
    story.record(StreamKind.LETTER, letter, doubt, day=on("2026-02-06"))


def reminded(story: Story, **more: object) -> UUID:
    claim = plain(story, **more)  # type: ignore[arg-type]  # made up
    story.letter([claim], day=on("2026-02-05"))
    return claim


def nowhere(story: Story) -> None:
    claim = plain(story)
    letter = story.letter([claim], day=on("2026-02-09"), channel=Channel.EMAIL, sent=False)
    story.record(StreamKind.LETTER, letter, LetterCancelled(why="x"), day=on("2026-02-09"))
    dropped = LetterDroppedForClaim(
        letter_id=letter, step="reminder", why="x", lost_channel=Channel.EMAIL
    )
    story.add(claim, dropped, day=on("2026-02-10"))
    fact = AddressUnknown()
    story.record(StreamKind.DEBTOR, debtor_of(story, claim), fact, day=on("2026-02-16"))


def small(story: Story) -> None:
    claim = plain(story)
    story.pay(claim, 97_00, day=on("2026-03-03"))
    story.add(claim, DEFAULT, day=on("2026-03-04"))


def cents(story: Story) -> None:
    claim = plain(story)
    story.pay(claim, 99_97, day=LATER)
    story.add(claim, DEFAULT, day=on("2026-03-04"))


def taken_back(story: Story) -> None:
    claim = reminded(story, plan=own(story, "hand_over", 'party = "x"\nparty_kind = "agency"'))
    story.add(claim, DEFAULT, day=on("2026-02-13"))
    story.pay(claim, 100_00, day=on("2026-02-16"), payment="p")
    back = PaymentReversed(payment_id="p", amount=100_00, reversed_on=on("2026-02-18"))
    story.add(claim, back, day=on("2026-02-20"))


def own(story: Story, kind: str, more: str = "") -> str:
    fact = PlanUploaded(name="own", version=1, text=OWN.format("", kind, more))
    story.record(StreamKind.CREDITOR, CREDITOR, fact, day=DAY)
    return "own@1"


def to_call(story: Story) -> None:
    reminded(story)


def to_decide(story: Story) -> None:
    plain(story, plan=own(story, "wait", 'question = "?"'))


def to_write_off(story: Story) -> None:
    plain(story, plan=own(story, "write_off"))


def to_approve(story: Story) -> UUID:
    return plain(story, plan=own(story, "reminder", LETTER))


def declined(story: Story) -> None:
    fact = StepDeclined(step="first", round=1)
    story.add(to_approve(story), fact, day=on("2026-02-09"))


def more_than_approved(story: Story) -> None:
    claim = to_approve(story)
    story.pay(claim, 40_00, day=on("2026-02-08"), payment="p")
    story.add(claim, StepApproved(step="first", round=1, amount=60_00), day=on("2026-02-08"))
    back = PaymentReversed(payment_id="p", amount=40_00, reversed_on=on("2026-02-10"))
    story.add(claim, back, day=on("2026-02-10"))


def at_end(story: Story) -> None:
    claim = plain(story, plan=own(story, "reminder", LETTER))
    story.letter([claim], day=on("2026-02-09"), step="first")
    story.add(claim, NoteAdded(text=Sealed.of("nothing new")), day=on("2026-02-16"))


def without_principal(story: Story) -> None:
    claim = plain(story)
    story.add(claim, CollectionCostsCharged(amount=40_00, base=100_00), day=on("2026-02-06"))
    credit = CreditNoteApplied(
        number="C1", amount=100_00, issued_on=on("2026-02-09"), source=FROM_TEST
    )
    story.add(claim, credit, day=on("2026-02-09"))
    story.add(claim, NoteAdded(text=Sealed.of("nothing new")), day=on("2026-02-16"))


def for_a_lawyer(story: Story) -> None:
    claim = plain(story, plan=own(story, "hand_over", 'party = "x"\nparty_kind = "agency"'))
    story.add(claim, ClaimDisputed(amount=100_00, ground="?"), day=LATER)
    story.add(claim, NoteAdded(text=Sealed.of("nothing new")), day=on("2026-02-16"))


def stuck(story: Story) -> None:
    claim = plain(story)
    for day in ("2026-02-05", "2026-02-06"):
        letter = story.letter([claim], day=on(day), sent=False)
        dropped = LetterDroppedForClaim(letter_id=letter, step="reminder", why="no paper")
        story.record(StreamKind.LETTER, letter, LetterCancelled(why="no paper"), day=on(day))
        story.add(claim, dropped, day=on(day))


def at_cap(story: Story) -> None:
    debtor = story.debtor()
    story.invoice(debtor, "F0", recorded_on=DAY, series_id="rent")
    first = claim_id(CREDITOR, "F0")
    for cents in (70_00, 70_00):
        fact = CollectionCostsCharged(amount=cents, base=100_00)
        story.add(first, fact, day=on("2026-01-10"))
    claim = story.invoice(debtor, "F1", recorded_on=CAME, series_id="rent")
    story.add(claim, DEFAULT, day=on("2026-02-06"))
    story.letter([claim], day=on("2026-02-06"))


def by_mail_only(story: Story) -> None:
    claim = plain(story, capacity=Capacity.CONSUMER)
    story.add(claim, DEFAULT, day=on("2026-02-05"))
    story.letter([claim], day=on("2026-02-05"))
    letter = story.letter([claim], day=on("2026-02-20"), kind=FOURTEEN, step="fourteen-day-letter")
    story.record(StreamKind.LETTER, letter, DeliveryDoubted(bounced=CREDITOR), day=on("2026-03-02"))


def without_default(story: Story) -> None:
    plain(story, plan=own(story, "default"), term_basis=TermBasis.ONE_SIDED)


def to_post(story: Story) -> None:
    claim = plain(story)
    letter = story.letter([claim], day=on("2026-02-05"), sent=False)
    started = DispatchStarted(attempt=1, channel=Channel.POST, document_sha256=SHA)
    story.record(StreamKind.LETTER, letter, started, day=on("2026-02-06"))


def soon_barred(story: Story) -> None:
    plain(story, claim_kind=ClaimKind.SERVICE, issued_on=on("2021-01-10"), due_on=on("2021-02-09"))


def unreadable(story: Story) -> None:
    claim = plain(story)
    story.add(claim, MarkPlaced(mark=Mark.NO_IBAN, source=FROM_TEST), day=LATER)
    story.broken.add(story.last_position())


def beyond_the_calendar(story: Story) -> None:
    plain(story, due_on=on("2029-06-01"))


def registered(story: Story) -> None:
    fact = CreditorRegistered(profile=CreditorProfile(name="x"))
    story.record(StreamKind.CREDITOR, CREDITOR, fact, day=LATER)


def told_of_payments(story: Story) -> None:
    registered(story)
    fact = PaymentsKnownThrough(through=on("2026-01-30"))
    story.record(StreamKind.CREDITOR, CREDITOR, fact, day=on("2026-01-31"))
