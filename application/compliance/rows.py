"""What was found, as rows for a sheet: of each ruling, and of each claim."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from application.compliance.asked import canonical
from domain.compliance.catalogue import BY_CODE
from domain.compliance.obligation import Compliance

Claims = Iterable[Mapping[str, Any]]


def ruling_rows(claims: Claims) -> Iterator[dict[str, Any]]:
    """A row for each ruling, in the order of the report."""
    for claim in claims:
        whose = _whose(claim)
        for one in claim["rulings"]:
            obligation, facts = BY_CODE[one["obligation"]], one["facts"]
            yield {
                **whose,
                "obligation": obligation.code,
                "article": obligation.article,
                "gravity": obligation.gravity.value,
                "verdict": one["verdict"],
                "reason": one["reason"],
                "on": one["on"],
                "values": canonical(one["values"]).decode(),
                "facts": [fact["fact"] for fact in facts],
                "topics": [fact["topic"] for fact in facts],
                "positions": [fact["position"] for fact in facts],
            }


def claim_rows(claims: Claims, obligations: Sequence[str]) -> Iterator[dict[str, Any]]:
    """A row for each claim, with how each obligation stands on it."""
    for claim in claims:
        verdicts = claim["verdicts"]
        yield {
            **_whose(claim),
            "opened_on": claim["opened_on"],
            **{one: verdicts.get(one, Compliance.NOT_APPLICABLE.value) for one in obligations},
            "withheld": len(claim["withheld"]),
        }


def about(claim: Mapping[str, Any]) -> Mapping[str, Any]:
    """Which claim it is, and whose."""
    return {name: claim[name] for name in ("id", "invoice_number", "creditor", "debtor")}


def _whose(claim: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "claim": claim["id"],
        "invoice_number": claim["invoice_number"],
        "creditor": claim["creditor"],
        "debtor": claim["debtor"],
    }
