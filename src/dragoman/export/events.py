"""Events as other people's tables have them: POLECAT's 40 columns and GDELT 2.0's 61. What is not known stays empty.

One line for each pair of source and target; only what is told as done goes out, because neither table has a column for status.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from string import hexdigits
from typing import IO, Literal

from dragoman.lang import language_name
from dragoman.lexicon.plover import Plover
from dragoman.model import Actor, day_of
from dragoman.store.query import FoundClaim

TableFormat = Literal["polecat", "gdelt"]
Cells = Mapping[str, str]

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW",
    "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)
SIDE = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)
PLACE = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{side}{name}" for side in (1, 2) for name in SIDE),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in PLACE),
    "DATEADDED", "SOURCEURL",
)
QUADS = {"verbal cooperation": "1", "material cooperation": "2", "verbal conflict": "3", "material conflict": "4"}
NOBODY = Actor("", "")


def write_events(found: Iterable[FoundClaim], format: TableFormat, plover: Plover, out: IO[str]) -> int:
    """Tab-separated lines, POLECAT's with a head, GDELT's without as theirs; how many events they are."""
    columns, cells_of = (POLECAT, polecat) if format == "polecat" else (GDELT, gdelt)
    if format == "polecat":
        out.write("\t".join(columns) + "\n")
    lines = (cells_of(one, *pair, plover) for one in found for pair in events(one, plover))
    return sum(bool(out.write("\t".join(clean(cells.get(column, "")) for column in columns) + "\n")) for cells in lines)


def events(found: FoundClaim, plover: Plover) -> Iterator[tuple[Actor, Actor]]:
    """The pairs of a claim that is an event and is done; nobody where a side is not known."""
    claim = found.claim
    if claim.kind == "event" and claim.type in plover.events and plover.standings[claim.status] == "done":
        yield from product(claim.source or (NOBODY,), claim.target or (NOBODY,))


def clean(cell: str) -> str:
    """No tab and no line break may stand inside a cell."""
    return " ".join(cell.split())


def polecat(found: FoundClaim, source: Actor, target: Actor, plover: Plover) -> Cells:
    claim, document = found.claim, found.document
    return {
        "Event ID": claim.id, "Event Date": day(found), "Event Type": claim.type, "Event Mode": claim.mode or "",
        "Intensity": number(plover.score(claim.type, claim.mode)), "Quad Code": plover.events[claim.type].quad.upper(),
        "Contexts": ";".join(claim.contexts), **party("Actor", source), **party("Recipient", target),
        "Raw Placename": claim.place.text if claim.place else "", "Country": (claim.place.country or "") if claim.place else "",
        "Source": document.outlet or "", "Publication Date": day_of(document.published),
        "Language": language_name(document.language),
    }


def party(side: Literal["Actor", "Recipient"], actor: Actor) -> Cells:
    raw = actor.mention.text if actor.mention else ""
    return {
        f"{side} Name": actor.name, f"{side} Country": actor.country or "", f"Primary {side} Sector": actor.sector or "",
        f"{side} Sectors": actor.sector or "", f"{side} Name Raw": raw,
    }


def gdelt(found: FoundClaim, source: Actor, target: Actor, plover: Plover) -> Cells:
    claim, document, when = found.claim, found.document, day(found).replace("-", "")
    event = plover.events[claim.type]
    return {
        "GLOBALEVENTID": number_of(claim.id), "SQLDATE": when, "MonthYear": when[:6], "Year": when[:4],
        "FractionDate": fraction(when), **side(1, source), **side(2, target), "EventRootCode": event.cameo or "",
        "QuadClass": QUADS[event.quad], "GoldsteinScale": number(plover.goldstein(claim.type, claim.mode)),
        "NumMentions": str(1 + len(claim.repeats)), "NumSources": "1", "NumArticles": "1",
        "ActionGeo_FullName": claim.place.text if claim.place else "",
        "DATEADDED": day_of(document.published).replace("-", ""), "SOURCEURL": document.url or "",
    }


def number_of(id: str) -> str:
    """The number that the hash in a claim's id begins with; empty where it has none."""
    digits = id[1:13]
    return str(int(digits, 16)) if len(digits) == 12 and set(digits) <= set(hexdigits) else ""


def side(which: Literal[1, 2], actor: Actor) -> Cells:
    """A body that is no state has its code among the known groups."""
    sector, country = actor.sector or "", actor.country or ""
    own = {"Code": f"{actor.code}{sector}", "Name": actor.name.upper(), "CountryCode": country, "Type1Code": sector}
    if actor.code and actor.code != actor.country:
        own["KnownGroupCode"] = actor.code
    return {f"Actor{which}{name}": value for name, value in own.items()}


def day(found: FoundClaim) -> str:
    time = found.claim.time
    return ((time.start or time.end) if time else None) or day_of(found.document.published)


def fraction(day: str) -> str:
    """The year and the share of it that is past, as GDELT counts: thirty days a month, 365 a year."""
    if len(day) != 8:
        return ""
    return f"{int(day[:4]) + ((int(day[4:6]) - 1) * 30 + int(day[6:8])) / 365:.4f}"


def number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


