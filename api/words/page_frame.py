"""English of what every page has, and of the pages of runs, plans and problems."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Niets nieuws: dit was al vastgelegd.": "Nothing new: this was recorded already.",
    "Het antwoord zelf zegt wat er deze keer in de weg stond (%(detail)s) en wat te doen"
    " (%(way_out)s): in het Nederlands voor wie dat vraagt (%(header)s), anders in het Engels.": (
        "The answer itself says what stood in the way this time (%(detail)s) and what to do"
        " (%(way_out)s): in Dutch to whoever asks for it (%(header)s), else in English."
    ),
    "Er is niets bijgekomen.": "Nothing was added.",
    "Naar de inhoud": "To the content",
    "Hoofdmenu": "Main menu",
    "Meer": "More",
    "Menu": "Menu",
    "Proef": "Test",
    "Overzicht": "Overview",
    "Werklijst": "Work list",
    "Verzending": "Sending",
    "Dagelijkse run": "Daily run",
    "Plannen": "Plans",
    "Proefomgeving": "Sandbox",
    "Er wordt niets echt verstuurd": "Nothing is really sent",
    "Stand per <strong>%(day)s</strong>, met wat nu bekend is.": (
        "As of <strong>%(day)s</strong>, with what is known now."
    ),
    "Rente over de dagen vanaf <strong>%(day)s</strong> is voorlopig: het percentage is nog niet"
    " bekend of nagegaan.": (
        "Interest over the days from <strong>%(day)s</strong> is provisional: the rate is not known"
        " or verified yet."
    ),
    "In lijsten en totalen loopt rente tot en met <strong>%(day)s</strong>, of de laatste boeking"
    " daarna; op een vordering zelf loopt zij door.": (
        "In lists and totals interest runs through <strong>%(day)s</strong>, or the last entry"
        " behind it; on a claim itself it runs on."
    ),
    "Terug naar vandaag": "Back to today",
    "Positie %(position)s van het log.": "Position %(position)s of the log.",
    "Stand per <strong>%(day)s</strong>, met wat bekend was op <strong>%(moment)s</strong>:"
    " positie %(position)s van het log. Wat later is vastgelegd, staat er niet bij.": (
        "As of <strong>%(day)s</strong>, with what was known at <strong>%(moment)s</strong>:"
        " position %(position)s of the log. What was recorded later is left out."
    ),
    "Stand per <strong>%(day)s</strong>, toen het log nog leeg was.": (
        "As of <strong>%(day)s</strong>, when the log was still empty."
    ),
    "Hier kan niets worden vastgelegd.": "Nothing can be recorded here.",
    "Wortel van het log op deze positie": "Root of the log at this position",
    "Wortels van %(num)s logs op deze positie": "Roots of %(num)s logs at this position",
    "Log": "Log",
    "%(num)s feit": "%(num)s fact",
    "%(num)s feiten": "%(num)s facts",
    "Bekend op": "Known at",
    "Moment of positie": "Moment or position",
    "%(moment)s of 1234": "%(moment)s or 1234",
    "Bekend op (leeg: nu)": "Known at (empty: now)",
    "Bedragen in euro, stand op %(day)s. Elk feit staat in een logboek dat alleen groeit.": (
        "Amounts in euro, as of %(day)s. Every fact is in a log that only grows."
    ),
    "Stand op": "As of",
    "Toon": "Show",
    "Zoek": "Search",
    "Wis": "Clear",
    "Volgende": "Next",
    "Verder": "More",
    "en": "and",
    "(gewist)": "(erased)",
    "gewist op %(day)s: %(why)s": "erased on %(day)s: %(why)s",
    "(onleesbaar)": "(unreadable)",
    "Naar het overzicht": "To the overview",
    "Naar het begin": "To the start",
    "Niet vastgelegd.": "Not recorded.",
    "Niet getoond.": "Not shown.",
    "Niet gevonden": "Not found",
    "Dit kan niet": "This cannot be done",
    "Iemand was u voor": "Somebody was before you",
    "Niet toegestaan": "Not allowed",
    "De opslag is niet bereikbaar": "The store cannot be reached",
    "Dit lukte niet": "This failed",
    "Wat er op %(day)s uitging, wat niet, en waarom niet.": (
        "What went out on %(day)s, what did not, and why not."
    ),
    "Er was niets te doen.": "There was nothing to do.",
    "Verslag van %(moment)s": "Report of %(moment)s",
    "Nog %(num)s regel gaat over een vordering die u niet mag inzien.": (
        "%(num)s more line is about a claim at which you may not look."
    ),
    "Nog %(num)s regels gaan over vorderingen die u niet mag inzien.": (
        "%(num)s more lines are about claims at which you may not look."
    ),
    "Op deze dag was er geen run.": "There was no run on this day.",
    "Andere dagen": "Other days",
    "Wat": "What",
    "Stap": "Step",
    "bron:": "source:",
    "Vervaldag": "Due date",
    "Schuif de tekening opzij: rechts staat de tijdlijn.": (
        "Move the drawing aside: the timeline is on its right."
    ),
    "versie %(number)s": "version %(number)s",
    "Elk plan, gelopen met een voorbeeldfactuur van %(amount)s die niemand betaalt. Een stap die op"
    " niet-betalen rust, wacht bovendien tot de betalingen tot en met de termijn en één bankdag"
    " bekend zijn.": (
        "Each plan, walked with an example invoice of %(amount)s that nobody pays. A step that"
        " rests on non-payment also waits until the payments through its term and one banking day"
        " are known."
    ),
}
"""By Dutch sentence."""
