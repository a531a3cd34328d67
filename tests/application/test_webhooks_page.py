"""What `docs/events.md` says of webhooks is so: its checks of a signature, and its schedule."""

import re
import runpy
import subprocess
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.webhooks.outcomes import Delivered
from adapters.webhooks.sending import MOST_BYTES, SECONDS
from adapters.webhooks.signature import signed
from application.settings import Settings
from application.webhooks.again import RETRIES, SPARED_AFTER
from application.webhooks.chosen import AT_ONCE
from application.webhooks.laid import MOST_WAITING
from application.webhooks.secrets import MARK

PAGE = (Path(__file__).parents[2] / "docs" / "events.md").read_text("utf-8")
PART = PAGE.split("\n## Webhooks\n")[1].split("\n## ")[0]
CHECKS = PART.split("### How to know that it is ours")[1].split("\n### ")[0]
KEY = bytes(range(32))
SECRET = MARK + b64encode(KEY).decode()
BODY = '{"type": "vordering.claim.reminder_sent", "subject": "één"}'.encode()


def block(language: str) -> str:
    [found] = re.findall(rf"```{language}\n(.*?)```\n", CHECKS, re.DOTALL)
    return str(found)


def headers(*keys: bytes, ago: timedelta = timedelta(0)) -> dict[str, str]:
    at = datetime.now(UTC) - ago
    return signed(BODY, event_id="0b0e7a3c@4", at=at, secrets=keys)


@pytest.fixture
def is_ours(tmp_path: Path) -> Callable[..., bool]:
    written = tmp_path / "receiver.py"
    written.write_text(block("python"), "utf-8")
    found: Any = runpy.run_path(str(written))["is_ours"]
    return lambda *said: bool(found(*said))


def test_the_check_in_python_takes_what_is_ours_and_nothing_else(
    is_ours: Callable[..., bool],
) -> None:
    assert is_ours(SECRET, headers(KEY), BODY)
    assert is_ours(SECRET, headers(b"another", KEY), BODY), "while a secret is replaced"
    assert not is_ours(SECRET, headers(b"another"), BODY)
    assert not is_ours(SECRET, headers(KEY), BODY + b" ")
    assert not is_ours(SECRET, headers(KEY) | {"webhook-id": "0b0e7a3c@5"}, BODY)
    assert is_ours(SECRET, headers(KEY, ago=timedelta(minutes=4)), BODY)
    assert not is_ours(SECRET, headers(KEY, ago=timedelta(minutes=6)), BODY)


def test_the_check_in_a_shell_prints_what_stands_in_the_header(tmp_path: Path) -> None:
    (tmp_path / "body.json").write_bytes(BODY)
    sent = headers(KEY)
    done = subprocess.run(
        ["bash", "-euc", block("sh")],
        cwd=tmp_path,
        env={
            "PATH": "/usr/bin:/bin",
            "SECRET": SECRET,
            "ID": sent["webhook-id"],
            "STAMP": sent["webhook-timestamp"],
        },
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )
    assert f"v1,{done.stdout.strip()}" == sent["webhook-signature"]


def test_the_schedule_on_the_page_is_the_one_that_is_kept() -> None:
    [row] = re.findall(r"\| sent again in \|(.*)\|\n", PART)
    assert [_pause(one) for one in row.split("|")] == list(RETRIES)


def test_the_limits_on_the_page_are_the_ones_that_are_kept() -> None:
    fields = Settings.model_fields
    assert f"within {SECONDS:.0f} seconds" in PART
    assert f"At most {MOST_WAITING:,} wait at once" in PART
    assert (AT_ONCE, SPARED_AFTER) == (8, 5)
    assert "Eight at once" in PART
    assert "After five failures in a row" in PART
    assert (fields["webhooks_stop_days"].default, fields["webhooks_log_days"].default) == (5, 30)
    assert "for five days (`VORDERING_WEBHOOKS_STOP_DAYS`)" in PART
    assert "for thirty days (`VORDERING_WEBHOOKS_LOG_DAYS`)" in PART
    assert all(f"`{one}`" in PART for one in Delivered)
    assert MOST_BYTES == 16 * 1024


def _pause(said: str) -> timedelta:
    count, unit = said.split()
    return timedelta(**{{"s": "seconds", "min": "minutes", "h": "hours"}[unit]: int(count)})
