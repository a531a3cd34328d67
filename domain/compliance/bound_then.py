"""Whether the Wki and the Bki bound when something was done, by what was known then."""

from collections.abc import Mapping
from dataclasses import replace

from domain.case.bound import bound
from domain.compliance.case_file import CaseFile
from domain.compliance.creditor_then import collected_for_others
from domain.compliance.obligation import Ruling
from domain.facts import Point


def bound_then(file: CaseFile, point: Point) -> bool:
    """Tell whether they bound whoever acted at a point; of a debtor nothing was known: they did.

    Who the debtor is counts from when it was known; for whom he collects an actor always knows.
    """
    creditor = file.claim.creditor_id
    assert creditor, "a claim that was opened has a creditor"
    if not collected_for_others(file.around, creditor, point, file.at):
        return False
    debtor = file.around.claim(file.claim_id, point).debtor_id or file.debtor.id
    return bound(file.around.debtor(debtor, point), for_others=True)


def as_bound(ruling: Ruling, own: Mapping[str, str], *, binds: bool) -> Ruling | None:
    """A ruling where the law binds; else only what a rule of our own was broken by, None: nothing.

    ``own``: by the reason of the law, the one that says so.
    """
    if binds:
        return ruling
    reason = own.get(ruling.reason)
    return replace(ruling, reason=reason) if reason else None
