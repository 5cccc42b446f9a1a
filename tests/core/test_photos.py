"""A photo keeps its pixels and nothing else; anything but a photo is refused with a sentence."""

import io
import random
import struct
import subprocess
import sys
import textwrap
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from app.core.media.formats import SENTENCES
from app.core.media.photos import PhotoRefused, prepare

CANARY = b"48.8583701N-Samia-iPhone"
PLACE = CANARY.decode()
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + CANARY + b"</x:xmpmeta>"


def picture(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """A blue field with a red top left corner."""
    image = Image.new("RGB", (width, height), "blue")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height // 2), fill="red")
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    page = io.BytesIO()
    image.save(page, kind, **options)
    return page.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112], data[0x010F], data[0x0131] = orientation, PLACE, PLACE
    data.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 30.1), 3: "E", 4: (2.0, 17.0, 40.2), 29: PLACE[:10]})
    data.get_ifd(0x8769)[0x9286] = CANARY
    return data


def png_with_texts() -> bytes:
    info = PngInfo()
    info.add_text("Author", PLACE)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    info.add_text("Comment", PLACE, zip=True)
    return saved(picture(), "PNG", pnginfo=info, exif=exif().tobytes())


def jpeg_with_segment(marker: int, payload: bytes) -> bytes:
    data = saved(picture(), "JPEG")
    return data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload + data[2:]


TELLING = {
    "exif with a place": lambda: saved(picture(), "JPEG", exif=exif()),
    "xmp": lambda: saved(picture(), "JPEG", xmp=XMP),
    "jpeg comment": lambda: saved(picture(), "JPEG", comment=CANARY),
    "iptc": lambda: jpeg_with_segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + CANARY),
    "colour profile": lambda: saved(picture(), "JPEG", icc_profile=CANARY * 20),
    "maker's segment": lambda: jpeg_with_segment(0xEB, CANARY),
    "video after the picture": lambda: saved(picture(), "JPEG") + b"\0\0\0\x18ftypmp42" + CANARY * 500,
    "two pictures in one": lambda: saved(picture(), "MPO", save_all=True, append_images=[picture()], exif=exif().tobytes()),
    "png texts": png_with_texts,
    "webp": lambda: saved(picture(), "WEBP", exif=exif().tobytes(), xmp=XMP, icc_profile=CANARY * 20),
    "gif comment": lambda: saved(picture(mode="P"), "GIF", comment=CANARY),
}


def markers(jpeg: bytes) -> set[int]:
    """The kinds of segments before and between the scans."""
    found, at = set(), 2
    while at < len(jpeg) - 1:
        if jpeg[at] == 0xFF and jpeg[at + 1] not in (0, *range(0xD0, 0xD8)):
            found.add(jpeg[at + 1])
            at += 2 + (int.from_bytes(jpeg[at + 2:at + 4], "big") if jpeg[at + 1] != 0xD9 else 0)
        else:
            at += 1
    return found


@pytest.mark.parametrize("name", TELLING)
def test_no_place_device_or_comment_is_served(name: str) -> None:
    data = TELLING[name]()
    assert b"Samia" in data or name == "png texts"
    photo = prepare(io.BytesIO(data))
    for served in (photo.image, photo.thumbnail):
        assert markers(served) <= {0xE0, 0xDB, 0xC2, 0xC4, 0xDA, 0xD9}  # JFIF header, tables, frame, scans, end
        assert b"Samia" not in served and b"Exif" not in served
        assert set(Image.open(io.BytesIO(served)).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
                                                            "progression"}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright(orientation: int) -> None:
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    image = picture(400, 200)
    if orientation > 1:
        image = image.transpose(Image.Transpose(turns[orientation]))
    photo = prepare(io.BytesIO(saved(image, "JPEG", exif=exif(orientation), quality=95)))
    assert (photo.width, photo.height) == (400, 200)
    red, _, blue = Image.open(io.BytesIO(photo.image)).getpixel((20, 20))  # type: ignore[misc]
    assert red > 200 > 50 > blue


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_large_photo_becomes_light(kind: str) -> None:
    photo = prepare(io.BytesIO(saved(picture(4000, 3000), kind)))
    assert (photo.width, photo.height) == (1600, 1200)
    assert (photo.thumbnail_width, photo.thumbnail_height) == (480, 360)
    assert Image.open(io.BytesIO(photo.thumbnail)).size == (480, 360)


def test_a_small_photo_is_not_blown_up() -> None:
    photo = prepare(io.BytesIO(saved(picture(60, 3), "PNG")))
    assert (photo.width, photo.height, photo.thumbnail_width) == (60, 3, 60)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    image = Image.new("I;16", (64, 48), 40_000) if mode == "I;16" else picture(64, 48, mode)
    assert prepare(io.BytesIO(saved(image, "PNG"))).width == 64


def test_what_is_transparent_becomes_white() -> None:
    photo = prepare(io.BytesIO(saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG")))
    assert Image.open(io.BytesIO(photo.image)).getpixel((10, 10)) == (255, 255, 255)


def test_printers_colours_and_moving_pictures_are_read() -> None:
    assert prepare(io.BytesIO(saved(picture(64, 48, "CMYK"), "JPEG"))).width == 64
    moving = saved(picture(64, 48), "GIF", save_all=True, append_images=[Image.new("RGB", (64, 48))])
    red = Image.open(io.BytesIO(prepare(io.BytesIO(moving)).image)).getpixel((5, 5))
    assert red[0] > 200  # type: ignore[index]


def bomb(width: int, height: int, depth: int = 1) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    header = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    rows = zlib.compress(bytes(10_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg_and_zip() -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        archive.writestr("a", "b")
    return saved(picture(), "JPEG") + page.getvalue()


def many_scans() -> bytes:
    data = saved(picture(), "JPEG", progressive=True)
    last = data[data.rfind(b"\xff\xda"):-2]
    return data[:-2] + last * 3000 + data[-2:]


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("empty", lambda: b""),
    "13 MB": ("too_heavy", lambda: saved(picture(), "JPEG") + bytes(13_000_000)),
    "30,000 × 30,000": ("too_many_pixels", lambda: bomb(30_000, 30_000)),
    "50 megapixels": ("too_many_pixels", lambda: saved(Image.new("L", (8160, 6120)), "JPEG")),
    "large webp": ("too_many_pixels", lambda: saved(Image.new("L", (8160, 6120)), "WEBP", quality=1)),
    "large gif": ("too_many_pixels", lambda: b"GIF89a" + struct.pack("<HH", 65_000, 65_000) + bytes(50)),
    "heic": ("heic", lambda: b"\0\0\0\x18ftypheic" + bytes(50)),
    "avif": ("avif", lambda: b"\0\0\0\x18ftypavif" + bytes(50)),
    "video": ("video", lambda: b"\0\0\0\x18ftypmp42" + bytes(50)),
    "svg": ("svg", lambda: b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'><script>xqf()</script></svg>"),
    "pdf": ("pdf", lambda: b"%PDF-1.7\n"),
    "zip": ("archive", lambda: b"PK\x03\x04" + bytes(50)),
    "web page": ("unknown", lambda: b"<html><script>xqf()</script>"),
    "bmp": ("unknown", lambda: saved(picture(), "BMP")),
    "tiff": ("unknown", lambda: saved(picture(), "TIFF")),
    "jpeg and zip": ("disguised", jpeg_and_zip),
    "jpeg and pdf": ("disguised", lambda: saved(picture(), "JPEG", comment=b"%PDF-1.7 ")),
    "gif and script": ("disguised", lambda: b"GIF89a/*<script>xqf()</script>" + bytes(50)),
    "thousands of scans": ("damaged", many_scans),
    "half a jpeg": ("damaged", lambda: saved(picture(), "JPEG")[:3000]),
    "three bytes": ("damaged", lambda: b"\xff\xd8\xff"),
    "half a png": ("damaged", lambda: saved(Image.effect_noise((99, 99), 9), "PNG")[:2000]),
    "half a webp": ("damaged", lambda: saved(picture(), "WEBP")[:40]),
    "half a gif": ("damaged", lambda: saved(picture(), "GIF")[:40]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_anything_else_is_refused_with_a_sentence(name: str) -> None:
    code, data = REFUSED[name]
    with pytest.raises(PhotoRefused) as refused:
        prepare(io.BytesIO(data()))
    assert refused.value.code == code
    assert str(refused.value.sentence) == str(SENTENCES[code])


def test_a_spoilt_photo_is_read_or_refused_never_an_error() -> None:
    rng = random.Random(7)
    for kind in ("JPEG", "PNG", "WEBP", "GIF"):
        whole = saved(picture(120, 90), kind)
        for _ in range(150):
            data = bytearray(whole)
            for _ in range(rng.randint(1, 12)):
                data[rng.randrange(len(data))] = rng.randrange(256)
            try:
                prepare(io.BytesIO(bytes(data[:rng.randint(len(data) // 2, len(data))])))
            except PhotoRefused:
                continue


def test_a_bomb_costs_nothing() -> None:
    """In a process of its own: under a second and under 60 MB more."""
    program = textwrap.dedent("""
        import io, resource, sys, time
        from app.core.media.photos import PhotoRefused, prepare
        before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
        try:
            prepare(io.BytesIO(sys.stdin.buffer.read()))
        except PhotoRefused as refused:
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            print(refused.code, time.monotonic() - started < 1, grown < 60_000)
    """)
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], input=bomb(30_000, 30_000), capture_output=True, check=True, cwd=root)
    assert done.stdout.split() == [b"too_many_pixels", b"True", b"True"]
