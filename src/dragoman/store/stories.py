"""Stories of a ledger, the newest first."""

from typing import Any

import sqlalchemy as sa

from dragoman.store.query import StoryQuery
from dragoman.store.search import read_cursor
from dragoman.store.tables import DOCUMENTS, READINGS, STORIES, STORY_READINGS

S, M = STORIES.c, STORY_READINGS.c
AFTER_HEX = "g"  # the first letter that is no digit of an id


def find_stories(query: StoryQuery, after: str | None, limit: int | None) -> "sa.Select[Any]":
    """Day, place and body of each story that meets the query, one more than `limit`. Raises UsageError for what is no cursor."""
    asked = sa.select(S.day, S.place, S.body).where(*conditions(query)).order_by(S.day.desc(), S.place.desc())
    if after is not None:
        asked = asked.where(sa.tuple_(S.day, S.place) < sa.tuple_(*map(sa.literal, read_cursor(after))))
    return asked if limit is None else asked.limit(limit + 1)


def conditions(query: StoryQuery) -> list["sa.ColumnElement[bool]"]:
    found = [S.day >= query.since] if query.since else []
    found += [S.day <= query.until, S.day != ""] if query.until else []
    found += [S.documents >= query.documents] if query.documents > 1 else []
    found += [S.origins >= query.origins] if query.origins > 1 else []
    return found + ([S.contradictions > 0] if query.contradicted else [])


def story_that_begins(id: str) -> "sa.Select[Any]":
    """Id and body of the stories whose ids begin so; two at most."""
    return sa.select(S.id, S.body).where(S.id >= id, S.id < id + AFTER_HEX).order_by(S.id).limit(2)


def story_with(document: str) -> "sa.Select[Any]":
    """The body of the story in which the document with this id is; of the one that came in last if there are several."""
    joined = sa.join(STORIES, STORY_READINGS, M.story == S.id).join(READINGS, READINGS.c.number == M.reading).join(DOCUMENTS)
    return sa.select(S.body).select_from(joined).where(DOCUMENTS.c.id == document).order_by(READINGS.c.number.desc()).limit(1)
