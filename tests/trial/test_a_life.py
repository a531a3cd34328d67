"""What is owed on twelve days of a life, beside what a person reckoned by hand.

Statutory interest of 2026 is 4 % (BW 6:119), so 520.00 bears 520 × 0.04 / 365 = 0.0570 a day from
29 January on: the reminder of 21 January, which is the notice, gave seven days.
"""

import pytest

from tests.application.houses import HousePlace, broken
from tests.trial.a_life import TWELVE, Owed, lived

BY_HAND: tuple[tuple[Owed, Owed, Owed], ...] = (
    # 19 January: nothing is late.
    ((640_00, 0, 0), (480_00, 0, 0), (360_00, 0, 0)),
    # 26 January: 120.00 and 80.00 were paid.
    ((520_00, 0, 0), (400_00, 0, 0), (360_00, 0, 0)),
    # 29 January: one day of interest.
    ((520_00, 0, 6), (400_00, 0, 4), (360_00, 0, 4)),
    # 12 February: fifteen days; 520 × 15 × 0.04 / 365 = 0.8548.
    ((520_00, 0, 85), (400_00, 0, 66), (360_00, 0, 59)),
    # 26 February: 29 days are 1.65, 1.27 and 1.14, which 130.21, 100.16 and 90.15 pay first.
    ((391_44, 0, 0), (301_11, 0, 0), (270_99, 0, 0)),
    # 4 March: taken back. For the six days it was here, interest ran over the rest alone:
    # 1.6526 + 391.44 × 6 × 0.04 / 365 = 1.9100.
    ((520_00, 0, 1_91), (400_00, 0, 1_47), (360_00, 0, 1_32)),
    # 20 March: sixteen days more over 520.00 are 0.9118.
    ((520_00, 0, 2_82), (400_00, 0, 2_17), (360_00, 0, 1_95)),
    # 25 March: 25.00 of the third was never owed, so interest is over 335.00 from the start:
    # 1.0647 + 245.91 × 6 × 0.04 / 365 + 335 × 21 × 0.04 / 365 = 1.9974.
    ((520_00, 0, 3_11), (400_00, 0, 2_39), (335_00, 0, 2_00)),
    # 20 April: costs of 15 % after the fourteen days; 26 days more.
    ((520_00, 78_00, 4_59), (400_00, 60_00, 3_53), (335_00, 50_25, 2_95)),
    # 11 May: the summons; 21 days more.
    ((520_00, 78_00, 5_79), (400_00, 60_00, 4_45), (335_00, 50_25, 3_72)),
    # 15 June: as awarded, with 412.47 for the proceedings; 5.79 + 35 days of 520.00 (1.9945).
    ((520_00, 490_47, 7_78), (400_00, 60_00, 5_98), (335_00, 50_25, 5_00)),
    # 20 July: the first was paid on the 17th; 4.45 + 70 days of 400.00 (3.0685).
    ((0, 0, 0), (400_00, 60_00, 7_52), (335_00, 50_25, 6_29)),
)


@pytest.mark.both_stores
def test_a_life_owes_on_twelve_days_what_was_reckoned_by_hand(place: HousePlace) -> None:
    life = lived(place)
    assert dict(zip(TWELVE, map(life.owed, TWELVE), strict=True)) == dict(
        zip(TWELVE, BY_HAND, strict=True)
    )
    assert broken(life.house) == []
    sent = [one.partition(" ")[2] for one in life.done if " letter_sent " in one]
    assert sent == [
        "letter_sent reminder",
        "letter_sent confirmation",  # one, of what was promised for all three
        "letter_sent fourteen-day-letter",
        *["letter_sent payment-plan"] * 2,  # the copy both signed, and an instalment that comes
        "letter_sent plan-lapsed",
        *["letter_sent fourteen-day-letter"] * 2,
    ]
