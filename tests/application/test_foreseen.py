"""A preview says what a command would record, by the way that the command itself goes."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from api.pages.controls import Offering, controls_of
from application.by import By
from application.commands.agreements import ConfirmAgreement
from application.commands.always import PAST_ONLY
from application.commands.catalogue import COMMANDS
from application.commands.collection_notices import SendCollectionNotice, SendCollectionNotices
from application.commands.command import Command
from application.commands.court import SendInterruption
from application.commands.estates import SendFiling
from application.commands.hand_over import TellOfHandOver
from application.commands.leaves import leaves_of, nested
from application.commands.payment_plans import SendSigningLink, SendSigningLinkAgain
from application.commands.plans_on_paper import SendSigningPaper
from application.foreseen import foresee
from application.house import House
from application.principal import Principal
from domain.errors import Refusal
from domain.facts import Envelope, Recorded
from tests.api.parity import ISSUER
from tests.api.parity_before import set_up
from tests.api.parity_examples import EXAMPLES
from tests.application.houses import HousePlace

BY = By(key="tried", actor="els", who=Principal.at_the_machine("els"), remembered=True)


LATER = {"dossier_sha256", "secret_id"}
"""A dossier tells every fact by its leaf, which a fact has once it is recorded."""


DRAWN: dict[str, dict[str, Any]] = {
    "debtor.refund_paid": {"document_sha256": True},
    "refund_file.released": {
        "document_sha256": True,
        "file_sha256": True,
        "lines": {"__all__": {"line_sha256"}},
    },
}
"""Of a file of several debtors each line holds a number that is drawn when it is made."""


def told(recorded: Envelope) -> dict[str, Any]:
    """A fact as both sides know it: what is sealed has its commitment only once it is kept."""
    fact = recorded.fact
    later = (*fact.SEALED, *LATER)
    drawn = DRAWN.get(fact.TOPIC, {}) if "batch" in recorded.command_name else {}
    return {
        "stream": recorded.originator_id,
        "version": recorded.originator_version,
        "topic": fact.TOPIC,
        "fact": fact.model_dump(mode="json", exclude=dict.fromkeys(later, True) | drawn),
        "effective_on": recorded.effective_on,
        "signed": (recorded.actor, recorded.role, recorded.command_id, recorded.command_name),
        "rests_on": (recorded.cause, recorded.policy, recorded.reason),
    }


def wrong_about_days_ahead(
    command: type[Command], said: Mapping[str, Any], about: UUID | None, house: House
) -> Iterator[str]:
    """The days of which the form of a command says otherwise than it whether they may lie ahead."""
    days = [leaf.name for leaf in leaves_of(command) if leaf.type is date]
    asked = {one.name: one for one in controls_of(command, Offering(today=house.today), None)}
    for day in days:
        ahead = {**said, day: (house.today + timedelta(days=9)).isoformat()}
        try:
            foresee(command.model_validate(nested(ahead)), house, about, by=BY)
        except (Refusal, ValidationError) as refused:
            taken, of_its_day = False, getattr(refused, "code", "") in PAST_ONLY
        else:
            taken, of_its_day = True, False
        if (taken and "max" in asked[day].attributes) or (
            of_its_day and "max" not in asked[day].attributes
        ):
            yield day


def bytes_of(home: Path) -> dict[str, str]:
    """Every file of a home by its digest, but for what SQLite shares between its readers."""
    return {
        str(one.relative_to(home)): sha256(one.read_bytes()).hexdigest()
        for one in sorted(home.rglob("*"))
        if one.is_file() and one.stat().st_size and not one.name.endswith("-shm")
    }


def since(house: House, position: int) -> list[Recorded]:
    """What was recorded behind a position, in its order."""
    streams = {UUID(str(row.stream)) for row in house.store.read_after(position, 1_000)}
    found = [one for stream in streams for one in house.collections.history(stream)]
    return sorted((one for one in found if one.position > position), key=lambda one: one.position)


SENDING = {
    ConfirmAgreement,
    SendCollectionNotice,
    SendCollectionNotices,
    SendInterruption,
    SendSigningLink,
    SendSigningLinkAgain,
    SendSigningPaper,
    TellOfHandOver,
    SendFiling,
}
"""By these a letter goes out at once."""


@pytest.mark.parametrize("command", COMMANDS, ids=[command.NAME for command in COMMANDS])
def test_a_preview_says_what_is_then_recorded_and_keeps_nothing(
    command: type[Command], tmp_path: Path
) -> None:
    ready = set_up(tmp_path / "home", EXAMPLES[command.NAME])
    made = command.model_validate(nested(ready.said))
    place = HousePlace("sqlite", "", tmp_path / "home", ready.clock)
    with place.opened(mode=None, oidc_issuer=ISSUER) as house:
        made_log = house.store.last_position()
        before = bytes_of(tmp_path / "home")
        foreseen = foresee(made, house, ready.about, by=BY)
        assert bytes_of(tmp_path / "home") == before
        assert house.store.last_position() == made_log
        assert foreseen.facts != []
        assert list(wrong_about_days_ahead(command, ready.said, ready.about, house)) == []
        receipt = made.carry(house, ready.about, by=BY)  # type: ignore[arg-type] # none: it is drawn
        assert receipt.repeated is False
        kept = since(house, made_log)
        decided, sent = kept[: len(foreseen.facts)], kept[len(foreseen.facts) :]
        assert [told(one) for one in foreseen.facts] == [told(one) for one in decided]
        # What comes of sending a letter nobody foresees.
        assert bool(sent) is (command in SENDING)
