"""kill -9 of a server that sends notices of direct debits: none is lost, none goes out twice."""

import multiprocessing
import os
import signal
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from multiprocessing.connection import Connection
from time import sleep
from typing import Any, Final
from uuid import UUID

import httpx
import pytest

from adapters.invoice_files import InvoiceSource
from adapters.mail import SmtpSettings
from adapters.store.opening import Mode
from api.notice_watch import NoticeWatch
from api.serving import serve_house
from application.collection_notices import announcing
from application.commands.direct_debit import SetDirectDebit, SignMandate
from application.house import House
from application.notices_apart import MANY, notices_waiting
from application.run.day import run_day
from application.settings import DailyRun, Posting
from application.views import views_of
from benchmarks.crashing import invoice
from domain.letter.state import LetterStatus
from domain.money import as_decimal
from domain.user.roles import Role
from tests.adapters.statements.month import made_iban
from tests.api.test_python_client import token_of
from tests.application.houses import (
    HousePlace,
    broken,
    by,
    case_of,
    clock_at,
    letters,
    order,
    statuses,
    take_in,
)
from tests.application.relay import Post, post_office
from tests.application.test_debit_batches import creditor_of
from tests.asking import resolve_doubt

pytestmark = [pytest.mark.both_stores, pytest.mark.slow]

COLLECT: Final = date(2026, 4, 2)
DUE: Final = date(2026, 3, 25)
"""Ahead: the daily run has nothing to ask of anybody."""
PATIENCE_SECONDS: Final = 60
LOOKS: Final = 600
_processes = multiprocessing.get_context("forkserver")


def server(place: HousePlace, smtp: SmtpSettings, line: Connection) -> None:
    """Serve a live house on a port of its own, as `vordering serve` does."""
    door = socket.create_server(("127.0.0.1", 0))
    # The run of the day would say of what a killed server had begun that it is in doubt.
    with place.opened(
        mode=Mode.LIVE, smtp=smtp, post=Posting.SAME_DAY, daily_run=DailyRun.NEVER
    ) as house:
        line.send(door.getsockname()[1])
        serve_house(house, door, host="127.0.0.1")


class Serving:
    """A store, the mail server that its letters go to, and servers of it that are killed."""

    def __init__(self, place: HousePlace, house: House, post: Post, smtp: SmtpSettings) -> None:
        self.place, self.house, self.post, self.smtp = place, house, post, smtp
        self.token = token_of(house, Role.SENIOR)

    @contextmanager
    def running(self) -> Iterator[tuple[Any, str]]:
        """A server in a process of its own, and where it is asked."""
        # Six servers, and each would read all of the program anew.
        _processes.set_forkserver_preload([__name__])
        here, there = _processes.Pipe()
        again = HousePlace(
            self.place.engine, self.place.url, self.place.home, clock_at(self.house.today)
        )
        process = _processes.Process(target=server, args=(again, self.smtp, there))
        process.start()
        there.close()
        try:
            with here:
                yield process, f"http://127.0.0.1:{here.recv()}"
        finally:
            with suppress(ProcessLookupError):
                os.kill(process.pid or 0, signal.SIGKILL)
            process.join(PATIENCE_SECONDS)

    def killed(self, moment: str, *, at: int, ask: Callable[[str], None] = lambda _: None) -> None:
        """Start a server, ask it something, and kill it when the mail server is so far."""
        reached = 0
        with self.running() as (process, where):

            def then() -> None:
                nonlocal reached
                reached += 1
                if reached == at:
                    os.kill(process.pid, signal.SIGKILL)

            setattr(self.post, moment, then)
            ask(where)
            process.join(PATIENCE_SECONDS)
            setattr(self.post, moment, lambda: None)
            assert process.exitcode == -signal.SIGKILL, "the mail server was never reached"

    def until(self, holds: Callable[[], bool]) -> None:
        """Let a server run until something holds."""
        with self.running() as (process, _):
            for _ in range(LOOKS):
                if holds():
                    return
                assert process.exitcode is None
                sleep(0.1)
            pytest.fail(f"the server came to no end: {Counter(statuses(self.house))}")

    def order(self, creditor: UUID, where: str) -> None:
        """Order all notices at a server, which answers before it sends them."""
        found = announcing(self.house, actor="els").selected(creditor, COLLECT)
        answer = httpx.post(
            f"{where}/v1/creditors/{creditor}/collection-notices",
            json={
                "collect_on": COLLECT.isoformat(),
                "count": len(found.debits),
                "total": str(as_decimal(found.total)),
            },
            headers={"Authorization": f"Bearer {self.token}", "Idempotency-Key": "once"},
            timeout=PATIENCE_SECONDS,
        )
        assert answer.status_code in {200, 201}, answer.text

    def left(self) -> Counter[LetterStatus]:
        """How the letters stand."""
        return Counter(statuses(self.house))


def mandated(house: House, claims: int) -> UUID:
    """So many claims of debtors who each gave a mandate; their creditor."""
    for number in range(claims):
        [taken] = take_in(house, InvoiceSource(f"{number}", invoice(2 * number, DUE)))
        assert taken.claim is not None, taken.reason
        debtor = case_of(house, taken.claim).debtor.id
        signed = SignMandate(
            mandate_id=f"M-{number}",
            signed_on=date(2026, 1, 5),
            iban=made_iban("RABO", 1_000 + number),
            holder=f"S. Voorbeeld {number}",
        )
        signed.carry(house, debtor, by=by())
    creditor = creditor_of(house)
    SetDirectDebit(identifier="NL79ZZZ999999990000").carry(house, creditor, by=by())
    return creditor


def test_a_server_that_is_killed_while_it_sends_loses_no_notice_and_sends_none_twice(
    place: HousePlace,
) -> None:
    with (
        post_office() as (post, smtp),
        place.opened(mode=Mode.LIVE, smtp=smtp, post=Posting.SAME_DAY) as house,
    ):
        creditor = mandated(house, MANY)
        served = Serving(place, house, post, smtp)
        # Before the text of a message is with the mail server, and when it is and is not answered.
        served.killed("at_rcpt", at=2, ask=partial(served.order, creditor))
        assert sum(served.left().values()) == MANY
        served.killed("at_data", at=3)
        served.until(lambda: not served.left()[LetterStatus.ORDERED])
        left = served.left()
        assert set(left) == {LetterStatus.SENT, LetterStatus.STARTED}
        assert set(post.ids.values()) == {1}
        # Of those it cannot be known: the run says so, and a person looks them up at the server.
        begun = left[LetterStatus.STARTED]
        assert run_day(house).counts()["letter_in_doubt"] == begun
        doubted = [one for one in letters(house) if one.status is LetterStatus.IN_DOUBT]
        for one in doubted:
            assert one.order is not None
            resolve_doubt(
                house,
                one.id,
                was_sent=post.ids[one.message_id] > 0,
                evidence="relay log",
                command=order(house, one.order.claims[0].claim_id),
            )
        with views_of(house) as views:
            views.catch_up()
            NoticeWatch(house, views).look()
            views.catch_up()
            assert not list(notices_waiting(views, on=house.today))
        assert served.left() == {LetterStatus.SENT: MANY}
        assert post.ids == dict.fromkeys((one.message_id for one in letters(house)), 1)
        assert (len(post.ids), broken(house)) == (MANY, [])
