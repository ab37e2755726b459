"""An answer becomes a reading: every span from the text, actors from the tables, amounts and times from the layers."""

import json

from dragoman.llm.placing import RULE
from dragoman.model import Claim, Document, Reading
from dragoman.readers import Failure
from llm.flat import Saying, claim, read, read_one, statement, who

NEWS = (
    "France offered Kenya $20 million on Monday, the French minister told reporters.\n"
    "The offer came after talks. The republic thanked Paris, KBC reported, and they will meet again."
)
OFFER = claim(
    "France offered Kenya $20 million on Monday", "offered", "AGREE", status="offered", src=[who("France", "FRA")],
    tgt=[who("Kenya", "KEN")], amt=["$20 million"], time="on Monday", by=1,
)
TOLD = statement("France offered Kenya $20 million on Monday", source=who("the French minister", "FRA"), cue="told")


def codes(one: Claim) -> tuple[list[str], list[str]]:
    return [actor.code for actor in one.source], [actor.code for actor in one.target]


def test_a_claim_with_all_that_belongs_to_it() -> None:
    reading = read_one(NEWS, {"statements": [TOLD], "claims": [OFFER]}, published="2024-05-08")
    (one,), (said,) = reading.claims, reading.statements
    assert (one.type, one.status, codes(one)) == ("AGREE", "offered", (["FRA"], ["KEN"]))
    assert [(quantity.value, quantity.unit) for quantity in one.quantities] == [(20e6, "USD")]
    assert one.time is not None
    assert (one.time.start, one.time.end) == ("2024-05-06", "2024-05-06")
    assert [(link.text, link.statement) for link in one.attribution] == [("the French minister", said.id)]
    assert all(NEWS[span.start : span.end] == span.text for span in (one.evidence, one.trigger, said.content))
    assert one.why.rule == RULE


def test_who_is_meant_comes_from_the_words_then_the_name_then_the_state_that_the_article_names() -> None:
    republic, paris = who("The republic", "KEN", "Kenya"), who("Paris", "FRA")
    thanks = claim("The republic thanked Paris", "thanked", "SUPPORT", n=3, src=[republic], tgt=[paris])
    meet = claim("they will meet", "meet", n=3, mut=True, src=[who("they", "KEN"), who("they", "FRA"), who("they", "CHN")])
    support, consult = read_one(NEWS, {"statements": [], "claims": [thanks, meet]}).claims
    assert codes(support) == (["KEN"], ["FRA"])
    assert codes(consult) == (["KEN", "FRA", "UNK"], [])  # the article does not name China
    assert "by name" in support.why.path[0]
    assert "by state" in consult.why.path[0]


def test_a_relay_stands_after_the_speaker_and_an_act_of_speech_is_credited_to_who_relays_it() -> None:
    said = statement("The republic thanked Paris", n=3, source=who("The republic", "KEN", "Kenya"), cue="thanked", relays=[who("KBC")])
    thanks = claim("The republic thanked Paris", "thanked", "SUPPORT", n=3, src=[who("The republic", "KEN", "Kenya")])
    told, own = (read_one(NEWS, {"statements": [said], "claims": [thanks | {"by": by}]}).claims[0] for by in (1, None))
    assert [link.text for link in told.attribution] == ["The republic", "KBC"]
    assert [link.text for link in own.attribution] == ["KBC"]


def test_what_does_not_stand_in_the_text_is_dropped_and_kept_with_its_words() -> None:
    invented = claim("France bombed Kenya", "bombed", "ASSAULT", src=[who("France", "FRA")])
    nobody = OFFER | {"tgt": [who("Uganda", "UGA")], "amt": ["30 tanks"], "time": "in July"}
    reading = read_one(NEWS, {"statements": [statement("Kenya will pay")], "claims": [invented, nobody]})
    assert [one.type for one in reading.claims] == ["AGREE"]
    assert reading.statements == ()
    assert [one.text for one in reading.ungrounded] == ["Kenya will pay", "France bombed Kenya", "Uganda", "30 tanks", "in July"]
    assert {one.rule for one in reading.ungrounded} == {RULE}


def test_types_statuses_and_stances_are_the_codebooks() -> None:
    strange = [OFFER | {"type": "INVADE"}, OFFER | {"status": "rumoured"}]
    reading = read_one(NEWS, {"statements": [TOLD | {"stance": "sings"}], "claims": strange})
    assert reading.claims == ()
    assert reading.statements[0].stance == "says"


def test_an_item_of_another_form_loses_itself_alone() -> None:
    reading = read_one(NEWS, {"statements": [{"id": 1}, TOLD], "claims": ["?", OFFER, OFFER | {"src": "France"}]})
    assert (len(reading.statements), len(reading.claims)) == (1, 1)


def test_a_document_without_an_answer_fails_alone() -> None:
    good, bad = Document("good", NEWS), Document("bad", "Silence is kept.", "en")
    asker = Saying({"France": json.dumps({"statements": [], "claims": [OFFER]})})
    found = read(asker, bad, good, places=2)
    assert isinstance(found[0], Failure)
    assert isinstance(found[1], Reading)
    (read_by_grammar,) = read(asker, bad, fallback=True)
    assert isinstance(read_by_grammar, Reading)


def test_an_answer_of_the_wrong_form_is_asked_for_once_more() -> None:
    asker = Saying({"France": "I cannot do that."})
    (found,) = read(asker, Document("d", NEWS))
    assert isinstance(found, Failure)
    assert found.type == "answer"
    assert len(asker.asked) == 2


def test_what_the_model_leaves_open_is_read_as_ever() -> None:
    text = "On Monday France met Kenya. \"Kenya thanked France,\" the French minister said. France may meet Kenya."
    met = claim("France met Kenya", "met", mut=True, src=[who("France", "FRA"), who("Kenya", "KEN")])
    thanked = claim("Kenya thanked France", "thanked", "SUPPORT", n=2, src=[who("Kenya", "KEN")], tgt=[who("France", "FRA")])
    may = claim("France may meet Kenya", "meet", n=3, status="possible", mut=True, src=[who("France", "FRA"), who("Kenya", "KEN")])
    said = statement('"Kenya thanked France,"', n=2, source=who("the French minister", "FRA"), cue="said")
    first, second, third = read_one(text, {"statements": [said], "claims": [met, thanked, may]}, published="2024-05-08").claims
    assert [one.time.start if one.time else None for one in (first, second, third)] == ["2024-05-06", "2024-05-06", None]
    assert [link.text for link in second.attribution] == ["the French minister"]  # though the model names no statement


def test_an_act_told_again_elsewhere_is_a_row_of_its_own() -> None:
    text = "France met Kenya. Later France met Kenya again."
    met = [claim("France met Kenya", "met", n=n, mut=True, src=[who("France", "FRA"), who("Kenya", "KEN")]) for n in (1, 1, 2)]
    found = read_one(text, {"statements": [], "claims": met}).claims
    assert [one.trigger.start for one in found] == [text.index("met"), text.rindex("met")]
