"""`import invoices`: e-invoices become claims, each with its outcome."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.asking import Json, opened
from api.commands.saying import REFUSED, progress, show, show_json, table

if TYPE_CHECKING:
    from api.intake import Outcome, Totals

importing = typer.Typer(no_args_is_help=True)


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
    dry_run: Annotated[bool, typer.Option(help="Only say what would happen.")] = False,
    json: Json = False,
) -> None:
    """Take in UBL e-invoices: UBL 2.1 invoices and credit notes, in files, folders or zip files.

    Exit code 2 where every file was refused.
    """
    from adapters.invoice_files import count_invoices, find_invoices
    from api.intake import import_invoices

    outcomes: list[Outcome] = []
    with opened(create=True) as house, progress(quiet=json) as bar:
        task = bar.add_task("Reading invoices", total=count_invoices(paths))

        def tell_outcome(outcome: "Outcome") -> None:
            outcomes.append(outcome)
            bar.advance(task)
            if json:
                show_json(outcome.as_json(), line=True)

        totals = import_invoices(
            house, find_invoices(paths), creditor=creditor, dry_run=dry_run, progress=tell_outcome
        )
    if json:
        show_json({"totals": totals.as_json()}, line=True)
    else:
        _show(outcomes, totals, dry_run=dry_run)
    if outcomes and all(outcome.outcome == "refused" for outcome in outcomes):
        raise typer.Exit(REFUSED)


def _show(outcomes: "list[Outcome]", totals: "Totals", *, dry_run: bool) -> None:
    from domain.money import as_decimal

    rows = [
        (
            Path(o.file).name,
            o.outcome.value,
            o.invoice_number or "",
            "" if o.amount is None else as_decimal(o.amount),
            o.due_on.isoformat() if o.due_on else "",
            o.reason,
        )
        for o in outcomes
    ]
    columns = ("file", "outcome", "invoice", "amount", "due on", "remark")
    show(table(*columns, rows=rows, right=("amount",)))
    counted = totals.as_json()
    said = [f"{n} {what}" for what in _COUNTED if (n := counted[what])]
    dry = " Dry run: nothing was stored." if dry_run else ""
    show(f"{counted['files']} files: {', '.join(said) or 'nothing'}.{dry}")


_COUNTED = ("imported", "credited", "parked", "known", "refused")
