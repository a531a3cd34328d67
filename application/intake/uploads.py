"""Files that were sent along rather than found in a folder: the same limits hold for them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from adapters.invoice_files import InvoiceSource, find_invoices
from adapters.passing_folder import passing_folder


def sources_of(files: Sequence[tuple[str, bytes]]) -> Iterator[InvoiceSource]:
    """Every invoice in files that were sent, each with its name; those in a zip one by one.

    The name is the sender's word for the file: it is shown, and never used as a path.
    """
    with passing_folder() as folder:
        for number, (name, content) in enumerate(files):
            ending = ".zip" if _is_zip(content) else ".xml"
            place = folder / f"{number}{ending}"
            place.write_bytes(content)
            shown = PurePosixPath(name.replace("\\", "/")).name or f"{number}{ending}"
            for source in find_invoices([place]):
                yield replace(source, name=source.name.replace(str(place), shown, 1))


def _is_zip(content: bytes) -> bool:
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))
