"""Text measured in the columns of a terminal, where a wide character takes two."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells, set_cell_size


def clipped(text: str, width: int, *, ascii: bool = False) -> str:
    """Cut a text that is too wide, and show that it goes on.

    Examples
    --------
    >>> clipped("神奈川県", 7), clipped("Kanagawa", 8), clipped("Kanagawa", 7, ascii=True)
    ('神奈川…', 'Kanagawa', 'Kanag..')
    """
    if cell_len(text) <= width:
        return text
    mark = ".." if ascii else "…"
    return set_cell_size(text, max(width - len(mark), 0)).rstrip() + mark[:width]


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text with blanks.

    Examples
    --------
    >>> padded("神戸", 6), padded("5", 3, right=True)
    ('神戸  ', '  5')
    """
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines, between words where it has any.

    Examples
    --------
    >>> wrapped("new agreements", 10), wrapped("クラスター係数", 8)
    (['new', 'agreements'], ['クラスタ', 'ー係数'])
    """
    lines = [""]
    for each in text.split():
        longer = f"{lines[-1]} {each}".lstrip()
        if cell_len(longer) <= width:
            lines[-1] = longer
        elif cell_len(each) <= width:
            lines.append(each)
        else:  # Japanese has no blanks, so it starts where the line has got to
            lines[-1:] = [part.strip() for part in chop_cells(longer, width)]
    return [each for each in lines if each]
