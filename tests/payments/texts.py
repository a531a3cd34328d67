"""How people write what they pay for: cues of many languages, numbers typed in many ways."""

from random import Random
from typing import Final

CUES: Final = (
    "factuur {}|fact. {}|Factuurnummer: {}|nota {}|betaling factuur {}|{}|inzake {}|fnr {}"
    "|invoice {}|Inv. {} thank you|Rechnung Nr. {}|RG-NR {}|facture no {}|fattura {}"
    "|pago factura {}"
    "|uw factuur {} dd 12-10-2026|factuurnr.{} bedankt|betr. {} / laatste herinnering"
    "|faktura {}"
).split("|")
NOTHING: Final = (
    "",
    "",
    "",
    "betaling",
    "overboeking",
    "zie mail",
    "dank u wel",
    "payment",
    "openstaand bedrag",
    "aflossing",
    "NOTPROVIDED",
    "sorry voor het wachten",
    "Zahlung",
    "excuus voor de late betaling",
)


def said(random: Random, *numbers: str) -> str:
    """A text with these numbers."""
    joined = random.choice((" en ", ", ", " + ", " / ", "; ", " ", " & ")).join(numbers)
    return random.choice(CUES).format(joined)


def whole(random: Random, number: str) -> str:
    """A number as it stands, or in small letters, or with other signs between its parts."""
    match random.randrange(5):
        case 0:
            return number.lower()
        case 1:
            return number.replace("-", " ").replace("/", " ")
        case 2:
            return number.replace("-", "").replace("/", "")
        case 3:
            return number.replace("-", ".").replace("/", "-")
        case _:
            return number


def mangled(random: Random, number: str) -> str:
    """A number without its letters, with zeros lost, an O for a 0, or in groups of digits."""
    match random.randrange(4):
        case 0:
            return "".join(sign for sign in number if not sign.isalpha()).strip("-/")
        case 1:
            return number.replace("0", "O")
        case 2:
            parts = number.replace("/", "-").split("-")
            bare = [part.lstrip("0") or "0" for part in parts]
            return "-".join(bare)
        case _:
            digits = "".join(sign for sign in number if sign.isdigit())
            return f"{digits[:4]} {digits[4:]}"


def mistyped(random: Random, number: str) -> str:
    """A number with one digit wrong, or two changed about."""
    at = [place for place, sign in enumerate(number) if sign.isdigit()]
    signs = list(number)
    place = random.choice(at[-4:])
    if random.random() < 0.5 and place + 1 < len(signs) and signs[place + 1].isdigit():
        signs[place], signs[place + 1] = signs[place + 1], signs[place]
    if "".join(signs) == number:
        signs[place] = str((int(signs[place]) + random.randrange(1, 9)) % 10)
    return "".join(signs)


def cut(random: Random, text: str) -> tuple[str, ...]:
    """A text as a bank cuts it: at a column, with the blank there lost, or not cut at all."""
    width = random.choice((0, 0, 0, 35, 32, 27, 65))
    if not width or len(text) <= width:
        return (text,) if text else ()
    return tuple(text[at : at + width].strip() for at in range(0, len(text), width))


def wrapped(random: Random, number: str) -> tuple[str, ...]:
    """A text in which the column ends within the number."""
    width = random.choice((32, 35, 65))
    lead = "betaling van de openstaande factuur met dank en excuses voor het late betalen nr "
    within = random.randrange(2, len(number) - 1)
    text = lead[: width - within].rstrip().ljust(width - within) + number + " gr"
    return text[:width], text[width:]


def as_bank_writes(random: Random, name: str, *, company: bool) -> str:
    """A payer's name as banks write it."""
    if company:
        short = (name.replace(" B.V.", " BV"), name.replace("B.V.", ""))
        return random.choice((name, name.upper(), *short))
    first, last = name.split(" ", 1)
    return random.choice(
        (
            name,
            name.upper(),
            f"{first[0]}. {last}",
            f"{first[0]} {last}".upper(),
            f"Hr {first[0]} {last}",
            f"{last}, {first[0]}.",
            f"{first[0]}. {last} e/o M. Partner",
            f"Mw {first} {last}",
        )
    )


def grouped_reference(random: Random, reference: str) -> str:
    """A payment reference as people copy it."""
    if random.random() < 0.5:
        return reference
    return " ".join(reference[at : at + 4] for at in range(0, len(reference), 4))
