"""Logs: what happened, with ids and amounts; JSON in service, colours in a terminal.

A name, an address, an e-mail or free text never goes into a log; ids lead to them.
"""

import logging
import sys
from typing import Final

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

NEVER: Final = frozenset(
    "name contact email phone address street city attention note text designation evidence".split()
)
"""Keys that could hold what is personal; an event with one of them loses its value."""
_LEVELS: Final = logging.getLevelNamesMapping()


def start_logs(*, level: int = logging.INFO) -> None:
    """Set the logs up, on standard error: of a server all of them, of a command what went wrong."""
    # The server would print a failure with its values; ours names its kind and place.
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)
    terminal = sys.stderr.isatty()
    render = structlog.dev.ConsoleRenderer() if terminal else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            _at_least(level),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_personal_values,
            render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # asked at each line: standard output is for answers, whoever holds standard error now
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )


def _at_least(level: int) -> Processor:
    """Leave out what is less than a level, for whoever reads this output."""

    def judged(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        if _LEVELS[str(event["level"]).upper()] < level:
            raise structlog.DropEvent
        return event

    return judged


def without_personal_values(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Strike out the value of every key that could hold something personal, and tracebacks."""
    event.pop("exc_info", None)
    return {key: "(left out)" if key in NEVER else value for key, value in event.items()}
