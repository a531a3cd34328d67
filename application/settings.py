"""The settings as a plain shape: what there is to set, and what each means."""

from datetime import time
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
)

from adapters.openid.registration import ALGORITHMS, is_safe
from domain.creditor.events import PaymentsCheck
from domain.dunning.plan.document import PLANS
from domain.errors import Refusal
from domain.money import cents_from


class SmtpTls(StrEnum):
    """How the connection to the mail server is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    SSL = "ssl"


class DailyRun(StrEnum):
    """Whether the server does the daily run by itself."""

    LIVE = "live"
    """On a live store; in a sandbox a person runs it."""
    ALWAYS = "always"
    NEVER = "never"


class Posting(StrEnum):
    """How letters on paper leave: when they count as posted."""

    CONFIRMED = "confirmed"
    """People print batches and say when they posted them."""
    SAME_DAY = "same_day"
    """A mail house takes the outbox folder on the day itself."""


class Settings(BaseModel):
    """All settings, as plain values."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    home: Path = Field(default=Path("var"), description="store, keys, archive, outbox and views")
    database: str = Field(
        default="", description="empty: SQLite in the home; else postgresql://user@host/name"
    )
    master_key: SecretStr = Field(
        default=SecretStr(""), description="32 bytes in hex or base64; empty: a file in the home"
    )
    smtp_host: str = Field(
        default="", description="empty: no e-mail leaves; a sandbox never sends any"
    )
    smtp_port: int = Field(default=587, ge=1, le=65535, description="port of the mail server")
    smtp_tls: SmtpTls = Field(default=SmtpTls.STARTTLS, description="none, starttls or ssl")
    smtp_user: str = Field(default="", description="login of the mail server, where it asks one")
    smtp_password: SecretStr = Field(default=SecretStr(""), description="its password")
    smtp_timeout_seconds: int = Field(default=30, ge=1, le=600, description="patience with it")
    sender: str = Field(default="", description="address letters are sent from; empty: creditor's")
    daily_run: DailyRun = Field(
        default=DailyRun.LIVE, description="does `serve` run daily: live, always or never"
    )
    post: Posting = Field(
        default=Posting.CONFIRMED,
        description="confirmed: people post batches and say so; same_day: a mail house takes the"
        " outbox folder on the day itself (always so in a sandbox)",
    )
    bounces_to: str = Field(
        default="",
        description="envelope sender of letters; {letter} in it becomes the letter's id",
    )
    fact_archive: Path | None = Field(
        default=None, description="folder of the fact archive; empty: facts in the home"
    )
    bounce_folder: Path | None = Field(
        default=None, description="Maildir or mbox that bounces arrive in; read before each run"
    )
    imap_host: str = Field(
        default="",
        description="mail server whose mailbox is read as the bounce folder is; empty, or a"
        " sandbox: none",
    )
    imap_port: int = Field(default=993, ge=1, le=65535, description="its port")
    imap_tls: SmtpTls = Field(
        default=SmtpTls.SSL, description="ssl or starttls; none on this machine only"
    )
    imap_user: str = Field(default="", description="login of the mailbox")
    imap_password: SecretStr = Field(default=SecretStr(""), description="its password")
    imap_folder: str = Field(default="INBOX", description="folder of it that mail arrives in")
    imap_done_folder: str = Field(
        default="vordering", description="folder that a mail is moved to once it was taken"
    )
    bank_folder: Path | None = Field(
        default=None,
        description="folder that bank files arrive in; `serve` takes each once it is complete",
    )
    messages_url: str = Field(
        default="", description="https address that SMS and WhatsApp are posted to; empty: none"
    )
    messages_secret: SecretStr = Field(
        default=SecretStr(""), description="signs messages, and what their carrier reports"
    )
    bounce_secret: SecretStr = Field(
        default=SecretStr(""), description="bearer token of POST /v1/deliveries/bounces"
    )
    payment_link_keys: dict[UUID, SecretStr] = Field(
        default={},
        description="JSON: for each creditor's id the key that signs POST /v1/payments/link-events",
    )
    run_at: time = Field(default=time(8, 0), description="hour of the daily run, Amsterdam")
    presses: int = Field(
        default=0,
        ge=0,
        le=64,
        description="processes that set letters in a large run; 0: one for each core",
    )
    rebuild_processes: int = Field(
        default=0,
        ge=0,
        le=64,
        description="processes that rebuild the views of a large store; 0: one for each core",
    )
    host: str = Field(default="127.0.0.1", description="address the server listens on")
    port: int = Field(default=8000, ge=0, le=65535, description="port the server listens on")
    requests_a_minute: int = Field(
        default=12_000,
        ge=0,
        description="how often a user, or his programs, may ask in a minute; 0: without end",
    )
    requests_a_minute_unknown: int = Field(
        default=3_000,
        ge=0,
        description="the same of an address from where somebody asks who is not signed in",
    )
    metrics_on_loopback: bool = Field(
        default=False,
        description="true: whoever asks on this machine reads GET /metrics without a token",
    )
    disk_reserve_mb: int = Field(
        default=200,
        ge=0,
        description="megabytes of the home's disk that stay free: with less nothing is recorded",
    )
    stop_seconds: int = Field(
        default=25,
        ge=1,
        le=600,
        description="how long what is in flight may take when the server is told to stop",
    )
    public_address: str = Field(
        default="",
        description="https address by which people reach `serve`, where a proxy stands before it;"
        " links, cookies and the way back from an issuer rest on it",
    )
    contact_name: str = Field(
        default="vordering", description="whom integrators ask: stands in the API's description"
    )
    contact_email: str = Field(default="api@vordering.invalid", description="his address")
    contact_url: str = Field(default="https://vordering.invalid/", description="his page")
    hand_over_to: str = Field(default="Incassobureau", description="to whom a plan hands over")
    payments_checked: PaymentsCheck = Field(
        default=PaymentsCheck.REQUIRED,
        description="of new creditors: required, or not_required: letters go out unchecked",
    )
    plan_for_consumers: str = Field(
        default="consumer@1", description="the plan of a new creditor's claims on consumers"
    )
    plan_for_businesses: str = Field(
        default="business@1", description="the plan of a new creditor's claims on businesses"
    )
    four_eyes_above: str = Field(
        default="50.00",
        description="euro that one person may waive on a claim; for more a second one decides",
    )
    erased_by_one: bool = Field(
        default=False,
        description="true: whoever works at the machine erases a person alone, and the fact says"
        " so; for a house of one person",
    )
    oidc_issuer: str = Field(
        default="",
        description="https address of the OpenID issuer that people sign in at; empty: none",
    )
    oidc_client_id: str = Field(default="", description="as whom that issuer knows this house")
    oidc_client_secret: SecretStr = Field(
        default=SecretStr(""), description="secret shared with it; empty: PKCE alone proves us"
    )
    oidc_audience: str = Field(
        default="", description="audience of bearer tokens of that issuer; empty: none are taken"
    )
    oidc_algorithms: str = Field(
        default="RS256 ES256",
        description="how that issuer may sign: RS, PS or ES with 256, 384 or 512",
    )
    webhooks_anywhere: bool = Field(
        default=False,
        description="events may be sent over plain http, and within this network: for trying out",
    )
    webhooks_stop_days: int = Field(
        default=5, ge=1, le=60, description="days without an answer after which sending stops"
    )
    webhooks_log_days: int = Field(
        default=30, ge=1, le=366, description="days that the log of sent events is kept"
    )
    actor: str = Field(default="", description="who works the command line; empty: the login name")

    @field_validator("plan_for_consumers", "plan_for_businesses")
    @classmethod
    def _of_the_house(cls, key: str) -> str:
        """A new creditor has no plans of his own yet."""
        if key not in PLANS:
            msg = f"there is no plan '{key}'; known plans: {', '.join(sorted(PLANS))}"
            raise ValueError(msg)
        return key

    @field_validator("four_eyes_above")
    @classmethod
    def _an_amount(cls, euro: str) -> str:
        """An amount in euro; nothing means that every waiver takes two."""
        try:
            cents = cents_from(euro)
        except Refusal as refusal:
            raise ValueError(refusal.message) from None
        if cents < 0:
            msg = "it is less than nothing"
            raise ValueError(msg)
        return euro

    @field_validator("run_at")
    @classmethod
    def _within_contact_hours(cls, hour: time) -> time:
        """Outside them every e-mail would wait for a run that does not come (Bki art. 4.2)."""
        if not time(7) <= hour < time(20):
            msg = "the daily run begins between 07:00 and 20:00 (Bki art. 4.2)"
            raise ValueError(msg)
        return hour.replace(tzinfo=None)

    @field_validator("imap_tls")
    @classmethod
    def _private(cls, tls: SmtpTls, info: ValidationInfo) -> SmtpTls:
        """Mail of debtors, and the password, cross no network in the open."""
        host = info.data.get("imap_host", "")
        if tls is SmtpTls.NONE and host not in {"", "localhost", "127.0.0.1", "::1"}:
            msg = "a mailbox on another machine is read by ssl or starttls"
            raise ValueError(msg)
        return tls

    @field_validator("imap_done_folder")
    @classmethod
    def _another_folder(cls, name: str, info: ValidationInfo) -> str:
        """What was taken lies apart from what comes in."""
        if not name.strip() or name.lower() == str(info.data.get("imap_folder", "")).lower():
            msg = "it is another folder than the one that mail arrives in"
            raise ValueError(msg)
        return name

    @field_validator("oidc_issuer")
    @classmethod
    def _spoken_to_safely(cls, issuer: str) -> str:
        """Whoever could change what an issuer says could sign in as anybody."""
        if issuer and ("?" in issuer or not is_safe(issuer)):
            msg = "an issuer is an https address without a question"
            raise ValueError(msg)
        return issuer

    @field_validator("public_address")
    @classmethod
    def _an_origin(cls, address: str) -> str:
        """Where somebody chooses his password is named here, never by who asks."""
        address = address.rstrip("/")
        parts = urlsplit(address)
        if address and (not is_safe(address) or parts.path or parts.query):
            msg = "a public address is https:// and a name, without a path"
            raise ValueError(msg)
        return address

    @field_validator("oidc_audience")
    @classmethod
    def _told_apart(cls, audience: str, info: ValidationInfo) -> str:
        """What proves a person to this house in his browser is no key to the API."""
        if audience and audience == info.data.get("oidc_client_id"):
            msg = "bearer tokens need an audience of their own, not the client id"
            raise ValueError(msg)
        return audience

    @field_validator("oidc_algorithms")
    @classmethod
    def _signed_with_a_private_key(cls, algorithms: str) -> str:
        """`none` proves nothing, and HS* takes as secret what is published."""
        named = algorithms.split()
        if not named or not set(named) <= ALGORITHMS:
            msg = f"an issuer signs with some of: {', '.join(sorted(ALGORITHMS))}"
            raise ValueError(msg)
        return " ".join(named)

    @property
    def store_location(self) -> str:
        """Give the database: the one that was set, else SQLite in the home."""
        return self.database or str(self.home.absolute() / "vordering.sqlite3")

    @property
    def waived_by_one(self) -> int:
        """What one person may waive on a claim, in cents."""
        return cents_from(self.four_eyes_above)
