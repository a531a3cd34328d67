"""English of the pages of the inbox."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Postvak": "Inbox",
    "Mails": "Mails",
    "Mail": "Mail",
    "Mail die binnenkwam. Wat zeker bij een vordering hoort, staat daar; van de rest zegt u van"
    " wie het is; vorderingen waarover het kan gaan, wachten tot dan.": (
        "Mail that came in. What is surely about a claim is linked to it; tell us whose the rest"
        " is: claims that it may be about wait until then."
    ),
    "Lijst van mails": "List of mails",
    "Onderwerp": "Subject",
    "Van": "From",
    "Ontvangen": "Received",
    "Bijlagen": "Attachments",
    "antwoordapparaat": "answering machine",
    "Geen mail gevonden.": "No mail found.",
    "Mail zonder onderwerp": "Mail without a subject",
    "Te beoordelen:": "To be reviewed:",
    "Hoort bij": "Is about",
    "Kan gaan over, en wacht:": "May be about these, which wait:",
    "Kon gaan over": "Might have been about",
    "Tekst": "Text",
    "De hele mail, zoals zij binnenkwam": "The whole mail, as it came in",
    "Wat vreemden sturen kan schadelijk zijn: open het alleen als je het verwacht.": (
        "What strangers send may do harm: open it only if you expect it."
    ),
    "Mail komt hier uit een map (Maildir of mbox): met <code>vordering bounces read MAP</code>,"
    " of vóór elke run uit de map van <code>VORDERING_BOUNCE_FOLDER</code> of het postvak van"
    " <code>VORDERING_IMAP_HOST</code>. Een mailserver kan haar ook zelf brengen:"
    " <code>POST /v1/deliveries/bounces</code>.": (
        "Mail comes here from a folder (Maildir or mbox): with"
        " <code>vordering bounces read DIR</code>, or before each run from the folder of"
        " <code>VORDERING_BOUNCE_FOLDER</code> or the mailbox of"
        " <code>VORDERING_IMAP_HOST</code>. A mail server can bring it as well:"
        " <code>POST /v1/deliveries/bounces</code>."
    ),
}
