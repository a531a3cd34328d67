"""``python -m tests.application.without_presses LIMIT``: a press room where a limit is used up.

Of files (RLIMIT_NOFILE) or of processes and threads (RLIMIT_NPROC, for whoever is not root).
"""

import os
import resource
import sys
from pathlib import Path

from adapters.paper import HOUSE_LOOK
from application.letters.pressroom import PressJob, document, press_room
from domain.claim.events import Channel
from domain.letter.text import LetterKind
from tests.paper_samples import letter

NOBODY = 65534


def main() -> None:
    """Set letters ahead without being able to, and say how many came out right."""
    sheet = PressJob(Channel.EMAIL, letter(LetterKind.REMINDER), HOUSE_LOOK)
    expected, limit = document(sheet), int(sys.argv[1])
    right = 0
    with press_room() as room:
        if limit == resource.RLIMIT_NPROC and os.getuid() == 0:
            os.setuid(NOBODY)
        in_use = len(list(Path("/proc/self/fd").iterdir()))
        least = in_use + 1 if limit == resource.RLIMIT_NOFILE else 1
        resource.setrlimit(limit, (least, least))
        for _ in range(3):
            room.start(2)
            right += room.document(sheet) == expected
    sys.stdout.write(f"{right} letters\n")


if __name__ == "__main__":
    main()
