"""The hashes that roots are made from, held against the leaves: whether a root that left holds."""

from collections.abc import Iterator
from uuid import UUID

from adapters.store.findings import Finding, Place
from adapters.store.tiles import FILE, KeptTile
from application.house import House
from domain.merkle import TILE, tile_of


def root_findings(house: House) -> Iterator[Finding]:
    """What was changed below a root that was made, or in the file that it was made from."""
    if not (house.home / FILE).exists():
        return
    sizes: dict[UUID, int] = {}
    for one in house.tiles.every():
        if not one.sealed:
            yield _finding(one, "seal", f"it was changed in {FILE} outside the program")
            continue
        if one.log not in sizes:
            sizes[one.log] = house.store.log_size(one.log)
        first, last = one.number * TILE, (one.number + 1) * TILE
        if last > sizes[one.log]:
            what = f"the log has {sizes[one.log]} facts, and had {last} when a root was made"
            yield _finding(one, "shorter", what)
        elif tile_of(house.store.leaf_hashes(one.log, first, last)) != one.hash:
            what = (
                f"the facts {first} to {last - 1} of the log are not those of a root that was made"
            )
            yield _finding(one, "changed", what)


def _finding(one: KeptTile, code: str, what: str) -> Finding:
    return Finding(place=Place(table="roots", key=f"{one.log} {one.number}"), code=code, what=what)
