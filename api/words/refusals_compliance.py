"""Refusals about the inspector's file in Dutch, by code: what cannot be, and the way out."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "compliance.backwards": (
        "De periode eindigt voordat zij begint[: {last} ligt voor {first}].",
        "Geef eerst de eerste dag en dan de laatste.",
    ),
    "compliance.ahead": (
        "De periode begint op een dag waarvan nog niets bekend was[: {first}, na {known_on}].",
        "Vraag naar een eerdere periode, of naar wat later bekend was.",
    ),
    "compliance.folder_taken": (
        "In die map staat al iets[: {folder}]; het blijft zoals het is.",
        "Noem een nieuwe map, of een lege.",
    ),
    "compliance.disk_full": (
        "De schijf is vol[: die van {folder}]; er is niets geschreven.",
        "Maak ruimte, of noem een map op een andere schijf.",
    ),
    "compliance.folder_unfit": (
        "Het rapport kan daar niet worden geschreven[: in {folder}]; er is niets geschreven.",
        "Kijk of de map daar kan worden gemaakt en beschreven, of noem een andere.",
    ),
    "compliance.too_many": (
        "Op een rapport over zoveel vorderingen[: {count}; hoogstens {most}] wacht geen antwoord.",
        "Vraag naar één schuldeiser of enkele vorderingen, of gebruik: vordering compliance --out.",
    ),
    "compliance.unknown": (
        "Zo'n verplichting is er niet.",
        "Kies er een op de pagina Naleving.",
    ),
}
