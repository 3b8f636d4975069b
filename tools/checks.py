"""Write docs/checks.md, the page of all findings, from the catalogue; ``--check`` only says whether it is.

Run it after a change to graph/reading/findings.py or graph/reading/catalogue.
"""

from __future__ import annotations

import sys
from pathlib import Path

from graph.reading.catalogue import Entry, Example, entries, shown
from graph.reading.findings import FIXABLE
from graph.words import word

PAGE = Path(__file__).parent.parent / "docs" / "checks.md"
INTRODUCTION = """\
# What `graph check` finds

<!-- Written by tools/checks.py from graph/reading/catalogue. Change it there. -->

`graph check` reads both files, lists every finding, and exits with 1 where there is
an error. `graph check --explain CODE` prints one entry of this page, in Japanese with
`--lang ja`. The examples are run by the tests: each bad one has its finding, each good
one has it no more and no error.

| letter | severity | what it does |
| --- | --- | --- |
| E | error | the data are refused, by every command (`--keep-going` leaves the row out, and says so) |
| W | warning | the data are read, and somebody should look |
| N | note | something was put right on the way, or is worth knowing |

Rows are counted as a spreadsheet counts them, from the header as row 1; a finding
without a row is about the whole file. Below a cell with line breaks this differs from
the lines of an editor, which `--format sarif` gives. What an example shows as `\\u200b` or
`\\x07` is that one character, which does not print. The file that an example does not show
is the small one of the same shape:

```text
id,name,type            source,target,signed
a,Alpha,hub             a,b,2016-05-01
b,Beta,city             b,c,2018-03
c,Gamma,company
```
"""
GROUPS = {
    "1": "The file and its shape",
    "2": "Who is who, and which agreement",
    "3": "Dates and terms",
    "4": "Words, numbers and places",
    "5": "Characters",
}
LETTERS = {"E": "Errors", "W": "Warnings", "N": "Notes"}


def page() -> str:
    """Give the whole page."""
    parts = [INTRODUCTION]
    for letter, heading in LETTERS.items():
        own = [each for each in entries() if each.rule.code[0] == letter]
        parts.append(f"## {heading}\n")
        parts.append(_contents(own))
        parts += [_section(each) for each in own]
    return "\n".join(parts)


def _contents(own: list[Entry]) -> str:
    """The table above the entries of one severity."""
    lines = ["| code | name | meaning | 意味 |", "| --- | --- | --- | --- |"]
    group = ""
    for each in own:
        if each.rule.code[1] != group:
            group = each.rule.code[1]
            lines.append(f"| | **{GROUPS[group]}** | | |")
        anchor = f"{each.rule.code}-{each.rule.slug}".lower()
        summary = each.rule.summary.replace("|", "\\|")
        lines.append(f"| [{each.rule.code}](#{anchor}) | `{each.rule.slug}` | {summary} | {each.ja} |")
    return "\n".join(lines) + "\n"


def _section(each: Entry) -> str:
    return "\n".join(
        [
            f"### {each.rule.code} {each.rule.slug}",
            "",
            f"**{_sentence(each.rule.summary)}** {each.ja}。",
            "",
            f"{each.means} {each.why}",
            "",
            f"*What to do.* {each.do}",
            "",
            f"*対処：* {each.ja_do}",
            "",
            *([word("by_fix"), word("by_fix", "ja"), ""] if each.rule.slug in FIXABLE else []),
            _block("Bad", each.bad),
            _block("Good", each.good),
        ]
    )


def _block(heading: str, example: Example) -> str:
    lines = "\n".join(shown(example))
    encoding = f", saved as {example.encoding}" if example.encoding not in ("utf-8", "latin-1") else ""
    day = f", on {example.today}" if example.today else ""
    return f"{heading}, `{example.shown}`{encoding}{day}:\n\n```csv\n{lines}\n```\n"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def main() -> int:
    if "--check" in sys.argv[1:]:
        return int(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
