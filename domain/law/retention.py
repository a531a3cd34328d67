"""How long books are kept, and until when what they hold of a person stands (AWR, AVG)."""

from datetime import date
from typing import Final

from domain.days import add_years

KEPT_YEARS: Final = 7
"""AWR art. 52 lid 4, in force since 1994: books and what belongs to them."""

ARTICLE: Final = "AWR art. 52 lid 4, AVG art. 17 lid 3 b"


def kept_through(last: date) -> date:
    """The last day (inclusive) on which what was done last on a day must be kept.

    The term is counted from the day on which it lost its use, the last thing that happened; not
    from the end of that book year, as some count it: a person's data go no later than they must.
    """
    return add_years(last, KEPT_YEARS)
