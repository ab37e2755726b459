"""Statements, and who is named in them."""

import sqlalchemy as sa

from dragoman.model import Statement, day_of
from dragoman.store.projections.projection import Entry, RowProjection
from dragoman.store.rows import NOBODY, Row
from dragoman.store.tables import STATEMENTS, TOPICS


class Statements(RowProjection, frozen=True):
    tables: tuple[sa.Table, ...] = (STATEMENTS, TOPICS)

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        numbered = list(zip(entry.statements, entry.read.reading.statements, strict=True))
        return (
            [statement_row(number, said, entry) for number, said in numbered],
            [row for number, said in numbered for row in topic_rows(number, said, entry)],
        )


def statement_row(number: int, statement: Statement, entry: Entry) -> Row:
    actor = statement.source.actor if statement.source else None
    return {
        "number": number, "reading": entry.place.reading, "id": statement.id, "code": actor.code if actor else None,
        "name": actor.name if actor else None, "stance": statement.stance, "reported": day_of(entry.read.reading.document.published),
    }


def topic_rows(number: int, statement: Statement, entry: Entry) -> list[Row]:
    reading = entry.read.reading
    inside = [m for m in (*reading.mentions, *reading.references) if statement.content.covers(m)]
    named = [actor for mention in inside for actor in mention.actors if actor.code != NOBODY]
    reported = day_of(reading.document.published)
    terms = sorted({term for actor in named for term in (actor.code, actor.name)})
    return [{"who": who, "reported": reported, "statement": number} for who in terms]
