"""What is told of a failure of the program: its kind and its place, never a value."""

from pathlib import Path
from typing import Final

_HOME: Final = Path(__file__).parents[1]


def fault(error: BaseException) -> dict[str, str]:
    """The kind of an error, and the file and line where it arose; its message may be personal."""
    return {"error": type(error).__name__, "place": _place(error)}


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    path = Path(trace.tb_frame.f_code.co_filename)
    shown = path.relative_to(_HOME) if path.is_relative_to(_HOME) else Path(path.name)
    return f"{shown.as_posix()}:{trace.tb_lineno}"
