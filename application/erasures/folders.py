"""The folders of the home in which copies lie that name a person, and what there is his."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

from adapters.durable import make_durable
from application.erasures.subjects import KeptOf
from application.house import House
from domain.errors import StoreError
from domain.letter.events import LetterBatched, LetterPosted


def letter_files(house: House, kept: KeptOf) -> list[Path]:
    """Letters in the outbox, with what lies beside them."""
    names = {str(one) for one in kept.letters}
    return [
        path
        for day in _below(house.home / "outbox")
        for path in _below(day)
        if path.name.partition(".")[0] in names
    ]


def dossier_folders(house: House, kept: KeptOf) -> list[Path]:
    """What was laid ready for a party, and for a trustee or administrator."""
    named = {"hand-over": kept.claims, "estate": kept.everybody}
    return [
        path
        for root, ids in named.items()
        for day in _below(house.home / root)
        for path in _below(day)
        if path.name in {str(one) for one in ids}
    ]


def clear_away(house: House, kept: KeptOf) -> None:
    """Take all of it away, durably; safe to repeat. Raises StoreError."""
    from application.letters.post import print_anew  # noqa: PLC0415 - what sets letters, only here

    for path in (*letter_files(house, kept), *dossier_folders(house, kept)):
        try:
            if path.is_dir():
                rmtree(path)
            else:
                path.unlink(missing_ok=True)
            make_durable(path.parent)
        except OSError as error:
            raise StoreError(
                f"{path} cannot be taken away: {error.strerror}. Give access, then try again:"
                " the erasure goes on where it stopped."
            ) from error
    print_anew(house, _batches(house, kept))


def _batches(house: House, kept: KeptOf) -> Iterator[str]:
    """The batches for the post in which letters to him were ever put."""
    facts = (one.fact for letter in kept.letters for one in house.collections.history(letter))
    named = (fact.batch for fact in facts if isinstance(fact, LetterBatched | LetterPosted))
    yield from dict.fromkeys(named)


def _below(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(folder.iterdir())
