"""A sentence about one thing: what follows its number stands in the singular."""

import re
from collections.abc import Mapping
from typing import Final

_ENGLISH: Final[Mapping[str, str]] = {
    "more letters wait": "more letter waits",
    "letters that hold": "letter that holds",
    "files that were": "file that was",
    "claims differ": "claim differs",
    "claims go": "claim goes",
    "direct debits": "direct debit",
    "answers": "answer",
    "cases": "case",
    "entries": "entry",
    "instalments": "instalment",
    "refunds": "refund",
    "tasks": "task",
    "claims": "claim",
    "days": "day",
    "facts": "fact",
    "files": "file",
    "letters": "letter",
    "lines": "line",
    "mails": "mail",
    "runs": "run",
    "steps": "step",
    "times": "time",
}
_DUTCH: Final[Mapping[str, str]] = {
    "bestanden die weg waren": "bestand dat weg was",
    "vorderingen verschillen": "vordering verschilt",
    "brieven die bevatten": "brief die bevat",
    "vorderingen gaan": "vordering gaat",
    "brieven wachten": "brief wacht",
    "blijven liggen": "blijft liggen",
    "antwoorden": "antwoord",
    "posten": "post",
    "taken.": "taak.",  # without its full stop it is an English word, too
    "termijnen": "termijn",
    "terugbetalingen": "terugbetaling",
    "trekkingen": "trekking",
    "zaken": "zaak",
    "bestanden": "bestand",
    "brieven": "brief",
    "dagen": "dag",
    "e-mails": "e-mail",
    "feiten": "feit",
    "incasso's": "incasso",
    "regels": "regel",
    "runs": "run",
    "stappen": "stap",
    "vorderingen": "vordering",
}
_EACH: Final = {**_ENGLISH, **_DUTCH}
_FOUND: Final = re.compile(
    r"(?P<place>\{(?P<braced>\w+)\}|%\((?P<named>\w+)\)s) "
    r"(?P<many>" + "|".join(map(re.escape, _EACH)) + r")(?![\w'-])"
)


def about_one(text: str, values: Mapping[str, object]) -> str:
    """A sentence with its places (``{count}`` or ``%(count)s``), where one that is 1 counts one."""

    def said(found: re.Match[str]) -> str:
        one = str(values.get(found["braced"] or found["named"])) == "1"
        return f"{found['place']} {_EACH[found['many']]}" if one else found[0]

    return _FOUND.sub(said, text)
