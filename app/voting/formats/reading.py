"""Which kind of file this is, by its name and by what it starts with."""

import zlib
from pathlib import PurePath

from app.voting.formats import pabulib, preflib, tables
from app.voting.formats.polls import MOST_BYTES, FormatRefused, PollFile

_PREFLIB = {".soc", ".soi", ".toc", ".toi", ".cat"}


def read_file(name: str, data: bytes, zero_is_grade: bool = False) -> PollFile:
    """The vote in a file, packed with gzip or not. Raises FormatRefused."""
    if data[:2] == b"\x1f\x8b":
        data, name = _unpacked(data), name.removesuffix(".gz")
    suffix, start = PurePath(name).suffix.lower(), data[:2000].lstrip(b"\xef\xbb\xbf \r\n")
    if suffix == ".pb" or start[:4].upper() == b"META":
        return pabulib.read(data)
    if suffix in _PREFLIB or start.startswith(b"# ") and b"ALTERNATIVE" in data[:20_000]:
        return preflib.read(data)
    return tables.read(data, zero_is_grade)


def _unpacked(data: bytes) -> bytes:
    opened = zlib.decompressobj(wbits=31)
    try:
        found = opened.decompress(data, MOST_BYTES + 1)
    except zlib.error as error:
        raise FormatRefused("broken_archive") from error
    if len(found) > MOST_BYTES:
        raise FormatRefused("too_large", found=str(len(found)))
    return found
