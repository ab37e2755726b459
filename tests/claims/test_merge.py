"""One act is one claim."""

from msgspec.structs import replace

from dragoman.model import Actor, Attribution, Claim, Kind, Quantity, Span, Why
from dragoman.steps.claims.merge import merged


def claim(
    type: str, trigger: tuple[int, int], evidence: tuple[int, int], score: float = 0.5, kind: Kind = "event", amounts: int = 0
) -> Claim:
    return Claim(
        id=f"c{type}{trigger}{score}", kind=kind, type=type, source=(Actor("IRN", "Iran"),), target=(Actor("RUS", "Russia"),),
        status="happened", evidence=Span("…", *evidence), trigger=Span("supplied", *trigger), why=Why(rule="r", score=score),
        quantities=tuple(Quantity("9", 20 + i, 21 + i, value=9.0) for i in range(amounts)),
    )


def test_of_two_readings_of_one_clause_the_surer_stays() -> None:
    sure, unsure = claim("AID", (5, 9), (0, 40), 0.7), claim("AID", (12, 16), (0, 40), 0.2)
    assert merged([unsure, sure]) == [sure]


def test_an_act_told_again_is_further_evidence_of_the_fuller_telling() -> None:
    short, full = claim("AID", (5, 9), (0, 15)), claim("AID", (105, 109), (100, 140), amounts=1)
    (one,) = merged([short, full])
    assert one.trigger == full.trigger
    assert one.repeats == (short.evidence,)


def test_what_is_given_is_no_measure_of_its_own() -> None:
    act, measure = claim("AID", (5, 9), (0, 40), amounts=1), claim("arms", (22, 30), (0, 40), 0.3, "measure", 1)
    assert merged([act, measure]) == [act]


def test_an_act_told_again_with_a_source_of_its_own_is_an_act_of_its_own() -> None:
    tellings = (claim("AID", (5, 9), (0, 15)), claim("AID", (105, 109), (100, 140)))
    said = [replace(one, attribution=(Attribution(who, 50, 56),)) for one, who in zip(tellings, ("Tehran", "Moscow"), strict=True)]
    assert len(merged(said)) == 2
