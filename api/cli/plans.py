"""`plan …`: judge a plan, list and show plans, upload one, choose, and move a claim to another."""

from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.asked import Questions
from api.cli.asking import Json, day, opened
from api.cli.carrying import chosen
from api.cli.saying import show, show_json, table, tell
from api.words.language import DUTCH, spoken
from api.words.naming import plan_title
from api.words.remarks import remark_in_dutch
from api.words.shell.speech import named, on_day, say, step_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.paper.timeline import Lane
    from application.house import House
    from domain.creditor.state import Creditor
    from domain.dunning.plan.remarks import Remark

plan = typer.Typer(cls=Questions, no_args_is_help=True)
REFUSED = 1

Creditor_ = Annotated[
    str, typer.Option("--creditor", metavar="KVK|ID", help="Also the plans of this creditor.")
]
Whose = Annotated[
    str, typer.Option("--creditor", metavar="KVK|ID", help="KvK, OIN or VAT number, or id.")
]
PlanFile = Annotated[
    Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="A plan in TOML.")
]


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    said = "Dunning plans: judge, show, list; `record` loads, chooses and moves them."
    app.add_typer(plan, name="plan", help=said)


@plan.command("lint")
def lint_plan(file: PlanFile, *, json: Json = False) -> None:
    """Judge a plan: errors, what the law forbids, what is unwise. Code 1 where it is refused."""
    from domain.dunning.plan.lint import lint
    from domain.dunning.plan.reading import refused

    findings = lint(_text(file)).findings
    wrong = refused(findings)
    if json:
        show_json({"file": file.name, "findings": [one.as_json() for one in findings]})
    else:
        _show_findings(file.name, findings)
        unwise = len(findings) - len(wrong)
        said = "refused" if wrong else "lawful"
        show(
            say(
                "{file}: {said}; {wrong} to correct, {unwise} to consider.",
                file=file.name,
                said=say(said),
                wrong=len(wrong),
                unwise=unwise,
            )
        )
    if wrong:
        raise typer.Exit(REFUSED)


def show_plans(rows: "Sequence[dict[str, Any]]") -> None:
    """Print the list of plans."""
    cells = [
        (
            r["key"],
            named(r["audience"], "Audience"),
            plan_title(r["key"]) if spoken() == DUTCH else r["title"],
            str(len(r["steps"])),
            say(r["owner"]),
        )
        for r in rows
    ]
    show(table("plan", "for", "title", "steps", "owner", rows=cells, right=("steps",)))


@plan.command("show")
def show_one(
    name: Annotated[str, typer.Argument(metavar="NAME", help="six-steps or six-steps@1")],
    *,
    on: Annotated[
        date | None,
        typer.Option("--on", parser=day, metavar="DATE", help="Due date of the example invoice."),
    ] = None,
    audience: Annotated[str, typer.Option("--for", help="consumer or business")] = "everyone",
    svg: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also draw the picture here.")
    ] = None,
    creditor: Creditor_ = "",
    json: Json = False,
) -> None:
    """Walk a plan with an example invoice that nobody pays: what happens on which day."""
    from api.clocks import system_clock
    from api.words.pictures import picture_words
    from application.queries.plans import example_day, plan_named, show_plan
    from domain.days import legal_day
    from domain.dunning.plan.step import Audience

    with _maybe(creditor) as house:
        found = plan_named(name, _creditor(house, creditor))
    due_on = on or example_day(legal_day(system_clock()))
    shown = show_plan(found, due_on=due_on, audience=chosen(Audience, audience))
    if svg:
        svg.write_text(shown.svg, encoding="utf-8")
        tell(say("The picture is in {place}.", place=svg))
    if json:
        show_json(shown.as_json())
        return
    title = plan_title(found.key) if spoken() == DUTCH else found.title
    show(
        say(
            "{key}: {title}. Invoice due on {day}; nobody pays.",
            key=found.key,
            title=title,
            day=due_on,
        )
    )
    for lane in shown.lanes:
        show(f"\n{picture_words().lanes.get(lane.name, lane.name)}", _timeline(lane))
    show(
        say(
            "A step that rests on non-payment also waits until the payments through its term and"
            " one banking day more are known."
        )
    )


def _text(file: Path) -> str:
    from domain.errors import Refusal

    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refusal(
            "plan.encoding", f"{file.name} is not UTF-8.", way_out="Save it as UTF-8."
        ) from None


def _maybe(creditor: str) -> Any:
    """Open the house only where a creditor's plans are asked for."""
    return opened() if creditor else nullcontext()


def _creditor(house: "House | None", name: str) -> "Creditor | None":
    from application.intake.creditor_named import creditor_named

    return house.collections.creditor(creditor_named(house, name)) if house else None


def _show_findings(name: str, findings: "Sequence[Remark]") -> None:
    for one in findings:
        said = _in_dutch(one, name) if spoken() == DUTCH else one.said_of(name)
        show(f"{named(one.severity.value, 'Severity')}  {said} [{one.code}]")


def _in_dutch(one: "Remark", name: str) -> str:
    what, out = remark_in_dutch(one.code)
    step = f"stap '{one.step}': " if one.step else ""
    article = f" ({one.article})" if one.article else ""
    return f"{name}, regel {one.line}: {step}{what}{article}. {out}".strip()


def _timeline(lane: "Lane") -> Any:
    from adapters.paper.timeline import named as happening
    from api.words.pictures import picture_words

    words = picture_words()
    rows = [
        (
            f"{words.days[moment.on.weekday()]} {on_day(moment.on)}",
            happening(moment, words),
            step_named(moment.step),
            on_day(moment.term_until),
            moment.question,
        )
        for moment in lane.moments
    ]
    return table("day", "what", "step", "until", "question", rows=rows)
