"""Who fills in a form: the user who is signed in."""

from api.pages.forms import Fields
from api.served import served
from application.by import By
from application.house import House


def by_of(house: House, form: Fields) -> By:
    """Who gives what a form asks, under which key, and which version he saw."""
    who = served()
    key = form.pop("key", "") or str(house.new_id())
    version = form.pop("seen_version", "")
    seen = frozenset({int(version)}) if version.isascii() and version.isdigit() else None
    return By(key=key, actor=who.login, who=who, seen=seen, remembered=True)
