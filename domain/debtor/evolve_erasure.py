"""What an erasure leaves of a debtor."""

from domain.debtor.erasure_events import SubjectErased
from domain.debtor.person import Debtor
from domain.facts import Recorded


def erase(debtor: Debtor, fact: SubjectErased, recorded: Recorded) -> None:
    """Let him be erased, the first time: he cannot be reached by anything any more."""
    if debtor.erased_on is None:
        debtor.erased_on, debtor.erased_for = recorded.known_on, fact.ground
    debtor.postable = debtor.mailable = False
    debtor.phone_known = False
