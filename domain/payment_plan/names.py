"""Whether the name below a payment plan may be another's than the debtor's."""

import unicodedata
from typing import Final

_NO_NAME: Final = frozenset(
    "van von de der den het ten ter te tot op in aan la le du al el en and of"
    " dhr hr heer mevr mevrouw mw mr mrs ms dr drs ir ing prof familie fam erven"
    " bv nv vof cv ba holding stichting vereniging".split()
)
"""Words that tell nobody apart: particles, forms of address, legal forms."""


def is_another_name(typed: str, known: str) -> bool:
    """Whether a typed name is not clearly that of the debtor, as he is known.

    His family name is looked for in what was typed, and where both begin with a given name or an
    initial, its first letter. Doubt is all that comes of it: people marry, type in haste, and
    sign for a company; a person looks. Nothing known (erased): no doubt.
    """
    his, theirs = _words(known), _words(typed)
    family = [word for word in his if len(word) > 1][-1:]
    if not family:
        return False
    if family[0] not in theirs:
        return True
    return theirs[0] != family[0] != his[0] and his[0][0] != theirs[0][0]


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return [word for word in kept.split() if word not in _NO_NAME]
