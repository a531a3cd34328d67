"""Reasons with something filled in, and remarks on files, in the language that is spoken."""

import ast
from collections.abc import Iterator
from enum import EnumType

from adapters.cii.names import said_in_cii
from adapters.ubl.kinds import _REMARKS
from api.words.facts import fact_told
from api.words.intake_remarks import REMARKS as SAID
from api.words.language import speaking
from api.words.reasons import outcome_said, reason
from api.words.shell.speech import usage_said
from application.intake.invoices import REMARKS
from domain.claim.events import Mark
from domain.debtor.merge_events import LikenessGround
from domain.registry import FACTS
from tests.architecture import MODULES, Module


def test_every_ground_on_which_two_may_be_one_is_said_in_both_languages() -> None:
    for ground in LikenessGround:
        text = f"it is not decided who this is: {ground.value}"
        with speaking("nl"):
            assert reason(text).startswith("Nog niet beslist wie dit is")
        with speaking("en"):
            assert reason(text).startswith("It is not decided who this is")
    with speaking("nl"):
        both = reason("it is not decided who this is: email name_and_address")
        assert both.endswith("e-mail, naam en adres")


def test_every_mark_that_stops_letters_is_said_in_both_languages() -> None:
    for mark in Mark:
        for language in ("nl", "en"):
            with speaking(language):
                said = reason(f"a person is to look first: {mark.value}")
            assert said, mark
            assert mark.value not in said or "_" not in mark.value, mark


def test_every_remark_of_intake_on_a_mark_has_words() -> None:
    assert set(REMARKS.values()) - set(SAID) == set()


def test_a_term_of_the_law_is_said_with_its_last_day() -> None:
    with speaking("nl"):
        said = outcome_said("", "no due date in the file: statutory term until 2026-11-03")
    assert said.startswith("geen vervaldag in het bestand")
    assert "nov" in said
    assert "2026-11-03" not in said


def test_several_remarks_on_one_file_are_said_each() -> None:
    with speaking("nl"):
        said = outcome_said("", "no specification; The due day lies before the day of issue.")
    assert said == "geen specificatie; de vervaldag ligt vóór de factuurdatum"


def test_a_refused_file_says_why_in_dutch() -> None:
    with speaking("nl"):
        said = outcome_said("ubl.other_currency", "The invoice is in 'USD'.")
    assert said.startswith("De factuur is niet in euro")
    with speaking("en"):
        assert (
            outcome_said("ubl.other_currency", "The invoice is in 'USD'.")
            == "The invoice is in 'USD'."
        )


def test_the_next_step_of_a_plan_is_called_by_its_name() -> None:
    with speaking("nl"):
        said = reason("the plan's next step is 'fourteen-day-letter'")
    assert said == "de volgende stap van het traject is veertiendagenbrief"


def test_a_value_that_cannot_be_is_refused_in_dutch_with_how_to_write_it() -> None:
    amount = 'Invalid value for --amount: is no amount in euro; write it as "125.00"'
    day = 'Invalid value for --by: is no day; write it as "2026-11-21"'
    with speaking("nl"):
        assert usage_said(amount).endswith('is geen bedrag in euro; schrijf het als "125.00"')
        assert usage_said(day).endswith('is geen dag; schrijf hem als "2026-11-21"')


def choices() -> Iterator[tuple[str, str, str]]:
    """Every value of an enumeration that a fact may hold, with its topic and field."""
    for topic, fact in FACTS.items():
        for name, field in fact.model_fields.items():
            if isinstance(field.annotation, EnumType):
                yield from ((topic, name, one.value) for one in field.annotation)


def test_no_fact_is_told_with_a_value_as_programs_write_it() -> None:
    with speaking("nl"):
        told = {one: fact_told(one[0], {one[1]: one[2]}) for one in choices() if "_" in one[2]}
    assert len(told) > 50
    assert [one for one, text in told.items() if one[2] in text] == []


def test_the_order_of_a_confirmation_is_told_in_dutch() -> None:
    with speaking("nl"):
        assert "(bevestiging)" in fact_told("letter.ordered", {"letter_kind": "confirmation"})


def _written(node: ast.AST) -> Iterator[str]:
    """The texts that an expression may come to; what is filled in stands as a number."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "7" for p in parts)


def _warned(module: Module) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "warn":
            yield from (text for one in node.args for text in _written(one))


def _given(module: Module, function: str) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            given = (one for one in ast.walk(node) if isinstance(one, ast.Return) and one.value)
            parts = (part for one in given for part in ast.walk(one))
            yield from (text for part in parts for text in _written(part) if " " in text)


def _remarked() -> Iterator[str]:
    """What the readers of invoices warn of, and why a credit note waits, as the source has it."""
    yield from _REMARKS.values()
    for module in MODULES:
        if module.path.startswith("adapters/ubl/"):
            yield from _warned(module)
        if module.path == "adapters/ubl/payment.py":
            yield from _given(module, "_fault")
        if module.path == "application/intake/credit_notes.py":
            yield from _given(module, "_claim_for")
            yield from _given(module, "_not_kept")


def test_every_remark_on_an_e_invoice_and_a_waiting_note_is_said_in_dutch() -> None:
    remarked = set(_remarked())
    assert len(remarked) > 20
    with speaking("nl"):
        english = [
            text
            for one in remarked
            for text in (one, said_in_cii(one))
            if reason(text) == text or not reason(text)
        ]
    assert english == []


def test_a_number_that_is_none_is_told_of_whom_it_is_said() -> None:
    text = (
        "cac:AccountingSupplierParty has no valid KvK number under its scheme: it is kept as"
        " another id."
    )
    with speaking("nl"):
        assert reason(text) == (
            "de leverancier (cac:AccountingSupplierParty) heeft iets als KvK-nummer dat er geen"
            " is: het is als ander nummer bewaard"
        )
        assert "pagina van de creditnota" in reason("it names no invoice")
