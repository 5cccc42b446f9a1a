"""Tells what a file really is from its first bytes, and how large a picture it holds, without decoding it."""

import re
import struct
from typing import Any

from app.core.i18n import _l

LARGEST_PIXELS = 40_000_000
MOST_JPEG_SCANS = 100
"""A camera writes at most a dozen; thousands of them are a way to keep a processor busy."""

_BY_START = (
    (b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"GIF87a", "GIF"), (b"GIF89a", "GIF"),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_STANDALONE = frozenset({0x01, 0xD8})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, 0xD9


class PhotoRefused(ValueError):  # noqa: N818 - named like every refusal here
    """A file that is not kept: ``code`` for programs, ``sentence`` for the person who sent it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence: Any = SENTENCES[code]


SENTENCES = {
    "empty": _l("Ce fichier est vide. Choisissez une autre photo."),
    "too_heavy": _l("Cette photo est trop lourde : 12 Mo au plus. Envoyez-en une capture d’écran."),
    "too_many_pixels": _l(
        "Cette photo est trop grande : 40 millions de points au plus. Envoyez-en une capture d’écran."),
    "heic": _l(
        "Cette photo est au format HEIC, que nous ne savons pas lire. Envoyez-en une capture d’écran. "
        "Pour les prochaines, sur un iPhone : Réglages, Appareil photo, Formats, « Le plus compatible »."),
    "avif": _l("Cette photo est au format AVIF, que nous ne savons pas lire. Envoyez une photo JPEG ou PNG."),
    "svg": _l("Ce fichier est un dessin SVG. Envoyez une photo JPEG ou PNG."),
    "pdf": _l("Ce fichier est un document PDF. Envoyez une photo : vous pouvez photographier la page."),
    "archive": _l("Ce fichier est un dossier compressé. Envoyez les photos une par une."),
    "video": _l("Ce fichier est une vidéo. Envoyez une photo."),
    "disguised": _l(
        "Ce fichier contient autre chose qu’une photo. Envoyez une capture d’écran de cette photo."),
    "damaged": _l(
        "Cette photo est abîmée ou incomplète. Envoyez-la de nouveau, ou choisissez-en une autre."),
    "unknown": _l("Ce fichier n’est pas une photo que nous savons lire. Envoyez une photo JPEG ou PNG."),
}


def sniff(data: bytes) -> str:
    """The name of the picture format (« JPEG », « PNG », « WEBP », « GIF »), from the bytes alone.

    Raises PhotoRefused for any other file, for a file that is two things at once, and for a picture that
    declares too many pixels.
    """
    if not data:
        raise PhotoRefused("empty")
    name = next((name for start, name in _BY_START if data.startswith(start)), None)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        name = "WEBP"
    if name is None:
        raise PhotoRefused(_foreign(data))
    if _is_also_something_else(data):
        raise PhotoRefused("disguised")
    width, height = _declared_size(data, name)
    if width * height > LARGEST_PIXELS:
        raise PhotoRefused("too_many_pixels")
    return name


def _foreign(data: bytes) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        return "heic" if brand in _HEIC_BRANDS else "avif" if brand in (b"avif", b"avis") else "video"
    if b"%pdf-" in head:
        return "pdf"
    if head.startswith((b"pk\x03\x04", b"\x1f\x8b", b"rar!", b"7z\xbc\xaf", b"bzh", b"\xfd7zxz")):
        return "archive"
    return "svg" if b"<svg" in head or b"<!doctype svg" in head else "unknown"


def _is_also_something_else(data: bytes) -> bool:
    """A picture that a browser or another program could open as a document, a script or an archive."""
    head = data[:1024].lower()
    if any(sign in head for sign in (b"%pdf-", b"<svg", b"<script", b"<html", b"<!doctype", b"<?php")):
        return True
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))  # the directory that ends every zip file
    if end < 0 or end + 22 > len(data):
        return False
    (comment,) = struct.unpack_from("<H", data, end + 20)
    return bool(end + 22 + comment == len(data))


def _declared_size(data: bytes, name: str) -> tuple[int, int]:
    """Width and height as written in the header."""
    try:
        if name == "PNG":
            return struct.unpack_from(">II", data, 16)
        if name == "GIF":
            return struct.unpack_from("<HH", data, 6)
        return _webp_size(data) if name == "WEBP" else _jpeg_size(data)
    except struct.error as error:
        raise PhotoRefused("damaged") from error


def _webp_size(data: bytes) -> tuple[int, int]:
    """RFC 9649: the canvas of an extended file, or the frame of a simple one."""
    if data[12:16] == b"VP8X":
        wide, high = int.from_bytes(data[24:27], "little"), int.from_bytes(data[27:30], "little")
        return wide + 1, high + 1
    if data[12:16] == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    wide, high = struct.unpack_from("<HH", data, 26)
    return wide & 0x3FFF, high & 0x3FFF


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Walks from marker to marker to the end of the first picture; refuses one with far too many scans."""
    size, scans, at = None, 0, 0
    while found := _MARKER.search(data, at):
        marker, at = data[found.start() + 1], found.end()
        if marker == _END:
            break
        if marker in _STANDALONE:
            continue
        if marker in _FRAMES and size is None:
            high, wide = struct.unpack_from(">HH", data, at + 3)
            size = wide, high
        scans += marker == _SCAN
        if scans > MOST_JPEG_SCANS:
            raise PhotoRefused("damaged")
        at += int.from_bytes(data[at:at + 2], "big")
    if not size or not scans:
        raise PhotoRefused("damaged")
    return size
