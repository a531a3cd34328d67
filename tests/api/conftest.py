"""The house of these tests: what a store does is held on both engines, the rest on one."""

from tests.application.places import engine, house, place

__all__ = ["engine", "house", "place"]
