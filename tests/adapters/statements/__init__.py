"""Bank files: what the readers of CAMT and MT940 make of real files, made ones and broken ones."""
