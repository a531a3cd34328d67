"""A story that ends in a payment plan that waits for the creditor."""

from datetime import time
from typing import Final
from uuid import UUID

from domain.claim.events import Asked, Instalment
from domain.facts import StreamKind
from domain.payment_plan.events import PlannedClaim, PlanProposed, PlanSignedByDebtor, Rhythm
from domain.sealing import Sealed
from tests.projections.asked import CAME, LATER, debtor_of, plain
from tests.projections.story import CREDITOR, SHA, Story, on

PLAN: Final = UUID("88888888-8888-7888-8888-888888888888")


def signed_by_the_debtor(story: Story) -> None:
    claim = plain(story)
    only = Instalment(number=1, amount=5_00, by=on("2026-03-05"))
    part = PlannedClaim(
        claim_id=claim,
        version=1,
        open=Asked(principal=5_00, interest=0, costs=0),
        shares=(only,),
    )
    proposed = PlanProposed(
        debtor_id=debtor_of(story, claim),
        claims=(part,),
        instalments=(only,),
        reckoned_on=CAME,
        rhythm=Rhythm.MONTHLY,
        interest=0,
        open_until=on("2026-02-10"),
        language="nl",
        document_sha256=SHA,
        consumer=True,
    )
    story.record(StreamKind.PAYMENT_PLAN, PLAN, proposed, day=CAME, log=CREDITOR)
    signed = PlanSignedByDebtor(
        link_id=PLAN, name=Sealed.committed(SHA), at=time(9, 30), document_sha256=SHA
    )
    story.record(StreamKind.PAYMENT_PLAN, PLAN, signed, day=LATER, log=CREDITOR)
