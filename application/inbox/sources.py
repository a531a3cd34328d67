"""Where mail comes in by the settings: a folder and a mailbox, read one behind the other."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

import structlog
from pydantic import BaseModel, ConfigDict, ValidationError

from adapters.durable import make_durable
from adapters.imap import ImapSettings, MailboxMemory, MailboxRefused, take_from_mailbox
from adapters.mail import Tls
from application.house import House
from application.inbox.bounces import MailRead, read_bounces, take_mail
from application.lease import leased, leased_in_turn
from application.level_views import views_kept_level
from domain.errors import Refusal
from domain.shown import unseen

log = structlog.get_logger()

LEASE: Final = "incoming-mail"
_REMEMBERED: Final = "mailbox.json"


def mail_comes_in(house: House) -> bool:
    """Whether the settings name a place where mail comes in."""
    return house.settings.bounce_folder is not None or mailbox_of(house) is not None


def mailbox_of(house: House) -> ImapSettings | None:
    """The mailbox of a live store; a sandbox would take mail away from whoever waits for it."""
    settings = house.settings
    if not settings.imap_host or house.sandbox:
        return None
    return ImapSettings(
        host=settings.imap_host,
        port=settings.imap_port,
        tls=Tls(settings.imap_tls.value),
        user=settings.imap_user,
        password=settings.imap_password.get_secret_value(),
        folder=settings.imap_folder,
        done_folder=settings.imap_done_folder,
    )


@unseen()
def read_what_came(house: House, *, anew: bool = False) -> list[MailRead]:
    """Read the folder and the mailbox of the settings, behind whoever reads them now.

    ``anew``: also what was left before, and at once where the mailbox refused us. Raises
    StoreError where one of them cannot be read: who answered is not known then.
    """
    if not mail_comes_in(house):
        return []
    with leased_in_turn(house, LEASE, waits=lambda: log.info("mail_is_read_by_another")):
        return _read(house, anew=anew, stop=lambda: False)


@unseen()
def look_for_mail(house: House, *, stop: Callable[[], bool] = lambda: False) -> list[MailRead]:
    """Read what came in since, unless another reads it: raises Refusal ``mail.read_now``.

    ``stop`` is asked between two mails. Raises StoreError as ``read_what_came`` does.
    """
    taken = Refusal(
        "mail.read_now",
        "Another process reads the mail that came in.",
        way_out="Wait until it is done.",
    )
    with leased(house, LEASE, taken=taken):
        return _read(house, anew=False, stop=stop)


def _read(house: House, *, anew: bool, stop: Callable[[], bool]) -> list[MailRead]:
    folder, mailbox = house.settings.bounce_folder, mailbox_of(house)
    found = read_bounces(house, folder) if folder is not None else []
    if mailbox is not None and not stop():
        found += _from_mailbox(house, mailbox, anew=anew, stop=stop)
    return found


def _from_mailbox(
    house: House, mailbox: ImapSettings, *, anew: bool, stop: Callable[[], bool]
) -> list[MailRead]:
    found: list[MailRead] = []
    memory = MailboxMemory() if anew else _remembered(house, mailbox)
    try:
        with views_kept_level(house) as views:
            after = take_from_mailbox(
                mailbox,
                lambda mail: take_mail(house, views, mail, found),
                memory=memory,
                now=house.clock(),
                stop=stop,
            )
    except MailboxRefused as refused:
        _remember(house, mailbox, memory, refused.memory)
        raise
    _remember(house, mailbox, memory, after)
    if after.stuck:
        log.warning("mail_not_laid_aside", mails=after.stuck)
    return found


class _Remembered(BaseModel):
    """What lies in the home about the mailbox: numbers, and nothing of a mail."""

    model_config = ConfigDict(frozen=True)

    mailbox: str
    validity: int = 0
    left: frozenset[int] = frozenset()
    refused_at: datetime | None = None


def _remembered(house: House, mailbox: ImapSettings) -> MailboxMemory:
    """Of another mailbox, or where nothing can be read of it, nothing: all is read again."""
    try:
        kept = _Remembered.model_validate_json(_place(house).read_bytes())
    except (OSError, ValidationError):
        return MailboxMemory()
    if kept.mailbox != _named(mailbox):
        return MailboxMemory()
    return MailboxMemory(validity=kept.validity, left=kept.left, refused_at=kept.refused_at)


def _remember(
    house: House, mailbox: ImapSettings, before: MailboxMemory, after: MailboxMemory
) -> None:
    if (before.validity, before.left, before.refused_at) == (
        after.validity,
        after.left,
        after.refused_at,
    ):
        return
    kept = _Remembered(
        mailbox=_named(mailbox),
        validity=after.validity,
        left=after.left,
        refused_at=after.refused_at,
    )
    place = _place(house)
    beside = place.with_suffix(".part")
    beside.write_text(kept.model_dump_json(), encoding="utf-8")
    beside.replace(place)
    make_durable(place.parent)


def _place(house: House) -> Path:
    return house.home / _REMEMBERED


def _named(mailbox: ImapSettings) -> str:
    return f"{mailbox.user}@{mailbox.host}:{mailbox.port}/{mailbox.folder}"
