"""Who does it and to whom, on trees made by hand."""

from dragoman.grammar.roles import Filler, agents, indirect, obliques, owners, patients
from dragoman.model import Sentence, Token
from tiny import tiny_sentence

SUPPLIED = """
    1 Weapons   weapon  NOUN  _                          3 nsubj:pass
    2 were      be      AUX   Tense=Past                 3 aux:pass
    3 supplied  supply  VERB  Tense=Past|VerbForm=Part   0 root
    4 by        by      ADP   _                          5 case
    5 Iran      iran    PROPN _                          3 obl:agent
    6 and       and     CCONJ _                          7 cc
    7 Syria     syria   PROPN _                          5 conj
"""
WANTS = """
    1 France   france  PROPN _              2 nsubj
    2 urged    urge    VERB  Tense=Past     0 root
    3 Turkey   turkey  PROPN _              2 obj
    4 to       to      PART  _              5 mark
    5 visit    visit   VERB  VerbForm=Inf   2 xcomp
    6 Egypt    egypt   PROPN _              5 obj
"""
CLAUSES = """
    1 Власти       власть       NOUN  Case=Nom|Number=Plur               2 nsubj
    2 просили      просить      VERB  Tense=Past|VerbForm=Fin            0 root
    3 выдать       выдать       VERB  VerbForm=Inf                       2 xcomp
    4 беглеца      беглец       NOUN  Case=Acc                           3 obj
    5 ,            ,            PUNCT _                                  2 punct
    6 президент    президент    NOUN  Case=Nom|Number=Sing               2 nsubj
    7 отказал      отказать     VERB  Tense=Past|VerbForm=Fin            2 conj
"""
SENT = """
    1 письмо       письмо       NOUN  Case=Nom                                     0 root
    2 ,            ,            PUNCT _                                            3 punct
    3 направленное направить    VERB  Case=Nom|Tense=Past|VerbForm=Part|Voice=Pass 1 acl
    4 Киму         ким          PROPN Case=Dat                                     3 obl:agent
"""
WHICH = """
    1 Москва       москва       PROPN Case=Nom|Number=Sing               6 nsubj
    2 ,            ,            PUNCT _                                  4 punct
    3 которая      который      PRON  Case=Nom|PronType=Rel              4 nsubj
    4 помогла      помочь       VERB  Tense=Past|VerbForm=Fin            1 acl:relcl
    5 Ирану        иран         PROPN Case=Dat                           4 iobj
    6 молчит       молчать      VERB  Tense=Pres|VerbForm=Fin            0 root
"""
EFFORTS = """
    1 Минск       минск       PROPN Case=Nom   2 nsubj
    2 поддержал   поддержать  VERB  Tense=Past 0 root
    3 усилия      усилие      NOUN  Case=Acc   2 obj
    4 Китая       китай       PROPN Case=Gen   3 nmod
    5 против      против      ADP   _          6 case
    6 Японии      япония      PROPN Case=Gen   3 nmod
"""


def words(found: list[Filler]) -> list[str]:
    return [one.token.text for one in found]


def verb(sentence: Sentence, text: str) -> Token:
    return next(token for token in sentence.tokens if token.text == text)


def test_the_agents_of_a_passive_stand_behind_by() -> None:
    sentence = tiny_sentence("Weapons were supplied by Iran and Syria", SUPPLIED)
    assert words(agents(sentence, verb(sentence, "supplied"))) == ["Iran", "Syria"]
    assert words(patients(sentence, verb(sentence, "supplied"))) == ["Weapons"]


def test_an_infinitive_is_done_by_the_object_of_what_governs_it() -> None:
    sentence = tiny_sentence("France urged Turkey to visit Egypt", WANTS)
    assert words(agents(sentence, verb(sentence, "visit"))) == ["Turkey"]


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    sentence = tiny_sentence("Москва, которая помогла Ирану молчит", WHICH, "ru")
    assert words(agents(sentence, verb(sentence, "помогла"))) == ["Москва"]
    assert words(indirect(sentence, verb(sentence, "помогла"))) == ["Ирану"]


def test_owners_and_prepositions_of_a_noun() -> None:
    sentence = tiny_sentence("Минск поддержал усилия Китая против Японии", EFFORTS, "ru")
    assert words(owners(sentence, verb(sentence, "усилия"))) == ["Китая"]
    assert words(obliques(sentence, verb(sentence, "усилия"), ("против",))) == ["Японии"]


def test_a_subject_behind_a_comma_is_no_object_of_the_clause_before() -> None:
    sentence = tiny_sentence("Власти просили выдать беглеца, президент отказал", CLAUSES, "ru")
    assert "президент" not in words(patients(sentence, verb(sentence, "просили")))


def test_a_dative_is_no_agent_whatever_the_tree_calls_it() -> None:
    sentence = tiny_sentence("письмо, направленное Киму", SENT, "ru")
    sent = verb(sentence, "направленное")
    assert (words(agents(sentence, sent)), words(indirect(sentence, sent))) == ([], ["Киму"])
