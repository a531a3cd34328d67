"""How fields are called in an address: in lower camel case, as is usual there."""

from typing import Final

_CALLED: Final = {"on": "onDate"}
"""What is called otherwise in an address than its own word says."""


def in_address(name: str) -> str:
    """``known_at`` as ``knownAt``."""
    if name in _CALLED:
        return _CALLED[name]
    first, *others = name.split("_")
    return first + "".join(one.title() for one in others)
