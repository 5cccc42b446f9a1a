"""A photo from a phone becomes two light JPEG files that hold pixels and nothing else.

Place, device, hidden thumbnails and comments are lost because the picture is drawn anew, not because they
were looked for.
"""

import io
import struct
import threading
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageOps

from app.core.media.formats import LARGEST_PIXELS, SENTENCES, PhotoRefused, sniff

__all__ = ["LARGEST_BYTES", "SENTENCES", "PhotoRefused", "PreparedPhoto", "prepare"]

LARGEST_BYTES = 12_000_000
LONG_SIDE = 1600
THUMBNAIL_SIDE = 480
CONTENT_TYPE = "image/jpeg"

_QUALITY = 80
_THUMBNAIL_QUALITY = 74
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, OverflowError, struct.error,
           zlib.error)
# Decoding 40 megapixels takes up to 300 MB: several at once could exhaust a small server.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class PreparedPhoto:
    """Two JPEG files and their sizes in pixels."""

    image: bytes
    width: int
    height: int
    thumbnail: bytes
    thumbnail_width: int
    thumbnail_height: int
    content_type: str = CONTENT_TYPE


def prepare(stream: BinaryIO, max_bytes: int = LARGEST_BYTES) -> PreparedPhoto:
    """The photo in ``stream``, upright, without metadata, 1600 pixels at most, with a thumbnail of 480.

    Reads at most ``max_bytes`` + 1 bytes. Raises PhotoRefused, whose ``sentence`` says what to do instead.
    """
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise PhotoRefused("too_heavy")
    name = sniff(data)
    with _one_at_a_time:
        image = _reduced(data, name)
    thumbnail = _drawn_anew(image, THUMBNAIL_SIDE)
    return PreparedPhoto(_as_jpeg(image, _QUALITY), image.width, image.height,
                         _as_jpeg(thumbnail, _THUMBNAIL_QUALITY), thumbnail.width, thumbnail.height)


def _reduced(data: bytes, name: str) -> Image.Image:
    """The first frame, upright and small. Whatever a broken file makes Pillow raise is one refusal."""
    try:
        picture = Image.open(io.BytesIO(data), formats=[name, "MPO"] if name == "JPEG" else [name])
        if picture.width * picture.height > LARGEST_PIXELS:  # a frame may be larger than its file declares
            raise PhotoRefused("too_many_pixels")
        picture.draft("RGB", (LONG_SIDE, LONG_SIDE))  # a large JPEG is decoded at a half, a quarter…
        picture.load()
        ImageOps.exif_transpose(picture, in_place=True)
        return _drawn_anew(picture, LONG_SIDE)
    except PhotoRefused:
        raise
    except Image.DecompressionBombError as error:
        raise PhotoRefused("too_many_pixels") from error
    except (*_BROKEN, MemoryError) as error:
        raise PhotoRefused("damaged") from error


def _drawn_anew(picture: Image.Image, long_side: int) -> Image.Image:
    """A new RGB image on white that fits in ``long_side``: nothing but the pixels is carried over."""
    if picture.mode.startswith("I"):  # 16-bit grey
        picture = picture.convert("I").point(lambda value: value * (1 / 256) + 0).convert("L")
    has_alpha = picture.mode in ("LA", "PA", "RGBa", "RGBA") or "transparency" in picture.info
    mode = "RGBA" if has_alpha else "RGB"
    colours = picture if picture.mode == mode else picture.convert(mode)
    scale = min(1.0, long_side / max(colours.size))
    size = (max(1, round(colours.width * scale)), max(1, round(colours.height * scale)))
    if colours.size != size:
        colours = colours.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    fresh = Image.new("RGB", size, "white")
    fresh.paste(colours, mask=colours.getchannel("A") if has_alpha else None)
    return fresh


def _as_jpeg(picture: Image.Image, quality: int) -> bytes:
    page = io.BytesIO()
    picture.save(page, "JPEG", quality=quality, optimize=True, progressive=True)
    return page.getvalue()
