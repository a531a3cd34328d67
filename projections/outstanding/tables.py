"""The tables of what is outstanding: claims, and the stretches of days of their amounts."""

from typing import Final

from projections.view import Table

CLAIMS: Final = Table(
    "claims",
    (
        ("claim_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("debtor_id", "TEXT NOT NULL"),
        ("invoice_number", "TEXT NOT NULL"),
        ("number_key", "TEXT NOT NULL"),
        ("reference", "TEXT NOT NULL"),
        ("own_reference", "TEXT NOT NULL"),
        ("issued_on", "INTEGER NOT NULL"),
        ("invoice_due_on", "INTEGER NOT NULL"),
        ("due_on", "INTEGER NOT NULL"),
        ("term_basis", "TEXT NOT NULL"),
        ("plan", "TEXT NOT NULL"),
        ("invoiced", "INTEGER NOT NULL"),
        ("marks", "TEXT NOT NULL"),
        ("round", "INTEGER NOT NULL"),
        ("last_letter", "TEXT NOT NULL"),
        ("last_step", "TEXT NOT NULL"),
        ("last_letter_on", "INTEGER"),
        ("capacity", "TEXT NOT NULL"),
        ("handler", "TEXT NOT NULL"),
        ("handed_to", "TEXT NOT NULL"),
        ("agenda", "TEXT NOT NULL"),
        ("idle_from", "INTEGER NOT NULL"),
        ("steady", "INTEGER NOT NULL"),
        ("position", "INTEGER NOT NULL"),
    ),
    ("claim_id",),
    (
        ("position",),
        ("debtor_id",),
        ("number_key", "claim_id"),
        ("reference", "claim_id"),
        ("own_reference", "claim_id"),
        ("due_on", "claim_id"),
        ("steady", "due_on", "claim_id"),
        ("log", "steady", "due_on", "claim_id"),
        ("steady", "idle_from"),
    ),
)
"""Days are ordinals. ``reference`` is the invoice's own payment reference, as it is compared;
``own_reference`` what the claim is called in the creditor's own system. ``due_on`` counts an
agreed extension; ``idle_from`` is the day from which nothing is owed for good;
``steady``: something was owed on every day so far and to come."""


SEGMENTS: Final = Table(
    "segments",
    (
        ("claim_id", "TEXT NOT NULL"),
        ("first_on", "INTEGER NOT NULL"),
        ("last_on", "INTEGER NOT NULL"),
        ("fixed_cents", "INTEGER NOT NULL"),
        ("fixed_numerator", "INTEGER NOT NULL"),
        ("base", "INTEGER NOT NULL"),
        ("numerator", "INTEGER NOT NULL"),
        ("denominator", "INTEGER NOT NULL"),
        ("principal", "INTEGER NOT NULL"),
        ("costs", "INTEGER NOT NULL"),
        ("unallocated", "INTEGER NOT NULL"),
        ("paid", "INTEGER NOT NULL"),
        ("owing", "INTEGER NOT NULL"),
        ("status", "TEXT NOT NULL"),
        ("due_on", "INTEGER NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("debtor_id", "TEXT NOT NULL"),
    ),
    ("claim_id", "first_on"),
    (
        tuple(
            "last_on first_on log status due_on owing principal costs fixed_cents fixed_numerator"
            " base numerator denominator paid unallocated claim_id debtor_id".split()
        ),
        ("status", "last_on", "first_on", "claim_id"),
    ),
)
"""See ``domain.law.segments``; the last columns repeat what totals are grouped by."""


MOVES: Final = Table(
    "moves",
    (
        ("claim_id", "TEXT NOT NULL"),
        ("number", "INTEGER NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("plan", "TEXT NOT NULL"),
        ("kind", "TEXT NOT NULL"),
        ("step", "TEXT NOT NULL"),
        ("on_day", "INTEGER NOT NULL"),
        ("first_on", "INTEGER NOT NULL"),
        ("last_on", "INTEGER NOT NULL"),
        ("cents", "INTEGER NOT NULL"),
        ("costs", "INTEGER NOT NULL"),
        ("interest", "INTEGER NOT NULL"),
        ("principal", "INTEGER NOT NULL"),
        ("days", "INTEGER NOT NULL"),
        ("letter", "TEXT NOT NULL"),
    ),
    ("claim_id", "number"),
    (("kind", "on_day"),),
)
"""What moved on a claim, on which day: what figures add up.

``first_on`` to ``last_on`` are the days as of which it counts so: what a payment was taken for
changes on the day on which an earlier one is taken back. ``step`` is that of the letter, or the
last one sent before the money came; ``days`` since the due day. ``letter``: its id where one
went out, which several claims may share; else empty.
"""


KEPT_DAYS: Final = Table(
    "kept_days",
    (
        ("on_day", "INTEGER NOT NULL"),
        ("kept", "INTEGER NOT NULL"),
        ("making", "INTEGER NOT NULL"),
        ("maker", "INTEGER NOT NULL"),
    ),
    ("on_day",),
)
"""The days of which something is kept: how much, see ``projections.outstanding.kept.KeptOfDay``.

``making``: what is being made, 0 for nothing; ``maker``: a number of who began that last. With
neither a day is being forgotten.
"""


KEPT_MOVES: Final = Table(
    "kept_moves",
    (
        ("number", "INTEGER NOT NULL"),
        ("on_day", "INTEGER NOT NULL"),
        ("come", "INTEGER NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("bucket", "INTEGER NOT NULL"),
        ("status", "TEXT NOT NULL"),
        ("claim_id", "TEXT NOT NULL"),
        ("debtor_id", "TEXT NOT NULL"),
        ("due_on", "INTEGER NOT NULL"),
        ("principal", "INTEGER NOT NULL"),
        ("costs", "INTEGER NOT NULL"),
        ("interest", "INTEGER NOT NULL"),
        ("paid", "INTEGER NOT NULL"),
        ("unallocated", "INTEGER NOT NULL"),
    ),
    ("number",),
)
"""How claims came to stand, or stood until then, while something of a day is being made."""


LET_GONE: Final = Table(
    "let_gone", (("position", "INTEGER NOT NULL"), ("on_day", "INTEGER NOT NULL")), ("position",)
)
"""Where it was found, of which day at first, that what is kept was out of step with the rows."""


TOTALS: Final = Table(
    "totals",
    (
        ("on_day", "INTEGER NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("bucket", "INTEGER NOT NULL"),
        ("status", "TEXT NOT NULL"),
        ("claims", "INTEGER NOT NULL"),
        ("principal", "INTEGER NOT NULL"),
        ("costs", "INTEGER NOT NULL"),
        ("interest", "INTEGER NOT NULL"),
        ("paid", "INTEGER NOT NULL"),
        ("unallocated", "INTEGER NOT NULL"),
    ),
    ("on_day", "log", "bucket", "status"),
)
"""The sums of the segments of a kept day; see ``projections.outstanding.totals``."""


AMOUNTS: Final = Table(
    "amounts",
    (
        ("on_day", "INTEGER NOT NULL"),
        ("bucket", "INTEGER NOT NULL"),
        ("status", "TEXT NOT NULL"),
        ("owed", "INTEGER NOT NULL"),
        ("claim_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("due_on", "INTEGER NOT NULL"),
    ),
    ("on_day", "bucket", "status", "owed", "claim_id", "log"),
    (
        ("on_day", "bucket", "status", "due_on", "claim_id", "log"),
        ("on_day", "log", "bucket", "status", "owed", "claim_id"),
    ),
)
"""The claims of each of those sums, by what is owed (cents) and by due day."""


DEBTS: Final = Table(
    "debts",
    (
        ("on_day", "INTEGER NOT NULL"),
        ("debtor_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("owes", "INTEGER NOT NULL"),
        ("claims", "INTEGER NOT NULL"),
        ("owing", "INTEGER NOT NULL"),
        ("principal", "INTEGER NOT NULL"),
        ("costs", "INTEGER NOT NULL"),
        ("interest", "INTEGER NOT NULL"),
        ("due_on", "INTEGER NOT NULL"),
        ("owed", "INTEGER NOT NULL"),
    ),
    ("on_day", "debtor_id"),
    (("on_day", "log", "owes", "owed", "debtor_id"),),
)
"""What each debtor owes on a kept day, over all claims; ``owing``: on how many.

``due_on``: of what fell due first of them; the day itself where nothing is owed or that is later.
"""
