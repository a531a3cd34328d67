"""Cases of now, of all of whose streams the store is asked together what it has of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from domain.aggregates import Aggregates
from domain.case_reading import letters_about
from domain.claim.state import Claim
from domain.creditor.plans import plan_for
from domain.creditor.state import Creditor
from domain.debtor.state import Debtor
from domain.errors import NotFound, StoreError
from domain.facts import Point, Recorded, StreamKind
from domain.kept import Facts, KeptStates
from domain.kinds import of_kind
from domain.letter.state import Letter

_ROUNDS: Final = 4
"""Claims; what stands around them; what their letters asked with them; and whose that is."""
_FOLDED_WHOLE: Final = (StreamKind.LETTER,)
"""What went on is folded from its first fact on (``Aggregates``), so all of it is read."""
_NONE: Final[Mapping[UUID, StreamKind]] = MappingProxyType({})


class ReadTogether:
    """Claims and what stands around them, each held against the store, all by one statement.

    What is kept of them says which streams that are; what is not kept, or went on, is read in a
    few rounds. Each state is as of then or later: one that this program recorded more of since
    is asked for by itself, and so is what nobody foresaw. Where the store cannot tell of all of
    them each is asked for by itself as well, so that one's fault is its own.
    """

    def __init__(
        self,
        of: Aggregates,
        claims: Iterable[UUID],
        *,
        beside: Mapping[UUID, StreamKind] = _NONE,
    ) -> None:
        """Ask for what the cases of some claims rest on, and for what is wanted ``beside`` them.

        Of what stands beside: claims, debtors, creditors and letters, each for itself alone.
        """
        self._of, self._beside_them = of, dict(beside)
        self._states: Final[Mapping[StreamKind, KeptStates[Any]]] = {
            StreamKind.CLAIM: of.claims_kept,
            StreamKind.DEBTOR: of.debtors_kept,
            StreamKind.CREDITOR: of.creditors_kept,
            StreamKind.LETTER: of.letters_kept,
        }
        self._loads: Final[Mapping[StreamKind, Callable[[UUID], object]]] = {
            StreamKind.CLAIM: self.claim,
            StreamKind.DEBTOR: self.debtor,
            StreamKind.CREDITOR: self.creditor,
            StreamKind.LETTER: self.letter,
        }
        self._behind: dict[UUID, tuple[int, Sequence[Recorded]]] = {}
        self._ask([*claims])

    def also(self, claims: Iterable[UUID], *, beside: Mapping[UUID, StreamKind] = _NONE) -> None:
        """Ask for more; what was asked before is not asked again."""
        self._beside_them |= beside
        self._ask([*claims])

    def whole(self, stream: UUID) -> Sequence[Recorded]:
        """All facts of a stream, where all of them were read; else none."""
        version, since = self._behind.get(stream, (0, ()))
        return () if version else since

    def claim(self, claim_id: UUID, at: Point | None = None) -> Claim:
        """Give or load a claim."""
        facts = self._facts(StreamKind.CLAIM, claim_id, at)
        return self._of.claims_kept.load(claim_id, facts) if facts else self._of.claim(claim_id, at)

    def debtor(self, debtor_id: UUID, at: Point | None = None) -> Debtor:
        """Give or load a debtor."""
        facts = self._facts(StreamKind.DEBTOR, debtor_id, at)
        kept = self._of.debtors_kept
        return kept.load(debtor_id, facts) if facts else self._of.debtor(debtor_id, at)

    def creditor(self, creditor_id: UUID, at: Point | None = None) -> Creditor:
        """Give or load a creditor."""
        facts = self._facts(StreamKind.CREDITOR, creditor_id, at)
        kept = self._of.creditors_kept
        return kept.load(creditor_id, facts) if facts else self._of.creditor(creditor_id, at)

    def letter(self, letter_id: UUID, at: Point | None = None) -> Letter:
        """Give or load a letter."""
        facts = self._facts(StreamKind.LETTER, letter_id, at)
        kept = self._of.letters_kept
        return kept.load(letter_id, facts) if facts else self._of.letter(letter_id, at)

    def _facts(self, kind: StreamKind, stream: UUID, at: Point | None) -> Facts | None:
        """The facts of a stream as they were asked for; None: it is to be asked for by itself."""
        if at is not None or stream not in self._behind:
            return None
        version, since = self._behind[stream]
        if version and self._states[kind].kept(stream) is None:  # more was recorded, or it is gone
            return None

        def behind(after: int) -> Sequence[Recorded]:
            found = since[after - version :] if after >= version else self._of.history(stream)
            return of_kind(kind, found)

        return behind

    def _ask(self, claims: Sequence[UUID]) -> None:
        for _ in range(_ROUNDS):
            around = self._around(claims)
            new = {one: kind for one, kind in around.items() if one not in self._behind}
            if not new:
                return
            asked = {one: self._states[kind].asked(one) for one, kind in new.items()}
            try:
                found = dict(self._of.store.histories(asked))
                whole = [one for one in found if asked[one] and new[one] in _FOLDED_WHOLE]
                asked |= dict.fromkeys(whole, 0)
                found |= self._of.store.histories(dict.fromkeys(whole, 0)) if whole else {}
            except StoreError:
                return
            self._behind |= {one: (asked[one], found.get(one, ())) for one in asked}
            for one in found:
                self._read(new[one], one)

    def _read(self, kind: StreamKind, stream: UUID) -> None:
        """Keep a state as it is now; whoever asks for one that cannot be read is told so."""
        try:
            self._loads[kind](stream)
        except Exception:  # noqa: BLE001 - it is raised again where it is asked for
            self._behind.pop(stream, None)

    def _around(self, claims: Sequence[UUID]) -> dict[UUID, StreamKind]:
        """The streams that cases of claims rest on, as far as what is kept of them tells."""
        found = self._beside_them | dict.fromkeys(claims, StreamKind.CLAIM)
        others = dict[UUID, None]()
        for one in claims:
            if claim := self._of.claims_kept.kept(one):
                found |= self._beside(claim)
                others |= dict.fromkeys(self._others(claim))
        for one in others:
            if one not in found:
                found[one] = StreamKind.CLAIM
                if claim := self._of.claims_kept.kept(one):
                    found |= _owed_by(claim)
        return found

    def _beside(self, claim: Claim) -> dict[UUID, StreamKind]:
        found = _owed_by(claim) | dict.fromkeys(letters_about(claim), StreamKind.LETTER)
        if claim.creditor_id:
            found[claim.creditor_id] = StreamKind.CREDITOR
        return found

    def _others(self, claim: Claim) -> Iterator[UUID]:
        """The other claims that a case looks at (``CaseReader.case``)."""
        for one in letters_about(claim):
            letter = self._of.letters_kept.kept(one)
            if letter and letter.order:
                yield from (part.claim_id for part in letter.order.claims)
        if claim.arrangement:
            yield from claim.arrangement.plan.claims
        debtor = self._of.debtors_kept.kept(claim.debtor_id) if claim.debtor_id else None
        creditor = self._of.creditors_kept.kept(claim.creditor_id) if claim.creditor_id else None
        if debtor and creditor:
            with suppress(NotFound):  # the case says that there is no such plan
                every = claim.series_id or plan_for(creditor, claim.plan).looks_at_others
                yield from debtor.claims if every else ()


def _owed_by(claim: Claim) -> dict[UUID, StreamKind]:
    return {claim.debtor_id: StreamKind.DEBTOR} if claim.debtor_id else {}
