"""Every letter is PDF/A-3a and PDF/UA-1 by an independent checker, which finds planted faults.

The checker (pdf_oxide) is less strict than veraPDF: it misses a lost output intent, for one. A
letter that is to be held against the standard in full is to be shown to veraPDF.
"""

import io
from pathlib import Path

import pytest
from pdf_oxide import PdfDocument
from pypdf import PdfReader, PdfWriter

from adapters.paper import print_letter, render_letter
from adapters.paper.dossier_page import render_dossier
from adapters.paper.template_files import lay_out, read_pack
from adapters.paper.trying import dressed, look_of
from domain.letter.text.samples import Sample, sample_letters
from tests.paper_samples import DOSSIER

SAMPLES = list(sample_letters())


def errors(pdf: bytes) -> list[str]:
    archive = PdfDocument.from_bytes(pdf).validate_pdf_a("3a")["errors"]
    access = PdfDocument.from_bytes(pdf).validate_pdf_ua()["errors"]
    return [*archive, *access]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_letter_language_and_capacity_is_pdf_a_3a_and_accessible(sample: Sample) -> None:
    assert errors(render_letter(sample.content)) == []


def test_a_dossier_is_pdf_a_3a_and_accessible() -> None:
    assert errors(render_dossier(DOSSIER)) == []


def test_a_letter_in_a_creditors_own_template_is_too(tmp_path: Path) -> None:
    source = tmp_path / "pack"
    source.mkdir()
    (source / "template.toml").write_text('name = "linde"\nversion = 1\naccent = "#145a32"\n')
    drawn = '<rect width="80" height="20" fill="#145a32"/>'
    (source / "logo.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20">{drawn}</svg>'
    )
    found = read_pack(source)
    lay_out(found, tmp_path / "laid")
    look = look_of(found, tmp_path / "laid")
    for sample in SAMPLES[:4]:
        assert errors(print_letter(dressed(sample.content, found), look=look)) == []


@pytest.mark.parametrize("lost", ["/Metadata", "/StructTreeRoot", "/MarkInfo"])
def test_the_checker_finds_what_is_missing(lost: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(render_letter(SAMPLES[0].content))))
    del writer.root_object[lost]
    broken = io.BytesIO()
    writer.write(broken)
    assert errors(broken.getvalue())
