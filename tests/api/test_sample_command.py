"""The command `sample`: until which day, and never a second one over the first."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.main import app
from application.clock import today_of


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("MASTER_KEY", "DATABASE"):
        monkeypatch.delenv(f"VORDERING_{name}", raising=False)
    monkeypatch.setenv("VORDERING_HOME", str(tmp_path / "home"))
    return tmp_path


def test_a_sample_does_not_reach_today(home: Path) -> None:
    assert home.exists()
    today = today_of(lambda: datetime.now(UTC))
    told = CliRunner().invoke(app, ["--lang", "nl", "sample", "--until", today.isoformat()])
    assert told.exit_code == 2
    assert "De laatste dag van een proef ligt voor vandaag" in " ".join(told.output.split())


def test_where_a_sample_lies_another_is_not_promised(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MASTER_KEY", "DATABASE"):
        monkeypatch.delenv(f"VORDERING_{name}", raising=False)
    monkeypatch.setenv("VORDERING_HOME", str(sample_home))
    told = CliRunner().invoke(app, ["--lang", "en", "sample", "--until", "2026-11-20"])
    assert told.exit_code == 2
    assert "Take another VORDERING_HOME" in " ".join(told.output.split())
