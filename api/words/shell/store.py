"""What the command line says of the store, its log, views and archive, and of what stops it."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "The log is at position {position}.": "Het logboek staat op plaats {position}.",
    "This is a {mode} store: {place}": "Opslag ({mode}): {place}",
    "Checking facts": "Feiten nagaan",
    "Left out of {view}: {stream} ({code})": "Overgeslagen in {view}: {stream} ({code})",
    "Kept anew in {view}, at position {position}: rebuild it": (
        "Opnieuw bijgehouden in {view}, bij positie {position}: maak hem opnieuw"
    ),
    "A live view held other rows than the log gives: it stays. Look, then use --accept.": (
        "Een lopend overzicht had andere rijen dan het logboek geeft: het blijft. Kijk, "
        "en gebruik dan --accept."
    ),
    "Rows of before {day} are sealed as they stood.": (
        "Rijen van voor {day} zijn verzegeld zoals ze toen waren."
    ),
    "Broken: {count} found.": "Geschonden: {count} gevonden.",
    "Sound through position {position}.": "Gaaf tot en met plaats {position}.",
    "Copying rows": "Rijen kopiëren",
    "Checking the copy": "De kopie nagaan",
    "Log {log}: {size} facts, root {root}": "Logboek {log}: {size} feiten, wortel {root}",
    "Copied, and sound through position {position}: {place}": (
        "Gekopieerd, en gaaf tot en met plaats {position}: {place}"
    ),
    "Name it in VORDERING_DATABASE, and never work on the other one again.": (
        "Noem hem in VORDERING_DATABASE, en werk nooit meer op de andere."
    ),
    "rebuild it": "bouw opnieuw op",
    "(hidden)": "(verborgen)",
    "environment": "omgeving",
    "default": "zonder opgave",
    "vordering, not installed": "vordering, niet geïnstalleerd",
    "{view} is at generation {number} again.": "{view} staat weer op stand {number}.",
    "Replaying claims": "Vorderingen herhalen",
    "{claims} claims, {facts} facts through position {position}: {digest}": (
        "{claims} vorderingen, {facts} feiten tot en met plaats {position}: {digest}"
    ),
    "Left out: {stream} ({code})": "Overgeslagen: {stream} ({code})",
    "The store comes to something else: {digest}": "De opslag komt op iets anders uit: {digest}",
    "Archiving facts": "Feiten archiveren",
    "Made again: {count} files that were missing.": "Opnieuw gemaakt: {count} bestanden die weg"
    " waren.",
    "Archived: {facts} facts in {files} files, through position {through}, in {place}": (
        "Gearchiveerd: {facts} feiten in {files} bestanden, tot en met plaats {through}, in {place}"
    ),
    "The archive holds {facts} facts, all that were recorded through position {through}.": (
        "Het archief bevat {facts} feiten, alles wat tot en met plaats {through} is vastgelegd."
    ),
    "Rebuilding {view}": "{view} opnieuw opbouwen",
    "Written: {place}": "Geschreven: {place}",
    "Written: {count} letters in {place}": "Geschreven: {count} brieven in {place}",
    "Written: {count} facts in {place}": "Geschreven: {count} feiten in {place}",
    "Stopped. What was done is kept; run the command again to go on.": (
        "Gestopt. Wat is gedaan, blijft; geef de opdracht opnieuw om verder te gaan."
    ),
    "The disk is full. Free some space and try again; what was done is kept.": (
        "De schijf is vol. Maak ruimte en probeer opnieuw; wat is gedaan, blijft."
    ),
    "The quota of this user is used up. Free some space and try again.": (
        "De ruimte van deze gebruiker is op. Maak ruimte en probeer opnieuw."
    ),
    "The port is in use. Stop the other program, or give --port another number.": (
        "De poort is in gebruik. Stop het andere programma, of geef --port een ander nummer."
    ),
    "This machine has no such address. Give --host one of its own.": (
        "Deze machine heeft dit adres niet. Geef --host een eigen adres."
    ),
    "Somebody else changed this at the same time ({error}). Try again.": (
        "Iemand anders veranderde dit tegelijk ({error}). Probeer opnieuw."
    ),
    "This cannot be read or written: {error}{where}.": (
        "Dit kan niet worden gelezen of geschreven: {error}{where}."
    ),
    "The views cannot be used: {error}. Run `vordering rebuild`.": (
        "De overzichten zijn niet te gebruiken: {error}. Start `vordering rebuild`."
    ),
}
"""Messages, by the English; names in braces are filled in."""
