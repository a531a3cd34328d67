"""How often somebody may ask: a quota for each principal, and one for each unknown address.

A quota is a bucket that fills evenly: whoever used it up waits for the next drop, not for the end
of a minute. Of each bucket one number is kept, until it would be full again.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from math import ceil
from time import monotonic
from typing import Final

from application.principal import NOBODY, Principal
from application.settings import Settings
from domain.errors import Refusal

WINDOW_SECONDS: Final = 60
MOST_KEPT: Final = 50_000
"""Of buckets that are not full; the one that was asked for longest ago goes first."""

LEFT: Final = "vordering.quota"
"""Under which name a request carries the headers that tell what is left of its quota."""

Tick = Callable[[], float]
"""Gives seconds that only go on."""


class TooOften(Refusal):
    """Somebody asked more often than his quota lets him."""

    def __init__(self, seconds: int, *, most: int, headers: dict[str, str]) -> None:
        self.headers = {"Retry-After": str(seconds), **headers}
        super().__init__(
            "request.too_often",
            f"More than {most} requests came in a minute.",
            way_out=f"Send it again in {seconds} seconds, as Retry-After says.",
            values={"most": str(most), "seconds": str(seconds)},
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one request on a bucket: how many are left, and how long to wait."""

    left: int
    full_in: int
    """Seconds until all of the quota is there again."""
    wait: int
    """Seconds until the next one may come; 0: this one may."""


class Buckets:
    """A quota of so many requests in the window for each key."""

    def __init__(self, quota: int, *, tick: Tick) -> None:
        """Begin with every bucket full."""
        self.quota, self._tick = quota, tick
        self._full_at: OrderedDict[str, float] = OrderedDict()
        """When each bucket will be full again; what is not here is full."""

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._full_at)

    def take(self, key: str) -> Taken:
        """Take one from the bucket of a key, where there is one."""
        now, drop = self._tick(), WINDOW_SECONDS / self.quota
        self._forget(now)
        full_at = max(now, self._full_at.get(key, now)) + drop
        over = full_at - now - WINDOW_SECONDS
        if over > 1e-9:  # less is the rounding of a sum  # noqa: PLR2004 - of no meaning elsewhere
            return Taken(left=0, full_in=ceil(full_at - drop - now), wait=max(1, ceil(over)))
        self._full_at[key] = full_at
        self._full_at.move_to_end(key)
        return Taken(left=int((1e-9 - over) / drop), full_in=ceil(full_at - now), wait=0)

    def _forget(self, now: float) -> None:
        """Drop the oldest that are full, and the oldest of all where there are too many."""
        while self._full_at:
            oldest = next(iter(self._full_at))
            if self._full_at[oldest] > now and len(self._full_at) < MOST_KEPT:
                return
            del self._full_at[oldest]


class Limits:
    """The quotas of a server; asked on its one loop, so that nothing needs a lock."""

    def __init__(self, settings: Settings, *, tick: Tick = monotonic) -> None:
        """Take the quotas from the settings; none where one is 0."""
        known, unknown = settings.requests_a_minute, settings.requests_a_minute_unknown
        self._known = Buckets(known, tick=tick) if known else None
        self._unknown = Buckets(unknown, tick=tick) if unknown else None

    def take(self, who: Principal, address: str) -> dict[str, str]:
        """Take a request of somebody, or of an address that nobody knows; gives headers.

        They are those of draft-ietf-httpapi-ratelimit-headers-10. Raises TooOften.
        """
        buckets = self._unknown if who is NOBODY else self._known
        if buckets is None:
            return {}
        taken = buckets.take(network_of(address) if who is NOBODY else _key_of(who))
        name = "address" if who is NOBODY else "principal"
        headers = {
            "RateLimit-Policy": f'"{name}";q={buckets.quota};w={WINDOW_SECONDS}',
            "RateLimit": f'"{name}";r={taken.left};t={taken.full_in}',
        }
        if taken.wait:
            raise TooOften(taken.wait, most=buckets.quota, headers=headers)
        return headers


def network_of(address: str) -> str:
    """Whose address it is: of IPv6 the first half, since one house has all of the second."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:40]
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(IPv6Address(int(found) >> 64 << 64))


def _key_of(who: Principal) -> str:
    """A user at his screen and his programs have a bucket each."""
    return f"{who.user_id or who.login}{'+token' if who.by_token else ''}"
