"""Whatever a line may be for: found by indexes, then read from the store and guarded there."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from application.banking.accounts import owners_for
from application.banking.near_views import Indexes
from application.banking.payer_accounts import payers_by
from application.house import House
from application.named_in_text import customers_in, references_in
from domain.application import Session
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import LineTold
from domain.claim.state import Claim
from domain.debtor.state import Debtor
from domain.matching.incoming import (
    AskedByPlan,
    AskedTogether,
    Incoming,
    Ledgers,
    Payable,
    Payer,
)
from domain.matching.keys import keys_of_text
from domain.matching.names import AGREES, NameTold, cut_word, words_of
from domain.matching.of_claim import payable_of
from domain.matching.of_plan import asked_by_plans, is_shared, siblings_of, without_shares
from domain.matching.signs import strip_of

MOST_NUMBERED: Final = 60
MOST_AT_AMOUNT: Final = 12
"""Where more owe an amount it tells nobody apart, and they are not all read."""
MOST_NAMED: Final = 400
MOST_CLAIMS: Final = 60
"""Of a debtor with more claims those alone are read that something names."""
_LEAST_WORD: Final = 3


def incoming_of(line: BankLine, told: LineTold) -> Incoming:
    """A line as the judge takes it."""
    imported = require_imported(line)
    pieces = told.pieces or ((told.unstructured,) if told.unstructured else ())
    return Incoming(
        amount=line.rest,
        credited_on=imported.credited_on,
        name=told.name,
        ultimate_name=told.ultimate_name,
        account=told.account,
        pieces=pieces,
        fields=(*told.structured, *told.documents),
        end_to_end=told.end_to_end,
    )


@dataclass(frozen=True, slots=True)
class CandidatesFound:
    """What was looked up: the ledgers, and the claims as they were read."""

    ledgers: Ledgers
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Candidates:
    """Finds whatever a line may be for, within one decision: all that is read is guarded."""

    house: House
    indexes: Indexes
    session: Session

    def of(self, line: BankLine, incoming: Incoming) -> CandidatesFound:
        """The claims that numbers, amount, name, customer number or account lead to.

        Each debtor who comes up is read with all of his claims.
        """
        logs = owners_for(self.house, self.session, require_imported(line).iban) or (line.log,)
        strip = strip_of(incoming.pieces, (*incoming.fields, incoming.end_to_end))
        stood_for = dict(references_in(self.session, strip, logs))
        finds = self.indexes.finds
        numbered = finds.numbered(keys_of_text(incoming), logs, MOST_NUMBERED)
        at_amount = finds.at(incoming.amount, logs, MOST_AT_AMOUNT + 1)
        crowded = len(at_amount) > MOST_AT_AMOUNT
        named = [*numbered, *(one for claims in stood_for.values() for one in claims)]
        whose = [*named, *(() if crowded else at_amount)]
        people, many = self._people(incoming, logs)
        customers = dict(customers_in(self.house, self.session, strip, logs))
        accounts = payers_by(self.house, self.session, incoming.account, logs)
        debtors = self._debtors(whose, [*people, *customers, *accounts])
        claims = self._with_siblings([*self._claims(debtors, whose)])
        plans = tuple(asked_by_plans(claims, on=incoming.credited_on))
        seen = {self.session.debtor_now(one).id for one in accounts}
        return CandidatesFound(
            Ledgers(
                claims=tuple(self._payables(claims, plans, incoming, stood_for)),
                plans=plans,
                payers=self._payers(debtors, seen, customers),
                letters=tuple(
                    AskedTogether(reference=reference, claims=ids)
                    for reference, ids in stood_for.items()
                    if len(ids) > 1
                ),
                shared_account=len(seen) > 1,
                crowded=crowded or many,
            ),
            claims,
        )

    def _people(self, incoming: Incoming, logs: Sequence[UUID]) -> tuple[list[UUID], bool]:
        """Debtors with whose name the payer's agrees; and whether there are too many to tell."""
        said = [name for name in (incoming.name, incoming.ultimate_name) if name]
        words = {w for name in said for w in words_of(name) if len(w) >= _LEAST_WORD}
        cut = {word for name in said if len(word := cut_word(name)) >= _LEAST_WORD}
        found = self.indexes.people.with_words(words, logs, limit=MOST_NAMED, cut=cut)
        names = [NameTold(name) for name in said]
        agreeing = [
            debtor
            for debtor, known in found.items()
            if any(name.fit(known) in AGREES for name in names)
        ]
        text = {word for piece in incoming.pieces for word in words_of(piece)}
        long_ = {word for word in text if len(word) > _LEAST_WORD}
        beside = self.indexes.people.with_words(long_, logs, limit=MOST_AT_AMOUNT) if long_ else {}
        return [*agreeing, *beside], len(found) >= MOST_NAMED

    def _debtors(self, claims: Collection[UUID], more: Collection[UUID]) -> list[Debtor]:
        found: dict[UUID, Debtor] = {}
        for claim_id in dict.fromkeys(claims):
            claim = self.session.claim(claim_id)
            if claim.opened and claim.debtor_id:
                debtor = self.session.debtor_now(claim.debtor_id)
                found[debtor.id] = debtor
        for debtor_id in dict.fromkeys(more):
            debtor = self.session.debtor_now(debtor_id)
            found[debtor.id] = debtor
        return list(found.values())

    def _claims(self, debtors: Sequence[Debtor], named: Collection[UUID]) -> Iterator[Claim]:
        for debtor in debtors:
            if len(debtor.claims) <= MOST_CLAIMS:
                yield from self.session.claims_of(debtor)
                continue
            for one in (self.session.claim(key) for key in dict.fromkeys(named)):
                if one.debtor_id == debtor.id and one.opened:
                    yield one

    def _with_siblings(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims, and those under one plan with any of them."""
        known = {one.id for one in claims}
        more = (one for one in siblings_of(claims) if one not in known)
        return (*claims, *(self.session.claim(one) for one in more))

    def _payables(
        self,
        claims: Sequence[Claim],
        plans: Sequence[AskedByPlan],
        incoming: Incoming,
        stood_for: dict[str, tuple[UUID, ...]],
    ) -> Iterator[Payable]:
        alone = {ids[0]: reference for reference, ids in stood_for.items() if len(ids) == 1}
        for claim in claims:
            own = (alone[claim.id],) if claim.id in alone else ()
            found = payable_of(claim, on=incoming.credited_on, references=own)
            plan = next((one for one in plans if claim.id in one.claims), None)
            yield without_shares(found, plan) if is_shared(claim) else found

    def _payers(
        self, debtors: Sequence[Debtor], seen: Collection[UUID], customers: dict[UUID, str]
    ) -> dict[UUID, Payer]:
        names = self.indexes.people.called([one.id for one in debtors])
        found = {}
        for one in debtors:
            assert one.creditor_id is not None
            found[one.id] = Payer(
                id=one.id,
                creditor_id=one.creditor_id,
                name=names.get(one.id, ""),
                customer_number=customers.get(one.id, ""),
                account_seen=one.id in seen,
            )
        return found
