"""Drafts with a valid checksum around content that no draft holds."""

from __future__ import annotations

import hashlib
from typing import Final

from perfeval_gui.storage.draft.draft import MOST_ROWS

CONTENT: Final = '{"edition": "yunxi-2023", "year": 2023, "values": {}, "tables": {}}'
VALUE: Final = '{"edition": "yunxi-2023", "year": 2023, "values": {%s}}'
TABLE: Final = '{"edition": "yunxi-2023", "year": 2023, "tables": {%s}}'
HEAD: Final = '{"edition": %s, "year": %s}'
HOSTILE: Final = {
    "empty": "",
    "null": "null",
    "list": "[]",
    "text": '"x"',
    "number": "1",
    "no year": '{"edition": "x"}',
    "no edition": '{"year": 2023}',
    "cut": CONTENT[:-1],
    "two": CONTENT + CONTENT,
    "bom": "\ufeff" + CONTENT,
    "100,000 brackets": "[" * 100_000,
    "100,000 braces": '{"a":' * 100_000,
    "two million lists": VALUE % ('"later": [%s[]]' % ("[]," * 2_000_001)),
    "more than a million names": VALUE % ",".join(f'"k{n}":1' for n in range(1_200_000)),
    "as many names as may be": VALUE % ",".join(f'"k{n}":1' for n in range(399_000)),
    "deep unknown key": '{"edition": "x", "year": 2023, "later": ' + "[" * 60 + "]" * 60 + "}",
    "deeper unknown key": '{"edition": "x", "year": 2023, "later": ' + "[" * 900 + "]" * 900 + "}",
    "repeated root key": '{"edition": "x", "edition": "y", "year": 2023}',
    "repeated value": VALUE % '"quota": "1", "quota": "2"',
    "NaN": VALUE % '"quota": NaN',
    "Infinity": VALUE % '"later": -Infinity',
    "1e999": VALUE % '"quota": 1e999',
    "1e999 unknown": VALUE % '"later": 1e999',
    "float": VALUE % '"executed": 24.92',
    "5,000 digits": VALUE % ('"later": ' + "9" * 5000),
    "number as figure": VALUE % '"quota": 8',
    "bool as figure": VALUE % '"quota": true',
    "list as figure": VALUE % '"quota": ["8"]',
    "exponent": VALUE % '"executed": "1E+30"',
    "16 digits": VALUE % ('"executed": "%s"' % ("9" * 16)),
    "Arabic digits": VALUE % '"quota": "٨"',
    "figure with space": VALUE % '"quota": " 8"',
    "empty figure": VALUE % '"quota": ""',
    "unread number": VALUE % '"quota": {"unread": 8}',
    "unread list": VALUE % '"quota": {"unread": ["8"]}',
    "unread and more": VALUE % '"quota": {"unread": "8", "x": 1}',
    "no unread": VALUE % '"quota": {}',
    "number as text": VALUE % '"unit": 5',
    "null as text": VALUE % '"unit": null',
    "dict as text": VALUE % '"unit": {"unread": "x"}',
    "text as flag": VALUE % '"project_linked": "true"',
    "number as flag": VALUE % '"project_linked": 1',
    "null as flag": VALUE % '"project_linked": null',
    "week as day": VALUE % '"base_date": "2024-W25-4"',
    "wrong day": VALUE % '"base_date": "2024-02-30"',
    "year 0": VALUE % '"base_date": "0000-01-01"',
    "values as list": '{"edition": "x", "year": 2023, "values": []}',
    "tables as list": '{"edition": "x", "year": 2023, "tables": [{}]}',
    "table as dict": TABLE % '"projects": {"0": {}}',
    "row as list": TABLE % '"projects": [[]]',
    "row as null": TABLE % '"projects": [null]',
    "id bool": TABLE % '"projects": [{"id": true}]',
    "id text": TABLE % '"projects": [{"id": "1"}]',
    "id below 0": TABLE % '"projects": [{"id": -1}]',
    "id huge": TABLE % ('"projects": [{"id": %s}]' % ("9" * 4000)),
    "ids repeated": TABLE % '"projects": [{"id": 1}, {"id": 2}, {"id": 1}]',
    "figure in a row": TABLE % '"projects": [{"final": 5}]',
    "choice as number": TABLE % '"indicators": [{"group": 1}]',
    "too many rows": TABLE % ('"projects": [%s{}]' % ("{}," * MOST_ROWS)),
    "rows of two tables": TABLE
    % ('"projects": [%s{}], "evaluators": [%s{}]' % (("{}," * (MOST_ROWS // 2),) * 2)),
    "half a million names of rows": VALUE
    % f'"later": [{"".join(f"""{{"x{n}": ":"}},""" for n in range(500_000))}{{}}]',
    "a text that never ends": VALUE % ('"unit": "' + '\\"' * 100_000),
    "marks in a text, and too many parts": VALUE
    % ('"unit": ",,,", "later": [%s0]' % ("0," * 2_000_001)),
    "year bool": HEAD % ('"x"', "true"),
    "year text": HEAD % ('"x"', '"2023"'),
    "year 10000": HEAD % ('"x"', "10000"),
    "year below 1": HEAD % ('"x"', "0"),
    "year huge": HEAD % ('"x"', "9" * 400),
    "edition number": HEAD % ("5", "2023"),
    "edition null": HEAD % ("null", "2023"),
    "lone surrogate": HEAD % (r'"\ud800"', "2023"),
    "surrogate key": VALUE % r'"\ud800": 1',
    "surrogate value": VALUE % r'"later": "\udfff"',
    "line break in edition": HEAD % (r'"a\nb"', "2023"),
    "pickle": "cos\nsystem\n(S'true'\ntR.",
}


def sealed(body: str | bytes, version: object = 1) -> bytes:
    """*body* with the header that belongs to it, as someone who knows the format could write."""
    raw = body.encode("utf-8") if isinstance(body, str) else body
    return f"PERFEVAL {version} {len(raw)} {hashlib.sha256(raw).hexdigest()}\n".encode() + raw
