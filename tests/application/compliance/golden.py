"""The report of a small history that never changes, as it is kept; written anew on purpose only.

``python -m tests.application.compliance.golden`` writes it. Whoever does so says in the changelog
why reports come out otherwise from now on.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import orjson

from api.words.compliance.spoken import SpokenCompliance
from application.compliance.asked import FORM, ComplianceAsked, canonical
from application.compliance.judged import judged
from application.compliance.on_paper import PaperFound
from application.compliance.report import fill_folder
from application.compliance.section import section_of
from domain.claim.events import (
    Asked,
    Channel,
    ClaimDisputed,
    ContactOutcome,
    DebtorContacted,
    Direction,
    HoldPlaced,
    ReminderSent,
)
from domain.claim.events import LetterOrderedForClaim as Ordered
from domain.compliance.assessment import Span
from domain.compliance.contact_hours import CONTACT_HOURS
from domain.compliance.disputes import DISPUTES
from domain.facts import Point
from domain.letter.events import DispatchStarted, LetterSent
from tests.application.compliance.asking_for import digests
from tests.domain.compliance.life import Life
from tests.domain.story import CREDITOR, DOCUMENT, REMINDER, invoice_sent

KEPT: Final = Path(__file__).parent / "golden"
PERIOD: Final = Span(date(2026, 1, 1), date(2026, 3, 31))
_SUNDAY: Final = date(2026, 2, 8)


def life() -> Life:
    """A claim of others that was contested and asked nevertheless, by mail on a Sunday."""
    found = Life(for_others=True).claim(invoice_sent(), on=date(2026, 1, 2))
    found.claim(
        ClaimDisputed(amount=600_00, ground="quality", answer_by=date(2026, 2, 20)),
        on=date(2026, 2, 2),
    )
    found.claim(Ordered(letter_id=REMINDER, step="reminder", send_on=_SUNDAY), on=_SUNDAY)
    started = DispatchStarted(attempt=1, channel=Channel.EMAIL, document_sha256=DOCUMENT)
    sent = LetterSent(attempt=1, message_id="m@example.nl")
    found.letter(REMINDER, started, sent, on=_SUNDAY, at=time(12))
    reminded = ReminderSent(
        letter_id=REMINDER,
        step="reminder",
        channel=Channel.EMAIL,
        asked=Asked(principal=1_000_00),
        document_sha256=DOCUMENT,
        pay_by=date(2026, 3, 10),
    )
    found.claim(reminded, on=_SUNDAY)
    called = DebtorContacted(
        channel=Channel.PHONE, outcome=ContactOutcome.REACHED, direction=Direction.OUTGOING
    )
    found.claim(called, on=date(2026, 3, 2))
    held = HoldPlaced(hold_id="1", category="personal_circumstances", from_day=date(2026, 3, 3))
    return found.claim(held, on=date(2026, 3, 3))


@contextmanager
def golden_report() -> Iterator[Path]:
    """The folder of its report, made now."""
    told = life()
    at = Point(told.position, PERIOD.last)
    asked = ComplianceAsked(PERIOD, at, (CREDITOR,), None, (CONTACT_HOURS, DISPUTES))
    claim = judged(told.file(at=at), PERIOD, asked.obligations)
    assert claim is not None
    with report_over(asked, [claim]) as folder:
        yield folder


@contextmanager
def report_over(asked: ComplianceAsked, claims: Sequence[Mapping[str, Any]]) -> Iterator[Path]:
    """The folder of a report over claims, as it is written of a store."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        section = section_of([(one, canonical(one)) for one in claims], asked.codes)
        fill_folder(
            folder,
            asked,
            head(asked),
            [section],
            left_out=(),
            words=SpokenCompliance(),
            paper=PaperFound(),
        )
        yield folder


def head(asked: ComplianceAsked) -> dict[str, Any]:
    """The head that a store would give, whose leaves are drawn anew each time."""
    return {
        "report": "vordering compliance",
        "form": FORM,
        "period": {
            "from": asked.period.first.isoformat(),
            "to": asked.period.last.isoformat(),
        },
        "known": {"position": asked.at.position, "day": asked.at.day.isoformat()},
        "mode": "live",
        "creditors": [
            {"id": str(CREDITOR), "name": "De Roos B.V.", "facts": 11, "root": "ab" * 32}
        ],
        "claims_asked": None,
        "rules_sha256": asked.rules_sha256,
        "obligations": orjson.loads(asked.rules)["obligations"],
    }


def write() -> None:
    """Keep the report as it comes out now."""
    KEPT.mkdir(exist_ok=True)
    with golden_report() as folder:
        for name in ("report.json", "rules.json", "rulings.csv", "claims.csv", "report.sha256"):
            (KEPT / name).write_bytes((folder / name).read_bytes())
        assert digests(folder)


if __name__ == "__main__":
    write()
