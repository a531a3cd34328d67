"""What a debtor lets the creditor collect by, as each fact leaves it."""

from dataclasses import replace

from domain.debtor.mandate_events import MandateAmended, MandateRevoked, MandateSigned
from domain.debtor.mandates import signed
from domain.debtor.person import Debtor
from domain.facts import Recorded


def sign(debtor: Debtor, fact: MandateSigned, recorded: Recorded) -> None:
    """Let there be a mandate."""
    debtor.mandates[fact.mandate_id] = signed(fact, version=recorded.originator_version)


def amend(debtor: Debtor, fact: MandateAmended, recorded: Recorded) -> None:
    """Let another account be debited; of a mandate that is not known nothing changes."""
    known = debtor.mandates.get(fact.mandate_id)
    if known:
        debtor.mandates[fact.mandate_id] = replace(
            known,
            account=fact.account,
            told_by=recorded.originator_version,
            amended_on=fact.amended_on,
        )


def revoke(debtor: Debtor, fact: MandateRevoked, _recorded: Recorded) -> None:
    """Let nothing be collected any more; the first end counts."""
    known = debtor.mandates.get(fact.mandate_id)
    if known and known.revoked_on is None:
        debtor.mandates[fact.mandate_id] = replace(
            known, revoked_on=fact.revoked_on, ended_by=fact.by
        )
