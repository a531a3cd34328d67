"""Tests of the inspector's file."""
