"""Where to pay: alternatives, or a split over a blocked account (G-account, NLCIUS extension)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from stdnum import iban

from adapters.ubl.elements import InvoiceNode, Warn, cents_if_readable, find, find_all, first
from adapters.ubl.values import InvoiceAccount
from domain.errors import Refusal
from domain.money import Cents

_ACCOUNT: Final = "cac:PayeeFinancialAccount"
_DIRECT_DEBIT: Final = frozenset({"49", "59"})
_GACCOUNT: Final = "nen.nl:gaccount"


def read_payment(
    root: InvoiceNode, *, payable: Cents, currency: str, warn: Warn
) -> tuple[tuple[InvoiceAccount, ...], bool]:
    """Read the accounts to pay to, and whether they share the amount (a split).

    ``payable`` is signed, as in the file; shares are positive cents and add up to it. Raises
    Refusal ``ubl.split`` where a document that declares the G-account extension has a split
    that is not whole; in any other document such terms are left aside with a warning.
    """
    means = find_all(root, "cac:PaymentMeans")
    shares = _shares(root, means, payable=payable, currency=currency, warn=warn)
    accounts = tuple(
        account
        for one in means
        for account in _accounts(one, amount=shares.get(first(one, "cbc:ID") or ""))
    )
    if is_direct_debit(root):
        warn("cac:PaymentMeans is a direct debit: the creditor collects it, the debtor need not.")
    return tuple(one for one in accounts if one.account_text or one.reference), bool(shares)


def is_direct_debit(root: InvoiceNode) -> bool:
    """Tell whether the supplier collects the amount himself, by any of the means (UNTDID 4461)."""
    codes = {first(one, "cbc:PaymentMeansCode") for one in find_all(root, "cac:PaymentMeans")}
    return bool(codes & _DIRECT_DEBIT)


@lru_cache(maxsize=1_024)  # invoices that come together are to be paid to the same few
def valid_iban(text: str | None) -> str | None:
    """Give an account as IBAN without spaces, or None where mod-97 does not hold."""
    account = "".join((text or "").split()).upper()
    return account if iban.is_valid(account) else None


def _accounts(means: InvoiceNode, *, amount: Cents | None) -> Iterator[InvoiceAccount]:
    """Give the accounts of one payment means, or its reference alone where it has none."""
    nodes: list[InvoiceNode | None] = [*find_all(means, _ACCOUNT)]
    for node in nodes or [None]:
        text = None if node is None else first(node, "cbc:ID")
        yield InvoiceAccount(
            iban=valid_iban(text),
            account_text=text,
            reference=first(means, "cbc:PaymentID", "cbc:InstructionID"),
            name=None if node is None else first(node, "cbc:Name"),
            means_code=first(means, "cbc:PaymentMeansCode"),
            amount=None if amount is None else abs(amount),
        )


def _shares(
    root: InvoiceNode, means: Sequence[InvoiceNode], *, payable: Cents, currency: str, warn: Warn
) -> dict[str, Cents]:
    """Give the share of each payment means by its id; empty where they are alternatives."""
    declared = _GACCOUNT in (first(root, "cbc:CustomizationID") or "").lower()
    terms = [
        (first(term, "cbc:PaymentMeansID"), _share(term, currency))
        for term in find_all(root, "cac:PaymentTerms")
        if first(term, "cbc:PaymentMeansID") and find(term, "cbc:Amount") is not None
    ]
    if not terms and not declared:
        return {}
    fault = _fault(means, terms, payable)
    if fault and declared:
        raise _no_split(fault)
    if fault:
        warn(f"cac:PaymentTerms looks like a split but {fault}: the accounts are alternatives.")
        return {}
    return {name: share for name, share in terms if name is not None and share is not None}


def _fault(
    means: Sequence[InvoiceNode], terms: Sequence[tuple[str | None, Cents | None]], payable: Cents
) -> str | None:
    """Say what keeps the terms from being a whole split; None where nothing does."""
    ids = [first(one, "cbc:ID") for one in means]
    if len(means) < 2:  # noqa: PLR2004 - a split has two sides
        return "there are fewer than two cac:PaymentMeans"
    if any(len(find_all(one, _ACCOUNT)) != 1 for one in means):
        return "a cac:PaymentMeans has not exactly one cac:PayeeFinancialAccount"
    if None in ids:
        return "a cac:PaymentMeans has no cbc:ID to refer to"
    if Counter(name for name, _ in terms) != Counter(ids):
        return "cac:PaymentTerms/cbc:PaymentMeansID does not name each cac:PaymentMeans once"
    if sum(share or 0 for _, share in terms) != payable or not all(share for _, share in terms):
        return "the cac:PaymentTerms/cbc:Amount do not add up to cbc:PayableAmount"
    return None


def _share(term: InvoiceNode, currency: str) -> Cents | None:
    amount = find(term, "cbc:Amount")
    if amount is None or amount.get("currencyID", currency).strip() != currency:
        return None
    return cents_if_readable(first(term, "cbc:Amount"))


def _no_split(fault: str) -> Refusal:
    return Refusal(
        "ubl.split",
        f"The invoice splits its payment over a G-account, but {fault}.",
        way_out="Ask the sender for an invoice that says which part goes to which account.",
    )
