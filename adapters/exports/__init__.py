"""Facts as files for others: a sheet of CSV, or JSON Lines."""
