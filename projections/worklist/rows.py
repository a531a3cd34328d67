"""The rows of the work list: what each claim, letter and credit note asks, from its state."""

from datetime import date
from typing import Any, Final

from domain.bank.line import BankLine
from domain.credit_note.state import CreditNote
from domain.creditor.events import DoubtGround, PaymentsCheck
from domain.creditor.state import Creditor
from domain.days import day_after
from domain.debit_batch.state import DebitBatch
from domain.dunning.next.permission import outdated_from
from domain.dunning.task import Task
from domain.facts import INSTALLATION
from domain.incoming_mail.events import MailWaitsWhy
from domain.incoming_mail.state import KeptMail
from domain.law.rates import provisional_from
from domain.letter.state import Letter, LetterStatus
from domain.mail_domain.state import MailDomain
from domain.payment_plan.state import PaymentPlan
from domain.subscription.state import Subscription
from projections.batch import ChangedClaim
from projections.log.quarantine import Quarantine, its_own
from projections.segments import FOREVER
from projections.worklist.claim_rows import due_row, owed_on, tasks_of
from projections.worklist.urgency import PRIORITY, WorkKind

_WITHOUT_OUTCOME: Final = frozenset(
    {LetterStatus.ORDERED, LetterStatus.STARTED, LetterStatus.IN_DOUBT}
)


def _behind(creditor: Creditor, known: date) -> str:
    """How far payments are known, and of which account no further; empty: nothing is known."""
    behind = min(creditor.ibans, key=creditor.known_through, default="")
    told = "nothing is known" if known == date.min else f"known through {known}"
    if any(one in creditor.shown or one in creditor.doubts for one in creditor.ibans):
        return f"account {behind}: {told}"
    return "" if known == date.min else told


class WorkRows:
    """The rows of one batch, and the subjects whose former rows they replace."""

    def __init__(self) -> None:
        self.gone: dict[str, None] = {}
        self.due: dict[str, tuple[Any, ...]] = {}
        self.tasks: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self.gone_letters: dict[str, None] = {}
        self.letters: list[tuple[Any, ...]] = []

    def claim(self, subject: ChangedClaim, quarantine: Quarantine) -> None:
        """Write the work on one claim; a claim that cannot be judged is work for a person."""
        if quarantine.holds(subject.id):
            self._broken(subject)
            return
        if not subject.fresh:
            self.gone[subject.id] = None
        if not subject.case.claim.opened:
            return
        try:
            owed = owed_on(subject)
            due = due_row(subject, owed)
            tasks = list(tasks_of(subject, owed))
        except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
            quarantine.put(subject.id, subject.position, its_own(error))
            self._broken(subject)
            return
        if due:
            self.due[subject.id] = due
        for task in tasks:
            self.tasks[task[:3]] = task

    def _broken(self, subject: ChangedClaim) -> None:
        since = subject.case.claim.came_on
        self.broken(subject.id, subject.log, subject.position, since=since)

    def broken(self, claim_id: str, log: str, position: int, *, since: date) -> None:
        """Let both the run and a person look at a claim that the view cannot take."""
        self.gone[claim_id], broken = None, Task.VIEW_BROKEN.value
        self.due[claim_id] = (claim_id, log, "", 1, FOREVER, WorkKind.DOUBT.value, "", broken, 0)
        task = (claim_id, broken, 1, FOREVER, log, "", claim_id)
        self.tasks[task[:3]] = (
            *task,
            WorkKind.DOUBT.value,
            "",
            "",
            since.toordinal(),
            1,
            0,
            position,
        )

    def letter(self, letter_id: str, log: str, letter: Letter | None) -> None:
        """Note a letter that has no outcome yet; one that cannot be read (None) is in doubt."""
        self.gone_letters[letter_id] = None
        if letter is None:
            self.letters.append((letter_id, log, "", "", LetterStatus.IN_DOUBT.value, 1))
        elif letter.order is not None and letter.status in _WITHOUT_OUTCOME:
            order = letter.order
            send_on = order.send_on.toordinal()
            self.letters.append(
                (letter_id, log, str(order.debtor_id), order.step, letter.status.value, send_on)
            )

    def note(self, note: CreditNote, position: int) -> None:
        """Ask a person to place a credit note that found no claim."""
        parked = note.parked
        if parked is None or note.claim_id is not None:
            return
        task = Task.PLACE_CREDIT_NOTE
        since = note.parked_on.toordinal()
        self.tasks[str(note.id), task.value, since] = (
            str(note.id),
            task.value,
            since,
            FOREVER,
            str(parked.creditor_id),
            "",
            "",
            WorkKind.TASK.value,
            "",
            parked.number,
            since,
            PRIORITY[task],
            note.rest,
            position,
        )

    def creditor(self, creditor: Creditor, registered_on: date, position: int) -> None:
        """Ask a person to record the payments, from the day on which what is known is too old.

        And to bring the rates up to date, from the first day of which one is not certain: once
        for each creditor, since every claim of his bears interest by them.
        """
        if not creditor.registered:
            return
        self._new_rate(str(creditor.id), max(provisional_from(), registered_on), position)
        self._second_person(creditor, position)
        self._gap(creditor, position)
        if creditor.payments_checked is PaymentsCheck.NOT_REQUIRED:
            return
        known, task = creditor.payments_known(), Task.RECORD_PAYMENTS
        since = (registered_on if known == date.min else outdated_from(known)).toordinal()
        log = str(creditor.id)
        key = (log, task.value, since, FOREVER, log, "", "")
        why = _behind(creditor, known)
        rest = (WorkKind.TASK.value, "", why, since, PRIORITY[task], 0, position)
        self.tasks[key[:3]] = (*key, *rest)

    def _second_person(self, creditor: Creditor, position: int) -> None:
        waiting = list(creditor.proposals.values())
        if not waiting:
            return
        log, task = str(creditor.id), Task.SECOND_PERSON
        since, why = waiting[0].on.toordinal(), " ".join(one.command for one in waiting)
        self.tasks[log, task.value, since] = (
            *(log, task.value, since, FOREVER, log, "", ""),
            *(WorkKind.TASK.value, "", why, since, PRIORITY[task], 0, position),
        )

    def _gap(self, creditor: Creditor, position: int) -> None:
        """Ask for the statements that are missing: once, of the account that waits longest."""
        gaps = [one for one in creditor.doubts.values() if one.why is not DoubtGround.UNPLACED]
        if not gaps:
            return
        first = min(gaps, key=lambda one: (one.through, one.iban))
        since, task = day_after(first.through).toordinal(), Task.STATEMENT_GAP
        log, why = str(creditor.id), f"{first.why} {first.iban}"
        self.tasks[log, task.value, since] = (
            *(log, task.value, since, FOREVER, log, "", ""),
            *(WorkKind.TASK.value, "", why, since, PRIORITY[task], 0, position),
        )

    def bank_line(self, line: BankLine, position: int) -> None:
        """Ask a person where money goes of which nobody knows."""
        left = line.rest or line.on_debtor or line.goes_back
        if not left or line.imported is None:
            return
        subject, task = str(line.id), Task.LOOK_AT_BANK_LINE
        since = line.asked_from.toordinal()
        why = line.parked.why.value if line.parked else line.standing.value
        self.tasks[subject, task.value, since] = (
            *(subject, task.value, since, FOREVER, str(line.log), "", ""),
            *(WorkKind.TASK.value, "", why, since, PRIORITY[task], left, position),
        )

    def incoming_mail(self, mail: KeptMail, position: int) -> None:
        """Ask a person whose a mail is."""
        if mail.waits is None:
            return
        subject, task = str(mail.id), Task.WHOSE_MAIL
        since, why = mail.asked_on.toordinal(), mail.waits.why.value
        # Of one that names many nothing waits: letters go on until somebody has looked.
        urgency = 1 if mail.waits.why is MailWaitsWhy.MANY else PRIORITY[task]
        self.tasks[subject, task.value, since] = (
            *(subject, task.value, since, FOREVER, str(mail.log), "", ""),
            *(WorkKind.TASK.value, "", why, since, urgency, 0, position),
        )

    def debit_batch(self, batch: DebitBatch, position: int) -> None:
        """Ask a second person to release what somebody prepared."""
        if not batch.waits or batch.prepared is None:
            return
        subject, task, told = str(batch.id), Task.RELEASE_BATCH, batch.prepared
        since, why = batch.prepared_on.toordinal(), f"{told.count} on {told.collect_on}"
        self.tasks[subject, task.value, since] = (
            *(subject, task.value, since, FOREVER, str(batch.log), "", ""),
            *(WorkKind.TASK.value, "", why, since, PRIORITY[task], told.total, position),
        )

    def payment_plan(self, plan: PaymentPlan, position: int) -> None:
        """Ask for the creditor's signature where the debtor gave his; it binds while it waits."""
        if not plan.waits or plan.proposed is None or plan.by_debtor is None:
            return
        subject, task, told = str(plan.id), Task.SIGN_PLAN, plan.proposed
        since, why = plan.by_debtor.on.toordinal(), f"to be signed through {told.open_until}"
        asked = sum(one.amount for one in told.instalments)
        self.tasks[subject, task.value, since] = (
            *(subject, task.value, since, FOREVER, str(plan.log), str(told.debtor_id), ""),
            *(WorkKind.TASK.value, "", why, since, PRIORITY[task], asked, position),
        )

    def _new_rate(self, log: str, since: date, position: int) -> None:
        first, task = since.toordinal(), Task.NEW_RATE
        why = f"interest is provisional from {provisional_from()}"
        self.tasks[log, task.value, first] = (
            *(log, task.value, first, FOREVER, log, "", ""),
            *(WorkKind.TASK.value, "", why, first, PRIORITY[task], 0, position),
        )

    def subscription(self, subscription: Subscription, position: int) -> None:
        """Ask a person to look where the program sends no events any more.

        It is shown to who works for the first of its creditors; one for all, to who works for all.
        """
        terms, stopped = subscription.terms, subscription.stopped
        if terms is None or stopped is None:
            return
        log = str(terms.creditors[0] if terms.creditors else INSTALLATION)
        subject, task = str(subscription.id), Task.SUBSCRIPTION_STOPPED
        since, why = subscription.stopped_on.toordinal(), f"{stopped.why}: {terms.label}"
        self.tasks[subject, task.value, since] = (
            *(subject, task.value, since, FOREVER, log, "", ""),
            *(WorkKind.TASK.value, "", why, since, PRIORITY[task], 0, position),
        )

    def mail_domain(self, domain: MailDomain, position: int) -> None:
        """Ask a person to look why a domain's e-mail stands still; who works for all sees it."""
        if domain.stopped is not None:
            why = f"{domain.stopped.status}: {domain.name}"
            self._of_domain(domain, Task.MAIL_STOPPED, domain.stopped_on, why, position)
        if domain.wanted_on is not None:
            self._of_domain(domain, Task.CHECK_MAIL, domain.wanted_on, domain.name, position)

    def _of_domain(
        self, domain: MailDomain, task: Task, asked_on: date, why: str, position: int
    ) -> None:
        subject, since = str(domain.id), asked_on.toordinal()
        self.tasks[subject, task.value, since] = (
            *(subject, task.value, since, FOREVER, str(INSTALLATION), "", ""),
            *(WorkKind.TASK.value, "", why, since, PRIORITY[task], 0, position),
        )
