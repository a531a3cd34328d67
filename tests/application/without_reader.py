"""``python -m tests.application.without_reader LIMIT``: a folder where a limit is used up.

Of files (RLIMIT_NOFILE) or of processes and threads (RLIMIT_NPROC, for whoever is not root).
"""

import os
import resource
import sys
from pathlib import Path

from adapters.invoice_files import InvoiceSource
from application.intake.reading import reading_ahead
from tests.application.without_presses import NOBODY


def main() -> None:
    """Go through files without being able to read ahead, and say how many came."""
    limit = int(sys.argv[1])
    sources = [InvoiceSource(f"{number}.xml", b"") for number in range(200)]
    with reading_ahead() as ahead:
        if limit == resource.RLIMIT_NPROC and os.getuid() == 0:
            os.setuid(NOBODY)
        in_use = len(list(Path("/proc/self/fd").iterdir()))
        least = in_use + 1 if limit == resource.RLIMIT_NOFILE else 1
        resource.setrlimit(limit, (least, least))
        right = [source for source, _ in ahead(sources)] == sources
    sys.stdout.write(f"{len(sources) if right else 0} files\n")


if __name__ == "__main__":
    main()
