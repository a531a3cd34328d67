"""English of the pages about letters: what waits to be sent, and one letter with its delivery."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "kenmerk": "reference",
    "Brieven die op een mens wachten: onzeker of ze uitgingen, of te printen en te posten.": (
        "Letters that wait for a person: in doubt, or to be printed and posted."
    ),
    "Onzeker of ze zijn verzonden": "In doubt whether they were sent",
    "De verbinding viel weg nadat de brief was overhandigd. Zoek het Message-ID in het logboek van"
    " de server en leg vast wat daar staat. Een bezorgrapport dat terugkomt lost dit vanzelf op.": (
        "The connection broke after the letter was handed over. Look for the Message-ID in the log"
        " of the server and record what it says. A delivery report that comes back settles this"
        " by itself."
    ),
    "Onzeker": "In doubt",
    "Begonnen": "Began",
    "Begonnen %(moment)s": "Began %(moment)s",
    "bij %(server)s": "at %(server)s",
    "Server": "Server",
    "Zoek op": "Look for",
    "Wat er bekend is": "What is known",
    "Bekend is:": "Known is:",
    "Geen.": "None.",
    "Niets.": "Nothing.",
    "Te posten": "To be posted",
    "%(count)s los": "%(count)s loose",
    "Nog %(num)s brief is voor iemand die de vordering mag inzien.": (
        "%(num)s more letter is for somebody who may look at the claim."
    ),
    "Nog %(num)s brieven zijn voor iemand die de vorderingen mag inzien.": (
        "%(num)s more letters are for somebody who may look at the claims."
    ),
    "%(num)s partij": "%(num)s batch",
    "%(num)s partijen": "%(num)s batches",
    "%(count)s nieuw": "%(count)s new",
    "%(count)s aangetekend": "%(count)s registered",
    "Een brief telt pas als gepost op de dag die u hier vastlegt.": (
        "A letter counts as posted only on the day that you record here."
    ),
    "Maak de bestanden": "Make the files",
    "Partij %(name)s": "Batch %(name)s",
    "Partij": "Batch",
    "Niet posten:": "Do not post:",
    "brief %(id)s": "letter %(id)s",
    "Haal hem eruit en leg dat bij de brief vast.": "Take it out and record that with the letter.",
    "Gepost op": "Posted on",
    "Vervoerder": "Carrier",
    "Leg postdag vast": "Record the posting day",
    "aangetekend": "registered",
    "verzonden %(day)s": "sent %(day)s",
    "document": "document",
    "Herhaalt per post": "Doubles by post",
    "de e-mail": "the e-mail",
    "Kwam niet aan": "Did not arrive",
    "Is deze brief verzonden?": "Was this letter sent?",
    "Verzendnummer": "Tracking number",
    "Waarom": "Why",
    "Waarom dit feit": "Why this fact",
    "Waarom dit feit?": "Why this fact?",
    "Wat tot dit feit leidde": "What led to this fact",
    "Waarom?": "Why?",
    "Waarom deze brief": "Why this letter",
    "Waarom deze brief?": "Why this letter?",
    "Wat tot deze brief leidde": "What led to this letter",
    "In beeld": "As a picture",
    "In woorden": "In words",
    "Van boven naar beneden: wat er gebeurde, en waardoor. Een pijl wijst van de oorzaak naar wat"
    " erop rust.": (
        "From the top down: what happened, and because of what. An arrow points from the cause to"
        " what rests on it."
    ),
    "door": "because of",
    "Hier staat wat is vastgelegd. Wat niemand vastlegde, heet niet vastgelegd; er wordt niets"
    " geraden.": (
        "Here stands what was recorded. What nobody recorded is called not recorded; nothing is"
        " guessed."
    ),
}
"""By Dutch sentence."""
