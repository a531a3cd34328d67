"""Numbers that identify a party: in one spelling, and only those that can be somebody's."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from stdnum import iban as ibans_of
from stdnum.be import vat as belgian
from stdnum.ch import uid as swiss
from stdnum.eu import vat as european
from stdnum.gb import vat as british
from stdnum.nl import btw

from domain.creditor.refusals import nobodys_number, unknown_creditor
from domain.errors import NotFound
from domain.ids import normalised_number, spellings
from domain.parties import CreditorProfile, PartyNumbers

_NOISE: Final = re.compile(r"[^0-9A-Z]")
_KVK_LEAD: Final = re.compile(r"^(0106|NLKVK|KVKNUMMER|KVKNR|KVK|NL)(?=\d{7,8}$)")
_OIN_LEAD: Final = re.compile(r"^(0190|NLOINO|NLOIN|OIN)(?=\d{20}$)")
_VAT_LEAD: Final = re.compile(r"^(BTWNUMMER|BTWNR|BTW|VATNO|VAT|TVA|MWST)(?=.*\d)")
_SWISS_TAIL: Final = re.compile(r"(MWST|TVA|IVA|VAT)$")
_SCHEME: Final = re.compile(r"^(\d{4}|[A-Z]{2}:[A-Z]{2,4}|[A-Z]{2,5}):(?=.)")
_COUNTED: Final = ("01234567890123456789", "12345678901234567890", "98765432109876543210")
_LONG: Final = 6
"""So many digits counted up are no chance."""
_IBAN_FORM: Final = re.compile(r"[A-Z]{2}\d{2}[0-9A-Z]{8,30}", re.ASCII)
_VAT_SHAPE: Final = re.compile(r"[A-Z]{2,3}(?=(.*[0-9]){5})[0-9A-Z]{5,15}")
_EUROPEAN: Final = frozenset(
    "AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
_NOBODY: Final = frozenset(
    (
        "NA NVT NB NONE NULL NIL NIHIL GEEN ONBEKEND UNKNOWN TBD TEST KLANT DEBITEUR CUSTOMER"
        " PARTICULIER PARTICULIEREN CONSUMENT PRIVE CONTANT CASH DIVERSEN DIVERS BALIE WEBSHOP XX"
        " XXX XXXX"
    ).split()
)
"""What people write where there is no number."""
_AT_ONE_COUNTRY: Final = frozenset({"BE", "CH"})
"""Where the number of a company in its register is that of its VAT."""


def miswritten_iban(account: str) -> bool:
    """Tell whether an account has the form of an IBAN, and check digits or a length that are wrong.

    One of another form (a number within a country) is none.
    """
    written = "".join(account.split()).upper()
    return bool(_IBAN_FORM.fullmatch(written)) and not ibans_of.is_valid(written)


@dataclass(frozen=True, slots=True)
class Identifier:
    """One thing that identifies a party: its kind, its one spelling, and how it was kept before.

    A store of before may know it under ``before``: a kind and a value, as it was written.
    """

    kind: str
    value: str
    before: tuple[str, str]

    @property
    def spellings(self) -> tuple[tuple[str, str], ...]:
        """Each kind and value under which a store may know it, the one of now first."""
        pairs = ((self.kind, self.value), self.before)
        return tuple(dict.fromkeys((kind, one) for kind, said in pairs for one in spellings(said)))


def identifier(kind: str, value: str, written: str) -> list[Identifier]:
    """What a number identifies, written so; nothing where it is nobody's."""
    return [Identifier(kind, value, (kind, normalised_number(written)))] if value else []


def kvk_number(written: str) -> str:
    """A KvK number as its eight digits; empty: it is none."""
    bare = _KVK_LEAD.sub("", _bare(written))
    digits = f"0{bare}" if re.fullmatch(r"[0-9]{7}", bare) else bare
    return digits if re.fullmatch(r"[0-9]{8}", digits) and not _placeholder(digits) else ""


def oin_number(written: str) -> str:
    """An OIN as its twenty digits; empty: it is none."""
    bare = _OIN_LEAD.sub("", _bare(written))
    return bare if re.fullmatch(r"[0-9]{20}", bare) and len(set(bare)) > 1 else ""


@lru_cache(maxsize=1_024)
def vat_number(written: str, country: str = "NL") -> str:
    """A VAT number with its country and valid check digits; empty: it is none.

    The Dutch ones hold by the eleven-test (of a RSIN) or by mod 97 (of a sole trader).
    """
    bare = _VAT_LEAD.sub("", _bare(written))
    lead = bare[:2] if bare[:2].isalpha() else ""
    if not lead:
        bare = f"{country.upper()}{bare}"
        lead = bare[:2]
    if bare.startswith("CHE"):
        bare = _SWISS_TAIL.sub("", bare)
        return str(swiss.compact(bare)) if swiss.is_valid(bare) else ""
    return _checked(lead, bare)


def _checked(lead: str, bare: str) -> str:
    if lead == "NL":
        return f"NL{btw.compact(bare)}" if btw.is_valid(bare) else ""
    if lead == "BE":
        return f"BE{belgian.compact(bare)}" if belgian.is_valid(bare) else ""
    if lead == "GR":
        lead, bare = "EL", f"EL{bare[2:]}"
    if lead in _EUROPEAN:
        return str(european.compact(bare)) if european.is_valid(bare) else ""
    if lead == "GB":
        return f"GB{british.compact(bare)}" if british.is_valid(bare) else ""
    sound = _VAT_SHAPE.fullmatch(bare) and not _placeholder(re.sub(r"[^0-9]", "", bare))
    return bare if sound else ""


def company_number(written: str, country: str | None) -> str:
    """A Belgian or Swiss company's number in the register, as its VAT number; empty: it is none."""
    plain = _SCHEME.sub("", normalised_number(written))
    return vat_number(plain, country) if country in _AT_ONE_COUNTRY else ""


@lru_cache(maxsize=16)  # one entry of a bank file asks for its account again and again
def iban_number(written: str) -> str:
    """An IBAN in one spelling; empty: it is none."""
    return str(ibans_of.compact(written)) if written and ibans_of.is_valid(written) else ""


def own_number(written: str) -> str:
    """A number that a creditor gave his customer; empty: it can be nobody's in particular."""
    number = normalised_number(written)
    bare = _bare(_SCHEME.sub("", number))
    nobody = re.fullmatch(r".?|0*|[A-Z]{2}", bare) or bare in _NOBODY
    return "" if nobody or (bare.isdigit() and _placeholder(bare)) else number


def customer_numbers_by_hand(numbers: PartyNumbers, country: str) -> list[Identifier]:
    """What identifies a debtor with his creditor, of the numbers a person gives."""
    return [
        *identifier("debtor_kvk", kvk_number(numbers.kvk), numbers.kvk),
        *identifier("debtor_vat", vat_number(numbers.vat, country), numbers.vat),
        *identifier("debtor_number", own_number(numbers.customer_number), numbers.customer_number),
    ]


def no_creditor(named: str) -> NotFound:
    """The refusal of a number, or an id, by which no creditor is known."""
    written = f"'{named[:40]}'"
    if re.fullmatch(r"[0-9]{8}", normalised_number(named)) and not kvk_number(named):
        return nobodys_number(written)
    return unknown_creditor(written)


def creditor_numbers_by_hand(profile: CreditorProfile) -> list[Identifier]:
    """What identifies a creditor in a store, of the numbers a person gives."""
    return [
        *identifier("creditor_kvk", kvk_number(profile.kvk), profile.kvk),
        *identifier("creditor_vat", vat_number(profile.vat, profile.country), profile.vat),
    ]


def _bare(written: str) -> str:
    return _NOISE.sub("", written.upper())


def _placeholder(digits: str) -> bool:
    """Tell whether somebody only filled the field: all the same digit, or counted up or down."""
    if re.fullmatch(r"0*|9{4,}|(\d)\1{5,}", digits):
        return True
    return len(digits) >= _LONG and any(digits in row for row in _COUNTED)
