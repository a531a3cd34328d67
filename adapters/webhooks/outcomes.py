"""How a delivery stands, and what came of an attempt to send one."""

from enum import StrEnum


class Delivered(StrEnum):
    """How the delivery of one event to one subscription stands."""

    WAITING = "waiting"
    """It is sent when its turn comes: for the first time, or once more."""
    TAKEN = "taken"
    DROPPED = "dropped"
    """It will not be sent: the subscription ended, or may not have it any more."""


class SendOutcome(StrEnum):
    """What came of one attempt."""

    TAKEN = "taken"
    REFUSED = "refused"
    """The receiver answered with another status than one of taking."""
    REDIRECTED = "redirected"
    """The receiver pointed elsewhere, where nothing is sent."""
    GONE = "gone"
    """The receiver said that it is no longer there (410)."""
    SILENT = "silent"
    """No whole answer came in time."""
    UNREACHABLE = "unreachable"
    """There was no connection, or it was no secure one."""
    PRIVATE = "private"
    """Its name leads to an address within our own walls."""
