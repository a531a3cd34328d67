"""Write the contract file of each fact version that has none yet; never changes one."""

from pathlib import Path

from pydantic_core import from_json, to_json

from domain.registry import FACTS
from tests.contracts.examples import example

FOLDER = Path(__file__).parent / "stored"


def main() -> None:
    """Write what is missing and name it."""
    FOLDER.mkdir(exist_ok=True)
    for topic, shape in sorted(FACTS.items()):
        path = FOLDER / f"{topic}.v{shape.SCHEMA}.json"
        if not path.exists():
            stored = to_json(from_json(to_json(example(shape), exclude_none=True)), indent=1)
            path.write_bytes(stored + b"\n")
            print(f"wrote {path.name}")


if __name__ == "__main__":
    main()
