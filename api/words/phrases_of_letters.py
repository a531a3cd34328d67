"""The phrases that say why a letter does not go now, in Dutch and in English."""

from collections.abc import Mapping
from typing import Final

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "disputed": ("De vordering is betwist", "The claim is disputed"),
    "another worker was first": (
        "iemand anders deed dit net tegelijk",
        "another worker was first",
    ),
    "the plan has no such step": (
        "het traject heeft zo'n stap niet",
        "the plan has no such step",
    ),
    "no instalment is to come on this claim: this is an example": (
        "op deze vordering komt geen termijn van een regeling: dit is een voorbeeld",
        "no instalment is to come on this claim: this is an example",
    ),
    "it is another creditor's": ("het is van een andere schuldeiser", "it is another creditor's"),
    "a consumer first gets the fourteen-day letter": (
        "een consument krijgt eerst de veertiendagenbrief",
        "a consumer first gets the fourteen-day letter",
    ),
    "the debtor is not in default without a notice": (
        "zonder ingebrekestelling is de debiteur niet in verzuim",
        "the debtor is not in default without a notice",
    ),
    "a brace in it is not closed": ("een accolade is niet gesloten", "a brace in it is not closed"),
    "it is no https address without a login": (
        "dit is geen https-adres zonder inloggegevens",
        "it is no https address without a login",
    ),
    "it must name the reference, and may name the amount only": (
        "het betalingskenmerk moet erin staan, en verder alleen het bedrag",
        "it must name the reference, and may name the amount only",
    ),
    "it is too long": ("die is te lang", "it is too long"),
}
"""By phrase."""

_CLOSED: Final = r"nothing may go to a debtor "
PATTERNS: Final[Mapping[str, tuple[str, str]]] = {
    _CLOSED + r"on a Sunday, from (?P<day>\S+) it may": (
        "op zondag mag er niets naar een debiteur, vanaf {day} wel",
        "nothing may go to a debtor on a Sunday, from {day} it may",
    ),
    _CLOSED + r"on a holiday, from (?P<day>\S+) it may": (
        "op een feestdag mag er niets naar een debiteur, vanaf {day} wel",
        "nothing may go to a debtor on a holiday, from {day} it may",
    ),
    _CLOSED + r"between (?P<until>\d\d:\d\d) and (?P<opens>\d\d:\d\d), from (?P<day>.+) it may": (
        "tussen {until} en {opens} uur mag er niets naar een debiteur, vanaf {day} uur wel",
        "nothing may go to a debtor between {until} and {opens}, from {day} it may",
    ),
    r"no (?:e-mail|message) at this hour: blocked:\w+ \(Bki art\. 4\.2\)": (
        "op dit uur mag er niets naar een debiteur (Bki art. 4.2)",
        "nothing may go to a debtor at this hour (Bki art. 4.2)",
    ),
    r"it has no step for a debtor who is '(?P<capacity>\w+)'": (
        "het heeft geen stap voor zo'n debiteur ({capacity})",
        "it has no step for such a debtor ({capacity})",
    ),
    r"(?P<amount>[\d.]+) euro is open, which is outside its amounts": (
        "er staat {amount} open, en daarvoor is het niet",
        "{amount} is open, which is outside its amounts",
    ),
}
"""By pattern. The one about an hour alone stands in reports of earlier runs."""
