"""`python tools/compare_readings.py BEFORE AFTER`: whether two files of readings (`dragoman read … --format jsonl`) hold the same bytes.

Tells document by document in which layers they differ and what stands there; status 1 where anything differs. The way to show that a
change of the code changes no reading: read the same sources before and after it.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

SHOWN = 3  # differing items of a layer that are shown


def main(before: Path, after: Path) -> int:
    old, new = by_document(before), by_document(after)
    lines = [f"only before: {name}" for name in old.keys() - new.keys()] + [f"only after: {name}" for name in new.keys() - old.keys()]
    for name in old:
        if name in new and old[name] != new[name]:
            lines += [f"{name}: {told}" for told in differing(json.loads(old[name]), json.loads(new[name]))]
    print(*lines, f"{len(old)} documents before, {len(new)} after, {sum(old.get(name) != new[name] for name in new)} differ", sep="\n")
    return int(bool(lines))


def by_document(path: Path) -> dict[str, bytes]:
    return {json.loads(line)["document"]["id"]: line for line in path.read_bytes().splitlines()}


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for layer in dict.fromkeys((*old, *new)):
        ours, theirs = ([json.dumps(one, ensure_ascii=False, sort_keys=True) for one in items(side.get(layer))] for side in (old, new))
        if ours != theirs:
            gone, come = [one for one in ours if one not in theirs], [one for one in theirs if one not in ours]
            yield f"{layer}: {len(gone)} gone, {len(come)} come" + ("" if gone or come else " (another order)")
            yield from (f"  - {one}" for one in gone[:SHOWN])
            yield from (f"  + {one}" for one in come[:SHOWN])


def items(layer: object) -> list[object]:
    return layer if isinstance(layer, list) else [layer]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
