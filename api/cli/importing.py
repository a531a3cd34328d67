"""`import …`: e-invoices become claims, and a list of open items is laid beside them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.asking import Json, day, opened
from api.cli.saying import REFUSED, Spoken, progress, show, show_json, table
from api.words.shell.speech import amount, named, on_day, say
from domain.law.limitation import ClaimKind
from domain.user.roles import May

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.banking.files import BankFileTaken
    from application.banking.statements import StatementTaken
    from application.intake.documents import ImportTotals, Outcome
    from application.intake.open_items import Laid

importing = typer.Typer(cls=Spoken, no_args_is_help=True)


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(importing, name="import", help="Take in files from elsewhere.")


@importing.callback()
def _group() -> None:
    """Take in files from elsewhere."""


@importing.command("invoices")
def invoices(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, folders or zip.")],
    creditor: Annotated[
        str | None, typer.Option(help="Id, KvK, OIN or VAT number: refuse files of others.")
    ] = None,
    consumer_kind: Annotated[
        ClaimKind | None,
        typer.Option(help="What consumers owe for in these files; default: the creditor's rule."),
    ] = None,
    dry_run: Annotated[bool, typer.Option(help="Only say what would happen.")] = False,
    json: Json = False,
) -> None:
    """Take in e-invoices and credit notes, in files, folders or zip files.

    UBL 2.1, CII (ZUGFeRD 2, Factur-X, XRechnung), and PDFs with one of these in it.

    Exit code 2 where every file was refused.
    """
    from adapters.invoice_files import count_invoices, find_invoices
    from api.cli.acting import who_works
    from application.intake.documents import import_invoices
    from application.intake.reading import reading_ahead

    outcomes: list[Outcome] = []
    with opened() as house, progress(quiet=json) as bar, reading_ahead() as reading:
        who = who_works(house)
        who.somewhere(May.IMPORT)
        task = bar.add_task(say("Reading invoices"), total=count_invoices(paths))

        def tell_outcome(outcome: "Outcome") -> None:
            outcomes.append(outcome)
            bar.advance(task, 1 if outcome.file else 0)
            if json:
                show_json(outcome.as_json(), line=True)

        totals = import_invoices(
            house,
            find_invoices(paths),
            creditor=creditor,
            dry_run=dry_run,
            progress=tell_outcome,
            consumer_kind=consumer_kind,
            actor=who.login,
            mine=who.creditors(May.IMPORT),
            reading=reading,
        )
    _show(outcomes, totals, dry_run=dry_run, json=json)
    if outcomes and all(outcome.outcome == "refused" for outcome in outcomes):
        raise typer.Exit(REFUSED)


def _show(outcomes: "list[Outcome]", totals: "ImportTotals", *, dry_run: bool, json: bool) -> None:
    from api.words.reasons import outcome_said
    from domain.money import as_decimal

    if json:
        show_json({"totals": totals.as_json()}, line=True)
        return
    rows = [
        (
            Path(o.file).name if o.file else say("(parked)"),
            named(o.outcome.value, "Result"),
            o.invoice_number or "",
            "" if o.amount is None else amount(as_decimal(o.amount)),
            on_day(o.due_on),
            outcome_said(o.code, o.reason),
        )
        for o in outcomes
    ]
    columns = ("file", "outcome", "invoice", "amount", "due on", "remark")
    show(table(*columns, rows=rows, right=("amount",)))
    counted = totals.as_json()
    said = [f"{n} {named(what, 'Result')}" for what in _COUNTED if (n := counted[what])]
    dry = say(" Dry run: nothing was stored.") if dry_run else ""
    found = ", ".join(said) or say("nothing")
    if counted["files"] == 1:
        show(say("1 file: {found}.{dry}", found=found, dry=dry))
    else:
        show(say("{files} files: {found}.{dry}", files=counted["files"], found=found, dry=dry))


_COUNTED = ("imported", "credited", "matched", "parked", "known", "refused")


@importing.command("statements")
def statements(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, folders or zip.")],
    *,
    json: Json = False,
) -> None:
    """Take in bank statements, in files, folders or zip files; safe to repeat.

    CAMT.053 and CAMT.054 of any version, MT940 of the Dutch banks. Every entry counts once,
    whatever file it is in; through which day payments are known follows from the balances. A
    report on a file of ours (pain.002) says what the bank refused of it.

    Exit code 2 where a file or a statement was refused.
    """
    from adapters.statement_files import find_bank_files
    from api.cli.acting import who_works
    from application.banking.files import BankFileTaken, import_statements

    taken: list[BankFileTaken] = []
    with opened() as house, progress(quiet=json) as bar:
        who = who_works(house)
        who.somewhere(May.IMPORT)
        task = bar.add_task(say("Reading bank files"), total=None)
        sources = find_bank_files(paths)
        mine = who.creditors(May.IMPORT)
        for one in import_statements(house, sources, actor=who.login, mine=mine):
            taken.append(one)
            bar.advance(task)
            if json:
                show_json(one.as_json(), line=True)
    if not json:
        _show_statements(taken)
    if any(one.refused for one in taken):
        raise typer.Exit(REFUSED)


def _show_statements(taken: "list[BankFileTaken]") -> None:
    from domain.money import as_decimal

    rows = []
    for file, account, outcome, remark, those in _alike(taken):
        new, doubtful = (sum(one.count(w) for one in those) for w in ("new", "perhaps_known"))
        moved = amount(as_decimal(sum(one.moved for one in those)))
        last = max((one.last for one in those if one.last), default=None)
        counted = (str(new), str(doubtful), moved) if those else ("", "", "")
        rows.append((file, account, on_day(last), say(_BECAME[outcome]), *counted, remark))
    columns = ("file", "account", "through", "outcome", "new", "doubtful", "moved", "remark")
    if rows:  # of a report on a file of ours there is nothing to list
        show(table(*columns, rows=rows, right=("new", "doubtful", "moved")))
    for status in filter(None, (one.status for one in taken)):
        said = "File {name}: the bank refused {count}; known already: {known}."
        counts = {"count": str(status.refused), "known": str(status.known)}
        show(say(said, name=status.message_id, **counts))
    known = {one.iban: one for file in taken for one in file.statements if one.through}
    for iban, last_said in known.items():
        said = "Account {iban}: everything from {first} through {last} is here."
        since, through = on_day(last_said.since), on_day(last_said.through)
        show(say(said, iban=iban, first=since, last=through))
    if known:
        show(say("For older claims say that what was paid before is recorded: payments-through."))


def _alike(
    taken: "list[BankFileTaken]",
) -> "Iterator[tuple[str, str, str, str, list[StatementTaken]]]":
    """The statements of a file of which the same is to be said, together."""
    for file in taken:
        name = Path(file.file).name
        found: dict[tuple[object, ...], list[StatementTaken]] = {}
        for one in file.statements:
            remark = _said(one) if one.code else _lies(one)
            kinds = frozenset((each.kind, each.said) for each in one.remarks)
            found.setdefault((one.iban, one.outcome, remark, kinds), []).append(one)
        for those in found.values():
            yield name, those[0].iban, those[0].outcome, _remarked(those), those
        if file.code:
            yield name, "", "refused", _said(file), []


def _remarked(those: "list[StatementTaken]") -> str:
    """What is to be said of statements of which the same is: why refused, else what was seen."""
    from api.words.figures import lowered
    from api.words.statement_verdicts import remarks_told

    if those[0].code:
        return _said(those[0])
    seen = remarks_told(each for one in those for each in one.remarks)
    return "; ".join(filter(None, (_lies(those[0]), *map(lowered, seen))))


def _lies(one: "StatementTaken") -> str:
    from api.words.figures import lowered
    from api.words.statement_verdicts import verdict_told

    return lowered(verdict_told(one.verdict, one.contradicts)).replace("\N{NO-BREAK SPACE}", " ")


def _said(one: "BankFileTaken | StatementTaken") -> str:
    from api.words.refusals import refusal_said_to_programs

    return " ".join(refusal_said_to_programs(one.code, one.why, one.way_out, one.values))


_BECAME = {
    "imported": "imported",
    "known": "known",
    "not_counted": "not counted",
    "refused": "refused",
}


@importing.command("open-items")
def open_items(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV of the bookkeeping.")],
    *,
    creditor: Annotated[
        str, typer.Option(metavar="KVK|ID", help="Whose list it is: KvK, OIN, VAT number or id.")
    ],
    as_of: Annotated[
        date, typer.Option(parser=day, metavar="DATE", help="Day on which it was drawn.")
    ],
    nothing_open: Annotated[
        bool, typer.Option(help="A list without lines is meant so: all is paid.")
    ] = False,
    dry_run: Annotated[bool, typer.Option(help="Only say what would happen.")] = False,
    json: Json = False,
) -> None:
    """Lay a list of open items beside the claims: what vanished there is held for a person.

    As bookkeeping programs export it. Columns by name, Dutch or English: invoice number and open
    amount, or debit and credit; debtor number and currency may be there. Lines of one invoice are
    added up; one that is not clear is set aside and its claim held. Nothing is settled by it,
    and the run then knows who has not paid.
    """
    from api.cli.acting import who_works
    from application.intake.creditor_named import creditor_named
    from application.intake.open_items import import_open_items

    with opened() as house, progress(quiet=json) as bar:
        who, whose = who_works(house), creditor_named(house, creditor)
        who.role_for(May.IMPORT, whose)
        task = bar.add_task(say("Laying beside the claims"), total=None)
        laid = import_open_items(
            house,
            whose,
            file.read_bytes(),
            as_of=as_of,
            actor=who.login,
            dry_run=dry_run,
            nothing_open=nothing_open,
            progress=lambda seen: bar.update(task, completed=seen),
        )
    if json:
        show_json(laid.as_json())
    else:
        _show_laid(laid, dry_run=dry_run)


_DIFFERS = {
    "vanished": "vanished: held, find out why",
    "lower": "less is open there: held, find out why",
    "higher": "more is open there: nothing done",
    "unclear": "not clear what is open there: held, find out",
    "back": "as it should be again: hold lifted",
}


def _show_laid(laid: "Laid", *, dry_run: bool) -> None:
    from domain.money import as_decimal

    rows = [
        (
            one.invoice_number,
            amount(as_decimal(one.ours)),
            "" if one.listed is None else amount(as_decimal(one.listed)),
            say(said),
        )
        for name, said in _DIFFERS.items()
        for one in getattr(laid, name)
    ]
    if rows:
        columns = ("invoice", "open here", "in the list", "remark")
        show(table(*columns, rows=rows, right=("open here", "in the list")))
    if laid.credits:
        credits_of = ((number, amount(as_decimal(cents))) for number, cents in laid.credits_told)
        those = ", ".join(f"{number} ({cents})" for number, cents in credits_of)
        show(say("Credit, to be set off before more is asked: {those}.", those=those))
    _show_doubtful(laid)
    if laid.unknown:
        show(
            say("Not known here, nothing was made of them: {those}.", those=", ".join(laid.unknown))
        )
    ending = say(" Dry run: nothing was stored.") if dry_run else ""
    ending = say(" It was laid beside them before.") if laid.known else ending
    show(
        say(
            "{rows} lines of {day}; {listed} claims listed; {vanished} vanished, {lower} lower,"
            " {higher} higher, {back} back, {unknown} unknown.{ending}",
            rows=laid.rows,
            day=laid.as_of,
            listed=laid.listed,
            vanished=len(laid.vanished),
            lower=len(laid.lower),
            higher=len(laid.higher),
            back=len(laid.back),
            unknown=len(laid.unknown),
            ending=ending,
        )
    )


def _show_doubtful(laid: "Laid") -> None:
    from api.words.figures import lowered
    from api.words.naming import word

    for taken in laid.taken_as:
        show(say("{written} was taken as invoice {invoice}.", written=taken[0], invoice=taken[1]))
    for aside in laid.set_aside:
        show(
            say(
                "Line {line}, invoice {invoice}, was set aside: {why}{said}.",
                line=aside.line,
                invoice=aside.invoice_number,
                why=lowered(word(aside.why.value, "Unclarity")),
                said=f" ({aside.said})" if aside.said else "",
            )
        )
