"""Each line of how costs were derived names the paragraph that it rests on."""

from domain.law.collection_costs import costs_after_term, costs_for_letter


def test_the_floor_is_of_the_second_paragraph_and_the_cap_of_the_first() -> None:
    floor = costs_for_letter([100_00], business=False).steps[-1]
    cap = costs_for_letter([2_000_000_00], business=False).steps[-1]
    assert (floor.text, floor.article) == ("at least 40.00", "Besluit BIK art. 2 lid 2")
    assert (cap.text, cap.article) == ("at most 6775.00", "Besluit BIK art. 2 lid 1")


def test_what_the_letter_said_is_no_paragraph_of_the_scale() -> None:
    stated = costs_for_letter([100_00], business=False)
    step = costs_after_term([1_000_00], stated=stated).steps[-1]
    assert (step.text, step.article) == ("the letter said 40.00", "BW 6:96 lid 6")
