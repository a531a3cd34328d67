"""A person is erased: nothing of him is read any more, and what is proven is proven as before."""

from datetime import date, time, timedelta
from functools import partial
from uuid import UUID

import pytest

from adapters.bounces import read_report
from application.commands.bank_lines import PlaceBankLine
from application.commands.calls import CallResult, RecordCall
from application.commands.complaints import AnswerComplaint, RecordComplaint
from application.commands.details import AddNote, ClearMark
from application.commands.ends import Withdraw
from application.commands.erasures import ErasePerson
from application.commands.fields import Euro
from application.commands.incoming_mail import MailIsNobodys, PlaceMail
from application.commands.refunds import TellRefundAccount
from application.commands.second_person import SecondPersonOnErasure
from application.erasures.carried_out import finish_erasures
from application.erasures.past_their_years import past_their_years
from application.erasures.preview import Goes, erasure_shown
from application.erasures.subjects import kept_of
from application.fsck.house import house_findings
from application.house import House
from application.inbox.bounces import record_mail
from application.principal import Principal
from application.run.day import run_day
from application.views import views_of
from domain.claim.balance import balance
from domain.claim.events import Channel, Mark
from domain.claim.grounds import ComplaintGround, EndingGround
from domain.debtor.erasure import ErasureHeld
from domain.debtor.erasure_events import ErasureGround
from domain.facts import StreamKind
from tests.api.webs import Web, browsing
from tests.application.bank_files import bank_lines, bring, entry, statement
from tests.application.erased import opened
from tests.application.houses import (
    CONSUMER,
    MARCH,
    PLAIN,
    HousePlace,
    by,
    case_of,
    claim_from,
    topics,
)
from tests.application.test_inbox import mail
from tests.application.two_people import of, refusal_of, user

SECRETS = (
    "Zonnebloemstra", "zb.zonnebloem@prive.example", "0612349999", "Zonnebloemlaan 811",
    "NL20INGB0001234567", "Belgeheim", "Notitiegeheim", "Bankgeheim", "Mailgeheim", "Redengeheim",
    "Klachtgeheim", "NL02ABNA0123456789",
)  # fmt: skip
"""Words that stand nowhere but in what is told of one debtor."""
PAID_ON = date(2026, 3, 20)
LATER = date(2033, 3, 21)
"""The first day after the seven years of the books, of a claim that ended on ``PAID_ON``."""
GOES = {
    Goes.CONTACT,
    Goes.ACCOUNTS,
    Goes.TEXTS,
    Goes.DOCUMENTS,
    Goes.MAILS,
    Goes.BANK_LINES,
    Goes.LETTER_FILES,
    Goes.SEARCH,
}
_INVOICE = (
    ("S. Voorbeeld", "Z. Zonnebloemstra"),
    ("s.voorbeeld@example.nl", "zb.zonnebloem@prive.example"),
    ("06 00 00 00 00", "0612349999"),
    ("Lindelaan 27", "Zonnebloemlaan 811"),
)


def story(place: HousePlace, house: House) -> UUID:
    """A debtor of whom something is kept in every place there is; give his claim, which is paid."""
    claim = claim_from(house, CONSUMER, *_INVOICE)
    debtor = case_of(house, claim).debtor.id
    run_day(house)
    RecordCall(
        result=CallResult.SPOKEN, spoke_with="Belgeheim", note="Belgeheim", at=time(11, 0)
    ).carry(house, claim, by=by())
    AddNote(text="Notitiegeheim", reason_text="Redengeheim").carry(house, claim, by=by())
    raw = mail("Mailgeheim", sender="Zonnebloemstra <elders@elders.example>")
    record_mail(house, raw, read_report(raw))
    [kept] = house.store.streams(StreamKind.INCOMING_MAIL)
    number = case_of(house, claim).claim.invoice_number
    PlaceMail(invoice_number=number).carry(house, kept, by=by())
    ClearMark(mark=Mark.ANSWER_BY_MAIL).carry(house, claim, by=by())
    RecordComplaint(ground=ComplaintGround.OTHER, channel=Channel.PHONE, text="Klachtgeheim").carry(
        house, claim, by=by()
    )
    AnswerComplaint(channel=Channel.PHONE, text="Klachtgeheim opgelost").carry(
        house, claim, by=by()
    )
    TellRefundAccount(iban="NL02ABNA0123456789", holder="Zonnebloemstra").carry(
        house, debtor, by=by()
    )
    place.clock.move_to(PAID_ON, time(10, 0))
    paid = entry(
        balance(case_of(house, claim).claim, on=PAID_ON).total,
        PAID_ON,
        text=f"Bankgeheim {number}",
        name="Zonnebloemstra",
        account="NL20INGB0001234567",
    )
    bring(house, statement(paid, first=PAID_ON))
    with views_of(house) as views:
        views.catch_up()
    return claim


def whole(place: HousePlace) -> bytes:
    """Every byte of the home and of the database."""
    files = [path for path in sorted(place.home.rglob("*")) if path.is_file()]
    return b"\0".join([*(path.read_bytes() for path in files), place.stored_bytes()])


def readable(house: House) -> set[str]:
    """Which of the words can be read somewhere."""
    return {word for _, raw in opened(house) for word in SECRETS if word.encode() in raw}


def proposed(house: House, claim: UUID, *, by: Principal) -> int:
    """The number of the proposal to erase the debtor of a claim."""
    case = case_of(house, claim)
    asked = ErasePerson(
        debtor=case.debtor.id, ground=ErasureGround.REQUEST, reason_text="Redengeheim"
    )
    asked.carry(house, case.creditor.id, by=of(by))
    [number] = house.collections.creditor(case.creditor.id).proposals
    return number


@pytest.mark.both_stores
def test_of_who_was_erased_nothing_can_be_read_and_all_is_proven_as_before(
    place: HousePlace,
) -> None:
    house = place.open()
    claim = story(place, house)
    creditor, debtor = case_of(house, claim).creditor.id, case_of(house, claim).debtor.id
    assert readable(house) == set(SECRETS)
    before = erasure_shown(house, debtor)
    assert {one.what for one in before.goes} == GOES
    els, bea = user(house, "els"), user(house, "bea")
    place.clock.move_to(LATER - timedelta(days=1), time(10, 0))
    assert refusal_of(lambda: proposed(house, claim, by=els)) == "erasure.kept_by_law"
    assert past(house, creditor) == []
    place.clock.move_to(LATER, time(10, 0))
    assert past(house, creditor) == [debtor]
    yes = SecondPersonOnErasure(
        proposal=proposed(house, claim, by=els), agreed=True, reason_text="Redengeheim"
    )
    assert refusal_of(lambda: yes.carry(house, creditor, by=of(els))) == "right.second_person"
    told = topics(house, claim)
    size, root = house.store.log_size(creditor), leaf_hashes(house, creditor)
    yes.carry(house, creditor, by=of(bea))
    assert readable(house) == set()
    assert (topics(house, claim), leaf_hashes(house, creditor)[:size]) == (told, root)
    with browsing(house) as web:
        for what in (f"claims/{claim}", f"debtors/{debtor}"):
            for ask in ("changes", "facts", "causes", "withheld"):
                answer = web.client.get(f"/v1/{what}/{ask}")
                assert answer.status_code in {200, 404}, answer.text
                assert [one for one in SECRETS if one in answer.text] == []
        pages_tell_nothing(web, claim, debtor)
    after = erasure_shown(house, debtor)
    assert (after.erased_on, after.erased_for) == (LATER, ErasureGround.REQUEST)
    assert (after.goes, after.held, past(house, creditor)) == ((), (), [])
    assert house.collections.creditor(creditor).proposals == {}
    # Given once more it is quiet, and nothing brings him back.
    position = house.store.last_position()
    ErasePerson(debtor=debtor, ground=ErasureGround.REQUEST).carry(house, creditor, by=by())
    assert house.collections.creditor(creditor).proposals == {}
    other = ErasePerson(debtor=debtor, ground=ErasureGround.ERROR)
    assert refusal_of(lambda: other.carry(house, creditor, by=by())) == "repeat.differs"
    assert house.store.last_position() == position
    note = AddNote(text="Notitiegeheim")
    assert refusal_of(lambda: note.carry(house, claim, by=by())) == "subject.erased"
    assert list(house_findings(house)) == []
    place.close()
    assert [one for one in SECRETS if one.encode() in whole(place)] == []


def pages_tell_nothing(web: Web, claim: UUID, debtor: UUID) -> None:
    """Each page on which he stood opens, and says nothing of him."""
    web.views.catch_up()
    his = (f"/claims/{claim}", f"/claims/{claim}/waarom", f"/debiteuren/{debtor}")
    for page in (*his, "/", "/werk", "/audit", "/verzending", "/bank", "/postvak", "/inzage"):
        shown = web.page(page)
        assert [one for one in SECRETS if one in shown] == [], page
        assert "/letters/preview?" not in shown, page


def leaf_hashes(house: House, log: UUID) -> list[bytes]:
    return house.store.leaf_hashes(log, 0, house.store.log_size(log))


def past(house: House, creditor: UUID) -> list[UUID]:
    found = past_their_years(house, creditor, today=house.today, limit=5)
    return [one.debtor_id for one in found.rows]


def test_an_erasure_that_was_cut_short_is_carried_out_by_the_next_start(
    place: HousePlace,
) -> None:
    """Recorded and no more, as a killed program leaves it; the run of the day goes on with it."""
    with place.opened(erased_by_one=True) as house:
        claim = story(place, house)
        creditor, debtor = case_of(house, claim).creditor.id, case_of(house, claim).debtor.id
        place.clock.move_to(LATER, time(10, 0))
        asked = ErasePerson(debtor=debtor, ground=ErasureGround.TERM_OVER)
        super(ErasePerson, asked).carry(house, creditor, by=by())
        assert house.collections.debtor(debtor).erased_on == LATER
        # What is sealed in facts went with that save; documents and copies wait for their keys.
        assert readable(house) < set(SECRETS)
        assert any(path.is_file() for path in (place.home / "outbox").rglob("*"))
    with place.opened() as house:
        assert finish_erasures(house) == 1
        assert finish_erasures(house) == 0
        assert readable(house) == set()
        assert not any(path.is_file() for path in (place.home / "outbox").rglob("*"))


def test_a_line_of_the_bank_that_is_anothers_too_is_kept_for_him(place: HousePlace) -> None:
    with place.opened() as house:
        mine, other = claim_from(house, CONSUMER), claim_from(house, PLAIN)
        owed = [balance(case_of(house, one).claim, on=MARCH).total for one in (mine, other)]
        numbers = [case_of(house, one).claim.invoice_number for one in (mine, other)]
        bring(house, statement(entry(sum(owed), MARCH, text=" ".join(numbers)), first=MARCH))
        [line] = bank_lines(house)
        for number, cents in zip(numbers, owed, strict=True):
            if house.collections.bank_line(line.id).waits:
                put = PlaceBankLine(invoice_number=number, amount=Euro(cents))
                put.carry(house, line.id, by=by())
        kept = kept_of(house, case_of(house, mine).debtor.id)
        assert (kept.lines, kept.shared_lines) == ((), (line.id,))


@pytest.mark.parametrize("ended", [False, True], ids=["before_it_ended", "after_it_ended"])
def test_a_mail_that_may_be_his_is_placed_before_he_is_erased(
    place: HousePlace, *, ended: bool
) -> None:
    """It lies under keys of its own, and would still say who he is."""
    house = place.open(erased_by_one=True)
    claim = claim_from(house, CONSUMER)
    case = case_of(house, claim)
    raw = mail(f"Factuur {case.claim.invoice_number}", sender="Elders <elders@elders.example>")
    end = partial(Withdraw(why=EndingGround.ERROR).carry, house, claim)
    if ended:
        end(by=by())
    record_mail(house, raw, read_report(raw))
    if not ended:
        end(by=by())
    [kept] = house.store.streams(StreamKind.INCOMING_MAIL)
    place.clock.move_to(LATER, time(10, 0))
    assert {one.why for one in erasure_shown(house, case.debtor.id).held} == {
        ErasureHeld.CLAIM_OPEN
    }
    erase = ErasePerson(debtor=case.debtor.id, ground=ErasureGround.TERM_OVER)
    give = partial(erase.carry, house, case.creditor.id)
    assert refusal_of(lambda: give(by=by())) == "erasure.claim_open"
    MailIsNobodys(reason_text="reclame").carry(house, kept, by=by())
    place.clock.move_to(date(2041, 1, 1), time(10, 0))
    give(by=by())
    assert house.collections.debtor(case.debtor.id).erased_on == house.today
