"""How somebody who does not exist can be reached, every field filled."""

from typing import Final

ORDER: Final = {
    "since": "2026-03-10",
    "court": "Rechtbank Amsterdam",
    "number": "F.13/26/104",
}
"""What a court ordered, and where that is registered."""
REACH: Final = {
    "name": "S. Nieuw",
    "attention": "T. Ander",
    "street": "Nieuwstraat 1",
    "postal_code": "1234 AB",
    "city": "Ede",
    "country": "NL",
    "email": "s@example.nl",
    "phone": "06 11 11 11 11",
}
