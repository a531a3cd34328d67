"""Where the views of a store lie: files in the home, or schemas beside the facts."""

from pathlib import Path

from adapters.store.opening import Store
from adapters.views import PostgresViews, SqliteViews
from application.settings import Settings
from projections.database import Generations


def generations_of(settings: Settings, store: Store) -> Generations:
    """Where the views of a store lie: files in the home, or schemas beside the facts."""
    location = settings.store_location
    if location.startswith(("postgresql://", "postgres://")):
        return PostgresViews(location)
    return SqliteViews(folder_of_views(settings, store))


def folder_of_views(settings: Settings, store: Store) -> Path:
    """The folder in the home for the views of a store that lie in files."""
    return settings.home.absolute() / "views" / store.info.store_id[:12]
