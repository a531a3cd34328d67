"""Where something comes in by itself: looked at again and again, in a thread of its own."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import ClassVar

from application.house import House


class Watch(ABC):
    """Looks at a place of the settings as long as a server is there."""

    NAME: ClassVar[str]
    """Of its thread."""

    def __init__(self, house: House) -> None:
        """Work on an open house; where the settings name no place there is nothing to do."""
        self._house = house
        self._stop = Event()

    @abstractmethod
    def has_place(self) -> bool:
        """Whether the settings name a place to look at."""

    @abstractmethod
    def seconds_after_look(self) -> float:
        """Look once, and tell how long to wait; nothing is raised."""

    def stop(self) -> None:
        """Look no more; what is being taken is taken to its end."""
        self._stop.set()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Look in a thread of its own while inside."""
        if not self.has_place():
            yield
            return
        thread = Thread(target=self._run, name=self.NAME, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.stop()
            thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._stop.wait(self.seconds_after_look())
