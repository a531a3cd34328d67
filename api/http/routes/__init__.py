"""The endpoints: parse, call, shape; no rule and no SQL."""
