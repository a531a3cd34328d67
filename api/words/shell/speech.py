"""What the command line says, in the language that is spoken; its source language is English."""

import re
from collections.abc import Mapping
from datetime import date
from inspect import cleandoc
from typing import TYPE_CHECKING, Final

from api.words.called import command_called, label
from api.words.doers import payments_named
from api.words.figures import day, lowered, money, number
from api.words.language import DUTCH, spoken
from api.words.naming import step, task, turn, why, word
from api.words.reasons import reason
from api.words.shell import (
    agreed,
    bank,
    columns,
    debits,
    erasures,
    help_audit,
    help_letters,
    help_questions,
    help_reports,
    help_work,
    limitation,
    mail_check,
    messages,
    one_claim,
    parties,
    refunds,
    sample,
    settings,
    store,
)
from api.words.shell.faults import cause_in_dutch, fault_in_dutch
from api.words.taken import taken_said
from projections.singular import about_one

if TYPE_CHECKING:
    from application.queries.list_shapes import TaskOut
    from application.queries.shapes import LineOut

HELP: Final[Mapping[str, str]] = {
    **help_work.DUTCH,
    **help_letters.DUTCH,
    **help_questions.DUTCH,
    **help_audit.DUTCH,
    **help_reports.DUTCH,
    **bank.HELP,
    **refunds.HELP,
    **parties.HELP,
    **erasures.HELP,
}
"""Dutch of the help, by the English."""

SAID: Final[Mapping[str, str]] = {
    **columns.DUTCH,
    **messages.DUTCH,
    **one_claim.DUTCH,
    **store.DUTCH,
    **parties.DUTCH,
    **agreed.DUTCH,
    **limitation.DUTCH,
    **bank.DUTCH,
    **refunds.DUTCH,
    **debits.DUTCH,
    **erasures.DUTCH,
    **sample.DUTCH,
    **mail_check.DUTCH,
    **settings.DUTCH,
}
"""Dutch of what commands say, by the English."""

FRAME: Final[Mapping[str, str]] = {
    "ARGUMENTS_PANEL_TITLE": "Gegevens",
    "OPTIONS_PANEL_TITLE": "Opties",
    "COMMANDS_PANEL_TITLE": "Opdrachten",
    "ERRORS_PANEL_TITLE": "Fout",
    "ABORTED_TEXT": "Afgebroken.",
    "DEFAULT_STRING": "[zonder opgave: {}]",
    "REQUIRED_LONG_STRING": "[verplicht]",
    "RICH_HELP": "Probeer [blue]'{command_path} {help_option}'[/] voor uitleg.",
}
"""What typer puts around the help, by its name there."""

_USAGE: Final[Mapping[str, str]] = {
    r"Missing option '(?P<a>[^']+)'\.(?P<b>.*)": "De optie '{a}' ontbreekt.{b}",
    r"Missing argument '(?P<a>[^']+)'\.(?P<b>.*)": "Het gegeven '{a}' ontbreekt.{b}",
    r"Missing command\.(?P<a>)(?P<b>)": "Er is geen opdracht gegeven.",
    r"No such command '(?P<a>[^']+)'\.(?P<b>.*)": "De opdracht '{a}' bestaat niet.{b}",
    r"No such option: (?P<a>\S+)(?P<b>.*)": "De optie {a} bestaat niet.{b}",
    r"Invalid value for (?P<a>.+?): (?P<b>.*)": "De waarde voor {a} kan niet: {b}",
    r"Invalid value: (?P<a>.*)(?P<b>)": "Een waarde kan niet: {a}",
    r"Got unexpected extra arguments? \((?P<a>.*)\)(?P<b>)": "Dit is te veel: {a}",
    r"Option '(?P<a>[^']+)' requires an argument\.(?P<b>)": "De optie '{a}' vraagt een waarde.",
}
_WITHIN: Final[Mapping[str, str]] = {
    "Did you mean": "Bedoelt u",
    "Possible options:": "Wel:",
    "Choose from:": "Kies uit:",
    "Value error, ": "",
    "is no amount in euro; write it as ": "is geen bedrag in euro; schrijf het als ",
    'is no day; write it as "2026-11-21"': 'is geen dag; schrijf hem als "2026-11-21"',
    "is no day from 2000-01-01 through ": "is geen dag van 2000-01-01 tot en met ",
    'is no time in Amsterdam; write it as "15:00"': 'is geen tijd; schrijf hem als "15:00"',
    "is no percentage; write it as 8.00": "is geen percentage; schrijf het als 8.00",
    "must be more than 0.00": "moet meer zijn dan 0.00",
    "is no valid IBAN": "is geen geldige IBAN",
    "is no KvK number; it has eight digits": "is geen KvK-nummer; dat heeft acht cijfers",
    "String should match pattern ": "is niet geschreven als ",
    "String should have at least 1 character": "mag niet leeg zijn",
    "String should have at most ": "is te lang; hoogstens zoveel tekens: ",
    " is not one of ": " is geen van ",
    " is none of: ": " is geen van: ",
    " is no id of a letter.": " is geen id van een brief.",
    " is no id. See `vordering claim ID` for it.": " is geen id. Zie `vordering claim ID`.",
    " is no id.": " is geen id.",
    "is no id (a UUID). `vordering search` names those of debtors and claims,"
    " `vordering bank-lines` those of bank lines.": (
        "is geen id (een UUID). `vordering search` noemt die van debiteuren en vorderingen,"
        " `vordering bank-lines` die van bankposten."
    ),
    "It goes with --": "Dit hoort bij --",
    " is no time. Write it as ": " is geen tijd. Schrijf het als ",
    " is no percentage. Write it as ": " is geen percentage. Schrijf het als ",
    " is no moment. Write ": " is geen moment. Schrijf ",
    "Name a folder, or set ": "Noem een map, of stel in: ",
    "The last day of a sample is before today.": "De laatste dag van een proef ligt voor vandaag.",
    "A sample lies there already. Take another ": "Daar ligt al een proef. Neem een andere ",
    " is not a valid integer.": " is geen geheel getal.",
    " does not exist.": " bestaat niet.",
    " is no day. Write it as ": " is geen dag. Schrijf het als ",
    " is no moment. Write it as ": " is geen moment. Schrijf het als ",
    " is no valid IBAN.": " is geen geldige IBAN.",
    " is not an amount in euro.": " is geen bedrag in euro.",
    "Give digits with at most two decimals and a point, such as ": (
        "Geef cijfers met ten hoogste twee decimalen en een punt, zoals "
    ),
}

_HARD: Final = "\N{NO-BREAK SPACE}"


def say(english: str, **values: object) -> str:
    """A message with its values, in the language that is spoken."""
    text = SAID.get(english, english) if spoken() == DUTCH else english
    if not values:
        return text
    told = {name: _value(one) for name, one in values.items()}
    return about_one(text, told).format(**told)


def _value(value: object) -> object:
    """A day as the language writes it; anything else as it is."""
    return on_day(value) if isinstance(value, date) else value


def amount(text: str) -> str:
    """An amount as a person reads it; with blanks that a terminal can search for."""
    return money(text).replace(_HARD, " ")


def on_day(value: date | None) -> str:
    """A day as a person reads it; empty where there is none."""
    return day(value).replace(_HARD, " ") if value else ""


def figure(text: str) -> str:
    """An amount or a day out of an answer for programs as a person reads it, else as it is."""
    if re.fullmatch(r"-?\d+\.\d\d", text):
        return amount(text)
    return on_day(date.fromisoformat(text)) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text


def fault_said(english: str) -> str:
    """A fault of store, keys, views or folders, in the language that is spoken."""
    return fault_in_dutch(english) if spoken() == DUTCH else english


def cause_said(english: str) -> str:
    """What the system says of a file that it cannot give, in the language that is spoken."""
    return cause_in_dutch(english) if spoken() == DUTCH else english


def help_said(english: str) -> str:
    """A text of the help, in the language that is spoken."""
    return HELP.get(cleandoc(english), english) if spoken() == DUTCH else english


def help_of_command(name: str, english: str) -> str:
    """The help of a command of the catalogue; in English that is what its class says."""
    return command_called(name).help or english if spoken() == DUTCH else english


def help_of_field(name: str, field: str, english: str) -> str:
    """The help of an option of a command of the catalogue."""
    said = label(name, field.replace("__", ".")) if spoken() == DUTCH else ""
    return said or help_said(english)


def usage_said(english: str) -> str:
    """What typer says of words that it cannot read, in Dutch."""
    for pattern, dutch in _USAGE.items():
        if found := re.fullmatch(pattern, english, re.DOTALL):
            text = dutch.format(**found.groupdict())
            for part, said in _WITHIN.items():
                text = text.replace(part, said)
            return text
    return SAID.get(english, english)


def named(value: str, kind: str) -> str:
    """A known value as a person reads it."""
    return lowered(word(value, kind)) if value else value


def step_named(name: str) -> str:
    """A step of a plan as a person reads it."""
    return lowered(step(name))


def task_named(name: str) -> str:
    """A task as a person reads it."""
    return lowered(task(name))


def next_named(now: str, what: str) -> str:
    """What comes next on a claim, by what there is to do."""
    return lowered(task(what) if now in {"do", "ask"} else turn(what) or step(what))


def reason_named(text: str) -> str:
    """A reason of the engine as a person reads it; in English as it is."""
    return reason(text) if spoken() == DUTCH else text


def why_of_task(one: "TaskOut") -> str:
    """What is special about a task."""
    held = one.task in {"check_vanished_item", "check_open_amount"}
    return why(one) or ("" if held else reason(one.why))


def found_as(code: str, value: str) -> str:
    """What an item of the check-list was found as, where that is a known value."""
    kinds = {
        "debtor.capacity": "Capacity",
        "default.begun": "DefaultGround",
        "terms.accepted": "TermBasis",
    }
    return named(value, kinds[code]) if code in kinds else reason_named(value)


def line_said(line: "LineOut") -> str:
    """One line of how interest was worked out; in English as the law's own module says it."""
    if line.taken:
        return f"{_value(line.last_on)}: {taken_said(line)}"
    if spoken() != DUTCH:
        return payments_named(line.text)
    first, last = (str(_value(one)) for one in (line.first_on, line.last_on))
    if line.kind == "interest":
        days = f"{line.days}/{line.denominator}"
        held = " (voorlopig percentage)" if line.provisional else ""
        base, interest = amount(line.base), amount(line.amount)
        return f"{first} – {last}: {base} × {number(line.percent)} × {days} = {interest}{held}"
    return f"{last}: jaar vol, rente draagt voortaan zelf rente"
