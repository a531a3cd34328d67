"""Faults of store, keys, views and folders in Dutch, by the pattern of what they say in English."""

import errno
import os
import re
from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    r"There is no store at (?P<a>.+) yet\..*": (
        "Er is nog geen opslag op {a}. Maak er een met `vordering init --live` of"
        " `vordering init --sandbox`, of wijs VORDERING_HOME naar de map van een die er is."
    ),
    r"The home (?P<a>.+) cannot be made: (?P<b>.+?)\. .*": (
        "De map {a} kan niet worden gemaakt: {b}. Wijs VORDERING_HOME naar een map waar deze"
        " gebruiker mag schrijven."
    ),
    r"The folder (?P<a>.+) cannot be made: (?P<b>.+?)\. .*": (
        "De map {a} kan niet worden gemaakt: {b}. Geef deze gebruiker het recht daar te schrijven."
    ),
    r"(?P<a>.+) is not empty\. A store is copied only .*": (
        "{a} is niet leeg. Een opslag wordt alleen gekopieerd naar waar nog niets is."
    ),
    r"Something was recorded in (?P<a>.+) while it was copied; .*": (
        "Er werd iets vastgelegd in {a} terwijl die werd gekopieerd; er is niets bewaard. Stop elk"
        " programma dat erop werkt, en kopieer opnieuw."
    ),
    r"The copy is not sound: (?P<a>.+)\. Nothing was kept\. .*": (
        "De kopie is niet gaaf: {a}. Er is niets bewaard. Draai 'vordering fsck' op de opslag"
        " waarvan zij gemaakt is."
    ),
    r"The (copy has other logs|rows of \w+ did not reach) .*": (
        "De kopie is niet gelijk aan het origineel; er is niets bewaard. Probeer het opnieuw."
    ),
    r"Another program copies a store to (?P<a>.+)\. .*": (
        "Een ander programma kopieert een opslag naar {a}. Wacht tot dat klaar is."
    ),
    r"(?P<a>.+) is not what was archived\. Run .*": (
        "{a} is niet wat er gearchiveerd is. Draai 'vordering archive check'."
    ),
    r"Another program replays in (?P<a>.+)\. .*": (
        "Een ander programma speelt al na in {a}. Wacht tot dat klaar is."
    ),
    r"A replay cannot be kept in (?P<a>.+): (?P<b>.+?)\. .*": (
        "Het naspelen kan niet worden bewaard in {a}: {b}. Maak ruimte of geef toegang."
    ),
    r"(?P<a>.+) is a folder\. .*": "{a} is een map. Noem een bestand daarin voor de opslag.",
    r"(?P<a>.+) holds other tables and is no store\. .*": (
        "{a} bevat andere tabellen en is geen opslag. Noem een andere database."
    ),
    r"(?P<a>.+) was written by a newer program .*": (
        "{a} is geschreven door een nieuwer programma. Gebruik dat."
    ),
    r"(?P<a>.+) is a (?P<b>\w+) store, and a (?P<c>\w+) one was asked for\..*": (
        "{a} is een opslag van soort {b}, en er is om {c} gevraagd. Dat verandert nooit: noem de"
        " andere opslag."
    ),
    r"The keys in this home are not those that seal (?P<a>.+?)\. .*": (
        "De sleutels in deze map horen niet bij {a}. Zet de sleutels terug"
        " (keys/keys.sqlite3), of noem de goede VORDERING_HOME."
    ),
    r"The master key (?P<a>.+) is missing, but keys wrapped by it exist\..*": (
        "De hoofdsleutel {a} ontbreekt, maar er zijn sleutels die ermee zijn gesloten. Zet hem"
        " terug uit de reservekopie, of stel VORDERING_MASTER_KEY in."
    ),
    r"The master key \((?P<a>.+)\) is not the one of the keys in (?P<b>.+?)\. .*": (
        "De hoofdsleutel ({a}) hoort niet bij de sleutels in {b}. Geef de goede in"
        " VORDERING_MASTER_KEY of in master.key."
    ),
    r"The master key (?P<a>.+) cannot be used: (?P<b>.+?)\. .*": (
        "De hoofdsleutel {a} is niet te gebruiken: {b}. Geef deze gebruiker er recht op, of stel"
        " VORDERING_MASTER_KEY in."
    ),
    r"Others can read the master key\. Run: (?P<a>.+)": (
        "Anderen kunnen de hoofdsleutel lezen. Geef de opdracht: {a}"
    ),
    r"(?P<a>.+) is not a master key: .*": (
        "{a} is geen hoofdsleutel: geef 32 bytes als 64 hexcijfers of base64."
    ),
    r"A new master key was made: (?P<a>.+)\. Back it up .*": (
        "Er is een nieuwe hoofdsleutel gemaakt: {a}. Bewaar een kopie los van de opslag: zonder"
        " die sleutel is geen persoonsgegeven meer te lezen."
    ),
    r"The file (?P<a>.+) is damaged\. .*": (
        "Het bestand {a} is beschadigd. 'vordering fsck' zegt wat eraan te doen is."
    ),
    r"The store (?P<a>.+) is damaged\. .*": "De opslag {a} is beschadigd. Start 'vordering fsck'.",
    r"The store (?P<a>.+) is too busy\. .*": ("De opslag {a} is te druk. Probeer het opnieuw."),
    r"The store (?P<a>.+) is locked by another program.*": (
        "De opslag {a} is door een ander programma bezet. Wacht daarop of stop het, en probeer"
        " het opnieuw."
    ),
    r"The store (?P<a>.+) cannot be reached: (?P<b>.+?)\. .*": (
        "De opslag {a} is niet bereikbaar: {b}. Kijk of de server draait en of VORDERING_DATABASE"
        " hem noemt."
    ),
    r"The view (?P<a>.+) is (?:gone|damaged)\. .*": (
        "Het overzicht {a} is weg of beschadigd. Start 'vordering rebuild'."
    ),
    r"Views cannot be kept in (?P<a>.+): (?P<b>.+?)\. .*": (
        "Overzichten kunnen niet in {a} staan: {b}. Kijk de map en haar rechten na."
    ),
    r"The mail folder (?P<a>.+) cannot be read: (?P<b>.+?)\. .*": (
        "De map met e-mail {a} is niet te lezen: {b}. Geef er toegang toe, en kijk of het een"
        " Maildir (met new en cur) of een mbox-bestand is."
    ),
    r"The mailbox (?P<a>.+) cannot be read: (?P<b>.+?)\. See that .*": (
        "Het postvak {a} is niet te lezen: {b}. Kijk of de server te bereiken is en of"
        " VORDERING_IMAP_… erbij past."
    ),
    r"The mailbox (?P<a>.+) does not let us in\. See to \S+ and \S+\.$": (
        "Het postvak {a} laat ons niet binnen. Kijk VORDERING_IMAP_USER en"
        " VORDERING_IMAP_PASSWORD na."
    ),
    r"The mailbox (?P<a>.+) does not let us in\. See .* again from (?P<b>.+)\.": (
        "Het postvak {a} laat ons niet binnen. Kijk VORDERING_IMAP_USER en"
        " VORDERING_IMAP_PASSWORD na. Vanaf {b} wordt het opnieuw geprobeerd."
    ),
    r"The outbox cannot take the letter: (?P<a>.+?)\. .*": (
        "De map met uitgaande brieven neemt de brief niet aan: {a}. Maak ruimte of geef toegang,"
        " en start opnieuw."
    ),
}
"""What is said most; any other fault is said as it is, behind what it is about."""

CAUSES: Final[Mapping[int, str]] = {
    errno.ENOENT: "dat bestand of die map is er niet",
    errno.EACCES: "deze gebruiker mag dat niet",
    errno.EPERM: "dat mag niet",
    errno.EISDIR: "dat is een map",
    errno.ENOTDIR: "dat is geen map",
    errno.EEXIST: "dat is er al",
    errno.ENOTEMPTY: "die map is niet leeg",
    errno.EROFS: "daar kan niet worden geschreven",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de ruimte van deze gebruiker is op",
    errno.EFBIG: "dat bestand is te groot",
    errno.EIO: "de schijf geeft een fout",
    errno.EMFILE: "er zijn te veel bestanden open",
    errno.ENAMETOOLONG: "die naam is te lang",
    errno.EINVAL: "die naam kan niet",
    errno.ECONNREFUSED: "daar antwoordt niets",
    errno.ETIMEDOUT: "het duurde te lang",
}
"""What the system says of a file or a connection that it cannot give, by its number."""


def cause_in_dutch(english: str) -> str:
    """A text with what the system said in it in Dutch, without its number."""
    text = re.sub(r"\[Errno \d+\] ", "", english)
    for number, dutch in CAUSES.items():
        text = text.replace(os.strerror(number), dutch)
    return text


def fault_in_dutch(english: str) -> str:
    """A fault in Dutch; one that has no words here is quoted."""
    for pattern, dutch in DUTCH.items():
        if found := re.fullmatch(pattern, english, re.DOTALL):
            named = {name: cause_in_dutch(said) for name, said in found.groupdict().items()}
            return dutch.format(**named)
    return f"Dit lukt nu niet. Het programma meldt: “{english}”"
