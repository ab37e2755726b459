"""What a body's own text says: transcripts, the first person, paragraphs after a colon; and whose police and courts speak."""

import pytest

from dragoman import pipeline
from dragoman.model import Document, Statement
from recorded import recorded

TOOLS = recorded("publisher_speech")
DEMIREL = (
    "President Demirel. Mr. Clinton is in our country for a visit of five days.\n"
    "The Republic of Turkey and the United States work together for peace.\n"
    "President Clinton. Thank you very much, Mr. President, for this welcome to Ankara."
)
RASMUSSEN = (
    "В.Путин: Уважаемые коллеги! Мы провели содержательные переговоры с Председателем.\n\n"
    "Россия готова развивать сотрудничество с Евросоюзом.\n\n"
    "Вопрос: Когда состоится следующая встреча на высшем уровне с Евросоюзом?\n\n"
    "В.Путин: Мы договорились встретиться весной в Москве."
)


def told(text: str, outlet: str | None, language: str = "en") -> list[tuple[str | None, str]]:
    """Code of the speaker and first word of the content of each statement."""
    reading = pipeline.run(Document("d", text, language, published="2000-03-27", outlet=outlet), TOOLS)
    return [(code(statement), statement.content.text.split()[0]) for statement in reading.statements]


def code(statement: Statement) -> str | None:
    return statement.source.actor.code if statement.source and statement.source.actor else None


@pytest.mark.parametrize(
    ("outlet", "language", "text", "wanted"),
    [
        ("The White House", "en", DEMIREL, [("TUR", "Mr."), ("TUR", "The"), ("USA", "Thank")]),
        ("Президент России", "ru", RASMUSSEN, [("RUS", "Уважаемые"), ("RUS", "Россия"), ("RUS", "Мы")]),
    ],
)
def test_each_paragraph_of_a_turn_is_said_by_who_has_it(outlet: str, language: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text, outlet, language) == wanted


def test_one_name_before_a_colon_in_the_news_makes_no_transcript() -> None:
    text = "Putin: talks with Turkey went well.\n\nThe two countries will build a pipeline across the Black Sea."
    assert all(word != "The" for _, word in told(text, "Reuters"))


@pytest.mark.parametrize(
    ("outlet", "wanted"), [("U.S. Department of State", [("USA", "Iran")]), ("Reuters", [])],
)
def test_we_is_who_published_the_text(outlet: str, wanted: list[tuple[str, str]]) -> None:
    assert told("We urge Iran to release the prisoners.", outlet) == wanted


def test_what_a_publisher_says_in_the_first_person_is_the_texts_own_voice() -> None:
    text = "We regret that Iran attacked Israel."
    reading = pipeline.run(Document("d", text, "en", published="2020-05-05", outlet="U.S. Department of State"), TOOLS)
    assert all(claim.attribution == () for claim in reading.claims)


def test_paragraphs_behind_a_colon_are_said_as_long_as_nobody_else_is_heard() -> None:
    text = (
        "The Foreign Secretary Philip Hammond said:\n\nIraq faces great challenges this year.\n\n"
        "I hope that all leaders follow this approach.\n\nThe minister of Iraq said that the talks would go on."
    )
    said = told(text, "UK Government")
    assert {("GBR", "Iraq"), ("GBR", "I")} <= {*said}
    assert ("GBR", "The") not in said


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "A bomb exploded in Delhi on Monday.\n\nPolice said that six people were hurt.", ("IND", "six")),
        ("ru", "В Брюсселе на рынке произошёл взрыв.\n\nПрокуратура сообщила, что двое человек задержаны.", ("BEL", "двое")),
        ("en", "A bomb exploded in Delhi on Monday.\n\nExperts said that six people were hurt.", (None, "six")),
    ],
)
def test_police_and_courts_are_of_the_state_where_the_text_plays(language: str, text: str, wanted: tuple[str | None, str]) -> None:
    assert told(text, None, language) == [wanted]


def test_a_side_of_a_passive_cue_speaks() -> None:
    text = "С российской стороны подчёркнута важность диалога с Турцией."
    assert told(text, None, "ru") == [("RUS", "важность")]
