"""Why nothing was done: where the law is the reason its article is named, and the right one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from api.words.withheld import rule_said
from application.house import House
from application.why.decided import told
from application.why.rules import ARTICLES, Rule, article_of, rule_of
from domain.case.check_list import check_list
from domain.claim.events import PartyKind
from domain.claim.state import Ending
from domain.dunning.next.step import Stand, Wait
from domain.dunning.task import Task
from domain.law.collection_costs import RECURRING_ARTICLE
from domain.law.protection import Bar
from domain.parties import Capacity
from tests.application.houses import CONSUMER, MARCH, by, case_of, claim_from
from tests.application.stills import now
from tests.asking import begin_bar, record_dispute
from tests.domain.several import claim as a_claim

OF_BARS = {
    Bar.BANKRUPTCY: "Fw 26",
    Bar.DEBT_RESTRUCTURING: "Fw 299 lid 2",
    Bar.DEBT_HELP: "",
    Bar.GUARDIANSHIP: "BW 1:438",
    Bar.DEATH: "BW 4:185 lid 1, 4:214",
    Bar.SUSPENSION: "Fw 230, 232",
    Bar.COOLING_OFF: "Fw 376",
    Bar.MORATORIUM: "Wgs art. 5",
    Bar.DISSOLUTION: "BW 2:19, 2:23b",
}
UNTIL = dict.fromkeys((Bar.COOLING_OFF, Bar.MORATORIUM), MARCH)


@pytest.mark.parametrize("bar", OF_BARS)
def test_what_bars_the_way_to_a_debtor_names_its_article(house: House, bar: Bar) -> None:
    claim = claim_from(house, CONSUMER)
    debtor = case_of(house, claim).debtor.id
    begin_bar(
        house, debtor, by=by(), bar=bar, since=MARCH - timedelta(days=1), until=UNTIL.get(bar)
    )
    barred = now(house, claim).decided
    assert barred.rule == bar
    assert article_of(barred.rule, barred.why) == OF_BARS[bar]


def test_a_contested_claim_rests_on_the_same_articles_as_its_dossier(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    record_dispute(house, claim, by=by(), ground="not delivered")
    asked = now(house, claim).decided
    items = check_list(case_of(house, claim), today=MARCH, party_kind=PartyKind.AGENCY)
    [dispute] = [one for one in items if one.code == "dispute.answered"]
    assert asked.rule == Task.ANSWER_DISPUTE
    assert article_of(asked.rule, asked.why) == dispute.article


def test_a_letter_on_another_term_of_a_series_rests_on_the_cap_and_not_on_the_fourteen_days() -> (
    None
):
    under_way = rule_of(Stand("a letter on another term of the series is under way"))
    assert under_way == Rule.SERIES_UNDER_WAY
    for rule in (under_way, Task.SERIES_AT_CAP):
        assert article_of(rule, "") == RECURRING_ARTICLE == "BW 6:96 lid 7; Besluit BIK art. 2a"


@pytest.mark.parametrize(
    ("for_others", "capacity", "article"),
    [
        (True, Capacity.CONSUMER, "Bki art. 4.2"),
        (True, Capacity.SOLE_TRADER, "Bki art. 4.2"),
        (True, Capacity.UNKNOWN, "Bki art. 4.2"),
        (True, Capacity.COMPANY, ""),
        (True, Capacity.GOVERNMENT, ""),
        (False, Capacity.CONSUMER, ""),
        (False, Capacity.COMPANY, ""),
    ],
)
def test_a_day_without_contact_is_the_laws_only_of_who_collects_for_others_from_a_person(
    capacity: Capacity, article: str, *, for_others: bool
) -> None:
    case = a_claim(1).case
    case = replace(
        case,
        creditor=replace(case.creditor, collects_for_others=for_others),
        debtor=replace(case.debtor, capacity=capacity),
    )
    found = told(case, Wait(MARCH, "no contact on this day", "reminder"))
    assert article_of(found.rule, found.why) == article
    assert found.rule == (Rule.NO_CONTACT_DAY if article else Rule.HOUSE_CONTACT_DAY)
    called, _ = rule_said(found.rule, found.why, "nl")
    assert ("eigen regel" in called) is not bool(article)


def test_who_lives_abroad_is_not_protected_by_it() -> None:
    case = a_claim(1).case
    away = replace(case.debtor, country="BE")
    creditor = replace(case.creditor, collects_for_others=True)
    abroad = replace(case, creditor=creditor, debtor=away)
    found = told(abroad, Wait(MARCH, "no contact on this day", "reminder"))
    assert found.rule == Rule.HOUSE_CONTACT_DAY


def test_a_complaint_withholds_nothing_and_names_no_article_for_everybody() -> None:
    assert article_of(Task.ANSWER_COMPLAINT, "") == ""


def test_only_what_withholds_something_has_an_article() -> None:
    assert set(ARTICLES) <= {*Rule, *Task, *Bar}
    assert not set(ARTICLES) & {*Ending, Rule.HOLD, Rule.PROMISE, Rule.PAYMENT_PLAN}
