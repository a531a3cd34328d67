"""Files of direct debits and of transfers: valid, summed, and the same bytes each time."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from adapters.sepa import (
    Collected,
    CollectionsFile,
    Transfer,
    TransfersFile,
    write_collections,
    write_transfers,
)
from adapters.sepa.characters import sepa_id, sepa_text
from adapters.sepa.elements import FileParty, FileVersion, StructuredAddress, faults_of
from domain.money import cents_from

PUBLIC = Path(__file__).parents[4] / "shared" / "data" / "xsd" / "pain"
MADE = datetime(2026, 11, 30, 9, 30)  # noqa: DTZ001 - as the bank reads it, local
US = FileParty(name="Bakkerij Jansen B.V.", iban="NL91ABNA0417164300")
HIM = FileParty(name="J. de Vries", iban="NL44RABO0123456789")


def one(number: int = 1, amount: int = 121_00, **kept: object) -> Collected:
    values = {
        "end_to_end_id": f"E{number:05}",
        "amount": amount,
        "scheme": "CORE",
        "sequence": "RCUR",
        "mandate_id": f"M-{number}",
        "signed_on": date(2024, 1, 31),
        "debtor": HIM,
        "remittance": f"Factuur F2026-{number:03}",
    }
    return Collected(**{**values, **kept})  # type: ignore[arg-type]  # a table of cases


def debits(*lines: Collected, version: FileVersion = FileVersion.DEBITS_09) -> CollectionsFile:
    return CollectionsFile(
        message_id="B2026-1",
        made_at=MADE,
        creditor=US,
        creditor_identifier="NL79ZZZ999999990000",
        collect_on=date(2026, 12, 16),
        lines=lines,
        version=version,
    )


def refunds(*lines: Transfer) -> TransfersFile:
    return TransfersFile(
        message_id="T2026-1", made_at=MADE, payer=US, pay_on=date(2026, 12, 1), lines=lines
    )


def found(raw: bytes, path: str) -> list[str]:
    return [str(e.text) for e in etree.fromstring(raw).iterfind(f".//{{*}}{path}")]


@pytest.mark.parametrize("version", [FileVersion.DEBITS_08, FileVersion.DEBITS_09])
def test_a_file_of_debits_is_valid_by_its_schema(version: FileVersion) -> None:
    address = StructuredAddress(street="Dorpsstraat", number="1", town="Ede", country="NL")
    abroad = FileParty(name="Müller & Söhne", iban="DE89370400440532013000", address=address)
    raw = write_collections(
        debits(
            one(1), one(2, sequence="OOFF", debtor=abroad), one(3, scheme="B2B"), version=version
        )
    )
    assert faults_of(raw, version) == ()
    assert sorted(found(raw, "SeqTp")) == ["OOFF", "RCUR", "RCUR"]
    assert found(raw, "CtrlSum")[0] == "363.00"


def test_a_debit_under_an_amended_mandate_says_that_the_account_is_another() -> None:
    raw = write_collections(debits(one(other_account=True)))
    assert b"SMNDA" in raw
    assert b"SMNDA" not in write_collections(debits(one()))


def test_twice_the_same_gives_the_same_bytes_in_whatever_order() -> None:
    assert write_collections(debits(one(1), one(2))) == write_collections(debits(one(2), one(1)))


def test_a_file_of_transfers_is_valid_by_its_schema() -> None:
    line = Transfer(end_to_end_id="R1", amount=12_34, to=HIM, remittance="Terugbetaling F2026-001")
    raw = write_transfers(refunds(line))
    assert faults_of(raw, FileVersion.TRANSFERS_09) == ()
    assert found(raw, "CtrlSum") == ["12.34", "12.34"]


@pytest.mark.skipif(not PUBLIC.exists(), reason="the public schemas are not beside the project")
@pytest.mark.parametrize("version", ["pain.001.001.09", "pain.008.001.08"])
def test_the_schemas_that_are_shipped_say_what_the_public_ones_say(version: str) -> None:
    public = etree.parse(PUBLIC / f"{version}.xsd", etree.XMLParser(remove_blank_text=True))
    shipped = Path(__file__).parents[3] / "adapters" / "sepa" / "schemas" / f"{version}.xsd"
    ours = etree.parse(shipped, etree.XMLParser(remove_blank_text=True))
    assert etree.tostring(ours.getroot(), method="c14n2") == etree.tostring(
        public.getroot(), method="c14n2"
    )


@given(
    lines=st.lists(
        st.tuples(
            st.integers(1, 99_999_999_99),
            st.text(max_size=200),
            st.text(max_size=300),
            st.sampled_from(["CORE", "B2B"]),
            st.sampled_from(["RCUR", "OOFF"]),
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=25, deadline=None)
def test_whatever_is_said_a_file_is_valid_and_its_sums_are_those_of_its_lines(
    lines: list[tuple[int, str, str, str, str]],
) -> None:
    told = [
        one(n, amount, debtor=FileParty(name=name, iban=HIM.iban), remittance=text, **kinds)
        for n, (amount, name, text, scheme, sequence) in enumerate(lines)
        for kinds in [{"scheme": scheme, "sequence": sequence}]
    ]
    raw = write_collections(debits(*told))
    amounts = [cents_from(text) for text in found(raw, "InstdAmt")]
    sums = [cents_from(text) for text in found(raw, "CtrlSum")]
    assert sums[0] == sum(amounts) == sum(sums[1:]) == sum(line[0] for line in lines)
    assert sorted(found(raw, "EndToEndId")) == sorted(line.end_to_end_id for line in told)


@given(text=st.text(max_size=300), longest=st.integers(1, 140))
@settings(max_examples=200, deadline=None)
def test_a_text_holds_only_what_a_bank_takes(text: str, longest: int) -> None:
    kept = sepa_text(text, longest=longest)
    assert len(kept) <= longest
    assert kept == sepa_text(kept, longest=longest)
    assert "//" not in kept
    assert not kept.startswith("/")
    assert not kept.endswith("/")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Müller & Söhne", "Muller + Sohne"),
        ("Crème Brûlée B.V.", "Creme Brulee B.V."),
        ("Łukasz Żółć", "Lukasz Zolc"),
        ("IJsselmeer ĳs", "IJsselmeer ijs"),
        ("Straße 5", "Strasse 5"),
        ("//Slash//er/", "Slash/er"),
        ("Иван", "...."),
    ],
)
def test_a_name_keeps_its_meaning(name: str, written: str) -> None:
    assert sepa_text(name, longest=70) == written


def test_a_text_is_cut_at_a_blank_where_one_is_near() -> None:
    assert sepa_text("a" * 60 + " bbbbbbbbbbbbbb", longest=70) == "a" * 60
    assert sepa_text("a" * 80, longest=70) == "a" * 70


def test_a_reference_of_thirty_five_is_taken() -> None:
    assert sepa_id("A" * 35) == "A" * 35


@pytest.mark.parametrize("wrong", ["A" * 36, "", "/A", "A//B", "é"])
def test_a_reference_that_would_be_another_one_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no reference"):
        sepa_id(wrong)
