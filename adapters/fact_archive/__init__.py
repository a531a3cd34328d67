"""The files of the fact archive: facts as they lie in the log, as Parquet."""
