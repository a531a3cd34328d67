"""Reports of delivery: which letter, what became of it, and nothing about a person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.bounces import Report, Verdict, read_report
from tests.adapters.reports import (
    EXCHANGE,
    EXIM_IN_WORDS,
    LETTER,
    OUT_OF_OFFICE,
    POSTFIX,
    QMAIL,
    SENTENCE,
    STRANGER,
    report,
)


@pytest.mark.parametrize(
    ("raw", "verdict", "status"),
    [
        (report(), Verdict.FAILED, "5.1.1"),
        (POSTFIX, Verdict.FAILED, "5.1.1"),
        (EXCHANGE, Verdict.FAILED, "5.7.1"),
        (EXIM_IN_WORDS, Verdict.FAILED, "5.1.1"),
        (report(action="failed", status="4.4.7"), Verdict.FAILED, "4.4.7"),
        (report(action="delayed", status="4.2.2"), Verdict.DELAYED, "4.2.2"),
        (report(action="delivered", status="2.0.0"), Verdict.DELIVERED, "2.0.0"),
        (report(action="relayed", status="2.0.0"), Verdict.RELAYED, "2.0.0"),
        (report(action="expanded", status="2.0.0"), Verdict.EXPANDED, "2.0.0"),
        (report(action="considered"), Verdict.UNKNOWN, ""),
        (QMAIL, Verdict.UNKNOWN, ""),
        (OUT_OF_OFFICE, Verdict.UNKNOWN, ""),
    ],
)
def test_a_report_names_its_letter_and_what_became_of_it(
    raw: bytes, verdict: Verdict, status: str
) -> None:
    found = read_report(raw)
    assert (found.letter_id, found.verdict, found.status) == (LETTER, verdict, status)


def test_a_mail_about_none_of_our_letters_names_none() -> None:
    assert read_report(STRANGER) == Report(letter_id=None, verdict=Verdict.UNKNOWN)


def test_the_envelope_id_names_the_letter_where_nothing_of_the_mail_came_back() -> None:
    assert read_report(report(returned="x@y")).letter_id == LETTER


def test_the_address_it_came_back_to_names_the_letter_where_nothing_else_does() -> None:
    raw = report(envelope="", returned="x@y")
    back = f"To: bounces+{LETTER}@delinde.example".encode()
    assert read_report(raw).letter_id is None
    assert read_report(raw.replace(b"To: bounces@delinde.example", back)).letter_id == LETTER


def test_the_worst_of_several_recipients_counts() -> None:
    both = report(action="delivered", status="2.0.0").replace(
        b"\n\n--4F2A/mx\nContent-Type: text/rfc822-headers",
        b"\n\nFinal-Recipient: rfc822; x@example.nl\nAction: failed\nStatus: 5.2.1\n"
        b"\n--4F2A/mx\nContent-Type: text/rfc822-headers",
    )
    found = read_report(both)
    assert (found.verdict, found.status) == (Verdict.FAILED, "5.2.1")


def test_a_report_is_dated_by_its_own_head() -> None:
    dated = read_report(report()).dated
    assert dated is not None
    assert dated.date() == date(2026, 3, 18)
    assert read_report(report(date="yesterday")).dated is None


@pytest.mark.parametrize("raw", [report(), POSTFIX, EXIM_IN_WORDS, OUT_OF_OFFICE])
def test_nothing_of_a_person_stays_in_what_was_read(raw: bytes) -> None:
    said = repr(read_report(raw))
    assert "voorbeeld" not in said
    assert SENTENCE not in said


@given(st.binary(max_size=300), st.integers(0, 900), st.integers(0, 900))
def test_whatever_comes_in_there_is_an_answer(noise: bytes, at: int, gone: int) -> None:
    raw = report()
    for broken in (noise, raw[:at] + noise + raw[at + gone :]):
        found = read_report(broken)
        assert found.verdict in Verdict
        assert found.letter_id in {None, LETTER}
