"""The Merkle tree against RFC 9162, the vectors of Certificate Transparency, and a plain fold."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.merkle import EMPTY, TILE, Hash, Tree, grew, includes, tile_of

INPUTS = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
"""The tree that the tests of Certificate Transparency are written for."""
sizes = st.integers(1, 3 * TILE + 5)


def leaf(number: int) -> Hash:
    return sha256(b"\0%d" % number).digest()


def plain(leaves: list[Hash]) -> Hash:
    """The hash over leaves as RFC 9162, 2.1.1 says it, and no faster."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\1" + plain(leaves[:half]) + plain(leaves[half:])).digest()


def tree_of(leaves: list[Hash]) -> Tree:
    full = len(leaves) // TILE
    tiles = [tile_of(leaves[at * TILE : (at + 1) * TILE]) for at in range(full)]
    return Tree(len(leaves), tiles=tiles, leaves=lambda first, last: leaves[first:last])


def test_the_roots_are_those_of_certificate_transparency() -> None:
    leaves = [sha256(b"\0" + bytes.fromhex(one)).digest() for one in INPUTS]
    found = [tree_of(leaves[:size]).root.hex() for size in range(1, len(leaves) + 1)]
    assert found == list(ROOTS)
    assert tree_of([]).root == EMPTY == sha256().digest()


@pytest.mark.parametrize("size", [1, 2, TILE - 1, TILE, TILE + 1, 2 * TILE, 2 * TILE + 1])
def test_what_is_kept_of_tiles_changes_no_root(size: int) -> None:
    leaves = [leaf(one) for one in range(size)]
    assert tree_of(leaves).root == plain(leaves)


@given(sizes, st.data())
def test_each_leaf_is_proven_at_its_own_place_and_at_no_other(
    size: int, data: st.DataObject
) -> None:
    leaves = [leaf(one) for one in range(size)]
    tree, index = tree_of(leaves), data.draw(st.integers(0, size - 1))
    path = tree.inclusion(index)
    assert includes(tree.root, size, leaf=leaves[index], index=index, path=path)
    other = data.draw(st.integers(0, size).filter(lambda one: one != index))
    assert not includes(tree.root, size, leaf=leaves[index], index=other, path=path)
    assert not includes(tree.root, size, leaf=leaf(-1), index=index, path=path)
    assert not includes(leaf(-1), size, leaf=leaves[index], index=index, path=path)
    assert not includes(tree.root, size, leaf=leaves[index], index=index, path=[*path, leaf(-1)])
    if path:
        assert not includes(tree.root, size, leaf=leaves[index], index=index, path=path[:-1])


@given(sizes, st.data())
def test_a_log_that_only_grew_is_proven_to_have_done_so(size: int, data: st.DataObject) -> None:
    leaves = [leaf(one) for one in range(size)]
    before = data.draw(st.integers(1, size))
    tree, old = tree_of(leaves), tree_of(leaves[:before]).root
    path = tree.consistency(before)
    assert grew(old, before, tree.root, to=size, path=path)
    assert not grew(leaf(-1), before, tree.root, to=size, path=path)
    assert not grew(old, before, leaf(-1), to=size, path=path)
    assert not grew(old, before, tree.root, to=size, path=[*path, leaf(-1)])


@given(st.integers(2, 2 * TILE + 5), st.data())
def test_a_log_in_which_a_fact_was_changed_is_not(size: int, data: st.DataObject) -> None:
    leaves = [leaf(one) for one in range(size)]
    before = data.draw(st.integers(1, size - 1))
    old = tree_of(leaves[:before]).root
    leaves[data.draw(st.integers(0, before - 1))] = leaf(-1)
    tree = tree_of(leaves)
    assert not grew(old, before, tree.root, to=size, path=tree.consistency(before))


def test_no_bytes_pass_for_an_earlier_root() -> None:
    """What a known library lets pass: any earlier root, as long as the later one is right."""
    leaves = [leaf(one) for one in range(7)]
    tree = tree_of(leaves)
    for before in range(1, 7):
        path = tree.consistency(before)
        assert not any(grew(leaf(one), before, tree.root, to=7, path=path) for one in range(7, 99))
        assert not grew(leaf(-1), before, tree.root, to=7, path=[])


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_there_is_no_proof_of_a_leaf_that_is_not_there(index: int, size: int) -> None:
    tree = tree_of([leaf(one) for one in range(size)])
    with pytest.raises(ValueError, match="is not among"):
        tree.inclusion(index)
    assert not includes(tree.root, size, leaf=leaf(0), index=index, path=[])


@pytest.mark.parametrize("before", [0, 4])
def test_there_is_no_proof_of_a_size_that_was_not(before: int) -> None:
    tree = tree_of([leaf(one) for one in range(3)])
    with pytest.raises(ValueError, match="are not some of"):
        tree.consistency(before)
    assert not grew(tree.root, before, tree.root, to=3, path=[])


def test_only_the_leaves_that_a_proof_needs_are_read() -> None:
    leaves, read = [leaf(one) for one in range(9 * TILE)], list[tuple[int, int]]()

    def reading(first: int, last: int) -> list[Hash]:
        read.append((first, last))
        return leaves[first:last]

    tiles = [tile_of(leaves[at * TILE : (at + 1) * TILE]) for at in range(9)]
    tree = Tree(len(leaves), tiles=tiles, leaves=reading)
    assert tree.root == plain(leaves)
    assert read == []
    for index in (TILE, TILE + 1, 2 * TILE - 1):
        tree.inclusion(index)
    assert read == [(TILE, 2 * TILE)]


def test_trees_over_one_log_share_what_is_complete_for_good() -> None:
    leaves = [leaf(one) for one in range(21 * TILE + 5)]
    tiles = [tile_of(leaves[at * TILE : (at + 1) * TILE]) for at in range(21)]
    shared: dict[tuple[int, int], bytes] = {}
    for size in (17 * TILE + 3, 18 * TILE, 20 * TILE + 255, len(leaves)):
        known = dict(shared)
        tree = Tree(
            size, tiles=tiles, leaves=lambda first, last: leaves[first:last], complete=shared
        )
        assert tree.root == plain(leaves[:size])
        assert tree.inclusion(size - 1) == tree_of(leaves[:size]).inclusion(size - 1)
        assert known.items() <= shared.items()
    assert (0, 16 * TILE) in shared
    assert all(one == plain(leaves[slice(*span)]) for span, one in shared.items())


def test_what_is_not_yet_a_tile_is_read_once_for_all_proofs() -> None:
    leaves, read = [leaf(one) for one in range(3 * TILE + 9)], list[tuple[int, int]]()

    def reading(first: int, last: int) -> list[Hash]:
        read.append((first, last))
        return leaves[first:last]

    tiles = [tile_of(leaves[at * TILE : (at + 1) * TILE]) for at in range(3)]
    tree = Tree(len(leaves), tiles=tiles, leaves=reading)
    for index in range(len(leaves)):
        path = tree.inclusion(index)
        assert includes(plain(leaves), len(leaves), leaf=leaves[index], index=index, path=path)
    assert len(read) <= 6
