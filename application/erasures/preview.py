"""What an erasure takes away and what it leaves, before anybody asks for it and after."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from application.erasures.decision import claims_kept, mails_about, seen_of
from application.erasures.folders import dossier_folders, letter_files
from application.erasures.shared_files import files_kept_through
from application.erasures.subjects import KeptOf, kept_of
from application.house import House
from domain.debtor.erasure import InTheWay, end_of_books, in_the_way
from domain.debtor.erasure_events import ErasureGround
from domain.debtor.merging import merged_away
from domain.debtor.refusals import creditor_of
from domain.facts import Recorded
from domain.sealing import Purpose


class Goes(StrEnum):
    """What goes with an erasure."""

    CONTACT = "contact"
    """Names, addresses, e-mail and telephone, his and of who acts for him; who signed."""
    ACCOUNTS = "accounts"
    """His accounts and numbers, and what he wrote with payments."""
    TEXTS = "texts"
    """Notes, calls, disputes, complaints, answers and reasons in words."""
    DOCUMENTS = "documents"
    """Invoices, letters, papers, dossiers and signed plans in the archive."""
    MAILS = "mails"
    BANK_LINES = "bank_lines"
    """What the bank wrote of lines that are his alone."""
    CREDIT_NOTES = "credit_notes"
    BATCH_FILES = "batch_files"
    """Files of direct debits of several debtors: gone for all of them."""
    LETTER_FILES = "letter_files"
    """Copies in the outbox."""
    FOLDERS = "folders"
    """Dossiers laid ready in the folders of the home."""
    SEARCH = "search"
    """His row in the search by name."""


class Stays(StrEnum):
    """What an erasure leaves, and why that may stand."""

    FACTS = "facts"
    """Amounts, days, kinds, numbers of invoices and hashes: no longer about a known person."""
    SHORT_WORDS = "short_words"
    """Short words that stand in a fact itself: a court, case number, reference, evidence."""
    NUMBER_HASHES = "number_hashes"
    """Keyed hashes by which a number of his would be recognised."""
    READINGS = "readings"
    """Who looked at his data and when, without what he saw (AVG art. 5 lid 2)."""
    SHARED_LINES = "shared_lines"
    """Lines of the bank that are about another debtor, too."""
    BANK_FILES = "bank_files"
    """Whole statements and lists of open items, sealed under the creditor's key."""
    GIVEN = "given"
    """What others have: letters sent, dossiers handed over, exports, files at the bank."""
    BACKUPS = "backups"
    """Copies of the keys made before: destroy those, and keep this list outside of them."""


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """One kind of what goes, and how many of it there are."""

    what: Goes
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureShown:
    """An erasure as it would be carried out now, or was."""

    debtor_id: UUID
    creditor_id: UUID
    erased_on: date | None
    erased_for: ErasureGround | None
    held: tuple[InTheWay, ...]
    """What stands in the way; empty: nothing does."""
    books_through: date | None
    """The last day on which his books must be kept; None: no claim stands, or one still runs."""
    goes: tuple[WhatGoes, ...]
    stays: tuple[Stays, ...]
    shared_lines: int
    files_through: date | None
    """The last day on which whole files that name others, too, are kept; None: there are none."""
    seen: int


def erasure_shown(house: House, debtor_id: UUID) -> ErasureShown:
    """What would go and stay; raises NotFound ``debtor.unknown``, Refusal ``debtor.merged``."""
    debtor = house.collections.debtor(debtor_id)
    creditor_id = creditor_of(debtor)
    if debtor.merged_into:
        raise merged_away(debtor)
    standing = house.collections.claims_of(debtor)
    asked = mails_about(house, creditor_id)
    claims, kept = claims_kept(house, standing, mails_about=asked), kept_of(house, debtor_id)
    files_through = files_kept_through(house, kept, today=house.today)
    gone = debtor.erased_on is not None
    return ErasureShown(
        debtor_id=debtor_id,
        creditor_id=creditor_id,
        erased_on=debtor.erased_on,
        erased_for=debtor.erased_for,
        held=() if gone else tuple(in_the_way(debtor, claims, today=house.today)),
        books_through=end_of_books(claims),
        goes=() if gone else tuple(_goes(house, kept)),
        stays=tuple(_stays(shared=bool(kept.shared_lines), files=files_through is not None)),
        shared_lines=len(kept.shared_lines),
        files_through=files_through,
        seen=seen_of(debtor, standing),
    )


def _stays(*, shared: bool, files: bool) -> Iterator[Stays]:
    for one in Stays:
        if (one is Stays.SHARED_LINES and not shared) or (one is Stays.BANK_FILES and not files):
            continue
        yield one


_OF_PURPOSE = {
    Purpose.CONTACT: Goes.CONTACT,
    Purpose.LEDGER: Goes.ACCOUNTS,
    Purpose.NOTES: Goes.TEXTS,
}


def _goes(house: House, kept: KeptOf) -> Iterator[WhatGoes]:
    streams = (*kept.everybody, *kept.claims, *kept.letters, *kept.plans)
    facts = [one for stream in streams for one in house.collections.history(stream)]
    sealed = Counter(_OF_PURPOSE[purpose] for purpose in _sealed(facts))
    counts = {
        **{what: sealed[what] for what in _OF_PURPOSE.values()},
        Goes.DOCUMENTS: len(documents_of(house, kept, facts)),
        Goes.MAILS: len(kept.mails),
        Goes.BANK_LINES: len(kept.lines),
        Goes.CREDIT_NOTES: len(kept.notes),
        Goes.BATCH_FILES: len(kept.batches),
        Goes.LETTER_FILES: len(letter_files(house, kept)),
        Goes.FOLDERS: len(dossier_folders(house, kept)),
        Goes.SEARCH: len(kept.everybody),
    }
    return (WhatGoes(what, count) for what, count in counts.items() if count)


def documents_of(house: House, kept: KeptOf, facts: Iterable[Recorded]) -> tuple[str, ...]:
    """The hashes of documents that facts name and that are kept for somebody of these."""
    named = (
        value
        for one in facts
        for name, value in one.fact
        if name.endswith("sha256") and isinstance(value, str) and value
    )
    return tuple(
        sha256
        for sha256 in dict.fromkeys(named)
        if any(house.archive.is_kept_for(sha256, subject=one) for one in kept.subjects)
    )


def _sealed(facts: Iterable[Recorded]) -> Iterator[Purpose]:
    """Why each sealed value of some facts is kept."""
    for one in facts:
        for name, purpose in one.fact.SEALED.items():
            if getattr(one.fact, name) is not None:
                yield purpose
        if one.reason_text is not None:
            yield Purpose.NOTES
