"""What is prepared once under a key is what the library gives each time (RFC 4231)."""

import hashlib
import hmac

import pytest

from adapters.store.keyed_hash import KeyedHash

TOLD = [
    (b"\x0b" * 20, b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    (
        b"Jefe",
        b"what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ),
    (
        b"\xaa" * 131,
        b"Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ),
]
"""Test cases 1, 2 and 6 of RFC 4231, section 4."""


@pytest.mark.parametrize(("key", "message", "wanted"), TOLD)
def test_the_published_examples_hold(key: bytes, message: bytes, wanted: str) -> None:
    assert KeyedHash(key).of(message).hex() == wanted


@pytest.mark.parametrize("length", [0, 1, 31, 32, 63, 64, 65, 200])
def test_it_is_the_hash_of_the_library_for_any_key_and_again(length: int) -> None:
    key = bytes(range(length))
    made = KeyedHash(key)
    for message in (b"", b"a", b"a" * 1_000, b"a"):
        assert made.of(message) == hmac.digest(key, message, hashlib.sha256)
