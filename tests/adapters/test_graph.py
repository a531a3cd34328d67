"""A graph is drawn so that it can be read: rows, no box on another, lines from effect to cause."""

from itertools import combinations, pairwise

import pytest
from lxml import etree

from adapters.paper.graph import BoxLine, DrawnBox, draw_graph, order_drawn
from adapters.paper.graph_layout import GAP, Layout, Passage, Size, laid_out

SMALL, LARGE = Size(100, 40), Size(200, 90)
PERSON = [
    *(("sent", "ordered"), ("ordered", "step"), ("step", "plan"), ("plan", "invoice")),
    *(("invoice", "import"), ("import", "els"), ("sent", "run"), ("ordered", "run")),
    *(("run", "program"), ("step", "approved"), ("approved", "approve"), ("approve", "els")),
]
FAN = [("letter", f"claim {n}") for n in range(7)] + [(f"claim {n}", "one") for n in range(7)]
GRAPHS = {"person": PERSON, "fan": FAN, "pair": [("a", "b")]}


def sizes_of(edges: list[tuple[str, str]]) -> dict[str, Size]:
    names = dict.fromkeys(name for edge in edges for name in edge)
    return {name: SMALL if number % 2 else LARGE for number, name in enumerate(names)}


@pytest.fixture(params=GRAPHS)
def edges(request: pytest.FixtureRequest) -> list[tuple[str, str]]:
    return GRAPHS[request.param]


@pytest.fixture
def layout(edges: list[tuple[str, str]]) -> Layout:
    return laid_out(sizes_of(edges), edges)


def test_a_cause_stands_below_each_of_its_effects(
    layout: Layout, edges: list[tuple[str, str]]
) -> None:
    row_of = layout.row_of
    assert all(row_of[cause] > row_of[effect] for effect, cause in edges)
    assert layout.tops == sorted(layout.tops)


def test_no_box_and_no_line_that_passes_stands_on_another(layout: Layout) -> None:
    for row in layout.rows:
        for left, right in pairwise(row):
            apart = layout.centre[right] - layout.centre[left]
            wide = (layout.wide(left) + layout.wide(right)) / 2
            assert apart >= wide + GAP - 0.01


def test_every_row_begins_below_the_highest_box_of_the_one_before(layout: Layout) -> None:
    for number, (top, below) in enumerate(pairwise(layout.tops)):
        assert below > top + layout.high(number)


def test_each_edge_is_a_way_down_row_by_row(layout: Layout, edges: list[tuple[str, str]]) -> None:
    row_of = layout.row_of
    assert all(row_of[lower] == row_of[upper] + 1 for upper, lower in layout.links)
    for effect, cause in edges:
        steps = [Passage(cause, row) for row in range(row_of[effect] + 1, row_of[cause])]
        assert set(pairwise([effect, *steps, cause])) <= layout.links.keys()


def test_lines_to_the_same_cause_pass_a_row_at_one_place() -> None:
    edges = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d"), ("b", "d")]
    layout = laid_out(sizes_of(edges), edges)
    passages = [one for row in layout.rows for one in row if isinstance(one, Passage)]
    assert sorted(passages) == [Passage("d", 1), Passage("d", 2)]


def test_a_chain_stands_in_one_straight_line() -> None:
    edges = list(pairwise("abcdef"))
    layout = laid_out(sizes_of(edges), edges)
    assert max(layout.centre.values()) - min(layout.centre.values()) < 1


def test_lines_that_need_not_cross_do_not() -> None:
    edges = [("top", "l"), ("top", "r"), ("r", "a"), ("l", "b")]
    layout = laid_out(sizes_of(edges), edges)
    _, middle, last = layout.rows
    assert [{"l": "b", "r": "a"}[str(one)] for one in middle] == last


def drawn(text: str = "Brief", count: int = 1) -> etree._Element:
    boxes = [
        DrawnBox(str(n), n, "fact", "Feit", [BoxLine(text, "/claims/1?a=1&b=2")])
        for n in range(count)
    ]
    edges = [("0", str(n)) for n in range(1, count)]
    return etree.fromstring(draw_graph("Waarom <dit>?", boxes, edges))


def test_what_a_text_holds_is_no_part_of_the_picture() -> None:
    picture = drawn("<script>1 & 2</script>")
    assert picture.get("aria-label") == "Waarom <dit>?"
    assert {etree.QName(one).localname for one in picture.iter()} == {
        *("svg", "g", "rect", "text", "a", "tspan")
    }
    assert "<script>1 & 2</script>" in "".join(map(str, picture.itertext()))


@pytest.mark.parametrize(("count", "fits"), [(1, "graph fits"), (4, "graph near"), (9, "graph")])
def test_a_picture_says_whether_a_phone_or_a_desk_shows_it_whole(count: int, fits: str) -> None:
    assert drawn(count=count).get("class") == fits


def test_a_long_text_is_cut_into_lines_and_its_box_is_as_high_as_they_are() -> None:
    short, long = (DrawnBox("a", 1, "fact", "Feit", [BoxLine("woord " * n)]) for n in (2, 40))
    assert long.size.high > short.size.high + 80
    assert all(len(part) < 34 for part in long.wrapped(long.lines[0]))


def test_boxes_are_numbered_as_they_are_read(edges: list[tuple[str, str]]) -> None:
    layout = laid_out(sizes_of(edges), edges)
    place = {one: (layout.row_of[one], layout.centre[one]) for one in sizes_of(edges)}
    order = order_drawn(sizes_of(edges), edges)
    assert len(order) == len(place)
    assert all(place[one] < place[other] for one, other in combinations(order, 2))


def test_a_number_with_hyphens_and_an_amount_are_not_parted() -> None:
    whole = ("€\N{NO-BREAK SPACE}201,67", "VDT-0022", "TEST-901")
    for before in range(1, 30):
        told = f"{'x' * before} {whole[0]} {whole[1]} {whole[2]}"
        box = DrawnBox("a", 1, "fact", "Feit", [BoxLine(told)], broad=False)
        rows = box.wrapped(box.lines[0])
        assert all(any(each in row for row in rows) for each in whole), rows
