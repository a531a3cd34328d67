"""Plans of a creditor's own, of one step each, for scenes in which a person is asked."""

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
