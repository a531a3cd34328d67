"""A house under whatever people, banks and days bring, beside a ledger that is written apart."""
