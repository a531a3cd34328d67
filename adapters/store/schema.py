"""The tables of both engines, step by step; a released step is never changed."""

from typing import Final

# The library's stock selects need a column named rowid; AUTOINCREMENT never uses one again.
# Tables that are found by their key alone are stored in it: one page less for each commit.
_SQLITE_1: Final = (
    """
    CREATE TABLE stored_events (
        rowid INTEGER PRIMARY KEY AUTOINCREMENT,
        originator_id TEXT NOT NULL,
        originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL,
        state BLOB NOT NULL,
        UNIQUE (originator_id, originator_version)
    )
    """,
    """
    CREATE TABLE leaves (
        position INTEGER PRIMARY KEY,
        log TEXT NOT NULL,
        leaf_index INTEGER NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        header BLOB NOT NULL,
        leaf_hash BLOB NOT NULL,
        UNIQUE (log, leaf_index)
    )
    """,
    "CREATE INDEX leaves_starts ON leaves (kind, log) WHERE version = 1",
    """
    CREATE TABLE vault (
        commitment TEXT PRIMARY KEY,
        stream TEXT NOT NULL,
        version INTEGER NOT NULL,
        field TEXT NOT NULL,
        subject TEXT NOT NULL,
        purpose TEXT NOT NULL,
        key_id TEXT NOT NULL,
        ciphertext BLOB NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE commands (
        log TEXT NOT NULL,
        actor TEXT NOT NULL,
        key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        command_id TEXT NOT NULL,
        refusal TEXT NOT NULL,
        streams TEXT NOT NULL,
        PRIMARY KEY (log, actor, key)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE identities (
        log TEXT NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        stream TEXT NOT NULL,
        PRIMARY KEY (log, kind, value)
    ) WITHOUT ROWID
    """,
    *(
        f"""
        CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} rows are never changed'); END
        """
        for table, verb in (
            ("stored_events", "UPDATE"),
            ("stored_events", "DELETE"),
            ("leaves", "UPDATE"),
            ("leaves", "DELETE"),
            ("vault", "UPDATE"),
        )
    ),
)

# Facts are only added, so little needs vacuuming, and a vacuum meets the append's table lock.
_POSTGRES_1: Final = (
    """
    CREATE TABLE stored_events (
        originator_id uuid NOT NULL,
        originator_version bigint NOT NULL,
        topic text NOT NULL,
        state bytea NOT NULL,
        notification_id bigserial,
        PRIMARY KEY (originator_id, originator_version)
    ) WITH (
        autovacuum_vacuum_threshold = 100000000,
        autovacuum_vacuum_scale_factor = 0.5,
        autovacuum_analyze_threshold = 1000,
        autovacuum_analyze_scale_factor = 0.01
    )
    """,
    "CREATE UNIQUE INDEX stored_events_notification_id_idx ON stored_events (notification_id)",
    """
    CREATE TABLE leaves (
        position bigint PRIMARY KEY,
        log uuid NOT NULL,
        leaf_index bigint NOT NULL,
        kind text NOT NULL,
        version bigint NOT NULL,
        recorded_at text NOT NULL,
        header bytea NOT NULL,
        leaf_hash bytea NOT NULL,
        UNIQUE (log, leaf_index)
    )
    """,
    "CREATE INDEX leaves_starts ON leaves (kind, log) WHERE version = 1",
    """
    CREATE TABLE vault (
        commitment text PRIMARY KEY,
        stream uuid NOT NULL,
        version bigint NOT NULL,
        field text NOT NULL,
        subject uuid NOT NULL,
        purpose text NOT NULL,
        key_id text NOT NULL,
        ciphertext bytea NOT NULL
    )
    """,
    """
    CREATE TABLE commands (
        log uuid NOT NULL,
        actor text NOT NULL,
        key text NOT NULL,
        fingerprint text NOT NULL,
        command_id uuid NOT NULL,
        refusal text NOT NULL,
        streams text NOT NULL,
        PRIMARY KEY (log, actor, key)
    )
    """,
    """
    CREATE TABLE identities (
        log uuid NOT NULL,
        kind text NOT NULL,
        value text NOT NULL,
        stream uuid NOT NULL,
        PRIMARY KEY (log, kind, value)
    )
    """,
    """
    CREATE FUNCTION never_changed() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME; END $$
    """,
    *(
        f"""
        CREATE TRIGGER {table}_kept BEFORE {verbs} ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION never_changed()
        """
        for table, verbs in (
            ("stored_events", "UPDATE OR DELETE OR TRUNCATE"),
            ("leaves", "UPDATE OR DELETE OR TRUNCATE"),
            ("vault", "UPDATE"),
        )
    ),
)

STORE_INFO: Final = """
    CREATE TABLE store_info (
        schema_version INTEGER NOT NULL,
        mode TEXT NOT NULL,
        store_id TEXT NOT NULL,
        key_store TEXT NOT NULL,
        created_at TEXT NOT NULL
    )
"""
# What no leaf holds is sealed, and counted in one row: a row that is gone is missed by it.
_SEALED: Final = (
    "ALTER TABLE commands ADD COLUMN seal TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE identities ADD COLUMN seal TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE store_info ADD COLUMN sealed_at TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE store_info ADD COLUMN seal TEXT NOT NULL DEFAULT ''",
    """
    CREATE TABLE tally (
        facts BIGINT NOT NULL,
        head TEXT NOT NULL,
        commands BIGINT NOT NULL,
        identities BIGINT NOT NULL,
        seal TEXT NOT NULL
    )
    """,
)
# A program that knows nothing of seals, and still runs, is stopped by its first row without one.
_POSTGRES_2: Final = (
    *_SEALED,
    "ALTER TABLE commands ALTER COLUMN seal DROP DEFAULT",
    "ALTER TABLE identities ALTER COLUMN seal DROP DEFAULT",
)
STEPS: Final = (
    {"sqlite": _SQLITE_1, "postgres": _POSTGRES_1},
    {"sqlite": _SEALED, "postgres": _POSTGRES_2},
)
SEALED_SCHEMA: Final = 2
"""The schema from which on rows are sealed."""
NEWEST: Final = len(STEPS)
"""The schema that this program writes: the number of steps."""
