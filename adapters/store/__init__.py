"""The store: facts with their leaves, sealed values and keys, on SQLite or PostgreSQL.

Open it with ``adapters.store.opening.open_store``. Where to look for what:

* opened, asked, and what it refuses: ``opening``, ``store``, ``errors``
* a save on its way in: ``mapper`` (sealed, hashed), ``several`` (those of one caller), ``appender``
  and ``turns`` (whoever waits is written with the next), ``append`` (judged on what precedes it),
  ``last_save`` (what need not be asked again)
* a fact on its way out: ``statements``, ``reading``, ``fact_reader``, ``recorded``; ``halving``
* how a fact lies there: ``rows``, ``header`` (what its leaf hashes), ``registry`` (topic and class)
* SQLite: ``sqlite_store``, ``sqlite``, ``sqlite_append``, ``sqlite_files``
* PostgreSQL: ``postgres_store``, ``postgres``, ``postgres_append``, ``postgres_arrays``,
  ``postgres_wire``, ``postgres_pool``
* tables of both: ``schema`` (what they are), ``migrations`` (step by step), ``shapes`` (held
  against it), ``old_rows``
* what is secret: ``vault`` (values), ``keys`` and ``key_rows``, ``master_key``, ``seals`` (of rows)
* beside the log: ``tiles`` (for roots), ``home_file``, ``leases`` and ``server_leases``
* the whole of it: ``fsck`` with ``fsck_keys``, ``fsck_tables``, ``fsck_vault`` and ``findings``;
  ``copied`` and ``copied_into``
"""
