"""What goes with an e-invoice in a dossier: one that people can read, and what it carries within.

Both are made of the file and of nothing else: the same file gives the same bytes.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath

from adapters.e_invoice import read_whole
from adapters.hybrid_pdf import is_pdf
from adapters.paper.invoice_page import render_invoice
from adapters.paper.invoice_words import WORDS
from adapters.ubl.attached import Attached, attached_in
from application.dossier_paper import DossierPaper
from domain.errors import Refusal


def invoice_papers(raw: bytes, *, of: str, specimen: bool) -> Iterator[DossierPaper]:
    """Of an invoice in XML: it laid out as PDF, and each PDF within it; of a PDF nothing.

    ``of`` is the name of its file. What cannot be read is a paper without content.
    """
    if is_pdf(raw):
        return
    within = attached_in(raw)
    names = _names(within, of)
    readable = f"leesbare weergave van {of}"
    try:
        said = [_said(one, name) for one, name in zip(within, names, strict=True)]
        pdf = render_invoice(read_whole(raw), file=of, attached=said, specimen=specimen)
    except Refusal:
        yield DossierPaper(f"{_stem(of)}-leesbaar.pdf", readable, "", None)
    else:
        yield _paper(f"{_stem(of)}-leesbaar.pdf", readable, pdf)
    for one, name in zip(within, names, strict=True):
        what = f"bijlage in {of}: {one.name or WORDS['unnamed']}"
        if name and one.content:
            yield _paper(name, what, one.content)
        elif one.content is None:
            yield DossierPaper(one.name or of, what, "", None)


def _names(within: tuple[Attached, ...], of: str) -> list[str]:
    """What each PDF within is called beside the dossier; empty: it stays within."""
    return [
        f"{_stem(of)}-bijlage-{number}.pdf" if one.is_pdf else ""
        for number, one in enumerate(within, start=1)
    ]


def _said(one: Attached, name: str) -> str:
    called = f"{one.name or WORDS['unnamed']}{f' ({one.mime})' if one.mime else ''}"
    where = WORDS["beside"].format(file=name) if name else WORDS["within"]
    return f"{called}: {where if one.content else WORDS['unreadable']}"


def _paper(name: str, what: str, content: bytes) -> DossierPaper:
    return DossierPaper(name, what, sha256(content).hexdigest(), content)


def _stem(name: str) -> str:
    return PurePath(name).stem
