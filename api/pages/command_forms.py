"""Forms of commands as a page shows them: offered with their controls, or barred with why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final
from uuid import UUID

from api.pages.controls import Control, Offering, controls_of
from api.pages.refusals import WhyNot, why_not
from api.served import served
from api.words.called import command_called
from api.words.commands.table import Called
from api.words.sentences import marked, said
from application.commands.catalogue import COMMANDS
from application.commands.command import SECOND, About, Command
from application.commands.debit_batches import OnBatches
from application.commands.erasures import ErasePerson
from application.commands.four_eyes import always
from application.commands.kinds import OnClaim
from application.commands.leaves import leaves_of
from application.commands.second_person import SecondPersonOnErasure
from application.house import House
from domain.case import Case
from domain.errors import Refusal

WHAT: Final = "what"
"""Under which name it is kept which form was refused, beside what was typed into it."""

PLACES: Final[Mapping[About, str]] = {
    About.CLAIM: "/claims",
    About.DEBTOR: "/debiteuren",
    About.LETTER: "/brieven",
    About.CREDITOR: "/schuldeisers",
    About.CREDIT_NOTE: "/creditnotas",
    About.BANK_LINE: "/bank/posten",
    About.INCOMING_MAIL: "/postvak",
    About.USER: "/gebruikers",
    About.SUBSCRIPTION: "/webhooks",
    About.HOUSE: "/nieuw",
}
"""Below which address the form of a command is sent."""

BATCHES: Final = "/incasso"
"""Below which address batches of direct debits have their forms."""

ERASING: Final = "/wissen"
"""Below which address the persons of a creditor are erased."""

ERASURES: Final[tuple[type[Command], ...]] = (SecondPersonOnErasure, ErasePerson)
"""The commands whose forms stand there, and nowhere else."""

_ELSEWHERE: Final[Mapping[str, About]] = {"users": About.USER, "webhooks": About.SUBSCRIPTION}
"""The tags of what is begun on a page of its own, not where all else begins."""


def begins_here(command: type[Command]) -> bool:
    """Whether what a command makes begins on the page of what begins in the house."""
    return command.ABOUT is About.HOUSE and command.TAG not in _ELSEWHERE


@cache
def place_of(command: type[Command]) -> str:
    """Below which address the form of a command is sent."""
    if issubclass(command, OnBatches):
        return BATCHES
    if command in ERASURES:
        return ERASING
    return PLACES[_ELSEWHERE.get(command.TAG, command.ABOUT)]


_GROUPS: Final[tuple[tuple[str, str], ...]] = (
    (
        marked("Geld"),
        (
            "payment reversal collection-notice collection-file collection-withdrawn"
            " no-second-try"
            " refund refund-order refund-file refund-made-good credit-note waiver"
        ),
    ),
    (
        marked("Contact en afspraken"),
        "call contact promise extension payment-plan confirmation note",
    ),
    (marked("Verweer en pauze"), "dispute answer resolution hold lift"),
    (
        marked("Overdracht"),
        (
            "hand-over hand-over-accepted hand-over-refused"
            " hand-over-letter recall-requested recall recall-failed party-informed"
            " party-payment party-remittance party-bill"
        ),
    ),
    (
        marked("Rechter en executie"),
        (
            "interruption-letter summons court-step judgment judgment-annulled"
            " attachment attachment-released enforcement-costs"
        ),
    ),
    (marked("Verbeteren"), "correction own-reference mark-cleared document error"),
)
"""Where the commands on a claim stand on its page; the others guide its course."""

COURSE: Final = marked("Verloop")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormShown:
    """A command as a form; ``barred``: why it is not offered now."""

    name: str
    id: str
    action: str
    called: Called
    controls: tuple[Control, ...] = ()
    barred: WhyNot | None = None
    open: bool = False
    key: str
    way_back: str = ""
    version: int | None = None
    """Of what is shown, where the command rests on what was seen."""
    by_two: str = ""
    """What is said where a second person decides, or may have to."""

    @property
    def sends_a_file(self) -> bool:
        """Whether a file goes along."""
        return any(one.shape == "file" for one in self.controls)


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Forms under one heading: those that are offered, and those that are not now."""

    title: str
    forms: tuple[FormShown, ...]

    @property
    def offered(self) -> list[FormShown]:
        """The forms that can be filled in."""
        return [one for one in self.forms if one.barred is None]

    @property
    def barred(self) -> list[FormShown]:
        """The forms that cannot be filled in now."""
        return [one for one in self.forms if one.barred is not None]

    @property
    def open(self) -> bool:
        """Whether one of them was just refused."""
        return any(one.open for one in self.forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDesk:
    """What every form of a page needs: what is offered, its key, and what was typed."""

    offer: Offering
    key: str
    about: object = ""
    filled: Mapping[str, str] | None = None
    suffix: str = ""
    """Tells the controls of several forms of one command on a page apart."""
    way_back: str = ""

    def form(self, command: type[Command], refusal: Refusal | None = None) -> FormShown:
        """One command as a form."""
        filled = self.filled if self.filled and self.filled.get(WHAT) == command.NAME else None
        refusal = refusal or _nothing_to_choose(command, self.offer)
        return FormShown(
            name=command.NAME,
            id=f"{command.NAME}{self.suffix}",
            action="/".join(filter(None, (place_of(command), str(self.about), command.NAME))),
            called=self.offer.called.get(command.NAME) or command_called(command.NAME),
            controls=() if refusal else _asked(command, controls_of(command, self.offer, filled)),
            barred=why_not(refusal) if refusal else None,
            open=filled is not None,
            key=f"{self.key}{self.suffix}-{command.NAME}",
            way_back=self.way_back,
            version=self.offer.version if command.RESTS_ON_SEEN else None,
            by_two=_by_two(command),
        )

    def forms(self, commands: Iterable[type[Command]]) -> list[FormShown]:
        """Several commands, each as a form."""
        return [self.form(one) for one in commands]


def commands_about(about: About, creditor: UUID | None = None) -> list[type[Command]]:
    """The commands on a kind of stream that whoever is served may give, for a creditor."""
    return [one for one in COMMANDS if one.ABOUT is about and may_give(one, creditor)]


def commands_on(
    about: About, state: object, house: House, creditor: UUID | None = None
) -> list[type[Command]]:
    """The same, of those that could change anything as it stands."""
    return [one for one in commands_about(about, creditor) if one.avails(state, house)]


def may_give(command: type[Command], creditor: UUID | None = None) -> bool:
    """Whether whoever is served may give a command: what would be refused is not offered.

    ``creditor``: whose it is about; none: nobody's in particular.
    """
    who = served()
    if who.rights is None:
        return True
    if creditor is None:
        return who.has(command.MAY)
    return who.rights.role_for(command.MAY, creditor) is not None


def claim_forms(desk: FormDesk, case: Case, *, without: Iterable[str] = ()) -> list[FormGroup]:
    """Every command on a claim, in groups; ``without``: those that stand elsewhere."""
    elsewhere = frozenset(without)
    left = {
        one.NAME: desk.form(one, one.barred(case))
        for one in _on_claims()
        if one.NAME not in elsewhere and may_give(one, case.creditor.id)
    }
    groups = [
        FormGroup(said(title), tuple(left.pop(name) for name in names.split() if name in left))
        for title, names in _GROUPS
    ]
    groups.insert(3, FormGroup(said(COURSE), tuple(left.values())))
    return [one for one in groups if one.forms]


@cache
def _on_claims() -> tuple[type[OnClaim], ...]:
    """Every command on a claim."""
    return tuple(one for one in COMMANDS if issubclass(one, OnClaim))


def _proposes(command: type[Command]) -> bool:
    """Whether what is asked may become a proposal: a user who signed in fills the form in."""
    return command.FOUR_EYES is not None and served().rights is not None


def _by_two(command: type[Command]) -> str:
    if not _proposes(command):
        return ""
    if command.FOUR_EYES is always:
        return said("Een tweede persoon beslist: dit wordt eerst een voorstel.")
    return said("Zo nodig beslist een tweede persoon: dan wordt dit eerst een voorstel.")


def _asked(command: type[Command], controls: tuple[Control, ...]) -> tuple[Control, ...]:
    """A proposal names no second person: he names himself when he agrees."""
    if not _proposes(command):
        return controls
    return tuple(one for one in controls if one.name != SECOND)


def _nothing_to_choose(command: type[Command], offer: Offering) -> Refusal | None:
    """Why a form is not offered: all that it asks is to be chosen from nothing."""
    if all(map(offer.choices.get, _must_choose_from(command))):
        return None
    return Refusal(
        "form.nothing_to_choose",
        "There is nothing here that this could be about.",
        way_out="It is offered as soon as there is something.",
    )


@cache
def _must_choose_from(command: type[Command]) -> tuple[str, ...]:
    """The sources of which each must have something, for a form to be filled in."""
    return tuple(
        source
        for leaf in leaves_of(command)
        if (source := command.CHOSEN_FROM.get(leaf.name))
        and (leaf.required or not (leaf.nullable or leaf.many))
    )
