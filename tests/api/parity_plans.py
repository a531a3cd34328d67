"""What a creditor has of his own, for scenes: plans of one step that ask a person, accounts."""

from typing import Final

_STEP: Final = """
name = "own"
version = 1
title = "Eigen traject"

[[step]]
id = "reminder"
kind = "reminder"
anchor = "due"
days = 1
term_days = 14
channel = "email"
fallback = "post"
serves_as_notice = true
"""
ACCOUNTS: Final = {"ibans": ["NL20INGB0001234567"], "approved_by": "j.de.wit"}
"""Of a creditor who had another account."""
CHOSEN: Final = {"consumers": "consumer@1", "businesses": "business@1"}
CAREFUL: Final = _STEP + "needs_approval = true\n"
ASKING: Final = """
name = "own"
version = 1
title = "Eigen traject"

[[step]]
id = "look"
kind = "wait"
anchor = "due"
days = 1
question = "Hoe verder?"
"""
