"""A claim is handed over complete, after its last chance, with the sums of its ledger (Bki 3.1).

From then on it is the party's: nothing of ours goes out any more. That a party is registered to
collect (Wki 4) is not among the facts, so nothing is said of it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, TypeAlias

from domain.case import as_owed_by
from domain.case.bound import bound
from domain.claim.balance import balance
from domain.claim.events import (
    Asked,
    ClaimRecalled,
    FirstStepChosen,
    HandedOver,
    HandOverPrepared,
    HandOverRefused,
    HandOverRequested,
    InvoiceDocumentAttached,
    InvoiceSent,
    PartyInformed,
    PartyKind,
    RecallFailed,
    RecallRequested,
)
from domain.compliance.acts import Deed, DeedKind
from domain.compliance.bound_then import as_bound
from domain.compliance.case_file import CaseFile
from domain.compliance.default import default_by
from domain.compliance.demands import demands
from domain.compliance.last_chance import Bearer, carried
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.compliance.sight import Sight, at
from domain.days import add_days, day_after
from domain.facts import Point, Recorded

WAIT_DAYS: Final = 14
"""Days for what is asked of or told to a party; the law names no number."""

_OWN: Final = {
    "dossier_without_invoice": "handed_without_invoice",
    "dossier_without_address": "handed_without_address",
}
"""What is said instead where the Bki does not bind the party, before this debtor."""

_Handing: TypeAlias = HandOverRequested | HandedOver
_OUT: Final = (HandOverRequested, HandedOver)
_BACK: Final = (ClaimRecalled, HandOverRefused)


def _judge(file: CaseFile) -> Iterator[Ruling]:
    gone = file.of(*_OUT)
    if not gone:
        return
    for one in gone:
        yield _sums(file, one)
    for deed in file.acts:
        if isinstance(deed.told.fact, _OUT):
            yield from _handed(file, deed, deed.told.fact)
    yield from _afterwards(file, gone)
    yield from _with_the_party(file, gone)


def _sums(file: CaseFile, one: Recorded) -> Ruling:
    """The dossier states what the ledger gives on that day, part by part."""
    fact, on, point = one.fact, one.effective_on, Point(one.position - 1, one.effective_on)
    assert isinstance(fact, _OUT)
    claim, said = file.around.claim(file.claim_id, point), fact.balance
    debtor = file.around.debtor(claim.debtor_id or file.debtor.id, point)
    now = balance(as_owed_by(claim, debtor), on=on)
    owed = Asked(principal=now.principal, interest=now.interest, costs=now.costs)
    return found(
        "sums_agree" if said == owed else "sums_differ",
        on,
        one,
        principal=said.principal,
        interest=said.interest,
        costs=said.costs,
        owed_principal=owed.principal,
        owed_interest=owed.interest,
        owed_costs=owed.costs,
    )


def _handed(file: CaseFile, deed: Deed, fact: _Handing) -> Iterator[Ruling]:
    claim, seen = file.claim_at(deed), at(file, deed.point)
    binds = bound(file.debtor_at(deed), for_others=True)
    for one in _complete(file, deed, fact, seen):
        if said := as_bound(one, _OWN, binds=binds):
            yield said
    litigates = fact.party_kind is PartyKind.LAWYER and bool(claim.disputed)
    if not litigates and not seen.under_foreign_law:
        yield _last_chance(file, deed, seen) if seen.consumer else _default(deed, seen)


def _complete(file: CaseFile, deed: Deed, fact: _Handing, seen: Sight) -> Iterator[Ruling]:
    """The invoice is there, and an address by which the party finds the debtor."""
    debtor = file.debtor_at(deed)
    papers = file.of(InvoiceSent, InvoiceDocumentAttached, HandOverPrepared)
    rests = (*(one for one in papers if deed.knew(one)), *deed.rests)
    invoice = seen.claim.document_sha256 is not None
    address = debtor.postable or debtor.mailable
    if invoice and address:
        yield found("dossier_complete", deed.on, *rests, party=fact.party)
    if not invoice:
        yield found("dossier_without_invoice", deed.on, *rests, party=fact.party)
    if not address:
        yield found("dossier_without_address", deed.on, *rests, party=fact.party)


def _last_chance(file: CaseFile, deed: Deed, seen: Sight) -> Ruling:
    """A consumer had his lawful fourteen days before."""
    sent = [one for one in demands(file) if one.fourteen and deed.knew(one.told)]
    judged = [(one, carried(seen, one)) for one in sent]
    for demand, one in judged:
        if one.bearer is Bearer.LAWFUL and one.costs_from and one.costs_from <= deed.on:
            rests, first = (*demand.rests, *deed.rests), one.costs_from
            return found("after_its_last_chance", deed.on, *rests, allowed_from=first)
    for demand, one in judged:
        rests = (*demand.rests, *deed.rests)
        if one.bearer is Bearer.LAWFUL and one.costs_from:
            return found("within_its_last_chance", deed.on, *rests, allowed_from=one.costs_from)
        if not one.bearer.provable:
            return found("last_chance_not_shown", deed.on, *rests, bearer=one.bearer)
    if judged:
        demand, one = judged[-1]
        rests = (*demand.rests, *deed.rests)
        return found("last_chance_not_lawful", deed.on, *rests, bearer=one.bearer)
    old = [one for one in file.of(FirstStepChosen) if deed.knew(one)]
    reason = "last_chance_before_it_came_in" if old else "without_a_last_chance"
    return found(reason, deed.on, *old, *deed.rests)


def _default(deed: Deed, seen: Sight) -> Ruling:
    """Anybody else was in default."""
    begun = default_by(seen, deed.on)
    if begun is None:
        return found("before_default", deed.on, *deed.rests)
    reason = "after_default" if begun.shown else "default_not_shown"
    return found(reason, deed.on, *deed.rests, default_since=begun.since)


def _afterwards(file: CaseFile, gone: Sequence[Recorded]) -> Iterator[Ruling]:
    """What went out of ours while the claim lay with a party, or that nothing did."""
    back = file.of(*_BACK)
    for number, one in enumerate(gone):
        later = [r.position for r in (*back, *gone[number + 1 :]) if r.position > one.position]
        until = min(later, default=file.at.position + 1)
        ours = [deed for deed in file.acts if one.position < deed.told.position < until]
        asked = [deed for deed in ours if deed.knew(one) and deed.kind in _OURS]
        for deed in asked:
            yield found(_OURS[deed.kind], deed.on, one, *deed.rests, party=_party(one))
        if not asked:
            yield found("nothing_sent_since", one.effective_on, one, party=_party(one))


_OURS: Final = {DeedKind.LETTER: "letter_since", DeedKind.COSTS: "costs_since"}


def _party(one: Recorded) -> str:
    return str(getattr(one.fact, "party", ""))


def _with_the_party(file: CaseFile, gone: Sequence[Recorded]) -> Iterator[Ruling]:
    """The party is told what changes what it asks, and what was asked back comes back."""
    for one in file.of(PartyInformed):
        yield found("party_informed", one.effective_on, one, party=_party(one))
    claim = file.claim
    told_by = add_days(claim.untold_since, WAIT_DAYS) if claim.untold else date.max
    if told_by < file.at.day:
        on, party = day_after(told_by), claim.party
        yield found("party_not_informed", on, gone[-1], party=party, tell_by=told_by)
    answers = file.of(RecallFailed, *_BACK)
    for asked in file.of(RecallRequested):
        by = add_days(asked.effective_on, WAIT_DAYS)
        after = [one for one in answers if one.position > asked.position]
        if after:
            yield found("recall_answered", after[0].effective_on, asked, after[0])
        elif by < file.at.day:
            yield found("recall_not_answered", day_after(by), asked, party=_party(asked))


HAND_OVER: Final = Obligation(
    code="hand_over",
    article="Bki art. 3.1; BW 6:96 lid 6",
    source="Besluit kwaliteit incassodienstverlening, Stb. 2024, 44; Burgerlijk Wetboek, Boek 6",
    since=date(2012, 7, 1),
    gravity=Gravity.HARM,
    reasons={
        "dossier_complete": Compliance.FULFILLED,
        "dossier_without_invoice": Compliance.VIOLATED,
        "dossier_without_address": Compliance.VIOLATED,
        "handed_without_invoice": Compliance.NOT_APPLICABLE,
        "handed_without_address": Compliance.NOT_APPLICABLE,
        "sums_agree": Compliance.FULFILLED,
        "sums_differ": Compliance.VIOLATED,
        "after_its_last_chance": Compliance.FULFILLED,
        "within_its_last_chance": Compliance.VIOLATED,
        "last_chance_not_lawful": Compliance.VIOLATED,
        "last_chance_not_shown": Compliance.NOT_PROVABLE,
        "without_a_last_chance": Compliance.VIOLATED,
        "last_chance_before_it_came_in": Compliance.NOT_PROVABLE,
        "after_default": Compliance.FULFILLED,
        "before_default": Compliance.VIOLATED,
        "default_not_shown": Compliance.NOT_PROVABLE,
        "letter_since": Compliance.VIOLATED,
        "costs_since": Compliance.VIOLATED,
        "nothing_sent_since": Compliance.FULFILLED,
        "party_informed": Compliance.FULFILLED,
        "party_not_informed": Compliance.VIOLATED,
        "recall_answered": Compliance.FULFILLED,
        "recall_not_answered": Compliance.NOT_PROVABLE,
    },
    judge=_judge,
)
