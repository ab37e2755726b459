"""`dragoman schema`: the form of the JSON lines."""

import json

from dragoman.export import contract


def command() -> None:
    """Print the JSON Schema of what `--format jsonl` writes.

    \b
    dragoman schema > reading.schema.json
    """
    print(json.dumps(contract.schema(), ensure_ascii=False, indent=1))
