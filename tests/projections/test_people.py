"""People by name: found while they are known, and nowhere once they are erased."""

from pathlib import Path
from uuid import UUID

import pytest

from adapters.views import SqliteViews
from domain.debtor.events import ContactDetailsChanged, HeirsKnown
from domain.errors import IntegrityBroken
from domain.facts import EnteredInError, StreamKind
from domain.parties import Address, ContactDetails
from domain.sealing import Purpose, Sealed
from projections.engine import Engine
from projections.people.fold import PeopleView
from tests.projections.conftest import House
from tests.projections.story import CREDITOR, OTHER_CREDITOR, Story, on

DAY = on("2026-02-01")


def found(house: House, text: str) -> list[UUID]:
    return [person.debtor_id for person in house.people.search(text)]


def move(story: Story, debtor: UUID, name: str, city: str) -> None:
    details = ContactDetails(name=name, address=Address(city=city), email="a@b.nl")
    changed = ContactDetailsChanged(contact=Sealed.of(details))
    story.record(StreamKind.DEBTOR, debtor, changed, day=DAY)


def test_a_name_is_found_by_parts_without_accents_or_case(house: House) -> None:
    debtor = house.story.debtor(name="Zoë van der Müller-Šimić", city="’s-Hertogenbosch")
    house.story.debtor(name="Jan 100%_Zeker", city="Ede")
    house.engine.catch_up()
    for text in ("zoe", "MULLER", "simic zoë", "müll hertogen"):
        assert found(house, text) == [debtor], text
    assert found(house, "zoe ede") == []
    assert found(house, "100%_z") != []
    assert found(house, "1_0") == []
    assert found(house, "  ") == []


def test_heirs_are_found_in_the_place_of_the_dead(house: House) -> None:
    debtor = house.story.debtor(name="Jan Jansen", city="Utrecht")
    heirs = ContactDetails(name="De erven Jansen", address=Address(city="Ede"))
    house.story.record(StreamKind.DEBTOR, debtor, HeirsKnown(contact=Sealed.of(heirs)), day=DAY)
    house.engine.catch_up()
    assert (found(house, "erven ede"), found(house, "utrecht")) == ([debtor], [])


def test_a_move_replaces_what_was_known(house: House) -> None:
    debtor = house.story.debtor(name="Jan Jansen", city="Utrecht")
    house.engine.catch_up()
    move(house.story, debtor, "Jan Pietersen", "Zwolle")
    house.engine.catch_up()
    assert found(house, "jansen") == found(house, "utrecht") == []
    [person] = house.people.search("pietersen")
    assert (person.name, person.city, person.email) == ("Jan Pietersen", "Zwolle", "a@b.nl")
    assert house.people.named([debtor]) == {debtor: person}


def test_a_move_entered_in_error_is_taken_back(light: House) -> None:
    debtor = light.story.debtor(name="Jan Jansen")
    move(light.story, debtor, "Jan Pietersen", "Zwolle")
    light.engine.catch_up()
    wrong = EnteredInError(version=2, topic=ContactDetailsChanged.TOPIC)
    light.story.record(StreamKind.DEBTOR, debtor, wrong, day=DAY)
    light.engine.catch_up()
    assert found(light, "jansen") == [debtor]
    assert found(light, "pietersen") == []


def test_whoever_is_erased_gives_no_row(house: House) -> None:
    story = house.story
    story.debtor(name="Jan Jansen")
    story.plain.clear()
    house.engine.catch_up()
    assert found(house, "jansen") == []
    assert house.told == []


def test_a_sweep_removes_whoever_was_erased_meanwhile(house: House) -> None:
    story = house.story
    kept = story.debtor(name="Piet Blijver")
    gone = story.debtor(name="Jan Jansen")
    house.engine.catch_up()
    view = house.engine.view("people")
    assert isinstance(view, PeopleView)
    database = house.engine.reading("people")()
    assert view.sweep(database) == 0
    erased = story.history(gone)[0].fact.contact.commitment  # type: ignore[attr-defined]  # registered
    del story.plain[erased]
    assert view.sweep(database) == 1
    assert found(house, "jansen") == []
    assert found(house, "blijver") == [kept]
    assert list(house.people.with_words({"jansen", "blijver"}, [CREDITOR], limit=9)) == [kept]


def test_an_erased_name_is_in_no_file(tmp_path: Path, story: Story) -> None:
    views = SqliteViews(tmp_path / "views")
    house = House(story, views)
    story.debtor(name="Onvindbaar Iemand")
    house.engine.catch_up()
    view = house.engine.view("people")
    assert isinstance(view, PeopleView)
    story.plain.clear()
    view.sweep(house.engine.reading("people")())
    views.close()
    left = b"".join(file.read_bytes() for file in (tmp_path / "views").iterdir())
    assert b"Onvindbaar" not in left
    assert b"onvindbaar" not in left


def test_creditors_do_not_find_each_others_debtors(house: House) -> None:
    mine = house.story.debtor(name="Jan Jansen", log=CREDITOR)
    theirs = house.story.debtor(name="Jan Jansen", log=OTHER_CREDITOR)
    house.engine.catch_up()
    asked = [house.people.search("jan", creditor=c) for c in (CREDITOR, OTHER_CREDITOR)]
    assert [[p.debtor_id for p in people] for people in asked] == [[mine], [theirs]]


def test_a_word_of_a_name_finds_whole_words_of_some_creditors_and_a_cut_one_what_it_begins(
    house: House,
) -> None:
    story, ask = house.story, house.people.with_words
    one = story.debtor(name="Drs. Søren van der Jansens-Müller", city="Jansen")
    two = story.debtor(name="P. Jansen")
    story.debtor(name="P. Jansen", log=OTHER_CREDITOR)
    house.engine.catch_up()
    assert list(ask({"jansen", "muller"}, [CREDITOR], limit=9)) == sorted((one, two), key=str)
    assert list(ask({"jansen"}, [CREDITOR], limit=9)) == [two]
    assert list(ask(set(), [CREDITOR], limit=9, cut={"janse"})) == sorted((one, two), key=str)
    assert list(ask({"van", "der"}, [CREDITOR], limit=9)) == []
    assert len(ask({"jansen"}, [CREDITOR, OTHER_CREDITOR], limit=1)) == 1
    assert ask(set(), [CREDITOR], limit=9) == {}
    move(story, two, "Piet de Boer", "Ede")
    house.engine.catch_up()
    assert list(ask({"jansen", "boer"}, [CREDITOR], limit=9)) == [two]


def test_a_value_that_cannot_be_opened_stops_that_person_only(light: House) -> None:
    story = light.story
    bad, good = story.debtor(name="Kwaad"), story.debtor(name="Goed")
    refused = story.history(bad)[0].fact.contact.commitment  # type: ignore[attr-defined]  # registered

    def opener(sealed: Sealed[object], shape: type[object], purpose: Purpose) -> object:
        if sealed.commitment == refused:
            raise IntegrityBroken("It is not what was recorded.")
        return story.open_sealed(sealed, shape, purpose)

    engine = Engine(story, light.generations, [PeopleView(opener)], told=light.told.append)  # type: ignore[arg-type]  # a port for one shape
    engine.catch_up()
    assert found(light, "goed") == [good]
    assert found(light, "kwaad") == []
    assert [(q.stream, q.code) for q in light.told] == [(str(bad), "error.IntegrityBroken")]


@pytest.mark.parametrize("text", ["'", "!", "%", "_", "\\", "!%", "ß", "İ"])
def test_odd_signs_are_searched_as_they_are(light: House, text: str) -> None:
    debtor = light.story.debtor(name=f"a{text}b")
    light.story.debtor(name="ab")
    light.engine.catch_up()
    assert found(light, f"a{text}b") == [debtor]
