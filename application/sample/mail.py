"""An answer to the sample company: one mail in a Maildir, as a mail server would leave it.

Nothing of it is recorded before somebody reads the folder.
"""

from datetime import date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from domain.days import AMSTERDAM

FOLDER: Final = "sample-mail"
"""Where it lies in the home."""
_AT: Final = time(9, 12)


def answer(number: str, name: str, address: str, on: date) -> bytes:
    """A debtor asks for time on an invoice; of the same case and day the same bytes."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"{name} <{address}>"
    mail["To"] = "administratie@vandijktechniek.example"
    mail["Subject"] = f"Vraag over factuur {number}"
    mail["Date"] = format_datetime(datetime.combine(on, _AT, tzinfo=AMSTERDAM))
    mail["Message-ID"] = f"<{number.lower()}-{on}@debiteur.example>"
    mail.set_content(
        f"Goedemorgen,\n\nIk kan factuur {number} deze maand niet in een keer betalen."
        f" Mag het in twee keer?\n\nMet vriendelijke groet,\n{name}\n"
    )
    return mail.as_bytes()


def lay_down(home: Path, mail: bytes) -> None:
    """Lay a mail in the folder, as one that nobody read yet."""
    for part in ("cur", "new", "tmp"):
        (home / FOLDER / part).mkdir(parents=True, exist_ok=True)
    (home / FOLDER / "new" / "1.answer").write_bytes(mail)
