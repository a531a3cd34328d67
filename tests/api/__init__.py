"""Tests of intake, dispatch, runs, command line, HTTP and pages, on real stores."""
