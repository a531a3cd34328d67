"""The mail of a server: looked for again and again, in a thread of its own."""

from typing import ClassVar, Final

import structlog

from api.watch import Watch
from application.faults import fault
from application.inbox.sources import look_for_mail, mail_comes_in
from domain.errors import Conflict, Refusal, StoreError

log = structlog.get_logger()

LOOK_SECONDS: Final = 60.0
LOOK_AGAIN_SECONDS: Final = 300.0
"""After a look that failed: a mail server shuts out who knocks too often."""


class MailWatch(Watch):
    """Takes mail that comes in between two runs, so that what it stops waits at once."""

    NAME: ClassVar[str] = "mail-watch"

    def has_place(self) -> bool:
        """Whether mail comes in here."""
        return mail_comes_in(self._house)

    def seconds_after_look(self) -> float:
        """Look, and again after a while."""
        return LOOK_SECONDS if self.look() else LOOK_AGAIN_SECONDS

    def look(self) -> bool:
        """Take what came in, and tell whether it could be read; nothing is raised."""
        try:
            read = look_for_mail(self._house, stop=self._stop.is_set)
        except (Refusal, Conflict, StoreError, OSError) as error:
            # Another reads it, or the folder or mailbox is away: looked at again soon. What the
            # error says names them and nobody.
            log.warning("mail_waits", error=str(error))
            return False
        except Exception as error:  # noqa: BLE001 - it is looked at whatever one mail met
            log.error("mail_watch_failed", **fault(error))  # noqa: TRY400 - no values in a log
            return False
        settled = sum(one.noted.settled for one in read)
        if settled:
            log.info("mail_taken", mails=settled)
        return True
