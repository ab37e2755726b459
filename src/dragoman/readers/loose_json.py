"""JSON as pages really carry it: with raw line breaks, comments, commas too many, wrong escapes, HTML entities, several values."""

import html
import json
import re
from typing import Any

import msgspec

STRING_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*+"|/\*(?:[^*]|\*(?!/))*+\*/|(?<!:)//[^\n]*|,(?=\s*[}\]])', re.S)
OPENING = re.compile(r"[{\[]")
WRONG_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
DECODER = json.JSONDecoder(strict=False)  # takes line breaks in strings


def json_values(text: str) -> list[Any]:
    """The values in a text; none where it is no JSON even when mended."""
    try:
        return [msgspec.json.decode(text.strip())]
    except (msgspec.DecodeError, RecursionError):
        pass
    for one in (text, html.unescape(text)):
        if found := mended_values(one):
            return found
    return []


def mended_values(text: str) -> list[Any]:
    text, at, found = mended(text), 0, []
    while start := OPENING.search(text, at):
        try:
            value, at = DECODER.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            break
        found.append(value)
    return found


def mended(text: str) -> str:
    """Without comments and commas too many; strings stay but for escapes that JSON does not know."""
    text = text.replace("<![CDATA[", "").replace("]]>", "")
    return STRING_OR_COMMENT.sub(lambda one: WRONG_ESCAPE.sub("", one[0]) if one[0].startswith('"') else "", text)
