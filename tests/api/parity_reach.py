"""How somebody who does not exist can be reached, every field filled."""

from typing import Final

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
