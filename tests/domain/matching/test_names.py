"""How a payer's name, as banks write it, fits a debtor's."""

import pytest

from domain.matching.names import NameFit, name_fit


@pytest.mark.parametrize(
    ("said", "known", "fit"),
    [
        ("J. de Vries", "Jan de Vries", NameFit.SHORT),
        ("Hr J de Vries", "Jan de Vries", NameFit.SHORT),
        ("Vries, J. de", "Jan de Vries", NameFit.SHORT),
        ("JW DE VRIES", "Jan Willem de Vries", NameFit.SHORT),
        ("T. Smits", "Tom Smits", NameFit.SHORT),
        ("P. Jansen e/o M de Vries", "Maria de Vries", NameFit.SHORT),
        ("Jan de Vries", "Jan de Vries", NameFit.FULL),
        ("Bakkerij Smit BV", "Bakkerij Smit B.V.", NameFit.FULL),
        ("de Vries", "Jan de Vries", NameFit.PARTLY),
        ("A. Jansen", "Jansen Holding BV", NameFit.PARTLY),
        ("Joris de Vries", "Jan de Vries", NameFit.GAINSAYS),
        ("K Bakker", "Jan de Vries", NameFit.GAINSAYS),
        ("", "Jan de Vries", NameFit.SILENT),
        ("Onbekend", "Onbekend", NameFit.SILENT),
    ],
)
def test_a_name_fits_as_far_as_it_tells_somebody_apart(said: str, known: str, fit: NameFit) -> None:
    assert name_fit(said, known) is fit
