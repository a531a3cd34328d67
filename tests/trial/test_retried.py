"""A little of the trial of repeats: a kill in between, and many who change what they saw.

`make trial` does it at length on both stores; here it is on the file.
"""

import pytest

from application.fsck.house import house_findings
from tests.application.houses import CONSUMER, HousePlace, claim_from
from tests.trial.retried import Clients, Found, judge, token_of, versions
from tests.trial.running import Running


@pytest.mark.slow
def test_what_is_sent_again_after_a_kill_has_one_effect_and_no_update_is_lost(
    place: HousePlace,
) -> None:
    with place.opened() as house:
        claim, token = claim_from(house, CONSUMER), token_of(house)
        before = versions(house, [claim])
    server, found = Running(place.home, place.url), Found()
    server.start()
    asked = Clients(server, token, found)
    due = asked.killed_between([claim], posts=16, kills=1, seed=1)
    due[claim] += asked.who_see_the_same(claim, clients=5, changes=2)
    server.stop()
    with place.opened(mode=None) as house:
        judge(found, {claim: versions(house, [claim])[claim] - before[claim]}, due)
        found.expect(not list(house_findings(house)), "fsck found something")
    assert found.kills == 1
    assert found.wrong == []
