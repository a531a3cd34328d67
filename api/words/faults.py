"""What cannot be read of a request, in words: by code, in English and Dutch."""

from collections.abc import Mapping
from typing import Final

from api.words.language import DUTCH, Language, spoken
from api.words.written import badly_written

FAULTS: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("is missing or empty", "ontbreekt of is leeg"),
    "unknown": ("is not known here", "is hier niet bekend"),
    "unfit": (
        "holds a character that cannot be kept ({character})",
        "bevat een teken dat niet kan worden bewaard ({character})",
    ),
    "no_json": ("is no JSON, from character {at} on", "is geen JSON, vanaf teken {at}"),
    "no_object": ("is no object with fields", "is geen object met velden"),
    "no_list": ("is no list", "is geen lijst"),
    "too_many": ("has more than {most} parts", "heeft meer dan {most} delen"),
    "too_few": ("has fewer than {least} parts", "heeft minder dan {least} delen"),
    "no_text": ("is no text", "is geen tekst"),
    "too_long": ("is longer than {most}", "is langer dan {most}"),
    "too_short": ("is shorter than {least}", "is korter dan {least}"),
    "pattern": ("is not written as {pattern}", "is niet geschreven als {pattern}"),
    "no_number": ("is no number that can be taken here", "is geen getal dat hier kan"),
    "not_more_than": ("must be more than {bound}", "moet meer zijn dan {bound}"),
    "not_at_least": ("must be at least {bound}", "moet ten minste {bound} zijn"),
    "not_less_than": ("must be less than {bound}", "moet minder zijn dan {bound}"),
    "not_at_most": ("must be at most {bound}", "mag hoogstens {bound} zijn"),
    "no_yes_or_no": ("is neither true nor false", "is geen true of false"),
    "no_part": ("asks for '{part}'; there are {parts}", "vraagt '{part}'; er zijn {parts}"),
    "no_choice": ("is none of {choices}", "is geen van {choices}"),
    "no_id": ("is no id (a UUID)", "is geen id (een UUID)"),
    "no_day": (
        'is no day; write it as "2026-11-21"',
        'is geen dag; schrijf hem als "2026-11-21"',
    ),
    "day_beyond": (
        "is no day from {first} through {last}",
        "is geen dag van {first} tot en met {last}",
    ),
    "no_moment": (
        'is no moment with an offset; write it as "2026-11-21T12:00:00+01:00"',
        'is geen moment met een zone; schrijf het als "2026-11-21T12:00:00+01:00"',
    ),
    "no_known": (
        'is neither a moment with an offset ("2026-11-21T12:00:00+01:00") nor a position ("1234")',
        'is geen moment met een zone ("2026-11-21T12:00:00+01:00") en geen positie ("1234")',
    ),
    "known_both": (
        "is a moment or a position of the log, and not both; leave one of them out",
        "is een moment of een positie van het log, en niet allebei; laat er een weg",
    ),
    "no_time": (
        'is no time in Amsterdam; write it as "15:00"',
        'is geen tijd in Amsterdam; schrijf hem als "15:00"',
    ),
    "no_amount": (
        'is no amount in euro; write it as "125.00"',
        'is geen bedrag in euro; schrijf het als "125.00"',
    ),
    "no_percentage": (
        "is no percentage; write it as 8.00",
        "is geen percentage; schrijf het als 8.00",
    ),
    "no_iban": ("is no valid IBAN", "is geen geldige IBAN"),
    "no_kvk": (
        "is no KvK number; it has eight digits",
        "is geen KvK-nummer; dat heeft acht cijfers",
    ),
    "no_etag": (
        'is no ETag; write it as "7", or as *',
        'is geen ETag; schrijf hem als "7", of als *',
    ),
    "day_ahead": (
        "lies ahead; it is {today} today",
        "ligt in de toekomst; het is vandaag {today}",
    ),
    "file_empty": ("is an empty file", "is een leeg bestand"),
    "not_fitting": ("does not fit here", "past hier niet"),
}
"""By code, with the limits that were passed in braces; what was sent stands in none."""

_NAMED: Final[Mapping[str, tuple[str, str]]] = {
    "claim_id": ("claim", "vordering"),
    "debtor_id": ("debtor", "debiteur"),
    "creditor_id": ("creditor", "schuldeiser"),
    "letter_id": ("letter", "brief"),
    "line_id": ("bank line", "bankpost"),
    "mail_id": ("mail", "mail"),
    "note_id": ("credit note", "creditnota"),
    "user_id": ("user", "gebruiker"),
    "subscription_id": ("webhook", "webhook"),
    "on": ("the day (on)", "de dag (on)"),
    "known_at": ("as known at (known_at)", "bekend op (known_at)"),
}
"""What parts of an address are called, by their names in it."""


def address_fault(part: str, where: str, code: str, values: Mapping[str, object]) -> str:
    """What is wrong with a part of an address of a page, as a sentence in what is spoken."""
    dutch = spoken() == DUTCH
    if part == "path" and code == "no_id":
        what = _NAMED.get(where, ("thing", "ding"))[dutch]
        if dutch:
            return f"Er is geen {what} met dit id: wat in het adres staat, is geen id."
        return f"There is no {what} with this id: what stands in the address is no id."
    what = _NAMED[where][dutch] if where in _NAMED else where
    said = fault_said(code, values, language=spoken())
    begun = "In het adres klopt iets niet" if dutch else "Something in the address is wrong"
    return f"{begun}: {what} {said}."


_AT_A_FORM: Final[Mapping[str, tuple[str, str]]] = {
    "no_amount": (
        "is no amount in euro, or less than nothing; write it as 125.00",
        "is geen bedrag in euro, of minder dan niets; schrijf het als 125,00",
    ),
    "no_day": ("is no day; write it as 2026-11-21", "is geen dag; schrijf hem als 2026-11-21"),
    "no_time": ("is no time; write it as 15:00", "is geen tijd; schrijf hem als 15:00"),
    "too_long": ("is longer than {most} characters", "is langer dan {most} tekens"),
    "too_short": ("is shorter than {least} characters", "is korter dan {least} tekens"),
    "too_few": ("needs {least} at least", "heeft er ten minste {least} nodig"),
    "too_many": ("takes {most} at most", "heeft er hoogstens {most}"),
    "no_id": (
        "is no id; take it from the address of its page",
        "is geen id; neem het over uit het adres van de pagina ervan",
    ),
}
"""What is typed on a page otherwise than a program writes it."""


def said_at_a_form(code: str, values: Mapping[str, object]) -> str:
    """What is wrong with a field of a form, in the language that is spoken."""
    if badly := badly_written(str(values.get("pattern", ""))):
        return badly
    english, dutch = _AT_A_FORM.get(code) or FAULTS[code]
    return _filled(dutch if spoken() == DUTCH else english, values)


def fault_said(code: str, values: Mapping[str, object], *, language: Language) -> str:
    """What is wrong with a part of a request, in a language."""
    english, dutch = FAULTS[code]
    return _filled(dutch if language == DUTCH else english, values, language=language)


def _filled(said: str, values: Mapping[str, object], *, language: Language | None = None) -> str:
    """A sentence with its limits; pydantic tells what may be chosen in English: 'a', 'b' or 'c'."""
    if (language or spoken()) == DUTCH and "choices" in values:
        values = {**values, "choices": " of ".join(str(values["choices"]).rsplit(" or ", 1))}
    return said.format(**values)
