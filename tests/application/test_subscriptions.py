"""Subscriptions to events: who may have what sent where, and what becomes of it."""

from datetime import timedelta
from uuid import UUID

import pytest

from adapters.webhooks.address import require_address
from application.commands.subscriptions import (
    ChangeSubscription,
    EndSubscription,
    PauseSubscription,
    PingSubscription,
    ReplaceSecret,
    ReplayEvents,
    ResumeSubscription,
    Subscribe,
)
from application.commands.users import CloseUser, GrantRole
from application.house import House
from application.principal import Principal
from application.rights.sign_in import principal_of
from application.webhooks.secrets import secret_text, shown
from domain.facts import StreamKind
from domain.ids import user_id
from domain.subscription.state import Sending, Subscription
from domain.user.roles import Role
from domain.user.state import rights_of
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from, topics
from tests.application.two_people import of, refusal_of, user

ADDRESS = "https://hooks.example.nl/in"


def wanted(answered_by: str, **more: object) -> Subscribe:
    return Subscribe.model_validate(terms(answered_by, more))


def changed(answered_by: str, **more: object) -> ChangeSubscription:
    return ChangeSubscription.model_validate(terms(answered_by, more))


def terms(answered_by: str, more: dict[str, object]) -> dict[str, object]:
    """What is said of a subscription: all kinds and all creditors, unless some are named."""
    said = {"label": "kas", "address": ADDRESS, "answered_by": answered_by, **more}
    every = {"all_kinds": "kinds" not in more, "all_creditors": "creditors" not in more}
    return {**every, **said}


def made(house: House, who: Principal, **more: object) -> UUID:
    receipt = wanted(who.login, **more).carry(house, by=of(who))
    return receipt.streams[0][0]


def standing(house: House, one: UUID) -> Sending:
    return house.collections.subscription(one).standing


def creditor_of(house: House) -> UUID:
    return case_of(house, claim_from(house, CONSUMER)).creditor.id


# --- who may -----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.SENIOR, Role.INTEGRATION, Role.ADMINISTRATOR])
def test_who_lets_things_out_of_the_house_may_subscribe(house: House, role: Role) -> None:
    one = made(house, user(house, "els", role))
    assert standing(house, one) is Sending.ACTIVE


@pytest.mark.parametrize("role", [Role.HANDLER, Role.AUDITOR, Role.IMPORTER])
def test_who_only_works_inside_may_not(house: House, role: Role) -> None:
    els = user(house, "els", role)
    assert refusal_of(lambda: made(house, els)) == "right.missing"


def test_it_never_reaches_further_than_who_makes_it(house: House) -> None:
    mine = creditor_of(house)
    els = user(house, "els", Role.INTEGRATION, creditors=(mine,))
    assert refusal_of(lambda: made(house, els)) == "right.missing"
    one = made(house, els, creditors=(mine,))
    wider = changed("els")
    assert refusal_of(lambda: wider.carry(house, one, by=of(els))) == "right.missing"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"creditors": ()}, "creditors.unsaid"),
        ({"all_creditors": False}, "creditors.unsaid"),
        ({"kinds": ()}, "subscription.kinds_unsaid"),
        ({"kinds": ("claim.*",), "all_kinds": True}, "subscription.kinds_unsaid"),
    ],
)
def test_saying_nothing_is_never_saying_all(
    house: House, said: dict[str, object], code: str
) -> None:
    els, mine = user(house, "els", Role.SENIOR), creditor_of(house)
    assert refusal_of(lambda: made(house, els, **said)) == code
    one = made(house, els, creditors=(mine,), kinds=("claim.*",))
    later = changed("els", **said)
    assert refusal_of(lambda: later.carry(house, one, by=of(els))) == code
    both = changed("els", creditors=(mine,), all_creditors=True)
    assert refusal_of(lambda: both.carry(house, one, by=of(els))) == "creditors.unsaid"
    kept = house.collections.subscription(one).terms
    assert kept is not None
    assert (kept.creditors, kept.kinds) == ((mine,), ("claim.*",))
    changed("els").carry(house, one, by=of(els))
    wide = house.collections.subscription(one).terms
    assert wide is not None
    assert (wide.creditors, wide.kinds) == ((), ())


def test_who_may_for_one_creditor_and_names_none_is_told_that_first(house: House) -> None:
    els = user(house, "els", Role.INTEGRATION, creditors=(creditor_of(house),))
    assert refusal_of(lambda: made(house, els, creditors=())) == "creditors.unsaid"


def test_it_never_reaches_further_than_who_answers_for_it(house: House) -> None:
    mine = creditor_of(house)
    user(house, "els", Role.INTEGRATION, creditors=(mine,))
    bea = user(house, "bea", Role.SENIOR)
    too_wide = wanted("els")
    assert refusal_of(lambda: too_wide.carry(house, by=of(bea))) == "subscription.beyond_rights"
    wanted("els", creditors=(mine,)).carry(house, by=of(bea))


def test_personal_data_takes_the_right_to_see_it(house: House) -> None:
    bea = user(house, "bea", Role.ADMINISTRATOR)
    assert refusal_of(lambda: made(house, bea, personal_data=True)) == "right.missing"
    els = user(house, "els", Role.SENIOR)
    made(house, els, personal_data=True)
    for_bea = wanted("bea", personal_data=True)
    assert refusal_of(lambda: for_bea.carry(house, by=of(els))) == "subscription.beyond_rights"


def test_nobody_has_sent_who_may_do_what_here_for_somebody_else_who_may_know(
    house: House,
) -> None:
    user(house, "bea", Role.SENIOR)
    GrantRole(role=Role.AUDITOR, all_creditors=True).carry(house, user_id("bea"), by=by())
    both = house.collections.user(user_id("bea"))
    bea, els = principal_of(both, rights_of(both)), user(house, "els", Role.SENIOR)
    for kinds in (("user.*",), ("claim.*", "user.added")):
        for_bea = wanted("bea", kinds=kinds)
        assert refusal_of(lambda one=for_bea: one.carry(house, by=of(els))) == "right.missing"  # type: ignore[misc]  # bound now
    wanted("bea", kinds=("claim.*", "letter.*")).carry(house, by=of(els))
    one = wanted("bea", kinds=("user.*",)).carry(house, by=of(bea)).streams[0][0]
    elsewhere = changed("bea", kinds=("user.*",), address="https://els.example.nl/in")
    assert refusal_of(lambda: elsewhere.carry(house, one, by=of(els))) == "right.missing"


def test_who_named_no_kinds_is_sent_nothing_of_users_whatever_he_becomes(house: House) -> None:
    els = user(house, "els", Role.SENIOR)
    all_there_is = house.collections.subscription(made(house, els))
    assert all_there_is.wants("claim.settled", creditor_of(house))
    assert all_there_is.wants("creditor.registered", None)
    assert not all_there_is.wants("user.added", None)


def test_nobody_answers_for_it_who_is_not_there(house: House) -> None:
    els = user(house, "els", Role.SENIOR)
    assert refusal_of(lambda: wanted("joost").carry(house, by=of(els))) == "user.unknown"
    user(house, "joost", Role.SENIOR)
    CloseUser().carry(house, user_id("joost"), by=by())
    assert refusal_of(lambda: wanted("joost").carry(house, by=of(els))) == "user.closed"


def test_one_of_other_creditors_is_nobodys_to_pause(house: House) -> None:
    mine = creditor_of(house)
    one = made(house, user(house, "els", Role.SENIOR))
    joost = user(house, "joost", Role.SENIOR, creditors=(mine,))
    pause = PauseSubscription()
    assert refusal_of(lambda: pause.carry(house, one, by=of(joost))) == "right.missing"


# --- where to ----------------------------------------------------------------------------------

OUTSIDE = (
    "https://hooks.example.nl",
    "https://hooks.example.nl:8443/in?for=kas",
    "https://93.184.216.34/in",
    "https://[2606:2800:220:1:248:1893:25c8:1946]/in",
)
NOWHERE = (
    "http://hooks.example.nl/in",
    "ftp://hooks.example.nl/in",
    "https://",
    "https://els:geheim@hooks.example.nl/in",
    "https://hooks.example.nl/in#hier",
    "https://hooks.example.nl:0/in",
    "https://hooks.example.nl:99999/in",
    "https://hooks.example.nl/in here",
    "https://localhost/in",
    "https://printer.local/in",
    "https://127.0.0.1/in",
    "https://10.0.0.7/in",
    "https://192.168.1.1/in",
    "https://172.31.255.255/in",
    "https://100.64.0.1/in",
    "https://169.254.169.254/latest/meta-data",
    "https://0.0.0.0/in",
    "https://224.0.0.1/in",
    "https://240.0.0.1/in",
    "https://[::1]/in",
    "https://[::]/in",
    "https://[fe80::1]/in",
    "https://[fc00::1]/in",
    "https://[fd00:ec2::254]/in",
    "https://[ff0e::1]/in",
    "https://[fec0::1]/in",
    "https://[::ffff:127.0.0.1]/in",
    "https://[::ffff:169.254.169.254]/in",
    "https://[64:ff9b::7f00:1]/in",
    "https://[2002:7f00:1::]/in",
)


@pytest.mark.parametrize("address", OUTSIDE)
def test_events_go_to_the_internet(house: House, address: str) -> None:
    one = made(house, user(house, "els"), address=address)
    assert standing(house, one) is Sending.ACTIVE


@pytest.mark.parametrize("address", NOWHERE)
def test_events_go_nowhere_else(address: str) -> None:
    refused = refusal_of(lambda: require_address(address, anywhere=False))
    assert refused == "subscription.address"


def test_where_it_is_allowed_they_go_to_this_machine_over_http(place: HousePlace) -> None:
    with place.opened(webhooks_anywhere=True) as house:
        one = made(house, user(house, "els"), address="http://127.0.0.1:9000/in")
        assert standing(house, one) is Sending.ACTIVE


def test_a_kind_that_there_is_none_of_is_refused(house: House) -> None:
    els = user(house, "els")
    for kind in ("claim.setled", "claims.*"):
        assert refusal_of(lambda one=kind: made(house, els, kinds=(one,))) == (  # type: ignore[misc]  # bound now
            "subscription.kind_unknown"
        )
    made(house, els, kinds=("claim.*", "letter.sent", "claim.entered_in_error"))


def test_a_creditor_that_there_is_not_is_refused(house: House) -> None:
    els = user(house, "els")
    assert refusal_of(lambda: made(house, els, creditors=(els.user_id,))) == "creditor.unknown"


# --- what becomes of it ------------------------------------------------------------------------


def test_a_repeat_of_the_key_makes_one(house: House) -> None:
    els = user(house, "els")
    first = wanted("els").carry(house, by=of(els, "K"))
    again = wanted("els").carry(house, by=of(els, "K"))
    assert (again.repeated, again.streams) == (True, first.streams)
    assert len(house.store.streams(StreamKind.SUBSCRIPTION)) == 1


def test_it_is_paused_and_goes_on_and_ends(house: House) -> None:
    els = user(house, "els")
    one = made(house, els)
    for command, then in (
        (PauseSubscription(), Sending.PAUSED),
        (PauseSubscription(), Sending.PAUSED),
        (ResumeSubscription(), Sending.ACTIVE),
        (ResumeSubscription(), Sending.ACTIVE),
        (EndSubscription(), Sending.ENDED),
        (EndSubscription(), Sending.ENDED),
    ):
        command.carry(house, one, by=of(els))
        assert standing(house, one) is then
    assert topics(house, one) == [
        "subscription.made",
        "subscription.paused",
        "subscription.resumed",
        "subscription.ended",
    ]
    resume = ResumeSubscription()
    assert refusal_of(lambda: resume.carry(house, one, by=of(els))) == "subscription.ended"


def test_what_is_so_already_is_not_changed(house: House) -> None:
    els = user(house, "els")
    one = made(house, els)
    assert not changed("els").carry(house, one, by=of(els)).streams
    changed("els", kinds=("claim.*",)).carry(house, one, by=of(els))
    assert house.collections.subscription(one).wants("claim.settled", None)
    assert not house.collections.subscription(one).wants("letter.sent", None)


def test_it_does_not_go_on_beyond_the_rights_of_who_answers_for_it(house: House) -> None:
    els, bea = user(house, "els"), user(house, "bea")
    one = made(house, els)
    PauseSubscription().carry(house, one, by=of(bea))
    CloseUser().carry(house, user_id("els"), by=by())
    resume = ResumeSubscription()
    assert refusal_of(lambda: resume.carry(house, one, by=of(bea))) == "user.closed"
    changed("bea").carry(house, one, by=of(bea))
    resume.carry(house, one, by=of(bea))


def test_what_is_sent_once_more_stands_in_the_log(house: House) -> None:
    els = user(house, "els")
    claim = claim_from(house, CONSUMER)
    one = made(house, els, kinds=("claim.*",))

    def refused(**said: object) -> str:
        again = ReplayEvents.model_validate(said)
        return refusal_of(lambda: again.carry(house, one, by=of(els)))

    assert refused() == "subscription.replay_what"
    assert refused(after=0, event=f"{claim}@1") == "subscription.replay_what"
    last = house.store.last_position()
    assert refused(after=last + 1) == "subscription.replay_ahead"
    assert refused(event=f"{claim}@99") == "subscription.event_unknown"
    assert refused(event=f"{case_of(house, claim).debtor.id}@1") == "subscription.event_unknown"
    assert refused(event="x") == "subscription.event_unknown"
    ReplayEvents(after=last).carry(house, one, by=of(els))
    ReplayEvents(event=f"{claim}@1").carry(house, one, by=of(els))
    PingSubscription().carry(house, one, by=of(els))
    asked = house.collections.subscription(one).asked
    position = house.collections.history(claim)[0].position
    assert [(a.after, a.one) for a in asked] == [
        (last, None),
        (None, position),
        (None, house.store.last_position()),
    ]


# --- the secret --------------------------------------------------------------------------------


def test_the_secret_is_shown_once(house: House) -> None:
    els = user(house, "els")
    one = made(house, els)
    text = shown(house, one, by=of(els))
    assert text.startswith("whsec_")
    assert refusal_of(lambda: shown(house, one, by=of(els))) == "subscription.secret_shown"
    ReplaceSecret(both_hours=1).carry(house, one, by=of(els))
    assert shown(house, one, by=of(els)) != text


def test_the_secret_stands_nowhere_in_the_store(house: House, place: HousePlace) -> None:
    els = user(house, "els")
    one = made(house, els)
    text = shown(house, one, by=of(els))
    assert text.removeprefix("whsec_").encode() not in place.stored_bytes()


def test_the_former_secret_signs_beside_the_new_one_for_some_hours(
    house: House, place: HousePlace
) -> None:
    els = user(house, "els")
    one = made(house, els)
    before = secrets(house, one)
    ReplaceSecret(both_hours=2).carry(house, one, by=of(els))
    assert secrets(house, one)[1:] == before
    place.clock.instant += timedelta(hours=1, minutes=59)
    assert len(secrets(house, one)) == 2
    place.clock.instant += timedelta(minutes=1)
    assert len(secrets(house, one)) == 1


def secrets(house: House, one: UUID) -> list[str]:
    found: Subscription = house.collections.subscription(one)
    return [secret_text(house, one, name) for name in found.secrets(house.clock())]
