"""What a report says before its first claim: what was asked, what was known, and what proves it."""

from typing import Any
from uuid import UUID

import orjson

from application.compliance.asked import FORM, ComplianceAsked
from application.house import House
from application.log_tree import root_of, tree_of


def head_of(house: House, asked: ComplianceAsked) -> dict[str, Any]:
    """The head as plain values; nothing in it says when, where or by whom it was made."""
    named = None if asked.claims is None else sorted(map(str, asked.claims))
    return {
        "report": "vordering compliance",
        "form": FORM,
        "period": {
            "from": asked.period.first.isoformat(),
            "to": asked.period.last.isoformat(),
        },
        "known": {"position": asked.at.position, "day": asked.at.day.isoformat()},
        "mode": house.store.mode.value,
        "creditors": [_creditor(house, one, asked) for one in sorted(asked.creditors, key=str)],
        "claims_asked": named,
        "rules_sha256": asked.rules_sha256,
        "obligations": orjson.loads(asked.rules)["obligations"],
    }


def _creditor(house: House, creditor: UUID, asked: ComplianceAsked) -> dict[str, Any]:
    root = root_of(creditor, tree_of(house, creditor, through=asked.at.position))
    known = house.collections.creditor(creditor, asked.at)
    name = known.profile.name if known.registered else ""
    return {"id": str(creditor), "name": name, "facts": root.size, "root": root.root}
