"""``python -m tests.payments --payments 5000 --seed 1``: what becomes of made payments."""

import argparse
import sys

from tests.payments.tally import told, tried


def main() -> int:
    """Judge payments of some seeds and tell what became of them; 1: something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--payments", type=int, default=5_000)
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--wrong", action="store_true", help="show what was wrong, and missed")
    asked = parser.parse_args()
    worst = 0
    for seed in asked.seed:
        tally = tried(payments=asked.payments, seed=seed)
        sys.stdout.write(f"seed {seed}\n{told(tally)}\n\n")
        if asked.wrong:
            for made, found in (*tally.wrong, *tally.missed[:40]):
                sys.stdout.write(f"{made}\n  -> {found}\n\n")
        worst |= bool(tally.wrong)
    return worst


if __name__ == "__main__":
    sys.exit(main())
