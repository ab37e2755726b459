"""A reading that lacks one part lacks what the part gives, and nothing else."""

from dragoman.evals.ablation import Variant, table, variants
from dragoman.model import Claim, Document
from dragoman.pipeline import run

VARIANTS = {variant.name.partition(" (")[0]: variant for variant in variants()}


def read(variant: Variant, text: str) -> tuple[Claim, ...]:
    return run(Document("one", text, "en"), variant.tools, variant.steps).claims


def test_each_part_is_what_reads_its_sentence() -> None:
    whole = VARIANTS["everything"]
    told = {
        "without people, bodies and offices": "NATO condemned Iran.",
        "without nouns as triggers": "Ethiopia's invasion of Somalia lasted three years.",
        "without words that change the status": "Rwanda could attack Burundi.",
    }
    for name, text in told.items():
        assert read(whole, text)
        assert read(VARIANTS[name], text) != read(whole, text), name


def test_a_plain_sentence_needs_none_of_them() -> None:
    claims = [read(variant, "Iran seized a British tanker.") for variant in VARIANTS.values()]
    assert all(claims[0][0].type == some[0].type and claims[0][0].source == some[0].source for some in claims)


def test_the_table_has_a_row_for_each() -> None:
    assert table({"everything": {"claims.f1": 0.5, "codes": None}}).splitlines()[2] == "| everything | .500 | – | – | – | – | – | – |"
