"""Whether obligations were kept, as pages: sums, the claims behind each, and what was found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, StreamingResponse

from api.desk import AnyHouse, AnyInquiry
from api.guarded import Guarded
from api.pages.choosing import Day, Maybe
from api.pages.controls import Choice
from api.pages.refusals import told
from api.pages.rendering import render
from api.problems import problem_of
from api.served import served
from api.words.compliance.articles import rests_on
from api.words.compliance.said import obligation_said, ruling_said, topic_said, withheld_said
from application.compliance.judged import told_again
from application.compliance.kept import KeptReport, kept_report
from application.compliance.packed import packed
from application.compliance.persons import note_report
from application.house import House
from application.queries.of_compliance import AskCompliance, in_short
from application.queries.query import Inquiry
from application.rights.scope import require
from domain.claim.refusals import unknown_claim
from domain.compliance.catalogue import BY_CODE
from domain.compliance.obligation import Compliance
from domain.errors import NotFound, Refusal
from domain.facts import StreamKind

router = APIRouter(route_class=Guarded)

PATH: Final = "/naleving"
AT_ONCE: Final = 100
_UNEXPLAINED: Final = frozenset({StreamKind.RUN, StreamKind.USER, StreamKind.SUBSCRIPTION})
"""Kinds of stream whose facts have no page of why."""
Position = Annotated[int | None, Query(ge=1, le=2**53)]
Code = Annotated[str, Query(max_length=40)]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address says, and what was found of it."""

    first: date
    last: date
    creditor: UUID | None
    report: KeptReport | None = None
    problem: Refusal | None = None

    @property
    def position(self) -> int | None:
        """Of which position of the log the report is."""
        return self.report.content["head"]["known"]["position"] if self.report else None

    def address(self, path: str, **more: str) -> str:
        """Where the same report is looked at further."""
        said = {"from": self.first.isoformat(), "to": self.last.isoformat()}
        said |= {"creditor": str(self.creditor)} if self.creditor else {}
        said |= {"at": str(self.position)} if self.position is not None else {}
        return f"{path}?{urlencode(said | more)}"

    def whole(self) -> KeptReport:
        """The report; raises what kept it from being made."""
        if self.problem is not None:
            raise self.problem
        assert self.report is not None
        return self.report


@router.get(PATH)
def compliance(
    house: AnyHouse,
    asked: AnyInquiry,
    *,
    first: Annotated[Day, Query(alias="from")] = None,
    last: Annotated[Day, Query(alias="to")] = None,
    creditor: Maybe[UUID] = None,
    at: Position = None,
) -> HTMLResponse:
    """Show how each obligation stands over a period; nothing is made before one is said."""
    wanted = bool(first or last)
    found = _found(asked, first, last, creditor, at, wanted=wanted)
    problem = problem_of(found.problem, path=PATH) if found.problem else None
    report = found.report
    return render(
        "compliance.html",
        house,
        status=problem.status if problem else 200,
        day=None,
        asked=found,
        problem=told(problem) if problem else None,
        creditors=_creditors(house),
        short=in_short(report.content, report.sha256) if report else None,
        standing=list(_standing(found)) if report else [],
        verdicts=list(Compliance),
        withheld=_withheld(report.content["sums"]["withheld"]) if report else [],
        download=found.address(f"{PATH}/rapport") if report else "",
    )


@router.get(f"{PATH}/rapport")
def whole_report(
    asked: AnyInquiry,
    *,
    first: Annotated[Day, Query(alias="from")] = None,
    last: Annotated[Day, Query(alias="to")] = None,
    creditor: Maybe[UUID] = None,
    at: Position = None,
) -> StreamingResponse:
    """Give the whole report as a zip: a reading of how everybody in it was treated."""
    found = _found(asked, first, last, creditor, at)
    report = found.whole()
    parts = packed(report.folder)
    note_report(asked.house, asked.who, report.content["claims"], what=f"GET {PATH}/rapport")
    headers = {"Content-Disposition": f'attachment; filename="compliance-{found.position}.zip"'}
    return StreamingResponse(parts, media_type="application/zip", headers=headers)


@router.get(f"{PATH}/vorderingen")
def claims_of_verdict(
    house: AnyHouse,
    asked: AnyInquiry,
    *,
    obligation: Code,
    verdict: Compliance,
    first: Annotated[Day, Query(alias="from")] = None,
    last: Annotated[Day, Query(alias="to")] = None,
    creditor: Maybe[UUID] = None,
    at: Position = None,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> HTMLResponse:
    """Show the claims on which an obligation stands so."""
    found = _found(asked, first, last, creditor, at)
    _require_known(obligation)
    claims = [
        one
        for one in found.whole().content["claims"]
        if one["verdicts"].get(obligation, Compliance.NOT_APPLICABLE.value) == verdict.value
    ]
    claims.sort(key=lambda one: (one["invoice_number"], one["id"]))
    shown = claims[(page - 1) * AT_ONCE : page * AT_ONCE]
    note_report(house, asked.who, shown, what=f"GET {PATH}/vorderingen")
    here = {"obligation": obligation, "verdict": verdict.value}
    return render(
        "compliance_claims.html",
        house,
        day=None,
        asked=found,
        back=found.address(PATH),
        title=obligation_said(obligation).title,
        demands=obligation_said(obligation).demands,
        verdict=verdict,
        rows=[_row(found, one, obligation, verdict) for one in shown],
        total=len(claims),
        next=found.address(f"{PATH}/vorderingen", **here, page=str(page + 1))
        if page * AT_ONCE < len(claims)
        else "",
    )


@router.get(f"{PATH}/vorderingen/{{claim_id}}")
def compliance_of_claim(
    house: AnyHouse,
    asked: AnyInquiry,
    claim_id: UUID,
    *,
    first: Annotated[Day, Query(alias="from")] = None,
    last: Annotated[Day, Query(alias="to")] = None,
    creditor: Maybe[UUID] = None,
    at: Position = None,
) -> HTMLResponse:
    """Show what was found of a claim, ruling by ruling, with the facts each rests on."""
    found = _found(asked, first, last, creditor, at)
    claims = found.whole().content["claims"]
    claim = next((one for one in claims if one["id"] == str(claim_id)), None)
    if claim is None:
        raise unknown_claim(claim_id)
    note_report(house, asked.who, [claim], what=f"GET {PATH}/vorderingen/{{claim_id}}")
    return render(
        "compliance_claim.html",
        house,
        day=None,
        asked=found,
        back=found.address(PATH),
        claim=claim,
        groups=list(_groups(found, claim)),
        withheld=[
            {
                "said": withheld_said(one["topic"], one["what"], one["why"]),
                "on": date.fromisoformat(one["on"]),
                "facts": [_fact(fact) for fact in one["facts"]],
            }
            for one in claim["withheld"]
        ],
    )


def _found(
    asked: Inquiry,
    first: date | None,
    last: date | None,
    creditor: UUID | None,
    at: int | None,
    *,
    wanted: bool = True,
) -> _Asked:
    """The report of an address; a day that is not said is the first or last one of this year."""
    begun, end = first or asked.today.replace(month=1, day=1), last or asked.today
    if not wanted:
        return _Asked(begun, end, creditor)
    question = AskCompliance(first=begun, last=end, creditor=creditor)
    try:
        require(served(), lambda: asked.house, question.MAY, question.__dict__)
        of = question.asked_of(asked, position=at)
        report = kept_report(asked.house, of, words=asked.say_compliance)
    except Refusal as refusal:
        return _Asked(begun, end, creditor, problem=refusal)
    return _Asked(begun, end, creditor, report)


def _require_known(obligation: str) -> None:
    """Raise NotFound ``compliance.unknown`` where there is no such obligation."""
    if obligation not in BY_CODE:
        raise NotFound(
            "compliance.unknown",
            f"There is no obligation '{obligation}'.",
            way_out="Choose one on the page of compliance.",
        )


def _standing(found: _Asked) -> Iterator[dict[str, Any]]:
    """A row for each obligation, whose numbers lead to its claims."""
    content = found.whole().content
    told_of = {one["code"]: one for one in content["head"]["obligations"]}
    for one in content["sums"]["obligations"]:
        code = one["code"]
        said = obligation_said(code)
        yield {
            "title": said.title,
            "demands": said.demands,
            "article": rests_on(told_of[code]["article"]),
            "gravity": told_of[code]["gravity"],
            "counts": [
                (
                    verdict,
                    one["verdicts"][verdict.value],
                    found.address(f"{PATH}/vorderingen", obligation=code, verdict=verdict.value),
                )
                for verdict in Compliance
            ],
        }


def _row(
    found: _Asked, claim: Mapping[str, Any], obligation: str, verdict: Compliance
) -> dict[str, Any]:
    """A claim with how often that was found of it, and when last."""
    wanted = (obligation, verdict.value)
    rulings = [one for one in claim["rulings"] if (one["obligation"], one["verdict"]) == wanted]
    return {
        "number": claim["invoice_number"],
        "at": found.address(f"{PATH}/vorderingen/{claim['id']}"),
        "rulings": len(rulings),
        "last": date.fromisoformat(rulings[-1]["on"]) if rulings else None,
    }


def _groups(found: _Asked, claim: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What was found, by obligation, the worst first."""
    told_of = {one["code"]: one for one in found.whole().content["head"]["obligations"]}
    worst = {one.value: rank for rank, one in enumerate(Compliance)}
    told = {one["obligation"]: Compliance.NOT_APPLICABLE.value for one in claim["rulings"]}
    told |= claim["verdicts"]
    for code, verdict in sorted(told.items(), key=lambda one: worst[one[1]]):
        rulings = [one for one in claim["rulings"] if one["obligation"] == code]
        yield {
            "title": obligation_said(code).title,
            "demands": obligation_said(code).demands,
            "article": rests_on(told_of[code]["article"]),
            "verdict": verdict,
            "rulings": [_ruling(one) for one in rulings],
        }


def _ruling(one: Mapping[str, Any]) -> dict[str, Any]:
    said = ruling_said(one["obligation"], one["reason"], told_again(one["values"]))
    return {
        "on": date.fromisoformat(one["on"]),
        "verdict": one["verdict"],
        "found": said.found,
        "should": said.should,
        "facts": [_fact(fact) for fact in one["facts"]],
    }


def _fact(fact: Mapping[str, Any]) -> dict[str, str]:
    stream, _, version = fact["fact"].partition("@")
    explained = fact["kind"] not in _UNEXPLAINED
    return {
        "called": topic_said(fact["topic"]),
        "position": str(fact["position"]),
        "at": f"/feiten/{stream}/{version}/waarom" if explained else "",
    }


def _withheld(sums: Mapping[str, int]) -> list[tuple[str, int]]:
    said = (
        (withheld_said(*((what, "") if "." in what else ("", what)), ""), times)
        for what, times in sums.items()
    )
    return sorted(said)


def _creditors(house: House) -> list[Choice]:
    """Those whose claims are for whoever is served."""
    mine = served().creditors(AskCompliance.MAY)
    ids = [one for one in house.store.streams(StreamKind.CREDITOR) if mine is None or one in mine]
    known = (house.collections.creditor(one) for one in ids)
    return [Choice(str(one.id), one.profile.name, names=True) for one in known if one.registered]
