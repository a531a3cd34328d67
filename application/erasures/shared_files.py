"""Whole files in which a person stands among others: statements of the bank, lists of open items.

Each lies under the key of the bank account or the creditor. Of its lines what is his goes with
him; the file itself is kept as long as the books must be, and destroyed by the first erasure
after that of somebody who may stand in it.
"""

from collections.abc import Iterator
from datetime import date

from application.erasures.subjects import KeptOf
from application.house import House
from domain.bank.line import require_imported
from domain.creditor.events import OpenItemsImported
from domain.debtor.erasure_events import SharedFile
from domain.law.retention import kept_through


def shared_files(house: House, kept: KeptOf) -> Iterator[tuple[SharedFile, date]]:
    """Each, with the day on which it came in; also those that were destroyed before."""
    given = set()
    for line_id in (*kept.lines, *kept.shared_lines):
        line = house.collections.bank_line(line_id)
        said = require_imported(line)
        file = SharedFile(sha256=said.document_sha256, subject=said.account_id)
        if file not in given:
            given.add(file)
            yield file, line.imported_on
    facts = [one for claim in kept.claims for one in house.collections.history(claim)]
    creditor = house.collections.debtor(kept.everybody[0]).creditor_id
    if not facts or creditor is None:
        return
    days = [one.known_on for one in facts]
    for one in house.collections.history(creditor):
        if isinstance(one.fact, OpenItemsImported) and min(days) <= one.known_on <= max(days):
            yield SharedFile(sha256=one.fact.sha256, subject=creditor), one.known_on


def files_past_their_years(house: House, kept: KeptOf, *, today: date) -> Iterator[SharedFile]:
    """Those that need not be kept any longer, and are there."""
    for file, came_on in shared_files(house, kept):
        there = house.archive.is_kept_for(file.sha256, subject=file.subject)
        if there and kept_through(came_on) < today:
            yield file


def files_kept_through(house: House, kept: KeptOf, *, today: date) -> date | None:
    """The last day on which one of the others must be kept; None: there is none."""
    days = (kept_through(came_on) for _, came_on in shared_files(house, kept))
    return max((day for day in days if day >= today), default=None)
