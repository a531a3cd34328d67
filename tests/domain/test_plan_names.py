"""Whose name stands below a plan: what is clearly the debtor's, and what a person looks at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.payment_plan.names import is_another_name

HIS = ("S. Voorbeeld", "Sanne Voorbeeld", "mevrouw Voorbeeld", "S Voorbeeld-de Vries", "VOORBEELD")


@pytest.mark.parametrize("typed", HIS)
def test_who_writes_his_name_more_or_less_fully_is_himself(typed: str) -> None:
    assert not is_another_name(typed, "S. Voorbeeld")


@pytest.mark.parametrize("typed", ["P. Voorbeeld", "Sanne Vries", "x", "--", "Voor Beeld"])
def test_a_partner_somebody_else_and_no_name_are_looked_at(typed: str) -> None:
    assert is_another_name(typed, "S. Voorbeeld")


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("José van der Plas", "J. v.d. Plas"),
        ("Jose Plas", "José van der Plas"),
        ("J. de Groot", "Dhr. J. de Groot"),
    ],
)
def test_particles_titles_and_accents_make_no_other_name(typed: str, known: str) -> None:
    assert not is_another_name(typed, known)


def test_who_signs_for_a_company_is_looked_at() -> None:
    assert is_another_name("K. Meijer", "Bakkerij De Gouden Korst B.V.")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_judged_and_a_name_is_never_another_than_itself(one: str, two: str) -> None:
    assert not is_another_name(one, one)
    assert is_another_name(one, two) in {True, False}
