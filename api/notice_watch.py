"""The notices of direct debits that a server sends apart from who ordered them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, Final
from uuid import UUID

import structlog

from api.watch import Watch
from application.faults import fault
from application.house import House
from application.letters.dispatch import Dispatched
from application.notices_apart import notices_waiting, send_apart
from application.views import Views
from domain.errors import Conflict, Refusal, StoreError

log = structlog.get_logger()

LOOK_SECONDS: Final = 2.0
LOOKS_BEFORE_AGAIN: Final = 150
"""What could not leave is tried again after so many looks: the mail server may be back."""


class NoticeWatch(Watch):
    """Sends what was ordered in numbers, one letter after another."""

    NAME: ClassVar[str] = "notice-watch"

    def __init__(self, house: House, views: Views) -> None:
        """Find by the views what waits."""
        super().__init__(house)
        self._views = views
        self._tried: set[UUID] = set()
        self._looks = 0

    def has_place(self) -> bool:
        """Everywhere."""
        return True

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While it is there, whoever orders many leaves the sending to it."""
        with super().at_work():
            self._house.sends_apart = True
            try:
                yield
            finally:
                self._house.sends_apart = False

    def seconds_after_look(self) -> float:
        """Look, and again soon."""
        self.look()
        return LOOK_SECONDS

    def look(self) -> dict[UUID, Dispatched]:
        """Send what waits, and tell what became of each; nothing is raised."""
        self._looks += 1
        if self._looks % LOOKS_BEFORE_AGAIN == 0:
            self._tried.clear()
        done: dict[UUID, Dispatched] = {}
        try:
            for one in list(notices_waiting(self._views, on=self._house.today)):
                if self._stop.is_set():
                    break
                # What was sent stands among the waiting until the views are level.
                if one.letter_id not in self._tried:
                    self._tried.add(one.letter_id)
                    done |= self._sent(one.letter_id)
        except (Refusal, StoreError, OSError) as error:
            log.warning("notices_wait", error=str(error))
        except Exception as error:  # noqa: BLE001 - it is looked at again whatever it met
            log.error("notice_watch_failed", **fault(error))  # noqa: TRY400 - no values in a log
        if done:
            log.info("notices_sent", letters=len(done))
        return done

    def _sent(self, letter_id: UUID) -> dict[UUID, Dispatched]:
        """Send one; what goes wrong with it keeps no other from going out."""
        try:
            return {letter_id: send_apart(self._house, letter_id)}
        except (Refusal, Conflict, StoreError, OSError) as error:
            log.warning("notice_waits", letter=str(letter_id), error=str(error))
        except Exception as error:  # noqa: BLE001 - the next one goes out whatever this one met
            log.error("notice_failed", letter=str(letter_id), **fault(error))  # noqa: TRY400
        return {}
