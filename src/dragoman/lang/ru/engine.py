"""Russian: razdel for borders, slovnet for names, morphology and syntax, pymorphy3 for lemmas.

The model files come inside natasha's wheel; natasha itself is never imported, because it drags in an abandoned morphology.
"""

import importlib.util
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy
import razdel
from msgspec.structs import replace
from navec import Navec
from pymorphy3 import MorphAnalyzer
from slovnet import NER, Morph, Syntax
from slovnet.exec.mask import split_masked

from dragoman.errors import EngineError
from dragoman.lang.libraries import versions
from dragoman.lang.ru.sentences import border_words
from dragoman.lang.trees import best_tree, is_tree, projective
from dragoman.model import MentionType, Name, Span, Token, cut

NAMES: dict[str, MentionType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
# What pymorphy3 calls the parts of speech that UD names.
PARTS = {
    "NOUN": {"NOUN"}, "PROPN": {"NOUN"}, "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"}, "AUX": {"VERB", "INFN"},
    "ADJ": {"ADJF", "ADJS", "COMP"}, "ADV": {"ADVB", "COMP", "PRED"}, "PRON": {"NPRO"}, "DET": {"ADJF"}, "NUM": {"NUMR"},
    "ADP": {"PREP"}, "CCONJ": {"CONJ"}, "SCONJ": {"CONJ"}, "PART": {"PRCL"},
}
CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
ADJUNCTS = {"obl", "nmod", "obj", "advmod"}
NUMBERS = {"Sing": "sing", "Plur": "plur"}
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


def model_folder() -> Path:
    """Where natasha's wheel keeps the model files."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or spec.origin is None:
        raise EngineError("the Russian models are missing: install natasha==1.6.0")
    return Path(spec.origin).parent / "data"


def goes_on(before: str, after: str) -> bool:
    """Whether what razdel took for two sentences is one: «13 янв. | 2005»."""
    last = before.rstrip(".").rsplit(maxsplit=1)[-1:]
    return after[:1].isdigit() and before.endswith(".") and bool(last) and last[0].lower() in border_words().before_figure


class Russian:
    """The Russian engine; every model is loaded when first used."""

    language = "ru"

    @property
    def version(self) -> str:
        return versions("razdel", "slovnet", "navec", "natasha", "pymorphy3", "pymorphy3-dicts-ru")

    @cached_property
    def _navec(self) -> Any:
        return Navec.load(model_folder() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")

    @cached_property
    def _ner(self) -> Any:
        return NER.load(model_folder() / "model" / "slovnet_ner_news_v1.tar").navec(self._navec)

    @cached_property
    def _morph(self) -> Any:
        return Morph.load(model_folder() / "model" / "slovnet_morph_news_v1.tar").navec(self._navec)

    @cached_property
    def _syntax(self) -> Any:
        return Syntax.load(model_folder() / "model" / "slovnet_syntax_news_v1.tar").navec(self._navec)

    @cached_property
    def _lemmas(self) -> "Lemmatizer":
        return Lemmatizer()

    def split(self, paragraph: Span) -> list[Span]:
        found: list[Span] = []
        for sentence in razdel.sentenize(paragraph.text):
            if found and goes_on(found[-1].text, sentence.text):
                found[-1] = cut(paragraph.text, found[-1].start, sentence.stop)
            elif sentence.text.strip():
                found.append(Span(sentence.text, sentence.start, sentence.stop))
        return [one.moved(paragraph.start) for one in found]

    def names(self, sentences: Sequence[Span]) -> list[list[Name]]:
        marked = self._ner.map([sentence.text for sentence in sentences])
        return [
            [Name(s.text[one.start : one.stop], s.start + one.start, s.start + one.stop, NAMES[one.type]) for one in markup.spans]
            for s, markup in zip(sentences, marked, strict=True)
        ]

    def parse(self, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        cut = [list(razdel.tokenize(sentence.text)) for sentence in sentences]
        order = sorted(range(len(cut)), key=lambda i: len(cut[i]))  # like lengths together: less padding
        words = [[without_yo(token.text) for token in cut[i]] for i in order]
        trees: list[tuple[Token, ...]] = [()] * len(cut)
        for i, tags, (heads, relations) in zip(order, self._morph.map(words), self._trees(words), strict=True):
            trees[i] = outside_clauses(self._tokens(sentences[i].start, cut[i], tags.tokens, heads, relations))
        return trees

    def lemma(self, word: str) -> str:
        return self._lemmas(word, "X", {})

    def _trees(self, sentences: list[list[str]]) -> "list[tuple[list[int], list[str]]]":
        """slovnet's own inference, with the tree repaired before the relations are chosen."""
        infer, found = self._syntax.infer, []
        for start in range(0, len(sentences), self._syntax.batch_size):
            for batch in infer.encoder(sentences[start : start + self._syntax.batch_size]):
                model, mask = infer.model, ~batch.pad_mask
                state = model.encoder(model.emb(batch.word_id, batch.shape_id), batch.pad_mask)
                scores = model.head(state)
                heads = model.head.decode(scores, mask)
                for row, length in enumerate(mask.sum(axis=1)):
                    chosen = heads[row, :length].tolist()
                    if not is_tree(chosen):
                        chosen = best_tree(scores[row, :length, : length + 1])
                    heads[row, :length] = projective(chosen)
                relations = split_masked(model.rel.decode(model.rel(state, heads), mask), mask)
                for one, names in zip(split_masked(heads, mask), relations, strict=True):
                    found.append((numpy.asarray(one).tolist(), [infer.decoder.rels_vocab.decode(name) for name in names]))
        return found

    def _tokens(self, offset: int, cut: list[Any], tags: list[Any], heads: list[int], relations: list[str]) -> "list[Token]":
        return [
            Token(
                text=word.text, start=offset + word.start, end=offset + word.stop, index=index,
                lemma=self._lemmas(word.text, tag.pos, tag.feats or {}), pos=tag.pos, features=tag.feats or {},
                head=head - 1 if head else None, relation="root" if not head else relation,
            )
            for index, (word, tag, head, relation) in enumerate(zip(cut, tags, heads, relations, strict=True))
        ]


def outside_clauses(tokens: list[Token]) -> tuple[Token, ...]:
    """What stands before a clause's conjunction and its comma is not the clause's: it goes to the last verb before it.

    slovnet hangs «за 18 месяцев» in «выросла за 18 месяцев, что больше …» on the predicate of the second clause.
    """
    openers = border_words().clause_openers
    begins: dict[int, int] = {}
    for token in tokens:
        if token.head is not None and token.index < token.head and (token.relation == "mark" or token.lemma in openers):
            begins[token.head] = min(token.index, begins.get(token.head, token.index))
    mended = list(tokens)
    for token in tokens:
        start = begins.get(token.head, 0) if token.head is not None else 0
        if token.index < start and token.base in ADJUNCTS and any(t.text == "," for t in tokens[token.index : start]):
            verb = next((t for t in reversed(tokens[: token.index]) if t.pos == "VERB"), None)
            if verb is not None and not is_below(mended, verb, token):
                mended[token.index] = replace(token, head=verb.index)
    return tuple(mended)


def is_below(tokens: list[Token], token: Token, other: Token) -> bool:
    """Whether `other` is above `token` in the tree."""
    here: int | None = token.index
    while here is not None and here != other.index:
        here = tokens[here].head
    return here is not None


def without_yo(word: str) -> str:
    """The word as the models' news spells it: they were trained without ё and take «передаёт» for a noun."""
    return word.replace("ё", "е").replace("Ё", "Е")


class Lemmatizer:
    """The dictionary form that fits a tag best; every answer is kept, because news repeats its words."""

    def __init__(self) -> None:
        self._analyzer = MorphAnalyzer(lang="ru")
        self._known: dict[tuple[str, str, str], str] = {}

    def __call__(self, word: str, pos: str, features: dict[str, str]) -> str:
        key = (word, pos, features.get("Case", "") + features.get("Number", "") + features.get("Gender", ""))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._choose(word, pos, features)
        return known

    def _choose(self, word: str, pos: str, features: dict[str, str]) -> str:
        wanted = PARTS.get(pos, set())
        grammemes = {
            CASES.get(features.get("Case", "")), NUMBERS.get(features.get("Number", "")), GENDERS.get(features.get("Gender", "")),
        } - {None}

        def fitness(parse: Any) -> tuple[bool, int, float]:
            return parse.tag.POS in wanted, sum(g in parse.tag for g in grammemes), parse.score

        best = max(self._analyzer.parse(word), key=fitness)
        return str(best.normal_form).replace("ё", "е")
