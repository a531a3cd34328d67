"""What was filed goes to the trustee in one letter, once; it says nothing of the debtor."""

from uuid import UUID

import pytest

from adapters.paper import text_of
from adapters.store.opening import Mode
from application.by import By
from application.commands.debtors import EndBar
from application.commands.estates import FileClaims, SendFiling
from application.fsck.outbox import outbox_findings
from application.fsck.post import post_findings
from application.house import House
from application.letters.post import files_of, make_batches, waiting
from domain.case import Case
from domain.claim.events import Channel
from domain.dunning.next.step import channel_for
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.letter.order.agreement import CONFIRMING
from domain.letter.state import Letter
from domain.letter.text import LetterKind
from domain.money import as_dutch
from domain.parties import ContactDetails
from domain.sealing import Purpose
from tests.application.houses import (
    HousePlace,
    broken,
    business_from,
    by,
    case_of,
    clock_at,
    letters,
    topics,
)
from tests.application.test_bundles import claims, live
from tests.application.test_doubted import bounce
from tests.application.test_estate import DAY, ORDERED, declare, file, filed
from tests.asking import register_payment

SAID_NL = ("het faillissement van", "ter verificatie", "gaat ook mee", "9 juni 2026")
SAID_EN = ("the bankruptcy of", "for verification", "goes along as well", "9 June 2026")


def send(house: House, debtor: UUID, key: str, language: str = "nl") -> None:
    said = SendFiling.model_validate({"kind": "bankruptcy", "language": language})
    said.carry(house, debtor, by=By(key=key, actor="els"))


def filed_by_two(place: HousePlace, house: House, **trustee: str) -> tuple[list[UUID], UUID]:
    """Two invoices of a bankrupt, filed in one document the day after."""
    two = claims(house, 2)
    place.clock.move_to(ORDERED + DAY)
    debtor = case_of(house, two[0]).debtor.id
    declare(house, debtor, **trustee)
    file(house, debtor)
    return two, debtor


@pytest.mark.both_stores
def test_a_filing_goes_to_the_trustee_in_one_letter_and_each_claim_remembers_it(
    place: HousePlace, house: House
) -> None:
    two, debtor = filed_by_two(place, house)
    send(house, debtor, "brief")
    [letter] = letters(house)
    assert letter.order is not None
    assert letter.order.letter_kind is LetterKind.ESTATE_FILING
    assert {part.claim_id for part in letter.order.claims} == set(two)
    for one in two:
        claim = case_of(house, one).claim
        assert topics(house, one)[-1] == "claim.estate_letter_sent"
        assert [sent.letter_id for sent in claim.estate.letters] == [letter.id]
        assert (claim.pending, claim.letters) == (None, [])
    text, bankrupt = paper(house, letter), contact_of(house, case_of(house, two[0]))
    total = sum(filed(house, one).total for one in two)
    for said in ("mr. C. Curator", "Gracht 1", "F.13/26/104", bankrupt.name, as_dutch(total)):
        assert said in text
    assert bankrupt.address.street not in text
    send(house, debtor, "brief")
    with pytest.raises(Refusal) as again:
        send(house, debtor, "again")
    assert again.value.code == "estate_letter.sent"
    assert len(letters(house)) == 1
    assert broken(house) == []


def test_the_filing_and_the_invoices_lie_with_the_letter_and_its_folder_is_whole(
    place: HousePlace, house: House
) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED + DAY)
    debtor = case_of(house, claim).debtor.id
    declare(house, debtor)
    file(house, debtor)
    send(house, debtor, "brief", "en")
    [letter] = letters(house)
    folder = house.home / "outbox" / (ORDERED + DAY).isoformat()
    beside = {path.name.removeprefix(f"{letter.id}.") for path in folder.iterdir()}
    stem = f"factuur-{case_of(house, claim).claim.invoice_number}-{str(claim)[:8]}"
    assert beside == {"pdf", "json", "filing.pdf", f"{stem}.xml", f"{stem}-leesbaar.pdf"}
    assert list(outbox_findings(house)) == []
    enclosed = folder / f"{letter.id}.filing.pdf"
    enclosed.write_bytes(b"another")
    assert [one.code for one in outbox_findings(house)] == ["changed"]


def test_a_filing_that_changed_is_sent_no_more_until_it_is_filed_again(
    place: HousePlace, house: House
) -> None:
    two, debtor = filed_by_two(place, house)
    register_payment(house, two[0], by=by(), amount=10_00, credited_on=ORDERED - DAY)
    with pytest.raises(Refusal) as moved:
        send(house, debtor, "brief")
    assert moved.value.code == "estate_letter.not_now"
    said = FileClaims.model_validate({"kind": "bankruptcy", "language": "nl"})
    said.carry(house, debtor, by=By(key="anew", actor="els"))
    send(house, debtor, "anew-brief")
    [letter] = letters(house)
    assert letter.order is not None
    assert letter.order.estate is not None
    assert letter.order.estate.document_sha256 == filed(house, two[0]).document_sha256


def test_a_trustee_gets_it_by_mail_and_what_comes_back_says_nothing_of_the_debtor(
    place: HousePlace,
) -> None:
    with live(place) as (house, post):
        two = claims(house, 2)
        place.clock.move_to(ORDERED + DAY)
        first = case_of(house, two[0])
        declare(house, first.debtor.id, email="curator@example.nl")
        file(house, first.debtor.id)
        before = channel_for(case_of(house, two[0]), CONFIRMING)
        send(house, first.debtor.id, "brief")
        [mailed] = letters(house)
        assert mailed.channel is Channel.EMAIL
        [sent] = post.messages
        assert "curator@example.nl" in str(sent["To"])
        names = [one.get_filename() for one in sent.iter_attachments()]
        assert "indiening.pdf" in names
        bounce(house, mailed)
        assert channel_for(case_of(house, two[0]), CONFIRMING) is before
        send(house, first.debtor.id, "again")
        assert [one.channel for one in letters(house) if not one.bounced] == [Channel.POST]
        assert len(post.messages) == 1


def test_the_order_that_a_letter_rests_on_is_annulled_and_it_goes_no_more(
    place: HousePlace, house: House
) -> None:
    two, debtor = filed_by_two(place, house)
    ended = EndBar.model_validate(
        {
            "kind": "bankruptcy",
            "how": "annulled",
            "ended_on": (ORDERED + DAY).isoformat(),
            "evidence": "arrest",
        }
    )
    ended.carry(house, debtor, by=by())
    with pytest.raises(Refusal) as none:
        send(house, debtor, "brief")
    assert none.value.code == "estate.none"
    assert case_of(house, two[0]).claim.estate.letters == ()


def test_nothing_is_sent_that_was_not_filed(place: HousePlace, house: House) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED + DAY)
    debtor = case_of(house, claim).debtor.id
    declare(house, debtor)
    with pytest.raises(Refusal) as unfiled:
        send(house, debtor, "brief")
    assert unfiled.value.code == "estate.not_filed"


@pytest.mark.parametrize(("language", "words"), [("nl", SAID_NL), ("en", SAID_EN)])
def test_what_is_claimed_is_said_by_part_and_admission_is_asked(
    place: HousePlace, house: House, language: str, words: tuple[str, ...]
) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED + 20 * DAY)
    debtor = case_of(house, claim).debtor.id
    declare(house, debtor)
    file(house, debtor)
    send(house, debtor, "brief", language)
    text = paper(house, letters(house)[0])
    for said in words:
        assert said in text
    told = filed(house, claim)
    assert told.interest > 0
    if language == "nl":
        assert f"{as_dutch(told.principal)} hoofdsom en {as_dutch(told.interest)}" in text


def paper(house: House, letter: Letter) -> str:
    """What is printed, in plain spaces."""
    pdf = house.archive.get(letter.document_sha256)
    assert isinstance(pdf, bytes)
    return " ".join(text_of(pdf).split()).replace("\N{NO-BREAK SPACE}", " ")


def contact_of(house: House, case: Case) -> ContactDetails:
    """The debtor's own name and address."""
    found = house.open(case.debtor.contact, ContactDetails, Purpose.CONTACT)
    assert found is not None
    return found


def test_by_post_the_filing_is_printed_behind_the_letter_and_the_envelope_goes_to_the_trustee(
    place: HousePlace,
) -> None:
    place.clock = clock_at(ORDERED + DAY)
    with place.opened(mode=Mode.LIVE) as house:
        claim = business_from(house)
        debtor = case_of(house, claim).debtor.id
        declare(house, debtor)
        file(house, debtor)
        send(house, debtor, "brief")
        started = waiting(house, house.store.streams(StreamKind.LETTER))
        [batch] = make_batches(house, started, by=by())
        [letter] = started
        files = files_of(house, batch)
        text = " ".join(text_of(files["letters.pdf"]).split())
        for said in ("ter verificatie", "Indiening van vorderingen", "mr. C. Curator"):
            assert said in text
        envelope = files["addresses.csv"].decode()
        assert "Gracht 1" in envelope
        assert contact_of(house, case_of(house, claim)).name not in envelope
        assert letter.order is not None
        assert letter.order.letter_kind is LetterKind.ESTATE_FILING
        assert list(post_findings(house)) == []
