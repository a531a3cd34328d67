"""Which refusals are the sender's: the codes of RFC 7372, and what Gmail and Microsoft say."""

import pytest

from adapters.mail_refusals import senders_fault

SENDERS = [
    (550, "5.7.26 Unauthenticated email from x.example is not accepted due to DMARC policy"),
    (550, "5.7.515 Access denied, sending domain does not meet the required authentication level"),
    (550, "5.7.25 The IP address sending this message does not have a PTR record setup"),
    (550, "5.7.27 SPF check did not pass"),
    (550, "5.7.30 DKIM did not pass"),
    (421, "4.7.28 unusual rate of unsolicited mail originating from your IP address"),
    (421, "4.7.0 Our system has detected an unusual rate"),
    (450, "4.7.25 the sending IP has no PTR"),
    (451, "4.7.500 Server busy. Please try again later"),
    (550, "5.7.606 Access denied, banned sending IP"),
    (554, "5.7.1 Service unavailable; client host blocked using zen.spamhaus.org"),
    (550, "SPF check failed for domain"),
    (530, "5.7.0 Authentication required"),
    (535, "5.7.8 Error: authentication failed"),
    (535, "no such login"),
]
OTHERS = [
    (550, "5.1.1 no such user"),
    (552, "5.2.2 mailbox full"),
    (450, "4.7.1 Greylisted, come back in five minutes"),
    (550, "5.7.1 you may not write to this list"),
    (550, "5.7.133 only senders of this organisation may write to this group"),
    (421, "too many connections"),
    (421, "4.3.2 closing for maintenance"),
    (250, "2.0.0 DKIM is fine"),
    (0, "TimeoutError: timed out"),
    (550, "no such user dkimberley"),
]


@pytest.mark.parametrize(("code", "text"), SENDERS)
def test_a_refusal_of_the_sender_is_told_by_its_code(code: int, text: str) -> None:
    found = senders_fault(code, text)
    assert (found and text.startswith(found)) or found == str(code)


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_a_refusal_of_letter_or_reader_is_none_of_the_senders(code: int, text: str) -> None:
    assert senders_fault(code, text) == ""
