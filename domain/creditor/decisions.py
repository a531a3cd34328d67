"""What is decided on a creditor: he himself, what his letters ask, and who takes his claims."""

from datetime import date, time
from typing import Final

from domain.claim.events import PartyKind
from domain.creditor.events import (
    CreditorFact,
    CreditorRegistered,
    DebtorToldBy,
    HandOverParty,
    PaymentsCheck,
    TermsChanged,
    UnplacedMoney,
)
from domain.creditor.refusals import require_registered
from domain.creditor.reply_address import checked_reply_address
from domain.creditor.state import Creditor
from domain.errors import Refusal
from domain.law.direct_debit import DebitForm
from domain.law.limitation import ClaimKind
from domain.law.vat_relief import VatReturns
from domain.letter.text.payment_link import checked_link
from domain.letter.text.payment_reference import ReferenceKind
from domain.matching.terms import Clue, MatchingTerms, require_safe
from domain.money import Cents, as_decimal
from domain.parties import CreditorProfile


def register(
    creditor: Creditor,
    *,
    profile: CreditorProfile,
    ibans: tuple[str, ...],
    payments_checked: PaymentsCheck,
    plan_for_consumers: str,
    plan_for_businesses: str,
) -> list[CreditorFact]:
    """Register a creditor on the terms that new ones begin with; known already: nothing."""
    if creditor.registered:
        return []
    return [
        CreditorRegistered(
            profile=profile,
            ibans=ibans,
            payments_checked=payments_checked,
            plan_for_consumers=plan_for_consumers,
            plan_for_businesses=plan_for_businesses,
        )
    ]


def change_terms(creditor: Creditor, terms: TermsChanged) -> list[CreditorFact]:
    """Change accounts, plans or VAT position; what is so already is left out, all of it: nothing.

    Raises NotFound ``creditor.unknown``.
    """
    require_registered(creditor)
    given = {name: getattr(terms, name) for name in TermsChanged.model_fields}
    news = {
        name: value
        for name, value in given.items()
        if value is not None and value != getattr(creditor, name)
    }
    return [TermsChanged(**news)] if news else []


def set_letter_terms(
    creditor: Creditor,
    *,
    reference_kind: ReferenceKind | None = None,
    payment_link: str | None = None,
    ideal_on_link: bool | None = None,
    wero_from: date | None = None,
    reply_to: str | None = None,
    can_deduct_vat: bool | None = None,
    collector_charges_vat: bool | None = None,
) -> list[CreditorFact]:
    """Set what a creditor's letters ask for beside the claim; what is None stays as it was.

    Raises NotFound ``creditor.unknown`` or Refusal ``payment_link.template`` or
    ``reply_address.unfit``.
    """
    terms = TermsChanged(
        reference_kind=reference_kind,
        payment_link=None if payment_link is None else checked_link(payment_link),
        ideal_on_link=ideal_on_link,
        wero_from=wero_from,
        reply_to=None if reply_to is None else checked_reply_address(reply_to),
        can_deduct_vat=can_deduct_vat,
        collector_charges_vat=collector_charges_vat,
    )
    return change_terms(creditor, terms)


def name_account_holder(creditor: Creditor, *, iban: str, holder: str) -> list[CreditorFact]:
    """Say whose an account is as the bank writes it; empty: his own name, as on his letters.

    Raises NotFound ``creditor.unknown``.
    """
    holders = creditor.account_holders | {iban: holder}
    named = {one: name for one, name in holders.items() if name}
    return change_terms(creditor, TermsChanged(account_holders=named))


def set_direct_debit(
    creditor: Creditor, *, identifier: str, notice_days: int, form: DebitForm | None = None
) -> list[CreditorFact]:
    """Set by which identifier he collects (empty: not), and so many days before he says so.

    ``identifier`` fits its check digits; ``form`` None: stays as it was. Raises NotFound
    ``creditor.unknown``.
    """
    terms = TermsChanged(
        debit_identifier=identifier, debit_notice_days=notice_days, debit_form=form
    )
    return change_terms(creditor, terms)


def set_claim_terms(
    creditor: Creditor,
    *,
    claim_kind_for_consumers: ClaimKind | None = None,
    invoices_by_email: bool | None = None,
) -> list[CreditorFact]:
    """Set what is known of a creditor's new claims; what is None stays as it was.

    Raises NotFound ``creditor.unknown``.
    """
    terms = TermsChanged(
        claim_kind_for_consumers=claim_kind_for_consumers, invoices_by_email=invoices_by_email
    )
    return change_terms(creditor, terms)


def set_small_amounts(
    creditor: Creditor, *, smallest_step: Cents | None = None, small_difference: Cents | None = None
) -> list[CreditorFact]:
    """Set below what no step is taken, and what is a difference; None stays as it was.

    A plan that says it itself goes before. Raises NotFound ``creditor.unknown``.
    """
    terms = TermsChanged(smallest_step=smallest_step, small_difference=small_difference)
    return change_terms(creditor, terms)


MOST_LET_GO: Final[Cents] = 10_00
"""A larger difference is let go by people alone."""


def set_matching(
    creditor: Creditor,
    *,
    book_from: int | None = None,
    propose_from: int | None = None,
    uncounted: Clue | None = None,
    counted: Clue | None = None,
    books_itself: bool | None = None,
    difference_let_go: Cents | None = None,
) -> list[CreditorFact]:
    """Set on what terms money that came in is booked by itself; None stays as it was.

    Raises NotFound ``creditor.unknown``, Refusal ``matching.limit_unsafe``,
    ``matching.difference_large``.
    """
    require_safe(
        MatchingTerms(
            book_from=creditor.book_from if book_from is None else book_from,
            propose_from=creditor.propose_from if propose_from is None else propose_from,
        )
    )
    if difference_let_go is not None and not 0 <= difference_let_go <= MOST_LET_GO:
        raise Refusal(
            "matching.difference_large",
            f"By itself at most {as_decimal(MOST_LET_GO)} is let go.",
            way_out="Give at most that; more is waived by a person.",
            values={"most": MOST_LET_GO},
        )
    clues = {*creditor.uncounted_clues, *([uncounted] if uncounted else [])} - {counted}
    said = uncounted is not None or counted is not None
    terms = TermsChanged(
        book_from=book_from,
        propose_from=propose_from,
        uncounted_clues=tuple(one for one in Clue if one in clues) if said else None,
        books_itself=books_itself,
        difference_let_go=difference_let_go,
    )
    return change_terms(creditor, terms)


MOST_DAYS_WATCHED: Final = 14
"""Further from its day nobody is reminded, and no promise is kept."""


def set_agreement_terms(
    creditor: Creditor,
    *,
    remind_before: int | None = None,
    remind_after: int | None = None,
    promise_days: int | None = None,
    promise_short: Cents | None = None,
) -> list[CreditorFact]:
    """Set when instalments are reminded of, and with what a promise is kept; None stays as it was.

    A promise that was made keeps the tolerance of its day. Raises NotFound ``creditor.unknown``,
    Refusal ``agreement.days_off``, ``promise.tolerance_large``.
    """
    days = [one for one in (remind_before, remind_after, promise_days) if one is not None]
    if any(not 0 <= one <= MOST_DAYS_WATCHED for one in days):
        raise Refusal(
            "agreement.days_off",
            f"That can be 0 to {MOST_DAYS_WATCHED} days.",
            way_out="Give a number between; of a reminder 0 means that none goes out.",
            values={"most": MOST_DAYS_WATCHED},
        )
    if promise_short is not None and not 0 <= promise_short <= MOST_LET_GO:
        raise Refusal(
            "promise.tolerance_large",
            f"A promise is kept with at most {as_decimal(MOST_LET_GO)} less.",
            way_out="Give at most that.",
            values={"most": MOST_LET_GO},
        )
    terms = TermsChanged(
        remind_before=remind_before,
        remind_after=remind_after,
        promise_days=promise_days,
        promise_short=promise_short,
    )
    return change_terms(creditor, terms)


def set_vat_returns(creditor: Creditor, *, returns: VatReturns) -> list[CreditorFact]:
    """Set how often the creditor files a return of VAT, by which he is reminded.

    Raises NotFound ``creditor.unknown``.
    """
    return change_terms(creditor, TermsChanged(vat_returns=returns))


def change_details(
    creditor: Creditor,
    *,
    street: str = "",
    postal_code: str = "",
    city: str = "",
    email: str = "",
    phone: str = "",
    collects_for_others: bool | None = None,
) -> list[CreditorFact]:
    """Change how the creditor is reached, and whether the claims are his own; empty: as it was.

    Raises NotFound ``creditor.unknown``.
    """
    require_registered(creditor)
    given = {
        "street": street,
        "postal_code": postal_code,
        "city": city,
        "email": email,
        "phone": phone,
    }
    changed = {name: value for name, value in given.items() if value}
    profile = creditor.profile.model_copy(update=changed)
    terms = TermsChanged(profile=profile, collects_for_others=collects_for_others)
    return change_terms(creditor, terms)


def set_accounts(
    creditor: Creditor, *, ibans: tuple[str, ...], actor: str, approved_by: str = ""
) -> list[CreditorFact]:
    """Set to which accounts the creditor is paid, the usual one first; so already: nothing.

    Where money goes is changed by two people. Raises NotFound ``creditor.unknown`` or Refusal
    ``accounts.four_eyes``, ``accounts.of_party``.
    """
    accounts = tuple(dict.fromkeys(ibans))
    for party in creditor.parties:
        if {*accounts} & {*party.ibans}:
            raise Refusal(
                "accounts.of_party",
                f"One of these is an account of {party.name}: what comes from it is no transfer"
                " of the creditor's own.",
                way_out="Leave it out, or say first that it is not that party's:"
                " `party-account-off`.",
                values={"party": party.name},
            )
    facts = change_terms(creditor, TermsChanged(ibans=accounts))
    if facts and creditor.ibans and approved_by.strip() in {"", actor}:
        raise Refusal(
            "accounts.four_eyes",
            "Where a creditor is paid is changed only with a second person's approval.",
            way_out="Name the colleague who looked at it, other than yourself.",
        )
    return facts


def check_payments(creditor: Creditor, *, checked: PaymentsCheck) -> list[CreditorFact]:
    """Say whether the run must know the payments before it writes to a debtor.

    Raises NotFound ``creditor.unknown``.
    """
    return change_terms(creditor, TermsChanged(payments_checked=checked))


def hold_for_unplaced_money(creditor: Creditor, *, whom: UnplacedMoney) -> list[CreditorFact]:
    """Say whom money holds that is nobody's yet; raises NotFound ``creditor.unknown``."""
    return change_terms(creditor, TermsChanged(unplaced_money=whom))


def set_party(
    creditor: Creditor,
    *,
    name: str,
    kind: PartyKind,
    confirms: bool = False,
    cut_off: time = time(15, 0),
    ibans: tuple[str, ...] = (),
    registration: str | None = None,
    told_by: DebtorToldBy | None = None,
) -> list[CreditorFact]:
    """Set down how a party works; one of the same name is replaced, the same again is nothing new.

    Accounts are added to those that are known of it: what comes from one of them is no debtor's
    payment, and none is lost by being left out. Nor is its registration (None: as it was; empty:
    it has none), nor its days as long as the mark stays, nor who tells the debtor. The first of a
    kind is the usual one. Raises NotFound ``creditor.unknown``, Refusal ``party.own_account``.
    """
    require_registered(creditor)
    if {*ibans} & {*creditor.ibans}:
        raise Refusal(
            "party.own_account",
            "One of these is the creditor's own account, and not the party's.",
            way_out="Ask the party from which account it passes on what it collected.",
        )
    known = next((one for one in creditor.parties if one.name == name.strip()), None)
    mark = (known.registration if known else "") if registration is None else registration.strip()
    kept = known if known and known.registration == mark else None
    party = HandOverParty(
        registered_from=kept.registered_from if kept else None,
        registered_until=kept.registered_until if kept else None,
        checked_on=kept.checked_on if kept else None,
        checked_by=kept.checked_by if kept else "",
        unregistered=known.unregistered if known and known.kind is kind else None,
        name=name.strip(),
        kind=kind,
        confirms=confirms,
        cut_off=cut_off,
        ibans=tuple(dict.fromkeys((*(known.ibans if known else ()), *ibans))),
        not_ibans=tuple(one for one in (known.not_ibans if known else ()) if one not in ibans),
        registration=mark,
        told_by=told_by or (known.told_by if known else DebtorToldBy.PARTY),
    )
    return _with_party(creditor, party)


def take_account_off(creditor: Creditor, *, name: str, iban: str) -> list[CreditorFact]:
    """Say that an account is not a party's: what comes from it may be a debtor's payment again.

    Said before: nothing new. Raises NotFound ``creditor.unknown``, Refusal ``party.no_account``.
    """
    require_registered(creditor)
    known = next((one for one in creditor.parties if one.name == name.strip()), None)
    if known is None or iban not in {*known.ibans, *known.not_ibans}:
        raise Refusal(
            "party.no_account",
            f"This account was not set down for {name.strip()}.",
            way_out="Look at the parties of the creditor, and name one and an account of it.",
            values={"party": name.strip()},
        )
    kept = tuple(one for one in known.ibans if one != iban)
    wrong = tuple(dict.fromkeys((*known.not_ibans, iban)))
    return _with_party(creditor, known.model_copy(update={"ibans": kept, "not_ibans": wrong}))


def _with_party(creditor: Creditor, party: HandOverParty) -> list[CreditorFact]:
    if party in creditor.parties:
        return []
    if any(one.name == party.name for one in creditor.parties):  # it stays the usual one, or not
        kept = tuple(party if one.name == party.name else one for one in creditor.parties)
        return [TermsChanged(parties=kept)]
    return [TermsChanged(parties=(*creditor.parties, party))]
