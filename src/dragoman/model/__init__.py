"""The frozen types that every room speaks."""

from dragoman.model.actor import STATELESS, UNKNOWN, Actor, Mention, MentionKind, MentionType, Name, Nationality
from dragoman.model.answer import Answer, AnsweredClaim, AnsweredStatement, Who
from dragoman.model.certainty import KEPT, LIKELY, SHOWN, SURE, Certainty, certainty
from dragoman.model.claim import Attribution, Check, Claim, ClaimCheck, Kind, ReadBy, Status, Ungrounded, Verdict, Why
from dragoman.model.correction import Action, ActorCorrection, ClaimCorrection, Correction, Review, Withdrawal
from dragoman.model.document import Boilerplate, DateCandidate, Document, Flag, FlagKind, Origin, Paragraph, Reason, day_of
from dragoman.model.engine import Engine
from dragoman.model.reading import Reading, joined
from dragoman.model.span import Span, cut, hull, trim
from dragoman.model.span_index import SpanIndex, by_span
from dragoman.model.statement import Medium, Quote, Speaker, Stance, Statement
from dragoman.model.story import ClaimGroup, Contradiction, Copy, Differs, How, Member, Outline, Story, ToldStory
from dragoman.model.tie import PairAmount, PairCount, PairTotal, Period, Signed, Tie
from dragoman.model.tree import FunctionWords, Sentence, Token
from dragoman.model.values import Place, Quantity, Relation, Role, Time

__all__ = [
    "KEPT",
    "LIKELY",
    "SHOWN",
    "STATELESS",
    "SURE",
    "UNKNOWN",
    "Action",
    "Actor",
    "ActorCorrection",
    "Answer",
    "AnsweredClaim",
    "AnsweredStatement",
    "Attribution",
    "Boilerplate",
    "Certainty",
    "Check",
    "Claim",
    "ClaimCheck",
    "ClaimCorrection",
    "ClaimGroup",
    "Contradiction",
    "Copy",
    "Correction",
    "DateCandidate",
    "Differs",
    "Document",
    "Engine",
    "Flag",
    "FlagKind",
    "FunctionWords",
    "How",
    "Kind",
    "Medium",
    "Member",
    "Mention",
    "MentionKind",
    "MentionType",
    "Name",
    "Nationality",
    "Origin",
    "Outline",
    "PairAmount",
    "PairCount",
    "PairTotal",
    "Paragraph",
    "Period",
    "Place",
    "Quantity",
    "Quote",
    "ReadBy",
    "Reading",
    "Reason",
    "Relation",
    "Review",
    "Role",
    "Sentence",
    "Signed",
    "Span",
    "SpanIndex",
    "Speaker",
    "Stance",
    "Statement",
    "Status",
    "Story",
    "Tie",
    "Time",
    "Token",
    "ToldStory",
    "Ungrounded",
    "Verdict",
    "Who",
    "Why",
    "Withdrawal",
    "by_span",
    "certainty",
    "cut",
    "day_of",
    "hull",
    "joined",
    "trim",
]
