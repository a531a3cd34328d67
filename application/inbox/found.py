"""What of ours a mail names: found by indexes, then read from the store and guarded there."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final
from uuid import UUID

from adapters.incoming_mail import IncomingMail
from application.house import House
from application.named_in_text import customers_in, references_in
from application.views import Views
from domain.application import Session
from domain.claim.state import Claim
from domain.debtor.likeness import name_key
from domain.facts import StreamKind
from domain.incoming_mail.judge import ClaimTold, MailFound, Named
from domain.matching.incoming import Incoming, Ledgers, Payable, Payer
from domain.matching.keys import keys_of_text
from domain.matching.names import words_of
from domain.matching.of_claim import payable_of
from domain.matching.reading import Reading
from domain.matching.signs import strip_of

MOST_NUMBERED: Final = 60
"""Claims that are read because a number of theirs may stand in the mail."""
MOST_SPELLED: Final = 20
"""Words of letters and digits that are looked up as they stand."""
_NUMBER: Final = re.compile(r"\b(?=[\w./-]*[A-Za-z])(?=[\w./-]*\d)\w[\w./-]{1,38}\w\b")
MOST_SENDERS: Final = 30
"""Debtors of one address; more are an office's, whose address tells nobody apart."""
_LONGEST: Final = 4_000
"""Signs in which numbers are sought."""


@dataclass(frozen=True)
class WhoseMail:
    """Finds what a mail may be about, within one decision: all that is read is guarded."""

    house: House
    views: Views
    session: Session

    def of(self, mail: IncomingMail) -> MailFound:
        """The claims and debtors that numbers, references and the sender lead to."""
        logs = self.house.store.streams(StreamKind.CREDITOR)
        lines = tuple(f"{mail.subject}\n{mail.whole}"[:_LONGEST].splitlines())
        strip = strip_of((), lines)
        stood_for = dict(references_in(self.session, strip, logs))
        said = Incoming(amount=1, credited_on=self.session.today, fields=lines)
        keys = keys_of_text(said)
        numbered = self.views.outstanding.finds.numbered(keys, logs, MOST_NUMBERED) if keys else []
        spelled = self._spelled(lines, logs)
        named = dict.fromkeys(chain(numbered, spelled, *stood_for.values()))
        claims = {one.id: one for one in map(self.session.claim, named) if one.opened}
        senders = self._senders(mail, logs)
        in_text = dict(customers_in(self.house, self.session, strip, logs))
        customers, numbers = self._customers(said, in_text)
        reading = Reading(said, Ledgers(claims=tuple(map(self._payable, claims.values()))))
        spots = [
            Named(value=spot.number, claims=self._told(claims[one] for one in spot.claims))
            for spot in reading.sure
            if spot.number not in stood_for and spot.number not in numbers
        ]
        return MailFound(
            references=[
                Named(value=value, claims=self._told(claims[one] for one in ids if one in claims))
                for value, ids in stood_for.items()
            ],
            numbers=_together(spots),
            senders=frozenset(senders),
            customers=frozenset(customers),
            names=frozenset(self._names(mail, {self._debtor(one) for one in claims.values()})),
            claims_of=self._told(self._claims_of({*senders, *customers})),
        )

    def _spelled(self, lines: Iterable[str], logs: Sequence[UUID]) -> Iterator[UUID]:
        """Claims whose whole number stands there: of few digits, by which no index leads to it."""
        words = dict.fromkeys(one for line in lines for one in _NUMBER.findall(line))
        for word in list(words)[:MOST_SPELLED]:
            for log in logs:
                if (claim := self.session.reads.claim_on(log, word)).opened:
                    yield claim.id

    def _senders(self, mail: IncomingMail, logs: Sequence[UUID]) -> list[UUID]:
        """The debtors of whom the sender's address is known; of an office's address nobody."""
        if not mail.address:
            return []
        found = self.views.people.with_email(mail.address, logs, limit=MOST_SENDERS + 1)
        known = dict.fromkeys(self.session.debtor_now(one).id for one in found)
        return list(known) if len(known) <= MOST_SENDERS else []

    def _customers(
        self, said: Incoming, numbers: dict[UUID, str]
    ) -> tuple[list[UUID], frozenset[str]]:
        """The debtors whose customer number stands in it, as surely as beside a payment."""
        payers = {}
        for one, number in numbers.items():
            debtor = self.session.debtor_now(one)
            assert debtor.creditor_id is not None
            payers[debtor.id] = Payer(
                id=debtor.id, creditor_id=debtor.creditor_id, name="", customer_number=number
            )
        found = Reading(said, Ledgers(payers=payers)).customers
        return list(found), frozenset(payers[one].customer_number for one in found)

    def _names(self, mail: IncomingMail, debtors: Collection[UUID]) -> Iterator[UUID]:
        """The debtors whose whole name stands in it, word behind word, or is the sender's.

        Words of it here and there are anybody's.
        """
        sender = words_of(mail.sender)
        text = f" {name_key(f'{mail.subject} {mail.whole}'[:_LONGEST])} "
        for debtor, name in self.views.people.called(debtors).items():
            telling = words_of(name)
            if len(telling) > 1 and (telling <= sender or f" {name_key(name)} " in text):
                yield debtor

    def _claims_of(self, debtors: Collection[UUID]) -> Iterator[Claim]:
        for one in sorted(debtors):
            yield from self.session.claims_of(self.session.debtor_now(one))

    def _payable(self, claim: Claim) -> Payable:
        return payable_of(claim, on=self.session.today)

    def _told(self, claims: Iterable[Claim]) -> tuple[ClaimTold, ...]:
        return tuple(
            ClaimTold(id=one.id, debtor_id=self._debtor(one), live=one.live)
            for one in claims
            if one.opened
        )

    def _debtor(self, claim: Claim) -> UUID:
        assert claim.debtor_id is not None
        return self.session.debtor_now(claim.debtor_id).id


def _together(spots: Sequence[Named]) -> list[Named]:
    """Each number once, with all claims that bear it: two creditors may give the same one."""
    found: dict[str, dict[ClaimTold, None]] = {}
    for spot in spots:
        found.setdefault(spot.value, {}).update(dict.fromkeys(spot.claims))
    return [Named(value=value, claims=tuple(claims)) for value, claims in found.items()]
