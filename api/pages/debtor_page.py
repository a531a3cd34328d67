"""A debtor as a page: all his claims, how he is reached, what befell him, and his forms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from api.desk import AnyHouse, AnyViews
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.command_forms import FormDesk, FormGroup, commands_on, may_give
from api.pages.debtor_offers import debtor_offer
from api.pages.form_posts import carried_out
from api.pages.forms import Form
from api.pages.points import NOW, AnyPoint, PageAt
from api.pages.reads_page import recent_reads
from api.pages.refusals import told
from api.pages.rendering import render
from api.pages.timeline import episodes, facts_of_stream, moments
from api.words.sentences import said
from application.at_one_look import LookedAtHouse
from application.banking.told_mandates import told_mandate
from application.commands.command import About, Command
from application.commands.identities import UndoMerge
from application.commands.opening import OpenClaim
from application.commands.payment_plans import ProposePaymentPlan
from application.commands.refunds import MakeRefundFile
from application.documents import KeptKind, refund_files_of
from application.erased_papers import Gone, erasure_of, gone_with
from application.house import House
from application.payment_plans.of_debtor import plans_of
from application.queries.agreed import instalments_out
from application.queries.agreed_shapes import InstalmentOut
from application.queries.claims import debtor_full, debtor_out, letters_out
from application.queries.debtor_shapes import DebtorFullOut
from application.queries.list_shapes import RowOut, TrailOut
from application.queries.lists import Wanted, page_of
from application.queries.of_payment_plans import plan_out
from application.queries.shapes import LetterOut, ProblemOut
from application.views import Views
from domain.claim.events import ClaimSubmittedToEstate
from domain.debtor.credit import credits_of
from domain.debtor.refunds import MONEY, ordered_of
from domain.debtor.state import Debtor
from domain.facts import Point, StreamKind
from domain.law.protection import Bar
from domain.parties import ContactDetails
from domain.payment_plan.state import PaymentPlan
from domain.sealing import Purpose
from projections.segments import Status

MOST_CLAIMS = 200

router = APIRouter(route_class=Guarded)


@router.get("/debiteuren/{debtor_id}")
def debtor(
    debtor_id: UUID, house: AnyHouse, views: AnyViews, at: AnyPoint, done: Maybe[UUID] = None
) -> HTMLResponse:
    """Show a debtor, at a point where one is asked for; ``done``: what was just recorded."""
    return show(house, views, debtor_id, at=at, done=done)


@router.post("/debiteuren/{debtor_id}/{what}")
def post(debtor_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form about a debtor asks."""
    return carried_out(
        what,
        (About.DEBTOR, debtor_id),
        form,
        house,
        views,
        page=lambda _: f"/debiteuren/{debtor_id}",
        again=lambda problem, filled: show(house, views, debtor_id, problem=problem, filled=filled),
    )


def show(
    house: House,
    views: Views,
    debtor_id: UUID,
    *,
    at: PageAt = NOW,
    problem: ProblemOut | None = None,
    filled: Mapping[str, str] | None = None,
    done: UUID | None = None,
) -> HTMLResponse:
    """Render the page of a debtor."""
    house = _looked_at(house, debtor_id, at)
    point = at.point(house)
    known = debtor_full(house, debtor_id, point)
    state = house.collections.debtor(debtor_id, point)
    plans = plans_of(house, state, point)
    facts = facts_of_stream(views, debtor_id, point)
    facts += [one for plan in plans for one in facts_of_stream(views, plan.id, point)]
    facts.sort(key=lambda one: one.position)
    erased = erasure_of(house, debtor_id)
    filed = _filed(house, known, point)
    wanted = Wanted(
        on=at.on or house.today, known=at.known, debtor=debtor_id, every=True, limit=MOST_CLAIMS
    )
    rows = page_of(views, wanted).rows
    return render(
        "debtor.html",
        house,
        may_open=not at.past and may_give(OpenClaim, state.creditor_id),
        status=problem.status if problem else 200,
        **at.shown(house, point.position if point else 0, [known.creditor.id]),
        problem=told(problem) if problem else None,
        done=_done(views, known, facts, done, point) if done else [],
        debtor=known,
        plans=[plan_out(house, one) for one in plans] if _handles(state, at) else [],
        told_mandate=told_mandate(house, state) if _handles(state, at) else None,
        protections=_protections(house, state, at.on or house.today),
        erased=erased,
        filed=filed,
        gone=_gone(house, erased, filed, plans),
        refund_files=_refund_files(house, known, state, point, erased),
        names=_names(house, known, point),
        claims=rows,
        credit_steps=[] if at.past else credit_steps(house, state, rows),
        single_plans=_single_plans(house, rows, point),
        letters=_letters(house, known, point),
        moments=episodes(moments(house, facts, about=debtor_id, on=at.on)),
        reads=None if at.past else recent_reads(house, debtor_id, state.creditor_id),
        forms=None if at.past else _forms(house, state, filled),
    )


def _looked_at(house: House, debtor_id: UUID, at: PageAt) -> House:
    """The house in which all parts of the page see one state, read together; a past one as ever."""
    looked = LookedAtHouse.of(house)
    if at.past:
        return looked
    look = looked.look
    look.together((), beside={debtor_id: StreamKind.DEBTOR})
    debtor = look.debtor(debtor_id)
    others = {*debtor.alike, *debtor.joined, *filter(None, [debtor.merged_into])}
    look.together(debtor.claims, beside=dict.fromkeys(others, StreamKind.DEBTOR))
    looked.looked_at.read_sealed(look.debtor(one).contact for one in {debtor_id, *others})
    return looked


def _done(
    views: Views,
    known: DebtorFullOut,
    facts: Sequence[TrailOut],
    command: UUID,
    at: Point | None,
) -> list[str]:
    """What a command recorded: about the debtor, else on his claims, once in the same words."""
    said = [fact.what for fact in facts if fact.command == command]
    if not said:
        of_claims = (facts_of_stream(views, one, at) for one in known.claims[-MOST_CLAIMS:])
        said = [one.what for facts in of_claims for one in facts if one.command == command]
    return list(dict.fromkeys(said))


def _handles(debtor: Debtor, at: PageAt) -> bool:
    """Whether his plans are shown: now, to whoever handles them."""
    return not at.past and may_give(ProposePaymentPlan, debtor.creditor_id)


@dataclass(frozen=True, slots=True)
class ProtectionShown:
    """What protects a debtor, with what is known of it; ``over``: a person has to look."""

    bar: str
    since: date | None
    until: date | None
    over: bool
    stops: bool
    court: str
    number: str
    who: str
    some: bool


def _protections(house: House, debtor: Debtor, on: date) -> list[ProtectionShown]:
    """What protects him, or stands in the way; also who acts for him where letters go to him."""
    free = [Bar.NATURAL_OBLIGATION.value] if debtor.natural_through else []
    names = dict.fromkeys([*debtor.bars, *debtor.protections, *free])
    return [_protection(house, debtor, name, on) for name in names]


def _protection(house: House, debtor: Debtor, name: str, on: date) -> ProtectionShown:
    known = debtor.protections.get(name)
    contact = house.open(known.contact, ContactDetails, Purpose.CONTACT) if known else None
    number = house.open(known.number, str, Purpose.LEDGER) if known else None
    place = (contact.name, contact.address.city, contact.email) if contact else ()
    return ProtectionShown(
        bar=name,
        since=known.since if known else None,
        until=debtor.bars.get(name),
        over=debtor.over_unseen(name, on),
        stops=name in debtor.bars or known is None,
        court=known.court if known else "",
        number=number or "",
        who=", ".join(filter(None, place)),
        some=bool(known and known.claims),
    )


@dataclass(frozen=True, slots=True)
class FilingShown:
    """A document that was filed, by one claim that is in it, and the letter that brought it."""

    claim: UUID
    filed: ClaimSubmittedToEstate
    sent_on: date | None
    came_back: bool


@dataclass(frozen=True, slots=True)
class SinglePlan:
    """A plan that runs on one claim and was signed by no link; ``left``: what is to be paid."""

    claim: UUID
    invoice: str
    agreed_on: date
    parts: list[InstalmentOut]
    left: list[InstalmentOut]


@dataclass(frozen=True, slots=True)
class CreditStep:
    """What can be done with money of his: set off against what is open, placed, or paid back."""

    number: str
    off: list[tuple[UUID, str]]
    line: UUID | None
    barred: bool


def credit_steps(house: House, debtor: Debtor, rows: Sequence[RowOut]) -> list[CreditStep]:
    """The next step with each credit that is money and surely his, and not ordered back."""
    owed = [(row.id, row.invoice_number) for row in rows if row.asked != "0.00"]
    barred = bool(debtor.barred_on(house.today))
    return [
        CreditStep(
            one.number,
            [] if barred else [(claim, number) for claim, number in owed if number != one.number],
            line=UUID(one.ref.removeprefix(MONEY)) if one.ref.startswith(MONEY) else None,
            barred=barred and bool(owed),
        )
        for one in credits_of(debtor)
        if one.refundable and one.amount > ordered_of(debtor.refunds, one.ref)
    ]


def _single_plans(house: House, rows: Sequence[RowOut], at: Point | None) -> Iterator[SinglePlan]:
    """The plans on one claim each, which are none of his plans that both sign by the link."""
    for row in rows:
        if row.status != Status.PAYMENT_PLAN:
            continue
        claim = house.collections.claim(row.id, at)
        running, parts = claim.arrangement, instalments_out(claim)
        if running and running.plan.plan_id is None:
            left = [one for one in parts if not one.paid]
            yield SinglePlan(claim.id, claim.invoice_number, running.agreed_on, parts, left)


def _filed(house: House, known: DebtorFullOut, at: Point | None) -> list[FilingShown]:
    """What was filed with a trustee or administrator, a document once, and how it went to him."""
    claims = {one: house.collections.claim(one, at) for one in known.claims[-MOST_CLAIMS:]}
    found: dict[str, FilingShown] = {}
    for one, claim in claims.items():
        there = claim.estate
        if there.filed and there.document not in found:
            sent = [x for x in there.letters if x.document_sha256 == there.document][-1:]
            back = any(house.collections.letter(x.letter_id, at).bounced for x in sent)
            day = sent[0].on if sent else None
            found[there.document] = FilingShown(one, there.filed, sent_on=day, came_back=back)
    return list(found.values())


def _gone(
    house: House, erased: Gone | None, filed: Sequence[FilingShown], plans: Sequence[PaymentPlan]
) -> frozenset[str]:
    """The papers of the page that went with his data, by their hashes."""
    named = [one.filed.document_sha256 for one in filed]
    for plan in plans:
        text = plan.proposed.document_sha256 if plan.proposed else ""
        signed = plan.by_debtor.paper_sha256 if plan.by_debtor else ""
        named += [text, signed, plan.agreement_sha256]
    return frozenset(one for one in named if gone_with(house, erased, one))


def _refund_files(
    house: House, known: DebtorFullOut, state: Debtor, at: Point | None, erased: Gone | None
) -> list[tuple[date, str, bool]]:
    """Files for the bank by which money went back to him: the day, where, whether it counts.

    One that was erased is nowhere.
    """
    if not known.claims or not may_give(MakeRefundFile, state.creditor_id):
        return []
    place = f"/v1/claims/{known.claims[0]}/documents"
    return [
        (
            one.since,
            "" if gone_with(house, erased, one.sha256) else f"{place}/{one.sha256}",
            one.kind is KeptKind.REFUND_FILE,
        )
        for one in refund_files_of(house, state, at)
    ]


def _forms(house: House, debtor: Debtor, filled: Mapping[str, str] | None) -> FormGroup:
    """What may be recorded of him now."""
    desk = FormDesk(
        offer=debtor_offer(house, debtor), key=str(house.new_id()), about=debtor.id, filled=filled
    )
    return FormGroup(said("Vastleggen"), tuple(desk.forms(_offered(house, debtor))))


def _offered(house: House, debtor: Debtor) -> list[type[Command]]:
    """What may be recorded; of who proved to be another one only that he is not."""
    merged = debtor.merged_into is not None
    offered = commands_on(About.DEBTOR, debtor, house, debtor.creditor_id)
    return [one for one in offered if (one is UndoMerge) is merged]


def _names(house: House, debtor: DebtorFullOut, at: Point | None) -> dict[UUID, str | None]:
    """The names of the others whom the page is about, as far as they are kept."""
    others = [one.id for one in debtor.alike]
    others += [debtor.merged_into] if debtor.merged_into else []
    return {other: debtor_out(house, house.collections.debtor(other, at)).name for other in others}


def _letters(house: House, debtor: DebtorFullOut, at: Point | None) -> list[LetterOut]:
    """The letters to a debtor, the newest first; one about several claims stands once."""
    found = {
        letter.id: letter
        for claim in debtor.claims[-MOST_CLAIMS:]
        for letter in letters_out(house, house.collections.case(claim, at))
    }
    return sorted(found.values(), key=lambda one: (one.ordered_on, str(one.id)), reverse=True)
