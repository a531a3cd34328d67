"""The check-list of a hand-over: what a dossier must hold, what it had better hold, and why."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.case import Case
from domain.case.bound import description_article
from domain.case.check_item import CheckItem, Weight
from domain.case.check_letters import default_and_letters
from domain.case.check_standing import (
    enough_is_open,
    registration_item,
    what_is_left,
    who_it_is,
)
from domain.case.check_way_out import ways_out
from domain.case.heard import costs_wait
from domain.case.limitation import kind_unknown, limitation_of
from domain.claim.events import Mark, PartyKind
from domain.claim.open_plans import plan_to_sign
from domain.claim.papers import shows_terms
from domain.claim.state import THE_INVOICE
from domain.creditor.events import HandOverParty
from domain.debtor.abroad import foreign_law_holds
from domain.debtor.events import CreditKind
from domain.errors import Refusal
from domain.law.default import TermBasis
from domain.law.protection import RULES
from domain.parties import Capacity


def check_list(
    case: Case,
    *,
    today: date,
    party_kind: PartyKind | None = None,
    party: HandOverParty | None = None,
) -> tuple[CheckItem, ...]:
    """Every item in the order of a dossier, for a kind of party (none: an agency), or for one.

    A contested claim goes to a lawyer only. He may take it without default and without the
    fourteen-day letter, which cannot be sent while the claim is contested: then without costs.
    Where foreign law holds for a consumer abroad, default and letters are not ours to judge.
    """
    litigates = party_kind is PartyKind.LAWYER and bool(case.claim.disputed)
    ours = not litigates and not foreign_law_holds(case.debtor)
    return (
        *_identity(case),
        *registration_item(case, today, party_kind or PartyKind.AGENCY, party),
        *_documents(case),
        *default_and_letters(case, today, Weight.BLOCKING if ours else Weight.ADVISORY),
        *_agreements(case, today),
        _dispute(case, Weight.ADVISORY if litigates else Weight.BLOCKING),
        _marks(case),
        *_credit(case),
        _told(case, today),
        who_it_is(case),
        *_debtor_and_ledger(case, today),
        enough_is_open(case, today),
        *_limitation(case, today),
        *_consumer_duties(case),
    )


def blocking(items: tuple[CheckItem, ...]) -> tuple[str, ...]:
    """Name what stops the hand-over, a short phrase each."""
    return tuple(item.what for item in items if item.blocks)


def _identity(case: Case) -> Iterator[CheckItem]:
    debtor = case.debtor
    yield CheckItem(
        "debtor.reachable",
        "an address of the debtor",
        debtor.postable or debtor.mailable,
        Weight.BLOCKING,
        "the party must know who owes the claim and where he is",
        description_article(debtor, for_others=True),
    )
    yield CheckItem(
        "debtor.address",
        "a postal address of the debtor",
        debtor.postable,
        Weight.ADVISORY,
        "a summons is served at an address",
        "Rv art. 46",
    )
    yield CheckItem(
        "debtor.capacity",
        "the capacity of the debtor",
        debtor.capacity is not Capacity.UNKNOWN,
        Weight.ADVISORY,
        "until it is known the rules for consumers are kept",
        "BW 6:96 lid 5",
        debtor.capacity.value,
    )


def _documents(case: Case) -> Iterator[CheckItem]:
    agreed = case.claim.term_basis in {TermBasis.CONTRACT, TermBasis.GENERAL_TERMS}
    yield CheckItem(
        "invoice.document",
        THE_INVOICE,
        case.claim.document_sha256 is not None,
        Weight.BLOCKING,
        "the claim must be specified and shown",
        description_article(case.debtor, for_others=True),
    )
    yield CheckItem(
        "terms.shown",
        "the agreement or general terms on paper",
        shows_terms(case.claim.papers),
        Weight.ADVISORY,
        "whoever relies on what was agreed has to show it",
        "Rv art. 150",
    )
    yield CheckItem(
        "terms.accepted",
        "the agreement or general terms with their acceptance",
        agreed,
        Weight.ADVISORY,
        "a payment term and general terms bind only where they were agreed",
        "BW 6:231-234",
        case.claim.term_basis.value if agreed else "",
    )


def _agreements(case: Case, today: date) -> Iterator[CheckItem]:
    claim = case.claim
    running = (
        ("plan", claim.arrangement is not None, "payment plan"),
        ("signing", plan_to_sign(claim, today) is not None, "proposed payment plan"),
        ("promise", claim.promise is not None, "promise to pay"),
        ("extension", _extended(case, today), "extended term"),
        ("hold", claim.held_on(today) is not None, "hold"),
    )
    for code, runs, what in running:
        yield CheckItem(
            f"agreements.{code}_over",
            f"the end of the {what}",
            not runs,
            Weight.BLOCKING,
            "what was agreed is kept",
            _AGREED.get(code, ""),
        )
    yield CheckItem(
        "agreements.confirmed",
        "written confirmation of what was agreed",
        not claim.unconfirmed,
        Weight.ADVISORY,
        "what is not in writing is hard to show",
        "Rv art. 150",
        found_as=claim.unconfirmed,
    )


_AGREED: Final = {"plan": "BW 7:900", "signing": "BW 6:219", "extension": "BW 6:39 lid 1, 6:81"}
"""A plan is a settlement, an offer with a term stands, nothing is asked before a time agreed on.

To wait for a promise or through a hold is asked by no statute.
"""


def _extended(case: Case, today: date) -> bool:
    return case.claim.extended_to is not None and case.claim.extended_to >= today


def _dispute(case: Case, weight: Weight) -> CheckItem:
    return CheckItem(
        "dispute.answered",
        "an answer to the dispute",
        not case.claim.disputed and case.claim.unsaid is None,
        weight,
        "a contested claim goes to a lawyer, by a person's hand, never on to collection",
        "BW 6:52, 6:262",
    )


def _marks(case: Case) -> CheckItem:
    foreign = Mark.FOREIGN_CONSUMER if foreign_law_holds(case.debtor) else None
    unseen = [mark for mark in case.claim.stopped_by if mark is not foreign]
    return CheckItem(
        "marks.looked_at",
        "a look at what was marked",
        not unseen,
        Weight.BLOCKING,
        "nobody is pursued for what he may not owe, or not to this creditor",
        found_as=" ".join(unseen),
    )


def _credit(case: Case) -> Iterator[CheckItem]:
    credits_ = case.debtor.credits.values()
    at_bank = [one.number for one in credits_ if one.kind is CreditKind.POSSIBLE_PAYMENT]
    yield CheckItem(
        "debtor.no_credit",
        "a look at the debtor's money and credit here",
        len(at_bank) == len(credits_),
        Weight.BLOCKING,
        "who has money with the creditor owes that much less once it is set off",
        "BW 6:127",
    )
    if at_bank:
        yield CheckItem(
            "debtor.payment_placed",
            "a place for money that came in and may be the debtor's",
            found=False,
            weight=Weight.BLOCKING,
            why="as long as nobody said whose it is, the debtor may have paid",
            found_as=" ".join(sorted(at_bank)),
        )


def _told(case: Case, today: date) -> CheckItem:
    return CheckItem(
        "debtor.told",
        "word to the debtor that a payment was taken back, and a fresh term",
        not costs_wait(case, today=today),
        Weight.BLOCKING,
        "he may not know that his bank took it back",
    )


def _debtor_and_ledger(case: Case, today: date) -> Iterator[CheckItem]:
    bar = case.debtor.stopped_on(today, case.claim)
    yield CheckItem(
        "debtor.not_barred",
        f"an end to {bar}" if bar else "nothing that bars the way to the debtor",
        not bar,
        Weight.BLOCKING,
        "while it lasts nobody may collect from the debtor or his estate",
        next((rule.article for one, rule in RULES.items() if one.value == bar), _BARS),
    )
    yield what_is_left(case, today)


_BARS: Final = "Fw, Wgs, BW 4:185"
"""Where nothing bars the way; of what does, the article of its own."""


def _limitation(case: Case, today: date) -> Iterator[CheckItem]:
    found, article = limitation_of(case), _LIMITATION
    if case.consumer:
        yield CheckItem(
            "limitation.kind",
            "the kind of the claim",
            not kind_unknown(case),
            Weight.ADVISORY,
            "the price of goods is barred after two years; that is reckoned with until it is known"
            " to be something else",
            "BW 7:28",
        )
    yield CheckItem(
        "limitation.open",
        "a claim that is not barred",
        today < found.first_barred_day,
        Weight.BLOCKING,
        f"barred from {found.first_barred_day} on, "
        + ("unless it is no sale of goods" if kind_unknown(case) else "whatever can be proven"),
        article,
    )
    yield CheckItem(
        "limitation.provable",
        "proof of an interruption of the limitation",
        today < found.provable_first_barred_day,
        Weight.URGENT,
        f"by what can be proven it is barred from {found.provable_first_barred_day} on",
        article,
        f"the last day to interrupt is {found.provable_last_day}",
    )
    yield CheckItem(
        "limitation.far",
        "time: the limitation is near",
        today < found.alarm_on or today >= found.provable_first_barred_day,
        Weight.URGENT,
        f"the last day to interrupt is {found.provable_last_day}",
        article,
    )


_LIMITATION: Final = "BW 3:307, 3:308, 7:28, 3:316-319"


def _consumer_duties(case: Case) -> Iterator[CheckItem]:
    if case.consumer:
        yield CheckItem(
            "consumer.information",
            "evidence that the duties to inform a consumer were kept",
            found=False,
            weight=Weight.ADVISORY,
            why="a judge looks at them of his own motion; they are not kept here",
            article="BW 6:230m, 6:230v",
        )


def require_complete(
    case: Case, *, today: date, party_kind: PartyKind, party: HandOverParty | None = None
) -> None:
    """Refuse ``hand_over.disputed`` or ``hand_over.incomplete``, which names what is missing."""
    every = check_list(case, today=today, party_kind=party_kind, party=party)
    items = [item for item in every if item.blocks]
    if not items:
        return
    missing = ", ".join(item.what for item in items)
    number, is_missing = case.claim.invoice_number, f"{missing} {_ARE[len(items) > 1]} missing."
    if any(item.code == "dispute.answered" for item in items):
        raise Refusal(
            "hand_over.disputed",
            f"Claim {number} is contested and cannot be handed over to {_A[party_kind]}:"
            f" {is_missing}",
            article="BW 6:52, 6:262",
            way_out="Answer the dispute and end it, or hand it over to a lawyer by hand.",
            values={"invoice": number, "missing": missing},
        )
    whom = party.name if party else ""
    raise Refusal(
        "hand_over.incomplete",
        f"Claim {number} cannot be handed over{whom and f' to {whom}'}: {is_missing}",
        article=next((item.article for item in items if item.code in _BY_LAW), ""),
        way_out=ways_out(items),
        values={
            "invoice": number,
            "party": whom,
            "missing": missing,
            "items": " ".join(item.code for item in items),
        },
    )


_ARE: Final = {False: "is", True: "are"}
_BY_LAW: Final = frozenset({"letters.fourteen_days", "limitation.open", "party.registered"})
_A: Final = {
    PartyKind.AGENCY: "an agency",
    PartyKind.BAILIFF: "a bailiff",
    PartyKind.LAWYER: "a lawyer",
}
