"""A bank statement of the sample company: the last days before today, as its bank would give them.

It pays some of what is open at the end of the sample, as people do: in full by number, in part, by
a number that is typed wrong, by name alone. Nothing of it is recorded before somebody imports it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from xml.sax.saxutils import escape

from stdnum import iban as iban_rules

from domain.money import Cents, as_decimal

IBAN: Final = "NL02ABNA0123456789"
FOLDER: Final = "sample-bank"
"""Where it lies in the home."""
DAYS: Final = 5
_OPENING: Final = 18_250_00
_NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """An invoice that is open at the end of the sample; ``amount``: the rest of its principal."""

    number: str
    name: str
    amount: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """One entry: ``amount`` in cents, negative where we paid."""

    on: date
    amount: Cents
    name: str
    account: str
    text: str


def statement(cases: Sequence[OpenCase], until: date) -> bytes:
    """CAMT.053 of the account through a day; of the same cases the same bytes."""
    first = until - timedelta(days=DAYS - 1)
    booked = [*_booked(cases, first)]
    closing = _OPENING + sum(one.amount for one in booked)
    made = f"{until + timedelta(days=1)}T03:15:00+01:00"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<Document xmlns="{_NAMESPACE}"><BkToCstmrStmt>',
        f"<GrpHdr><MsgId>{IBAN}-{until}</MsgId><CreDtTm>{made}</CreDtTm></GrpHdr>",
        f"<Stmt><Id>{IBAN[-10:]}-{until}</Id><ElctrncSeqNb>1</ElctrncSeqNb>",
        f"<CreDtTm>{made}</CreDtTm><FrToDt><FrDtTm>{first}T00:00:00</FrDtTm>",
        f"<ToDtTm>{until}T23:59:59</ToDtTm></FrToDt>",
        f"<Acct><Id><IBAN>{IBAN}</IBAN></Id><Ccy>EUR</Ccy>",
        "<Ownr><Nm>Van Dijk Techniek B.V.</Nm></Ownr></Acct>",
        _balance("OPBD", _OPENING, first),
        _balance("CLBD", closing, until),
        *(_entry(at, one) for at, one in enumerate(booked, 1)),
        "</Stmt></BkToCstmrStmt></Document>\n",
    ]
    return "\n".join(lines).encode()


def _booked(cases: Sequence[OpenCase], first: date) -> Iterator[Booked]:
    ways: tuple[Callable[[OpenCase], tuple[Cents, str]], ...] = (
        lambda one: (one.amount, f"Betaling factuur {one.number}"),
        lambda one: (one.amount // 2, f"{one.number} eerste helft, rest volgt"),
        lambda one: (one.amount, f"fact. {_mistyped(one.number)}"),
        lambda one: (one.amount, ""),
        lambda one: (one.amount + 1_00, f"factuur {one.number} met dank"),
    )
    for at, (case, way) in enumerate(zip(cases, ways, strict=False)):
        amount, text = way(case)
        yield Booked(
            on=first + timedelta(days=at),
            amount=amount,
            name=case.name,
            account=_account(at),
            text=text,
        )
    last = first + timedelta(days=DAYS - 1)
    yield Booked(
        on=last, amount=75_00, name="B. Vreemd", account=_account(8), text="verkoop aanhanger"
    )
    yield Booked(
        on=last, amount=-1_210_00, name="Verhuur Zuid B.V.", account=_account(9), text="huur loods"
    )


def _mistyped(number: str) -> str:
    """The last two digits the wrong way round, as fingers do."""
    return f"{number[:-2]}{number[-1]}{number[-2]}"


def _account(number: int) -> str:
    body = f"INGB{1_000_100 + number:010d}"
    return f"NL{iban_rules.calc_check_digits('NL00' + body)}{body}"


def _money(cents: Cents) -> str:
    side = "CRDT" if cents >= 0 else "DBIT"
    amount = as_decimal(abs(cents))
    return f'<Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>'


def _balance(code: str, cents: Cents, day: date) -> str:
    kind = f"<Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
    return f"<Bal>{kind}{_money(cents)}<Dt><Dt>{day}</Dt></Dt></Bal>"


def _entry(at: int, one: Booked) -> str:
    side = "Dbtr" if one.amount >= 0 else "Cdtr"
    family = "RCDT" if one.amount >= 0 else "ICDT"
    text = f"<RmtInf><Ustrd>{escape(one.text)}</Ustrd></RmtInf>" if one.text else ""
    return (
        f"<Ntry>{_money(one.amount)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{one.on}</Dt></BookgDt>"
        f"<ValDt><Dt>{one.on}</Dt></ValDt><AcctSvcrRef>{one.on:%y%m%d}{at:04d}</AcctSvcrRef>"
        f"<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly>"
        "</Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>"
        f'<Amt Ccy="EUR">{as_decimal(abs(one.amount))}</Amt>'
        f"<RltdPties><{side}><Pty><Nm>{escape(one.name)}</Nm></Pty></{side}>"
        f"<{side}Acct><Id><IBAN>{one.account}</IBAN></Id></{side}Acct></RltdPties>"
        f"{text}</TxDtls></NtryDtls></Ntry>"
    )
