"""Who looked at whose data: every opening of a debtor's data for somebody is written down."""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from uuid import UUID

from adapters.access.reads import Viewing
from application.house import House
from application.principal import Principal
from domain.debtor.state import Debtor
from domain.errors import NotFound
from domain.facts import StreamKind
from domain.read_together import ReadTogether
from domain.shown import Shown
from domain.user.roles import May


class NewlyShown:
    """What is opened for one answer: given out once, each time with what is new."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._told: Shown = {}

    def fresh(self) -> Shown:
        """What was opened since this was asked before."""
        now = {one: set(fields) for one, fields in self._shown.items()}
        before, self._told = self._told, now
        new = {one: fields - before.get(one, set()) for one, fields in now.items()}
        return {one: fields for one, fields in new.items() if fields}


def note_viewings(
    house: House,
    who: Principal,
    shown: Shown,
    *,
    what: str,
    may: May,
    also: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Write down what was opened of debtors, durably, before anybody sees it.

    ``what`` names the operation; the right under which it was asked is its purpose. Others than
    debtors (users, creditors) are not what the table is about. ``also``: others in whose name it
    is noted as well, each with the role in which he had it shown.
    """
    house.reads.note(viewings_of(house, who, shown, what=what, may=may, also=also))


def viewings_of(
    house: House,
    who: Principal,
    shown: Shown,
    *,
    what: str,
    may: May,
    also: Mapping[str, str] = MappingProxyType({}),
) -> list[Viewing]:
    """The same, to be written down by whoever asks for it."""
    new = [one for one in shown if not house.collections.knows_creditor_of(one)]
    load = _together(house, new) if new else house.collections.debtor
    creditors = {one: _creditor_of(house, one, load) for one in shown}
    known = {one: creditor for one, creditor in creditors.items() if creditor}
    return _viewings(house, who, known, shown, what=what, may=may, also=also)


def note_known(
    house: House,
    who: Principal,
    creditors: Mapping[UUID, UUID],
    shown: Mapping[UUID, Collection[str]],
    *,
    what: str,
    may: May,
    also: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """The same of debtors whose creditors are known: of many at once."""
    house.reads.note(_viewings(house, who, creditors, shown, what=what, may=may, also=also))


def _viewings(
    house: House,
    who: Principal,
    creditors: Mapping[UUID, UUID],
    shown: Mapping[UUID, Collection[str]],
    *,
    what: str,
    may: May,
    also: Mapping[str, str],
) -> list[Viewing]:
    at = house.real_clock()
    return [
        Viewing(
            at=at,
            actor=actor,
            role=role,
            creditor_id=creditor_id,
            debtor_id=debtor,
            what=what,
            fields=tuple(sorted(shown[debtor])),
            purpose=may.value,
        )
        for debtor, creditor_id in creditors.items()
        for actor, role in {**also, who.login: who.role_for(may, creditor_id)}.items()
    ]


def _together(house: House, debtors: Collection[UUID]) -> Callable[[UUID], Debtor]:
    """What gives debtors who were read by one question."""
    beside = dict.fromkeys(debtors, StreamKind.DEBTOR)
    return ReadTogether(house.collections, (), beside=beside).debtor


def _creditor_of(house: House, subject: UUID, load: Callable[[UUID], Debtor]) -> UUID | None:
    """The creditor of a debtor; None where the subject is somebody else."""
    try:
        return house.collections.creditor_of(subject, load)
    except NotFound:
        return None
