"""Settings come from the environment; this is the one place that reads it."""

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from application.settings import Settings
from domain.errors import Refusal


class Environment(Settings, BaseSettings):
    """All settings, each from ``VORDERING_`` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="VORDERING_", extra="ignore", frozen=True)


def load_settings(**overrides: object) -> Settings:
    """Read the environment; raises Refusal ``settings.unreadable`` that names the variable."""
    try:
        return Environment(**overrides)  # type: ignore[arg-type]  # pydantic checks each value
    except ValidationError as error:
        first = error.errors()[0]
        name = "VORDERING_" + "_".join(str(part) for part in first["loc"]).upper()
        raise Refusal(
            "settings.unreadable",
            f"{name} cannot be used: {first['msg']}.",
            way_out="See `vordering settings` for what each one means.",
            values={"name": name},
        ) from error
