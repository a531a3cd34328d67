"""Prints what is told of changed sets, for a test that asks programs which hash otherwise."""

from dataclasses import replace
from uuid import UUID

from api.words.why import changes_said
from application.queries.changes import change_out
from application.queries.differences import ChangeOf, differences
from domain.claim.events.values import Mark
from domain.claim.state import Claim
from domain.debtor.merge_events import LikenessGround
from domain.debtor.person import Debtor

ONE = UUID(int=1)


def main() -> None:
    """A claim that is marked and half cleared, and a debtor who is seen to be like another."""
    marked = Claim(ONE, marks=frozenset(Mark))
    cleared = replace(marked, marks=frozenset(list(Mark)[:1]))
    alike = Debtor(ONE, grounds_seen={ONE: frozenset(LikenessGround)})
    told = [
        *differences(ChangeOf.CLAIM, Claim(ONE), marked),
        *differences(ChangeOf.CLAIM, marked, cleared),
        *differences(ChangeOf.DEBTOR, Debtor(ONE), alike),
    ]
    answered = [change_out(one) for one in told]
    for one in answered:
        print(one.model_dump_json())
    for said in changes_said(answered):
        print(said)


if __name__ == "__main__":
    main()
