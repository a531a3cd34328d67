"""The commands of the command line; heavy parts load when a command runs."""
