"""A program that is lost too often within an hour is done without for a while, not for good."""

from api.losses import Losses, LossesBorne

HOUR = 3_600.0


def losses() -> Losses:
    return Losses(LossesBorne(too_many=3, within=HOUR, rest=300.0, longest=1_000.0))


def test_a_loss_now_and_then_in_a_long_life_needs_no_rest() -> None:
    found = losses()
    assert [found.rest_after(number * HOUR / 2) for number in range(100)] == [0.0] * 100


def test_the_third_within_an_hour_gives_a_rest() -> None:
    found = losses()
    assert [found.rest_after(at) for at in (0.0, HOUR - 2, HOUR - 1)] == [0.0, 0.0, 300.0]


def test_the_third_an_hour_behind_the_first_gives_none() -> None:
    found = losses()
    assert [found.rest_after(at) for at in (0.0, HOUR - 1, HOUR)] == [0.0, 0.0, 0.0]


def test_who_is_lost_at_once_behind_a_rest_gives_one_twice_as_long_up_to_the_longest() -> None:
    found = losses()
    assert [found.rest_after(at) for at in (0.0, 0.0)] == [0.0, 0.0]
    at, rests = 0.0, list[float]()
    for _ in range(5):
        rests.append(found.rest_after(at))
        at += rests[-1]
    assert rests == [300.0, 600.0, 1_000.0, 1_000.0, 1_000.0]


def test_who_holds_for_an_hour_behind_a_rest_is_borne_as_at_first() -> None:
    found = losses()
    assert [found.rest_after(0.0) for _ in range(4)] == [0.0, 0.0, 300.0, 600.0]
    later = 900.0 + HOUR
    assert [found.rest_after(later) for _ in range(3)] == [0.0, 0.0, 300.0]
