"""Letters by post between printing and posting: which must not go out any more."""

from datetime import date
from hashlib import sha256

from domain.case import Case
from domain.claim.balance import balance
from domain.letter.state import Letter

_NAME_LENGTH = 6


def batch_name(letters: list[Letter], *, made_on: date) -> str:
    """Give a batch its name: its day and six signs that its letters alone decide."""
    over = ",".join(sorted(str(letter.id) for letter in letters))
    return f"{made_on}-{sha256(over.encode()).hexdigest()[:_NAME_LENGTH]}"


def reason_to_take_out(case: Case, letter: Letter, *, today: date) -> str:
    """Tell why a printed letter must not be posted any more, or give the empty string.

    Paid, held, disputed, barred or arranged since it was printed; seen from one of its claims.
    """
    claim, order = case.claim, letter.order
    asked = [part.asked for part in order.claims if part.claim_id == claim.id] if order else []
    found = (
        (not claim.live, f"claim {claim.ending.value}"),
        (bool(case.debtor.barred_on(today)), case.debtor.barred_on(today)),
        (bool(claim.disputed), "disputed"),
        (claim.held_on(today) is not None, "on hold"),
        (bool(claim.promise or claim.arrangement), "an arrangement was made"),
        (bool(claim.extended_to and claim.extended_to >= today), "the term was extended"),
        (
            any(balance(claim, on=today).principal < one.principal for one in asked),
            "it was paid, or paid in part",
        ),
    )
    return next((why for holds, why in found if holds), "")
