"""By which channel a letter can reach a debtor."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.case.defaulting import fourteen_days_of
from domain.claim.events import Channel
from domain.claim.events.values import MESSAGES
from domain.claim.state import SentLetter
from domain.dunning.plan.step import Step

NOWHERE: Final = "there is no address to write to"
"""Why a person is asked to find one."""


def channel_for(case: Case, step: Step) -> Channel | None:
    """The channel that reaches this debtor: the step's own, its fallback, or none.

    An address that bounced is not tried again, until there is a new one. A fourteen-day letter
    by e-mail that nobody is shown to have opened is said again by post, and by nothing else.
    """
    # A split account does not fit into a short message: it names one.
    by_message = bool(case.debtor.phone_known) and not any(case.claim.shares)
    usable = {Channel.POST: case.debtor.postable, Channel.EMAIL: case.debtor.mailable}
    usable |= dict.fromkeys(MESSAGES, by_message)
    wanted = (step.channel, step.fallback, Channel.POST, Channel.EMAIL)
    for channel in (Channel.POST,) if unproven_mail(case, step) else wanted:
        if channel and usable.get(channel) and not _lost(case, channel):
            return channel
    return None


def unproven_mail(case: Case, step: Step) -> SentLetter | None:
    """The fourteen-day letter of this step that went by e-mail without any proof of receipt.

    Its term does not run: it is to be doubled by post, unless it is shown to have been opened or
    is acknowledged (BW 3:37 lid 3, 6:96 lid 6).
    """
    if not any(sent.fourteen and sent.step == step.id for sent in case.claim.letters):
        return None
    found = fourteen_days_of(case)
    if found is None or found.term is not None or found.sent.step != step.id:
        return None
    return found.sent


def _lost(case: Case, channel: Channel) -> bool:
    """Tell whether a channel was refused or sent back since its address was recorded."""
    his = [x for x in case.letters.values() if x.of_debtor]
    back = [x for x in his if x.bounced and not x.sender_refused]
    days = [x.sent_on for x in back if x.channel is channel]
    lost = [*filter(None, days), case.claim.lost_channels.get(channel, date.min)]
    return max(lost) > case.debtor.contact_since
