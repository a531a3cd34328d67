"""Users: who there is, and what each may."""

from collections.abc import Sequence
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import ConfigDict, Field

from application.by import By
from application.commands.command import About, Command
from application.commands.fields import Name
from application.commands.kinds import OnHouse
from application.commands.whose import AllCreditors, SomeCreditors, whose
from application.house import House
from application.subjects import OPENID, SUBJECT, hashes_of, require_issuer
from domain.application import Mandate, Receipt, Session
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.ids import user_id
from domain.user import decisions
from domain.user.events import LOGIN, UserFact
from domain.user.roles import May, Role
from domain.user.state import User


class AddUser(OnHouse):
    """Add somebody who works here, or a program; he may do nothing until he is given a role."""

    NAME: ClassVar[str] = "user"
    PATH: ClassVar[str] = "users"
    TAG: ClassVar[str] = "users"
    MAY: ClassVar[May] = May.ADMINISTER
    REFUSES: ClassVar[tuple[str, ...]] = ("user.taken",)

    login: Annotated[str, Field(pattern=LOGIN, description="signs what he does", examples=["els"])]
    name: Name = Field(description="as colleagues know him; kept sealed", examples=["Els de Wit"])
    program: bool = Field(default=False, description="it signs in with tokens alone")

    def drawn(self, by: By) -> UUID:
        """The login: a name is given once, whoever asks."""
        del by
        return user_id(self.login)

    def log(self, house: House, about: UUID) -> UUID:
        """Users belong to the house."""
        del house, about
        return INSTALLATION

    def record(self, session: Session, about: UUID, house: House) -> None:
        """His name is sealed under a key of his own."""
        del house
        facts = decisions.add(
            session.user(about), login=self.login, name=self.name, program=self.program
        )
        session.record(_stream(about), facts, subject=about)


class OnUser(Command):
    """A command on a user."""

    ABOUT: ClassVar[About] = About.USER
    TAG: ClassVar[str] = "users"
    MAY: ClassVar[May] = May.ADMINISTER

    @classmethod
    def avails(cls, state: User, house: House) -> bool:
        """Who is closed is only opened again."""
        del house
        return not state.closed

    def decide(self, user: User, session: Session) -> Sequence[UserFact]:
        """The facts that a user takes; raises Refusal."""
        raise NotImplementedError

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Decide on the user, on fresh state."""
        del house
        user = session.user(about)
        decisions.require_added(user)
        session.record(_stream(about), self.decide(user, session), subject=about)


class EndsSessions(OnUser):
    """A command after which a user signs in anew: what he was in with is good no longer."""

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """Sessions and links lie outside the log; they end once the facts are stored."""
        receipt = super().carry_under(mandate, house, about)
        house.sign_ins.end_all(about)
        return receipt


class GrantRole(OnUser):
    """Give a user a role, for all creditors or for some; one that he has is replaced."""

    NAME: ClassVar[str] = "role"
    PATH: ClassVar[str] = "roles"
    REFUSES: ClassVar[tuple[str, ...]] = ("user.closed", "role.of_the_house", "creditors.unsaid")
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"creditors": "creditors"}
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"role": "handler", "all_creditors": True}]}
    )

    role: Role
    creditors: SomeCreditors = ()
    all_creditors: AllCreditors = False

    def decide(self, user: User, session: Session) -> Sequence[UserFact]:
        """As he has it: nothing."""
        del session
        of_the_house = self.role is Role.ADMINISTRATOR and not self.creditors
        wanted = whose(self.creditors, all_of_them=self.all_creditors or of_the_house)
        return decisions.grant(user, role=self.role, creditors=wanted)


class WithdrawRole(OnUser):
    """Take a role back; the last administrator stays one."""

    NAME: ClassVar[str] = "role-withdrawn"
    PATH: ClassVar[str] = "roles/withdraw"
    REFUSES: ClassVar[tuple[str, ...]] = ("user.last_administrator",)

    role: Role

    @classmethod
    def avails(cls, state: User, house: House) -> bool:
        """Of who has none, none is taken back."""
        del house
        return bool(state.roles)

    def decide(self, user: User, session: Session) -> Sequence[UserFact]:
        """He has it not: nothing."""
        return decisions.withdraw(user, session.users(), role=self.role)


class CloseUser(EndsSessions):
    """Let a user do nothing any more: his sessions and tokens end, his name stays his."""

    NAME: ClassVar[str] = "user-closed"
    PATH: ClassVar[str] = "close"
    REFUSES: ClassVar[tuple[str, ...]] = ("user.last_administrator",)

    def decide(self, user: User, session: Session) -> Sequence[UserFact]:
        """Closed already: nothing."""
        return decisions.close(user, session.users())


class ReopenUser(OnUser):
    """Give a closed user his roles back; tokens are issued anew."""

    NAME: ClassVar[str] = "user-reopened"
    PATH: ClassVar[str] = "reopen"

    @classmethod
    def avails(cls, state: User, house: House) -> bool:
        """Only who is closed."""
        del house
        return state.closed

    def decide(self, user: User, session: Session) -> Sequence[UserFact]:
        """Open already: nothing."""
        del session
        return decisions.reopen(user)


class WithdrawToken(OnUser):
    """Let a token be good for nothing from here on."""

    NAME: ClassVar[str] = "token-withdrawn"
    PATH: ClassVar[str] = "tokens/withdraw"
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"token_id": "tokens"}

    token_id: UUID

    def decide(self, user: User, session: Session) -> Sequence[UserFact]:
        """It is good for nothing already: nothing."""
        del session
        return decisions.withdraw_token(user, self.token_id)


class LinkSignIn(OnUser):
    """Let a user sign in through the issuer that is set, under the subject it knows him by."""

    NAME: ClassVar[str] = "sign-in-linked"
    PATH: ClassVar[str] = "sign-ins"
    REFUSES: ClassVar[tuple[str, ...]] = ("user.closed", "sign_in.taken", "openid.not_set")

    subject: Annotated[
        str,
        Field(
            pattern=SUBJECT,
            description="what the issuer calls him (`sub`); only a keyed hash of it is kept",
            examples=["248289761001"],
        ),
    ]

    @classmethod
    def avails(cls, state: User, house: House) -> bool:
        """Where an issuer is set, a person."""
        return bool(house.settings.oidc_issuer) and super().avails(state, house)

    def record(self, session: Session, about: UUID, house: House) -> None:
        """A subject names one user; one that its user left for another is free again."""
        user = session.user(about)
        decisions.require_added(user)
        issuer, named = require_issuer(house), None
        for hashed in hashes_of(house, issuer, self.subject):
            known = session.identified(OPENID, hashed)
            named = session.user(known) if known else None
            if named is None or named.sign_ins.get(issuer) == hashed:
                break
        facts = decisions.link_sign_in(user, named, issuer=issuer, subject_hash=hashed)
        session.record(_stream(about), facts, subject=about)
        if facts:
            session.identify(kind=OPENID, value=hashed, stream=about)

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """Where he signed in under another subject before, what he was in with ends."""
        before = house.collections.user(about).sign_ins
        receipt = super().carry_under(mandate, house, about)
        if before and receipt.streams:
            house.sign_ins.end_all(about)
        return receipt


class UnlinkSignIn(EndsSessions):
    """Let a user sign in through the issuer that is set no longer; his sessions end."""

    NAME: ClassVar[str] = "sign-in-unlinked"
    PATH: ClassVar[str] = "sign-ins/withdraw"
    REFUSES: ClassVar[tuple[str, ...]] = ("openid.not_set",)

    @classmethod
    def avails(cls, state: User, house: House) -> bool:
        """Who signs in through it."""
        return house.settings.oidc_issuer in state.sign_ins

    def record(self, session: Session, about: UUID, house: House) -> None:
        """He does not already: nothing."""
        user = session.user(about)
        facts = decisions.unlink_sign_in(user, issuer=require_issuer(house))
        session.record(_stream(about), facts, subject=about)


def _stream(about: UUID) -> StreamRef:
    return StreamRef(StreamKind.USER, about, INSTALLATION)
