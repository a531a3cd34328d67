"""How far all views are: whoever folds them tells it to those who wait for what they wrote."""

from collections.abc import Callable
from threading import Condition


class FoldedThrough:
    """The position that all views of a process had taken when it was last looked.

    No position is given twice, so what they had taken once they have; or somebody returned to an
    earlier generation meanwhile, as he may after any answer.
    """

    def __init__(self) -> None:
        """Begin where nothing is known."""
        self._moved = Condition()
        self._listeners: list[Callable[[int], object]] = []
        self.at = 0

    def tell(self, at: int) -> None:
        """Let those who wait know, where it changed."""
        with self._moved:
            if at == self.at:
                return
            self.at = at
            self._moved.notify_all()
        for listener in tuple(self._listeners):
            listener(at)

    def listen(self, listener: Callable[[int], object]) -> None:
        """Call somebody whenever it changes, in the thread that folds."""
        self._listeners.append(listener)

    def wait(self, position: int, *, seconds: float) -> None:
        """Wait until it changes, at most so long; not where it is that far."""
        with self._moved:
            if self.at < position:
                self._moved.wait(seconds)
