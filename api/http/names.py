"""How a field is called in an address: in lower camel case, as the API Design Rules want it."""


def in_address(name: str) -> str:
    """``known_at`` as ``knownAt``."""
    first, *others = name.split("_")
    return first + "".join(one.title() for one in others)
