"""A PDF of one page as somebody may lay it with a claim, made by hand."""


def one_page(said: str = "", *, size: int = 0, pages: int = 1) -> bytes:
    """Give a PDF of one page, or of none; ``said`` makes it another one, ``size`` fills it up."""
    kids = "3 0 R" if pages else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n"
    table += "".join(f"{place:010} 00000 n \n" for place in places)
    table += f"trailer\n<< /Root 1 0 R /Size {len(places) + 1} >>\n"
    out += f"% {said} ".encode()
    end = f"{table}startxref\n{{at:010}}\n%%EOF\n"
    out += b"-" * max(0, size - len(out) - 1 - len(end.format(at=0))) + b"\n"
    return out + end.format(at=len(out)).encode()
