"""A letter is set outright and read without colours: the same bytes, and the same words."""

import io
import re
from contextlib import closing
from dataclasses import replace

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it has no types

from adapters.paper import HOUSE_LOOK, Look, print_letter, text_of
from domain.letter.text import LetterContent, LetterKind
from tests.paper_samples import HEDGE, letter


@pytest.mark.parametrize("kind", list(LetterKind))
def test_the_text_of_a_letter_is_all_that_a_reader_of_its_colours_reads(kind: LetterKind) -> None:
    pdf = print_letter(letter(kind))
    with closing(PdfDocument(pdf)) as document:
        whole = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert b"/ColorSpace<<" in pdf
    assert text_of(pdf) == whole


MEASURED = """#context {
  let sizes = (10.3pt, 9.9pt, 9.5pt, 9.1pt)
  let fits(size) = measure(letter-body(size), width: 165mm).height <= 174mm
  letter-body(first-that(fits, sizes, sizes.first()))
}
"""


@pytest.fixture(scope="module")
def measuring(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """The house's look, by a template that measures a letter at each size before it sets it."""
    folder = tmp_path_factory.mktemp("measuring")
    written = (HOUSE_LOOK.folder / "letter.typ").read_text()
    before, _, _ = written.partition("#context {\n  let sizes")
    (folder / "letter.typ").write_text(before + MEASURED)
    (folder / "shared.typ").write_bytes((HOUSE_LOOK.folder / "shared.typ").read_bytes())
    return replace(HOUSE_LOOK, folder=folder)


def bundled(kind: LetterKind, claims: int) -> LetterContent:
    bundle = (HEDGE.model_copy(update={"invoice_number": f"F-{n}"}) for n in range(claims))
    return letter(kind).model_copy(update={"claims": tuple(bundle)})


@pytest.mark.parametrize("claims", range(1, 14))
@pytest.mark.parametrize("kind", [LetterKind.REMINDER, LetterKind.FINAL_DEMAND])
def test_a_letter_set_outright_is_the_one_whose_sizes_were_measured(
    kind: LetterKind, claims: int, measuring: Look
) -> None:
    content = bundled(kind, claims)
    assert print_letter(content) == print_letter(content, look=measuring)


def test_those_letters_are_set_at_full_size_smaller_and_on_two_pages() -> None:
    found = set()
    for claims in range(1, 14):
        [first, *more] = PdfReader(
            io.BytesIO(print_letter(bundled(LetterKind.REMINDER, claims)))
        ).pages
        drawn = first.get_contents()
        assert drawn is not None
        set_in = re.findall(rb"/f\d+ ([\d.]+) Tf", drawn.get_data())
        sizes = [size for size in (b"10.3", b"9.9", b"9.1", b"9.5") if size in set_in]
        found.add((sizes[0], len(more)))  # 9.5 stands on every letter, beside its address
    assert found == {(b"10.3", 0), (b"9.5", 0), (b"10.3", 1)}
