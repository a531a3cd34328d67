"""A paper that is laid with a claim is kept under its debtor's key, and goes along."""

from datetime import date
from uuid import UUID

import pytest

from application.commands.fields import LARGEST_FILE
from application.commands.papers import AttachPaper
from application.documents import KeptKind, document_of_claim, documents_of
from application.hand_over.papers import papers_of
from application.house import House
from domain.claim.events import PaperKind
from domain.errors import Refusal
from tests.application.houses import CONSUMER, MARCH, by, case_of, claim_from
from tests.asking import attach_paper, enter_in_error
from tests.pdfs import one_page

PDF = one_page()
PICTURE = b"\x89PNG\r\n\x1a\n getekend voor ontvangst"
SIGNED_ON = date(2025, 11, 3)


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def test_papers_are_listed_lie_in_the_dossier_and_go_with_the_debtors_key(
    house: House, claim: UUID
) -> None:
    attach_paper(house, claim, by=by(), kind=PaperKind.CONTRACT, content=PDF, dated=SIGNED_ON)
    attach_paper(house, claim, by=by(), kind=PaperKind.PROOF_OF_DELIVERY, content=PICTURE)
    version = case_of(house, claim).claim.version
    attach_paper(house, claim, by=by(), kind=PaperKind.CONTRACT, content=PDF, dated=SIGNED_ON)
    assert case_of(house, claim).claim.version == version

    kept = [one.sha256 for one in documents_of(house, claim) if one.kind is KeptKind.PAPER]
    assert {document_of_claim(house, claim, one) for one in kept} == {PDF, PICTURE}
    laid = [
        one for one in papers_of(house, (case_of(house, claim),)) if one.name.startswith("stuk-")
    ]
    assert [one.what for one in laid] == ["overeenkomst van 3 november 2025", "bewijs van levering"]
    assert [one.name.rpartition(".")[2] for one in laid] == ["pdf", "png"]
    assert [one.content for one in laid] == [PDF, PICTURE]

    house.store.keys.erase(case_of(house, claim).debtor.id)
    gone = [
        one for one in papers_of(house, (case_of(house, claim),)) if one.name.startswith("stuk-")
    ]
    assert [isinstance(one.content, bytes) for one in gone] == [False, False]


def test_a_paper_entered_in_error_is_laid_there_no_longer_and_may_be_again(
    house: House, claim: UUID
) -> None:
    attach_paper(house, claim, by=by(), kind=PaperKind.OTHER, content=PDF)
    with pytest.raises(Refusal) as refused:
        attach_paper(house, claim, by=by(), kind=PaperKind.CONTRACT, content=PDF)
    assert refused.value.code == "paper.known_otherwise"
    enter_in_error(house, claim, by=by(), version=case_of(house, claim).claim.version)
    assert not case_of(house, claim).claim.papers
    attach_paper(house, claim, by=by(), kind=PaperKind.CONTRACT, content=PDF)
    assert [one.kind for one in case_of(house, claim).claim.papers] == [PaperKind.CONTRACT]


@pytest.mark.parametrize(
    ("content", "dated", "code"),
    [
        (b"<html>", None, "paper.unreadable"),
        (b"%PDF-1.7 nothing more", None, "pdf.unopened"),
        (one_page(pages=0), None, "pdf.no_page"),
        (PDF, date(2026, 12, 31), "day.in_the_future"),
    ],
)
def test_what_is_no_paper_or_is_of_a_day_to_come_is_refused(
    house: House, claim: UUID, content: bytes, dated: date | None, code: str
) -> None:
    assert dated is None or dated > MARCH
    with pytest.raises(Refusal) as refused:
        attach_paper(house, claim, by=by(), kind=PaperKind.ORDER, content=content, dated=dated)
    assert refused.value.code == code


def test_an_empty_file_is_no_paper() -> None:
    with pytest.raises(ValueError, match="is an empty file"):
        AttachPaper(kind=PaperKind.ORDER, content=b"")


def test_a_paper_has_ten_million_bytes_at_most() -> None:
    largest = b"%PDF-".ljust(LARGEST_FILE)
    assert AttachPaper(kind=PaperKind.ORDER, content=largest).content == largest
    with pytest.raises(ValueError, match="at most"):
        AttachPaper(kind=PaperKind.ORDER, content=largest + b" ")
