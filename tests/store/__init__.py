"""The store, held to one suite on both engines."""
