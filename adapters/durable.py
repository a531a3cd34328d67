"""What was written is on disk: a file, or the names in a folder."""

import os
from pathlib import Path


def make_durable(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlive a power failure; OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
