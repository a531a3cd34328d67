"""What people may do, and the roles in which they may do it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class May(StrEnum):
    """The right that a command, a question or a page asks for; each names exactly one."""

    ASK = "ask"
    """Ask what concerns nobody: the law, plans of the house, what a field means."""
    LOOK = "look"
    """Read claims, debtors, letters and lists of the creditors one works for."""
    HANDLE = "handle"
    """A case handler's daily work."""
    DECIDE = "decide"
    """What gives something up, or goes out of the house: a senior handler."""
    MANAGE = "manage"
    """How a creditor's claims are handled: plans, parties, what letters ask."""
    IMPORT = "import"
    """Bring in invoices, lists and payments."""
    AUDIT = "audit"
    """Ask who did what, and who read whose data."""
    SUBSCRIBE = "subscribe"
    """Have events sent to an address outside the house."""
    RUN = "run"
    """Begin the daily run, print post, see how the program does."""
    ADMINISTER = "administer"
    """Say who may do what."""


class Role(StrEnum):
    """What somebody is to the house; for all creditors, or for some."""

    HANDLER = "handler"
    SENIOR = "senior"
    AUDITOR = "auditor"
    IMPORTER = "importer"
    INTEGRATION = "integration"
    ADMINISTRATOR = "administrator"


POLICY: Final[Mapping[Role, frozenset[May]]] = MappingProxyType(
    {
        Role.HANDLER: frozenset({May.ASK, May.LOOK, May.HANDLE}),
        Role.SENIOR: frozenset(
            {May.ASK, May.LOOK, May.HANDLE, May.DECIDE, May.IMPORT, May.SUBSCRIBE, May.RUN}
        ),
        Role.AUDITOR: frozenset({May.ASK, May.LOOK, May.AUDIT}),
        Role.IMPORTER: frozenset({May.ASK, May.IMPORT}),
        Role.INTEGRATION: frozenset({May.ASK, May.LOOK, May.HANDLE, May.IMPORT, May.SUBSCRIBE}),
        Role.ADMINISTRATOR: frozenset(
            {May.ASK, May.MANAGE, May.SUBSCRIBE, May.RUN, May.ADMINISTER}
        ),
    }
)
"""The one table of who may what; what does not stand here is denied.

An administrator says who may look, and does not look himself: whoever runs the house sees no
debtor's data unless he is given another role for it. An importer brings in and reads nothing.
"""

WHOLE_HOUSE: Final = frozenset({May.ADMINISTER, May.RUN})
"""Rights that concern no creditor alone: a role for some creditors does not give them."""
