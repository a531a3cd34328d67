"""What a dossier lists lies beside it, or the dossier says that it does not."""

from base64 import b64encode
from hashlib import sha256

import pytest

from adapters.paper import text_of
from application.hand_over.dossier import build_dossier
from application.hand_over.papers import papers_of
from application.house import House
from application.readable_invoices import invoice_papers
from domain.claim.events import PartyKind
from domain.creditor.events import HandOverParty
from tests.adapters.test_ubl_samples import sample
from tests.application.houses import CONSUMER, MARCH, case_of, claim_from

AGENCY = HandOverParty(name="Incasso", kind=PartyKind.AGENCY)
WITHIN = b"%PDF-1.7 what the sender laid with it"


def test_a_paper_that_was_erased_is_named_as_not_shown(house: House) -> None:
    claim = claim_from(house, CONSUMER)

    def missing() -> list[str]:
        case = case_of(house, claim)
        papers = tuple(papers_of(house, (case,)))
        dossier = build_dossier(house, (case,), to=AGENCY, papers=papers, today=MARCH)
        assert {one.file for one in dossier.papers if one.beside} == {
            one.name for one in papers if isinstance(one.content, bytes)
        }
        return [one.what for one in dossier.checks if "gewist" in one.what and not one.found]

    assert missing() == []
    house.store.keys.erase(case_of(house, claim).debtor.id)
    assert missing() == ["de factuur: gewist, ligt hier niet bij"]


def with_attachment(*bodies: bytes) -> bytes:
    """The sample invoice with files within it, and one more in a comment."""
    reference = (
        "<cac:AdditionalDocumentReference><cbc:ID>{n}</cbc:ID><cac:Attachment>"
        '<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="bijlage {n}.pdf">'
        "{body}</cbc:EmbeddedDocumentBinaryObject>"
        "</cac:Attachment></cac:AdditionalDocumentReference>"
    )
    hidden = f"<!-- {reference.format(n=9, body='JVBERi0xLjc=').replace('--', '')} -->"
    said = hidden + "".join(
        reference.format(n=n, body=body.decode()) for n, body in enumerate(bodies, 1)
    )
    before = b"<cac:AccountingSupplierParty>"
    return sample(CONSUMER).replace(before, said.encode() + before, 1)


def test_an_invoice_is_laid_out_for_people_by_what_its_file_says() -> None:
    raw = sample("prepaid-and-rounding.xml")
    [paper] = invoice_papers(raw, of="factuur.xml", specimen=False)
    again = next(invoice_papers(raw, of="factuur.xml", specimen=False))
    assert isinstance(paper.content, bytes)
    assert (paper.name, paper.content) == ("factuur-leesbaar.pdf", again.content)
    assert paper.sha256 == sha256(paper.content).hexdigest()
    text = text_of(paper.content)
    for said in (
        sha256(raw).hexdigest(),
        "Leesbare weergave van factuur.xml",
        "Fietswerk De Ketting B.V.",
        "82,66",
        "17,36",
        "100,02",
        "75,00",
    ):
        assert said in text


def test_a_pdf_within_an_invoice_lies_beside_it_and_what_a_comment_hides_does_not() -> None:
    raw = with_attachment(b64encode(WITHIN), b64encode(b"a picture"), b"AAA")
    readable, within, broken = invoice_papers(raw, of="factuur.xml", specimen=False)
    assert (within.name, within.content) == ("factuur-bijlage-1.pdf", WITHIN)
    assert (broken.content, broken.what) == (None, "bijlage in factuur.xml: bijlage 3.pdf")
    assert isinstance(readable.content, bytes)
    text = text_of(readable.content)
    assert "ligt hierbij als factuur-bijlage-1.pdf" in text
    assert "bijlage 2.pdf (application/pdf): zit in het bestand" in text
    assert "is niet uit het bestand te halen" in text


@pytest.mark.parametrize("raw", [b"<Invoice/>", b"no invoice at all", sample("us-dollar.xml")])
def test_what_cannot_be_laid_out_is_said_and_stops_nothing(raw: bytes) -> None:
    [paper] = invoice_papers(raw, of="factuur.xml", specimen=False)
    assert (paper.content, paper.sha256) == (None, "")


def test_an_invoice_that_is_a_pdf_is_readable_as_it_is() -> None:
    assert list(invoice_papers(b"%PDF-1.7 \n", of="factuur.pdf", specimen=False)) == []
