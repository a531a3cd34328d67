"""What the forms of a claim send: the same commands as the API, answered with the page again."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Final, TypeAlias, TypeVar
from urllib.parse import parse_qsl
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from api.bodies import (
    AcceptanceIn,
    ContactIn,
    DisputeIn,
    EndingIn,
    FirstStepIn,
    HoldIn,
    In,
    NoteIn,
    PartyAnswerIn,
    PaymentIn,
    PromiseIn,
    RecallFailureIn,
    TextIn,
)
from api.desk import PATIENCE_SECONDS, AnyHouse, AnyViews, actor_of
from api.pages.claim_page import show
from api.problems import problem_of
from api.words.figures import lowered
from api.words.sentences import marked, said
from application.by import By
from application.commands import arranging, ending, guiding, handing_over, paying, stopping
from application.house import House
from domain.application import Receipt
from domain.errors import NotFound, Refusal
from domain.money import cents_from

router = APIRouter()
B = TypeVar("B", bound=In)
MOST_BYTES: Final = 64_000
Fields: TypeAlias = dict[str, str]
Post: TypeAlias = Callable[[House, UUID, By, Fields], Receipt]


async def fields_of(request: Request) -> Fields:
    """Read a form that a browser sent; what was left empty is not there."""
    raw = await request.body()
    if len(raw) > MOST_BYTES:
        raise Refusal("form.too_large", "This form is too large.", way_out="Write less.")
    pairs = parse_qsl(raw.decode("utf-8", "replace"), max_num_fields=50)
    return {name: value.strip() for name, value in pairs if value.strip()}


Form = Annotated[Fields, Depends(fields_of)]


@router.post("/claims/{claim_id}/{what}")
def post(claim_id: UUID, what: str, form: Form, house: AnyHouse, views: AnyViews) -> Response:
    """Carry out what a form asks; refused, the page comes back with why and what was filled in."""
    key = form.pop("key", "") or str(house.new_id())
    by = By(key=key, actor=actor_of(house, ""), remembered=True)
    try:
        receipt = _post_named(what)(house, claim_id, by, form)
    except NotFound:
        raise
    except Refusal as refusal:
        problem = problem_of(refusal, path=f"/claims/{claim_id}")
        return show(house, views, claim_id, problem=problem, filled={**form, "what": what})
    if receipt.position:
        views.wait_for(receipt.position, timeout=PATIENCE_SECONDS)
    return RedirectResponse(f"/claims/{claim_id}#tijdlijn", status_code=303)


def _post_named(what: str) -> Post:
    if what not in _POSTS:
        raise NotFound("form.unknown", "There is no such form.", way_out="Go back.")
    return _POSTS[what]


def _payment(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    body = _read(PaymentIn, {"amount": _amount(form.pop("amount", "")), **form})
    return paying.register_payment(
        house,
        claim_id,
        by=by,
        amount=cents_from(body.amount),
        credited_on=body.credited_on,
        payment_id=body.payment_id,
        designation=body.designation,
    )


def _contact(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    body = _read(ContactIn, form)
    return arranging.record_contact(
        house,
        claim_id,
        by=by,
        channel=body.channel,
        outcome=body.outcome,
        direction=body.direction,
        reason_for_non_payment=body.reason_for_non_payment.value,
        note=body.note,
    )


def _promise(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    body = _read(PromiseIn, _with_amount(form))
    amount = None if body.amount is None else cents_from(body.amount)
    return arranging.record_promise(house, claim_id, by=by, amount=amount, pay_by=body.by)


def _dispute(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    body = _read(DisputeIn, _with_amount(form))
    return stopping.record_dispute(
        house,
        claim_id,
        by=by,
        ground=body.ground.value,
        amount=None if body.amount is None else cents_from(body.amount),
        text=body.text,
        answer_by=body.answer_by,
    )


def _hold(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    body = _read(HoldIn, form)
    return stopping.place_hold(
        house,
        claim_id,
        by=by,
        category=body.category.value,
        from_day=body.from_day,
        until=body.until,
    )


def _note(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    return ending.add_note(house, claim_id, by=by, text=_read(NoteIn, form).text)


def _accepted(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    reference = _read(AcceptanceIn, form).reference
    return handing_over.accept(house, claim_id, by=by, reference=reference)


def _refused(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    why = _read(PartyAnswerIn, form).why.value
    return handing_over.refuse(house, claim_id, by=by, why=why)


def _recalled(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    why = _read(EndingIn, form).why.value
    return handing_over.recall(house, claim_id, by=by, why=why)


def _ask_back(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    why = _read(EndingIn, form).why.value
    return handing_over.request_recall(house, claim_id, by=by, why=why)


def _not_back(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    body = _read(RecallFailureIn, form)
    return handing_over.fail_recall(house, claim_id, by=by, why=body.why.value, stays=body.stays)


def _informed(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    _read(In, form)
    return handing_over.inform_party(house, claim_id, by=by)


def _first_step(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    body = _read(FirstStepIn, form)
    return guiding.choose_first_step(
        house, claim_id, by=by, step=body.step, although_barred=body.although_barred
    )


def _approval(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    return guiding.approve_step(house, claim_id, by=by, step=form.get("step", ""))


def _refusal(house: House, claim_id: UUID, by: By, form: Fields) -> Receipt:
    why = _read(TextIn, {"text": form.get("why", "")}).text
    return guiding.decline_step(house, claim_id, by=by, step=form.get("step", ""), why=why)


_POSTS: Final[Mapping[str, Post]] = MappingProxyType(
    {
        "betaling": _payment,
        "contact": _contact,
        "belofte": _promise,
        "betwisting": _dispute,
        "pauze": _hold,
        "notitie": _note,
        "aangenomen": _accepted,
        "geweigerd": _refused,
        "terug": _recalled,
        "terugvragen": _ask_back,
        "niet-terug": _not_back,
        "ingelicht": _informed,
        "eerste-stap": _first_step,
        "goedkeuring": _approval,
        "afkeuring": _refusal,
    }
)


def _read(shape: type[B], fields: Mapping[str, object]) -> B:
    """Read fields as a body of the API; raises Refusal that names the field, not its value."""
    try:
        return shape.model_validate_strings({k: v for k, v in fields.items() if v})
    except ValidationError as error:
        names = ", ".join(_label(str(one["loc"][0])) for one in error.errors())
        raise Refusal(
            "form.unreadable",
            f"Not filled in well: {names}.",
            way_out="Fill it in and send it again.",
            values={"fields": names},
        ) from None


def _with_amount(form: Fields) -> Fields:
    return {**form, "amount": _amount(form["amount"])} if "amount" in form else form


def _amount(text: str) -> str:
    """Read an amount as a Dutch person writes it: ``1.234,50`` or ``1234.50``."""
    plain = text.replace("€", "").replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    return plain.replace(".", "").replace(",", ".") if "," in plain else plain


def _label(name: str) -> str:
    """What a field of a form is called, for the person who filled it in."""
    return lowered(said(_LABELS[name])) if name in _LABELS else name


_LABELS: Final = {
    "amount": marked("Bedrag"),
    "credited_on": marked("Bijgeschreven op"),
    "payment_id": marked("Kenmerk van de bank"),
    "channel": marked("Kanaal"),
    "outcome": marked("Resultaat"),
    "by": marked("Uiterlijk op"),
    "ground": marked("Reden"),
    "category": marked("Soort"),
    "from_day": marked("Vanaf"),
    "until": marked("Tot en met"),
    "answer_by": marked("Antwoord voor"),
    "text": marked("Tekst"),
}
