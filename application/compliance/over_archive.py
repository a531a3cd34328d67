"""Every claim that is asked about, held to the obligations from the archive, here or elsewhere."""

from collections.abc import Callable
from pathlib import Path

from application.compliance.asked import ComplianceAsked
from application.compliance.over_all import Over
from application.fact_archive.replay import Workers, replay_archive
from application.house import House
from application.replay.run import ToldReach


def over_the_archive(
    house: House,
    asked: ComplianceAsked,
    *,
    workers: Workers | None = None,
    folder: Path | None = None,
    told: ToldReach = lambda _: None,
    ended: Callable[[], bool] = lambda: False,
) -> Over:
    """Over the archive, which must reach to the point that is asked about."""
    only = asked.creditors[0] if len(asked.creditors) == 1 else None
    return lambda job: replay_archive(
        house,
        job,
        at=asked.at,
        creditor=only,
        workers=workers,
        folder=folder,
        told=told,
        ended=ended,
    )
