"""What a model is told: made from the data, with examples that keep the rules themselves; articles are shown in numbered sentences."""

import json

import jsonschema
import pytest
from msgspec.structs import replace

from dragoman.lexicon.toml import DATA
from dragoman.llm.prompt import Example, Prompt, Shown, ShownSentence
from dragoman.llm.request import batch_line, request, requests_for
from dragoman.llm.windows import parts, windows
from dragoman.model import Actor, Document, Mention, Reading, Sentence, cut
from dragoman.pipeline import standard_lexicon

LEXICON = standard_lexicon()
PROMPT = Prompt(LEXICON)


def test_everything_of_the_codebook_is_told() -> None:
    assert all(f"* {name}: {row.definition}" in PROMPT.system for name, row in LEXICON.types.items())
    allowed = PROMPT.schema["properties"]["claims"]["items"]["properties"]
    assert allowed["type"]["enum"] == list(LEXICON.types)
    assert "denied" in allowed["status"]["enum"]


def test_the_hash_signs_the_instructions() -> None:
    swapped = list(reversed(LEXICON.types.values()))
    assert PROMPT.hash == Prompt(LEXICON).hash != Prompt(LEXICON, swapped).hash


@pytest.mark.parametrize("example", PROMPT.examples, ids=lambda one: one.published)
def test_an_example_keeps_the_form_and_every_word_of_it_stands_in_its_article(example: Example) -> None:
    answer, text = json.loads(example.answer), "\n".join(example.sentences)
    jsonschema.validate(answer, PROMPT.schema)
    for claim in answer["claims"]:
        assert claim["ev"] in example.sentences[claim["n"] - 1]
        assert claim["tr"] in claim["ev"]
        words = [*claim["amt"], claim["time"], *(one[key] for one in (*claim["src"], *claim["tgt"]) for key in ("w", "name"))]
        assert all(one in text for one in words if one is not None), claim
    for statement in answer["statements"]:
        assert all(statement[key] in text for key in ("content", "cue") if statement[key] is not None), statement


def article(*paragraphs: str) -> Reading:
    """Each paragraph one sentence."""
    text, sentences = "\n".join(paragraphs), []
    for number, paragraph in enumerate(paragraphs):
        start = text.index(paragraph)
        sentences.append(Sentence(paragraph, start, start + len(paragraph), "en", number))
    return Reading(document=Document("d", text, "en", published="2024-05-08T10:00", outlet="The Courier"), sentences=tuple(sentences))


def test_an_article_is_shown_with_its_names_and_numbered_sentences() -> None:
    found = article("Kenya met Chad.", "It was short.")
    kenya = Mention("Kenya", 0, 5, "GPE", actors=(Actor("KEN", "Kenya"),))
    (one,) = requests_for(replace(found, mentions=(kenya,)), PROMPT)
    assert "Outlet: The Courier\nPublished: 2024-05-08\n" in one.user
    assert "Kenya = KEN\n" in one.user
    assert one.user.endswith("[1] Kenya met Chad.\n\n[2] It was short.\n")
    assert (one.first, one.last) == (1, 2)


def test_a_long_article_is_cut_between_paragraphs_and_shown_with_what_stands_before() -> None:
    settings = replace(PROMPT.settings, window=25, overlap=12)
    found = windows(article("One one one.", "Two two two.", "Three three three.", "Four four four four four four."), settings)
    assert [(one.first, [s.number for s in one.sentences]) for one in found] == [(1, [1, 2]), (3, [3]), (4, [4])]
    wider = windows(article("One one.", "Two two."), replace(settings, window=10))
    assert [(one.first, [s.number for s in one.sentences]) for one in wider] == [(1, [1]), (2, [1, 2])]
    assert "from [2] on" in PROMPT.user(wider[1])


def test_each_sentence_is_answered_for_once() -> None:
    sentences = [cut("x" * 900, at, at + 9) for at in range(0, 900, 10)]
    shown = [Sentence(s.text, s.start, s.end, "en", number // 7) for number, s in enumerate(sentences)]
    found = list(parts(shown, 100))
    assert [start for start, _ in found] == [0, *(end for _, end in found[:-1])]
    assert found[-1][1] == len(shown)


def test_a_request_in_the_form_of_batch_interfaces() -> None:
    one = request(Shown((ShownSentence(1, "Kenya met Chad."),)), PROMPT)
    line = batch_line(one, "some-model")
    assert (line.custom_id, line.method, line.url) == (one.id, "POST", "/v1/chat/completions")
    assert [message["role"] for message in line.body["messages"]] == ["system", "user"]
    assert line.body["response_format"]["json_schema"]["schema"] == PROMPT.schema


def test_the_data_of_the_prompt_are_of_the_package() -> None:
    there = {path.name for path in (DATA / "llm").iterdir()}
    assert there == {"prompt.toml", "examples.toml", "judge.toml", "system.md.jinja", "user.md.jinja", "schema.json.jinja"}
