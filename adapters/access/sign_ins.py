"""Sign-ins: password hashes, one-time links, sessions and failed attempts.

Of a link and of a session only the SHA-256 of its text is kept: who reads the file cannot sign
in with it. Each row that lets somebody in is sealed under a key that lies elsewhere: who writes
the file cannot either, since a row whose seal does not hold is as if it were not there. Times are
aware instants, given by the caller.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from sqlite3 import Connection
from typing import Final
from uuid import UUID

from adapters.access.file import UNSEALED, AccessFile
from adapters.store.seals import Seals

SEEN_EVERY: Final = timedelta(minutes=1)
"""How often it is written down that a session is in use."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that is open: whose it is, since when, and until when at most."""

    user_id: UUID
    began: datetime
    seen: datetime
    until: datetime


def digest_of(text: str) -> str:
    """What is kept of a text that opens something; it holds 256 random bits, so no salt."""
    return sha256(text.encode()).hexdigest()


class SignIns:
    """Keeps what signing in rests on."""

    def __init__(self, file: AccessFile, *, seals: Seals) -> None:
        """Keep it in an open file, sealed under a key that lies elsewhere."""
        self._file = file
        self._seals = seals

    def keep_password(self, user_id: UUID, hashed: str, *, at: datetime) -> None:
        """Keep the hash of a user's password; his sessions and links end."""
        with self._file.writing() as sql:
            self._put(sql, "passwords", str(user_id), hashed, _text(at))
            sql.execute("DELETE FROM sessions WHERE user_id=?", (str(user_id),))
            sql.execute("DELETE FROM links WHERE user_id=?", (str(user_id),))

    def password(self, user_id: UUID) -> str:
        """The hash of a user's password; empty: he has none."""
        found = self._found("passwords", "user_id", str(user_id))
        return found[1] if found else ""

    def unsealed_password(self, user_id: UUID) -> str:
        """The hash of a password from before passwords were sealed, which lets nobody in."""
        found = self._file.rows(
            "SELECT hash FROM passwords WHERE user_id=? AND seal=?", str(user_id), UNSEALED
        )
        return str(found[0][0]) if found else ""

    def keep_link(self, link: str, user_id: UUID, *, until: datetime) -> None:
        """Let a link be used once until a moment, to choose a password; earlier ones end."""
        with self._file.writing() as sql:
            sql.execute("DELETE FROM links WHERE user_id=?", (str(user_id),))
            self._put(sql, "links", digest_of(link), str(user_id), _text(until))

    def of_link(self, link: str, *, now: datetime) -> UUID | None:
        """Whose link it is; None: nobody's, used, or too old. It stays until a password is set."""
        found = self._found("links", "digest", digest_of(link))
        return UUID(found[1]) if found and found[2] >= _text(now) else None

    def use_link(self, link: str, hashed: str, *, now: datetime) -> UUID | None:
        """Keep the password that was chosen by a link, which is then used; None: it was before."""
        known = self.of_link(link, now=now)
        if known is None:
            return None
        user_id = str(known)
        with self._file.writing() as sql:
            taken = sql.execute("DELETE FROM links WHERE digest=?", (digest_of(link),))
            if taken.rowcount != 1:
                return None
            self._put(sql, "passwords", user_id, hashed, _text(now))
            sql.execute("DELETE FROM sessions WHERE user_id=?", (user_id,))
        return known

    def open_session(self, session: str, user_id: UUID, *, now: datetime, until: datetime) -> None:
        """Begin a session; those that are over are swept away."""
        with self._file.writing() as sql:
            sql.execute("DELETE FROM sessions WHERE until<?", (_text(now),))
            times = (_text(now), _text(now), _text(until))
            self._put(sql, "sessions", digest_of(session), str(user_id), *times)

    def session(self, session: str, *, now: datetime, idle: timedelta) -> SignedIn | None:
        """The open session of a text; None: there is none, it is over, or it lay idle too long."""
        digest = digest_of(session)
        found = self._found("sessions", "digest", digest)
        if not found:
            return None
        _, user_id, *times = found
        signed = SignedIn(UUID(user_id), *map(datetime.fromisoformat, times))
        if now > signed.until or now > signed.seen + idle:
            self.end_session(session)
            return None
        if now >= signed.seen + SEEN_EVERY:
            with self._file.writing() as sql:
                if sql.execute("DELETE FROM sessions WHERE digest=?", (digest,)).rowcount:
                    began, _, until = times
                    self._put(sql, "sessions", digest, user_id, began, _text(now), until)
        return signed

    def end_session(self, session: str) -> None:
        """End a session; safe to repeat."""
        with self._file.writing() as sql:
            sql.execute("DELETE FROM sessions WHERE digest=?", (digest_of(session),))

    def end_all(self, user_id: UUID) -> None:
        """End every session and link of a user; safe to repeat."""
        with self._file.writing() as sql:
            sql.execute("DELETE FROM sessions WHERE user_id=?", (str(user_id),))
            sql.execute("DELETE FROM links WHERE user_id=?", (str(user_id),))

    def spend(self, text: str, *, now: datetime, until: datetime) -> bool:
        """Use what is good once, until a moment; False: it was used before, or is too old."""
        if now > until:
            return False
        with self._file.writing() as sql:
            sql.execute("DELETE FROM spent WHERE until<?", (_text(now),))
            done = sql.execute(
                "INSERT INTO spent VALUES (?,?) ON CONFLICT DO NOTHING",
                (digest_of(text), _text(until)),
            )
            return done.rowcount == 1

    def admit(self, counted: Mapping[str, int], *, now: datetime, since: datetime) -> bool:
        """Note an attempt under each name before it is made; False: one has had all it may.

        ``counted`` says how many a name may have since a moment; those from before are forgotten.
        It is noted first, so that many attempts at one moment are no more than one after another.
        """
        names = {digest_of(name): most for name, most in counted.items()}
        with self._file.writing() as sql:
            sql.execute("DELETE FROM failures WHERE at<?", (_text(since),))
            for name, most in names.items():
                [(had,)] = sql.execute("SELECT count(*) FROM failures WHERE who=?", (name,))
                if had >= most:
                    return False
            rows = [(name, _text(now)) for name in names]
            sql.executemany("INSERT INTO failures VALUES (?,?)", rows)
        return True

    def damage(self) -> Iterator[str]:
        """What was changed from outside, by table and whose it is; it lets nobody in.

        A row without a seal is as one that is gone.
        """
        for table, whose in (("passwords", 0), ("links", 1), ("sessions", 1)):
            for *row, seal in self._file.rows(f"SELECT * FROM {table}"):  # noqa: S608 - names of our own
                if seal != UNSEALED and not self._seals.holds(seal, table, *row):
                    yield f"a row of {table}, of user {row[whose]}, was changed"

    def forgive(self, who: str) -> None:
        """Forget all attempts under a name, since somebody got in."""
        with self._file.writing() as sql:
            sql.execute("DELETE FROM failures WHERE who=?", (digest_of(who),))

    def take_back(self, names: Iterable[str], *, at: datetime) -> None:
        """Forget one attempt of a moment under each name: it did not fail."""
        with self._file.writing() as sql:
            for name in names:
                sql.execute(
                    "DELETE FROM failures WHERE rowid="
                    "(SELECT rowid FROM failures WHERE who=? AND at=? LIMIT 1)",
                    (digest_of(name), _text(at)),
                )

    def _put(self, sql: Connection, table: str, *row: str) -> None:
        """Keep a row with its seal, in the place of one of the same key."""
        marks = ",".join("?" * (len(row) + 1))
        sealed = (*row, self._seals.of(table, *row))
        sql.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", sealed)  # noqa: S608 - names of our own

    def _found(self, table: str, key: str, value: str) -> list[str] | None:
        """The row of a key; None: there is none whose seal holds."""
        for *row, seal in self._file.rows(f"SELECT * FROM {table} WHERE {key}=?", value):  # noqa: S608 - names of our own
            if self._seals.holds(seal, table, *row):
                return [str(one) for one in row]
        return None


def _text(moment: datetime) -> str:
    """A moment as it is kept and compared: UTC, always as long."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
