"""Moving pictures: the pictures of a series one after another, as GIF or WebP."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from graph.errors import UsageError
from graph.words.messages import either

if TYPE_CHECKING:
    from collections.abc import Iterable

MOVING = ("gif", "webp")
NEARLY_WHITE = 246  # of 255, in every channel


def animation(
    frames: Iterable[bytes], form: str = "gif", *, seconds: float = 1.2, last: float = 4.0, width: int = 1280
) -> bytes:
    """Join pictures into a moving one that starts anew for ever.

    Parameters
    ----------
    frames
        PNG pictures of one size, the first one first.
    form
        ``gif``, which every program plays, or ``webp``, a third of the size.
    seconds, last
        How long each picture stays, and the last one.
    width
        Of the result, in pixels.

    Raises
    ------
    UsageError
        When there is no frame, or `form` is neither gif nor webp.
    """
    if form not in MOVING:
        raise UsageError("a moving picture is made as {}, not {!r}", either(*MOVING), form)
    images = [_scaled(frame, width) for frame in frames]
    if not images:
        raise UsageError("a moving picture needs at least one picture")
    durations = [round(seconds * 1000)] * (len(images) - 1) + [round(last * 1000)]
    if form == "gif":
        # One palette for all, or the same orange would change from frame to frame.
        palette = _with_white(images[-1].quantize(255, method=Image.Quantize.MEDIANCUT))
        images = [each.quantize(palette=palette, dither=Image.Dither.NONE) for each in images]
    stream = io.BytesIO()
    options = {"disposal": 1, "optimize": False} if form == "gif" else {"quality": 80, "method": 4}
    images[0].save(
        stream, format=form, save_all=True, append_images=images[1:], duration=durations, loop=0, **options
    )
    return stream.getvalue()


def _scaled(frame: bytes, width: int) -> Image.Image:
    with Image.open(io.BytesIO(frame)) as image:
        height = round(image.height * width / image.width)
        return image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)


def _with_white(image: Image.Image) -> Image.Image:
    """The image with the near-whites of its palette made white.

    Pillow looks colours up four shades at a time, so paper would come out as the
    nearest of them, a little grey.
    """
    colours = image.getpalette() or []
    for at in range(0, len(colours), 3):
        if min(colours[at : at + 3]) >= NEARLY_WHITE:
            colours[at : at + 3] = [255, 255, 255]
    image.putpalette(colours)
    return image
