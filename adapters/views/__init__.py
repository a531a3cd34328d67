"""Where views lie: a SQLite file, or a PostgreSQL schema, for each generation of each view."""

from adapters.views.kept import KeptFolders
from adapters.views.postgres import PostgresViews
from adapters.views.sqlite import SqliteViews

__all__ = ["KeptFolders", "PostgresViews", "SqliteViews"]
