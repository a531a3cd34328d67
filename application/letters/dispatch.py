"""Dispatch: an ordered letter is checked once more, rendered, archived, sent and recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final
from uuid import UUID

from application.house import House
from application.letters.addressee import addressee, with_estate
from application.letters.debit_account import with_debit
from application.letters.doubted import doubt_earlier
from application.letters.mail_domains import note_first_sent, note_refused
from application.letters.outcomes import record_on_letter, record_outcome
from application.letters.plan_text import reason_of_plan, with_link, with_plan
from application.letters.pressroom import PressJob, PressRoom
from application.letters.templates import dress, look
from application.letters.transport import MAIL_SILENT, Doubtful, Failed, Sent, Transport
from domain.application import Mandate, Session
from domain.case import Case
from domain.case_reading import CaseReader
from domain.claim.events import Channel
from domain.dunning.plan.step import Step
from domain.errors import Conflict, Refusal
from domain.letter import dispatched
from domain.letter.events import LetterOrdered
from domain.letter.order.bundle import reason_to_cancel_bundle
from domain.letter.order.content import compose
from domain.letter.state import LAPSED, Letter, LetterStatus
from domain.letter.text import LetterContent, check_content

OUTCOME_ATTEMPTS: Final = 25
"""An outcome is a fact of the world: it is recorded however many writers are about."""

PREPARATIONS: Final = 3
"""How often a letter is written where what it rests on moved on each time."""


class _OvertakenError(Exception):
    """What the letter was written on moved on before its sending began."""


class Dispatched(StrEnum):
    """What became of a letter in one dispatch."""

    SENT = "sent"
    IN_DOUBT = "in_doubt"
    FAILED = "failed"
    CANCELLED = "cancelled"
    """Something moved since it was ordered: it is to be decided again."""
    REFUSED = "refused"
    """It cannot be written as it was ordered; nothing changes that today."""
    ELSEWHERE = "elsewhere"
    WAITS = "waits"
    TO_POST = "to_post"
    """Made, and now people must print and post it."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter rendered on the state it was decided on."""

    letter_id: UUID
    cases: tuple[Case, ...]
    sheet: PressJob
    pdf: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """A letter that may leave, made."""

    letter: Letter
    order: LetterOrdered
    prepared: Prepared
    read: CaseReader
    """What was read for it: creditor, debtor, claims, letters."""


@dataclass(frozen=True, slots=True)
class _Staying:
    """A letter that does not leave now, and why."""

    letter: Letter
    done: Dispatched
    why: str = ""


class Dispatcher:
    """Sends ordered letters one at a time; what it starts and cannot finish is in doubt."""

    SENDS: ClassVar[bool] = True
    """Whether anything leaves the house by it."""

    def __init__(self, house: House, *, actor: str, room: PressRoom | None = None) -> None:
        """``actor`` stands in the facts that a dispatch records; ``room`` makes the documents."""
        self._house, self._actor = house, actor
        self._room = room or PressRoom()
        self._transport = Transport(house)

    def dispatch(self, letter_id: UUID, *, command_day: Mandate, fresh: bool = True) -> Dispatched:
        """Check, render, archive, record the start, send, record the outcome.

        ``fresh``: it was ordered just now, so if it cannot be made the next one cannot either and
        its claims wait for a person; an older order is made anew first.

        ``command_day`` carries actor, role and day. The start is the fence: of two workers one
        records it, and the other leaves the letter alone.
        """
        acts = self._house.acts or not self.SENDS
        assert acts, "nothing leaves a house in which things are only foreseen"
        kept = self._looked_on_what_is_kept(letter_id, command_day)
        for _ in range(PREPARATIONS + 1):
            store = CaseReader(self._house.collections)
            looked = kept or self._looked_at(letter_id, store, command_day)
            if isinstance(looked, _Staying):
                return self._stays(looked, command_day, fresh=fresh)
            try:
                return self._send(looked, command_day)
            except _OvertakenError:
                kept = None
        return Dispatched.ELSEWHERE

    def _looked_on_what_is_kept(self, letter_id: UUID, command_day: Mandate) -> "Leaving | None":
        """The letter as it may leave by what is kept: its start finds out whether that is old.

        None: it would stay, or fail, and nothing of that stands on what is kept.
        """
        try:
            found = self._looked_at(letter_id, self._house.collections.as_kept, command_day)
        except Exception:  # noqa: BLE001 - whatever it is comes again where the store is asked
            return None
        return found if isinstance(found, Leaving) else None

    def _looked_at(
        self, letter_id: UUID, found: CaseReader, command_day: Mandate
    ) -> "Leaving | _Staying":
        """The letter made and archived as it may leave, or why it stays; nothing is recorded."""
        letter = found.letter(letter_id)
        if letter.order is None or letter.status is not LetterStatus.ORDERED:
            return _Staying(letter, Dispatched.ELSEWHERE)
        order, today = letter.order, command_day.today
        cases, neighbours = found.around(order)
        why = reason_to_cancel_bundle(cases, order, neighbours, today=today)
        if why := why or reason_of_plan(self._house.collections, order, today=today):
            return _Staying(letter, Dispatched.CANCELLED, why)
        if self.why_not_now(order.channel, cases[0]):
            return _Staying(letter, Dispatched.WAITS)
        try:
            prepared = self._prepare(letter.id, order, (cases, neighbours), command_day)
        except Refusal as refusal:
            return _Staying(letter, Dispatched.REFUSED, f"{refusal.code}: {refusal}")
        return Leaving(letter, order, prepared, found)

    def _stays(self, one: "_Staying", command_day: Mandate, *, fresh: bool) -> Dispatched:
        if one.done is Dispatched.CANCELLED:
            return self.cancel(one.letter, one.why, command_day)
        if one.done is Dispatched.REFUSED:
            self.cancel(one.letter, one.why, command_day, unwritable=fresh)
        return one.done

    def why_not_now(self, channel: Channel | None, case: Case) -> str:
        """Tell why no letter may leave by a channel at this moment; empty: it may."""
        return self._transport.why_not_now(channel, case)

    def step_by_what_leaves(self, step: Step, case: Case) -> Step:
        """The step by its fallback on paper, where its own channel cannot leave from here."""
        return self._transport.step_by_what_leaves(step, case)

    @property
    def why_it_waits(self) -> str:
        """Why a letter that waits does so, where that is the mail server; else empty."""
        return MAIL_SILENT if self._transport.silent else ""

    def waits_for_people(self, letter: Letter) -> bool:
        """Tell whether a letter that was made waits for people to post it."""
        channel = letter.channel or (letter.order.channel if letter.order else None)
        return channel is not None and self._transport.waits_for_people(channel)

    def settle_started(self, letter_id: UUID, command_day: Mandate) -> Dispatched:
        """Finish a start that has no outcome, left by a run that died.

        A letter for the outbox folder is written again under the same name, which changes
        nothing where it lies there already. What went to a mail server is in doubt. What people
        post waits for them, until its day has passed without its being put into a batch.
        """
        letter = self._house.collections.letter(letter_id)
        if letter.status is not LetterStatus.STARTED or letter.order is None:
            return Dispatched.ELSEWHERE
        if letter.message_id:
            why = "the program stopped between the start of sending and its outcome"
            return self._record(letter, Doubtful(why), command_day)
        pdf, today = self._house.archive.get(letter.document_sha256), command_day.today
        if not isinstance(pdf, bytes):
            return self._record(letter, Failed("the document was erased"), command_day)
        cases, neighbours = self._house.collections.around(letter.order)
        if self.waits_for_people(letter):
            if letter.batch:
                return Dispatched.TO_POST
            why = reason_to_cancel_bundle(cases, letter.order, neighbours, today=today)
            failed = Failed(why, passing=why == LAPSED)
            return self._record(letter, failed, command_day) if why else Dispatched.TO_POST
        sent = self._transport.to_outbox(letter, pdf, day=today, cases=cases)
        return self._record(letter, sent, command_day)

    def cancel(
        self, letter: Letter, why: str, command_day: Mandate, *, unwritable: bool = False
    ) -> Dispatched:
        """Record that the letter will not go out; its step is open again.

        ``unwritable``: its claims wait for a person first.
        """

        def decide(session: Session) -> None:
            fresh = session.letter(letter.id)
            record_on_letter(
                session, fresh, dispatched.cancel(fresh, why=why, unwritable=unwritable)
            )

        self._house.collections.carry_out(self._command(letter, "cancel", command_day), decide)
        return Dispatched.CANCELLED

    def _prepare(
        self,
        letter_id: UUID,
        order: LetterOrdered,
        around: tuple[tuple[Case, ...], tuple[Case, ...]],
        command_day: Mandate,
    ) -> Prepared:
        """The letter on paper and in the archive, from the claims that it asks and those beside."""
        cases, neighbours = around
        sheet = self._sheet((*cases, *neighbours), order, letter_id, command_day)
        check_content(sheet.content)
        pdf = self._room.document(sheet)
        sha256 = self._house.archive.put(pdf, subject=order.debtor_id)
        return Prepared(letter_id, cases, sheet, pdf, sha256)

    def _sheet(
        self, cases: Sequence[Case], order: LetterOrdered, letter_id: UUID, command_day: Mandate
    ) -> PressJob:
        content = self.content(cases, order, letter_id, command_day)
        return PressJob(
            order.channel, content, look(self._house, cases[0].creditor, order.template)
        )

    def content(
        self, cases: Sequence[Case], order: LetterOrdered, letter_id: UUID, command_day: Mandate
    ) -> LetterContent:
        """What a letter states, with the debtor's name and address opened for it.

        ``cases`` begin with the letter's first claim and hold all that it asks or lists.
        """
        first = cases[0]
        contact = addressee(self._house, first.debtor, order)
        number = f"{first.claim.invoice_number} / " if len(order.claims) == 1 else ""
        content = compose(
            first,
            order,
            others=cases[1:],
            contact=contact,
            reference=f"{number}{str(letter_id)[:8]}",
            dated=command_day.today,
            specimen=self._house.sandbox,
        )
        told = with_debit(self._house, first, order, with_plan(self._house, order, content))
        told = with_estate(self._house, first.debtor, order, told)
        return dress(self._house, first.creditor, order.template, told)

    def _send(self, leaving: Leaving, command_day: Mandate) -> Dispatched:
        letter, order, prepared = leaving.letter, leaving.order, leaving.prepared
        message_id = self._transport.message_id(letter, order.channel, prepared.sheet.content)
        ready = (
            self._transport.ready(
                letter,
                message_id,
                with_link(self._house, order, prepared.sheet.content),
                prepared.pdf,
                cases=prepared.cases,
            )
            if message_id
            else None
        )
        if ready is None:
            self._start(leaving, message_id, command_day)
            return self._left_here(letter.id, order, prepared, command_day)
        # Whatever is begun is offered at once: until its turn it may still be paid, or too late.
        with self._transport.turn(order.channel):
            if self.why_not_now(order.channel, prepared.cases[0]):
                return Dispatched.WAITS
            self._start(leaving, message_id, command_day)
            outcome = self._transport.over_the_wire(ready)
        return self._record(self._house.collections.letter(letter.id), outcome, command_day)

    def _left_here(
        self, letter_id: UUID, order: LetterOrdered, prepared: Prepared, command_day: Mandate
    ) -> Dispatched:
        """Lay down what people post, or what a sandbox sends nowhere."""
        if self._transport.waits_for_people(order.channel):
            return Dispatched.TO_POST
        started = self._house.collections.letter(letter_id)
        sent = self._transport.to_outbox(
            started, prepared.pdf, day=command_day.today, cases=prepared.cases
        )
        return self._record(started, sent, command_day)

    def _start(self, leaving: Leaving, message_id: str, command_day: Mandate) -> None:
        """Record the fence; raises where the letter, or what it rests on, is not as it was.

        What was looked at for it is looked at anew only where the save finds that it moved.
        """
        command = self._command(leaving.letter, "start", command_day)
        looked_at = [leaving.read]

        def decide(session: Session) -> None:
            if looked_at:
                session.begin_with(looked_at.pop())
            elif not self._may_still_leave(session, leaving, command):
                raise _OvertakenError
            fresh = session.letter(leaving.letter.id)
            facts = dispatched.start(
                fresh,
                channel=leaving.order.channel,
                document_sha256=leaving.prepared.sha256,
                message_id=message_id,
            )
            if not facts:
                raise _OvertakenError
            if reason_of_plan(session, leaving.order, today=session.today):
                raise _OvertakenError
            record_on_letter(session, fresh, facts)

        if self._house.collections.carry_out(command, decide, as_kept=True).repeated:
            raise _OvertakenError

    def _may_still_leave(self, session: Session, leaving: Leaving, command: Mandate) -> bool:
        """Whether a letter may leave as it was made, on what is recorded by now."""
        order = leaving.order
        cases, neighbours = session.around(order)
        session.letter(leaving.letter.id)
        moved = session.guards != {**session.guards, **leaving.read.versions}
        if moved and not self._says_the_same((*cases, *neighbours), leaving, command):
            return False
        return not reason_to_cancel_bundle(cases, order, neighbours, today=session.today)

    def _says_the_same(self, cases: Sequence[Case], leaving: Leaving, command: Mandate) -> bool:
        """Whether a letter would be set word for word as it was, though something moved."""
        try:
            sheet = self._sheet(cases, leaving.order, leaving.letter.id, command)
        except Refusal:
            return False
        return sheet == leaving.prepared.sheet

    def _record(
        self, letter: Letter, outcome: Sent | Failed | Doubtful, command_day: Mandate
    ) -> Dispatched:
        """Record an outcome; it is never refused, and tried again until it is stored."""
        command = self._command(letter, type(outcome).__name__.lower(), command_day)
        for attempt in range(1, OUTCOME_ATTEMPTS + 1):
            try:
                self._house.collections.carry_out(
                    command,
                    lambda session: self._note(session, letter.id, outcome),
                    as_kept=True,
                )
                break
            except Conflict:
                if attempt == OUTCOME_ATTEMPTS:
                    raise
        if isinstance(outcome, Sent):
            return Dispatched.SENT
        return Dispatched.FAILED if isinstance(outcome, Failed) else Dispatched.IN_DOUBT

    def _note(self, session: Session, letter_id: UUID, outcome: Sent | Failed | Doubtful) -> None:
        facts = record_outcome(session, letter_id, outcome)
        if isinstance(outcome, Failed) and outcome.sender_fault:
            note_refused(session, session.letter(letter_id), status=outcome.sender_fault)
        if isinstance(outcome, Sent):
            note_first_sent(self._house, session, session.letter(letter_id))
        doubt_earlier(self._house, session, session.letter(letter_id), facts)

    def _command(self, letter: Letter, what: str, command_day: Mandate) -> Mandate:
        assert letter.order is not None
        attempt = letter.attempt + (1 if what in {"start", "cancel"} else 0)
        return Mandate(
            key=f"{what}:{letter.id}:{attempt}",
            actor=self._actor,
            role=command_day.role,
            today=command_day.today,
            log=command_day.log,
            name=command_day.name,
            cause=command_day.cause,
        )
