"""One claim held to every obligation, as plain values that leave as they are.

A value of a ruling says what it is: ``{"cents": …}``, ``{"day": …}`` or ``{"text": …}``.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from application.compliance.stood_still import address_of, stood_still
from domain.compliance.assessment import Assessed, Span, assessed
from domain.compliance.case_file import CaseFile
from domain.compliance.catalogue import OBLIGATIONS
from domain.compliance.obligation import Compliance, Obligation
from domain.errors import Told

NOT_APPLICABLE: Final = Compliance.NOT_APPLICABLE


def judged(
    file: CaseFile, period: Span, obligations: Sequence[Obligation] = OBLIGATIONS
) -> dict[str, Any] | None:
    """What was found on a claim in a period; None: it began later.

    Verdicts that are not named are those of obligations that were not applicable.
    """
    opened = file.facts[0]
    if opened.effective_on > period.last:
        return None
    found = list(assessed(file, period, obligations))
    return {
        "id": str(file.claim_id),
        "creditor": str(file.claim.creditor_id),
        "debtor": str(file.claim.debtor_id),
        "invoice_number": file.claim.invoice_number,
        "opened_on": opened.effective_on.isoformat(),
        "opened_at": opened.position,
        "verdicts": {
            one.obligation.code: one.verdict.value
            for one in found
            if one.verdict is not NOT_APPLICABLE
        },
        "rulings": list(_rulings(found)),
        "withheld": list(stood_still(file, period)),
    }


def _rulings(found: Iterable[Assessed]) -> Iterable[dict[str, Any]]:
    for one in found:
        for ruling in one.rulings:
            yield {
                "obligation": one.obligation.code,
                "verdict": one.obligation.reasons[ruling.reason].value,
                "reason": ruling.reason,
                "on": ruling.on.isoformat(),
                "values": {name: _told(value) for name, value in ruling.values.items()},
                "facts": [address_of(rest) for rest in ruling.rests],
            }


def _told(value: Told) -> dict[str, Any]:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return {"cents": value} if isinstance(value, int) else {"text": str(value)}


def told_again(values: Mapping[str, Mapping[str, Any]]) -> dict[str, Told]:
    """The values of a ruling as its words take them."""
    return {name: _read(value) for name, value in values.items()}


def _read(value: Mapping[str, Any]) -> Told:
    if "day" in value:
        return date.fromisoformat(value["day"])
    return int(value["cents"]) if "cents" in value else str(value["text"])
