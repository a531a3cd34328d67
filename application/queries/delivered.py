"""When a letter is presumed to have arrived, said once for every page that shows it."""

from datetime import date

from domain.claim.events import Channel
from domain.law.delivery import presumed_delivery
from domain.letter.state import Letter


def presumed_of(letter: Letter) -> date | None:
    """When a letter on paper is presumed to have arrived; None: it is proven, or did not."""
    order = letter.order
    if order is None or (letter.channel or order.channel) is not Channel.POST:
        return None
    if letter.posted_on is None or letter.proven_on or not letter.arrived:
        return None
    return presumed_delivery(letter.posted_on)
