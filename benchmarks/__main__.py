"""``python -m benchmarks``: see ``choosing``.

A process that it starts reads this file again before it begins, so nothing is loaded here: a
press of the program does not either.
"""

import sys


def main() -> int:
    """Measure what was chosen."""
    from benchmarks.choosing import main as measure  # noqa: PLC0415 - see above

    return measure()


if __name__ == "__main__":
    sys.exit(main())
