"""Where the readings of a run come from, as PROV-JSON (W3C): which program made them, with which knowledge, of which documents."""

from collections.abc import Iterable
from typing import Any

from dragoman.store.writing import Made, Run

PREFIX = {"dragoman": "urn:dragoman:"}
Records = dict[str, dict[str, dict[str, Any]]]


def prov(run: Run, made: Iterable[Made]) -> dict[str, Any]:
    """The run is an activity, the program its agent, the knowledge and each document a thing it used, each reading a thing it made."""
    program, activity, knowledge = f"dragoman:program-{run.version}", f"dragoman:run-{run.id}", f"dragoman:knowledge-{run.data}"
    records: Records = {
        "agent": {program: {"prov:type": named("prov:SoftwareAgent"), "prov:label": f"Dragoman {run.version}"}},
        "activity": {activity: {"prov:startTime": run.started, "dragoman:settings": run.settings}},
        "entity": {knowledge: {"prov:type": named("prov:Plan"), "prov:label": f"words, actors and rules with the hash {run.data}"}},
        "wasAssociatedWith": {"_:program": {"prov:activity": activity, "prov:agent": program, "prov:plan": knowledge}},
        "used": {}, "wasGeneratedBy": {}, "wasDerivedFrom": {}, "wasAttributedTo": {},
    }
    for number, one in enumerate(made):
        add(records, str(number), one, activity, program)
    return {"prefix": PREFIX, **{kind: found for kind, found in records.items() if found}}


def add(records: Records, number: str, made: Made, activity: str, program: str) -> None:
    """A document and the reading that was made of it."""
    document, reading = f"dragoman:document-{made.key}", f"dragoman:reading-{made.checksum}"
    told = {"prov:label": made.document, "dragoman:digest": made.digest, "dragoman:outlet": made.outlet, "dragoman:url": made.url}
    records["entity"][document] = {name: value for name, value in told.items() if value}
    records["entity"][reading] = {"prov:label": f"what was read of {made.document}", "dragoman:searched": made.current}
    records["used"][f"_:used-{number}"] = {"prov:activity": activity, "prov:entity": document}
    records["wasGeneratedBy"][f"_:made-{number}"] = {"prov:entity": reading, "prov:activity": activity}
    records["wasDerivedFrom"][f"_:of-{number}"] = {"prov:generatedEntity": reading, "prov:usedEntity": document}
    records["wasAttributedTo"][f"_:by-{number}"] = {"prov:entity": reading, "prov:agent": program}


def named(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
