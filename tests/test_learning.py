"""What a ledger teaches: its own rows, judged better by weights that have not seen them; or it is not kept."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.lang import languages
from dragoman.ledger import DocumentQuery, Signature, open_ledger
from dragoman.ledger.learning import Case, judged_rows, keep, lesson_of
from dragoman.lexicon import Lexicon
from dragoman.model import ClaimCorrection, Document
from dragoman.pipeline import standard_tools
from dragoman.settings import Settings
from synthetic import claim_of

TEXT = "Iran gave Russia drones."
GAVE = claim_of(TEXT, "IRN", "RUS", "AID", trigger="gave")
TOOLS = standard_tools(everything=True)
TELLING = [({"always": 1.0, f"word: {word} (AID)": 1.0}, word == "gave") for _ in range(12) for word in ("gave", "seen")]


def correction(action: str, claim: bool, **changes: object) -> ClaimCorrection:
    wanted = replace(GAVE, **changes) if claim else None
    return ClaimCorrection(id="x", action=action, document="d", digest="d", read=GAVE, claim=wanted, who="w", at="t")  # type: ignore[arg-type]


def test_what_corrections_say_of_rows() -> None:
    assert [right for _, right in judged_rows(correction("accept", True))] == [True]
    assert [right for _, right in judged_rows(correction("reject", False))] == [False]
    assert [right for _, right in judged_rows(correction("edit", True, status="denied"))] == [True, True]
    said = judged_rows(correction("edit", True, type="COOPERATE"))
    assert [(row.type, right) for row, right in said] == [("COOPERATE", True), ("AID", False)]


def test_what_tells_right_from_wrong_is_learned() -> None:
    lesson = lesson_of(TELLING, TOOLS)
    assert (lesson.rows, lesson.right) == (24, 12)
    assert lesson.is_better
    assert lesson.weights["word: gave (AID)"] > 0 > lesson.weights["word: seen (AID)"]


def test_what_tells_nothing_is_not_kept() -> None:
    cases: list[Case] = [({"always": 1.0, f"row {number // 3}": 1.0}, number % 2 == 0) for number in range(60)]
    assert not lesson_of(cases, TOOLS).is_better


def test_too_few_rows_teach_nothing() -> None:
    with pytest.raises(UsageError, match="learning takes"):
        lesson_of(TELLING[:10], TOOLS)
    with pytest.raises(UsageError, match="learning takes"):
        lesson_of([case for case in TELLING if case[1]] * 2, TOOLS)


def test_what_was_learned_is_added_and_signed(tmp_path: Path) -> None:
    path = tmp_path / "learned.toml"
    shipped = Lexicon(languages(), own_weights=path)
    keep(lesson_of(TELLING, TOOLS), path)
    own = Lexicon(languages(), own_weights=path)
    added = own.weights.weights["word: gave (AID)"] - shipped.weights.weights.get("word: gave (AID)", 0.0)
    assert added > 0
    assert own.hash != shipped.hash
    path.unlink()
    assert Lexicon(languages(), own_weights=path).hash == shipped.hash


def test_a_ledger_learns_from_its_judged_claims(tmp_path: Path) -> None:
    by = Signature("me", "2024-05-08T10:00:00+00:00", "")
    pairs = [("Kenya", "Chad"), ("Ghana", "Togo"), ("Peru", "Chile"), ("Oman", "Qatar"), ("Cuba", "Spain"), ("Norway", "Denmark")] * 2
    with open_ledger(Settings(f"sqlite:///{tmp_path / 'ledger.sqlite'}"), TOOLS) as ledger:
        for number, (one, other) in enumerate(pairs):
            text = f"In {1990 + number} {one} accused {other} of lies. {one} met {other} in {1980 + number}."
            ledger.add(Document(f"d{number}", text, "en"))
        for found in ledger.documents(DocumentQuery()).found:
            for claim in found.claims:
                ledger.judge("accept" if claim.type == "ACCUSE" else "reject", claim.id, by)
        lesson = ledger.learn(tmp_path / "learned.toml")
    assert lesson.rows >= 20
    assert lesson.after > 0.9
    assert (tmp_path / "learned.toml").exists() == lesson.is_better


