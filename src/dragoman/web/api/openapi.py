"""The interface as an OpenAPI document: what each address asks, takes and gives, out of the types themselves."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec
from fastapi.routing import APIRoute
from msgspec import Struct

from dragoman.export.contract import Output
from dragoman.export.listed import Head, ListedClaim, ListedStatement
from dragoman.ledger import ClaimQuery, DocumentQuery, Dossier, FoundActor, Ledger, Page, RunSize, StatementQuery, StoryQuery, TieQuery
from dragoman.lexicon.toml import load
from dragoman.model import Correction, Story, Tie
from dragoman.web.api.answers import LINES
from dragoman.web.api.asked import JSON, Day, Everything, Paging, Search
from dragoman.web.api.bodies import NO_BLANK, ONE_LINE, Judgement, Text
from dragoman.web.api.problems import MEDIA_TYPE, Kind, Problem

LINE = {"type": "string", "pattern": ONE_LINE}
REFERENCE = "#/components/schemas/{name}"


class Parameter(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of parameters.toml."""

    meaning: str
    schema: dict[str, Any] = {}


class Operation(Struct, frozen=True, kw_only=True):
    """What a route asks in its parameters, takes as its body, and gives."""

    gives: Any
    asks: type[Struct] | None = None
    takes: Any = None
    status: int = 200

    @property
    def lists(self) -> Any:
        """What stands in the list that it gives; None where it gives no list."""
        return get_args(self.gives)[0] if get_origin(self.gives) is Page else None


PARAMETERS = load(Path(__file__).with_name("parameters.toml"), dict[str, Parameter])
OPERATIONS = {
    "documents": Operation(asks=DocumentQuery, gives=Page[Head]),
    "document": Operation(gives=Output),
    "add_document": Operation(takes=Text, gives=Output, status=201),
    "read": Operation(takes=Text, gives=Output),
    "claims": Operation(asks=ClaimQuery, gives=Page[ListedClaim]),
    "claim": Operation(gives=ListedClaim),
    "statements": Operation(asks=StatementQuery, gives=Page[ListedStatement]),
    "statement": Operation(gives=ListedStatement),
    "actors": Operation(asks=Search, gives=Page[FoundActor]),
    "actor": Operation(asks=Day, gives=Dossier),
    "stories": Operation(asks=StoryQuery, gives=Page[Story]),
    "story": Operation(gives=Story),
    "ties": Operation(asks=TieQuery, gives=Page[Tie]),
    "runs": Operation(asks=Everything, gives=Page[RunSize]),
    "corrections": Operation(asks=Everything, gives=Page[Correction]),
    "correct": Operation(takes=Judgement, gives=Correction, status=201),
    "problems": Operation(asks=Everything, gives=Page[Kind]),
    "problem": Operation(gives=Kind),
    "openapi": Operation(gives=dict[str, Any]),
}


FORMS = tuple({str(form): form for one in OPERATIONS.values() for form in (one.takes, one.gives) if form}.values())


def description(routes: Iterable[APIRoute], ledger: Ledger) -> dict[str, Any]:
    """The OpenAPI document of these routes on a ledger."""
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        described = operation(route, OPERATIONS[route.name], ledger)
        paths.setdefault(route.path_format, {}).update({method.lower(): described for method in route.methods or ()})
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dragoman", "version": "1", "description": "Who did, offered, denied or said what to whom, according to whom."},
        "servers": [{"url": "/v1"}], "security": [{}, {"token": []}], "paths": paths,
        "components": {"schemas": schemas(ledger), "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def operation(route: APIRoute, what: Operation, ledger: Ledger) -> dict[str, Any]:
    parameters = [parameter(name, LINE, "path", True) for name in route.param_convertors]
    for form in (what.asks, Paging if what.lists else None):
        parameters += [parameter(name, schema, "query", needed) for name, schema, needed in fields(form)] if form else []
    for one in parameters:
        if one["name"] == "types":
            one["schema"] = {**one["schema"], "items": {"enum": [*ledger.types]}}
    found: dict[str, Any] = {
        "operationId": route.name, "summary": route.description.split("\n")[0], "parameters": parameters, "responses": responses(what),
    }
    if what.takes:
        found["requestBody"] = {"required": True, "content": {JSON: {"schema": reference(what.takes)}}}
    return found


def parameter(name: str, schema: Mapping[str, Any], place: str, required: bool) -> dict[str, Any]:
    row = PARAMETERS[name]
    return {"name": name, "in": place, "required": required, "description": row.meaning, "schema": {**schema, **row.schema}}


def responses(what: Operation) -> dict[str, Any]:
    """What comes back: the value, as a list also in lines, or that it has not changed, or a problem."""
    content = {JSON: {"schema": reference(what.gives)}}
    if what.lists:
        content |= {media_type: {"schema": reference(what.lists)} for media_type in LINES}
    found: dict[str, Any] = {str(what.status): {"description": "What was asked for", "content": content}}
    if what.status == 201:
        found["200"] = {"description": "It was there already", "content": content}
    if not what.takes:
        found["304"] = {"description": "It has not changed"}
    return {**found, "default": {"description": "A problem", "content": {MEDIA_TYPE: {"schema": reference(Problem)}}}}


def reference(form: Any) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.schema_components([form], ref_template=REFERENCE)[0][0]
    return found


def fields(form: type[Struct]) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Name and schema of each parameter, and whether it must be given."""
    schema = msgspec.json.schema_components([form])[1][form.__name__]
    for name, value in schema["properties"].items():
        yield name, given(value), name in schema["required"]


def given(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value that is given: never null, and no blank word."""
    [bare] = [one for one in schema.get("anyOf", [schema]) if one != {"type": "null"}]
    return {**bare, "pattern": NO_BLANK} if bare.get("type") == "string" else bare


def schemas(ledger: Ledger) -> dict[str, Any]:
    """The schemas of all forms, with the types and languages that this ledger knows."""
    found: dict[str, Any] = msgspec.json.schema_components([*FORMS, Problem], ref_template=REFERENCE)[1]
    found["Text"]["properties"]["language"] = {"enum": [*ledger.languages, None]}
    found["ClaimEdit"]["properties"]["type"] = {"enum": [*ledger.types, None]}
    return found
