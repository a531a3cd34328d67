"""The store: facts with their leaves, sealed values and keys, on SQLite or PostgreSQL.

Open it with ``adapters.store.opening.open_store``.
"""
