"""A replay from the archive comes to what the store comes to, here and on several machines."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.cluster import cluster_hands
from application.compliance.over_all import over_the_store
from application.compliance.over_archive import over_the_archive
from application.compliance.report import write_report
from application.fact_archive.balances import EveryBalance
from application.fact_archive.place import place_of
from application.fact_archive.replay import ArchiveElsewhere, Workers, replay_archive
from application.fact_archive.write import write_archive
from application.house import House
from application.replay.household import Job
from application.replay.run import Replay, ReplayReached, replay, root_through
from benchmarks.workers import Cluster, cluster_of
from domain.errors import StoreError
from domain.facts import Point, StreamKind
from tests.application.compliance.asking_for import WORDS, asked_of, digests
from tests.application.replay_jobs import Balances
from tests.sample_home import END, sample_house


@pytest.fixture(scope="module")
def house(sample_home: Path) -> Iterator[House]:
    with sample_house(sample_home) as made:
        write_archive(made, part=900)
        yield made


@pytest.fixture(scope="module")
def at(house: House) -> Point:
    return Point(house.collections.fact_archive().through, END)


@pytest.fixture(scope="module")
def digest(house: House, at: Point) -> str:
    with replay(house, EveryBalance(), at=at) as results:
        assert len(list(results)) > 40
        assert results.left_out == ()
        return results.digest


def test_the_archive_comes_to_what_the_store_comes_to(house: House, at: Point, digest: str) -> None:
    with (
        replay_archive(house, EveryBalance(), at=at) as archived,
        replay(house, EveryBalance(), at=at) as stored,
    ):
        assert archived.digest == digest
        assert list(archived) == list(stored)
        assert (archived.claims, archived.facts) == (stored.claims, stored.facts)


def test_so_it_does_at_an_earlier_position_and_for_one_creditor(house: House, at: Point) -> None:
    earlier = Point(at.position // 2, at.day)
    for creditor in house.store.streams(StreamKind.CREDITOR):
        with (
            replay_archive(house, EveryBalance(), at=earlier, creditor=creditor) as archived,
            replay(house, EveryBalance(), at=earlier, creditor=creditor) as stored,
        ):
            assert archived.digest == stored.digest


def test_a_point_that_the_archive_does_not_reach_is_refused(house: House, at: Point) -> None:
    behind = Point(house.store.last_position() + 1, at.day)
    with pytest.raises(StoreError), replay_archive(house, EveryBalance(), at=behind):
        pass


# --- on several machines -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers for all who leave them alive."""
    with cluster_of(2, tmp_path_factory.mktemp("cluster")) as started:
        yield started


def over(
    house: House, cluster: Cluster, job: Job, at: Point, told: Any = lambda _: None
) -> tuple[str, int]:
    """Replay on the workers in small portions, and give the digest and how many claims."""
    elsewhere = ArchiveElsewhere(place_of(house))
    with (
        elsewhere() as source,
        cluster_hands(cluster.address, elsewhere) as hands,
        Replay(job, at, told=told, streams=6).over(
            source,
            hands,
            root=root_through(house, at.position),
            folder=house.home / "replayed",
        ) as results,
    ):
        return results.digest, results.claims


def test_two_workers_come_to_what_one_process_comes_to(
    house: House, at: Point, digest: str, cluster: Cluster
) -> None:
    assert over(house, cluster, EveryBalance(), at)[0] == digest
    workers = Workers(cluster.address, seen_at=house.facts_folder.path)
    with replay_archive(house, EveryBalance(), at=at, workers=workers) as results:
        assert results.digest == digest


def test_any_job_is_one_argument(house: House, at: Point, cluster: Cluster) -> None:
    with replay(house, Balances(), at=at) as stored:
        expected = stored.digest
    assert over(house, cluster, Balances(), at)[0] == expected


def test_a_worker_that_is_killed_in_the_middle_changes_nothing(
    house: House, at: Point, digest: str, tmp_path: Path
) -> None:
    killed = list[int]()
    with cluster_of(2, tmp_path) as own:

        def kill(reached: ReplayReached) -> None:
            if 0 < reached.claims < reached.of and not killed:
                os.kill(own.workers[0].pid, signal.SIGKILL)
                own.workers[0].wait()
                killed.append(reached.claims)

        assert over(house, own, EveryBalance(), at, told=kill)[0] == digest
        assert killed
        assert own.running == 1


def test_where_the_workers_do_not_see_the_archive_it_says_so(
    house: House, at: Point, cluster: Cluster, tmp_path: Path
) -> None:
    elsewhere = ArchiveElsewhere(place_of(house, seen_at=tmp_path / "nowhere"))
    here = ArchiveElsewhere(place_of(house))
    with (
        pytest.raises(StoreError, match="nowhere"),
        here() as source,
        cluster_hands(cluster.address, elsewhere) as hands,
        Replay(EveryBalance(), at, streams=6).over(
            source, hands, root="", folder=house.home / "replayed"
        ),
    ):
        pass


def test_a_worker_of_another_version_does_nothing(
    house: House, at: Point, cluster: Cluster
) -> None:
    here = ArchiveElsewhere(place_of(house))
    with (
        pytest.raises(StoreError, match="Install the same"),
        here() as source,
        cluster_hands(cluster.address, replace(here, program="0.0.1")) as hands,
        Replay(EveryBalance(), at, streams=6).over(
            source, hands, root="", folder=house.home / "replayed"
        ),
    ):
        pass


def test_where_no_scheduler_answers_it_says_so(house: House, at: Point) -> None:
    with (
        pytest.raises(StoreError, match="No scheduler"),
        cluster_hands("tcp://127.0.0.1:1", ArchiveElsewhere(place_of(house)), patience="1s"),
    ):
        pass


# --- the inspector's file ----------------------------------------------------------------------


def test_the_inspectors_file_is_the_same_from_the_store_the_archive_and_the_workers(
    house: House, cluster: Cluster, tmp_path: Path
) -> None:
    asked = asked_of(house)
    overs = {
        "store": over_the_store(house, asked),
        "archive": over_the_archive(house, asked),
        "workers": over_the_archive(house, asked, workers=Workers(cluster.address)),
    }
    found = {}
    for name, over in overs.items():
        made = write_report(house, asked, tmp_path / name, words=WORDS, over=over)
        assert made.left_out == ()
        found[name] = digests(tmp_path / name)
    assert len(found["store"]) > 5
    assert found["archive"] == found["workers"] == found["store"]
