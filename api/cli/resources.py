"""How creditors, debtors, payments, agreements, disputes, holds and documents are shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from api.cli.saying import show, table
from api.words.shell.speech import amount, figure, named, on_day, say, task_named, why_of_task

Cell = Callable[[Any], str]


def _kind(of: str) -> Cell:
    return lambda value: named(str(value or ""), of)


def _name(value: Any) -> str:
    return value.name or say("(erased)") if value else ""


def _plain(value: Any) -> str:
    return figure(str("" if value is None else value))


def _show_rows(answer: Any, *columns: str, cells: Mapping[str, Cell]) -> None:
    """Print the rows of an answer, a cell for each part of a row."""
    rows: Sequence[Any] = answer.rows
    made = [[cell(getattr(row, name)) for name, cell in cells.items()] for row in rows]
    show(table(*columns, rows=made) if rows else say("Nothing was found."))
    if getattr(answer, "next", None):
        show(say("There are more: give a larger --limit."))


def show_payments(answer: Any) -> None:
    """Print money in and out, a row each."""
    columns = ("invoice", "from", "kind", "amount", "payment", "costs", "interest", "principal")
    _show_rows(
        answer,
        *columns,
        cells={
            "invoice_number": str,
            "since": on_day,
            "kind": _kind("PaymentKind"),
            "amount": amount,
            "payment": str,
            "to_costs": _plain,
            "to_interest": _plain,
            "to_principal": _plain,
        },
    )


def show_agreements(answer: Any) -> None:
    """Print what was agreed, a row each."""
    columns = ("invoice", "from", "kind", "state", "amount", "until")
    _show_rows(
        answer,
        *columns,
        cells={
            "invoice_number": str,
            "since": on_day,
            "kind": _kind("Agreement"),
            "state": _kind("AgreementState"),
            "amount": _plain,
            "until": on_day,
        },
    )


def show_disputes(answer: Any) -> None:
    """Print what is contested, a row each."""
    columns = ("invoice", "no.", "from", "state", "amount", "ground", "until", "outcome", "granted")
    _show_rows(
        answer,
        *columns,
        cells={
            "invoice_number": str,
            "number": str,
            "since": on_day,
            "state": _kind("DisputeState"),
            "amount": amount,
            "ground": _kind("DisputeGround"),
            "until": on_day,
            "outcome": _kind("DisputeOutcome"),
            "granted": _plain,
        },
    )


def show_holds(answer: Any) -> None:
    """Print the stretches without steps, a row each."""
    columns = ("invoice", "hold", "from", "until", "state", "why")
    _show_rows(
        answer,
        *columns,
        cells={
            "invoice_number": str,
            "hold": str,
            "since": on_day,
            "until": on_day,
            "state": _kind("HoldState"),
            "why": _kind("HoldCategory"),
        },
    )


def show_creditors(answer: Any) -> None:
    """Print the creditors, a row each."""
    columns = ("name", "KvK", "VAT number", "city", "id")
    _show_rows(
        answer, *columns, cells={"name": str, "kvk": str, "vat": str, "city": str, "id": str}
    )


def show_debtors(answer: Any) -> None:
    """Print debtors, and what each owes, a row each."""
    columns = ("debtor", "creditor", "claims", "overdue", "open", "id")
    _show_rows(
        answer,
        *columns,
        cells={
            "name": lambda name: name or say("(erased)"),
            "creditor": _name,
            "claims": str,
            "days_overdue": str,
            "open": amount,
            "id": str,
        },
    )


def show_found(answer: Any) -> None:
    """Print who was found, a row each."""
    columns = ("debtor", "city", "e-mail", "creditor", "id")
    _show_rows(
        answer,
        *columns,
        cells={"name": str, "city": str, "email": str, "creditor": _name, "id": str},
    )


def show_documents(answer: Any) -> None:
    """Print the documents of a claim, a row each."""
    columns = ("kind", "from", "letter", "sha256", "erased")
    _show_rows(
        answer,
        *columns,
        cells={
            "kind": _kind("KeptKind"),
            "since": on_day,
            "letter": _plain,
            "sha256": str,
            "erased_on": on_day,
        },
    )


def show_parts(answer: Any) -> None:
    """Print an answer part by part, named as programs name it."""
    for name, value in answer.model_dump(mode="json").items():
        if value not in (None, "", [], {}):
            show(f"{name}: {_plain(value)}")


def show_log(one: Any) -> None:
    """Print the root of a log, and what leads to it from an earlier one."""
    show(say("{size} facts, root {root}", size=one.size, root=one.root))
    if one.since:
        show(say("From the root of {size} facts to this one lead:", size=one.since))
        show(*(f"  {step}" for step in one.path))


def show_task(one: Any) -> None:
    """Print a task: what waits, on what, and why."""
    show(
        f"{task_named(one.task)}  {one.invoice_number}  {on_day(one.since)}",
        *([f"  {told}"] if (told := why_of_task(one)) else []),
    )
