"""What is shown of how a side was reached is made from enums and fields."""

import pytest
from msgspec.structs import replace

from dragoman.grammar.paths import Link, Path, Position
from dragoman.steps.claims.fill import Side, way
from dragoman.steps.claims.wording import told_path

SUBJECT = Path(Position.SUBJECT)
OWNED = replace(SUBJECT, owners=(Path(Position.GENITIVE).via("office"), Path(Position.ADJECTIVE).via("efforts")))


@pytest.mark.parametrize(
    ("path", "words", "feature"),
    [
        (None, "", "nobody"),
        (SUBJECT, "subject", "subject"),
        (SUBJECT.via("told"), "subject of “told”", "subject above"),
        (Path(Position.OBJECT).via("urged", Link.CONTROL), "controlled by the object of “urged”", "controlled by the object above"),
        (Path(Position.PREPOSITION, "against"), "against …", "preposition"),
        (OWNED, "subject: genitive of “office”, adjective of “efforts”", "subject through an owner"),
        (SUBJECT.lent_by("launched"), "subject of “launched”", "subject above"),
        (SUBJECT.lent_by("said", Link.ABOVE), "subject of “said” above", "subject above"),
        (replace(SUBJECT, unnamed=True), "subject: strangers", "subject through an owner"),
        (Path(Position.SPEAKER), "speaker", "speaker"),
        (Path(Position.SPEAKER, "we").lent_by("speakers"), "“we”, the speaker of “speakers”", "speaker"),
        (Path(Position.NEAREST, "Iran"), "nearest: “Iran”", "nearest"),
        (Path(Position.CONTEXT, "Iran"), "spoken of: “Iran”", "spoken of"),
    ],
)
def test_a_path_is_told_and_is_a_feature(path: Path | None, words: str, feature: str) -> None:
    assert (told_path(path), way(Side((), path))) == (words, feature)
