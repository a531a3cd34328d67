"""A paper beside a dossier: what it is, by which hash, and its bytes where they are there."""

from dataclasses import dataclass

from domain.sealing import Erased


@dataclass(frozen=True, slots=True)
class DossierPaper:
    """One of them; ``content`` is Erased where the key is gone under which it was kept.

    None: it cannot be made out of the paper before it, and ``sha256`` is empty.
    """

    name: str
    """Of its file."""
    what: str
    """In Dutch, as the dossier says it."""
    sha256: str
    content: bytes | Erased | None
