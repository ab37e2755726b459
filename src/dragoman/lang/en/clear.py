"""From spaCy's English labels (ClearNLP's) to Universal Dependencies.

What differs and is rebuilt here: prepositions govern their noun, the copula governs its predicate, each conjunct hangs on the one
before it, and a handful of labels have other names.
Labels: https://github.com/clir/clearnlp-guidelines; UD: https://universaldependencies.org/u/dep.
"""

from collections.abc import Iterator
from typing import Any

from dragoman.lang.en.verb_forms import verb_forms
from dragoman.model import Token

RENAMED = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "poss": "nmod:poss",
    "relcl": "acl:relcl", "neg": "advmod", "prt": "compound:prt", "npadvmod": "obl:unmarked", "quantmod": "advmod", "oprd": "xcomp",
    "intj": "discourse", "meta": "dep", "preconj": "cc:preconj", "predet": "det:predet", "acomp": "xcomp", "attr": "xcomp",
    "dative": "iobj", "pobj": "obl", "pcomp": "advcl", "prep": "case", "agent": "case",
}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"}
BE = "be"


class Node:
    """A token while its place in the tree is being changed."""

    def __init__(self, token: Any) -> None:
        self.token = token
        self.index: int = token.i
        self.head: int | None = None if token.head.i == token.i else token.head.i
        self.label: str = token.dep_
        self.relation = "mark" if token.tag_ == "TO" else RENAMED.get(token.dep_, token.dep_)


def universal(doc: Any, offset: int) -> Iterator[Token]:
    """The tokens of a parsed spaCy Doc (one sentence, at least one token) in Universal Dependencies; `offset` is added to every place."""
    nodes = [Node(token) for token in doc]
    one_root(nodes)
    turn_prepositions(nodes)
    turn_copulas(nodes)
    flatten_conjuncts(nodes)
    kept = {n.index: k for k, n in enumerate(n for n in nodes if not n.token.is_space)}
    for node in nodes:
        if node.index not in kept:
            continue
        token, head = node.token, node.head
        while head is not None and head not in kept:
            head = nodes[head].head
        yield Token(
            text=token.text, start=offset + token.idx, end=offset + token.idx + len(token.text), index=kept[node.index],
            lemma=lemma_of(token), pos=token.pos_, features=features(token), head=None if head is None else kept[head],
            relation="root" if head is None else node.relation,
        )


def lemma_of(token: Any) -> str:
    """The dictionary form: the model's own, but for the verb forms that it gets wrong."""
    mended = verb_forms().get(token.lower_) if token.pos_ == "VERB" else None
    return mended or token.lemma_.lower()


def one_root(nodes: list[Node]) -> None:
    """Blank tokens never stay root; further roots hang on the first."""
    roots = [n for n in nodes if n.head is None]
    main = next((n for n in roots if not n.token.is_space), None)
    if main is None:
        main = next((n for n in nodes if not n.token.is_space), roots[0])
        main.head, main.relation = None, "root"
    for other in roots:
        if other is not main:
            other.head, other.relation = main.index, "parataxis"


def turn_prepositions(nodes: list[Node]) -> None:
    """`talks ← with ← Iran` becomes `talks ← Iran`, with `with` as Iran's case; a preposition before a clause becomes its mark."""
    for prep in nodes:
        if prep.label not in {"prep", "agent", "dative"} or prep.token.pos_ not in {"ADP", "SCONJ", "PART", "ADV", "VERB", "ADJ"}:
            continue
        below = [n for n in nodes if n.head == prep.index]
        inner = next((n for n in below if n.label in {"pobj", "pcomp"}), None)
        if inner is None:
            nested = next((n for n in below if n.label == "prep"), None)
            prep.relation = "advmod" if nested is None else "case"
            if nested is not None:  # "out of Kyiv": both are the noun's
                deeper = next((n for n in nodes if n.head == nested.index and n.label in {"pobj", "pcomp"}), None)
                if deeper is not None:
                    take_over(nodes, prep, deeper, keep=nested)
            continue
        take_over(nodes, prep, inner)


def take_over(nodes: list[Node], prep: Node, inner: Node, keep: Node | None = None) -> None:
    """`inner` takes the place of `prep` in the tree, and `prep` hangs on it."""
    head = None if prep.head is None else nodes[prep.head]
    clause = inner.label == "pcomp" and inner.token.pos_ in {"VERB", "AUX"}
    nominal_head = head is not None and head.token.pos_ in NOMINAL
    relation = "root" if head is None else relation_of(prep, clause, nominal_head)
    for other in [n for n in nodes if n.head == prep.index and n is not inner and n is not keep]:
        other.head = inner.index
    if keep is not None:
        keep.head, keep.relation = inner.index, "case"
    inner.head, inner.relation = prep.head, relation
    prep.head, prep.relation = inner.index, "mark" if clause else "case"


def relation_of(prep: Node, clause: bool, nominal_head: bool) -> str:
    if clause:
        return "acl" if nominal_head else "advcl"
    if prep.label == "agent":
        return "obl:agent"
    return "nmod" if nominal_head else "obl"


def turn_copulas(nodes: list[Node]) -> None:
    """`Iran ← is → ally` becomes `ally → Iran, is`: the predicate governs."""
    for verb in nodes:
        if verb.token.lemma_ != BE or verb.label in {"aux", "auxpass"}:
            continue
        below = [n for n in nodes if n.head == verb.index]
        predicate = next((n for n in below if n.label in {"attr", "acomp"}), None)
        if predicate is None:
            continue
        predicate.head, predicate.relation = verb.head, verb.relation
        verb.head, verb.relation = predicate.index, "cop"
        for other in below:
            if other is not predicate:
                other.head = predicate.index


def flatten_conjuncts(nodes: list[Node]) -> None:
    """All conjuncts hang on the first, each conjunction on the conjunct it comes before."""
    for node in nodes:
        while node.relation == "conj" and node.head is not None and nodes[node.head].relation == "conj":
            node.head = nodes[node.head].head
    for node in nodes:
        if node.relation == "cc" and node.head is not None:
            first = nodes[node.head]
            group = first.head if first.relation == "conj" else first.index
            following = next((n for n in nodes[node.index :] if n.relation == "conj" and n.head == group), None)
            if following is not None:
                node.head = following.index


KNOWN_FEATURES: dict[str, dict[str, str]] = {}


def features(token: Any) -> dict[str, str]:
    key = str(token.morph)
    known = KNOWN_FEATURES.get(key)
    if known is None:
        known = KNOWN_FEATURES[key] = token.morph.to_dict()
    if token.dep_ == "neg":
        return {**known, "Polarity": "Neg"}
    return known
