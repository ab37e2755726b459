"""The hand-made engine gives what its tables say."""

from dragoman import pipeline
from dragoman.model import Document
from tiny import tiny_engine, tools_of

TABLE = """
    1  Russia   Russia  PROPN  _                       2  nsubj
    2  offered  offer   VERB   Tense=Past|VerbForm=Fin  0  root
    3  Iran     Iran    PROPN  _                       2  iobj
    4  grain    grain   NOUN   Number=Sing             2  obj
    5  .        .       PUNCT  _                       2  punct

    1  Tehran   Tehran  PROPN  _                       2  nsubj
    2  refused  refuse  VERB   Tense=Past              0  root
    3  .        .       PUNCT  _                       2  punct
"""


def test_a_document_is_read_with_trees_from_a_table() -> None:
    text = "Russia offered Iran grain.  Tehran refused."
    tools = tools_of(tiny_engine(TABLE, names={"Iran": "GPE"}))
    steps = [step for step in pipeline.STEPS if step.name in ("paragraphs", "sentences", "names", "parse")]
    reading = pipeline.run(Document(id="d", text=text, language="en"), tools, steps)
    first, second = reading.sentences
    assert [t.text for t in first.children(first.root)] == ["Russia", "Iran", "grain", "."]
    assert first.root.features == {"Tense": "Past", "VerbForm": "Fin"}
    assert text[second.root.start : second.root.end] == "refused"
    assert [(name.text, name.start) for name in reading.names] == [("Iran", 15)]
