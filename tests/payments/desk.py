"""The desk of the made world: candidates by the keys of the house, and the judge."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from domain.debtor.likeness import name_key
from domain.matching.incoming import AskedTogether, Incoming, Ledgers, Payer
from domain.matching.judge import judge
from domain.matching.keys import keys_of_number, keys_of_text
from domain.matching.names import words_of
from domain.matching.terms import MatchingTerms
from domain.matching.verdict import Judgment, Part
from tests.payments.people import Crowd, Owed, Somebody

MOST_AT_AN_AMOUNT = 40


@dataclass(slots=True)
class Desk:
    """Everything that is known on one account of ours."""

    crowd: Crowd
    terms: MatchingTerms = field(default_factory=MatchingTerms)
    owed: dict[UUID, Owed] = field(default_factory=dict)
    people: dict[UUID, Somebody] = field(default_factory=dict)
    by_key: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    by_word: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    by_customer: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    by_amount: dict[int, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    letters: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    seen: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    """By account, the debtors with whom its money was placed."""

    def __post_init__(self) -> None:
        """Lay everything in its index."""
        for one in self.crowd.people:
            self.people[one.id] = one
            self.by_customer[one.customer].add(one.id)
            for word in words_of(one.name):
                self.by_word[word].add(one.id)
            for claim in one.claims:
                self.owed[claim.id] = claim
                for key in (*keys_of_number(claim.number), *keys_of_number(claim.reference)):
                    self.by_key[key].add(claim.id)
                self._amounts(claim)
        for at, letter in enumerate(self.crowd.letters):
            for key in keys_of_number(letter.reference):
                self.letters[key].add(at)

    def judge(self, incoming: Incoming) -> Judgment:
        """Find whom it may concern, and judge."""
        return judge(incoming, self.ledgers(incoming), self.terms)

    def ledgers(self, incoming: Incoming) -> Ledgers:
        """Whatever a line may be for: by number, amount, name, customer number and account."""
        keys = keys_of_text(incoming)
        claims = {one for key in keys for one in self.by_key.get(key, ())}
        letters = {at for key in keys for at in self.letters.get(key, ())}
        claims |= {one.id for at in letters for one in self.crowd.letters[at].claims}
        at_amount = self.by_amount.get(incoming.amount, set())
        crowded = len(at_amount) > MOST_AT_AN_AMOUNT
        debtors = {self.owed[one].debtor for one in claims}
        debtors |= {one for key in keys for one in self.by_customer.get(key, ())}
        debtors |= self._named(f"{incoming.name} {incoming.ultimate_name}")
        debtors |= set() if crowded else {self.owed[one].debtor for one in at_amount}
        known = self.seen.get(incoming.account, set()) if incoming.account else set()
        debtors |= known
        found = [self.people[one] for one in sorted(debtors)]
        return Ledgers(
            claims=tuple(c.payable(incoming.credited_on) for one in found for c in one.claims),
            payers={one.id: self._payer(one, known) for one in found},
            letters=tuple(
                AskedTogether(
                    reference=self.crowd.letters[at].reference,
                    claims=tuple(one.id for one in self.crowd.letters[at].claims),
                )
                for at in sorted(letters)
            ),
            shared_account=len(known) > 1,
            crowded=crowded,
        )

    def place(self, incoming: Incoming, parts: Iterable[Part], *, teach: bool) -> None:
        """Lay money on claims; teach the account where it was placed surely."""
        for part in parts:
            claim = self.owed[part.claim_id]
            self._amounts(claim, gone=True)
            claim.paid += part.amount
            self._amounts(claim)
            if teach and incoming.account:
                self.seen[incoming.account].add(claim.debtor)

    def _payer(self, one: Somebody, known: set[UUID]) -> Payer:
        return Payer(
            id=one.id,
            creditor_id=one.creditor,
            name=one.name,
            customer_number=one.customer,
            account_seen=one.id in known,
        )

    def _named(self, said: str) -> set[UUID]:
        """Debtors of whose name the last word is among the payer's, or the first of a company."""
        found: set[UUID] = set()
        for word in words_of(said):
            found |= self.by_word.get(word, set())
        words = set(name_key(said).split())
        return {
            one
            for one in found
            if {*name_key(self.people[one].name).split()[-1:]} & words
            or (self.people[one].company and name_key(self.people[one].name).split()[0] in words)
        }

    def _amounts(self, claim: Owed, *, gone: bool = False) -> None:
        for cents in claim.payable(claim.due_on).amounts.values():
            for one in cents:
                (self.by_amount[one].discard if gone else self.by_amount[one].add)(claim.id)
