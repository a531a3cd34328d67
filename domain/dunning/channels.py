"""By which channel a letter can reach a debtor."""

from datetime import date

from domain.case import Case
from domain.claim.events import Channel
from domain.dunning.step import Step


def channel_for(case: Case, step: Step) -> Channel | None:
    """Give the channel that reaches this debtor: the step's own, its fallback, or none.

    A fourteen-day letter needs delivery that can be shown or presumed: post where there is an
    address. An address that bounced is not tried again, until there is a new one.
    """
    usable = {Channel.POST: case.debtor.postable, Channel.EMAIL: case.debtor.mailable}
    for channel in (step.channel, step.fallback, Channel.POST, Channel.EMAIL):
        if channel and usable.get(channel) and not _lost(case, channel):
            return channel
    return None


def _lost(case: Case, channel: Channel) -> bool:
    """Tell whether a channel was refused or sent back since its address was recorded."""
    days = [x.sent_on for x in case.letters.values() if x.bounced and x.channel is channel]
    lost = [*filter(None, days), case.claim.lost_channels.get(channel, date.min)]
    return max(lost) > case.debtor.contact_since
