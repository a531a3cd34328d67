"""Every aggregate, loaded from its history, as of now or of a point of both axes of time."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from domain.claim import evolve as claims
from domain.claim.state import Claim
from domain.credit_note import state as credit_notes
from domain.credit_note.state import CreditNote
from domain.creditor import state as creditors
from domain.creditor.state import Creditor
from domain.debtor import state as debtors
from domain.debtor.kept import KeptDebtors
from domain.debtor.state import Debtor
from domain.facts import (
    Point,
    Recorded,
    StreamKind,
)
from domain.ids import claim_ids
from domain.kinds import of_kind
from domain.letter import state as letters
from domain.letter.state import Letter
from domain.run import state as runs
from domain.run.state import Run
from domain.store import StorePort
from domain.subscription import state as subscriptions
from domain.subscription.state import Subscription
from domain.user import state as users
from domain.user.state import User


class Aggregates:
    """What there is in a store, by its id; each aggregate comes with the version it was read at."""

    def __init__(self, store: StorePort) -> None:
        """Read from an open store."""
        self.store = store
        self._creditors: dict[UUID, Creditor] = {}
        self._debtors = KeptDebtors()
        self._users: dict[UUID, User] = {}

    def history(self, stream_id: UUID) -> Sequence[Recorded]:
        """All facts of a stream, also those entered in error."""
        return self.store.history(stream_id)

    def claim(self, claim_id: UUID, at: Point | None = None) -> Claim:
        """Load a claim; one that was never opened has version 0."""
        return claims.fold(claim_id, of_kind(StreamKind.CLAIM, self.history(claim_id)), at)

    def claim_on(self, creditor_id: UUID, number: str) -> Claim:
        """Load the claim on an invoice, under whichever spelling of its number it is kept."""
        found = [self.claim(one) for one in claim_ids(creditor_id, number)]
        return next((one for one in found if one.opened), found[0])

    def debtor(self, debtor_id: UUID, at: Point | None = None) -> Debtor:
        """Load a debtor: one of many facts from those that came since he was last loaded."""
        if at is not None:
            return debtors.fold(debtor_id, of_kind(StreamKind.DEBTOR, self.history(debtor_id)), at)
        of_debtor = partial(self.store.history, debtor_id)
        return self._debtors.load(
            debtor_id, lambda after: of_kind(StreamKind.DEBTOR, of_debtor(after=after))
        )

    def creditor(self, creditor_id: UUID, at: Point | None = None) -> Creditor:
        """Load a creditor: from the facts that came since he was last loaded, where that is now."""
        if at is not None:
            return creditors.fold(creditor_id, self.history(creditor_id), at)
        known = self._creditors.get(creditor_id) or Creditor(creditor_id)
        since = of_kind(StreamKind.CREDITOR, self.store.history(creditor_id, after=known.version))
        if since:
            known = creditors.brought_on(known, since, lambda: self.history(creditor_id))
            self._creditors[creditor_id] = known
        return known

    def letter(self, letter_id: UUID, at: Point | None = None) -> Letter:
        """Load a letter."""
        return letters.fold(letter_id, of_kind(StreamKind.LETTER, self.history(letter_id)), at)

    def credit_note(self, note_id: UUID, at: Point | None = None) -> CreditNote:
        """Load a parked credit note."""
        return credit_notes.fold(note_id, self.history(note_id), at)

    def run(self, run_id: UUID, at: Point | None = None) -> Run:
        """Load a daily run."""
        return runs.fold(run_id, self.history(run_id), at)

    def user(self, user_id: UUID, at: Point | None = None) -> User:
        """Load a user: as he was last loaded where no fact came since, which is always asked.

        He is loaded for every request, and what he may ends with the fact that says so.
        """
        known = self._users.get(user_id) if at is None else None
        if known and not self.store.history(user_id, after=known.version):
            return known
        user = users.fold(user_id, of_kind(StreamKind.USER, self.history(user_id)), at)
        if at is None and user.added:  # ids that programs make up are not kept
            self._users[user_id] = user
        return user

    def users(self, at: Point | None = None) -> tuple[User, ...]:
        """Load every user, by login."""
        found = (self.user(one, at) for one in self.store.streams(StreamKind.USER))
        return tuple(sorted(found, key=lambda user: user.login))

    def subscription(self, subscription_id: UUID, at: Point | None = None) -> Subscription:
        """Load a subscription."""
        history = of_kind(StreamKind.SUBSCRIPTION, self.history(subscription_id))
        return subscriptions.fold(subscription_id, history, at)

    def subscriptions(self, at: Point | None = None) -> tuple[Subscription, ...]:
        """Load every subscription, in the order in which they were made."""
        return tuple(
            self.subscription(one, at) for one in self.store.streams(StreamKind.SUBSCRIPTION)
        )
