"""Mail that names no letter: on its claim where it is sure, else a person says whose it is."""

from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import pytest

from adapters.bounces import read_report
from adapters.store.opening import Mode
from application.commands.creditors import SetLetterTerms
from application.commands.details import ClearMark
from application.commands.incoming_mail import MailIsNobodys, PlaceMail, TakeBackMail
from application.house import House
from application.inbox.bounces import Noted, record_mail
from application.inbox.shown import file_of_mail, mail_shown, safe_name
from application.reply_address import letter_addressed, reply_address
from application.run.day import run_day
from application.views import views_of
from domain.claim.events import MailReceived, Mark
from domain.claim.state import Claim
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import INSTALLATION, StreamKind
from domain.incoming_mail.events import MailTold, MailWaitsWhy
from domain.incoming_mail.state import KeptMail, MailStanding
from domain.sealing import ERASED, Purpose
from tests.application.erased import erase_debtor
from tests.application.houses import (
    CONSUMER,
    MARCH,
    PLAIN,
    HousePlace,
    by,
    case_of,
    claim_from,
    facts_of,
    letters,
    take_in,
)
from tests.application.papers import invoice
from tests.application.relay import post_office

KNOWN = "S. Voorbeeld <s.voorbeeld@example.nl>"
STRANGER = "Q. Vreemd <q.vreemd@elders.example>"


def mail(text: str, *, sender: str = STRANGER, subject: str = "Vraag", to: str = "") -> bytes:
    made = EmailMessage()
    made["From"], made["To"] = sender, to or "administratie@deketting.example"
    made["Subject"], made["Date"] = subject, "Thu, 19 Mar 2026 09:12:00 +0100"
    made.set_content(text)
    return made.as_bytes()


def taken(house: House, raw: bytes) -> Noted:
    return record_mail(house, raw, read_report(raw))


def inbox(house: House) -> list[KeptMail]:
    return [
        house.collections.incoming_mail(one)
        for one in house.store.streams(StreamKind.INCOMING_MAIL)
    ]


def claim_of(house: House, claim: UUID) -> Claim:
    return case_of(house, claim).claim


def received(house: House, claim: UUID) -> list[MailReceived]:
    return [one for one in facts_of(house, claim) if isinstance(one, MailReceived)]


@pytest.mark.both_stores
def test_an_unsure_mail_holds_what_it_may_concern_until_a_person_says_whose_it_is(
    place: HousePlace,
) -> None:
    with place.opened() as house:
        mine, other = claim_from(house, CONSUMER), claim_from(house, PLAIN)
        number = claim_of(house, mine).invoice_number
        assert taken(house, mail(f"Over factuur {number} heb ik een vraag.")) is Noted.WHOSE
        assert taken(house, mail(f"Over factuur {number} heb ik een vraag.")) is Noted.KNOWN
        [kept] = inbox(house)
        assert (kept.standing, kept.may_concern) == (MailStanding.WAITS, (mine,))
        assert kept.waits is not None
        assert kept.waits.why is MailWaitsWhy.DOUBTFUL
        assert claim_of(house, mine).stopped_by == (Mark.MAIL_UNCLEAR,)
        assert received(house, mine) == []
        with views_of(house) as views:
            views.catch_up()
            tasks = views.worklist.tasks(house.today)
            assert [one.subject_id for one in tasks if one.task is Task.WHOSE_MAIL] == [kept.id]
            assert [one.mail_id for one in views.mails.page(MailStanding.WAITS).rows] == [kept.id]
        PlaceMail(invoice_number=claim_of(house, other).invoice_number).carry(
            house, kept.id, by=by()
        )
        assert claim_of(house, mine).stopped_by == ()
        assert claim_of(house, other).stopped_by == (Mark.ANSWER_BY_MAIL,)
        assert [one.mail_id for one in received(house, other)] == [kept.id]
        TakeBackMail().carry(house, kept.id, by=by())
        assert claim_of(house, mine).stopped_by == (Mark.MAIL_UNCLEAR,)
        assert claim_of(house, other).mails == frozenset()
        assert claim_of(house, other).stopped_by == (Mark.MAIL_UNCLEAR,)
        MailIsNobodys().carry(house, kept.id, by=by())
        assert claim_of(house, mine).stopped_by == ()
        assert claim_of(house, other).stopped_by == ()
        with pytest.raises(Refusal, match="about no claim"):
            PlaceMail(invoice_number=number).carry(house, kept.id, by=by())


def test_a_claim_goes_on_only_when_every_mail_was_decided(place: HousePlace) -> None:
    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
        number = claim_of(house, claim).invoice_number
        for text in ("Eerste vraag", "Tweede vraag"):
            taken(house, mail(f"{text} over {number}"))
        first, second = inbox(house)
        MailIsNobodys().carry(house, first.id, by=by())
        assert claim_of(house, claim).stopped_by == (Mark.MAIL_UNCLEAR,)
        MailIsNobodys().carry(house, second.id, by=by())
        assert claim_of(house, claim).stopped_by == ()


def test_nothing_is_asked_while_a_mail_waits_and_the_run_goes_on_after_it(
    place: HousePlace,
) -> None:
    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
        taken(house, mail(f"Ik betaalde {claim_of(house, claim).invoice_number} al."))
        run_day(house)
        assert letters(house) == []
        [kept] = inbox(house)
        MailIsNobodys().carry(house, kept.id, by=by())
        run_day(house)
        assert len(letters(house)) == 1


def test_a_number_and_the_address_of_its_debtor_are_sure(place: HousePlace) -> None:
    with place.opened() as house:
        claim, _ = claim_from(house, CONSUMER), claim_from(house, PLAIN)
        number = claim_of(house, claim).invoice_number
        assert taken(house, mail(f"Factuur {number}", sender=KNOWN)) is Noted.ANSWERED
        [kept] = inbox(house)
        assert list(kept.claims) == [claim]
        assert claim_of(house, claim).stopped_by == (Mark.ANSWER_BY_MAIL,)
        debtor = claim_of(house, claim).debtor_id
        assert debtor is not None
        house.store.keys.erase(debtor)
        shown = mail_shown(house, kept.id)
        assert (shown.told, shown.files) == (None, ())


@pytest.mark.parametrize("looked", [False, True])
def test_a_mail_that_is_taken_back_leaves_its_mark_only_to_another_nobody_looked_at(
    place: HousePlace, *, looked: bool
) -> None:
    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
        number = claim_of(house, claim).invoice_number
        taken(house, mail(f"Factuur {number}", sender=KNOWN))
        if looked:
            ClearMark(mark=Mark.ANSWER_BY_MAIL).carry(house, claim, by=by())
        taken(house, mail("Een vraag"))
        second = next(one for one in inbox(house) if not one.claims)
        PlaceMail(invoice_number=number).carry(house, second.id, by=by())
        assert Mark.ANSWER_BY_MAIL in claim_of(house, claim).marks
        TakeBackMail().carry(house, second.id, by=by())
        assert (Mark.ANSWER_BY_MAIL in claim_of(house, claim).marks) is not looked
        assert Mark.MAIL_UNCLEAR in claim_of(house, claim).marks


def test_who_is_erased_takes_along_the_mail_that_a_person_placed_with_him(
    place: HousePlace,
) -> None:
    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
        taken(house, mail("Kan ik later betalen?"))
        [kept] = inbox(house)
        number = claim_of(house, claim).invoice_number
        PlaceMail(invoice_number=number).carry(house, kept.id, by=by())
        debtor = claim_of(house, claim).debtor_id
        assert debtor is not None
        assert kept.kept is not None
        erase_debtor(house, debtor)
        assert house.open(kept.kept.told, MailTold, Purpose.NOTES) is None
        assert house.archive.get(kept.kept.document_sha256) is ERASED


@pytest.mark.parametrize(
    ("text", "sender", "noted"),
    [
        ("Groet, Sanne de Groot", STRANGER, Noted.ANSWERED),
        ("Groet", "Groot, Sanne de <sanne@elders.example>", Noted.ANSWERED),
        ("Sanne belde met de boekhouder; het was Groot nieuws", STRANGER, Noted.WHOSE),
    ],
)
def test_a_name_beside_a_number_stands_whole_or_is_the_senders(
    place: HousePlace, text: str, sender: str, noted: Noted
) -> None:
    with place.opened() as house:
        claim = claim_from(house, CONSUMER, (">S. Voorbeeld<", ">Sanne de Groot<"))
        number = claim_of(house, claim).invoice_number
        assert taken(house, mail(f"Factuur {number}. {text}", sender=sender)) is noted


def test_mail_of_nobody_that_we_know_is_kept_under_keys_of_its_own(place: HousePlace) -> None:
    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
        assert taken(house, mail("Kan ik bij u bestellen?")) is Noted.WHOSE
        [kept] = inbox(house)
        assert (kept.log, kept.may_concern) == (INSTALLATION, ())
        assert claim_of(house, claim).stopped_by == ()
        assert kept.kept is not None
        assert b"bestellen" in bytes(file_of_mail(house, kept.id, 0).content)
        house.store.keys.erase(kept.id)
        assert house.open(kept.kept.told, MailTold, Purpose.NOTES) is None
        assert house.archive.get(kept.kept.document_sha256) is ERASED


def test_a_number_of_few_digits_is_found_where_it_stands_whole(place: HousePlace) -> None:
    with place.opened() as house:
        [one] = take_in(house, invoice("VDT-0020", "20.00", issued_on=MARCH.replace(month=2)))
        assert one.claim
        assert taken(house, mail("Ik betaalde VDT-0020, al op de 12e.")) is Noted.WHOSE
        assert inbox(house)[0].may_concern == (one.claim,)


def test_what_was_taken_for_spam_and_names_nothing_of_ours_is_left(place: HousePlace) -> None:
    with place.opened() as house:
        spam = b"X-Spam-Flag: YES\n" + mail("Win een auto!")
        assert taken(house, spam) is Noted.UNRECOGNISED
        claim = claim_from(house, CONSUMER)
        number = claim_of(house, claim).invoice_number
        assert taken(house, b"X-Spam-Flag: YES\n" + mail(f"Over {number}")) is Noted.WHOSE


def test_the_address_of_a_letter_brings_the_answer_to_its_claims(place: HousePlace) -> None:
    with (
        post_office() as (office, where),
        place.opened(mode=Mode.LIVE, smtp=where) as house,
    ):
        claim = claim_from(house, CONSUMER)
        creditor = case_of(house, claim).creditor.id
        setting = "antwoord+{token}@deketting.example"
        SetLetterTerms(reply_to=setting).carry(house, creditor, by=by())
        run_day(house)
        [letter] = letters(house)
        address = reply_address(house, setting, letter.id)
        assert [one["Reply-To"] for one in office.messages] == [address]
        assert letter_addressed(house, [address.upper()]) == letter.id
        forged = f"antwoord+{'a' * 42}@deketting.example"
        assert letter_addressed(house, [forged]) is None
        place.clock.move_to(MARCH.replace(day=20))
        assert taken(house, mail("Ik betaal morgen.", to=address)) is Noted.ANSWERED
        assert [one.letter_id for one in received(house, claim)] == [letter.id]
        assert taken(house, mail("Ik betaal.", to=forged)) is Noted.WHOSE


def test_attachments_are_given_whole_under_names_that_harm_nobody(place: HousePlace) -> None:
    sample = Path(__file__).parent.parent / "samples" / "mail" / "answer-plain.eml"
    with place.opened() as house:
        taken(house, sample.read_bytes())
        [kept] = inbox(house)
        file = file_of_mail(house, kept.id, 1)
        assert safe_name(file, 1).startswith("1-")
        assert file_of_mail(house, kept.id, 0).content == sample.read_bytes()
        with pytest.raises(Refusal, match="no attachment 2"):
            file_of_mail(house, kept.id, 2)
