"""Who works at this machine."""

import getpass


def login_name() -> str:
    """Give the name under which this user is logged in."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "command line"
