"""The creditor: whose claims these are, with his accounts, terms and default plans."""
