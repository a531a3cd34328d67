"""For whom the command line acts: the user who was named once at this machine, or the machine.

Naming somebody proves nothing: whoever holds store and keys could name anybody. It says whose
work is done here, with no more than his rights; as a second person he agrees on the page.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.actor import login_name
from application.principal import Principal
from domain.errors import StoreError

if TYPE_CHECKING:
    from application.house import House
    from domain.user.roles import May

_FILE: Final = "acts-for.json"
"""In the home: by the login at this machine, the user for whom its command line acts."""


def who_works(house: "House") -> Principal:
    """Who gives commands and asks questions here, with what he may.

    Raises NotFound ``user.unknown``, Refusal ``user.closed`` for a user who is none any more.
    """
    named = _named(house.home).get(login_name())
    if not named:
        return Principal.at_the_machine(house.settings.actor or login_name())
    return _as_user(house, named)


def require_here(house: "House", may: "May", **about: object) -> Principal:
    """Who works here, if he may do this; ``about``: what it is about, as an address names it.

    Every command that neither gives one of the catalogue nor asks one of its questions asks this
    first. Raises NotAllowed, NotFound where it is about what is not his to see.
    """
    from application.rights.scope import require

    who = who_works(house)
    require(who, lambda: house, may, about)
    return who


def act_for(house: "House", login: str) -> Principal:
    """From now on act for a user; empty: for the machine. Raises as ``who_works``."""
    if login:
        _as_user(house, login)
    known = _named(house.home) | {login_name(): login}
    place = house.home / _FILE
    fresh = place.with_suffix(".new")
    fresh.write_text(json.dumps({one: whom for one, whom in known.items() if whom}), "utf-8")
    fresh.chmod(0o600)
    fresh.replace(place)
    return who_works(house)


def _as_user(house: "House", login: str) -> Principal:
    from domain.ids import user_id
    from domain.user.decisions import require_open
    from domain.user.state import rights_of

    user = house.collections.user(user_id(login))
    require_open(user)
    return Principal(
        login=user.login, rights=rights_of(user), user_id=user.id, by_issued_token=True
    )


def _named(home: Path) -> dict[str, str]:
    """Whom each login at this machine acts for; raises StoreError where that cannot be read.

    Not knowing it is no reason to act for the machine, which may do everything.
    """
    place = home / _FILE
    if not place.exists():
        return {}
    try:
        found = json.loads(place.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _unreadable(place) from error
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise _unreadable(place)
    return found


def _unreadable(place: Path) -> StoreError:
    return StoreError(
        f"{place} cannot be read, so it is not known for whom this command line acts. Remove it,"
        " and name them again with 'vordering whoami --as'."
    )
