"""Search words find texts by their lemmas, in the language of their letters."""

from collections.abc import Sequence

from dragoman.lang.lemmas import Lemmas
from dragoman.model import Name, Span, Token
from tiny import spoken_by


class Fixed:
    """An engine that knows a few lemmas and nothing else."""

    def __init__(self, language: str, lemmas: dict[str, str]) -> None:
        self.language, self.version, self._lemmas = language, "by hand", lemmas
        self.asked: list[str] = []

    def split(self, paragraph: Span) -> list[Span]:
        return [paragraph]

    def names(self, sentences: Sequence[Span]) -> list[list[Name]]:
        return [[] for _ in sentences]

    def parse(self, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        return [() for _ in sentences]

    def lemma(self, word: str) -> str:
        self.asked.append(word)
        return self._lemmas.get(word, word)


def test_texts_and_queries_meet_in_the_lemma() -> None:
    russian = Fixed("ru", {"поставки": "поставка", "поставил": "поставить"})
    english = Fixed("en", {"drones": "drone", "supplied": "supply"})
    lemmas = Lemmas({"ru": spoken_by(russian), "en": spoken_by(english)})
    assert lemmas.of_text("Российско-иранские Поставки", "ru") == ["российско", "иранские", "поставка"]
    assert lemmas.of_text("40 drones, supplied", "en") == ["40", "drone", "supply"]
    assert lemmas.of_query("поставки drones") == [["поставка", "поставки"], ["drone", "drones"]]
    assert "drones" not in russian.asked
    assert lemmas.of_query("?!") == []


def test_every_word_is_asked_once() -> None:
    english = Fixed("en", {})
    lemmas = Lemmas({"en": spoken_by(english)})
    lemmas.of_text("drone drone Drone", "en")
    assert english.asked == ["drone"]
