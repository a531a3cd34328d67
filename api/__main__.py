"""The program: ``vordering``, or ``python -m api``.

A process that it starts reads this file again before it begins, so nothing is loaded here.
"""


def main() -> None:
    """Run the command line."""
    from api.cli.main import main as command_line  # noqa: PLC0415 - see above

    command_line()


if __name__ == "__main__":
    main()
