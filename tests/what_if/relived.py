"""Worlds of lives, lived again by what-if under the plans that really ran."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from application.house import House
from application.what_if.kin import all_kin
from application.what_if.past import Trial, live, position_before, real_runs
from domain.claim.opening import Invoice
from domain.facts import Recorded, StreamKind
from domain.ids import claim_id
from domain.law.default import TermBasis
from tests import asking
from tests.application.houses import by
from tests.conduct.lives import DAYS, Life
from tests.conduct.model import Known
from tests.conduct.world import DUE, Lived, World, quietly
from tests.pdfs import one_page

LAST = DUE + timedelta(days=DAYS - 1)
_PAPER = ("document_sha256", "dossier_sha256")
"""No document is made, so its hash is not that of the real one."""


class Families(World):
    """A world in which two lives in three are of a debtor who has a claim already."""

    def _born(self, life: Life, number: int) -> Lived:
        if number % 3 == 0:
            born = super()._born(life, number)
            self.debtor = self.house.collections.claim(born.claim).debtor_id
            return born
        invoice = Invoice(
            number=f"C-{number}",
            principal=life.principal,
            issued_on=DUE - timedelta(days=14),
            due_on=DUE + timedelta(days=number % 3),
            agreed_term=TermBasis.CONTRACT,
        )
        assert self.debtor is not None
        asking.open_by_hand(
            self.house, by=by(), creditor_id=self.creditor, debtor=self.debtor, invoice=invoice
        )
        claim = claim_id(self.creditor, invoice.number)
        asking.attach_invoice(self.house, claim, by=by(), content=one_page())
        quietly(lambda: asking.move_to_plan(self.house, claim, by=by(), plan=life.plan))
        return Lived(life, claim, Known(life.principal, life.consumer, DUE))


def differences(house: House, first: date, last: date) -> tuple[list[str], int]:
    """Live every claim again from a day on under its own plans; how the facts differ, of how many.

    Every fact of a claim is compared, with its day: letters, costs, defaults, hand-overs and what
    people and payments brought.
    """
    start, runs = position_before(house, first), real_runs(house, first, last)
    found, claims = list[str](), 0
    for creditor in house.store.streams(StreamKind.CREDITOR):
        for kin in all_kin(house, creditor):
            lived = live(house, kin, Trial(first, last), start=start, runs=runs)
            for claim, rows in lived.facts.items():
                real = [r for r in house.collections.history(claim) if r.position > start]
                claims += 1
                found += _told(claim, real, rows)
    return found, claims


def _told(claim: Any, real: Sequence[Recorded], imagined: Sequence[Recorded]) -> Iterator[str]:
    was, would = [*map(_plain, real)], [*map(_plain, imagined)]
    if was != would:
        only = [f"  was   {one}" for one in was if one not in would]
        other = [f"  would {one}" for one in would if one not in was]
        said = only + other or ["  in another order"]
        yield "\n".join((f"{claim}:", *said))


def _plain(recorded: Recorded) -> tuple[str, str, str]:
    told = recorded.fact.model_dump(mode="json", exclude=set(_PAPER))
    return recorded.fact.TOPIC, recorded.effective_on.isoformat(), str(told)


def relived(
    world: type[World], lives: Sequence[Life], offsets: Sequence[int]
) -> tuple[list[str], int]:
    """Live some lives in a world of their own, and again from each of some days on.

    Living them is what takes long, and every day from which they are lived again may find
    another one of their letters under way.
    """
    with TemporaryDirectory() as folder:
        one = world(lives, Path(folder))
        found, claims = list[str](), 0
        try:
            one.live()
            for offset in offsets:
                wrong, again = differences(one.house, DUE + timedelta(days=offset), LAST)
                found, claims = found + wrong, claims + again
        finally:
            one.place.close()
        return found, claims
