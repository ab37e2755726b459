"""Stories: which readings tell of one event, kept in step with every change of the ledger."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

from dragoman.model import Outline, Reading, ToldStory
from dragoman.store.bulk import insert_sorted
from dragoman.store.packing import pack_story
from dragoman.store.projections.projection import Entry, Projection, Voice
from dragoman.store.rows import Row
from dragoman.store.tables import STORIES, STORY_BLOCKS, STORY_LINKS, STORY_OUTLINES, STORY_READINGS

AT_ONCE = 500  # numbers in one query
ENOUGH = 2  # what blocks in common are worth that make a pair worth a look; a block that alone is worth it holds at any time
PLACE_DIGITS = 15  # hexadecimal digits that fit a signed number of 64 bits
NO_WEEK = -1  # of a document without a day
Link = tuple[int, int]
Key = TypeVar("Key", int, str)


class StoryTeller(Protocol):
    """What finds stories; it is pure: the same outlines give the same links, parts and stories. Outlines are bytes to the ledger."""

    together: float
    """The likeness that links two outlines."""

    def outline(self, reading: Reading) -> Outline: ...

    def likeness(self, one: bytes, other: bytes) -> float:
        """0 where it is not worth keeping."""

    def parts(self, sort_keys: Mapping[int, str], links: Mapping[Link, float]) -> list[list[int]]:
        """The stories among readings that links connect, each in the order of its documents; a link's lower number comes first."""

    def story_id(self, keys: Iterable[str]) -> str: ...

    def tell(self, outlines: Sequence[bytes]) -> ToldStory: ...


class Stories(Projection, frozen=True, kw_only=True):
    """A reading's outline, the blocks under which alike ones are looked for, links between alike readings, and the stories they make.

    A change reaches as far as links of `together` lead from the readings that changed: the rest of the ledger stays as it is.
    """

    teller: StoryTeller
    tables: tuple[sa.Table, ...] = (STORY_OUTLINES, STORY_BLOCKS, STORY_LINKS, STORIES, STORY_READINGS)

    def add(self, connection: sa.Connection, entries: Sequence[Entry]) -> None:
        self.put(connection, entries)

    def remove(self, connection: sa.Connection, entries: Sequence[Entry]) -> None:
        self.take_out(connection, entries)

    def put(self, connection: sa.Connection, entries: Sequence[Entry]) -> dict[int, Voice]:
        """What `add` does; the voices that other readings had before, where they have others now."""
        outlines, blocks, links, _, _ = self.tables
        made = {entry.place.reading: self.teller.outline(entry.read.reading) for entry in entries}
        rows = [{"reading": number, "key": one.key, "sort_key": one.sort_key, "body": one.body} for number, one in made.items()]
        insert_sorted(connection, outlines, rows)
        insert_sorted(connection, blocks, [row for number, one in made.items() for row in block_rows(number, one)])
        found = [row for number, one in made.items() for row in self._links(connection, number, one, made)]
        insert_sorted(connection, links, found)
        return self._others(connection, self._retell(connection, made))

    def voices(self, connection: sa.Connection, readings: Collection[int]) -> dict[int, Voice]:
        return voices_of(connection, readings, self.tables[4])

    def take_out(self, connection: sa.Connection, entries: Sequence[Entry]) -> dict[int, Voice]:
        """What `remove` does; the voices that other readings had before, where they have others now."""
        outlines, blocks, links, *_ = self.tables
        gone = {entry.place.reading for entry in entries}
        told = self._stories_of(connection, gone)
        near = {n for some in chunks(gone) for n in scalars(connection, sa.select(links.c.neighbour).where(links.c.reading.in_(some)))}
        near = (near | self._fellows(connection, told)) - gone
        before = self.voices(connection, near)
        self._forget(connection, told)
        for some in chunks(gone):
            connection.execute(sa.delete(links).where(sa.or_(links.c.reading.in_(some), links.c.neighbour.in_(some))))
            for table in (blocks, outlines):
                connection.execute(sa.delete(table).where(table.c.reading.in_(some)))
        return self._others(connection, self._retell(connection, near) | before)

    def _others(self, connection: sa.Connection, before: Mapping[int, Voice]) -> dict[int, Voice]:
        """Of the voices before those that are others now."""
        now = self.voices(connection, before)
        return {number: voice for number, voice in before.items() if now.get(number) != voice}

    def _links(self, connection: sa.Connection, number: int, one: Outline, made: Mapping[int, Outline]) -> Iterator[Row]:
        """Those of a new reading; between two new ones, those of the later."""
        others = [other for other in self._candidates(connection, number, one) if other not in made or other < number]
        known = self._bodies(connection, [other for other in others if other not in made])
        for other in others:
            body = made[other].body if other in made else known[other]
            if like := self.teller.likeness(one.body, body):
                yield {"reading": number, "neighbour": other, "likeness": like}
                yield {"reading": other, "neighbour": number, "likeness": like}

    def _candidates(self, connection: sa.Connection, number: int, one: Outline) -> Sequence[int]:
        b = self.tables[1].c
        when = [b.week.between(one.week - 1, one.week + 1), b.week == NO_WEEK, b.worth >= ENOUGH] if one.week is not None else [sa.true()]
        asked = sa.select(b.reading).where(b.block.in_(list(one.blocks)), sa.or_(*when), b.reading != number)
        return scalars(connection, asked.group_by(b.reading).having(sa.func.sum(b.worth) >= ENOUGH).order_by(b.reading))

    def _retell(self, connection: sa.Connection, changed: Iterable[int]) -> dict[int, Voice]:
        """Tells anew the stories of the readings that links lead to from those that changed, where they are others than before; the
        voices that these readings had till now."""
        voices: dict[int, Voice] = {}
        for component, links in self._components(connection, changed):
            keys, sort_keys = self._keys(connection, component)
            parts = {self.teller.story_id(keys[n] for n in part): part for part in self.teller.parts(sort_keys, links)}
            voices |= self.voices(connection, component)
            before = self._stories_of(connection, component)
            self._forget(connection, before - parts.keys())
            new = {id: part for id, part in parts.items() if id not in before}
            bodies = self._bodies(connection, [n for part in new.values() for n in part])
            told = {id: self.teller.tell([bodies[n] for n in part]) for id, part in new.items()}
            insert_sorted(connection, self.tables[3], [story_row(id, one) for id, one in told.items()])
            insert_sorted(connection, self.tables[4], [row for id, one in told.items() for row in member_rows(id, parts[id], one)])
        return voices

    def _components(self, connection: sa.Connection, seeds: Iterable[int]) -> Iterator[tuple[list[int], dict[Link, float]]]:
        """The readings that links of `together` connect with a seed, and all links between them, each once."""
        seen: set[int] = set()
        for seed in sorted(seeds):
            if seed in seen:
                continue
            component, waiting, found = {seed}, [seed], list[tuple[int, int, float]]()
            while waiting:
                rows = self._links_of(connection, waiting)
                found += rows
                waiting = sorted({other for _, other, like in rows if like >= self.teller.together} - component)
                component.update(waiting)
            seen |= component
            yield sorted(component), {(a, b): like for a, b, like in found if a < b and b in component}

    def _links_of(self, connection: sa.Connection, readings: Collection[int]) -> list[tuple[int, int, float]]:
        c = self.tables[2].c
        asked = sa.select(c.reading, c.neighbour, c.likeness)
        return [(a, b, like) for some in chunks(readings) for a, b, like in connection.execute(asked.where(c.reading.in_(some)))]

    def _bodies(self, connection: sa.Connection, readings: Collection[int]) -> dict[int, bytes]:
        c = self.tables[0].c
        asked = sa.select(c.reading, c.body)
        return {n: body for some in chunks(readings) for n, body in connection.execute(asked.where(c.reading.in_(some)))}

    def _keys(self, connection: sa.Connection, readings: Collection[int]) -> tuple[dict[int, str], dict[int, str]]:
        """The keys of outlines, and their sort keys."""
        c = self.tables[0].c
        asked = sa.select(c.reading, c.key, c.sort_key)
        rows = [row for some in chunks(readings) for row in connection.execute(asked.where(c.reading.in_(some)))]
        return {row.reading: row.key for row in rows}, {row.reading: row.sort_key for row in rows}

    def _stories_of(self, connection: sa.Connection, readings: Collection[int]) -> set[str]:
        c = self.tables[4].c
        return {id for some in chunks(readings) for id in scalars(connection, sa.select(c.story).where(c.reading.in_(some)))}

    def _fellows(self, connection: sa.Connection, stories: Collection[str]) -> set[int]:
        c = self.tables[4].c
        return {n for some in chunks(stories) for n in scalars(connection, sa.select(c.reading).where(c.story.in_(some)))}

    def _forget(self, connection: sa.Connection, stories: Collection[str]) -> None:
        for some in chunks(stories):
            connection.execute(sa.delete(self.tables[4]).where(self.tables[4].c.story.in_(some)))
            connection.execute(sa.delete(self.tables[3]).where(self.tables[3].c.id.in_(some)))


def voices_of(connection: sa.Connection, readings: Collection[int], table: sa.Table = STORY_READINGS) -> dict[int, Voice]:
    asked = sa.select(table.c.reading, table.c.origin, table.c.publisher)
    rows = [row for some in chunks(readings) for row in connection.execute(asked.where(table.c.reading.in_(some)))]
    return {row.reading: Voice(row.origin, row.publisher) for row in rows}


def block_rows(number: int, one: Outline) -> list[Row]:
    week = NO_WEEK if one.week is None else one.week
    return [{"block": block, "week": week, "reading": number, "worth": worth} for block, worth in one.blocks.items()]


def story_row(id: str, told: ToldStory) -> Row:
    story = told.story
    place = int(id.removeprefix("st")[:PLACE_DIGITS], 16)
    return {
        "id": id, "day": story.end or "", "place": place, "documents": len(story.documents), "origins": len(story.origins),
        "publishers": len(story.publishers), "contradictions": len(story.contradictions), "body": pack_story(story),
    }


def member_rows(id: str, readings: Sequence[int], told: ToldStory) -> list[Row]:
    return [
        {"reading": number, "story": id, "origin": origin, "publisher": publisher}
        for number, origin, publisher in zip(readings, told.origins, told.publishers, strict=True)
    ]


def chunks(keys: Collection[Key]) -> Iterator[list[Key]]:
    """In order, AT_ONCE at a time."""
    ordered = sorted(keys)
    return (ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE))


def scalars(connection: sa.Connection, asked: "sa.Select[Any]") -> Sequence[Any]:
    return connection.execute(asked).scalars().all()
